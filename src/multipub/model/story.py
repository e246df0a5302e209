"""A story as the newsroom keeps it: one canonical file, all its languages, all its pictures, its rights and versions.

Names follow NewsML-G2 2.35 (the element is given where the name alone does not say it).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from multipub.model.blocks import Block, Gallery, Placement
from multipub.model.text import LangText


class PubStatus(StrEnum):
    """Whether a story may be used (IPTC ``pubstatusg2``)."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person or an organisation: an id (``literal``), a role, its name per language (``None``: the item's own)."""

    literal: str
    names: tuple[tuple[str | None, str], ...]
    role: str | None = None

    def name(self, language: str | None = None) -> str:
        """Return the name in ``language``, else the first one given, else the literal."""
        return dict(self.names).get(language) or (self.names[0][1] if self.names else self.literal)


def parties_named(names: Iterable[str], role: str | None = None) -> tuple[Party, ...]:
    """Return parties of whom nothing is known but their names, in the language of what names them."""
    return tuple(Party(literal=name, names=((None, name),), role=role) for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """Whose it is and what may be done with it (``rightsInfo``)."""

    holders: tuple[Party, ...] = ()
    notice: str | None = None
    notice_link: str | None = None
    usage_terms: tuple[LangText, ...] = ()
    data_mining: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLink:
    """Another item, and which version of it (``link``)."""

    guid: str
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorNote:
    """A word to the desk, never shown to readers (``edNote`` other than those with a meaning of their own)."""

    text: str
    language: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What it is about: a code (IPTC Media Topics as a rule) and its names."""

    qcode: str
    names: tuple[tuple[str | None, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A moment the text was published (``pubHistory/published``)."""

    timestamp: datetime
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """A photo's file: where it is in the bundle, what it is, and by what it is known again.

    ``href`` is relative to the canonical file; ``sha256`` is lower-case hexadecimal; sizes are in bytes and pixels.
    """

    href: str
    media_type: str
    size: int
    width: int
    height: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A vocabulary that a newsroom brought along: its alias in codes, and its address (``catalog/scheme``)."""

    alias: str
    uri: str


class AltOrigin(StrEnum):
    """Who wrote an alternative text (``description/@how``)."""

    AUTHORED = "mp:authored"
    IPTC = "mp:from-iptc"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoredAlt:
    """An alternative text that a person wrote, here or into the photo itself."""

    text: str
    language: str
    origin: AltOrigin = AltOrigin.AUTHORED


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photo: its file (``None``: never supplied), its words in every language, and its rights.

    Only alternative texts that somebody wrote are kept in ``alts``: one taken from the caption is made anew each time.
    """

    guid: str
    version: int
    language: str
    created: datetime
    provider: Party
    file: MediaFile | None
    captions: tuple[LangText, ...] = ()
    alts: tuple[AuthoredAlt, ...] = ()
    long_descriptions: tuple[LangText, ...] = ()
    credit_lines: tuple[LangText, ...] = ()
    raw_credits: tuple[LangText, ...] = ()
    creators: tuple[Party, ...] = ()
    sources: tuple[Party, ...] = ()
    rights: Rights = Rights()
    status: PubStatus = PubStatus.USABLE
    title: str | None = None
    headline: str | None = None
    byline: str | None = None
    content_created: str | None = None
    digital_source_type: str | None = None
    not_supplied: LangText | None = None
    notes: tuple[EditorNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The story in one language."""

    guid: str
    version: int
    language: str
    created: datetime
    provider: Party
    headline: str
    body: tuple[Block, ...]
    title: str | None = None
    deck: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credit_line: str | None = None
    section: str | None = None
    section_code: str | None = None
    creators: tuple[Party, ...] = ()
    contributors: tuple[Party, ...] = ()
    sources: tuple[Party, ...] = ()
    located: tuple[Party, ...] = ()
    subjects: tuple[Subject, ...] = ()
    keywords: tuple[str, ...] = ()
    slugline: str | None = None
    urgency: int | None = None
    rights: Rights = Rights()
    status: PubStatus = PubStatus.USABLE
    embargoed: datetime | None = None
    first_created: datetime | None = None
    content_created: str | None = None
    content_modified: str | None = None
    published: tuple[Published, ...] = ()
    corrections: tuple[LangText, ...] = ()
    notes: tuple[EditorNote, ...] = ()
    previous: VersionLink | None = None
    translation_of: VersionLink | None = None
    permalink: str | None = None

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Every place a picture stands in, in reading order, galleries opened."""
        found: list[Placement] = []
        for block in self.body:
            if isinstance(block, Placement):
                found.append(block)
            elif isinstance(block, Gallery):
                found.extend(block.figures)
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One canonical file.  ``generator`` is the version of multipub that wrote it."""

    guid: str
    version: int
    language: str
    sender: str
    created: datetime
    provider: Party
    articles: tuple[Article, ...]
    pictures: tuple[Picture, ...] = ()
    title: str | None = None
    transmit_id: str | None = None
    generator: str | None = None
    rights: Rights = Rights()
    status: PubStatus = PubStatus.USABLE
    embargoed: datetime | None = None
    first_created: datetime | None = None
    corrections: tuple[LangText, ...] = ()
    notes: tuple[EditorNote, ...] = ()
    previous: VersionLink | None = None
    schemes: tuple[Scheme, ...] = ()
    """Vocabularies beyond the IPTC's and our own, so that every code in the story can be explained."""

    def article(self, language: str) -> Article | None:
        """Return the article in ``language``, or nothing."""
        return next((one for one in self.articles if one.language.lower() == language.lower()), None)

    def picture(self, guid: str) -> Picture | None:
        """Return the picture item with this guid, or nothing."""
        return next((one for one in self.pictures if one.guid == guid), None)
