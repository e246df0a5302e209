"""Reads the body of a story: paragraphs, subheads, lists, photos and galleries.

In:  the elements below the head.   Out: blocks; which photo each placement shows.
Promises: every word is in a block, in its order; photos named one below the other are a gallery.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from multipub.ingest import Guess
from multipub.ingest._text.corrections import take_corrections
from multipub.ingest._text.dateline import FoundDateline, find_dateline
from multipub.ingest._text.lines import Line, ends_sentence
from multipub.ingest._text.shots import Element, Shot
from multipub.model.blocks import Block, Gallery, Heading, ListBlock, ListItem, Paragraph, Placement
from multipub.model.text import Dateline, Inlines, LangText, Text

LONGEST_SUBHEAD = 90
"""Characters."""

MOST_SUBHEAD_WORDS = 12

FEWEST_ITEMS = 2
"""Entries that make a list; one line with a dash is a line of dialogue."""

DIALOGUE = "—"
"""The sign that also opens a line of speech in half of Europe; it makes a list only where a colon announces one."""

_BULLET = re.compile(r"(?P<sign>[•·‣▪●◦*–—-])\s+(?P<words>\S.*)")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3}|[٠-٩]{1,3}|[۰-۹]{1,3})[.)]\s+(?P<words>\S.*)")
_DASHES = ("—", "–", "-")
_NO_SUBHEAD_END = (",", ";", ":", "،", "؛", "”", '"', "»", "、")


@dataclass(slots=True, kw_only=True)
class Body:
    """Blocks, the photos in the order of their placements, the dateline, and what the story corrects."""

    blocks: list[Block] = field(default_factory=list)
    shots: list[Shot] = field(default_factory=list)
    dateline: FoundDateline | None = None
    corrections: list[LangText] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    removed: list[Guess] = field(default_factory=list)


class BodyReader:
    """Reads elements one after the other into blocks."""

    def __init__(self, elements: Sequence[Element], language: str) -> None:
        self._elements, self._language = elements, language
        self._body = Body()
        self._prose_seen = False

    def read(self) -> Body:
        """Return the body."""
        place = 0
        while place < len(self._elements):
            element = self._elements[place]
            place += self._read_shots(place) if isinstance(element, Shot) else self._read_line(place, element)
        told = take_corrections(self._body.blocks, self._language)
        self._body.blocks, self._body.corrections = told.blocks, told.corrections
        self._body.guesses += told.guesses
        self._body.removed += told.removed
        return self._body

    def _read_shots(self, place: int) -> int:
        """Read the photos that are named one below the other."""
        end = place
        placements: list[Placement] = []
        while end < len(self._elements) and isinstance(shot := self._elements[end], Shot):
            self._body.shots.append(shot)
            number = len(self._body.shots)
            placements.append(Placement(id=f"fig-{number}", picture=str(number)))
            end += 1
        if len(placements) > 1:
            self._body.blocks.append(Gallery(figures=tuple(placements)))
            self._guess("gallery", self._body.shots[-1].parts.caption, "photos named one below the other", place)
        else:
            self._body.blocks.extend(placements)
        return end - place

    def _read_line(self, place: int, line: Line) -> int:
        """Read a list, a subhead or a paragraph; return how many elements it took."""
        taken = self._read_list(place)
        if taken:
            return taken
        if self._is_subhead(place, line):
            self._body.blocks.append(Heading(level=2, content=(Text(line.words),)))
            self._guess("subhead", line.words, "a short line without a stop, above a paragraph", place)
        else:
            self._body.blocks.append(Paragraph(content=self._paragraph(line)))
        return 1

    def _paragraph(self, line: Line) -> Inlines:
        """Return the words of a paragraph; the first one may have a dateline."""
        first, self._prose_seen = not self._prose_seen, True
        found = find_dateline(line.words, self._language) if first else None
        if found is None:
            return (Text(line.words),)
        self._body.dateline = found
        reason = "place and date before the first sentence"
        self._body.guesses.append(Guess(what="dateline", words=found.words, reason=reason, line=line.number))
        return (Dateline(content=(Text(found.words),)), Text(found.joint + found.text))

    def _is_subhead(self, place: int, line: Line) -> bool:
        """Whether a line is a subhead: short, no sentence, with a paragraph below it."""
        words = line.words
        if len(words) > LONGEST_SUBHEAD or len(words.split()) > MOST_SUBHEAD_WORDS or not self._prose_seen:
            return False
        if words.startswith(_DASHES) or (ends_sentence(words) and not words.endswith("?")):
            return False
        below = next((one for one in self._elements[place + 1 :] if isinstance(one, Line)), None)
        return not words.endswith(_NO_SUBHEAD_END) and below is not None and len(below.words) > len(words)

    def _read_list(self, place: int) -> int:
        """Read the list that begins at ``place``; return how many lines it took, 0 if there is none."""
        for pattern, ordered in ((_BULLET, False), (_NUMBER, True)):
            items = self._items(place, pattern)
            if len(items) < FEWEST_ITEMS or (ordered and not _counts(items)):
                continue
            if not ordered and items[0]["sign"] == DIALOGUE and not self._is_announced(place):
                continue
            entries = tuple(ListItem(content=(Text(item["words"]),)) for item in items)
            start = int(items[0]["number"]) if ordered else 1
            self._body.blocks.append(ListBlock(ordered=ordered, items=entries, start=start))
            self._guess(
                "list", items[0].string, "lines that begin with numbers" if ordered else "lines with signs", place
            )
            if ordered:
                self._leave_out_numbers(items, place)
            self._prose_seen = True
            return len(items)
        return 0

    def _is_announced(self, place: int) -> bool:
        """Whether the line above ends in a colon, as before a list."""
        above = self._elements[place - 1] if place else None
        return isinstance(above, Line) and above.words.endswith((":", "："))

    def _items(self, place: int, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        items: list[re.Match[str]] = []
        for element in self._elements[place:]:
            item = pattern.fullmatch(element.words) if isinstance(element, Line) else None
            if item is None or (items and "sign" in item.groupdict() and item["sign"] != items[0]["sign"]):
                break
            items.append(item)
        return items

    def _leave_out_numbers(self, items: Sequence[re.Match[str]], place: int) -> None:
        for item in items:
            line = self._elements[place].number
            self._body.removed.append(Guess(what="number", words=item["number"], reason="the list counts", line=line))
            place += 1

    def _guess(self, what: str, words: str, reason: str, place: int) -> None:
        self._body.guesses.append(Guess(what=what, words=words, reason=reason, line=self._elements[place].number))


def _counts(items: Sequence[re.Match[str]]) -> bool:
    """Whether the numbers of a list go up by one."""
    numbers = [int(item["number"]) for item in items]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
