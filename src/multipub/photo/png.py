"""PNG: put an XMP packet into a file and find it there, chunk by chunk, pixels untouched.

Source: ISO/IEC 15948 (PNG), 5.3 and 11.3.4.5; XMP Specification Part 3, 1.1.5: an uncompressed ``iTXt`` chunk.
"""

import struct
import zlib
from collections.abc import Iterator

from multipub.errors import EditionError
from multipub.photo import xmp
from multipub.photo.words import PhotoWords

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"XML:com.adobe.xmp\0"
UNCOMPRESSED = b"\0\0"
NO_LANGUAGE_NO_TRANSLATION = b"\0\0"
FRAME = 12
"""Bytes of a chunk beside its data: length, type, check sum."""


def packet_in(data: bytes) -> bytes | None:
    """Return the XMP packet of a PNG, if it has one."""
    found = next((body for kind, body, _ in _chunks(data) if _is_xmp(kind, body)), None)
    return None if found is None else _packet(found)


def exif_in(data: bytes) -> bytes | None:
    """Return the Exif block of a PNG, if it has one (ISO/IEC 15948:2003 extensions 1.5.0, ``eXIf``)."""
    return next((body for kind, body, _ in _chunks(data) if kind == b"eXIf"), None)


def written(data: bytes, words: PhotoWords) -> bytes:
    """Return the PNG with the words in its XMP, right after its header.

    Raises:
        EditionError: if the file is no PNG.
    """
    if not data.startswith(SIGNATURE):
        raise EditionError("a file that should be a PNG is none")
    chunks = list(_chunks(data))
    packet = xmp.packet(words, packet_in(data))
    new = _chunk(b"iTXt", KEYWORD + UNCOMPRESSED + NO_LANGUAGE_NO_TRANSLATION + packet)
    header, *rest = (whole for kind, body, whole in chunks if not _is_xmp(kind, body))
    return b"".join((SIGNATURE, header, new, *rest))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield type, data and whole of every chunk."""
    at = len(SIGNATURE)
    while at + FRAME <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        whole = data[at : at + FRAME + length]
        yield whole[4:8], whole[8:-4], whole
        at += len(whole)
        if whole[4:8] == b"IEND":
            return


def _is_xmp(kind: bytes, body: bytes) -> bool:
    return kind == b"iTXt" and body.startswith(KEYWORD)


def _packet(body: bytes) -> bytes | None:
    """Return the packet inside an ``iTXt`` chunk; a compressed one is not XMP's way and is not read."""
    flags, rest = body[len(KEYWORD) : len(KEYWORD) + 2], body[len(KEYWORD) + 2 :]
    parts = rest.split(b"\0", 2)
    return parts[2] if flags == UNCOMPRESSED and len(parts) == len((b"language", b"keyword", b"text")) else None


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
