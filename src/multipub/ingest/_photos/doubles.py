"""Makes one picture of the same photo twice.

In:  a story, and the photos that came with it.   Out: the story with one picture for each photo.
Promises: no word is lost: pictures become one only where their captions and descriptions do not contradict each other;
where they do, both stay, with one file, and the desk is told.
"""

from dataclasses import replace

from multipub.ingest._photos.rules import TWICE, name_of
from multipub.ingest._photos.sameness import agree, bare
from multipub.ingest._photos.supplied import Supplied
from multipub.model.blocks import Block, Gallery, Placement
from multipub.model.findings import Finding
from multipub.model.story import AuthoredAlt, Picture, Story
from multipub.model.text import LangText
from multipub.wording.credits import settle_credit


def merge_doubles(
    story: Story, supplied: dict[str, Supplied], findings: list[Finding]
) -> tuple[Story, dict[str, Supplied]]:
    """Return the story in which the same file is one picture, and the photos that are left."""
    kept: dict[str, Picture] = {picture.guid: picture for picture in story.pictures}
    instead: dict[str, str] = {}
    first_of: dict[str, str] = {}
    for picture in story.pictures:
        photo = supplied.get(picture.guid)
        if photo is None:
            continue
        first = first_of.setdefault(photo.digest, picture.guid)
        if first == picture.guid:
            continue
        if contradiction := _contradiction(kept[first], picture):
            findings.append(TWICE.finding(f"{name_of(picture)}: the same photo has {contradiction}; both are kept"))
            continue
        findings.extend(_credits_differ(kept[first], picture))
        kept[first] = _merged(kept[first], picture)
        instead[picture.guid] = first
        del kept[picture.guid]
    articles = tuple(
        replace(article, body=tuple(_placed(block, instead) for block in article.body)) for article in story.articles
    )
    left = {guid: photo for guid, photo in supplied.items() if guid in kept}
    return replace(story, articles=articles, pictures=tuple(kept.values())), left


def _contradiction(one: Picture, other: Picture) -> str | None:
    """Return what two pictures of one photo say differently, in the same language; nothing if they agree."""
    for what, first, second in (
        ("another caption", one.captions, other.captions),
        ("another alternative text", one.alts, other.alts),
        ("another extended description", one.long_descriptions, other.long_descriptions),
    ):
        said = {text.language.lower(): text.text for text in first}
        for text in second:
            mine = said.get(text.language.lower())
            if mine is not None and not agree(mine, text.text):
                return f"{what} elsewhere: “{mine}”"
    return None


def _credits_differ(one: Picture, other: Picture) -> list[Finding]:
    first, second = (settle_credit(picture, picture.language) for picture in (one, other))
    if first is None or second is None or agree(first.line, second.line):
        return []
    return [TWICE.finding(f"{name_of(other)}: the same photo is credited to “{first.line}” and to “{second.line}”")]


def _merged(one: Picture, other: Picture) -> Picture:
    """Return both pictures' words; of two texts in one language, the one that says more."""
    return replace(
        one,
        captions=_fuller(one.captions, other.captions),
        alts=_fuller_alts(one.alts, other.alts),
        long_descriptions=_fuller(one.long_descriptions, other.long_descriptions),
        credit_lines=one.credit_lines or other.credit_lines,
        raw_credits=one.raw_credits or other.raw_credits,
        creators=one.creators or other.creators,
        sources=one.sources or other.sources,
        rights=replace(
            one.rights,
            holders=one.rights.holders or other.rights.holders,
            notice=one.rights.notice or other.rights.notice,
            notice_link=one.rights.notice_link or other.rights.notice_link,
            usage_terms=one.rights.usage_terms or other.rights.usage_terms,
        ),
        title=one.title or other.title,
        headline=one.headline or other.headline,
        content_created=one.content_created or other.content_created,
        digital_source_type=one.digital_source_type or other.digital_source_type,
        notes=tuple(dict.fromkeys((*one.notes, *other.notes))),
    )


def _fuller(ours: tuple[LangText, ...], its: tuple[LangText, ...]) -> tuple[LangText, ...]:
    found = {one.language.lower(): one for one in ours}
    for text in its:
        known = found.get(text.language.lower())
        if known is None or len(bare(text.text)) > len(bare(known.text)):
            found[text.language.lower()] = text
    return tuple(found.values())


def _fuller_alts(ours: tuple[AuthoredAlt, ...], its: tuple[AuthoredAlt, ...]) -> tuple[AuthoredAlt, ...]:
    found = {one.language.lower(): one for one in its} | {one.language.lower(): one for one in ours}
    return tuple(found.values())


def _placed(block: Block, instead: dict[str, str]) -> Block:
    """Let a placement show the picture that took the place of its own."""
    if isinstance(block, Placement):
        return replace(block, picture=instead.get(block.picture, block.picture))
    if isinstance(block, Gallery):
        shown = tuple(replace(one, picture=instead.get(one.picture, one.picture)) for one in block.figures)
        return Gallery(figures=shown)
    return block
