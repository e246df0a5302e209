"""Reads a text item: the story in one language.

In:  a ``newsItem`` element.   Out: an ``Article``; faults go to ``Faults``.
Promises: what the item says nowhere else (headline, deck, byline) is taken from the header of its body.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from multipub.canonical import vocabulary as names
from multipub.canonical.faults import Faults
from multipub.canonical.read_body import Bodywork, read_body
from multipub.canonical.read_head import Head, notes_of, other_notes, read_head, read_rights, version_link
from multipub.canonical.read_words import moment_at, moment_of, parties, party_of, words_at, words_of
from multipub.canonical.vocabulary import G2, XHTML
from multipub.model.blocks import Block
from multipub.model.story import Article, Published, Subject


def read_article(item: etree._Element, faults: Faults) -> tuple[Article, Bodywork]:
    """Return the story in one language, and what its body said of figures without a picture item."""
    head = read_head(item, faults)
    content = item.find(f"{G2}contentMeta")
    work = Bodywork(faults=faults, language=head.language, guid=head.guid)
    body, printed = _body(item, work)
    article = Article(
        guid=head.guid,
        version=head.version,
        language=head.language,
        created=head.created,
        provider=head.provider,
        headline=words_at(content, "headline", faults) or printed("h1") or _no_headline(item, faults),
        body=body,
        deck=_summary(content, faults) or printed("p[@class='deck']"),
        byline=words_at(content, "by", faults) or printed("p[@class='byline']"),
        rights=read_rights(item, head.language, faults),
        status=head.status,
        published=tuple(_published(item, faults)),
    )
    return _with_description(_with_management(article, head, faults), content, faults), work


def _with_management(article: Article, head: Head, faults: Faults) -> Article:
    """Return the article with what ``itemMeta`` says."""
    meta = head.meta
    section, section_code = _section(meta, faults)
    permalink = meta.find(f"{G2}link[@rel='{names.PERMALINK}']")
    return replace(
        article,
        title=words_at(meta, "title", faults),
        section=section,
        section_code=section_code,
        embargoed=moment_at(meta, "embargoed", faults),
        first_created=moment_at(meta, "firstCreated", faults),
        corrections=notes_of(meta, names.CORRECTION_ROLE, head.language, faults),
        notes=tuple(other_notes(meta, faults)),
        previous=version_link(meta, names.PREVIOUS_VERSION, faults),
        translation_of=version_link(meta, names.TRANSLATION_OF, faults),
        permalink=None if permalink is None else permalink.get("href"),
    )


def _with_description(article: Article, content: etree._Element | None, faults: Faults) -> Article:
    """Return the article with what ``contentMeta`` says."""
    return replace(
        article,
        dateline=words_at(content, "dateline", faults),
        credit_line=words_at(content, "creditline", faults),
        creators=parties(content, "creator", faults),
        contributors=parties(content, "contributor", faults),
        sources=parties(content, "infoSource", faults),
        located=parties(content, "located", faults),
        subjects=_subjects(content, faults),
        keywords=_keywords(content, faults),
        slugline=words_at(content, "slugline", faults),
        urgency=_urgency(content, faults),
        content_created=words_at(content, "contentCreated", faults),
        content_modified=words_at(content, "contentModified", faults),
    )


class _Printed:
    """The header of a body: headline, deck and byline as they stand there, for items that say them nowhere else."""

    def __init__(self, article: etree._Element | None, faults: Faults) -> None:
        self._article, self._faults = article, faults

    def __call__(self, what: str) -> str | None:
        found = None if self._article is None else self._article.find(f".//{XHTML}{what}")
        return None if found is None else words_of(found, self._faults) or None


def _body(item: etree._Element, work: Bodywork) -> tuple[tuple[Block, ...], _Printed]:
    article = item.find(f"{G2}contentSet/{G2}inlineXML/{XHTML}html/{XHTML}body/{XHTML}article")
    if article is None:
        article = item.find(f"{G2}contentSet/{G2}inlineXML/{XHTML}html/{XHTML}body")
    if article is None:
        work.faults.add("CAN-S00", "the text has no XHTML body", item)
        return (), _Printed(None, work.faults)
    return read_body(article, work), _Printed(article, work.faults)


def _no_headline(item: etree._Element, faults: Faults) -> str:
    faults.add("CAN-S00", "the text has no <headline>", item)
    return ""


def _summary(content: etree._Element | None, faults: Faults) -> str | None:
    found = None if content is None else content.find(f"{G2}description[@role='{names.SUMMARY_ROLE}']")
    return None if found is None else words_of(found, faults) or None


def _section(meta: etree._Element, faults: Faults) -> tuple[str | None, str | None]:
    service = meta.find(f"{G2}service")
    return (None, None) if service is None else (words_at(service, "name", faults), service.get("qcode"))


def _subjects(content: etree._Element | None, faults: Faults) -> tuple[Subject, ...]:
    return tuple(
        Subject(qcode=one.get("qcode", ""), names=party_of(one, faults).names)
        for one in (() if content is None else content.iterfind(f"{G2}subject"))
    )


def _keywords(content: etree._Element | None, faults: Faults) -> tuple[str, ...]:
    found = () if content is None else content.iterfind(f"{G2}keyword")
    return tuple(word for word in (words_of(one, faults) for one in found) if word)


def _urgency(content: etree._Element | None, faults: Faults) -> int | None:
    said = words_at(content, "urgency", faults)
    if said is None:
        return None
    if said.isascii() and said.isdigit() and len(said) == 1:
        return int(said)
    faults.add("CAN-S00", f"urgency is {said!r}, not 1 to 9", content)
    return None


def _published(item: etree._Element, faults: Faults) -> Iterator[Published]:
    for element in item.iterfind(f"{G2}pubHistory/{G2}published"):
        timestamp = element.find(f"{G2}timestamp")
        if timestamp is not None:
            yield Published(timestamp=moment_of(timestamp, faults), name=words_at(element, "name", faults))
