"""The content streams: where each marked content sequence stands, and the text of its glyphs."""

import re
from dataclasses import dataclass

import pydyf

from multipub.editions._pdf.finish.boxes import Document

PART_OF_LETTER = "\u2060"
"""What a glyph stands for that has no text of its own (``fonts``)."""

_GLYPHS = re.compile(rb"<([0-9a-f]+)>")
_CODE_DIGITS = 4
"""Hexadecimal digits of a glyph's code: the fonts are Identity-H (9.7.5.2)."""


@dataclass(slots=True)
class Place:
    """Where a sequence stands, in a page's stream or in a form XObject the page draws, and the picture it draws."""

    stream: pydyf.Stream
    index: int
    drawn: str
    picture: pydyf.Stream | None = None


class Content:
    """The marked content sequences of all pages, by page and MCID, and the text of their glyphs."""

    def __init__(self, document: Document, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        self._unicode: dict[bytes, dict[int, str]] = {}
        for font in document.fonts.values():
            texts = {glyph: text or PART_OF_LETTER for glyph, text in font.to_unicode.items()}
            self._unicode.setdefault(font.hash.encode(), {}).update(texts)
        self.pages: list[pydyf.Dictionary] = [self.object(reference) for reference in pdf.page_references]
        self.places: dict[tuple[int, int], Place] = {}
        for number, page in enumerate(self.pages):
            self._scan(number, self.object(page["Contents"]), self.object(page["Resources"]))

    def object(self, reference: bytes | str) -> pydyf.Object:
        """Return the object a reference like ``12 0 R`` is for."""
        return self._pdf.objects[int(reference.split()[0])]

    def _scan(self, page: int, stream: pydyf.Stream, resources: pydyf.Dictionary) -> None:
        unicode: dict[int, str] = {}
        place: Place | None = None
        depth = 0
        for index, item in enumerate(stream.stream):
            if isinstance(item, pydyf.Dictionary) and "MCID" in item:
                place, depth = Place(stream, index, ""), 0
                self.places[page, item["MCID"]] = place
            elif not isinstance(item, bytes):
                continue
            elif item.endswith(b" TJ") and place:
                place.drawn += _glyph_text(item, unicode)
            elif item.endswith(b" Tf"):
                unicode = self._unicode.get(item[1:].split(b" ", 1)[0], {})
            elif item in (b"BMC", b"BDC"):
                depth += 1
            elif item == b"EMC":
                depth -= 1
                place = place if depth else None
            elif item.endswith(b" Do"):
                self._draw(page, self.object(resources["XObject"][item[1:-3].decode()]), place)

    def _draw(self, page: int, form: pydyf.Stream, place: Place | None) -> None:
        if place is not None and form.extra.get("Subtype") == "/Image":
            place.picture = form
        elif form.extra.get("Subtype") == "/Form" and "Resources" in form.extra:
            self._scan(page, form, self.object(form.extra["Resources"]))

    def make_artifact(self, page: int, mcid: int, properties: dict[str, str]) -> None:
        """Take a sequence out of the logical structure (14.8.2.2.2)."""
        place = self.places[page, mcid]
        place.stream.stream[place.index - 1] = "/Artifact"
        place.stream.stream[place.index] = pydyf.Dictionary(properties)


def _glyph_text(item: bytes, unicode: dict[int, str]) -> str:
    codes = b"".join(_GLYPHS.findall(item))
    return "".join([unicode.get(int(codes[i : i + _CODE_DIGITS], 16), "") for i in range(0, len(codes), _CODE_DIGITS)])
