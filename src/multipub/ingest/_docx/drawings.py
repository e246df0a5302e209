"""Says what a drawing among the words is: a picture, a line across the page, a text box, or what nobody can read.

In:  ``w:drawing``, ``w:pict``, ``w:object``.   Out: ``Drawn``, its pictures; what the desk is told of the others.
Promises: what stands in a text box of a drawing is not taken for the drawing's own.

Source: ISO/IEC 29500-1, 20.4 (placement of drawings); ISO/IEC 29500-4, 19 (VML).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from multipub.carriers._word.names import expand
from multipub.ingest import Guess

BOX = expand("w:txbxContent")
_RULE = "{urn:schemas-microsoft-com:office:office}hr"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing or an old picture (VML) among the words; ``language`` is its run's."""

    element: etree._Element
    language: str

    @property
    def floats(self) -> bool:
        """Whether it stands beside the words, and not among them."""
        placed = next(self.element.iter("{*}anchor", "{*}inline"), None)
        if placed is not None:
            return etree.QName(placed).localname == "anchor"
        return any("position:absolute" in (one.get("style") or "") for one in self.element.iter("{*}shape", "{*}group"))

    @property
    def is_rule(self) -> bool:
        """Whether it is the horizontal line that Word puts between paragraphs."""
        return any(one.get(_RULE) in {"t", "true"} for one in self.element.iter("{*}rect", "{*}shape"))


def blips_of(drawing: etree._Element) -> Iterator[etree._Element]:
    """Yield the pictures of a drawing itself; those in its text boxes are read with their words."""
    for one in drawing.iter("{*}blip", "{*}imagedata"):
        if not is_boxed(one, drawing):
            yield one


def is_boxed(element: etree._Element, drawing: etree._Element) -> bool:
    """Whether something in a drawing stands in one of its text boxes."""
    for above in element.iterancestors():
        if above is drawing:
            return False
        if above.tag == BOX:
            return True
    return False


def unread(drawing: etree._Element) -> Guess:
    """Return what the desk is told of a drawing that is no picture: its description, else its name."""
    properties = next(drawing.iter("{*}docPr"), None)
    said = (properties.get("descr") or properties.get("name") if properties is not None else None) or ""
    data = next(drawing.iter("{*}graphicData"), None)
    program = next((one.get("ProgID") or "" for one in drawing.iter("{*}OLEObject")), "")
    kind = (data.get("uri") or "").rsplit("/", 1)[-1] if data is not None else "object of another program"
    painted = " ".join(one.get("string") or "" for one in drawing.iter("{*}textpath"))
    said = said or painted or program
    reason = "neither a picture nor words: a picture of it can take its place"
    return Guess(what=kind or "drawing", words=" ".join(said.split()), reason=reason)
