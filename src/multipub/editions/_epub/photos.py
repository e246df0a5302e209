"""The photos of a book, as large and as fine as the style or the desk wants them.

In:  the style, and what the desk asks for.   Out: an album to place photos in; the files of the book that it makes.
Promises: what the desk asks for by a flag wins over the style's hints ``image-edge`` and ``image-quality``.
"""

from multipub.editions._epub.package import Part
from multipub.editions._photo_files import PhotoFiles
from multipub.errors import UsageError
from multipub.model.press import Style

USUAL_EDGE = 2560
"""Pixels.  Sharp on a 13-inch tablet, a tenth of a camera's bytes."""

FINEST = 100
"""The end of libjpeg's scale of qualities."""


def album(style: Style, edge: int | None, quality: int | None) -> PhotoFiles:
    """Return where the photos of one book go; ``edge`` in pixels and ``quality`` of 100 where the desk asks for them.

    Raises:
        UsageError: if it asks for what cannot be.
    """
    if edge is not None and edge < 1:
        raise UsageError(f"a photo cannot be {edge} pixels long", hint="as in --epub-longest-edge 1600")
    if quality is not None and not 1 <= quality <= FINEST:
        raise UsageError(f"there is no JPEG quality of {quality}", hint="as in --epub-image-quality 80")
    longest_edge = edge or _hint(style, "image-edge") or USUAL_EDGE
    return PhotoFiles("images/photo", longest_edge, quality or _hint(style, "image-quality"))


def parts(photos: PhotoFiles, *, cover: bool) -> list[Part]:
    """Return the photos as files of the book; ``cover`` makes the lead photo its cover."""
    return [
        Part(
            id=f"photo-{number}",
            path=path,
            media_type=photo.media_type,
            data=photo.data,
            properties=("cover-image",) if cover and path == photos.lead else (),
        )
        for number, (path, photo) in enumerate(photos.files.items(), 1)
    ]


def _hint(style: Style, name: str) -> int | None:
    """Return a hint of the style without its unit."""
    said = style.layout(name).removesuffix("px").removesuffix("%")
    return int(said) if said else None
