"""Where a word may be parted at the end of a line, as Pango knows it for every script: as in the PDF.

In:  a word, and its language.   Out: the pieces of it that stay together; or its letters, each with its marks.
Promises: Thai is parted between words, Chinese and Japanese between letters, but not before a closing nor after an
opening mark; Korean is not parted, as in headlines of its papers.  Where Pango is not installed, no word is parted.

Source: Unicode Standard Annexes 14 and 29; Pango, ``PangoLogAttr``.
"""

import ctypes
from functools import cache
from itertools import pairwise

from multipub.model.language import primary_subtag

LIBRARY = "libpango-1.0.so.0"

LINE_BREAK = 1 << 0
"""``is_line_break``: a line may end before this letter.  Bits count from the lowest, as little-endian machines do."""

CURSOR_POSITION = 1 << 4
"""``is_cursor_position``: a letter begins here, with all its marks."""

ANY_LEVEL = -1
"""Pango finds out the direction of the words by itself."""

UNPARTED = frozenset({"ko"})
"""Languages whose words stay together, though their letters are broken between in other texts."""


def pieces_of(word: str, language: str) -> tuple[str, ...]:
    """Return what of a word stays together at the end of a line."""
    return (word,) if primary_subtag(language) in UNPARTED else _parted(word, language, LINE_BREAK)


def letters_of(word: str, language: str) -> tuple[str, ...]:
    """Return the letters of a word as a reader counts them: for a word that is wider than any line."""
    return _parted(word, language, CURSOR_POSITION)


def _parted(word: str, language: str, before: int) -> tuple[str, ...]:
    """Return ``word`` parted before each letter that has this attribute."""
    pango = _library()
    if pango is None or len(word) < 2 or (word.isascii() and word.isalnum() and before == LINE_BREAK):
        return (word,)
    written = word.encode()
    attributes = (ctypes.c_uint32 * (len(word) + 1))()
    tag = ctypes.c_void_p(pango.pango_language_from_string(language.encode()))
    pango.pango_get_log_attrs(written, len(written), ANY_LEVEL, tag, attributes, len(attributes))
    starts = [0, *(at for at in range(1, len(word)) if attributes[at] & before), len(word)]
    return tuple(word[start:end] for start, end in pairwise(starts))


@cache
def _library() -> ctypes.CDLL | None:
    """Return Pango, or ``None`` where it is not installed."""
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError:
        return None
    library.pango_language_from_string.restype = ctypes.c_void_p
    return library
