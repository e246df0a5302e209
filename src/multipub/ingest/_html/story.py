"""Builds the canonical ``Story`` of what was read off a page.

In:  head, items, photos, language, metadata, and the desk's facts.   Out: a ``Story`` of one article, and where the
files of its photos may be.
Promises: the same page gives the same guids; the moment is the page's own, or when the page came.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from multipub.ingest import IncomingPhoto, Intake
from multipub.ingest._html.head import Head
from multipub.ingest._html.metadata import Facts
from multipub.ingest._html.photos import Photo
from multipub.ingest._slugs import telling_slug
from multipub.ingest._text.dateline import FoundDateline
from multipub.ingest._text.story import PHOTOGRAPHER, REPORTER, slugline_of
from multipub.model.blocks import Block
from multipub.model.story import Article, AuthoredAlt, EditorNote, Party, Picture, Rights, Story, parties_named
from multipub.model.text import LangText
from multipub.wording.agencies import is_person
from multipub.wording.sentences import shorten

NOT_SUPPLIED = LangText(text="The page shows this photo; no file came with it.", language="en")
"""A word to the desk, so in the desk's language."""

UNDESCRIBED = EditorNote(
    text="Nobody described this photo on its page; it is marked decorative until somebody does.", language="en"
)

LONGEST_TITLE = 60
"""Characters of a photo's title, which names it to the desk."""

MOST_KEYWORDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the story, its article and its photos share."""

    guid: str
    language: str
    created: datetime
    house: Party
    rights: Rights


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was read off a page; ``photos`` in the order of their placements."""

    head: Head
    blocks: tuple[Block, ...]
    photos: tuple[Photo, ...]
    dateline: FoundDateline | None
    corrections: tuple[LangText, ...] = ()
    language: str
    notice: str | None


def guid_of(reading: Reading, intake: Intake) -> str:
    """Return the guid of the story."""
    created = reading.head.moment or intake.received
    return f"urn:newsml:{intake.authority}:{created:%Y%m%d}:{telling_slug(reading.head.headline)}"


def build_story(
    reading: Reading, facts: Facts, intake: Intake, embedded: Mapping[str, bytes]
) -> tuple[Story, tuple[IncomingPhoto, ...]]:
    """Return the story, and where the files of its photos may be; ``embedded`` are files that the page holds itself."""
    head, created = reading.head, reading.head.moment or intake.received
    frame = Frame(
        guid=guid_of(reading, intake),
        language=reading.language,
        created=created,
        house=_house(facts, intake),
        rights=Rights(notice=reading.notice),
    )
    pictures = tuple(_picture(photo, number, frame) for number, photo in enumerate(reading.photos, 1))
    story = Story(
        guid=frame.guid,
        version=1,
        language=frame.language,
        sender=intake.authority,
        created=created,
        first_created=head.moment,
        provider=frame.house,
        title=head.headline,
        transmit_id=f"{frame.guid}:1",
        rights=frame.rights,
        corrections=reading.corrections,
        articles=(_article(reading, facts, frame),),
        pictures=pictures,
    )
    incoming = tuple(
        _incoming(picture.guid, photo, embedded) for picture, photo in zip(pictures, reading.photos, strict=True)
    )
    return story, incoming


def photo_guid(guid: str, number: int) -> str:
    """Return the guid of the picture with this number, from 1."""
    return f"{guid}:photo-{number}"


def _house(facts: Facts, intake: Intake) -> Party:
    """Return who publishes: the page's own publisher, known by its domain, else the desk's house."""
    if not facts.publisher:
        return Party(literal=intake.authority, names=((None, intake.house),))
    domain = urlsplit(facts.permalink or "").hostname or intake.authority
    return Party(literal=domain.removeprefix("www."), names=((None, facts.publisher),))


def _article(reading: Reading, facts: Facts, frame: Frame) -> Article:
    head, dateline = reading.head, reading.dateline
    byline = head.byline
    agency = (dateline.agency,) if dateline and dateline.agency else ()
    sources = tuple(dict.fromkeys((*(byline.sources if byline else ()), *agency)))
    place, reporter = _place_and_reporter(dateline.place if dateline else facts.linked.place)
    modified = facts.modified if facts.modified and head.moment and facts.modified > head.moment else None
    return Article(
        guid=f"{frame.guid}:{frame.language}",
        version=1,
        language=frame.language,
        created=frame.created,
        first_created=head.moment,
        provider=frame.house,
        headline=head.headline,
        title=head.headline,
        deck=head.deck,
        byline=byline.printed if byline else None,
        dateline=dateline.words if dateline else None,
        credit_line="/".join(sources) or None,
        section=head.section,
        creators=_parties((*(byline.creators if byline else ()), *reporter), REPORTER),
        sources=_parties(sources),
        located=_parties([place] if place else []),
        keywords=facts.linked.keywords[:MOST_KEYWORDS],
        slugline=slugline_of(head.headline),
        rights=frame.rights,
        content_modified=modified.isoformat() if modified else None,
        permalink=facts.permalink,
        corrections=reading.corrections,
        body=reading.blocks,
    )


def _place_and_reporter(words: str) -> tuple[str, tuple[str, ...]]:
    """Divide a place and who wrote from there, as Japanese datelines join them with an equals sign."""
    place, _, name = words.replace("=", "＝").partition("＝")
    return place.strip(), (name.strip(),) if name.strip() and is_person(name.strip()) else ()


def _parties(names: Sequence[str], role: str | None = None) -> tuple[Party, ...]:
    return parties_named(dict.fromkeys(filter(None, names)), role)


def _picture(photo: Photo, number: int, frame: Frame) -> Picture:
    """Return a photo with every word that the page says of it, and no file yet."""
    language = photo.language or frame.language
    sources = _parties(photo.sources)
    picture = Picture(
        guid=photo_guid(frame.guid, number),
        version=1,
        language=language,
        created=frame.created,
        provider=sources[-1] if sources else frame.house,
        file=None,
        title=shorten(photo.caption or photo.alt, LONGEST_TITLE) or None,
        captions=_said(photo.caption, language),
        alts=(AuthoredAlt(text=photo.alt, language=language),) if photo.alt else (),
        credit_lines=_said(photo.credit, language),
        raw_credits=_said(photo.raw, language),
        creators=_parties(photo.creators, PHOTOGRAPHER),
        sources=sources,
        rights=Rights(usage_terms=_said(photo.terms or "", language)),
        not_supplied=NOT_SUPPLIED,
    )
    return picture if photo.is_described else replace(picture, notes=(UNDESCRIBED,))


def _said(words: str, language: str) -> tuple[LangText, ...]:
    return (LangText(text=words, language=language),) if words else ()


def _incoming(guid: str, photo: Photo, embedded: Mapping[str, bytes]) -> IncomingPhoto:
    data = next((embedded[address] for address in photo.addresses if address in embedded), None)
    references = tuple(address for address in photo.addresses if address not in embedded)
    return IncomingPhoto(picture=guid, references=references, data=data)
