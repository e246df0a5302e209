"""What a photo says of itself, in the terms of the story.

In:  the words in a photo's file, the picture they belong to.   Out: ``Said``.
Promises: a credit inside the caption is taken off it; an alternative text that only repeats the caption, the headline
or a file name is nobody's description, and is left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from multipub.ingest._photos.sameness import bare, in_languages
from multipub.model.story import Picture, Story
from multipub.model.text import LangText
from multipub.photo import PhotoWords
from multipub.photo.words import DIGITAL_SOURCE_TYPES
from multipub.wording.alt import alt_from_caption, is_file_name
from multipub.wording.credits import split_caption, split_credit

SOURCE_TYPE_ALIAS = "digsrctype:"
"""The alias of ``DIGITAL_SOURCE_TYPES`` in the canonical file."""

CREDIT_SIGN = "©"
"""Never part of what a picture shows."""

LOST_LETTER = "\ufffd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A photo's own words: texts with their languages told, the credit as one line and in its parts.

    ``creators`` are read out of the credit where the photo has no field for them; ``makers`` are those of the field.
    """

    captions: tuple[LangText, ...] = ()
    alts: tuple[LangText, ...] = ()
    descriptions: tuple[LangText, ...] = ()
    credit_line: str | None = None
    raw_credit: str | None = None
    creators: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notice: str | None = None
    notice_link: str | None = None
    usage_terms: str | None = None
    source_type: str | None = None
    created: str | None = None


def said_by(words: PhotoWords, picture: Picture, story: Story) -> Said:
    """Return what the photo's file says, as the story would say it."""
    lines = in_languages(_whole(words.captions), picture, story)
    split = {line: split_caption(line.text, line.language) for line in lines}
    captions = tuple(
        LangText(text=parts.caption if parts.sure else line.text, language=line.language)
        for line, parts in split.items()
        if parts.caption
    )
    inside = next((parts for parts in split.values() if parts.sure and parts.credit_line), None)
    raw = words.credit or (inside.raw if inside else None)
    parts = split_credit(raw, picture.language) if raw else None
    creators = words.creators or tuple(filter(None, [parts.creator if parts else None]))
    sources = tuple(dict.fromkeys(filter(None, [words.source, parts.source if parts else None])))
    return Said(
        captions=tuple(one for one in captions if CREDIT_SIGN not in alt_from_caption(one.text, one.language)),
        alts=_descriptions(in_languages(_whole(words.alts), picture, story), lines, picture, story),
        descriptions=in_languages(_whole(words.extended_descriptions), picture, story),
        credit_line=_line(creators, parts.line if parts else None, words.source),
        raw_credit=raw,
        creators=creators,
        makers=words.creators,
        sources=tuple(one for one in sources if one not in creators)[:1],
        notice=_kept(words.rights),
        notice_link=_address(words.web_statement),
        usage_terms=_kept(words.usage_terms),
        source_type=_source_type(words.digital_source_type),
        created=words.created,
    )


def _whole(texts: Iterable[LangText]) -> tuple[LangText, ...]:
    """Leave out texts that lost letters in some program before."""
    return tuple(one for one in texts if LOST_LETTER not in one.text)


def _kept(words: str | None) -> str | None:
    return words if words and LOST_LETTER not in words else None


def _descriptions(
    alts: tuple[LangText, ...], captions: tuple[LangText, ...], picture: Picture, story: Story
) -> tuple[LangText, ...]:
    """Return the alternative texts that somebody wrote to describe the photo."""
    others = {bare(article.headline) for article in story.articles}
    for caption in (*captions, *picture.captions):
        others |= {bare(caption.text), bare(alt_from_caption(caption.text, caption.language))}
    return tuple(
        one
        for one in alts
        if bare(one.text) not in others and not is_file_name(one.text) and CREDIT_SIGN not in one.text
    )


def _line(creators: tuple[str, ...], credit: str | None, source: str | None) -> str | None:
    """Return one credit line: the maker before the credit, unless the credit names the maker."""
    names = ", ".join(creators)
    owner = credit or source
    if not owner or not names:
        return owner or names or None
    if all(bare(name) in bare(owner) for name in creators):
        return owner
    return names if bare(owner) in bare(names) else f"{names}/{owner}"


def _address(statement: str | None) -> str | None:
    return statement if statement and re.fullmatch(r"https?://[^\s<>\"]+", statement) else None


def _source_type(uri: str | None) -> str | None:
    """Return the code of an IPTC source type; anything else is none that could be explained."""
    found = re.fullmatch(r"(?:https?://" + re.escape(DIGITAL_SOURCE_TYPES.partition("://")[2]) + r")(\w+)/?", uri or "")
    return SOURCE_TYPE_ALIAS + found[1] if found else None
