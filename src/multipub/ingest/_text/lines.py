"""A text becomes lines: clean, numbered, and each a paragraph again where a mail programme had broken it.

In:  text.   Out: ``Line``s.
Promises: no word is lost or made; signs that no reader sees (soft hyphens, zero-width spaces, direction marks) go, the
joiners that Persian and Indic writing needs stay.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from multipub.wording.sentences import sentence_ends

LONGEST_WRAPPED = 100
"""Characters.  Mail programmes and typewriters broke lines at 65 to 80; nobody does at more than this."""

SHORTEST_WRAPPED = 40
"""Characters.  A shorter line ended because its author ended it."""

LEAST_BROKEN = 0.5
"""Share of the lines inside blocks that must end in mid-sentence before a text counts as broken by a programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the input: its number (from 1), its words, and whether an empty line stands before it."""

    number: int
    words: str
    opens: bool = True


_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]")
"""Soft hyphen, zero-width space, direction marks and overrides, word joiner, byte order mark, annotations."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""What XML 1.0 forbids or discourages (2.2), line ends apart."""

_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\u1680\u2000-\u200a\u205f\u3000]+")
_NO_BREAK = re.compile("[\u00a0\u202f]")
_FRENCH_BEFORE = "»:;?!%€"
_LIST_SIGN = re.compile(r"^(?:[•·‣▪●◦*–—-]|\(?\d{1,2}[.)])\s")


def read_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that have words."""
    lines: list[Line] = []
    opens = True
    for number, line in enumerate(_LINE_END.split(text), start=1):
        words = clean(line)
        if words:
            lines.append(Line(number=number, words=words, opens=opens))
        opens = not words
    return join_broken(lines)


def clean(line: str) -> str:
    """Return a line composed (NFC), without invisible signs, its white space collapsed.

    No-break spaces stay where they mean something: beside French signs, and between a number and what follows it.
    """
    line = unicodedata.normalize("NFC", _CONTROL.sub("", _INVISIBLE.sub("", line)))
    line = _NO_BREAK.sub(lambda found: _no_break(line, found.start()), line)
    return _SPACES.sub(" ", line).strip(" \u00a0\u202f")


def _no_break(line: str, place: int) -> str:
    before, after = line[place - 1 : place], line[place + 1 : place + 2]
    meant = after in _FRENCH_BEFORE or before == "«" or (before.isdigit() and after.isalnum())
    return line[place] if before and after and meant else " "


def join_broken(lines: list[Line]) -> list[Line]:
    """Put paragraphs together again, if the text was broken into lines by a programme."""
    blocks = _blocks(lines)
    inner = [line for block in blocks for line in block[:-1]]
    broken = [line for line in inner if not ends_sentence(line.words)]
    longest = max((len(line.words) for block in blocks for line in block), default=0)
    if longest > LONGEST_WRAPPED or not inner or len(broken) < len(inner) * LEAST_BROKEN:
        return lines
    return [line for block in blocks for line in _join(block)]


def _blocks(lines: Iterable[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.opens or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _join(block: Sequence[Line]) -> list[Line]:
    joined = [block[0]]
    for before, line in pairwise(block):
        runs_on = (
            len(before.words) >= SHORTEST_WRAPPED and not _LIST_SIGN.match(line.words) and before.words != line.words
        )
        if runs_on:
            joint = "" if before.words.endswith("-") else " "
            joined[-1] = replace(joined[-1], words=joined[-1].words + joint + line.words)
        else:
            joined.append(line)
    return joined


def ends_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does: with a stop, inside or outside quotation marks and brackets."""
    ends = sentence_ends(words)
    return bool(ends) and ends[-1] == len(words)
