"""Settles every word of an article: what comes out needs no more choice, and holds no gap.

In:  a ``Story``, one of its ``Article``s, the media of its pictures.   Out: a ``Manuscript``.
Promises: no clock, no file is opened; the story's words are taken as they are; where a word is missing that a reader
needs, every such place is told at once and nothing comes out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from multipub.errors import ManyMissingWords, MissingWords, SourceError
from multipub.model.blocks import Gallery, Placement
from multipub.model.language import same_language
from multipub.model.manuscript import CreditsEntry, Figure, Labels, Manuscript, Media, SettledBlock, TimeLine
from multipub.model.story import Article, Party, Rights, Story
from multipub.model.text import LangText
from multipub.wording._choice import best_of, in_language
from multipub.wording.dates import has_hour, say_moment
from multipub.wording.figures import settle_figure
from multipub.wording.labels import labels_for
from multipub.wording.names import compose_byline, join_sentences, list_entries
from multipub.wording.sentences import shorten

LONGEST_RUNNING_HEAD = 60
"""Characters of a title that fit one line above a page in every style."""

TRANSLATOR = "mp:translator"
"""The role of a contributor who translated the text."""


def settle(
    story: Story,
    article: Article,
    *,
    media: Mapping[str, Media],
    source: bytes,
    source_name: str = "article.xml",
) -> Manuscript:
    """Return ``article`` with every word settled.

    Args:
        story: the canonical file, for what its articles share.
        article: the language to settle.
        media: the checked photo files, by the guid of their picture; a picture without one was never supplied.
        source: the canonical file exactly as it is exported.
        source_name: its name, told in errors.

    Raises:
        MissingWords: if the headline or the deck is empty, or a picture has neither alternative text nor caption.
        ManyMissingWords: if there is more than one such fault.
    """
    language, labels = article.language, labels_for(article.language)
    faults = _empty_lines(article, source_name)
    body = _settle_body(story, article, media, faults, source_name)
    if faults:
        raise faults[0] if len(faults) == 1 else ManyMissingWords(faults)
    creators = _names(article.creators, language)
    translators = _names((one for one in article.contributors if one.role == TRANSLATOR), language)
    sources = _names(article.sources, language)
    rights = _rights_line(article.rights, language) or _rights_line(story.rights, language)
    byline = article.byline or (compose_byline(creators, labels, language) if creators else None)
    settled = Manuscript(
        guid=article.guid,
        version=article.version,
        language=language,
        moment=article.created,
        headline=article.headline,
        short_title=shorten(article.title or article.headline, LONGEST_RUNNING_HEAD),
        section=article.section or None,
        deck=article.deck,
        byline=byline,
        dateline=article.dateline or None,
        corrections=_corrections(story, article),
        times=_times(article, labels),
        house=article.provider.name(language),
        creators=creators,
        translators=translators,
        sources=sources,
        rights=rights,
        permalink=article.permalink,
        keywords=_keywords(article),
        body=body,
        labels=labels,
        source=source,
        source_name=source_name,
    )
    return replace(settled, closing=_closing(settled))


def _empty_lines(article: Article, where: str) -> list[SourceError]:
    """Return a fault for each line above the text that is there but empty."""
    lines = {"headline": article.headline, "deck": article.deck}
    return [
        MissingWords(
            f"the {name} of {article.guid!r} ({article.language}) is empty", where=where, hint=f"write a {name}"
        )
        for name, words in lines.items()
        if words is not None and not words.strip()
    ]


def _settle_body(
    story: Story, article: Article, media: Mapping[str, Media], faults: list[SourceError], where: str
) -> tuple[SettledBlock, ...]:
    """Return the body with its pictures settled; what is missing is added to ``faults``."""

    def settled(places: Iterable[Placement]) -> Iterator[Figure]:
        for place in places:
            try:
                yield settle_figure(story, article, place, media.get(place.picture), where=where)
            except SourceError as fault:
                faults.append(fault)

    body: list[SettledBlock] = []
    for block in article.body:
        if isinstance(block, Placement):
            body.extend(settled([block]))
        elif isinstance(block, Gallery):
            body.append(Gallery(figures=tuple(settled(block.figures))))
        else:
            body.append(block)
    return tuple(body)


def _names(parties: Iterable[Party], language: str) -> tuple[str, ...]:
    """Return the names in ``language``, each once, in order."""
    return tuple(dict.fromkeys(name for party in parties if (name := party.name(language).strip())))


def _rights_line(rights: Rights, language: str) -> str:
    """Return notice and terms as one line; where only the holder is known, the holder."""
    holders = ", ".join(_names(rights.holders, language))
    notice = rights.notice or (f"© {holders}" if holders else "")
    terms = best_of(rights.usage_terms, language, language)
    return join_sentences([notice, terms.text if terms else ""], language)


def _corrections(story: Story, article: Article) -> tuple[LangText, ...]:
    """Return the article's corrections, else those of the whole story that are in the article's language."""
    if article.corrections:
        return article.corrections
    return tuple(one for one in story.corrections if in_language([one], article.language))


def _times(article: Article, labels: Labels) -> tuple[TimeLine, ...]:
    """Return when the article was published, where that is known, and when it was last corrected or updated.

    When a version was made is not when it was published: a text pasted without a date says nothing of the kind.
    """
    published = min((one.timestamp for one in article.published), default=None) or article.first_created
    lines = [_time_line(labels.published, published, labels)] if published else []
    if article.version > 1 and (published is None or article.created > published):
        changed = labels.corrected if article.corrections else labels.updated
        lines.append(_time_line(changed, article.created, labels))
    return tuple(lines)


def _time_line(label: str, moment: datetime, labels: Labels) -> TimeLine:
    iso = moment.isoformat() if has_hour(moment) else moment.date().isoformat()
    return TimeLine(label=label, text=say_moment(moment, labels.language), moment=iso)


def _keywords(article: Article) -> tuple[str, ...]:
    """Return the keywords and the names of the subjects in the article's language, each once."""
    subjects = (dict(subject.names) for subject in article.subjects)
    names = (known.get(article.language) or known.get(None) for known in subjects)
    return tuple(dict.fromkeys(word for word in (*article.keywords, *names) if word))


def _closing(manuscript: Manuscript) -> tuple[CreditsEntry, ...]:
    """Return the credits at the end: the text's, the translation's, the photos' in order of appearance, the rights."""
    language, labels = manuscript.language, manuscript.labels
    entries = [
        CreditsEntry(label=label, text=list_entries(names, language), language=language)
        for label, names in (
            (labels.text, tuple(dict.fromkeys((*manuscript.creators, *manuscript.sources)))),
            (labels.translation, manuscript.translators),
        )
        if names
    ]
    entries.extend(_photo_credits(manuscript))
    if manuscript.rights:
        entries.append(CreditsEntry(label=labels.rights, text=manuscript.rights, language=language))
    return tuple(entries)


def _photo_credits(manuscript: Manuscript) -> Iterator[CreditsEntry]:
    """Yield one entry for each language that credit lines are in, the article's first."""
    credits = [figure.credit for figure in manuscript.figures if figure.credit]
    languages = dict.fromkeys(credit.language for credit in credits)
    for language in sorted(languages, key=lambda tag: not same_language(tag, manuscript.language)):
        lines = tuple(dict.fromkeys(credit.line for credit in credits if credit.language == language))
        label = manuscript.labels.photo if len(lines) == 1 else manuscript.labels.photos
        yield CreditsEntry(label=label, text=list_entries(lines, language), language=language)
