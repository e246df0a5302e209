"""Words of a cover as lines: how large a font may be, and where its lines break.

In:  words, how wide they are in a font of a known size, and the room.   Out: the size in pixels and the lines.
Promises: no line is wider than the room, a word is parted where its script parts words and else only where no line
would hold it, and the lines are about equally long.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from multipub.editions._line_breaks import letters_of, pieces_of

SAFETY = 0.98
"""Of the room: widths are measured in one size and taken to grow with it, which hinting keeps to 1 or 2 %."""

STEP = 0.94
"""How much smaller each size is that is tried."""

NARROWER = 0.04
"""Of the room: how much narrower the lines are set, step by step, while they stay as many."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words with their widths at a font size of 1 pixel; ``space`` is that of a blank."""

    pieces: tuple[tuple[str, float, bool], ...]
    """Each piece, its width, and whether a blank stands before it."""
    space: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines, and the size in pixels that they fit in."""

    size: int
    lines: tuple[str, ...]


def measured(text: str, width_of: Callable[[str], float], *, language: str, widest: float) -> Words:
    """Return the pieces of ``text`` that stay together, with their widths at a size of 1 pixel.

    A piece that is wider than ``widest``, the room at the smallest size, is parted between any two letters.
    """
    pieces = []
    for word in text.split():
        for number, piece in enumerate(_narrow(pieces_of(word, language), width_of, language, widest)):
            pieces.append((piece, width_of(piece), number == 0))
    return Words(tuple(pieces), width_of(" "))


def _narrow(pieces: Iterable[str], width_of: Callable[[str], float], language: str, widest: float) -> Iterator[str]:
    for piece in pieces:
        if width_of(piece) > widest:
            yield from letters_of(piece, language)
        else:
            yield piece


def fitted(words: Words, *, width: float, height: float, leading: float, sizes: Sequence[int]) -> Setting:
    """Return the lines in the largest size that fits, from the first of ``sizes`` down to the last.

    Args:
        words: what is to be set.
        width: of the room, in pixels.
        height: of the room, in pixels; at the smallest size the last line ends with an ellipsis where it has no room.
        leading: from line to line, in font sizes.
        sizes: the largest and the smallest, in pixels.
    """
    size, smallest = sizes
    while True:
        room = SAFETY * width / size
        most = max(1, int(height / (leading * size)))
        lines = _broken(words, room)
        if len(lines) <= most and all(one[1] <= room for one in words.pieces):
            return Setting(size, _balanced(words, room, len(lines)))
        if size == smallest:
            kept = lines[:most]
            return Setting(size, (*kept[:-1], f"{kept[-1]}…") if len(lines) > most else tuple(kept))
        size = max(smallest, int(size * STEP))


def _broken(words: Words, room: float) -> list[str]:
    """Return the lines, each as full as it can be."""
    lines: list[str] = []
    used = 0.0
    for piece, width, apart in words.pieces:
        gap = words.space if apart else 0.0
        if lines and used + gap + width <= room:
            lines[-1] += f"{' ' if apart else ''}{piece}"
            used += gap + width
        else:
            lines.append(piece)
            used = width
    return lines


def _balanced(words: Words, room: float, count: int) -> tuple[str, ...]:
    """Return as many lines, in the narrowest room that holds them: none is a lone word where that can be helped."""
    best = _broken(words, room)
    widest = max((width for _, width, _ in words.pieces), default=0.0)
    narrow = room * (1 - NARROWER)
    while narrow >= widest and len(lines := _broken(words, narrow)) == count:
        best = lines
        narrow -= room * NARROWER
    return tuple(best)
