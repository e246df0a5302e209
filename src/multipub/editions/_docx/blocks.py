"""Write the body: every kind of block in its named style.

In:  the blocks of a manuscript.   Out: paragraphs, tables and pictures, in reading order.
Promises: every block of the canonical body has its way (the type checker says so); nothing is moved.
"""

from dataclasses import dataclass, field

from multipub.carriers._word.names import expand
from multipub.carriers._word.style_names import INFOBOX_SUBHEADS, SUBHEADS, Paragraphs
from multipub.editions._docx import inlines, tables
from multipub.editions._docx.builder import Flow
from multipub.editions._docx.figures import Pictures
from multipub.editions._docx.furniture import LEVELS, Lists
from multipub.editions._docx.notes import Notes
from multipub.model.blocks import (
    Divider,
    Footnote,
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    Paragraph,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.manuscript import Figure, SettledBlock

_P = Paragraphs


@dataclass(slots=True, kw_only=True)
class Body:
    """The body being written."""

    flow: Flow
    lists: Lists
    notes: Notes
    pictures: Pictures
    _figures: int = field(default=0, init=False)
    _before: type | None = field(default=None, init=False)

    def write(self, blocks: tuple[SettledBlock, ...]) -> None:
        """Write the blocks; the footnotes are written where they are called."""
        for block in blocks:
            if not isinstance(block, Footnote):
                self._block(block)
                self._before = type(block)

    def _block(self, block: SettledBlock) -> None:
        match block:
            case Paragraph():
                follows = {Paragraph: _P.BODY_FOLLOWING, ListBlock: _P.BODY_AFTER_LIST, Table: _P.BODY_AFTER_TABLE}
                self._paragraph(block, follows.get(self._before or object, _P.BODY))
            case Heading():
                self._heading(block, SUBHEADS[block.level])
            case ListBlock():
                self._list(block, boxed=False)
            case Quote():
                self._quote(block)
            case PullQuote():
                for paragraph in block.paragraphs:
                    self._paragraph(paragraph, _P.PULL_QUOTE)
            case Table():
                self._table(block)
            case Infobox():
                self._infobox(block)
            case Gallery():
                for figure in block.figures:
                    self.pictures.write(figure, self.flow, lead=False)
                self._figures += len(block.figures)
            case Figure():
                self.pictures.write(block, self.flow, lead=self._figures == 0)
                self._figures += 1
            case Divider():
                self.flow.paragraph(_P.DIVIDER, self.flow.language)
            case Footnote():
                return

    def _paragraph(self, paragraph: Paragraph, style: Paragraphs, language: str | None = None) -> None:
        tag = paragraph.language or language or self.flow.language
        inlines.write(self.flow.paragraph(style, tag), paragraph.content, tag, self.notes)

    def _heading(self, heading: Heading, style: Paragraphs) -> None:
        tag = heading.language or self.flow.language
        inlines.write(self.flow.paragraph(style, tag), heading.content, tag, self.notes)

    def _list(self, block: ListBlock, *, boxed: bool, level: int = 0) -> None:
        """Write a list and the lists in it; deeper than Word counts, they stay on its last level."""
        depth = min(level, LEVELS - 1)
        number = self.lists.number(ordered=block.ordered, boxed=boxed, level=depth, start=block.start)
        plain, inside = (_P.LIST_NUMBER, _P.INFOBOX_NUMBER) if block.ordered else (_P.LIST_BULLET, _P.INFOBOX_BULLET)
        for item in block.items:
            line = self.flow.paragraph(inside if boxed else plain, self.flow.language, listed=(number, depth))
            inlines.write(line, item.content, self.flow.language, self.notes)
            for below in item.lists:
                self._list(below, boxed=boxed, level=level + 1)

    def _quote(self, quote: Quote) -> None:
        for place, paragraph in enumerate(quote.paragraphs):
            tag = paragraph.language or quote.language or self.flow.language
            is_last = place == len(quote.paragraphs) - 1
            is_end = is_last and not quote.attribution
            after = self.flow.look.style(_P.QUOTE_ATTRIBUTION).after if is_end else None
            line = self.flow.paragraph(_P.QUOTE, tag, keep=None if is_end else True, after=after)
            inlines.write(line, paragraph.content, tag, self.notes)
        if quote.attribution:
            tag = quote.language or self.flow.language
            inlines.write(self.flow.paragraph(_P.QUOTE_ATTRIBUTION, tag), quote.attribution, tag, self.notes)

    def _table(self, table: Table) -> None:
        """Write a table; two tables without words between them would be one to Word."""
        if not table.caption and self._last_is_a_table():
            self.flow.paragraph(_P.DIVIDER, self.flow.language)
        tables.write(table, self.flow, self.notes)

    def _last_is_a_table(self) -> bool:
        return len(self.flow.parent) > 0 and self.flow.parent[-1].tag == expand("w:tbl")

    def _infobox(self, box: Infobox) -> None:
        if box.heading:
            tag = box.heading.language or self.flow.language
            line = self.flow.paragraph(INFOBOX_SUBHEADS[box.heading.level], tag)
            line.bookmark(box.id)
            inlines.write(line, box.heading.content, tag, self.notes)
        for part in box.blocks:
            match part:
                case Paragraph():
                    self._paragraph(part, _P.INFOBOX)
                case ListBlock():
                    self._list(part, boxed=True)
                case Table():
                    self._table(part)
