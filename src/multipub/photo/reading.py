"""Reads what a photo says of itself, whichever of its kinds of metadata says it.

In:  the bytes of a photo.   Out: ``PhotoWords``.
Promises: XMP speaks before IPTC-IIM (whose fields are short), and that before Exif; a photo without metadata, or with
damaged metadata, says nothing; no pixel is decoded.

Source: Metadata Working Group, "Guidelines for Handling Image Metadata" 2.0, 3; IPTC Photo Metadata Mapping Guidelines.
"""

import io
import warnings
from dataclasses import dataclass, fields
from datetime import datetime

from PIL import Image

from multipub.photo import exif_reading, iptc_reading, jpeg, png, xmp_reading
from multipub.photo.letters import tidy
from multipub.photo.words import PhotoWords

_YEAR, _MONTH, _DAY = len("2026"), len("2026-03"), len("2026-03-12")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The metadata of a file, as they stand in it."""

    xmp: bytes | None = None
    resources: bytes = b""
    exif: bytes | None = None


def words_in(data: bytes, media_type: str) -> PhotoWords:
    """Return what the photo's own metadata says; ``created`` is a date or a moment that XML Schema knows, or nothing.

    Texts whose language the photo does not tell have the language ``x-default``.
    """
    blocks = _blocks(data, media_type)
    said = xmp_reading.read(blocks.xmp) if blocks.xmp else PhotoWords()
    for other in (iptc_reading.read(blocks.resources), exif_reading.read(blocks.exif or b"")):
        said = _filled(said, other)
    return said


def _blocks(data: bytes, media_type: str) -> Blocks:
    match media_type:
        case "image/jpeg":
            found = jpeg.blocks_in(data)
            return Blocks(xmp=found.xmp, resources=found.resources, exif=found.exif)
        case "image/png":
            return Blocks(xmp=png.packet_in(data), exif=png.exif_in(data))
        case _:
            return _by_pillow(data)


def _by_pillow(data: bytes) -> Blocks:
    """Return the metadata of a WebP or TIFF; Pillow finds them without decoding the picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of odd tags; they are not ours to judge.
            with Image.open(io.BytesIO(data)) as image:
                packet, exif = image.info.get("xmp"), image.info.get("exif")
    except (OSError, SyntaxError, ValueError):
        return Blocks()
    return Blocks(xmp=packet if isinstance(packet, bytes) else None, exif=exif if isinstance(exif, bytes) else None)


def _filled(said: PhotoWords, other: PhotoWords) -> PhotoWords:
    """Return what ``said`` says, and where it is silent what ``other`` says."""
    merged = {field.name: getattr(said, field.name) or getattr(other, field.name) for field in fields(PhotoWords)}
    merged["created"] = precise(said.created) or precise(other.created)
    return PhotoWords(**merged)


def precise(moment: str | None) -> str | None:
    """Return a moment as XML Schema writes it, as precise as it is known for certain; nothing if it is none.

    A time of day without a time zone is left out, since it may be meant anywhere.
    """
    words = tidy(moment or "")
    for length, form in ((_YEAR, "%Y"), (_MONTH, "%Y-%m"), (_DAY, "%Y-%m-%d")):
        if len(words) == length:
            return words if _is(words, form) else None
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return words[:_DAY] if _is(words[:_DAY], "%Y-%m-%d") else None
    if found.tzinfo is None:
        return found.date().isoformat()
    return found.replace(microsecond=0).isoformat()


def _is(words: str, form: str) -> bool:
    try:
        datetime.strptime(words, form)
    except ValueError:
        return False
    return True
