"""Words of a cover as lines: how large a font may be, and where its lines break.

In:  words, how wide they are in a font of a known size, and the room.   Out: the size in pixels and the lines.
Promises: no line is wider than the room, no word is parted that fits a line by itself, and the lines are about equally
long; Chinese and Japanese break between any two letters, but not before a closing mark nor after an opening one.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

SAFETY = 0.98
"""Of the room: widths are measured in one size and taken to grow with it, which hinting keeps to 1 or 2 %."""

STEP = 0.94
"""How much smaller each size is that is tried."""

NARROWER = 0.04
"""Of the room: how much narrower the lines are set, step by step, while they stay as many."""

NOT_FIRST = frozenset("、。，．！？：；）」』】〕〉》”’…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
"""Letters that do not begin a line (JIS X 4051, 4.3)."""

NOT_LAST = frozenset("「『（【〔〈《“‘")
"""Letters that do not end a line (JIS X 4051, 4.4)."""


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


def measured(text: str, width_of: Callable[[str], float]) -> Words:
    """Return the pieces of ``text`` that stay together, with their widths at a size of 1 pixel."""
    pieces = []
    for word in text.split():
        for number, piece in enumerate(_pieces(word)):
            pieces.append((piece, width_of(piece), number == 0))
    return Words(tuple(pieces), width_of(" "))


def _pieces(word: str) -> Iterator[str]:
    """Yield what of a word stays together: all of it, or each letter of Chinese and Japanese."""
    held = ""
    for letter in word:
        apart = held and letter not in NOT_FIRST and held[-1] not in NOT_LAST
        if apart and (_is_wide(letter) or _is_wide(held[-1])):
            yield held
            held = ""
        held += letter
    if held:
        yield held


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF" and "HANGUL" not in unicodedata.name(letter, "")


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
