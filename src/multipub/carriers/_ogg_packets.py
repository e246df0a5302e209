"""Read the packets of an Ogg file and its comments, without the library that writes them.

In:  bytes of an Ogg Opus file.   Out: its header packets; its comments.
Promises: every page's checksum holds; nothing is believed about sizes that the bytes do not bear out; a damaged file is
a ``SourceError``.

Source: RFC 3533, 6 (pages); RFC 7845, 5 (headers of Opus); Vorbis I specification, 5 (comments).
"""

from collections.abc import Iterator

from multipub.errors import SourceError

CAPTURE = b"OggS"
HEADER = 27
CHECKSUM_AT = 22
WHOLE_SEGMENT = 255
POLYNOMIAL = 0x04C11DB7
"""Of the checksum: not reflected, begun with 0, so that no library of the language has it (RFC 3533, 6, field 7)."""

MAGIC, COMMENT_MAGIC = b"OpusHead", b"OpusTags"
HEADER_PACKETS = 2
DAMAGED = "take the file from where it came from again"


def _table() -> tuple[int, ...]:
    entries = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = ((value << 1) ^ (POLYNOMIAL if value & 0x80000000 else 0)) & 0xFFFFFFFF
        entries.append(value)
    return tuple(entries)


TABLE = _table()


def checksum(page: bytes) -> int:
    """Return the checksum of a page whose own checksum is written as nought."""
    value = 0
    for byte in page:
        value = ((value << 8) & 0xFFFFFFFF) ^ TABLE[(value >> 24) ^ byte]
    return value


def packets(data: bytes) -> Iterator[bytes]:
    """Yield the packets of the stream, in order.

    Raises:
        SourceError: if a page is cut off, or is not what its checksum says.
    """
    place, unfinished = 0, b""
    while place < len(data):
        head = data[place : place + HEADER]
        if not head.startswith(CAPTURE) or len(head) < HEADER:
            raise SourceError("the Ogg file is damaged", hint=DAMAGED)
        lengths = data[place + HEADER : place + HEADER + head[HEADER - 1]]
        begin = place + HEADER + len(lengths)
        end = begin + sum(lengths)
        page = bytearray(data[place:end])
        wanted = int.from_bytes(page[CHECKSUM_AT : CHECKSUM_AT + 4], "little")
        page[CHECKSUM_AT : CHECKSUM_AT + 4] = bytes(4)
        if end > len(data) or checksum(bytes(page)) != wanted:
            raise SourceError("the Ogg file is damaged", hint=DAMAGED)
        for length in lengths:
            unfinished += data[begin : begin + length]
            begin += length
            if length < WHOLE_SEGMENT:
                yield unfinished
                unfinished = b""
        place = end


def header(data: bytes) -> bytes:
    """Return the packet that holds the comments, without its magic.

    Raises:
        SourceError: if this is no Ogg Opus file.
    """
    found = packets(data)
    first, second = next(found, b""), next(found, b"")
    if not first.startswith(MAGIC) or not second.startswith(COMMENT_MAGIC):
        raise SourceError("this Ogg file holds no Opus sound with comments", hint=DAMAGED)
    return second[len(COMMENT_MAGIC) :]


def comments(data: bytes) -> dict[str, tuple[str, ...]]:
    """Return the comments by their names, in capitals (Vorbis I, 5.2.2).

    Raises:
        SourceError: if they are cut off, or no UTF-8.
    """
    content = header(data)
    found: dict[str, tuple[str, ...]] = {}
    try:
        _, place = _counted(content, 0)
        count = int.from_bytes(content[place : place + 4], "little")
        place += 4
        for _ in range(count):
            comment, place = _counted(content, place)
            name, sign, words = comment.decode("utf-8").partition("=")
            if not sign:
                raise SourceError("a comment of the Ogg file has no name", hint=DAMAGED)
            found[name.upper()] = (*found.get(name.upper(), ()), words)
    except (ValueError, IndexError) as fault:
        raise SourceError("the comments of the Ogg file are damaged", hint=DAMAGED) from fault
    return found


def _counted(content: bytes, place: int) -> tuple[bytes, int]:
    """Return a stretch of bytes that begins with its own length, and where it ends."""
    length = int.from_bytes(content[place : place + 4], "little")
    end = place + 4 + length
    if end > len(content):
        raise IndexError(end)
    return content[place + 4 : end], end
