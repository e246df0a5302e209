"""Builds the canonical ``Story`` of what was read.

In:  head, body, language, and the desk's facts.   Out: a ``Story`` of one article and the photos it names.
Promises: the same input gives the same guids; the moment is the text's own date, or when it was received;
only the former is told to readers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from multipub.ingest import Intake
from multipub.ingest._slugs import MOST_WORDS, SHORTEST_WORD, telling_slug
from multipub.ingest._text.body import Body
from multipub.ingest._text.head import Head
from multipub.ingest._text.shots import Shot
from multipub.model.blocks import Block, Gallery, Placement
from multipub.model.story import Article, Party, Picture, Rights, Story, parties_named
from multipub.model.text import LangText
from multipub.wording.sentences import shorten

NOT_SUPPLIED = LangText(text="The pasted text named this photo; no file came with it.", language="en")
"""A word to the desk, so in the desk's language."""

LONGEST_TITLE = 60
"""Characters of a photo's title, which names it to the desk."""

PHOTOGRAPHER = "mp:photographer"
REPORTER = "mp:reporter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the story, its article and its photos share."""

    guid: str
    language: str
    created: datetime
    dated: datetime | None
    house: Party
    rights: Rights


def build_story(head: Head, body: Body, language: str, intake: Intake, notice: str | None) -> Story:
    """Return the story; ``notice`` is the page's copyright notice."""
    dated = _dated(head, body, intake)
    created = dated or intake.received
    frame = Frame(
        guid=f"urn:newsml:{intake.authority}:{created:%Y%m%d}:{telling_slug(head.headline)}",
        language=language,
        created=created,
        dated=dated,
        house=Party(literal=intake.authority, names=((None, intake.house),)),
        rights=Rights(notice=notice),
    )
    pictures = tuple(_picture(shot, number, frame) for number, shot in enumerate(body.shots, 1))
    return Story(
        guid=frame.guid,
        version=1,
        language=language,
        sender=intake.authority,
        created=created,
        first_created=dated,
        provider=frame.house,
        title=head.headline,
        transmit_id=f"{frame.guid}:1",
        rights=frame.rights,
        corrections=tuple(body.corrections),
        articles=(_article(head, body, frame, pictures),),
        pictures=pictures,
    )


def _article(head: Head, body: Body, frame: Frame, pictures: Sequence[Picture]) -> Article:
    guids = {str(number): picture.guid for number, picture in enumerate(pictures, 1)}
    sources = _sources(head, body)
    return Article(
        guid=f"{frame.guid}:{frame.language}",
        version=1,
        language=frame.language,
        created=frame.created,
        first_created=frame.dated,
        provider=frame.house,
        headline=head.headline,
        title=head.headline,
        deck=head.deck,
        byline=head.byline.printed if head.byline else None,
        dateline=body.dateline.words if body.dateline else None,
        credit_line="/".join(sources) or None,
        section=head.section,
        creators=parties_named(head.byline.creators if head.byline else (), REPORTER),
        sources=parties_named(sources),
        located=parties_named([body.dateline.place] if body.dateline else []),
        slugline=slugline_of(head.headline),
        rights=frame.rights,
        corrections=tuple(body.corrections),
        body=tuple(_placed(block, guids) for block in body.blocks),
    )


def _dated(head: Head, body: Body, intake: Intake) -> datetime | None:
    """Return the text's own date, if it says one: only then do readers see when it was published."""
    moment = head.moment or (body.dateline.moment if body.dateline else None)
    return moment.moment(intake.received.tzinfo) if moment else None


def _sources(head: Head, body: Body) -> tuple[str, ...]:
    agency = (body.dateline.agency,) if body.dateline and body.dateline.agency else ()
    return tuple(dict.fromkeys((*(head.byline.sources if head.byline else ()), *head.sources, *agency)))


def _picture(shot: Shot, number: int, frame: Frame) -> Picture:
    """Return a photo that was named and not supplied, with every word that was said of it."""
    parts, language = shot.parts, frame.language
    creators = parts.creator.split(", ") if parts.creator else []
    sources = [*(parts.source.split("/") if parts.source else []), *([parts.via] if parts.via else [])]
    terms = (LangText(text=parts.usage_terms, language=language),) if parts.usage_terms else ()
    credit = parts.credit_line or parts.raw
    return Picture(
        guid=f"{frame.guid}:photo-{number}",
        version=1,
        language=language,
        created=frame.created,
        provider=parties_named(sources[-1:])[0] if sources else frame.house,
        file=None,
        title=shorten(parts.caption, LONGEST_TITLE),
        captions=(LangText(text=parts.caption, language=language),),
        credit_lines=(LangText(text=credit, language=language),) if credit else (),
        raw_credits=(LangText(text=parts.raw, language=language),) if parts.raw else (),
        creators=parties_named(creators, PHOTOGRAPHER),
        sources=parties_named(sources),
        rights=Rights(usage_terms=terms),
        not_supplied=NOT_SUPPLIED,
    )


def _placed(block: Block, guids: dict[str, str]) -> Block:
    """Give every placement the guid of its picture instead of its number."""
    if isinstance(block, Placement):
        return replace(block, picture=guids[block.picture])
    if isinstance(block, Gallery):
        return Gallery(figures=tuple(replace(one, picture=guids[one.picture]) for one in block.figures))
    return block


def slugline_of(headline: str) -> str:
    """Return the slugline: the headline's first telling words in capitals, in its own script."""
    words = [word for word in re.findall(r"[^\W_]+", headline) if len(word) >= SHORTEST_WORD]
    return "-".join(words[:MOST_WORDS]).upper() or headline.upper()
