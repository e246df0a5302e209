"""Read the boxes of an MPEG-4 file, without the library that writes them.

In:  bytes of a sound file.   Out: its boxes, by their path; its tags; its chapters.
Promises: nothing is believed about sizes that the bytes do not bear out; a damaged file is a ``SourceError``.

Source: ISO/IEC 14496-12, 4.2 (boxes) and 8.10 (user data); the tags are those of iTunes, which no standard describes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from multipub.errors import SourceError

HEADER = 8
LARGE_HEADER = 16
VERSION_AND_FLAGS = 4
TAGS = ("moov", "udta", "meta", "ilst")
CHAPTERS = ("moov", "udta", "chpl")
FULL_BOXES = frozenset({"meta"})
"""Containers whose boxes come after four bytes of version and flags."""

FREE_FORM = "----"
TICKS_A_MILLISECOND = 10_000
"""Nero's chapters count units of 100 nanoseconds."""

CHAPTERS_BEGIN = 9
"""Bytes of a ``chpl`` box before its chapters: version and flags, four bytes of nothing, their number."""

DAMAGED = "take the file from where it came from again"


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its four letters, and where its content begins and ends in the file."""

    kind: str
    start: int
    end: int


def boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """Yield the boxes that stand one behind the other.

    Raises:
        SourceError: if a box is larger than what holds it.
    """
    end = len(data) if end is None else end
    while start + HEADER <= end:
        size = int.from_bytes(data[start : start + 4], "big")
        kind = data[start + 4 : start + 8].decode("latin-1")
        header = HEADER
        if size == 1:
            size, header = int.from_bytes(data[start + 8 : start + 16], "big"), LARGE_HEADER
        elif size == 0:
            size = end - start
        if size < header or start + size > end:
            raise SourceError("the MPEG-4 file is damaged", hint=DAMAGED)
        yield Box(kind, start + header, start + size)
        start += size


def find(data: bytes, path: tuple[str, ...]) -> Box | None:
    """Return the first box at ``path``."""
    start, end = 0, len(data)
    found: Box | None = None
    for kind in path:
        found = next((box for box in boxes(data, start, end) if box.kind == kind), None)
        if found is None:
            return None
        start, end = found.start + (VERSION_AND_FLAGS if kind in FULL_BOXES else 0), found.end
    return found


def tags(data: bytes) -> dict[str, tuple[bytes, ...]]:
    """Return the values of each tag; those of free form by ``mean:name``."""
    listed = find(data, TAGS)
    found: dict[str, tuple[bytes, ...]] = {}
    for entry in boxes(data, listed.start, listed.end) if listed else ():
        parts = list(boxes(data, entry.start, entry.end))
        values = tuple(data[box.start + HEADER : box.end] for box in parts if box.kind == "data")
        name = entry.kind
        if name == FREE_FORM:
            words = [data[box.start + VERSION_AND_FLAGS : box.end] for box in parts if box.kind in {"mean", "name"}]
            name = ":".join(word.decode("utf-8", "replace") for word in words)
        found[name] = values
    return found


def chapters(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield when each chapter begins, in milliseconds, and its title.

    Raises:
        SourceError: if the list is cut off, or a title is no UTF-8.
    """
    listed = find(data, CHAPTERS)
    if listed is None:
        return
    content = data[listed.start : listed.end]
    count, place = (content[CHAPTERS_BEGIN - 1] if len(content) >= CHAPTERS_BEGIN else 0), CHAPTERS_BEGIN
    try:
        for _ in range(count):
            begin, length = int.from_bytes(content[place : place + 8], "big"), content[place + 8]
            title = content[place + 9 : place + 9 + length]
            place += 9 + length
            yield round(begin / TICKS_A_MILLISECOND), title.decode("utf-8")
    except (IndexError, UnicodeDecodeError) as fault:
        raise SourceError("the chapters of the MPEG-4 file are damaged", hint=DAMAGED) from fault
