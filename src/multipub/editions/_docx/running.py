"""Write the running heads: the house on the first page, the section and the title on the others, page numbers on all.

Source: ISO/IEC 29500-1, 17.10 (headers), 17.6.17 (section), 17.16.5.44 and .38 (PAGE, NUMPAGES).
"""

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from multipub.editions._docx.builder import ADDED, Flow
from multipub.editions._docx.look import Page
from multipub.editions._docx.names import (
    IN_DOCUMENT,
    RELATIONSHIPS,
    TWIPS_PER_MILLIMETRE,
    add,
    expand,
    root,
    serialised,
)
from multipub.editions._docx.style_names import Paragraphs
from multipub.model.language import Direction, direction_of
from multipub.model.manuscript import Manuscript

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
BETWEEN = " · "
UNKNOWN = "1"
"""What a page field shows until Word has counted."""


def write_section(manuscript: Manuscript, body: Flow) -> None:
    """Write the section's properties, last in the body, with its running heads."""
    section = add(body.parent, "w:sectPr")
    for kind, number, style, words in _heads(manuscript):
        part = Part(PackURI(f"/word/header{number}.xml"), CONTENT_TYPE, package=body.part.package)
        made = root("w:hdr", IN_DOCUMENT)
        flow = Flow(parent=made, part=part, language=body.language, look=body.look, bookmarks=body.bookmarks)
        _head(flow, manuscript, style, words)
        part._blob = serialised(made)  # python-docx 1.2.0 has no setter
        relation = body.part.relate_to(part, f"{RELATIONSHIPS}/header")
        add(section, "w:headerReference", {"w:type": kind, "r:id": relation})
    _page(section, body.look.page, is_rtl=direction_of(body.language) is Direction.RTL)


def _heads(manuscript: Manuscript) -> tuple[tuple[str, int, Paragraphs, str], ...]:
    running = BETWEEN.join(words for words in (manuscript.section, manuscript.short_title) if words)
    return (
        ("default", 1, Paragraphs.HEADER, running),
        ("first", 2, Paragraphs.FIRST_HEADER, manuscript.house),
    )


def _head(flow: Flow, manuscript: Manuscript, style: Paragraphs, words: str) -> None:
    """Write one running head: words where lines start, "page of pages" where they end."""
    line = flow.paragraph(style, manuscript.language)
    properties = line.element[0]
    tabs = etree.Element(expand("w:tabs"))
    width = str(round(flow.look.page.column * TWIPS_PER_MILLIMETRE))
    add(tabs, "w:tab", {"w:val": "right", "w:pos": width})
    properties.insert(1, tabs)
    line.words(words, manuscript.language, ADDED)
    line.tab()
    labels = manuscript.labels
    line.field(" PAGE ", UNKNOWN, labels.language)
    line.words(labels.page_of, labels.language, ADDED)
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
