"""The photos of a book, each with its words inside, as large and as fine as the style or the desk wants them.

In:  figures, as the article is set.   Out: the files of the photos, and their addresses.
Promises: a photo that stands twice with the same words is one file; what the desk asks for by a flag wins over the
style's hints ``image-edge`` and ``image-quality``.
"""

from lxml import etree

from multipub.editions._epub.package import Part
from multipub.editions._photo_metadata import with_words
from multipub.editions._pictures import Prepared, prepare
from multipub.errors import UsageError
from multipub.model.manuscript import Figure
from multipub.model.press import Style

USUAL_EDGE = 2560
"""Pixels.  Sharp on a 13-inch tablet, a tenth of a camera's bytes."""


FINEST = 100
"""The end of libjpeg's scale of qualities."""


class Album:
    """The photos of one book; ``edge`` in pixels and ``quality`` of 100 where the desk asks for them.

    Raises:
        UsageError: if it asks for what cannot be.
    """

    def __init__(self, style: Style, edge: int | None, quality: int | None) -> None:
        if edge is not None and edge < 1:
            raise UsageError(f"a photo cannot be {edge} pixels long", hint="as in --epub-longest-edge 1600")
        if quality is not None and not 1 <= quality <= FINEST:
            raise UsageError(f"there is no JPEG quality of {quality}", hint="as in --epub-image-quality 80")
        self._edge = edge or _hint(style, "image-edge") or USUAL_EDGE
        self._quality = quality or _hint(style, "image-quality")
        self._paths: dict[bytes, str] = {}
        self._photos: dict[str, Prepared] = {}
        self.lead: Figure | None = None
        """The first with a photo that is no decoration."""
        self._lead: str | None = None
        self.lead_photo: bytes | None = None
        """Its file as it came out of preparation: the same bytes in every language of the story."""

    def place(self, figure: Figure) -> str:
        """Take in the photo of ``figure`` and return its address in the book."""
        if figure.media is None:
            raise ValueError(f"figure {figure.id!r} has no file")
        prepared = prepare(figure.media, longest_edge=self._edge, quality=self._quality)
        photo = with_words(prepared, figure)
        path = self._paths.setdefault(photo.data, f"images/photo-{len(self._paths) + 1}{photo.suffix}")
        self._photos[path] = photo
        if self.lead is None and not figure.decorative:
            self.lead, self._lead, self.lead_photo = figure, path, prepared.data
        return path

    def give_sizes(self, story: etree._Element) -> None:
        """Say the size of each photo as it is in the book, so that the text does not jump when it arrives."""
        for image in story.iter("{*}img"):
            photo = self._photos[str(image.get("src"))]
            image.set("width", str(photo.width))
            image.set("height", str(photo.height))

    def parts(self, *, cover: bool) -> list[Part]:
        """Return the photos as files of the book; ``cover`` makes the lead photo its cover."""
        return [
            Part(
                id=f"photo-{number}",
                path=path,
                media_type=photo.media_type,
                data=photo.data,
                properties=("cover-image",) if cover and path == self._lead else (),
            )
            for number, (path, photo) in enumerate(self._photos.items(), 1)
        ]


def _hint(style: Style, name: str) -> int | None:
    """Return a hint of the style without its unit."""
    said = style.layout(name).removesuffix("px").removesuffix("%")
    return int(said) if said else None
