"""Finds what is wrong in a structure tree though every word is there: what no validator sees, and what one does.

In:  the elements of a PDF.   Out: complaints, one a fault.
Promises: a screen reader that moves by figures, tables, lists, links or notes gets what it asks for: a figure's box is
where its picture is drawn, its caption stands beside it, header cells say what they head, links say where they lead.

Source: ISO 14289-1, 7.2 to 7.18; ISO 32000-1, 14.8.5 (attributes).
"""

from collections.abc import Iterator
from itertools import pairwise

from multipub.editions._pdf.observe.elements import Element, Link, Tree
from multipub.editions._pdf.observe.glyphs import Bounds

NEAR = 0.5
"""Points.  How far a figure's box may be from what is drawn: half of the thinnest line that is seen."""

_NOTES = ("Note", "FENote")
_PARTS_OF_ITEMS = ("Lbl", "LBody")


def structure_complaints(tree: Tree) -> Iterator[str]:
    """Yield what is wrong in the elements of a tree."""
    for root in tree.roots:
        for element in root.walk():
            yield from _complaints(element)


def _complaints(element: Element) -> Iterator[str]:
    match element.role:
        case "Figure":
            yield from _of_figure(element)
        case "TH":
            if element.attribute("Table", "Scope") is None and element.attribute("Table", "Headers") is None:
                yield "a header cell does not say what it heads (Scope)"
        case "L":
            yield from _of_list(element)
        case "Link":
            if not any(isinstance(kid, Link) for kid in element.kids):
                yield "a link leads nowhere"
            if any(isinstance(kid, Link) and not kid.contents.strip() for kid in element.kids):
                yield "a link does not say where it leads (Contents)"
        case "Note":
            if element.text("ID") is None:
                yield "a note has no ID"
        case _:
            pass
    yield from _of_captions(element)


def _of_figure(figure: Element) -> Iterator[str]:
    alt = figure.text("Alt")
    name = f"figure {(alt or '')[:40]!r}"
    if not (alt or "").strip():
        yield f"{name} has no alternative text"
    if any(kid.role == "Caption" for kid in figure.walk()):
        yield f"{name} hides its caption behind its alternative text"
    box = figure.attribute("Layout", "BBox")
    if box is None:
        yield f"{name} does not say where it stands (BBox)"
        return
    left, bottom, right, top = (float(corner) for corner in box)
    drawn = [place for sequence in figure.sequences() for place in sequence.pictures]
    if drawn and not _is_near((left, bottom, right, top), _around(drawn)):
        yield f"{name} is said to stand elsewhere than it is drawn (BBox)"
    starts = [(one.left, one.line) for one in figure.sequences() if one.left is not None]
    if not all(left - NEAR <= x <= right + NEAR and bottom - NEAR <= y <= top + NEAR for x, y in starts):
        yield f"{name} is said to stand elsewhere than its words (BBox)"


def _around(drawn: list[Bounds]) -> Bounds:
    lefts, bottoms, rights, tops = zip(*drawn, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _is_near(box: Bounds, drawn: Bounds) -> bool:
    return all(abs(one - other) <= NEAR for one, other in zip(box, drawn, strict=True))


def _of_list(element: Element) -> Iterator[str]:
    if element.attribute("List", "ListNumbering") is None:
        yield "a list does not say how it is numbered (ListNumbering)"
    for item in element.below:
        if item.role not in ("LI", "Caption"):
            yield f"a list holds a {item.role}"
        elif item.role == "LI" and not (item.below and all(part.role in _PARTS_OF_ITEMS for part in item.below)):
            yield "a list item holds something else than its label and its body"


def _of_captions(element: Element) -> Iterator[str]:
    """A caption stands in a table, or straight after its figure or the frame of a decoration."""
    if element.role in ("Table", "L") or element.properties.get("figure") == "decorative":
        return
    roles = [kid.role if isinstance(kid, Element) else "" for kid in element.kids]
    for before, role in pairwise(["", *roles]):
        if role == "Caption" and before != "Figure":
            yield "a caption stands apart from its figure"
