"""Reads the body of a text item: XHTML ``article`` -> blocks.

In:  the ``article`` element.   Out: the blocks of an ``Article``, every text tidy.
Promises: a word is never left out in silence; what the profile does not know is a fault with its line.  Figures become
placements: their words belong to their picture items.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from multipub.canonical.elements import kind_of, local_name, marked_language
from multipub.canonical.faults import Faults
from multipub.canonical.read_inlines import check_attributes, children_of, read_inlines
from multipub.canonical.read_table import read_table
from multipub.canonical.read_words import LONGEST_NUMBER
from multipub.canonical.vocabulary import XHTML, XML_LANG
from multipub.model.blocks import (
    Block,
    Divider,
    Footnote,
    Gallery,
    Heading,
    HeadingLevel,
    Infobox,
    ListBlock,
    ListItem,
    Paragraph,
    Placement,
    PullQuote,
    Quote,
    Table,
)

_LANGUAGE = ("lang", XML_LANG, "dir")
_LEVELS: dict[str, HeadingLevel] = {"h2": 2, "h3": 3, "h4": 4}
_LISTS = frozenset({"ul", "ol"})
DECORATIVE = "decorative"
FIGURE_CLASSES = ("photo", "photo decorative")


@dataclass(slots=True)
class Bodywork:
    """What reading one body needs: where faults go, what names new things, and the figures that name no picture."""

    faults: Faults
    language: str
    guid: str
    strict: bool = False
    """Whether the full form is asked for: ids, classes and scopes that a bare text may lack."""
    loose: list[tuple[str, etree._Element]] = field(default_factory=list)
    """Figures without a picture item, each with the guid it was given; only a bare text has them."""
    named: int = 0

    def id_of(self, element: etree._Element, stem: str) -> str:
        """Return the element's id, or a new one: ``en-fig-1``."""
        self.named += 1
        if self.strict and not element.get("id"):
            self.faults.add("CAN-S00", f"<{local_name(element)}> has no id", element)
        return element.get("id") or f"{self.language}-{stem}-{self.named}"


def read_body(article: etree._Element, work: Bodywork) -> tuple[Block, ...]:
    """Return the blocks of a body, its header (headline, deck, byline) left out."""
    blocks = (child for child in children_of(article, work.faults) if kind_of(child) != "header")
    return tuple(_blocks(blocks, work))


def _blocks(elements: Iterator[etree._Element], work: Bodywork) -> Iterator[Block]:
    for element in elements:
        block = _block(element, work)
        if block is not None:
            yield block


def _block(element: etree._Element, work: Bodywork) -> Block | None:
    kind = kind_of(element)
    match kind:
        case "p":
            return _paragraph(element, work)
        case "h2" | "h3" | "h4":
            return _heading(element, work)
        case "ul" | "ol":
            return _list(element, work)
        case "blockquote":
            return _quote(element, work)
        case "table":
            return _table(element, work)
        case "section.gallery":
            return _gallery(element, work)
        case "aside.pullquote":
            check_attributes(element, ("class",), work.faults)
            return PullQuote(paragraphs=_paragraphs(element, work))
        case "aside.infobox":
            return _infobox(element, work)
        case "aside.footnote":
            check_attributes(element, ("class", "id"), work.faults)
            return Footnote(id=work.id_of(element, "note"), paragraphs=_paragraphs(element, work))
        case "hr":
            check_attributes(element, (), work.faults)
            return Divider()
        case _:
            return _figure_or_fault(element, work)


def _figure_or_fault(element: etree._Element, work: Bodywork) -> Placement | None:
    if local_name(element) == "figure":
        return _placement(element, work)
    _refuse(element, work.faults)
    return None


def _refuse(element: etree._Element, faults: Faults) -> None:
    inside = element.getparent()
    around = "the body" if inside is None else f"<{local_name(inside)}>"
    faults.add("CAN-S00", f"<{kind_of(element).replace('.', ' class=')}> is not allowed inside {around}", element)


def _paragraph(element: etree._Element, work: Bodywork) -> Paragraph:
    check_attributes(element, _LANGUAGE, work.faults)
    return Paragraph(content=read_inlines(element, work.faults), language=marked_language(element))


def _paragraphs(element: etree._Element, work: Bodywork) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for child in children_of(element, work.faults):
        if kind_of(child) == "p":
            found.append(_paragraph(child, work))
        else:
            _refuse(child, work.faults)
    return tuple(found)


