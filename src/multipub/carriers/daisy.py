"""The canonical XML inside a DAISY 2.02 book: a file beside the others, named in the control file.

A player never shows it; an archivist finds it by the producer's own metadata of ``ncc.html``.

Source: DAISY 2.02 (2001), 2.1.1 (metadata of other schemes).
"""

import io
import re
import zipfile
import zlib

from multipub.carriers import Carrier
from multipub.errors import SourceError

CONTROL = "ncc.html"
SOURCE = "prod:canonicalXml"
NAMED = re.compile(rb'<meta name="prod:canonicalXml" content="([A-Za-z0-9._/-]+)"\s*/>')
FOLDER = "source"
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.xml")
PLAIN_NAME = "article.xml"

MOST_BYTES = 64_000_000
"""Bytes.  Far above any news story; a file that unpacks to more is no story but an attack."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError)


def path_for(name: str) -> str:
    """Return where the canonical XML called ``name`` stands in the book."""
    return f"{FOLDER}/{name if SAFE_NAME.fullmatch(name) else PLAIN_NAME}"


def recognises(data: bytes) -> bool:
    """Whether ``data`` is a zip with a navigation control file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return CONTROL in book.namelist()
    except DAMAGE:
        return False


def extract(data: bytes) -> bytes | None:
    """Return the canonical XML, byte for byte, or ``None`` if the book carries none.

    Raises:
        SourceError: if the book is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            named = NAMED.search(_read(book, CONTROL))
            return _read(book, named[1].decode("ascii")) if named else None
    except DAMAGE as fault:
        raise SourceError(f"this book is damaged: {fault}", hint="take it from where it came from again") from fault


def _read(book: zipfile.ZipFile, path: str) -> bytes:
    if book.getinfo(path).file_size > MOST_BYTES:
        raise ValueError(f"{path} unpacks to more than {MOST_BYTES:,} bytes")
    return book.read(path)


DAISY = Carrier(name="DAISY", recognises=recognises, extract=extract)
