"""Completes a bare text: a story around it, and a picture for every figure that has none.

In:  the texts and pictures of a file without a package.   Out: a whole ``Story``.
Promises: nothing is invented: what the story needs is taken from its first text; a figure's words become its picture's
words, and an ``alt`` counts as somebody's own words only where it is not the caption again.
"""

from pathlib import Path

from lxml import etree

from multipub.canonical.bundle import media_file
from multipub.canonical.elements import marked_language, text_of
from multipub.canonical.faults import Faults
from multipub.canonical.photo import PhotoFault
from multipub.canonical.read_body import Bodywork
from multipub.canonical.read_words import tidy_words, words_at
from multipub.canonical.vocabulary import G2, XHTML
from multipub.errors import SourceFaults
from multipub.model.story import Article, AuthoredAlt, MediaFile, Party, Picture, Scheme, Story, VersionLink
from multipub.model.text import LangText
from multipub.wording.credits import split_caption, split_credit

STORY_SUFFIX = ":story"
"""What makes the guid of a story from that of its only text, where that says no language at its end."""

PHOTOGRAPHER = "mp:photographer"


def complete(
    root: etree._Element,
    articles: tuple[Article, ...],
    pictures: tuple[Picture, ...],
    schemes: tuple[Scheme, ...],
    faults: Faults,
) -> Story:
    """Return the story around ``articles``.

    Raises:
        SourceFaults: if there is no article.
    """
    if not articles:
        faults.add("CAN-S00", "the file holds no story: neither a package nor a text item", root)
        raise SourceFaults(faults.findings())
    first = articles[0]
    header = root.find(f"{G2}header")
    guid = _story_guid(first)
    return Story(
        guid=guid,
        version=first.version,
        language=first.language,
        sender=words_at(header, "sender", faults) or first.provider.literal,
        created=first.created,
        provider=first.provider,
        articles=articles,
        pictures=pictures,
        title=first.title or first.headline,
        transmit_id=words_at(header, "transmitId", faults),
        rights=first.rights,
        status=first.status,
        embargoed=first.embargoed,
        first_created=first.first_created,
        corrections=first.corrections,
        previous=None if first.previous is None else VersionLink(guid=guid, version=first.previous.version),
        schemes=schemes,
    )


def _story_guid(article: Article) -> str:
    stem = article.guid.removesuffix(f":{article.language}")
    return article.guid + STORY_SUFFIX if stem == article.guid else stem


def pictures_of_loose_figures(
    articles: tuple[Article, ...], bodies: tuple[Bodywork, ...], faults: Faults, folder: Path | None
) -> tuple[Picture, ...]:
    """Return a picture for every figure without a picture item; the files of photos are looked up in ``folder``."""
    return tuple(
        _picture(guid, figure, article, faults, folder)
        for article, body in zip(articles, bodies, strict=True)
        for guid, figure in body.loose
    )


def _picture(guid: str, figure: etree._Element, article: Article, faults: Faults, folder: Path | None) -> Picture:
    caption, credit = _caption_and_credit(figure, article.language)
    image = figure.find(f"{XHTML}img")
    parts = split_credit(credit.text, credit.language) if credit else None
    creator, source = (parts.creator, parts.source) if parts else (None, None)
    return Picture(
        guid=guid,
        version=1,
        language=article.language,
        created=article.created,
        provider=article.provider,
        file=None if image is None else _file(image, faults, folder),
        captions=(caption,) if caption else (),
        alts=() if image is None else _alts(image, caption, article.language),
        credit_lines=(credit,) if credit else (),
        raw_credits=(credit,) if credit else (),
        creators=_named(creator, PHOTOGRAPHER),
        sources=_named(source, None),
    )


def _named(name: str | None, role: str | None) -> tuple[Party, ...]:
    return (Party(literal=name, names=((None, name),), role=role),) if name else ()


def _caption_and_credit(figure: etree._Element, language: str) -> tuple[LangText | None, LangText | None]:
    """Return caption and credit: as they are marked, else taken apart by the look of them."""
    caption, credit = (
        _phrase(figure.find(f".//{XHTML}span[@class='{kind}']"), language) for kind in ("caption", "credit")
    )
    whole = _phrase(figure.find(f"{XHTML}figcaption"), language)
    if caption is None and whole is not None:
        words = whole.text.removesuffix(credit.text).strip() if credit else whole.text
        caption = LangText(text=words, language=whole.language) if words else None
    if credit is None and caption is not None:
        parts = split_caption(caption.text, caption.language)
        if parts.sure and parts.credit_line:
            credit = LangText(text=parts.credit_line, language=caption.language)
            caption = LangText(text=parts.caption, language=caption.language) if parts.caption else None
    return caption, credit


def _phrase(element: etree._Element | None, language: str) -> LangText | None:
    words = "" if element is None else tidy_words(text_of(element))
    marked = None if element is None else marked_language(element)
    return LangText(text=words, language=marked or language) if words else None


def _alts(image: etree._Element, caption: LangText | None, language: str) -> tuple[AuthoredAlt, ...]:
    words = tidy_words(image.get("alt", ""))
    if not words or (caption is not None and words == caption.text):
        return ()
    return (AuthoredAlt(text=words, language=marked_language(image) or language),)


def _file(image: etree._Element, faults: Faults, folder: Path | None) -> MediaFile | None:
    href = image.get("src", "")
    if folder is None:
        faults.add("CAN-F04", f"the photo {href!r} has no picture item, and no folder to look for it was given", image)
        return None
    try:
        return media_file(href, folder)
    except PhotoFault as fault:
        faults.add(fault.rule, f"{href!r}: {fault.message}", image)
        return None
