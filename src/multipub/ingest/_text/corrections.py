"""Finds the corrections in a text: what a paper says it had got wrong.

In:  the blocks of a story, as they were read.   Out: the other blocks, and the corrections without their labels.
Promises: no word is lost but the label, which is ours to add and is told; a paragraph with links or notes stays where
it is, since a correction is words alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from multipub.ingest import Guess
from multipub.ingest._text.tables import words as table
from multipub.model.blocks import Block, Heading, Paragraph
from multipub.model.text import (
    Abbreviation,
    Dateline,
    Inlines,
    LangText,
    LineBreak,
    Link,
    Marked,
    NoteCall,
    PageBreak,
    Text,
    Time,
    plain,
)

LONGEST_DATE = 30
"""Characters between a label and its colon: "Correction, 21 November 2026:"."""

FEWEST_LETTERS = 15
"""Of a correction: fewer say nothing about an error."""


@dataclass(slots=True)
class Told:
    """What the story says, and apart from it what it corrects."""

    blocks: list[Block] = field(default_factory=list)
    corrections: list[LangText] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    removed: list[Guess] = field(default_factory=list)


def take_corrections(blocks: Sequence[Block], language: str) -> Told:
    """Take the corrections out of a story in ``language``.

    A correction is a paragraph that begins with a label of the table and a colon, a bar or a dash; or the paragraph
    below a heading that is nothing but such a label.
    """
    told = Told()
    heading: Heading | None = None
    for block in blocks:
        below, heading = heading, None
        if isinstance(block, Paragraph) and (found := _correction(block, below)):
            label, words = found
            told.corrections.append(LangText(text=words, language=block.language or language))
            told.guesses.append(Guess(what="correction", words=words, reason=f"“{label}” opens it"))
            told.removed.append(Guess(what="correction label", words=label, reason="labels are ours to add"))
            continue
        if below is not None:
            told.blocks.append(below)
        if isinstance(block, Heading) and _is_label(plain(block.content)):
            heading = block
        else:
            told.blocks.append(block)
    if heading is not None:
        told.blocks.append(heading)
    return told


def _correction(block: Paragraph, below: Heading | None) -> tuple[str, str] | None:
    """Return label and words of a correction; ``below`` is the label that stands above the paragraph as a heading."""
    if _leads_somewhere(block.content):
        return None
    said = plain(block.content)
    if below is not None:
        return (plain(below.content), said)
    found = _opening().match(said)
    if found is None or sum(map(str.isalnum, found["words"])) < FEWEST_LETTERS:
        return None
    date = (found["date"] or "").strip(" ,()")
    return found["label"], f"{date}: {found['words']}" if date else found["words"]


def _is_label(words: str) -> bool:
    return words.rstrip(" :：").casefold() in {label.casefold() for label in table("corrections")["labels"]}


def _leads_somewhere(content: Inlines) -> bool:
    """Whether a paragraph has a link, a note or a page in it, which a correction has no place for."""
    for inline in content:
        match inline:
            case Link() | NoteCall() | PageBreak():
                return True
            case Text() | LineBreak():
                pass
            case Marked() | Abbreviation() | Time() | Dateline():
                if _leads_somewhere(inline.content):
                    return True
    return False


@cache
def _opening() -> re.Pattern[str]:
    """Return the pattern of a label, a date or none, and the words."""
    labels = "|".join(re.escape(one) for one in sorted(table("corrections")["labels"], key=len, reverse=True))
    date = rf"(?P<date>(?:,\s*|\s+|\s*\()[^:：|]{{4,{LONGEST_DATE}}})?"
    return re.compile(rf"(?P<label>{labels}){date}\s*(?:[:：|]|\s[–—-]\s)\s*(?P<words>\S.*)", re.IGNORECASE | re.DOTALL)
