"""A text that is rewritten, and where each of its characters comes from.

In:  a text; then substitutions, cuts.   Out: the text as it is now, and for each character the stretch of the first
text that it stands for.
Promises: what a rule did not touch still stands for itself; what a rule wrote stands for all that it was written for,
but for the whole words at its ends that it left as they were.

Displayed words and spoken ones are held together by it: "$35 million" is shown while "thirty-five million dollars"
sounds.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

Edit = tuple[int, int, str]
"""From, to, and what stands there instead."""

STRETCHES = re.compile(r"\S+|\s+")

WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Traced:
    """A text; ``starts`` and ``ends`` say, character by character, which stretch of the first text it stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str, first: int = 0) -> "Traced":
        """Return a text that stands for itself; its first character is the ``first`` of the displayed ones."""
        return cls(text, tuple(range(first, first + len(text))), tuple(range(first + 1, first + len(text) + 1)))

    @classmethod
    def joined(cls, parts: Iterable["Traced"]) -> "Traced":
        """Return the parts one behind another."""
        found = tuple(parts)
        return cls(
            "".join(part.text for part in found),
            tuple(chain.from_iterable(part.starts for part in found)),
            tuple(chain.from_iterable(part.ends for part in found)),
        )

    def part(self, start: int, end: int | None = None) -> "Traced":
        """Return the text between two of its places."""
        return Traced(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def stripped(self, signs: str | None = None) -> "Traced":
        """Return the text without white space, or ``signs``, at its ends."""
        start = len(self.text) - len(self.text.lstrip(signs))
        return self.part(start, max(start, len(self.text.rstrip(signs))))

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the stretch that the characters from ``start`` to ``end`` stand for; ``None`` if it is for nothing."""
        places = [place for place in range(start, end) if self.starts[place] < self.ends[place]]
        if not places:
            return None
        return min(self.starts[place] for place in places), max(self.ends[place] for place in places)

    def standing_for(self, words: str, start: int, end: int) -> "Traced":
        """Return ``words``, which stand for all that the characters from ``start`` to ``end`` stand for."""
        first, last = self.stretch(start, end) or (self._border(start),) * 2
        return Traced(words, (first,) * len(words), (last,) * len(words))

    def _border(self, place: int) -> int:
        return self.starts[place] if place < len(self.starts) else max(self.ends, default=0)

    def translated(self, table: dict[int, str]) -> "Traced":
        """Return the text with single characters in the place of others."""
        return Traced(self.text.translate(table), self.starts, self.ends)

    def composed(self) -> "Traced":
        """Return the text in NFC."""
        if unicodedata.is_normalized("NFC", self.text):
            return self
        return self.sub(STRETCHES, lambda found: unicodedata.normalize("NFC", found[0]))

    def sub(self, pattern: re.Pattern[str], said: Callable[[re.Match[str]], str]) -> "Traced":
        """Return the text with what ``said`` answers in the place of each match."""
        edits: list[Edit] = []

        def noted(found: re.Match[str]) -> str:
            words = said(found)
            if words != found[0]:
                edits.append((found.start(), found.end(), words))
            return words

        pattern.sub(noted, self.text)
        return self.edited(edits) if edits else self

    def edited(self, edits: Iterable[Edit]) -> "Traced":
        """Return the text with other words at some places; the edits come in order and do not overlap."""
        parts: list[Traced] = []
        place = 0
        for start, end, words in edits:
            before, after = _kept(self.text[start:end], words)
            new = words[before : len(words) - after]
            parts += [self.part(place, start + before), self.standing_for(new, start + before, end - after)]
            place = end - after
        return Traced.joined([*parts, self.part(place)])


def _kept(old: str, new: str) -> tuple[int, int]:
    """Return how many characters of whole words at the beginning and at the end of ``old`` are left in ``new``."""
    olds, news = STRETCHES.findall(old), STRETCHES.findall(new)
    before = _alike(olds, news)
    after = _alike(olds[before:][::-1], news[before:][::-1])
    return len("".join(olds[:before])), len("".join(olds[len(olds) - after :]))


def _alike(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
