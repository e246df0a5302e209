"""Reads the tree of a page into blocks and pictures, in the order of the page.

In:  the element around a story, and its pictures.   Out: ``Item``s.
Promises: every word below the element is in an item; pictures stand where the page has them; a block that a page makes
of line breaks alone is divided into its paragraphs.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from multipub.ingest import Guess
from multipub.ingest._html.elements import BLOCKS, has_blocks, says, tag_of, text_of
from multipub.ingest._html.figures import Shown
from multipub.ingest._html.inlines import InlineReader, nodes_of, whole_address
from multipub.ingest._html.items import Item
from multipub.ingest._html.rows import read_table
from multipub.model.blocks import (
    Divider,
    Heading,
    HeadingLevel,
    Infobox,
    ListBlock,
    ListItem,
    Paragraph,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.text import Inline, Inlines, LineBreak, Mark, Marked, Text, plain, tidy

BREAKS = 2
"""Line breaks in a row that end a paragraph."""

_HEADINGS: Mapping[str, HeadingLevel] = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_QUOTE_ENDS = ("—", "–", "―", "- ")


class BlockReader:
    """Reads one page; ``shown`` are its pictures by the element they stand in."""

    def __init__(self, shown: Mapping[etree._Element, Shown], inlines: InlineReader) -> None:
        self._shown, self._inlines = shown, inlines
        self._tables = self._boxes = 0
        self._in_box = False
        self.guesses: list[Guess] = []
        self.removed: list[Guess] = []

    def read(self, element: etree._Element) -> Iterator[Item]:
        """Yield what stands in an element; runs of words between its blocks are paragraphs."""
        waiting: list[str | etree._Element] = []
        for node in nodes_of(element):
            if isinstance(node, str) or self._is_inline(node):
                waiting.append(node)
                continue
            yield from self._paragraphs(element, waiting)
            waiting = []
            yield from self._block(node)
        yield from self._paragraphs(element, waiting)

    def _is_inline(self, element: etree._Element) -> bool:
        """Whether an element stands inside a line: neither it nor anything in it is a block or a picture."""
        tag = tag_of(element)
        if tag in BLOCKS or element in self._shown:
            return False
        return not has_blocks(element) and not any(one in self._shown for one in element.iter("img"))

    def _block(self, element: etree._Element) -> Iterator[Item]:
        tag = tag_of(element)
        if element in self._shown:
            yield Item(element=element, content=self._shown[element])
        elif tag in _HEADINGS:
            yield from self._heading(element, _HEADINGS[tag])
        elif tag in {"ul", "ol"} and not any(one in self._shown for one in element.iter("figure", "img", "li")):
            yield from self._list(element)
        elif tag == "blockquote" or (tag == "aside" and says(element, "pullquote")):
            yield from self._quote(element)
        elif tag == "table" and not any(one in self._shown for one in element.iter("figure", "img")):
            yield from self._table(element)
        elif tag == "hr":
            yield Item(element=element, content=Divider())
        elif tag == "figure" and not self._has_content(element):
            self._leave_out(element, "a figure without a picture")
        elif tag in {"aside", "div", "section"} and says(element, "infobox") and self._is_box(element):
            yield from self._infobox(element)
        else:
            yield from self.read(element)

    def _is_box(self, element: etree._Element) -> bool:
        """Whether an element is a box of facts, and stands in no other."""
        return not self._in_box and next(element.iter("p", "li"), None) is not None

    def _has_content(self, figure: etree._Element) -> bool:
        """Whether a figure without a picture of its own holds one, or a table, or a quotation."""
        inside = any(one in self._shown for one in figure.iterdescendants())
        return inside or any(tag_of(one) in {"table", "blockquote", "pre", "ul"} for one in figure.iterdescendants())

    def _paragraphs(self, element: etree._Element, nodes: Sequence[str | etree._Element]) -> Iterator[Item]:
        """Yield words between blocks as paragraphs."""
        for content in self._divided(self._inlines.read(nodes)):
            tag = tag_of(element)
            language = self._inlines.language_of(element)
            if tag == "dt":
                content = (Marked(mark=Mark.STRONG, content=content),)
            yield Item(element=element, content=Paragraph(content=content, language=language))

    def _divided(self, content: Inlines) -> Iterator[Inlines]:
        """Yield paragraphs that only line breaks part."""
        piece: list[Inline] = []
        breaks = 0
        for inline in content:
            if isinstance(inline, LineBreak):
                breaks += 1
            elif not (isinstance(inline, Text) and not inline.text.strip()):
                if breaks >= BREAKS:
                    yield from _worded(piece)
                    piece = []
                breaks = 0
            piece.append(inline)
        yield from _worded(piece)

    def _heading(self, element: etree._Element, level: HeadingLevel) -> Iterator[Item]:
        if has_blocks(element) or any(one in self._shown for one in element.iter("img")):
            yield from self.read(element)
            return
        content = tidy(one for one in self._inlines.inside(element) if not isinstance(one, LineBreak))
        if plain(content):
            language = self._inlines.language_of(element)
            yield Item(element=element, content=Heading(level=level, content=content, language=language))

    def _list(self, element: etree._Element) -> Iterator[Item]:
        block = self._list_block(element)
        if block is None:
            yield from self.read(element)
            return
        linked = sum(len(text_of(link)) for link in element.iter("a"))
        if len(block.items) > 1 and linked >= len(text_of(element)) - len(block.items):
            self._leave_out(element, "a list of nothing but links")
            return
        yield Item(element=element, content=block)

    def _list_block(self, element: etree._Element) -> ListBlock | None:
        items: list[ListItem] = []
        for entry in element:
            if tag_of(entry) != "li":
                continue
            lists = [one for one in entry if tag_of(one) in {"ul", "ol"}]
            nodes = [node for node in nodes_of(entry) if isinstance(node, str) or node not in lists]
            below = tuple(block for one in lists if (block := self._list_block(one)) is not None)
            content = tidy(self._inlines.read(nodes))
            if plain(content):
                items.append(ListItem(content=content, lists=below))
        if not items:
            return None
        start = element.get("start") or "1"
        number = int(start) if start.isdecimal() and len(start) < len("10000") else 1
        ordered = tag_of(element) == "ol"
        return ListBlock(ordered=ordered, items=tuple(items), start=number if ordered else 1)

    def _quote(self, element: etree._Element) -> Iterator[Item]:
        """Yield a quotation; its last line names who said it where it is a footer or begins with a dash."""
        footer = next((one for one in element.iter("footer", "cite") if one.getparent() is not None), None)
        attribution: Inlines = ()
        if footer is not None and text_of(footer) != text_of(element):
            attribution = tidy(self._inlines.inside(footer))
            _take_out(footer)
        items = list(self.read(element))
        paragraphs = [one.content for one in items if isinstance(one.content, Paragraph)]
        if not attribution and len(paragraphs) > 1 and plain(paragraphs[-1].content).startswith(_QUOTE_ENDS):
            attribution = paragraphs.pop().content
        others = [one for one in items if not isinstance(one.content, Paragraph)]
        if not paragraphs:
            yield from others
            return
        if says(element, "pullquote"):
            extra = (Paragraph(content=attribution),) if attribution else ()
            yield Item(element=element, content=PullQuote(paragraphs=(*paragraphs, *extra)))
        else:
            cite = whole_address(element.get("cite"), None)
            language = self._inlines.language_of(element)
            quote = Quote(paragraphs=tuple(paragraphs), attribution=attribution, cite=cite, language=language)
            yield Item(element=element, content=quote)
        yield from others

    def _table(self, element: etree._Element) -> Iterator[Item]:
        table, guessed = read_table(element, self._tables + 1, self._inlines)
        if table is None:
            yield from self.read(element)
            return
        self._tables += 1
        if guessed:
            words = text_of(element)[:80]
            self.guesses.append(Guess(what="table head", words=words, reason="no cell is a header: the first row is"))
        yield Item(element=element, content=table)

    def _infobox(self, element: etree._Element) -> Iterator[Item]:
        """Yield a box of facts; pictures in it stand after it."""
        self._in_box = True
        items = list(self.read(element))
        self._in_box = False
        heading: Heading | None = None
        kept: list[Paragraph | ListBlock | Table] = []
        others: list[Item] = []
        for item in items:
            content = item.content
            if isinstance(content, Heading) and heading is None and not kept:
                heading = Heading(level=2, content=content.content)
            elif isinstance(content, Heading):
                kept.append(_as_paragraph(content))
            elif isinstance(content, Paragraph | ListBlock | Table):
                kept.append(content)
            else:
                others.append(item)
        if not kept:
            yield from items
            return
        self._boxes += 1
        yield Item(element=element, content=Infobox(id=f"box-{self._boxes}", heading=heading, blocks=tuple(kept)))
        yield from others

    def _leave_out(self, element: etree._Element, reason: str) -> None:
        words = text_of(element)
        if words:
            self.removed.append(Guess(what="page furniture", words=words[:160], reason=reason))


def _as_paragraph(heading: Heading) -> Paragraph:
    return Paragraph(content=(Marked(mark=Mark.STRONG, content=heading.content),))


def _worded(piece: Sequence[Inline]) -> Iterator[Inlines]:
    """Yield the paragraph that a piece makes, if it has words."""
    start = next((place for place, one in enumerate(piece) if not isinstance(one, LineBreak)), len(piece))
    content = tidy(piece[start:])
    if plain(content):
        yield content


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        before, tail = element.getprevious(), element.tail or ""
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
        parent.remove(element)
