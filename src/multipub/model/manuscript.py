"""A manuscript: one article with every word settled.

``Picture.alt`` may be missing; ``Figure.alt`` is a string.  Editions accept only a ``Manuscript``, and it holds only
``Figure``s: no edition can forget, guess or reword an alternative text or a credit, and the type checker says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from multipub.model.blocks import Footnote, Gallery, WordBlock
from multipub.model.language import Direction, direction_of
from multipub.model.text import LangText


class AltSource(StrEnum):
    """Where an alternative text came from; shown to the desk."""

    AUTHORED = "authored"
    IPTC = "iptc"
    CAPTION = "caption"
    DECORATIVE = "decorative"


class CreditFlag(StrEnum):
    """How a picture came to the desk, where its credit says so."""

    POOL = "pool"
    HANDOUT = "handout"
    FILE = "file"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit line, and what it says; ``raw`` is the line as it was found, kept for ever."""

    line: str
    language: str
    raw: str
    creator: str | None = None
    source: str | None = None
    via: str | None = None
    flags: frozenset[CreditFlag] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A photo's file on disk: ``path`` is inside the bundle and was checked against ``sha256``; sizes in pixels."""

    path: Path
    href: str
    media_type: str
    width: int
    height: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture with all its words.

    ``alt`` is empty only where ``decorative`` is true.  ``media`` is ``None`` where the file was never supplied: the
    editions then show a framed placeholder with the same words.
    """

    id: str
    picture: str
    alt: LangText
    alt_source: AltSource
    caption: LangText | None
    credit: Credit | None
    media: Media | None
    long_description: LangText | None = None
    decorative: bool = False
    rights: str | None = None
    """The picture's own copyright notice."""
    usage_terms: str | None = None
    creators: tuple[str, ...] = ()
    web_statement: str | None = None
    content_created: str | None = None
    digital_source_type: str | None = None

    @property
    def portrait(self) -> bool:
        """Whether the picture stands higher than it is wide."""
        return self.media is not None and self.media.height > self.media.width

    @property
    def alt_repeats_caption(self) -> bool:
        """Whether the alternative text says nothing that the caption does not: then nobody should hear both."""
        if self.caption is None:
            return False
        return self.alt_source is AltSource.CAPTION or self.caption.text == self.alt.text


SettledBlock = WordBlock | Figure | Gallery[Figure]
"""What the body of a ``Manuscript`` is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words multipub adds, in one language.  ``{}`` stands where a number or a name goes in."""

    language: str
    photo: str
    photos: str
    credit: str
    by: str
    correction: str
    published: str
    updated: str
    corrected: str
    end_of_article: str
    notes: str
    note: str
    back_to_text: str
    credits_and_rights: str
    text: str
    sources: str
    translation: str
    rights: str
    permalink: str
    photo_not_supplied: str
    image_description: str
    image_descriptions: str
    section: str
    table: str
    row: str
    list_of: str
    """``{}`` is the number of entries."""
    quote: str
    end_quote: str
    infobox: str
    pull_quote: str
    contents: str
    cover: str
    start_of_content: str
    listen: str
    play: str
    pause: str
    playing: str
    paused: str
    next_sentence: str
    previous_sentence: str
    speed: str
    skip_captions: str
    position: str
    keyboard_shortcuts: str
    keys_in_player: str
    skip_to_article: str
    page_of: str
    """What stands between a page's number and the number of pages, with its spaces."""
    synthetic_voice: str
    pool_photo: str
    handout_photo: str
    file_photo: str
    archive_photo: str
    photo_for: str
    """What a photo is, and for whom it was made: the first ``{}`` is "pool photo", the second an agency."""
    photo_via: str
    """``{}`` is who passed a photo on."""
    not_spoken: str
    """Said in the place of a table that the desk leaves out of the sound."""
    no_photo_file: str
    summary_pictures: str
    """The parts of the accessibility summary: what is true of pictures, …"""
    summary_structure: str
    """… of every edition, …"""
    summary_read_along: str
    """… and of one that is read aloud."""
    and_: str

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield every label with its name."""
        for field in fields(self):
            if field.name != "language":
                yield field.name, getattr(self, field.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditsEntry:
    """One line of the credits at the end: a label of ours, and the story's own words."""

    label: str
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """A moment shown under the byline: our label, our words for the moment, and the moment (ISO 8601)."""

    label: str
    text: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """One article, ready to be set, spoken and proved.

    ``source`` is the canonical file exactly as it was exported; every edition carries it, byte for byte.
    ``moment`` is the story's own time: the only clock an export knows.
    """

    guid: str
    version: int
    language: str
    moment: datetime
    headline: str
    short_title: str
    body: tuple[SettledBlock, ...]
    labels: Labels
    section: str | None = None
    deck: str | None = None
    byline: str | None = None
    dateline: str | None = None
    corrections: tuple[LangText, ...] = ()
    times: tuple[TimeLine, ...] = ()
    house: str = ""
    """Who publishes it, in the article's language."""
    creators: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    rights: str = ""
    """The rights line: notice and terms, one string."""
    closing: tuple[CreditsEntry, ...] = ()
    permalink: str | None = None
    keywords: tuple[str, ...] = ()
    source: bytes = b""
    source_name: str = "article.xml"

    @property
    def direction(self) -> Direction:
        """The base direction of the article."""
        return direction_of(self.language)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure in reading order, galleries opened."""
        found: list[Figure] = []
        for block in self.body:
            if isinstance(block, Figure):
                found.append(block)
            elif isinstance(block, Gallery):
                found.extend(block.figures)
        return tuple(found)

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """The notes, in the order in which they stand."""
        return tuple(block for block in self.body if isinstance(block, Footnote))

    @property
    def described(self) -> tuple[Figure, ...]:
        """The figures that have an extended description."""
        return tuple(figure for figure in self.figures if figure.long_description)
