"""Make a photo fit for every edition: upright, 8-bit, sRGB or grey, JPEG or PNG.

In:  the ``Media`` of a bundle.   Out: ``Prepared`` bytes, with their kind and size.
Promises: the bytes read are the bytes the canonical XML names (SHA-256); a photo that is fit already passes untouched,
byte for byte; the same photo gives the same bytes; a damaged, cut or gigantic file is a ``SourceError``, never half a
picture.
"""

import hashlib
import io
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageCms, ImageFile, ImageOps
from PIL.ImageCms import ImageCmsProfile

from multipub.errors import SourceError
from multipub.model.manuscript import Media

MOST_PIXELS = 130_000_000
"""Pixels.  Above the largest cameras of the press (102 megapixels), below what decodes to more than 0.5 GB."""

JPEG_QUALITY = 90
"""Of 100 (libjpeg's scale): for photos that must be encoded anew; not seen beside the original at print size."""

FULL_COLOUR = 0
"""Pillow's name for 4:4:4 chroma: colours at full size, so red type in a picture stays sharp."""

PNG_DEPTH_AT = 24
"""Byte offset of the bit depth in a PNG (ISO/IEC 15948, 11.2.2: signature 8, length 4, type 4, width 4, height 4)."""

BITS = 8
SIXTEEN_TO_EIGHT = 1 / 257
"""65535 becomes 255."""

EXIF_ORIENTATION = 0x0112
UPRIGHT = 1
"""Exif 3.0, 4.6.5.1.3 (Orientation)."""

READ = ("JPEG", "MPO", "PNG", "GIF", "WEBP", "AVIF", "TIFF", "BMP", "JPEG2000")
"""Formats that photos come in, by Pillow's names; the rest of its decoders are not offered a stranger's file."""

KEPT_PHOTOS = 16
"""Photos whose preparation is remembered, so that one export's editions do not each decode them: a long read's."""

MediaType = Literal["image/jpeg", "image/png"]

_pillow_settings = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A photo as the editions embed it; ``width`` and ``height`` in pixels, upright."""

    data: bytes
    media_type: MediaType
    width: int
    height: int

    @property
    def suffix(self) -> str:
        """The file name's ending."""
        return ".png" if self.media_type == "image/png" else ".jpg"


@dataclass(frozen=True, slots=True)
class _Content:
    """A file's bytes, known again by their digest alone."""

    sha256: str
    data: bytes = field(compare=False, repr=False)


def prepare(
    media: Media, *, longest_edge: int | None = None, grey: bool = False, quality: int | None = None
) -> Prepared:
    """Return the photo ready to be embedded.

    A JPEG or PNG that is upright, 8-bit, RGB or grey (PNG: also with transparency) and within ``longest_edge`` pixels
    passes untouched.  Everything else is turned, converted to sRGB (or to grey, where ``grey`` is asked for), scaled
    down and encoded once: as PNG where it has transparency or was drawn (PNG, GIF, palettes), else as JPEG.  Of an
    animation the first frame is taken.  ``quality`` (of 100, libjpeg's scale) is for what is encoded anew as JPEG; what
    came as a coarser JPEG stays as coarse.

    Raises:
        SourceError: if the file is missing, is not the one the canonical XML names, is no picture, is damaged or has
            more than ``MOST_PIXELS``.
    """
    content = _Content(media.sha256.lower(), _read(media))
    try:
        with _strict_pillow():
            return _prepared(content, longest_edge, grey, quality)
    except SourceError as fault:
        raise SourceError(fault.message, where=media.path, hint=fault.hint) from fault.__cause__


def _read(media: Media) -> bytes:
    try:
        data = media.path.read_bytes()
    except OSError as fault:
        raise SourceError(
            f"the photo cannot be read: {fault.strerror}", where=media.path, hint="put the file back"
        ) from fault
    if hashlib.sha256(data).hexdigest() != media.sha256.lower():
        raise SourceError(
            "the photo is not the file that the canonical XML names: its SHA-256 differs",
            where=media.path,
            hint="put the original file back, or import the story again",
        )
    return data


@contextmanager
def _strict_pillow() -> Iterator[None]:
    """Let Pillow refuse cut files, which WeasyPrint switches off for all, and leave counting pixels to us."""
    with _pillow_settings:
        before = ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = False, None
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = before


@lru_cache(maxsize=KEPT_PHOTOS)
def _prepared(content: _Content, longest_edge: int | None, grey: bool, quality: int | None) -> Prepared:
    try:
        image = Image.open(io.BytesIO(content.data), formats=_decoders())
    except Exception as fault:  # Pillow raises a dozen kinds for files that are no pictures
        raise SourceError("the file is no picture that can be read", hint="supply a JPEG or PNG") from fault
    if image.width * image.height > MOST_PIXELS:
        raise SourceError(f"the photo has more than {MOST_PIXELS:,} pixels", hint="supply a smaller one")
    try:
        if _fits(image, content.data, longest_edge, grey):
            return _passed(image, content.data)
        tables = getattr(image, "quantization", None)  # of a JPEG; read before its pixels are
        tables = _coarser(tables, quality) if quality else tables
        return _encoded(_converted(image, longest_edge, grey), drawn=_is_drawn(image), tables=tables)
    except SourceError:
        raise
    except Exception as fault:  # as above, for files that are damaged further in
        raise SourceError(f"the photo is damaged: {fault}", hint="supply the file again") from fault


def _decoders() -> list[str]:
    """Return those of ``READ`` that this Pillow was built with."""
    Image.init()
    return [name for name in READ if name in Image.OPEN]


