"""The canonical XML inside an MP3: a general encapsulated object of its ID3 tag.

A player never shows it; an archivist finds it by its media type.

Source: ID3v2.4 native frames, 4.15 (GEOB).
"""

import io
from typing import TYPE_CHECKING

from multipub.carriers import DESCRIPTION, MEDIA_TYPE, Carrier
from multipub.carriers._id3_frames import frames, general_object, starts_with_tag, tag_length

if TYPE_CHECKING:  # only writing needs mutagen; ``extract`` reads without it
    from mutagen.id3 import ID3

MPEG_SYNC = 0xFFE0
"""The eleven set bits that an MPEG audio frame begins with (ISO/IEC 11172-3, 2.4.1.3)."""


def put(data: bytes, source: bytes, *, name: str) -> bytes:
    """Return the MP3 ``data`` with ``source`` in its tag, under the file name ``name``; the rest of it as it was."""
    from mutagen.id3 import GEOB, ID3, Encoding, ID3NoHeaderError

    try:
        tag = ID3(io.BytesIO(data))
    except ID3NoHeaderError:
        tag = ID3()
    tag.add(GEOB(encoding=Encoding.UTF8, mime=MEDIA_TYPE, filename=name, desc=DESCRIPTION, data=source))
    return with_tag(data, tag)


def with_tag(data: bytes, tag: "ID3") -> bytes:
    """Return the MP3 ``data`` with ``tag`` (2.4, without padding) in the place of its own."""
    buffer = io.BytesIO()
    tag.save(buffer, v2_version=4, padding=_no_padding)
    return buffer.getvalue() + data[tag_length(data) :]


def recognises(data: bytes) -> bool:
    """Whether ``data`` is an MP3: an ID3 tag, or a frame of MPEG audio."""
    return starts_with_tag(data) or (len(data) > 1 and int.from_bytes(data[:2], "big") & MPEG_SYNC == MPEG_SYNC)


def extract(data: bytes) -> bytes | None:
    """Return the canonical XML, byte for byte, or ``None`` if the tag carries none.

    Raises:
        SourceError: if the tag is damaged.
    """
    for frame in frames(data):
        if frame.identifier == "GEOB":
            media_type, _, _, content = general_object(frame.content)
            if media_type == MEDIA_TYPE:
                return content
    return None


def _no_padding(information: object) -> int:
    return 0


ID3_CARRIER = Carrier(name="MP3", recognises=recognises, extract=extract)
