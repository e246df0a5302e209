"""The canonical XML inside an MPEG-4 sound file: a tag of free form, called after its media type.

A player never shows it, and programs that edit tags keep it; an archivist finds it by its name.
"""

import io

from multipub.carriers import MEDIA_TYPE, Carrier
from multipub.carriers._mp4_boxes import tags

MEAN = "com.apple.iTunes"
"""The name space of tags that taggers show and keep."""

FILE_TYPE = b"ftyp"


def put(data: bytes, source: bytes) -> bytes:
    """Return the file ``data`` with ``source`` among its tags; its sound as it was."""
    from mutagen.mp4 import MP4, AtomDataType, MP4FreeForm

    buffer = io.BytesIO(data)
    file = MP4(buffer)
    file[f"----:{MEAN}:{MEDIA_TYPE}"] = [MP4FreeForm(source, dataformat=AtomDataType.IMPLICIT)]
    buffer.seek(0)
    file.save(buffer, padding=no_padding)
    return buffer.getvalue()


def recognises(data: bytes) -> bool:
    """Whether ``data`` is an MPEG-4 file (ISO/IEC 14496-12, 4.3)."""
    return data[4:8] == FILE_TYPE


def extract(data: bytes) -> bytes | None:
    """Return the canonical XML, byte for byte, or ``None`` if the file carries none.

    Raises:
        SourceError: if the file is damaged.
    """
    return next(iter(tags(data).get(f"{MEAN}:{MEDIA_TYPE}", ())), None)


def no_padding(information: object) -> int:
    """Return how much air mutagen leaves for later: none, so that the same story gives the same bytes."""
    return 0


MP4_CARRIER = Carrier(name="M4B", recognises=recognises, extract=extract)
