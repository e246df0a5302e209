"""Blocks that XHTML and NITF set alike: paragraphs, lists, quotations, rows of tables.

In:  an element, a block, and the language around it.   Out: nothing; the element holds the block.
Promises: the order of ``wording.reading``; an element says its language where it is another than the one around it; a
cell says how far it reaches, and of what it is the head.

A ``Markup`` has what the vocabularies call things by, and how one document sets words: each has calls of notes of its
own.  Blocks that differ in more than names are set where the vocabulary is (``_xhtml_blocks``, ``_interchange``).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import etree

from multipub.model.blocks import ListBlock, Paragraph, Quote, Row
from multipub.model.text import Inlines

Fill = Callable[[etree._Element, Inlines, str], None]
"""Sets words: into which element, which, in which language."""

Speak = Callable[[etree._Element, str, str], None]
"""Marks a language: of which element, which it is, and that around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a vocabulary calls the elements and attributes of which it has names of its own."""

    namespace: str
    quote: str
    quote_source: str
    quote_words: str | None
    """What the paragraphs of a quotation stand in; ``None``: straight in it."""
    attribution: str
    list_start: str
    cell_scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """Sets blocks in one vocabulary."""

    names: Names
    fill: Fill
    speak: Speak

    def add(self, parent: etree._Element, name: str) -> etree._Element:
        """Append an element."""
        return etree.SubElement(parent, f"{{{self.names.namespace}}}{name}")

    def set_words(self, element: etree._Element, content: Inlines, own: str | None, within: str) -> None:
        """Fill an element, and mark its language where it has one of its own."""
        self.speak(element, own or within, within)
        self.fill(element, content, own or within)

    def add_paragraphs(self, parent: etree._Element, paragraphs: Iterable[Paragraph], within: str) -> None:
        """Append paragraphs."""
        for one in paragraphs:
            self.set_words(self.add(parent, "p"), one.content, one.language, within)

    def add_list(self, parent: etree._Element, block: ListBlock, language: str) -> None:
        """Append a list, with those below its entries."""
        entries = self.add(parent, "ol" if block.ordered else "ul")
        if block.ordered and block.start != 1:
            entries.set(self.names.list_start, str(block.start))
        for entry in block.items:
            item = self.add(entries, "li")
            self.fill(item, entry.content, language)
            for below in entry.lists:
                self.add_list(item, below, language)

    def add_quote(self, parent: etree._Element, block: Quote, language: str) -> None:
        """Append a quotation, and who said it."""
        own = block.language or language
        quote = self.add(parent, self.names.quote)
        if block.cite:
            quote.set(self.names.quote_source, block.cite)
        self.speak(quote, own, language)
        words = self.add(quote, self.names.quote_words) if self.names.quote_words else quote
        self.add_paragraphs(words, block.paragraphs, own)
        if block.attribution:
            self.fill(self.add(quote, self.names.attribution), block.attribution, own)

    def add_rows(self, table: etree._Element, groups: Iterable[tuple[str, tuple[Row, ...]]], language: str) -> None:
        """Append groups of rows under their names; one without rows is left out."""
        for name, rows in groups:
            if rows:
                group = self.add(table, name)
                for row in rows:
                    self._add_row(group, row, language)

    def _add_row(self, group: etree._Element, row: Row, language: str) -> None:
        line = self.add(group, "tr")
        for cell in row:
            element = self.add(line, "th" if cell.scope else "td")
            if cell.scope:
                element.set(self.names.cell_scope, cell.scope)
            if cell.columns > 1:
                element.set("colspan", str(cell.columns))
            if cell.rows > 1:
                element.set("rowspan", str(cell.rows))
            self.fill(element, cell.content, language)
