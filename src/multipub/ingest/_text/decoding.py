"""Bytes of a text file become letters.

In:  bytes.   Out: text, and the name of the encoding it was in.
Promises: nothing is replaced: bytes that no tried encoding explains are an error, and so is text in which letters were
lost before it came here (U+FFFD).

Source: the Unicode Standard 16, 23.8 (byte order mark), 5.22 (U+FFFD).
"""

import codecs
from pathlib import Path

from multipub.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; UTF-32's stands before UTF-16's, which it begins with."""

MOST_FOREIGN = 0.3
"""Share of the letters.  Western European text has fewer beyond ASCII; more means that the bytes are another script."""

LEAST_ZEROS = 0.2
"""Share of the bytes.  Western text in UTF-16 is half zeros; a text with few belongs to no text at all."""

_REPLACEMENT = "\ufffd"


def decode(data: bytes, *, where: str | Path) -> tuple[str, str]:
    """Return the text of ``data`` and its encoding: UTF-8, UTF-16, UTF-32 or Windows-1252.

    Raises:
        SourceError: if it is none of them, or if letters were lost before.
    """
    decoded = _try_all(data)
    if decoded is None:
        raise SourceError("this is in no known text encoding", where=where, hint="save the text as UTF-8")
    text, encoding = decoded
    if _REPLACEMENT in text:
        line = text.count("\n", 0, text.index(_REPLACEMENT)) + 1
        raise SourceError(
            "a letter was lost before the text came here (U+FFFD)",
            where=f"{where}:{line}",
            hint="copy the text again, or put the letter right",
        )
    return text, encoding


def is_text(data: bytes) -> bool:
    """Whether ``data`` is text in an encoding that ``decode`` knows, without control characters."""
    decoded = _try_all(data)
    return decoded is not None and not any(
        letter < " " and letter not in "\t\n\r\f\v\x1c\x1d\x1e\x85" for letter in decoded[0]
    )


def _try_all(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding)
    return _without_mark(data) if b"\0" in data else _try(data, "utf-8") or _western(data)


def _without_mark(data: bytes) -> tuple[str, str] | None:
    """Try UTF-16 without its mark: in Western text every other byte is zero."""
    if data.count(0) < len(data) * LEAST_ZEROS:
        return None
    return _try(data, "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be")


def _western(data: bytes) -> tuple[str, str] | None:
    """Try Windows-1252, if few enough letters then are beyond ASCII."""
    decoded = _try(data, "cp1252")
    if decoded is None:
        return None
    letters = [letter for letter in decoded[0] if letter.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    return decoded if foreign <= len(letters) * MOST_FOREIGN else None


def _try(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError:
        return None
