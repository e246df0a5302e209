"""JPEG: put XMP and IPTC-IIM into a file and find them there, segment by segment, pixels untouched.

Source: ITU-T T.81, B.1.1.2 (markers); XMP Specification Part 3, 1.1.3 (APP1); IIM 4.2 inside Photoshop image resources
(APP13).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from multipub.errors import EditionError
from multipub.photo import iptc, xmp
from multipub.photo.words import PhotoWords

START = b"\xff\xd8"
APP0, APP1, APP13 = 0xE0, 0xE1, 0xED
SCAN = 0xDA
MOST = 65_533
"""Bytes a segment holds: its 16-bit length counts itself (T.81, B.1.1.4)."""

XMP_NAME = b"http://ns.adobe.com/xap/1.0/\0"
PHOTOSHOP_NAME = b"Photoshop 3.0\0"
EXIF_NAME = b"Exif\0\0"


@dataclass(frozen=True, slots=True)
class Segment:
    """A marker and what follows it; ``body`` is without marker and length."""

    marker: int
    body: bytes

    def __bytes__(self) -> bytes:
        return struct.pack(">BBH", 0xFF, self.marker, len(self.body) + 2) + self.body

    def is_called(self, marker: int, name: bytes) -> bool:
        """Whether it is an application segment of that name."""
        return self.marker == marker and self.body.startswith(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The metadata blocks of a JPEG, without the names of their segments."""

    xmp: bytes | None
    resources: bytes
    exif: bytes | None


def blocks_in(data: bytes) -> Found:
    """Return the metadata of a JPEG; a file that is damaged before its picture has none."""
    try:
        segments, _ = _opened(data)
    except EditionError:
        return Found(xmp=None, resources=b"", exif=None)
    return Found(
        xmp=next((s.body[len(XMP_NAME) :] for s in segments if s.is_called(APP1, XMP_NAME)), None),
        resources=b"".join(s.body[len(PHOTOSHOP_NAME) :] for s in segments if s.is_called(APP13, PHOTOSHOP_NAME)),
        exif=next((s.body for s in segments if s.is_called(APP1, EXIF_NAME)), None),
    )


def written(data: bytes, words: PhotoWords) -> bytes:
    """Return the JPEG with the words in XMP and IPTC-IIM; both stand right after the Exif data.

    Raises:
        EditionError: if the file is no JPEG, or the words do not fit into a segment.
    """
    old = blocks_in(data)
    ours = [
        Segment(APP1, XMP_NAME + _packet(words, old.xmp)),
        *(Segment(APP13, PHOTOSHOP_NAME + part) for part in _parts(iptc.resources(words, old.resources))),
    ]
    return _inserted(data, ours)


def with_blocks(data: bytes, blocks: Found) -> bytes:
    """Return a JPEG that has no XMP and no IPTC-IIM with those of another file, byte for byte.

    An orientation in the XMP becomes upright: it is given to pixels that have been turned.
    """
    ours = []
    if blocks.xmp:
        ours.append(Segment(APP1, XMP_NAME + xmp.upright(blocks.xmp)))
    if blocks.resources:
        ours += [Segment(APP13, PHOTOSHOP_NAME + part) for part in _parts(blocks.resources)]
    return _inserted(data, ours)


def _inserted(data: bytes, ours: list[Segment]) -> bytes:
    """Put segments right after the Exif data."""
    segments, picture = _opened(data)
    kept = [s for s in segments if not s.is_called(APP1, XMP_NAME) and not s.is_called(APP13, PHOTOSHOP_NAME)]
    first = next((at for at, s in enumerate(kept) if s.marker not in {APP0, APP1}), len(kept))
    return START + b"".join(bytes(segment) for segment in (*kept[:first], *ours, *kept[first:])) + picture


def _opened(data: bytes) -> tuple[list[Segment], bytes]:
    """Return the segments before the picture, and the picture: all from its first scan on."""
    if not data.startswith(START):
        raise EditionError("a file that should be a JPEG is none")
    segments: list[Segment] = []
    at = len(START)
    while True:
        at = data.find(b"\xff", at) if at < len(data) else -1
        while at >= 0 and data[at + 1 : at + 2] == b"\xff":  # fill bytes
            at += 1
        if at < 0 or at + 4 > len(data):
            raise EditionError("a JPEG has no picture in it")
        marker, length = struct.unpack_from(">xBH", data, at)
        if marker == SCAN:
            return segments, data[at:]
        segments.append(Segment(marker, data[at + 4 : at + 2 + length]))
        at += 2 + length


def _packet(words: PhotoWords, existing: bytes | None) -> bytes:
    """Return the fullest packet that fits: with what was there, else ours alone, else without the long description."""
    shorter = replace(words, extended_descriptions=())
    for candidate, beside in ((words, existing), (words, None), (shorter, None)):
        packet = xmp.packet(candidate, beside)
        if len(packet) <= MOST - len(XMP_NAME):
            return packet
    raise EditionError(
        f"caption and alternative text of a photo do not fit into its metadata ({MOST:,} bytes)",
        hint="shorten the caption",
    )


def _parts(resources: bytes) -> Iterator[bytes]:
    """Cut image resources to the size of segments, as Photoshop does."""
    room = MOST - len(PHOTOSHOP_NAME)
    for at in range(0, len(resources), room):
        yield resources[at : at + room]
