"""Turns what was found into what a block may hold: paragraphs, entries, boxes, levels.

In:  inlines and blocks.   Out: blocks that follow the canonical grammar.
Promises: no word is lost: what a block cannot hold stands behind it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from multipub.model.blocks import (
    Block,
    Divider,
    Footnote,
    Gallery,
    Heading,
    HeadingLevel,
    Infobox,
    ListBlock,
    Paragraph,
    Placement,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.text import Inline, Inlines, LineBreak, Mark, Marked, NoteCall, Text, plain, tidy

_LEVELS: tuple[HeadingLevel, ...] = (2, 3, 4)


def paragraphs_of(run: Sequence[Inline], language: str | None) -> Iterator[Paragraph]:
    """Yield the paragraphs of a stretch of inlines; two line breaks together end one."""
    part: list[Inline] = []
    breaks = 0
    for inline in run:
        blank = isinstance(inline, Text) and not inline.text.strip(" \t\r\n\f")
        if isinstance(inline, LineBreak):
            breaks += 1
        elif not blank:
            if breaks > 1:
                yield from _paragraph(part, language)
                part = []
            elif breaks:
                part.append(LineBreak())
            breaks = 0
            part.append(inline)
        elif not breaks:
            part.append(inline)
    yield from _paragraph(part, language)


def _paragraph(part: list[Inline], language: str | None) -> Iterator[Paragraph]:
    content = tidy(part)
    if plain(content).strip("\u00a0 ") or any(isinstance(one, NoteCall) for one in content):
        yield Paragraph(content=content, language=language)


def level_of(number: int) -> HeadingLevel:
    """Return the level of a subhead that an input gives a number from 1 to 6."""
    return _LEVELS[min(max(number - 2, 0), len(_LEVELS) - 1)]


def has_words(block: Block) -> bool:
    """Whether a block is one line of words."""
    return isinstance(block, Paragraph | Heading) and bool(plain(block.content))


def as_paragraphs(blocks: Sequence[Block]) -> tuple[tuple[Paragraph, ...], list[Block]]:
    """Return what can be said in paragraphs, and the pictures and tables that cannot."""
    paragraphs: list[Paragraph] = []
    rest: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph():
                paragraphs.append(block)
            case Heading():
                strong = Marked(mark=Mark.STRONG, content=block.content)
                paragraphs.append(Paragraph(content=(strong,), language=block.language))
            case ListBlock():
                paragraphs += [Paragraph(content=one) for one in _entries(block)]
            case Quote() | PullQuote() | Footnote():
                paragraphs += block.paragraphs
                if isinstance(block, Quote) and block.attribution:
                    paragraphs.append(Paragraph(content=block.attribution))
            case Infobox():
                inner, more = as_paragraphs([*([block.heading] if block.heading else []), *block.blocks])
                paragraphs += inner
                rest += more
            case Table() | Placement() | Gallery():
                rest.append(block)
            case Divider():
                pass
    return tuple(paragraphs), rest


def _entries(block: ListBlock) -> Iterator[Inlines]:
    for item in block.items:
        if plain(item.content):
            yield item.content
        for below in item.lists:
            yield from _entries(below)


def lifted(blocks: Sequence[Block]) -> tuple[Inlines, tuple[ListBlock, ...], list[Block]]:
    """Return the words and lists of a list's entry, and what stands behind the list instead."""
    lists = tuple(block for block in blocks if isinstance(block, ListBlock))
    paragraphs, rest = as_paragraphs([block for block in blocks if not isinstance(block, ListBlock)])
    content: list[Inline] = []
    for paragraph in paragraphs:
        content += [LineBreak(), *paragraph.content] if content else paragraph.content
    return tidy(content), lists, rest


def boxed(blocks: Sequence[Block], box_id: str) -> list[Block]:
    """Return the blocks as an infobox, and behind it what a box cannot hold."""
    heading: Heading | None = None
    inside: list[Paragraph | ListBlock | Table] = []
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and heading is None and not inside:
            heading = block
        elif isinstance(block, Paragraph | ListBlock | Table):
            inside.append(block)
        else:
            paragraphs, more = as_paragraphs([block])
            inside += paragraphs
            rest += more
    if not inside:
        return [*([heading] if heading else []), *rest]
    return [Infobox(id=box_id, heading=heading, blocks=tuple(inside)), *rest]


def levelled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with heading levels that begin at 2 and skip none; dividers part two things or go."""
    used = sorted({block.level for block in blocks if isinstance(block, Heading)})
    ranks = dict(zip(used, _LEVELS, strict=False))
    last: int = 1
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            level = _LEVELS[min(ranks[block.level] - 2, last - 1)]
            last = level
            found.append(replace(block, level=level))
        elif isinstance(block, Infobox) and block.heading is not None:
            fitting = _LEVELS[min(last - 1, len(_LEVELS) - 1)]
            found.append(replace(block, heading=replace(block.heading, level=fitting)))
        else:
            found.append(block)
    while found and isinstance(found[0], Divider):
        found.pop(0)
    while found and isinstance(found[-1], Divider):
        found.pop()
    return (*found[:1], *(new for old, new in pairwise(found) if not (isinstance(old, Divider) and new == old)))
