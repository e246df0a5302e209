"""Finds every line of a document again among the lines it had.

In:  the lines of an edited document, the lines it left with.   Out: for every line, which one it was.
Promises: a line that only moved is found; a picture is known by its mark, else by its file, else by its words; two
lines are never taken for the same one.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from multipub.ingest._docx.expected import Origin
from multipub.ingest._docx.lines import Line, ShownFigure

ALIKE = 0.5
"""Share of words in common (difflib's ratio) from which a line is another one, changed, in the same place."""

ALIKE_ELSEWHERE = 0.75
"""The same for a line that stands elsewhere."""

MOST_COMPARED = 400
"""Lines without a partner that are held against all others; the time grows with the square."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


def matched(lines: Sequence[Line], origins: Sequence[Origin]) -> list[int | None]:
    """Return for every line the place of the origin that it was, or nothing for one that is new."""
    return _Matching(lines, origins).places()


class _Matching:
    """One document being held against what it was."""

    def __init__(self, lines: Sequence[Line], origins: Sequence[Origin]) -> None:
        self._lines, self._origins = lines, origins
        self._found: list[int | None] = [None] * len(lines)
        self._free: set[int] = set(range(len(origins)))

    def places(self) -> list[int | None]:
        """Return the place of every line."""
        self._pictures()
        numbers: dict[object, int] = {}
        old = [numbers.setdefault(one.line.key, len(numbers)) for one in self._origins]
        new = [numbers.setdefault(one.key, len(numbers)) for one in self._lines]
        gaps: list[tuple[range, range]] = []
        for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind == "equal":
                for offset in range(end - start):
                    self._take(new_start + offset, start + offset)
            else:
                gaps.append((range(start, end), range(new_start, new_end)))
        for before, after in gaps:
            self._in_place(before, after)
        self._elsewhere(old, new)
        return self._found

    def _take(self, line: int, origin: int) -> None:
        if self._found[line] is None and origin in self._free:
            self._found[line] = origin
            self._free.discard(origin)

    def _pictures(self) -> None:
        """Find pictures again: by their id, by their file, by their words."""
        signs = (_id_of, _digest_of, _alt_of, _caption_of)
        for sign in signs:
            known = {
                said: place
                for place, one in enumerate(self._origins)
                if place in self._free and one.line.figure is not None and (said := sign(one.line.figure))
            }
            for place, line in enumerate(self._lines):
                if line.figure is not None and self._found[place] is None:
                    said = sign(line.figure)
                    if said and said in known:
                        self._take(place, known[said])

    def _in_place(self, before: range, after: range) -> None:
        """Pair the lines of a gap that are alike, each with the first that is left."""
        start = before.start
        for place in after:
            if self._found[place] is not None or self._lines[place].figure is not None:
                continue
            for other in range(start, before.stop):
                if other in self._free and _alike(self._lines[place], self._origins[other].line, ALIKE):
                    self._take(place, other)
                    start = other + 1
                    break

    def _elsewhere(self, old: list[int], new: list[int]) -> None:
        """Find lines that moved: the same ones first, then those that were changed too."""
        left = {old[place]: place for place in sorted(self._free, reverse=True)}
        for place, number in enumerate(new):
            if self._found[place] is None and number in left:
                self._take(place, left[number])
        lost = [place for place, one in enumerate(self._found) if one is None and self._lines[place].figure is None]
        for place in lost[:MOST_COMPARED]:
            for other in sorted(self._free)[:MOST_COMPARED]:
                if _alike(self._lines[place], self._origins[other].line, ALIKE_ELSEWHERE):
                    self._take(place, other)
                    break


def _alike(one: Line, other: Line, least: float) -> bool:
    """Whether a line may be another one, changed: the same kind of thing, with words in common."""
    if (one.table is None) is not (other.table is None) or other.figure is not None:
        return False
    first, second = _WORD.findall(one.words.casefold()), _WORD.findall(other.words.casefold())
    if not first or not second:
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least


def _id_of(figure: ShownFigure) -> str | None:
    return figure.id


def _digest_of(figure: ShownFigure) -> str | None:
    return figure.digest


def _alt_of(figure: ShownFigure) -> str | None:
    return figure.alt or None


def _caption_of(figure: ShownFigure) -> str | None:
    return figure.caption.text if figure.caption else None
