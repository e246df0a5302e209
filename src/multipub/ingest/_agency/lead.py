"""Puts the dateline where readers meet it: at the head of the first paragraph.

In:  the blocks of a body, the dateline that the file's head gives.   Out: blocks, and the dateline.
Promises: the words of the text stay; a dateline that stands in the text already is marked there and not said twice; one
that only the head gives is put before the text with a dash, as agencies' own layouts do.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from multipub.ingest._markup.letters import letters, one_line
from multipub.ingest._text.dateline import FoundDateline, find_dateline
from multipub.model.blocks import Block, Paragraph
from multipub.model.text import Dateline, Inlines, Text, plain, tidy

JOINT = " — "

MOST_BEFORE = 5
"""Paragraphs among which the one that begins with the dateline is looked for; notes may stand before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """The blocks with their dateline marked, and what it says."""

    blocks: tuple[Block, ...]
    words: str | None = None
    place: str | None = None
    agency: str | None = None


def lead(blocks: Sequence[Block], given: str | None, language: str) -> Led:
    """Return the blocks with the dateline marked at the head of their first paragraph."""
    words = one_line(given).rstrip(" -–—").strip() or None
    paragraphs = [place for place, block in enumerate(blocks) if isinstance(block, Paragraph)]
    begun = [place for place in paragraphs[:MOST_BEFORE] if words and _begins_with(blocks[place], words)]
    for place in [*begun, *paragraphs][:1]:
        block = blocks[place]
        if isinstance(block, Paragraph):
            content, said, found = _mark(block.content, words, language)
            blocks = (*blocks[:place], replace(block, content=tidy(content)), *blocks[place + 1 :])
            return Led(
                blocks=tuple(blocks),
                words=said,
                place=found.place if found else None,
                agency=found.agency if found else None,
            )
    return Led(blocks=tuple(blocks), words=words)


def _begins_with(block: Block, words: str) -> bool:
    return isinstance(block, Paragraph) and letters(plain(block.content)).startswith(letters(words))


def _mark(content: Inlines, given: str | None, language: str) -> tuple[Inlines, str | None, FoundDateline | None]:
    first, *rest = content
    if isinstance(first, Dateline):
        return content, plain(first.content), None
    text = first.text if isinstance(first, Text) else ""
    found = find_dateline(text, language) if text else None
    if given is None and found is not None:
        after = Text(found.joint + found.text)
        return (Dateline(content=(Text(found.words),)), after, *rest), found.words, found
    if given is None:
        return content, None, None
    if found is not None and letters(found.words).startswith(letters(given)):
        return (Dateline(content=(Text(found.words),)), Text(found.joint + found.text), *rest), found.words, found
    if text.startswith(given):
        return (Dateline(content=(Text(given),)), Text(text.removeprefix(given)), *rest), given, None
    return (Dateline(content=(Text(given),)), Text(JOINT), *content), given, None
