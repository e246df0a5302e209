"""Read the frames of an ID3v2 tag, without the library that writes them.

In:  bytes of a sound file.   Out: its frames, in their order, as identifier and content; parts of contents as text.
Promises: nothing is believed about sizes that the bytes do not bear out; a damaged tag is a ``SourceError``.

Source: ID3 tag version 2.3.0 and 2.4.0 (main structure; native frames; chapter frame addendum 1.0).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from multipub.errors import SourceError

HEADER = 10
"""Bytes of a tag's header, and of a frame's."""

UNSYNCHRONISED, EXTENDED = 0x80, 0x40
"""Flags of the tag."""

FRAME_CHANGED = 0x0F
"""Bits of a v2.4 frame's second flag byte that say its content is compressed, encrypted, unsynchronised or prefixed."""

IDENTIFIER = re.compile(rb"[A-Z0-9]{4}")

ENCODINGS = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}
"""By the first byte of a text frame (4, "ID3v2 frame overview")."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a tag: its four letters, and what stands in it."""

    identifier: str
    content: bytes


def frames(data: bytes) -> Iterator[Frame]:
    """Yield the frames of the tag at the start of ``data``; nothing if there is none.

    Raises:
        SourceError: if the tag is damaged, or written in a way that we do not read (compressed or encrypted frames).
    """
    if not starts_with_tag(data):
        return
    version, flags = data[3], data[5]
    if version not in (3, 4) or flags & (UNSYNCHRONISED | EXTENDED):
        raise SourceError(f"this is an ID3 tag of a kind we do not read (2.{version}, flags {flags:#x})")
    yield from frames_within(data[HEADER : HEADER + _sync_safe(data[6:10])], version)


def frames_within(content: bytes, version: int = 4) -> Iterator[Frame]:
    """Yield the frames that stand one behind the other in ``content`` (a tag, or the rest of a chapter frame)."""
    place = 0
    while place + HEADER <= len(content) and content[place] != 0:
        head = content[place : place + HEADER]
        size = _sync_safe(head[4:8]) if version == 4 else int.from_bytes(head[4:8], "big")
        end = place + HEADER + size
        if not IDENTIFIER.fullmatch(head[:4]) or end > len(content) or (version == 4 and head[9] & FRAME_CHANGED):
            raise SourceError("the ID3 tag is damaged", hint="take the file from where it came from again")
        yield Frame(head[:4].decode("ascii"), content[place + HEADER : end])
        place = end


def starts_with_tag(data: bytes) -> bool:
    """Whether ``data`` begins with an ID3v2 tag."""
    return len(data) > HEADER and data.startswith(b"ID3")


def tag_length(data: bytes) -> int:
    """Return how many bytes the tag at the start of ``data`` takes, its header included."""
    return HEADER + _sync_safe(data[6:10]) if starts_with_tag(data) else 0


def texts(content: bytes) -> tuple[str, ...]:
    """Return the strings of a text frame: one encoding byte, then strings parted by nulls."""
    if not content:
        return ()
    encoding = _encoding(content[0])
    return tuple(_decoded(content[1:], encoding).rstrip("\0").split("\0"))


def take_string(content: bytes, encoding: int) -> tuple[str, bytes]:
    """Return the string at the start of ``content``, up to its null, and what follows."""
    name = _encoding(encoding)
    width = 2 if name.startswith("utf-16") else 1
    for place in range(0, len(content) - width + 1, width):
        if content[place : place + width] == b"\0" * width:
            return _decoded(content[:place], name), content[place + width :]
    return _decoded(content, name), b""


def general_object(content: bytes) -> tuple[str, str, str, bytes]:
    """Return a GEOB frame's media type, file name, description and object (2.4, 4.15)."""
    encoding, rest = content[0] if content else 0, content[1:]
    media_type, rest = take_string(rest, 0)
    name, rest = take_string(rest, encoding)
    description, rest = take_string(rest, encoding)
    return media_type, name, description, rest


def _encoding(byte: int) -> str:
    if byte not in ENCODINGS:
        raise SourceError(f"the ID3 tag has a text in an unknown encoding ({byte})")
    return ENCODINGS[byte]


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"the ID3 tag has a text that is no {encoding}") from error


def _sync_safe(size: bytes) -> int:
    """Return a number written in seven bits a byte."""
    return sum(byte << shift for byte, shift in zip(size, (21, 14, 7, 0), strict=True))
