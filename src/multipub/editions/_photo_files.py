"""The photos of a package as files, each with its words inside.

In:  figures, as the text is set.   Out: files, and their addresses.
Promises: a photo that stands twice with the same words is one file; photos are numbered in the order of the text.
"""

from dataclasses import dataclass, field

from lxml import etree

from multipub.editions._photo_metadata import with_words
from multipub.editions._pictures import Prepared, prepare
from multipub.model.manuscript import Figure


@dataclass(slots=True)
class PhotoFiles:
    """The photos of one package, called after ``stem``; larger ones are scaled down to ``longest_edge`` pixels.

    ``quality`` is of 100, libjpeg's scale, as in ``prepare``.
    """

    stem: str
    longest_edge: int
    quality: int | None = None
    files: dict[str, Prepared] = field(default_factory=dict)
    """By their addresses."""
    figures: dict[str, Figure] = field(default_factory=dict)
    """The figure that each file is of, by its address; the first, where there are more."""
    lead: str | None = None
    """The address of the first that is no decoration."""
    lead_figure: Figure | None = None
    lead_photo: bytes | None = None
    """The lead's file as it came out of preparation: the same bytes in every language of the story."""
    _paths: dict[bytes, str] = field(default_factory=dict)

    def place(self, figure: Figure) -> str:
        """Take in the photo of ``figure`` and return its address in the package.

        Raises:
            SourceError: as ``prepare`` does.
        """
        if figure.media is None:
            raise ValueError(f"figure {figure.id!r} has no file")
        prepared = prepare(figure.media, longest_edge=self.longest_edge, quality=self.quality)
        photo = with_words(prepared, figure)
        path = self._paths.setdefault(photo.data, f"{self.stem}-{len(self._paths) + 1}{photo.suffix}")
        self.files.setdefault(path, photo)
        self.figures.setdefault(path, figure)
        if self.lead is None and not figure.decorative:
            self.lead, self.lead_figure, self.lead_photo = path, figure, prepared.data
        return path

    def give_sizes(self, story: etree._Element) -> None:
        """Say the size of each photo as it is in the package, so that the text does not jump when it arrives."""
        give_sizes(story, self.files)


def give_sizes(story: etree._Element, photos: dict[str, Prepared]) -> None:
    """Say of each image in ``story`` how large the photo at its address is."""
    for image in story.iter("{*}img"):
        photo = photos[str(image.get("src"))]
        image.set("width", str(photo.width))
        image.set("height", str(photo.height))
