"""Cleans words that come from outside, and compares them.

In:  words.   Out: words in NFC without signs that no reader sees, or the letters alone.
Promises: no letter is lost; no-break spaces stay; control characters that XML cannot hold go.
"""

import re
import unicodedata

from multipub.errors import SourceError
from multipub.model.text import WHITE_SPACE

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]")
"""Soft hyphen, zero-width space, direction marks and overrides, word joiner, byte order mark, annotations."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML 1.0 forbids or discourages (2.2), and halves of surrogate pairs that JSON lets through."""

_LINE_SIGNS = re.compile("[\u0085\u2028\u2029]")
_LOST = "\ufffd"


def clean(words: str) -> str:
    """Return ``words`` in NFC, without signs that nobody sees; white space stays as it is."""
    if not words.isascii():
        words = unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_SIGNS.sub("\n", words)))
    return _CONTROL.sub("", words)


def one_line(words: str | None) -> str:
    """Return ``words`` clean and on one line, white space collapsed."""
    return WHITE_SPACE.sub(" ", clean(words)).strip(" \u00a0") if words else ""


def letters(words: str) -> str:
    """Return letters and digits alone, in small letters: what two printings of the same words have in common."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def refuse_lost(words: str, *, where: str) -> None:
    """Refuse words in which letters were lost before they came here.

    Raises:
        SourceError: if they hold U+FFFD.
    """
    if _LOST in words:
        near = words[max(0, words.index(_LOST) - 20) :][:40].split("\n")[0]
        raise SourceError(
            f"a letter was lost before the file came here (U+FFFD): {near!r}",
            where=where,
            hint="ask for the file again, or put the letter right",
        )
