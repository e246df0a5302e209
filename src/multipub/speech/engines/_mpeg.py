"""Whether an MP3 is whole.

In:  bytes.   Out: yes or no.
Promises: bytes that stop inside a frame, or that are not frames from beginning to end, are not whole.  Decoders play
what there is and say nothing.

Source: ISO/IEC 11172-3, 2.4.2.3 and ISO/IEC 13818-3, 2.4.2.3 (header, tables of bit rates and sampling rates).
"""

KBITS_VERSION_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
KBITS_VERSION_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""Kilobits a second by index 1 to 14, layer III; version 2 is also 2.5."""

HERTZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""By the header's version bits: 1, 2, 2.5."""

VERSION_1, LAYER_3 = 3, 1
"""As the header's bits say them."""

HEADER, TAG_HEADER, OLD_TAG = 4, 10, 128
"""Bytes of a frame's header, of an ID3v2 tag's header, of an ID3v1 tag."""


def whole_frames(data: bytes) -> bool:
    """Return whether ``data`` is MPEG audio of layer III, from its first frame to the end of its last."""
    place, frames = _after_tag(data), 0
    while place < len(data):
        if data[place : place + 3] == b"TAG" and len(data) - place == OLD_TAG:
            break
        length = _frame_length(data[place : place + HEADER])
        if length is None or place + length > len(data):
            return False
        place, frames = place + length, frames + 1
    return frames > 0


def _after_tag(data: bytes) -> int:
    """Return where the frames begin (ID3v2: a size of four times seven bits)."""
    if not data.startswith(b"ID3") or len(data) < TAG_HEADER:
        return 0
    size = 0
    for byte in data[6:TAG_HEADER]:
        size = size << 7 | byte & 0x7F
    return TAG_HEADER + size


def _frame_length(header: bytes) -> int | None:
    """Return how many bytes a frame with this header has; nothing for what is no header."""
    if len(header) < HEADER or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    rate, hertz, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if (
        layer != LAYER_3
        or version not in HERTZ
        or not 1 <= rate <= len(KBITS_VERSION_1)
        or hertz >= len(HERTZ[version])
    ):
        return None
    kbits = (KBITS_VERSION_1 if version == VERSION_1 else KBITS_VERSION_2)[rate - 1]
    samples_by_8 = 144 if version == VERSION_1 else 72
    return samples_by_8 * kbits * 1000 // HERTZ[version][hertz] + padding
