"""Shares the width of a table out among its columns, so that no word and no number is cut.

In:  the cells of a table, the size of its letters, the room there is.   Out: the width of every column in twips, and
whether the table runs over the rail.
Promises: where the column of text has the room, columns are as wide as their words are long; where it does not, every
column has room for its longest word first, over rail and column if need be; only where the sheet itself is too narrow
are words cut.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from multipub.carriers._word.grid import Placed
from multipub.carriers._word.names import TWIPS
from multipub.editions._docx.style_sheet import CELL_MARGIN
from multipub.model.text import plain

FEWEST, MOST = 6, 40
"""Characters: the least and the most that a column's words count for when widths are shared out."""

UNBROKEN = 9
"""Characters; what is no longer ("12.5 m", "1,200.50") stays on one line, spaces or not."""

LETTER = 0.68
"""Em: the width of an average letter of a bold sans serif, and some to spare."""

WIDE_LETTER = 1.0
"""Em: the width of a letter of Chinese, Japanese or Korean, which may end a line anywhere."""

_PIECE = re.compile(r"[^\s\-–—/]+[\-–—/]?")


@dataclass(frozen=True, slots=True)
class Shared:
    """The widths of the columns in twips; ``wide`` where the table runs over rail and column."""

    widths: tuple[int, ...]
    wide: bool


def shared(rows: list[list[Placed]], count: int, size: float, column: float, full: float) -> Shared:
    """Share widths out; ``size`` of the letters in points, ``column`` and ``full`` width in twips."""
    longest, least = [FEWEST] * count, [0.0] * count
    for one in (one for row in rows for one in row):
        if one.cell and one.columns == 1:
            words = plain(one.cell.content)
            longest[one.column] = max(longest[one.column], min(MOST, len(words)))
            least[one.column] = max(least[one.column], _least(words, size))
    by_words = [column * one / sum(longest) for one in longest]
    if all(width >= needed for width, needed in zip(by_words, least, strict=True)):
        return Shared(tuple(map(round, by_words)), wide=False)
    wide = sum(least) > column and full > column
    whole = full if wide else column
    spare = whole - sum(least)
    if spare <= 0:
        return Shared(tuple(round(whole * one / sum(least)) for one in least), wide)
    wished = [max(0.0, one * _letter(size) - needed) for one, needed in zip(longest, least, strict=True)]
    shares = wished if any(wished) else least
    return Shared(tuple(round(one + spare * more / sum(shares)) for one, more in zip(least, shares, strict=True)), wide)


def _least(words: str, size: float) -> float:
    """Return the width that a cell needs for its longest word, in twips."""
    return max((_width(one, size) for one in _pieces(words)), default=0.0) + 2 * int(CELL_MARGIN)


def _pieces(words: str) -> Iterator[str]:
    """Yield what cannot be parted at the end of a line."""
    if len(words) <= UNBROKEN:
        yield words
        return
    for piece in _PIECE.findall(words):
        yield from piece if any(map(_is_wide, piece)) else (piece,)


def _width(words: str, size: float) -> float:
    return sum(WIDE_LETTER * size * TWIPS if _is_wide(one) else _letter(size) for one in words)


def _letter(size: float) -> float:
    return LETTER * size * TWIPS


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in {"W", "F"}
