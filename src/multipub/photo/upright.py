"""Turns a photo upright that its camera only marked as lying on its side.

In:  the bytes of a photo.   Out: the same bytes if it is upright, else a file whose pixels are, with its metadata.
Promises: every reader shows the same picture, whether it knows the mark (Exif Orientation) or not; a JPEG keeps its
quantisation, so that nothing beside rounding is lost; words, colour profile and Exif fields stay; the thumbnail, which
would lie on its side, goes.

Source: Exif 3.0 (CIPA DC-008), 4.6.5.1.3 (Orientation).
"""

import io
import warnings
from collections.abc import Mapping

from PIL import Image, ImageOps

from multipub.photo import jpeg

ORIENTATION = 0x0112
UPRIGHT = 1
TRANSPOSING = frozenset({5, 6, 7, 8})
"""The values of Orientation that exchange width and height."""

EXIF_FIELDS, PIXEL_WIDTH, PIXEL_HEIGHT = 0x8769, 0xA002, 0xA003

SIDE = 8
"""Samples on a side of a JPEG block (ITU-T T.81, A.1.3)."""

FULL_COLOUR = 0
"""Pillow's name for 4:4:4 chroma: a turn of coarser colours would blur them once more."""

JPEG_QUALITY = 90
"""Of 100 (libjpeg's scale): for the rare JPEG whose tables cannot be told."""

JPEG_FORMATS = frozenset({"JPEG", "MPO"})


def upright(data: bytes) -> tuple[bytes, str | None]:
    """Return the photo upright, and its new media type where it had to be turned (``None``: it was upright).

    A JPEG stays one; anything else becomes a PNG, which loses nothing.

    Raises:
        OSError, ValueError, SyntaxError: as Pillow does, for a photo that is damaged; it should be looked at before.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd tags and large pictures; both are judged elsewhere
        with Image.open(io.BytesIO(data)) as image:
            orientation = _orientation(image)
            if orientation == UPRIGHT:
                return data, None
            tables = getattr(image, "quantization", None)  # of a JPEG; read before its pixels are
            is_jpeg = image.format in JPEG_FORMATS
            profile = image.info.get("icc_profile")
            turned = ImageOps.exif_transpose(image)  # before its mark goes
            exif = _exif(image, turned=orientation in TRANSPOSING)
    if is_jpeg:
        quarter = orientation in TRANSPOSING
        return _as_jpeg(turned, data, tables, profile, exif, quarter=quarter), "image/jpeg"
    buffer = io.BytesIO()
    turned.save(buffer, "PNG", icc_profile=profile, exif=exif)
    return buffer.getvalue(), "image/png"


def _orientation(image: Image.Image) -> int:
    found = image.getexif().get(ORIENTATION, UPRIGHT)
    return found if isinstance(found, int) and UPRIGHT < found <= max(TRANSPOSING) else UPRIGHT


def _exif(image: Image.Image, *, turned: bool) -> bytes:
    """Return the Exif fields without the mark, with the sizes of the turned picture, without the thumbnail."""
    exif = image.getexif()
    exif.pop(ORIENTATION, None)
    fields = exif.get_ifd(EXIF_FIELDS)
    if turned and PIXEL_WIDTH in fields and PIXEL_HEIGHT in fields:
        fields[PIXEL_WIDTH], fields[PIXEL_HEIGHT] = fields[PIXEL_HEIGHT], fields[PIXEL_WIDTH]
    return exif.tobytes()


def _as_jpeg(
    turned: Image.Image,
    old: bytes,
    tables: Mapping[int, list[int]] | None,
    profile: object,
    exif: bytes,
    *,
    quarter: bool,
) -> bytes:
    """Encode the turned pixels with the tables they were quantised with, and give them their metadata back."""
    if tables and quarter:
        tables = {number: _transposed(table) for number, table in tables.items()}
    clean = Image.frombytes(turned.mode, turned.size, turned.tobytes())
    buffer = io.BytesIO()
    how: dict[str, object] = {"qtables": tables} if tables else {"quality": JPEG_QUALITY}
    clean.save(buffer, "JPEG", subsampling=FULL_COLOUR, icc_profile=profile, exif=exif, **how)
    return jpeg.with_blocks(buffer.getvalue(), jpeg.blocks_in(old))


def _transposed(table: list[int]) -> list[int]:
    """Exchange rows and columns, as a quarter turn does with the frequencies; Pillow gives tables row by row."""
    return [table[column * SIDE + row] for row in range(SIDE) for column in range(SIDE)]
