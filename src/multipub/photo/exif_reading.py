"""Exif: read who took a photo, when, and whose it is, where the camera alone says so.

In:  the bytes of an Exif block.   Out: ``PhotoWords``.
Promises: a damaged block says nothing.  The image description is not read: cameras write their own name into it.

Source: Exif 3.0 (CIPA DC-008), 4.6.5 and 4.6.6.
"""

import re
import struct

from PIL import Image

from multipub.photo.letters import tidy
from multipub.photo.words import PhotoWords

ARTIST, COPYRIGHT, EXIF_FIELDS = 0x013B, 0x8298, 0x8769
TAKEN, TAKEN_OFFSET = 0x9003, 0x9011

_TAKEN = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_OFFSET = re.compile(r"[+-]\d\d:\d\d")


def read(block: bytes) -> PhotoWords:
    """Return what an Exif block says of photographer, rights and moment."""
    exif = Image.Exif()
    try:
        exif.load(block)
        first, inner = dict(exif), dict(exif.get_ifd(EXIF_FIELDS))
    except (ValueError, SyntaxError, OSError, LookupError, struct.error, TypeError):  # Pillow's, for damaged blocks
        return PhotoWords()
    artist = _text(first.get(ARTIST))
    return PhotoWords(
        creators=(artist,) if artist else (),
        rights=_text(first.get(COPYRIGHT)) or None,
        created=_moment(_text(inner.get(TAKEN)), _text(inner.get(TAKEN_OFFSET))),
    )


def _text(value: object) -> str:
    """Return a field's words; Pillow gives bytes as Latin-1, most programs write UTF-8."""
    if not isinstance(value, str):
        return ""
    try:
        return tidy(value.encode("latin-1").decode())
    except UnicodeError:
        return tidy(value)


def _moment(taken: str, offset: str) -> str | None:
    """Return the moment in ISO 8601: with the hour only where its time zone is known."""
    found = _TAKEN.fullmatch(taken)
    if found is None or found[1] == "0000":
        return None
    day = "-".join(found.groups()[:3])
    return f"{day}T{found[4]}{offset}" if _OFFSET.fullmatch(offset) else day
