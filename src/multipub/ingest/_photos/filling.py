"""Fills what the text leaves out with what the photo says.

In:  a picture of the story, and what its photo says.   Out: the picture with both.
Promises: a word of the text is never replaced; a credit is taken from the photo only where the text has none.
"""

from collections.abc import Iterable
from dataclasses import replace

from multipub.ingest._photos.said import Said
from multipub.ingest._photos.sameness import bare
from multipub.model.story import AltOrigin, AuthoredAlt, Picture, Rights, parties_named
from multipub.model.text import LangText
from multipub.wording.credits import settle_credit

PHOTOGRAPHER = "mp:photographer"


def filled(picture: Picture, said: Said) -> Picture:
    """Return ``picture`` with the words of its photo where the story has none."""
    alts = {one.language.lower() for one in picture.alts}
    return replace(
        _credited(picture, said),
        captions=_with(picture.captions, said.captions),
        alts=(
            *picture.alts,
            *(
                AuthoredAlt(text=one.text, language=one.language, origin=AltOrigin.IPTC)
                for one in said.alts
                if one.language.lower() not in alts
            ),
        ),
        long_descriptions=_with(picture.long_descriptions, said.descriptions),
        rights=_rights(picture, said),
        content_created=picture.content_created or said.created,
        digital_source_type=picture.digital_source_type or said.source_type,
    )


def _with(ours: tuple[LangText, ...], its: Iterable[LangText]) -> tuple[LangText, ...]:
    known = {one.language.lower() for one in ours}
    return (*ours, *(one for one in its if one.language.lower() not in known))


def _credited(picture: Picture, said: Said) -> Picture:
    """Take the photo's credit where the text has none; where it has one, only the names that it spells out."""
    credit = settle_credit(picture, picture.language)
    if credit is not None:
        named = tuple(name for name in said.makers if bare(name) in bare(credit.line))
        return replace(picture, creators=picture.creators or parties_named(named, PHOTOGRAPHER))
    if said.credit_line is None:
        return picture
    line = LangText(text=said.credit_line, language=picture.language)
    raw = LangText(text=said.raw_credit, language=picture.language) if said.raw_credit else line
    return replace(
        picture,
        credit_lines=(line,),
        raw_credits=(raw,),
        creators=parties_named(said.creators, PHOTOGRAPHER),
        sources=parties_named(said.sources),
    )


def _rights(picture: Picture, said: Said) -> Rights:
    ours = picture.rights
    terms = (LangText(text=said.usage_terms, language=picture.language),) if said.usage_terms else ()
    return replace(
        ours,
        notice=ours.notice or said.notice,
        notice_link=ours.notice_link or said.notice_link,
        usage_terms=ours.usage_terms or terms,
    )
