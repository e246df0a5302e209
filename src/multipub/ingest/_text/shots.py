"""Finds the captions among the lines: each becomes a ``Shot``, a photo that was named and not supplied.

In:  the story's lines.   Out: lines and shots in their order, what was left out, and every guess.
Promises: a caption that stands twice (alternative text and caption) is one photo; a credit is split off by
``wording.credits`` and kept as it was printed; a paragraph of the story is never taken for a caption by its last word
alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from multipub.ingest import Guess
from multipub.ingest._text.byline import is_byline
from multipub.ingest._text.furniture import is_prose
from multipub.ingest._text.lines import Line
from multipub.wording.credits import CaptionParts, caption_label, split_caption
from multipub.wording.sentences import sentence_ends

LONGEST_CAPTION = 500
"""Characters of a line that may be a caption though it stands only once."""

LONGEST_PLAIN_CAPTION = 250
"""Characters of a line that may be a caption though only an agency's name closes it."""

MOST_SENTENCES = 3
"""Sentences of a caption that only an agency's name closes."""

_QUOTES = '"“”«»„「'


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A photo as the text names it: its caption and credit, and where they stood."""

    parts: CaptionParts
    number: int
    opens: bool = True


Element = Line | Shot


@dataclass(frozen=True, slots=True)
class Parted:
    """Lines and shots in order, what was left out, and what was guessed."""

    elements: tuple[Element, ...]
    removed: tuple[Guess, ...]
    guesses: tuple[Guess, ...]


class ShotFinder:
    """Reads lines one after the other and takes the captions out."""

    def __init__(self, lines: Sequence[Line], language: str) -> None:
        self._lines, self._language = lines, language
        self._elements: list[Element] = []
        self._removed: list[Guess] = []
        self._guesses: list[Guess] = []
        self._seen: set[str] = set()

    def part(self) -> Parted:
        """Return captions and other lines apart."""
        place = 0
        while place < len(self._lines):
            place += self._take(place)
        return Parted(tuple(self._elements), tuple(self._removed), tuple(self._guesses))

    def _take(self, place: int) -> int:
        """Take the line at ``place``, and the next where both are one caption; return how many were taken."""
        line = self._lines[place]
        after = self._lines[place + 1] if place + 1 < len(self._lines) else None
        if is_byline(line.words, self._language):
            self._elements.append(line)
            return 1
        parts = split_caption(line.words, self._language)
        if after is not None and _same(after.words, line.words) and (parts.credit_line or not after.opens):
            return self._take_double(line, after, parts)
        if self._repeats_next_credit(parts, after):
            self._leave_out(line, "a credit that stands again in the caption below")
            return 1
        if after is not None and (both := self._credit_follows(place, parts)):
            self._add(line, both, "its credit is on the next line")
            return 2
        if after is not None and self._repeats_with_credit(line, after):
            self._leave_out(line, "the alternative text repeats the caption")
            self._add(after, split_caption(after.words, self._language), "stands twice, once with its credit")
            return 2
        if self._is_caption(line, parts, last=after is None):
            self._add(line, parts, parts.reason)
        elif label := caption_label(line.words):
            self._add_labelled(line, label)
        else:
            self._elements.append(line)
        return 1

    def _add_labelled(self, line: Line, label: str) -> None:
        """Add a caption that a label opens, whatever its credit looks like; a credit alone is none."""
        parts = split_caption(line.words.removeprefix(label).strip(), self._language)
        if not parts.caption:
            self._elements.append(line)
            return
        self._guesses.append(Guess(what="caption label", words=label, reason="opens a caption", line=line.number))
        self._removed.append(
            Guess(what="caption label", words=label, reason="labels are ours to add", line=line.number)
        )
        self._add(line, parts, "a label opens it")

    def _take_double(self, line: Line, after: Line, parts: CaptionParts) -> int:
        """Take a caption that stands twice: as alternative text and as caption."""
        if not parts.caption:
            parts = replace(parts, caption=line.words, credit_line="", raw="")
        self._leave_out(after, "stands twice: alternative text and caption")
        self._add(line, parts, "stands twice" + (f"; {parts.reason}" if parts.credit_line else ""))
        return 2

    def _credit_follows(self, place: int, parts: CaptionParts) -> CaptionParts | None:
        """Return two lines as one caption, if the second holds nothing but the first one's credit.

        A line that reads as prose is a caption only where the two stand by themselves.
        """
        line, after = self._lines[place : place + 2]
        below = self._lines[place + 2] if place + 2 < len(self._lines) else None
        if parts.credit_line or len(line.words) > LONGEST_CAPTION:
            return None
        credit = split_caption(after.words, self._language)
        labelled = credit.raw != credit.credit_line
        if credit.caption or not credit.credit_line or not credit.sure or (after.opens and not labelled):
            return None
        alone = line.opens and not after.opens and (below is None or below.opens)
        if (is_prose(line.words) and not alone) or self._repeats_next_credit(credit, below):
            return None
        return replace(credit, caption=line.words)

    def _repeats_next_credit(self, credit: CaptionParts, after: Line | None) -> bool:
        """Whether a line that is only a credit says the credit of the caption below it."""
        if credit.caption or not credit.credit_line or after is None:
            return False
        below = split_caption(after.words, self._language)
        return bool(below.caption) and below.credit_line == credit.credit_line

    def _repeats_with_credit(self, line: Line, after: Line) -> bool:
        """Whether the next line is this one with a credit after it."""
        if after.opens or not after.words.startswith(line.words.rstrip(".")):
            return False
        parts = split_caption(after.words, self._language)
        return bool(parts.credit_line) and _same(parts.caption, line.words)

    def _is_caption(self, line: Line, parts: CaptionParts, *, last: bool) -> bool:
        """Whether a line that stands once is a caption: its credit must say so."""
        if not (parts.credit_line and parts.caption and parts.sure) or len(line.words) > LONGEST_CAPTION:
            return False
        if parts.creator or parts.raw.strip("[]()") != parts.credit_line:
            return not line.words.startswith(tuple(_QUOTES))
        short = len(line.words) <= LONGEST_PLAIN_CAPTION and len(sentence_ends(parts.caption)) <= MOST_SENTENCES
        return short and not last and not any(sign in line.words for sign in _QUOTES)

    def _add(self, line: Line, parts: CaptionParts, reason: str) -> None:
        """Add a photo, unless it was named before."""
        if _letters(parts.caption) in self._seen:
            self._leave_out(line, "names the same photo again")
            return
        self._seen.add(_letters(parts.caption))
        self._elements.append(Shot(parts=parts, number=line.number, opens=line.opens))
        self._guesses.append(Guess(what="caption", words=parts.caption, reason=reason, line=line.number))
        if parts.credit_line:
            sure = "" if parts.sure else "; by the look of the name alone"
            self._guesses.append(Guess(what="credit", words=parts.raw, reason=parts.reason + sure, line=line.number))
        for words in parts.furniture:
            self._removed.append(
                Guess(what="page furniture", words=words, reason="glued to a caption", line=line.number)
            )

    def _leave_out(self, line: Line, reason: str) -> None:
        self._removed.append(Guess(what="repeated caption", words=line.words, reason=reason, line=line.number))


def _same(one: str, other: str) -> bool:
    """Whether two lines have the same letters and digits."""
    return _letters(one) == _letters(other)


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