def _fits(image: Image.Image, data: bytes, longest_edge: int | None, grey: bool) -> bool:
    """Whether the file can go in as it is."""
    if image.getexif().get(EXIF_ORIENTATION, UPRIGHT) != UPRIGHT:
        return False
    if longest_edge is not None and max(image.size) > longest_edge:
        return False
    colours = image.mode.removesuffix("A") if image.format == "PNG" else image.mode
    if colours not in ({"L"} if grey else {"L", "RGB"}):
        return False
    if image.format == "PNG":
        return data[PNG_DEPTH_AT] == BITS and getattr(image, "n_frames", 1) == 1
    return image.format in {"JPEG", "MPO"}


def _passed(image: Image.Image, data: bytes) -> Prepared:
    """Return the file as it is, once all of it has been read.

    Of a JPEG, Pillow makes a grey picture of an eighth: every bit of the file is read and damage found as in a whole
    one, in less than half the time.
    """
    media_type: MediaType = "image/png" if image.format == "PNG" else "image/jpeg"
    prepared = Prepared(data=data, media_type=media_type, width=image.width, height=image.height)
    image.draft("L", (1, 1))
    image.load()
    return prepared


def _is_drawn(image: Image.Image) -> bool:
    """Whether it is line art rather than a photo: JPEG would blur its edges."""
    return image.format in {"PNG", "GIF"} or image.mode in {"1", "P", "PA"}


def _converted(image: Image.Image, longest_edge: int | None, grey: bool) -> Image.Image:
    """Return the first frame, upright, in 8 bits, sRGB or grey, within ``longest_edge``."""
    image.seek(0)
    if longest_edge is not None:
        image.draft(image.mode, (2 * longest_edge, 2 * longest_edge))  # JPEG: decode at a half or a quarter at once
    image.load()
    profile = image.info.get("icc_profile")
    colours, alpha = _parted(ImageOps.exif_transpose(image))
    colours = _to_srgb(colours, profile if isinstance(profile, bytes) else None)
    if grey:
        colours = colours.convert("L")
    if alpha is not None:
        colours.putalpha(alpha)
    if longest_edge is not None and max(colours.size) > longest_edge:
        scale = longest_edge / max(colours.size)
        size = (max(1, round(colours.width * scale)), max(1, round(colours.height * scale)))
        colours = colours.resize(size, Image.Resampling.LANCZOS)
    return colours


def _parted(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Return the colours, and the transparency where there is any to see."""
    if image.mode in {"1", "L", "P", "RGB"} and "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode in {"PA", "La", "RGBa"}:
        image = image.convert("RGBA")
    if image.mode not in {"LA", "RGBA"}:
        return image, None
    alpha = image.getchannel("A")
    colours = image.convert(image.mode.removesuffix("A"))
    return colours, None if alpha.getextrema() == (255, 255) else alpha


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return ``image`` in sRGB (or in 8-bit grey, if it was grey); its own colour profile is used where it is sound."""
    if image.mode.startswith("I"):
        deep = image.convert("I")
        return deep.point(lambda value: value * SIXTEEN_TO_EIGHT).convert("L")
    if image.mode == "F":
        raise SourceError("the photo holds floating-point values", hint="supply it with 8 or 16 bits a colour")
    if image.mode in {"1", "L"}:
        return image.convert("L")
    if image.mode in {"P", "YCbCr", "HSV"}:
        image = image.convert("RGB")
    own = _own_profile(image, profile)
    if own is None:
        return image.convert("RGB")
    try:
        turned = ImageCms.profileToProfile(
            image, own, ImageCmsProfile(ImageCms.createProfile("sRGB")), outputMode="RGB"
        )
    except ImageCms.PyCMSError:  # a profile of another colour space than the photo's: its colours are taken as they are
        return image.convert("RGB")
    return image.convert("RGB") if turned is None else turned


def _own_profile(image: Image.Image, profile: bytes | None) -> ImageCmsProfile | None:
    if image.mode == "LAB":
        return ImageCmsProfile(ImageCms.createProfile("LAB"))
    if not profile:
        return None
    try:
        return ImageCmsProfile(io.BytesIO(profile))
    except OSError:  # unreadable profile
        return None


@lru_cache
def _tables_of(quality: int) -> Mapping[int, list[int]]:
    """Return libjpeg's own quantisation tables for a quality of 100."""
    buffer = io.BytesIO()
    Image.new("RGB", (BITS, BITS)).save(buffer, "JPEG", quality=quality)
    tables: Mapping[int, list[int]] = getattr(Image.open(buffer), "quantization", {})
    return tables


def _coarser(tables: Mapping[int, list[int]] | None, quality: int) -> Mapping[int, list[int]]:
    """Return the tables that keep less: the photo's own, or those of ``quality``."""
    wanted = _tables_of(quality)
    return tables if tables and sum(tables[0]) > sum(wanted[0]) else wanted


def _encoded(image: Image.Image, *, drawn: bool, tables: Mapping[int, list[int]] | None) -> Prepared:
    """Encode anew, without any metadata of the old file: it is written by ``multipub.photo``.

    What was a JPEG keeps its quantisation ``tables``: no finer than it was, no coarser.
    """
    clean = Image.frombytes(image.mode, image.size, image.tobytes())
    buffer = io.BytesIO()
    media_type: MediaType
    if drawn or image.mode.endswith("A"):
        media_type = "image/png"
        clean.save(buffer, "PNG", optimize=False, compress_level=6)
    else:
        media_type = "image/jpeg"
        how = {"qtables": tables} if tables else {"quality": JPEG_QUALITY}
        clean.save(buffer, "JPEG", subsampling=FULL_COLOUR, **how)
    return Prepared(data=buffer.getvalue(), media_type=media_type, width=image.width, height=image.height)
