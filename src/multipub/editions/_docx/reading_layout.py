"""Look at a finished document as Word's own accessibility checker does.

In:  the document and its styles, parsed.   Out: ``Layout``.
Promises: only what stands in the file counts: a header row is one that repeats, a colour is what its styles say.

Source: Microsoft, "Rules for the Accessibility Checker" (table header row, object not inline, hard-to-read text
contrast, link text, blank characters used for formatting).
"""

from collections.abc import Iterator

from lxml import etree

from multipub.carriers._word.names import OFF, expand
from multipub.carriers._word.style_names import PARAGRAPH_STYLES, Paragraphs
from multipub.model.observation import Layout

BLACK, WHITE = "#000000", "#ffffff"
DEEPEST = 10
"""Styles that a style may stand on; a circle must end."""

_STYLE, _BASED_ON, _VAL = expand("w:style"), expand("w:basedOn"), expand("w:val")
_ROOM = PARAGRAPH_STYLES[Paragraphs.DIVIDER].name
"""The style of a paragraph that is a line, and so may be empty."""


def layout_of(document: etree._Element, styles: etree._Element) -> Layout:
    """Return what the checker looks at."""
    looks = {one.get(expand("w:styleId"), ""): one for one in styles.iterfind(_STYLE)}
    body = document.find(expand("w:body"))
    return Layout(
        header_rows=tuple(_header_rows(table) for table in document.iter(expand("w:tbl"))),
        floating=tuple(_floating(document)),
        inks=tuple(sorted(set(_inks(document, looks)))),
        wordless_links=tuple(_wordless(document)),
        blanks=0 if body is None else sum(_is_blank(one, looks) for one in body.iterfind(expand("w:p"))),
    )


def _header_rows(table: etree._Element) -> int:
    count = 0
    for row in table.iterfind(expand("w:tr")):
        mark = row.find(f"{expand('w:trPr')}/{expand('w:tblHeader')}")
        if mark is None or mark.get(_VAL) in {OFF, "false"}:
            break
        count += 1
    return count


def _floating(document: etree._Element) -> Iterator[str]:
    for anchor in document.iter(expand("wp:anchor")):
        name = anchor.find(expand("wp:docPr"))
        yield "" if name is None else name.get("name", "")
    for box in document.iter(expand("w:txbxContent"), expand("w:framePr")):
        yield str(box.tag).rpartition("}")[2]


def _wordless(document: etree._Element) -> Iterator[str]:
    for link in document.iter(expand("w:hyperlink")):
        if not any((one.text or "").strip() for one in link.iter(expand("w:t"))):
            yield link.get(expand("w:anchor")) or link.get(expand("r:id")) or ""


def _is_blank(paragraph: etree._Element, looks: dict[str, etree._Element]) -> bool:
    style = looks.get(_named(paragraph, "w:pPr/w:pStyle"))
    name = None if style is None else style.find(expand("w:name"))
    if name is not None and name.get(_VAL) == _ROOM:
        return False
    kept = ("w:t", "w:drawing", "w:bookmarkStart", "w:footnoteReference")
    return next(paragraph.iter(*(expand(one) for one in kept)), None) is None


def _inks(document: etree._Element, looks: dict[str, etree._Element]) -> Iterator[tuple[str, str, str]]:
    """Yield every colour of words on its ground, with the style that says so."""
    for paragraph in document.iter(expand("w:p")):
        style = _named(paragraph, "w:pPr/w:pStyle")
        ground = _colour(looks, style, "w:pPr/w:shd", expand("w:fill")) or WHITE
        own = _colour(looks, style, "w:rPr/w:color", _VAL) or BLACK
        for run in paragraph.iter(expand("w:r")):
            if run.find(expand("w:t")) is None:
                continue
            character = _named(run, "w:rPr/w:rStyle")
            direct = run.find(_path("w:rPr/w:color"))
            ink = None if direct is None else _hexadecimal(direct.get(_VAL))
            ink = ink or (_colour(looks, character, "w:rPr/w:color", _VAL) if character else None)
            yield (f"{style} {character}".strip(), ink or own, ground)


def _colour(looks: dict[str, etree._Element], style: str, where: str, attribute: str) -> str | None:
    """Return a colour that a style says, or one that it stands on."""
    for _ in range(DEEPEST):
        element = looks.get(style)
        if element is None:
            return None
        said = element.find(_path(where))
        found = None if said is None else _hexadecimal(said.get(attribute))
        if found:
            return found
        below = element.find(_BASED_ON)
        style = "" if below is None else below.get(_VAL, "")
    return None


def _hexadecimal(said: str | None) -> str | None:
    return None if said is None or said == "auto" else f"#{said.lower()}"


def _named(element: etree._Element, where: str) -> str:
    found = element.find(_path(where))
    return "" if found is None else found.get(_VAL, "")


def _path(names: str) -> str:
    return "/".join(expand(one) for one in names.split("/"))
