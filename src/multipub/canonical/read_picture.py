"""Reads a picture item: a photo, its words in every language, its rights.

In:  a ``newsItem`` element.   Out: a ``Picture``; faults go to ``Faults``.
Promises: an alternative text that was only taken from the caption is left out: it is made anew each time.
"""

from collections.abc import Iterator

from lxml import etree

from multipub.canonical import vocabulary as names
from multipub.canonical.faults import Faults
from multipub.canonical.read_head import notes_of, other_notes, read_head, read_rights
from multipub.canonical.read_words import parties, phrase_of, phrases, whole_number, words_at
from multipub.canonical.vocabulary import G2
from multipub.model.story import AltOrigin, AuthoredAlt, MediaFile, Picture
from multipub.model.text import LangText


def read_picture(item: etree._Element, faults: Faults) -> Picture:
    """Return the photo that a picture item describes."""
    head = read_head(item, faults)
    content, language = item.find(f"{G2}contentMeta"), head.language
    remote = item.find(f"{G2}contentSet/{G2}remoteContent")
    missing = head.meta.find(f"{G2}edNote[@role='{names.NOT_SUPPLIED_ROLE}']")
    supplied = None if missing is None else phrase_of(missing, language, faults)
    source_type = None if content is None else content.find(f"{G2}digitalSourceType")
    return Picture(
        guid=head.guid,
        version=head.version,
        language=language,
        created=head.created,
        provider=head.provider,
        file=None if remote is None else file_of(remote, faults),
        captions=_described(content, names.CAPTION_ROLE, language, faults),
        alts=tuple(_alts(content, language, faults)),
        long_descriptions=_described(content, names.LONG_DESCRIPTION_ROLE, language, faults),
        credit_lines=tuple(phrases(content, f"{G2}creditline", language, faults)),
        raw_credits=notes_of(head.meta, names.RAW_CREDIT_ROLE, language, faults),
        creators=parties(content, "creator", faults),
        sources=parties(content, "infoSource", faults),
        rights=read_rights(item, language, faults),
        status=head.status,
        title=words_at(head.meta, "title", faults),
        headline=words_at(content, "headline", faults),
        byline=words_at(content, "by", faults),
        content_created=words_at(content, "contentCreated", faults),
        digital_source_type=None if source_type is None else source_type.get("qcode"),
        not_supplied=supplied if supplied is not None and supplied.text else None,
        notes=tuple(other_notes(head.meta, faults)),
    )


def _described(content: etree._Element | None, role: str, language: str, faults: Faults) -> tuple[LangText, ...]:
    return tuple(phrases(content, f"{G2}description[@role='{role}']", language, faults))


def _alts(content: etree._Element | None, language: str, faults: Faults) -> Iterator[AuthoredAlt]:
    for element in () if content is None else content.iterfind(f"{G2}description[@role='{names.ALT_ROLE}']"):
        how = element.get("how", AltOrigin.AUTHORED)
        phrase = phrase_of(element, language, faults)
        if how != names.FROM_CAPTION and phrase.text:
            origin = AltOrigin.IPTC if how == AltOrigin.IPTC else AltOrigin.AUTHORED
            yield AuthoredAlt(text=phrase.text, language=phrase.language, origin=origin)


def file_of(content: etree._Element, faults: Faults) -> MediaFile:
    """Return the file that a ``remoteContent`` names."""
    return MediaFile(
        href=content.get("href", ""),
        media_type=content.get("contenttype", ""),
        size=whole_number(content, "size", faults, least=0),
        width=whole_number(content, "width", faults),
        height=whole_number(content, "height", faults),
        sha256=(content.findtext(f"{G2}hash") or "").strip().lower(),
    )
