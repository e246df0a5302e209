"""The blocks of a story's body.

An ``Article`` holds ``Placement``s: here stands that picture.  A ``Manuscript`` holds ``Figure``s: pictures whose every
word is settled (``model.manuscript``).  Everything else is the same in both, so ``Gallery`` is generic over the two.
"""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from multipub.model.text import Inlines

HeadingLevel = Literal[2, 3, 4]
"""HTML levels; 1 is the headline's alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; ``language`` where it differs from the article's."""

    content: Inlines
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A subhead."""

    level: HeadingLevel
    content: Inlines
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One entry of a list, and the lists below it."""

    content: Inlines
    lists: tuple["ListBlock", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock:
    """A bulleted or numbered list."""

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation set apart: who said it (``attribution``, empty if nobody is named) and its address (``cite``)."""

    paragraphs: tuple[Paragraph, ...]
    attribution: Inlines = ()
    cite: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PullQuote:
    """Words of the story, repeated to catch the eye."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; ``scope`` makes it a header cell (HTML ``th``)."""

    content: Inlines
    scope: Literal["col", "row", "colgroup", "rowgroup"] | None = None
    columns: int = 1
    rows: int = 1


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: ``head`` rows repeat over pages, ``bodies`` are its row groups, ``foot`` closes it."""

    id: str
    caption: Inlines
    head: tuple[Row, ...]
    bodies: tuple[tuple[Row, ...], ...]
    foot: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in reading order."""
        return (*self.head, *(row for body in self.bodies for row in body), *self.foot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Infobox:
    """Facts beside the story, under a heading of their own."""

    id: str
    heading: Heading | None
    blocks: tuple["Paragraph | ListBlock | Table", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note, called from the text by its id."""

    id: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Divider:
    """A change of scene (HTML ``hr``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Here stands the picture with the guid ``picture``; ``decorative`` says it adds nothing to the words."""

    id: str
    picture: str
    decorative: bool = False


PictureType = TypeVar("PictureType")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery(Generic[PictureType]):
    """Pictures that belong together."""

    figures: tuple[PictureType, ...]


WordBlock = Paragraph | Heading | ListBlock | Quote | PullQuote | Table | Infobox | Footnote | Divider
Block = WordBlock | Placement | Gallery[Placement]
"""What the body of an ``Article`` is made of."""
