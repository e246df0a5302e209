"""Write the running matter: the house on the first page, section and title on the others, page numbers under all.

No tab stops: words at the head, the number at the foot, so that both stand right in either direction.

Source: ISO/IEC 29500-1, 17.10 (headers), 17.6.17 (section), 17.16.5.44 and .38 (PAGE, NUMPAGES).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from multipub.carriers._word.names import (
    IN_DOCUMENT,
    RELATIONSHIPS,
    TWIPS_PER_MILLIMETRE,
    add,
    root,
    serialised,
)
from multipub.carriers._word.style_names import Paragraphs
from multipub.editions._docx.builder import ADDED, Flow
from multipub.editions._docx.look import Page
from multipub.model.language import Direction, direction_of
from multipub.model.manuscript import Manuscript

TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BETWEEN = " · "
UNKNOWN = "1"
"""What a page field shows until Word has counted."""


def write_section(manuscript: Manuscript, body: Flow) -> None:
    """Write the section's properties, last in the body, with its heads and feet."""
    section = add(body.parent, "w:sectPr")
    for kind, number in (("default", 1), ("first", 2)):
        with _running(section, body, "header", kind, number) as flow:
            _head(flow, manuscript, is_first=kind == "first")
    for kind, number in (("default", 1), ("first", 2)):
        with _running(section, body, "footer", kind, number) as flow:
            _foot(flow, manuscript)
    _page(section, body.look.page, is_rtl=direction_of(body.language) is Direction.RTL)


@contextmanager
def _running(section: etree._Element, body: Flow, place: str, kind: str, number: int) -> Iterator[Flow]:
    """Give the flow of a head or foot, and relate it to the section when it is written."""
    part = Part(PackURI(f"/word/{place}{number}.xml"), f"{TYPES}.{place}+xml", package=body.part.package)
    made = root("w:hdr" if place == "header" else "w:ftr", IN_DOCUMENT)
    yield replace(body, parent=made, part=part)
    part._blob = serialised(made)  # python-docx 1.2.0 has no setter
    relation = body.part.relate_to(part, f"{RELATIONSHIPS}/{place}")
    add(section, f"w:{place}Reference", {"w:type": kind, "r:id": relation})


def _head(flow: Flow, manuscript: Manuscript, *, is_first: bool) -> None:
    running = BETWEEN.join(words for words in (manuscript.section, manuscript.short_title) if words)
    style = Paragraphs.FIRST_HEADER if is_first and manuscript.house else Paragraphs.HEADER
    words = manuscript.house if is_first and manuscript.house else running
    flow.paragraph(style, manuscript.language).words(words, look=ADDED)


def _foot(flow: Flow, manuscript: Manuscript) -> None:
    """Write "page of pages" where lines end."""
    labels = manuscript.labels
    line = flow.paragraph(Paragraphs.FOOTER, labels.language)
    line.field(" PAGE ", UNKNOWN, labels.language)
    line.words(labels.page_of, look=ADDED)
    line.field(" NUMPAGES ", UNKNOWN, labels.language)


def _page(section: etree._Element, page: Page, *, is_rtl: bool) -> None:
    """Write the sheet: the rail is part of the margin on the side where lines start."""

    def twips(millimetres: float) -> str:
        return str(round(millimetres * TWIPS_PER_MILLIMETRE))

    start, end = twips(page.start + page.rail), twips(page.end)
    add(section, "w:pgSz", {"w:w": twips(page.width), "w:h": twips(page.height)})
    margins = {
        "w:top": twips(page.top),
        "w:right": start if is_rtl else end,
        "w:bottom": twips(page.bottom),
        "w:left": end if is_rtl else start,
        "w:header": twips(page.header),
        "w:footer": twips(page.header),
        "w:gutter": "0",
    }
    add(section, "w:pgMar", margins)
    add(section, "w:titlePg")
    if is_rtl:
        add(section, "w:bidi")