def _heading(element: etree._Element, work: Bodywork) -> Heading:
    check_attributes(element, _LANGUAGE, work.faults)
    return Heading(
        level=_LEVELS[kind_of(element)],
        content=read_inlines(element, work.faults),
        language=marked_language(element),
    )


def _list(element: etree._Element, work: Bodywork) -> ListBlock:
    ordered = kind_of(element) == "ol"
    check_attributes(element, ("start",) if ordered else (), work.faults)
    start = element.get("start", "1").strip()
    digits = start.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER):
        work.faults.add("CAN-S00", f"the list starts at {start!r}, which is no number", element)
        start = "1"
    items: list[ListItem] = []
    for child in children_of(element, work.faults):
        if kind_of(child) == "li":
            items.append(_item(child, work))
        else:
            work.faults.add("CAN-S08", f"<{local_name(child)}> stands among the entries of a list", child)
    return ListBlock(ordered=ordered, items=tuple(items), start=int(start))


def _item(element: etree._Element, work: Bodywork) -> ListItem:
    check_attributes(element, (), work.faults)
    content = read_inlines(element, work.faults, until=_LISTS)
    below: list[ListBlock] = []
    for child in element:
        if kind_of(child) in _LISTS:
            below.append(_list(child, work))
            if (child.tail or "").strip():
                work.faults.add("CAN-S00", "words stand behind a list inside its entry", child)
        elif below:
            _refuse(child, work.faults)
    return ListItem(content=content, lists=tuple(below))


def _quote(element: etree._Element, work: Bodywork) -> Quote:
    check_attributes(element, ("cite", *_LANGUAGE), work.faults)
    footer = element.find(f"{XHTML}footer")
    paragraphs: list[Paragraph] = []
    for child in children_of(element, work.faults):
        if kind_of(child) == "p":
            paragraphs.append(_paragraph(child, work))
        elif child is not footer:
            _refuse(child, work.faults)
    return Quote(
        paragraphs=tuple(paragraphs),
        attribution=() if footer is None else read_inlines(footer, work.faults),
        cite=element.get("cite"),
        language=marked_language(element),
    )


def _table(element: etree._Element, work: Bodywork) -> Table:
    return read_table(element, work.id_of(element, "tab"), work.faults, strict=work.strict)


def _infobox(element: etree._Element, work: Bodywork) -> Infobox:
    check_attributes(element, ("class", "id"), work.faults)
    heading: Heading | None = None
    blocks: list[Paragraph | ListBlock | Table] = []
    for child in children_of(element, work.faults):
        kind = kind_of(child)
        if kind in _LEVELS and heading is None and not blocks:
            heading = _heading(child, work)
        elif kind == "p":
            blocks.append(_paragraph(child, work))
        elif kind in _LISTS:
            blocks.append(_list(child, work))
        elif kind == "table":
            blocks.append(_table(child, work))
        else:
            _refuse(child, work.faults)
    return Infobox(id=work.id_of(element, "box"), heading=heading, blocks=tuple(blocks))


def _gallery(element: etree._Element, work: Bodywork) -> Gallery[Placement]:
    check_attributes(element, ("class",), work.faults)
    figures: list[Placement] = []
    for child in children_of(element, work.faults):
        if local_name(child) == "figure":
            figures.append(_placement(child, work))
        else:
            _refuse(child, work.faults)
    return Gallery(figures=tuple(figures))


def _placement(element: etree._Element, work: Bodywork) -> Placement:
    check_attributes(element, ("class", "id", "data-item"), work.faults)
    for child in children_of(element, work.faults):
        if local_name(child) not in ("img", "figcaption"):
            _refuse(child, work.faults)
    if work.strict:
        _check_form(element, work.faults)
    picture = element.get("data-item")
    figure_id = work.id_of(element, "fig")
    if picture is None:
        picture = f"{work.guid}:{figure_id}"
        work.loose.append((picture, element))
    return Placement(
        id=figure_id,
        picture=picture,
        decorative=DECORATIVE in (element.get("class") or "").split(),
    )


def _check_form(figure: etree._Element, faults: Faults) -> None:
    if figure.get("class") not in FIGURE_CLASSES:
        message = f"<figure> has class={figure.get('class')!r}, not {' or '.join(map(repr, FIGURE_CLASSES))}"
        faults.add("CAN-S00", message, figure)
    for image in figure.iterfind(f"{XHTML}img"):
        check_attributes(image, ("src", "width", "height", "alt", *_LANGUAGE), faults)
    for words in figure.iterfind(f"{XHTML}figcaption/*"):
        if kind_of(words) not in ("span.caption", "span.credit"):
            _refuse(words, faults)
