"""Looks at a photo's bytes: is it a whole picture, of which type, how large.

In:  the bytes of a file.   Out: its facts, or the rule it breaks.
Promises: a picture that ends too early is found even where another library (WeasyPrint does) has told Pillow to load
truncated files; nothing beyond ``MOST_PIXELS`` is ever decoded.
"""

import hashlib
import io
import threading
import warnings
from dataclasses import dataclass

from PIL import Image, ImageFile, UnidentifiedImageError

from multipub.errors import SourceError

MOST_PIXELS = 120_000_000
"""Pixels.  The largest press cameras give 102 million; decoded, this is 360 MB."""

MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "TIFF": "image/tiff",
}
"""The formats a photo may be in, by Pillow's name."""

_OPENED = tuple(name for name in MEDIA_TYPES if name != "MPO")
"""What Pillow is asked to open.  MPO, which many cameras write for JPEG, is found by the JPEG reader."""

_MOST_KNOWN = 1024
"""Photos whose facts are remembered; a day's edition has a few hundred."""

_known: dict[str, "PhotoFacts"] = {}
_pillow_is_strict = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """What a photo is: type, size in bytes, width and height in pixels as they are stored, SHA-256 in hexadecimal."""

    media_type: str
    size: int
    width: int
    height: int
    sha256: str


class PhotoFault(SourceError):
    """A photo's file cannot be used; ``rule`` is the permanent id of the rule it breaks."""

    def __init__(self, rule: str, message: str, *, where: str) -> None:
        super().__init__(message, where=where, hint="supply the photo again")
        self.rule = rule


def photo_facts(data: bytes, *, where: str) -> PhotoFacts:
    """Return the facts of a photo, every pixel of it decoded once; the same bytes are not decoded again.

    Raises:
        PhotoFault: if it is no picture, is damaged or cut off (CAN-D04), or has too many pixels (CAN-D05).
    """
    digest = hashlib.sha256(data).hexdigest()
    if digest not in _known:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[digest] = _looked_at(data, digest, where)
    return _known[digest]


def _looked_at(data: bytes, digest: str, where: str) -> PhotoFacts:
    with _pillow_is_strict, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of large and odd pictures; the limits here are ours.
        tolerant, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            return _decoded(data, digest, where)
        except (Image.DecompressionBombError, MemoryError):
            raise PhotoFault("CAN-D05", f"the photo has more than {MOST_PIXELS:,} pixels", where=where) from None
        except UnidentifiedImageError:
            raise PhotoFault("CAN-D04", "the file is no picture that can be shown", where=where) from None
        except (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, LookupError) as fault:
            # Pillow's decoders raise any of these on damaged files.
            raise PhotoFault("CAN-D04", f"the photo is damaged or cut off: {fault}", where=where) from None
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = tolerant


def _decoded(data: bytes, digest: str, where: str) -> PhotoFacts:
    with Image.open(io.BytesIO(data), formats=_OPENED) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            message = f"the photo has {width} x {height} pixels, more than {MOST_PIXELS:,}"
            raise PhotoFault("CAN-D05", message, where=where)
        media_type = MEDIA_TYPES[picture.format or ""]
        picture.draft("RGB", (1, 1))  # JPEG: every byte is read, but an eighth of the pixels are worked out.
        picture.load()
    if media_type == "image/png":  # Its pixels may be whole where its end is missing; verify() looks for the end.
        with Image.open(io.BytesIO(data), formats=_OPENED) as picture:
            picture.verify()
    return PhotoFacts(media_type=media_type, size=len(data), width=width, height=height, sha256=digest)
