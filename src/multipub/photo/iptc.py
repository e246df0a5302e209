"""IPTC-IIM: write a photo's words into Photoshop image resources, new or already there.

In:  ``PhotoWords`` and the resources found in the file.   Out: the bytes of the resources.
Promises: other resources (paths, thumbnails …) and other data sets (keywords, headline …) stay; all text is UTF-8 and
says so; no data set is longer than the standard allows, none ends inside a character.

Source: IPTC-NAA Information Interchange Model 4.2; Adobe Photoshop File Formats, "Image Resource Blocks".
"""

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from multipub.photo.words import PhotoWords

IPTC_RESOURCE = 0x0404
DIGEST_RESOURCE = 0x0425
"""MD5 of the IPTC resource: a reader that finds another one trusts IIM over XMP (Metadata Working Group 2.0, 3.2)."""

TAG = 0x1C
UTF_8 = b"\x1b%G"
"""ISO 2022 escape for UTF-8 (IIM 4.2, 1:90)."""

EXTENDED = 0x8000
"""Bit of a length that says: the rest counts the bytes of the real length."""

ENVELOPE, APPLICATION = 1, 2
CHARACTER_SET = (ENVELOPE, 90)
VERSION = (APPLICATION, 0)
DATE_CREATED, TIME_CREATED = (APPLICATION, 55), (APPLICATION, 60)
BYLINE, CREDIT, SOURCE, COPYRIGHT, CAPTION = ((APPLICATION, number) for number in (80, 110, 115, 116, 120))
LIMITS = {BYLINE: 32, CREDIT: 32, SOURCE: 32, COPYRIGHT: 128, CAPTION: 2000}
"""Bytes (IIM 4.2, chapter 6)."""

BINARY = frozenset({0, 125, 200, 201, 202})
"""Data sets of record 2 that hold no text."""

DAY_LENGTH = len("2026-03-12")


@dataclass(frozen=True, slots=True)
class DataSet:
    """One field: its record and number, and its bytes."""

    key: tuple[int, int]
    value: bytes

    def __bytes__(self) -> bytes:
        size = len(self.value)
        length = struct.pack(">H", size) if size < EXTENDED else struct.pack(">HI", EXTENDED | 4, size)
        return bytes((TAG, *self.key)) + length + self.value


@dataclass(frozen=True, slots=True)
class Resource:
    """One image resource block; ``name`` is its Pascal string, padded."""

    signature: bytes
    number: int
    name: bytes
    data: bytes

    def __bytes__(self) -> bytes:
        head = self.signature + struct.pack(">H", self.number) + self.name + struct.pack(">I", len(self.data))
        return head + self.data + b"\0" * (len(self.data) % 2)


def resources(words: PhotoWords, existing: bytes = b"") -> bytes:
    """Return image resources whose IPTC block says ``words``, with the other blocks of ``existing``."""
    blocks = list(_blocks(existing))
    old = next((block.data for block in blocks if block.number == IPTC_RESOURCE), b"")
    block = b"".join(bytes(one) for one in _merged(list(_data_sets(old)), _ours(words)))
    new = [
        Resource(b"8BIM", IPTC_RESOURCE, b"\0\0", block),
        Resource(b"8BIM", DIGEST_RESOURCE, b"\0\0", hashlib.md5(block, usedforsecurity=False).digest()),
    ]
    kept = [one for one in blocks if one.number not in {IPTC_RESOURCE, DIGEST_RESOURCE}]
    return b"".join(bytes(one) for one in (*new, *kept))


def data_sets_of(resources: bytes) -> Iterator[DataSet]:
    """Yield the fields of the IPTC block in image resources, all text in UTF-8."""
    for block in _blocks(resources):
        if block.number == IPTC_RESOURCE:
            found = list(_data_sets(block.data))
            was_utf_8 = DataSet(CHARACTER_SET, UTF_8) in found
            yield from found if was_utf_8 else map(_in_utf_8, found)


def _ours(words: PhotoWords) -> list[DataSet]:
    texts = [
        *((BYLINE, creator) for creator in words.creators),
        (CREDIT, words.credit),
        (SOURCE, words.source),
        (COPYRIGHT, words.rights),
        (CAPTION, words.captions[0].text if words.captions else None),
    ]
    return [*_moment(words.created), *(DataSet(key, cut(text, LIMITS[key])) for key, text in texts if text)]


def cut(text: str, limit: int) -> bytes:
    """Return ``text`` in UTF-8, cut after the last whole character within ``limit`` bytes."""
    return text.encode()[:limit].decode(errors="ignore").encode()


def _moment(created: str | None) -> Iterator[DataSet]:
    """Yield date and time (CCYYMMDD, HHMMSS±HHMM), as far as ``created`` is that precise."""
    try:
        moment = datetime.fromisoformat(created or "")
    except ValueError:
        return
    yield DataSet(DATE_CREATED, moment.strftime("%Y%m%d").encode())
    if created and len(created) > DAY_LENGTH and moment.tzinfo:
        yield DataSet(TIME_CREATED, moment.strftime("%H%M%S%z").encode())


def _merged(old: list[DataSet], ours: list[DataSet]) -> list[DataSet]:
    """Put ours in the place of the old of the same kind; all text becomes UTF-8."""
    replaced = {one.key for one in ours} | {CHARACTER_SET, VERSION}
    if DATE_CREATED in replaced:
        replaced.add(TIME_CREATED)
    was_utf_8 = any(one.key == CHARACTER_SET and one.value == UTF_8 for one in old)
    kept = [one if was_utf_8 else _in_utf_8(one) for one in old if one.key not in replaced]
    head = [DataSet(CHARACTER_SET, UTF_8), DataSet(VERSION, b"\0\4")]
    return sorted([*head, *kept, *ours], key=lambda one: one.key)


def _in_utf_8(one: DataSet) -> DataSet:
    """Return a text of unknown encoding as UTF-8: most are that already, the others are Windows-1252 as a rule."""
    if one.key[0] != APPLICATION or one.key[1] in BINARY:
        return one
    try:
        one.value.decode()
    except UnicodeDecodeError:
        return DataSet(one.key, one.value.decode("cp1252", errors="replace").encode())
    return one


def _data_sets(block: bytes) -> Iterator[DataSet]:
    """Yield the fields of an IPTC block, as far as it is sound."""
    at = 0
    while at + 5 <= len(block) and block[at] == TAG:
        key = (block[at + 1], block[at + 2])
        (size,) = struct.unpack_from(">H", block, at + 3)
        at += 5
        if size & EXTENDED:
            wide = size & ~EXTENDED
            size = int.from_bytes(block[at : at + wide], "big")
            at += wide
        if at + size > len(block):
            return
        yield DataSet(key, block[at : at + size])
        at += size


def _blocks(data: bytes) -> Iterator[Resource]:
    """Yield the image resources, as far as they are sound."""
    at = 0
    while at + 12 <= len(data):
        signature, (number,) = data[at : at + 4], struct.unpack_from(">H", data, at + 4)
        name_end = at + 6 + (data[at + 6] + 2) // 2 * 2
        if name_end + 4 > len(data):
            return
        (size,) = struct.unpack_from(">I", data, name_end)
        body = data[name_end + 4 : name_end + 4 + size]
        if len(body) < size:
            return
        yield Resource(signature, number, data[at + 6 : name_end], body)
        at = name_end + 4 + size + size % 2
