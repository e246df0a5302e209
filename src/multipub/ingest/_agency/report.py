"""What an agency's file says, whatever its format: one ``Report`` a text, one ``Shot`` a photo.

In:  nothing.   Out: dataclasses that the dialects fill and ``story`` turns into a ``Story``.
Promises: nothing here is split, judged or guessed; that is done once, for every dialect alike.
"""

from dataclasses import dataclass, field
from datetime import datetime

from multipub.ingest import Guess
from multipub.ingest._markup.marked import MarkedBody
from multipub.model.story import EditorNote, Party, PubStatus, Rights, Scheme, Subject

NO_RIGHTS = Rights()
"""Whose it is was not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A photo as the agency describes it; ``names`` is everything by which a body may mean it."""

    guid: str | None = None
    version: int = 1
    names: frozenset[str] = frozenset()
    references: tuple[str, ...] = ()
    data: bytes | None = None
    language: str | None = None
    caption: str = ""
    credits: tuple[str, ...] = ()
    alt: str = ""
    long_description: str = ""
    creators: tuple[Party, ...] = ()
    sources: tuple[Party, ...] = ()
    provider: Party | None = None
    headline: str | None = None
    title: str | None = None
    created: datetime | None = None
    content_created: str | None = None
    digital_source_type: str | None = None
    rights: Rights = NO_RIGHTS
    status: PubStatus = PubStatus.USABLE
    notes: tuple[EditorNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A text as the agency sent it; ``shots`` are the photos that came with it."""

    guid: str | None = None
    story_guid: str | None = None
    version: int = 1
    language: str | None = None
    created: datetime | None = None
    first_created: datetime | None = None
    embargoed: datetime | None = None
    content_created: str | None = None
    content_modified: str | None = None
    provider: Party | None = None
    sender: str | None = None
    headline: str | None = None
    title: str | None = None
    deck: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credit_line: str | None = None
    section: str | None = None
    creators: tuple[Party, ...] = ()
    contributors: tuple[Party, ...] = ()
    sources: tuple[Party, ...] = ()
    located: tuple[Party, ...] = ()
    subjects: tuple[Subject, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    keywords: tuple[str, ...] = ()
    slugline: str | None = None
    urgency: int | None = None
    rights: Rights = NO_RIGHTS
    status: PubStatus = PubStatus.USABLE
    corrected: bool = False
    notes: tuple[EditorNote, ...] = ()
    previous_version: int | None = None
    permalink: str | None = None
    transmit_id: str | None = None
    body: MarkedBody = field(default_factory=MarkedBody)
    shots: tuple[Shot, ...] = ()
    guesses: tuple[Guess, ...] = ()
    removed: tuple[Guess, ...] = ()
