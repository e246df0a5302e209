"""What a page is read into before it is a story: blocks and pictures in their order.

In:  a block.   Out: its words; the noun ``Item``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from multipub.ingest._html.figures import Shown
from multipub.model.blocks import (
    Divider,
    Footnote,
    Heading,
    Infobox,
    ListBlock,
    Paragraph,
    PullQuote,
    Quote,
    Table,
    WordBlock,
)
from multipub.model.text import Inlines, plain


@dataclass(frozen=True, kw_only=True)
class Item:
    """A block or a picture, and the element it stood in."""

    element: etree._Element
    content: WordBlock | Shown

    @cached_property
    def words(self) -> str:
        """Its words alone."""
        if isinstance(self.content, Shown):
            return self.content.caption
        return " ".join(words for inlines in phrases(self.content) if (words := plain(inlines)))


def phrases(block: WordBlock) -> Iterator[Inlines]:
    """Yield every phrase of a block, in reading order."""
    match block:
        case Paragraph() | Heading():
            yield block.content
        case ListBlock():
            for item in block.items:
                yield item.content
                for below in item.lists:
                    yield from phrases(below)
        case Quote():
            yield from (paragraph.content for paragraph in block.paragraphs)
            yield block.attribution
        case PullQuote() | Footnote():
            yield from (paragraph.content for paragraph in block.paragraphs)
        case Table():
            yield block.caption
            yield from (cell.content for row in block.rows for cell in row)
        case Infobox():
            if block.heading is not None:
                yield block.heading.content
            for inner in block.blocks:
                yield from phrases(inner)
        case Divider():
            pass
