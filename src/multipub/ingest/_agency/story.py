"""Builds the canonical ``Story`` of what an agency sent.

In:  one ``Report`` a language, the desk's facts.   Out: ``Intaken``.
Promises: the same input gives the same guids; every photo of the file is in the story; what the file does not say is
left empty, or told as a guess; nothing is dated by the clock.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from multipub.errors import SourceError
from multipub.ingest import Guess, IncomingPhoto, Intake, Intaken
from multipub.ingest._agency.lead import lead
from multipub.ingest._agency.photos import Photos
from multipub.ingest._agency.report import Report
from multipub.ingest._agency.values import REPORTER, once, party
from multipub.ingest._markup.languages import tag_of
from multipub.ingest._markup.letters import one_line
from multipub.ingest._markup.marked import MarkedBody, without_repeats
from multipub.ingest._slugs import telling_slug
from multipub.ingest._text.byline import read_byline
from multipub.ingest._text.language import guess_language
from multipub.model.blocks import Heading, Paragraph
from multipub.model.story import Article, EditorNote, Party, Story, VersionLink
from multipub.model.text import LangText, plain
from multipub.wording.sentences import shorten

LONGEST_HEADLINE = 120
"""Characters of a headline that is taken from a caption, because nobody wrote one."""

FEWEST_BYLINE_WORDS = 5
"""Words; a name of fewer is one person's."""

_WITH = re.compile(r"\s+(?:with|avec|mit|con|com|med|met)\s+")

UNSAID_CORRECTION = "The sender marked this version as a correction without saying what was corrected."
"""A word to the desk, so in the desk's language."""


@dataclass(slots=True)
class Facts:
    """What is settled of one report before its article can be written."""

    report: Report
    language: str
    headline: str
    created: datetime
    provider: Party
    guesses: list[Guess]
    removed: list[Guess]


def build(reports: Sequence[Report], intake: Intake) -> Intaken:
    """Return the story of the reports, one a language.

    Raises:
        SourceError: if two reports are in one language, or if there is nothing to tell.
    """
    settled = [_facts(report, intake) for report in reports]
    languages = [one.language.lower() for one in settled]
    if len(set(languages)) < len(languages):
        raise SourceError(
            f"this file holds {len(languages)} texts, and two in one language",
            where=intake.path,
            hint="one story at a time: divide the file",
        )
    first = settled[0]
    guid = _story_guid(first, intake)
    photos = Photos(first.created, first.provider, guid)
    articles = tuple(_article(one, photos, guid) for one in settled)
    created = max(one.created for one in settled)
    story = Story(
        guid=guid,
        version=first.report.version,
        language=first.language,
        sender=first.report.sender or first.provider.literal,
        created=created,
        provider=first.provider,
        title=one_line(first.report.title) or first.headline,
        transmit_id=first.report.transmit_id or f"{guid}:{first.report.version}",
        first_created=first.report.first_created,
        rights=first.report.rights,
        status=first.report.status,
        embargoed=articles[0].embargoed,
        previous=_previous(guid, first.report),
        corrections=articles[0].corrections,
        articles=articles,
        pictures=photos.pictures,
        schemes=tuple({scheme.alias: scheme for one in settled for scheme in one.report.schemes}.values()),
    )
    return Intaken(
        story=story,
        photos=tuple(IncomingPhoto(picture=key, references=refs, data=data) for key, refs, data in photos.incoming),
        guesses=tuple(guess for one in settled for guess in one.guesses) + tuple(photos.guesses),
        removed=tuple(guess for one in settled for guess in one.removed) + tuple(photos.removed),
    )


def _facts(report: Report, intake: Intake) -> Facts:
    guesses = [*report.guesses, *report.body.guesses]
    headline = one_line(report.headline) or one_line(report.body.headline)
    said = [headline, *(plain(one.content) for one in report.body.blocks if isinstance(one, Paragraph))]
    said += [shot.caption for shot in report.shots]
    language = tag_of(report.language) or tag_of(intake.language)
    if language is None:
        language, reason = guess_language(said)
        guesses.append(Guess(what="language", words=language, reason=f"the file does not say it; {reason}"))
    if not headline:
        headline = _headline(report, guesses)
    if not headline:
        raise SourceError("there is no article here: no headline, no text, no caption", where=intake.path)
    created = report.created
    if created is None:
        created = intake.received
        guesses.append(Guess(what="date", words=created.isoformat(), reason="the file says none: when it came"))
    house = Party(literal=intake.authority, names=((None, intake.house),))
    return Facts(
        report=report,
        language=language,
        headline=headline,
        created=created,
        provider=report.provider or house,
        guesses=guesses,
        removed=[*report.removed],
    )


def _headline(report: Report, guesses: list[Guess]) -> str:
    """Return a headline for what has none: of its photo, of its text."""
    candidates = [(one_line(shot.headline), "the photo's headline") for shot in report.shots]
    candidates += [(one_line(report.title), "the item's title")]
    candidates += [(one_line(shot.title), "the photo's title") for shot in report.shots]
    texts = [plain(one.content) for one in report.body.blocks if isinstance(one, Paragraph | Heading)]
    texts = [*texts[:1], *(one_line(shot.caption) for shot in report.shots)]
    candidates += [(shorten(words, LONGEST_HEADLINE), "the first words of the text") for words in texts if words]
    for words, reason in candidates:
        if words:
            guesses.append(Guess(what="headline", words=words, reason=f"the file has none: {reason}"))
            return words
    return ""


