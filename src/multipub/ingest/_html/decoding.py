"""Bytes of a page become letters.

In:  bytes.   Out: text, and the name of the encoding it was in.
Promises: a byte order mark wins, then UTF-8 where the bytes are valid in it, then what the page says of itself; bytes
that none of them explains are taken as another encoding only where that explains every one of them.

Source: WHATWG Encoding, 4.2 (labels); HTML, 13.2.3.2 (``meta`` in the first bytes).
"""

import codecs
import re
from pathlib import Path

from multipub.ingest._text.decoding import decode as decode_text

HEAD = 4096
"""Bytes in which a page says its encoding; the standard asks for 1024, real pages are late."""

SAMPLE = 65536
"""Bytes that are enough to guess an encoding by."""

LEAST_SURE = 0.5
"""Confidence below which a guessed encoding is none."""

_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_LABELS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "utf8": "utf-8",
    "x-user-defined": "utf-8",
}
"""Labels that browsers read as a larger encoding than the one they name (WHATWG Encoding, 4.2)."""


def decode(data: bytes, *, where: str | Path) -> tuple[str, str]:
    """Return the text of a page and its encoding.

    Raises:
        SourceError: if no encoding explains the bytes.
    """
    if data.startswith(_MARKS):
        return decode_text(data, where=where)
    for find in (_always_utf_8, said_encoding, _guessed):
        encoding = find(data)
        text = _try(data, encoding) if encoding else None
        if text is not None:
            return text, str(encoding)
    return decode_text(data, where=where)


def _always_utf_8(data: bytes) -> str:
    """Return the encoding of nearly every page, whose bytes are hardly ever valid in it by chance."""
    return "utf-8"


def said_encoding(data: bytes) -> str | None:
    """Return the encoding that a page names, if Python knows it."""
    found = _XML.match(data[:HEAD]) or _CHARSET.search(data[:HEAD])
    if found is None:
        return None
    label = found[1].decode("ascii").lower()
    try:
        return codecs.lookup(_LABELS.get(label, label)).name
    except LookupError:
        return None


def _guessed(data: bytes) -> str | None:
    """Return the encoding that the bytes look like; a page in UTF-8 with a few broken letters is not guessed at."""
    import chardet  # takes a while to come, and is hardly ever asked

    found = chardet.detect(data[:SAMPLE])
    name = found["encoding"]
    return _LABELS.get(name.lower(), name) if name and found["confidence"] >= LEAST_SURE else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if "\0" in text else text
