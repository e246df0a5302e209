"""Read the body of an interchange format as the next system does: elements -> passages and figures.

In:  elements of ``xml.etree``, their namespaces left off.   Out: what stands there, in document order.
Promises: another library than the one that wrote; every word is read with the language that stands around it.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

from multipub.model.observation import Passage, Role, Seen, SeenFigure
from multipub.model.text import WHITE_SPACE, Run

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "source", "wbr"})
"""Elements that have no end tag (HTML, 13.1.2)."""

BLOCKS = frozenset(
    (
        *("article", "aside", "blockquote", "body", "caption", "div", "figcaption", "figure", "footer", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "section", "table", "tbody", "td", "tfoot"),
        *("th", "thead", "tr", "ul"),
    )
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
CELLS = {"td": Role.CELL, "th": Role.HEADER_CELL}
NOTES = frozenset({"footnote", "description"})


def tag_of(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def parse_html(text: str) -> Element:
    """Return the tree of an HTML document or fragment, under an element of our own."""
    parser = _TreeParser()
    parser.feed(text)
    parser.close()
    return parser.tree()


class _TreeParser(HTMLParser):
    """Builds a tree of well-formed HTML with the standard library's tokenizer."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = TreeBuilder()
        self._builder.start("fragment", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; close it at once if it can hold nothing."""
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self._builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take ``<br/>`` as HTML does: the slash says nothing."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag not in VOID:
            self._builder.end(tag)

    def handle_data(self, data: str) -> None:
        """Take words."""
        self._builder.data(data)

    def tree(self) -> Element:
        """Return what was built."""
        self._builder.end("fragment")
        return self._builder.close()


@dataclass(slots=True)
class BodyReader:
    """Reads blocks; ``language`` is that of the article."""

    language: str
    complaints: list[str] = field(default_factory=list)

    def read(self, element: Element) -> tuple[Seen, ...]:
        """Return what stands in ``element``, in order."""
        return tuple(self._block(element, self.language, note=False))

    def _block(self, element: Element, around: str, *, note: bool) -> Iterator[Seen]:
        tag, language = tag_of(element), language_in(element, around)
        note = note or element.get("class") in NOTES
        if tag == "figure":
            yield self._figure(element, language)
        elif tag in HEADINGS:
            yield Passage(role=Role.HEADING, level=HEADINGS[tag], runs=tuple(runs(element, language)))
        elif tag in CELLS:
            yield Passage(role=CELLS[tag], runs=tuple(runs(element, language)))
        elif tag == "caption":
            yield Passage(role=Role.TABLE_CAPTION, runs=tuple(runs(element, language)))
        elif tag == "li":
            yield Passage(role=Role.ITEM, runs=tuple(runs(element, language)))
            for child in element:
                if tag_of(child) in BLOCKS:
                    yield from self._block(child, language, note=note)
        elif any(tag_of(child) in BLOCKS for child in element):
            if any(words and not words.isspace() for words in (element.text, *(child.tail for child in element))):
                self.complaints.append(f"words stand loose in a {tag}")
            for child in element:
                yield from self._block(child, language, note=note)
        elif tag in BLOCKS and tag != "hr":
            yield Passage(role=Role.NOTE if note else Role.TEXT, runs=tuple(runs(element, language)))

    def _figure(self, element: Element, language: str) -> SeenFigure:
        image = next((one for one in element.iter() if tag_of(one) == "img"), None)
        place = next((one for one in element.iter() if one.get("class") == "no-photo"), None)
        picture = place if image is None else image
        alt = None if picture is None else picture.get("aria-label" if image is None else "alt", "")
        return SeenFigure(
            alt=alt,
            alt_language=language if picture is None else language_in(picture, language),
            caption=_words(element, "caption", language),
            credit=_words(element, "credit", language),
            decorative="decorative" in (element.get("class") or "").split(),
            shown=image is not None and image.get("src") != "",
        )


def _words(figure: Element, style: str, around: str) -> tuple[Run, ...]:
    """Return the words of a figure's spans of this class; a caption element says no language of its own."""
    found = [one for one in figure.iter() if tag_of(one) == "span" and one.get("class") == style]
    return tuple(run for one in found for run in runs(one, language_in(one, around)))


def language_in(element: Element, around: str) -> str:
    """Return the language of an element's words, where ``around`` is that of what is around it."""
    return element.get(XML_LANG) or element.get("lang") or around


def runs(element: Element, language: str, link: str | None = None, *, blocks: Container[str] = BLOCKS) -> Iterator[Run]:
    """Yield the words of an element with languages and links; ``blocks`` inside it and calls of notes are left out."""
    if element.text:
        yield _run(element.text, language, link)
    for child in element:
        tag = tag_of(child)
        if tag == "br":
            yield _run(" ", language, link)
        elif tag not in blocks and child.get("class") not in {"noteref", "pagebreak"}:
            target = child.get("href") if tag == "a" else None
            yield from runs(child, language_in(child, language), target or link, blocks=blocks)
        if child.tail:
            yield _run(child.tail, language, link)


def _run(text: str, language: str, link: str | None) -> Run:
    return Run(text=WHITE_SPACE.sub(" ", text), language=language, link=link)