def _story_guid(first: Facts, intake: Intake) -> str:
    """Return the guid of the story: its package's, else that of its first text without the language."""
    report = first.report
    made = f"urn:newsml:{intake.authority}:{first.created:%Y%m%d}:{telling_slug(first.headline)}"
    own = one_line(report.guid) or f"{made}:{first.language}"
    if report.story_guid and one_line(report.story_guid) != own:
        return one_line(report.story_guid)
    return own.removesuffix(f":{first.language}") if own.endswith(f":{first.language}") else f"{own}:story"


def _previous(guid: str, report: Report) -> VersionLink | None:
    """Return the version before this one; which number it had is said only where the file says it."""
    if report.version <= 1:
        return None
    before = report.previous_version
    return VersionLink(guid=guid, version=before if before and before < report.version else None)


def _article(facts: Facts, photos: Photos, story_guid: str) -> Article:
    report = facts.report
    deck = one_line(report.deck) or one_line(report.body.deck) or None
    body = without_repeats(report.body, (facts.headline, deck, report.byline))
    facts.removed += body.removed
    led = lead(body.blocks, report.dateline, facts.language)
    byline = one_line(report.byline) or one_line(body.byline) or None
    creators, sources = _who(report, byline, facts.language, (*body.sources, *([led.agency] if led.agency else ())))
    blocks = photos.place(led.blocks, body.figures, report.shots, facts.language, facts.headline)
    if not blocks:
        raise SourceError(f"there is no text below the headline {facts.headline!r}", hint="ask for the whole item")
    guid = one_line(report.guid) or f"{story_guid}:{facts.language}"
    notes, corrections = _notes(report, facts.language)
    article = Article(
        guid=guid if guid != story_guid and guid not in photos.guids else f"{story_guid}:{facts.language}",
        version=report.version,
        language=facts.language,
        created=facts.created,
        provider=facts.provider,
        headline=facts.headline,
        title=one_line(report.title) or facts.headline,
        deck=None if deck == facts.headline else deck,
        byline=byline,
        dateline=led.words,
        credit_line=one_line(report.credit_line) or "/".join(one.name() for one in sources) or None,
        section=one_line(report.section) or one_line(body.section) or None,
        creators=creators,
        sources=sources,
        located=report.located or party(led.place),
        embargoed=_embargo(facts),
        corrections=(*_told_in_text(body, facts.language), *corrections),
        notes=notes,
        previous=_previous(guid, report),
        body=blocks,
    )
    return _with_data(article, report)


def _with_data(article: Article, report: Report) -> Article:
    """Return the article with what the file says of it and no reader sees in its text."""
    return replace(
        article,
        first_created=report.first_created,
        contributors=report.contributors,
        subjects=report.subjects,
        keywords=tuple(dict.fromkeys(one for one in map(one_line, report.keywords) if one)),
        slugline=one_line(report.slugline) or None,
        urgency=report.urgency,
        rights=report.rights,
        status=report.status,
        content_created=report.content_created,
        content_modified=report.content_modified,
        permalink=report.permalink,
    )


def _who(
    report: Report, byline: str | None, language: str, named: Sequence[str]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who wrote the text and for whom: as the file names them, else as the byline does."""
    creators = tuple(one for each in report.creators for one in _one_by_one(each, language))
    sources = report.sources
    if byline:
        said = read_byline(byline, language)
        creators = creators or tuple(one for name in said.creators for one in party(name, role=REPORTER))
        sources = sources or tuple(one for name in said.sources for one in party(name))
    sources = sources or tuple(one for name in named for one in party(name))
    return once(creators), once(sources)


def _one_by_one(creator: Party, language: str) -> tuple[Party, ...]:
    """Return the people in a name that is a whole byline ("Ada Moss with Ben Ray in Leeds"); else the one there is."""
    if len(creator.name().split()) < FEWEST_BYLINE_WORDS:
        return (creator,)
    said = read_byline(_WITH.sub(", ", creator.name()), language)
    return tuple(one for name in said.creators for one in party(name, role=REPORTER)) or (creator,)


def _notes(report: Report, language: str) -> tuple[tuple[EditorNote, ...], tuple[LangText, ...]]:
    """Return the words to the desk, and what was corrected; a correction that says nothing is told to the desk."""
    notes = tuple(replace(one, text=one_line(one.text)) for one in report.notes if one_line(one.text))
    if not report.corrected:
        return notes, ()
    if not notes:
        return (EditorNote(text=UNSAID_CORRECTION, language="en"),), ()
    corrections = tuple(LangText(text=one.text, language=one.language or language) for one in notes[:1])
    return notes[1:], corrections


def _told_in_text(body: MarkedBody, language: str) -> tuple[LangText, ...]:
    """Return what the text itself says was corrected."""
    return tuple(replace(one, language=one.language or language) for one in body.corrections if one.text)


def _embargo(facts: Facts) -> datetime | None:
    """Return the embargo, unless it had ended when this version was made."""
    embargo = facts.report.embargoed
    if embargo is not None and embargo < facts.created:
        reason = "it had ended when this version was made"
        facts.removed.append(Guess(what="embargo", words=embargo.isoformat(), reason=reason))
        return None
    return embargo
