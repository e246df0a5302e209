"""Tells the desk where a photo says something else than the text.

In:  a picture of the story, and what its photo says.   Out: findings.
Promises: nothing is changed here; words that only differ in punctuation, or say more of the same, are no conflict.
"""

from collections.abc import Iterator

from multipub.ingest._photos.rules import (
    OTHER_ALT,
    OTHER_CAPTION,
    OTHER_CREDIT,
    OTHER_RIGHTS,
    name_of,
)
from multipub.ingest._photos.said import Said
from multipub.ingest._photos.sameness import agree, bare
from multipub.model.findings import Advice, Finding
from multipub.model.story import AuthoredAlt, Party, Picture
from multipub.model.text import LangText
from multipub.wording.credits import settle_credit

DAY = len("2026-03-12")
"""Characters of a date: two moments of one day are no conflict."""


def conflicts(picture: Picture, said: Said) -> Iterator[Finding]:
    """Yield a finding for every word of the photo's that the text contradicts."""
    yield from _texts(OTHER_CAPTION, "caption", picture, picture.captions, said.captions)
    yield from _texts(OTHER_ALT, "alternative text", picture, picture.alts, said.alts)
    yield from _texts(OTHER_ALT, "extended description", picture, picture.long_descriptions, said.descriptions)
    yield from _credit(picture, said)
    terms = next((one.text for one in picture.rights.usage_terms), None)
    for what, ours, its in (
        ("copyright notice", picture.rights.notice, said.notice),
        ("terms of use", terms, said.usage_terms),
        ("digital source type", picture.digital_source_type, said.source_type),
        ("date", (picture.content_created or "")[:DAY], (said.created or "")[:DAY]),
    ):
        if ours and its and not agree(ours, its):
            yield _conflict(OTHER_RIGHTS, what, picture, ours, its)


def _texts(
    advice: Advice,
    what: str,
    picture: Picture,
    ours: tuple[LangText, ...] | tuple[AuthoredAlt, ...],
    its: tuple[LangText, ...],
) -> Iterator[Finding]:
    mine = {one.language.lower(): one.text for one in ours}
    for text in its:
        own = mine.get(text.language.lower())
        if own is not None and not agree(own, text.text):
            yield _conflict(advice, what, picture, own, text.text)


def _credit(picture: Picture, said: Said) -> Iterator[Finding]:
    """Compare makers with makers where both name one, else the whole lines."""
    credit = settle_credit(picture, picture.language)
    if credit is None or said.credit_line is None:
        return
    makers = _names(picture.creators) or ({bare(credit.creator)} if credit.creator else set())
    its_makers = {bare(name) for name in said.creators}
    line = bare(credit.line)
    if makers and its_makers:
        differ = not (makers & its_makers) and not any(name in line for name in its_makers)
    else:
        its_names = {bare(name) for name in (*said.creators, *said.sources, said.credit_line)} - {""}
        differ = not any(name in line or line in name for name in its_names)
    if differ:
        yield _conflict(OTHER_CREDIT, "credit", picture, credit.line, said.credit_line)


def _names(parties: tuple[Party, ...]) -> set[str]:
    return {bare(name) for party in parties for _, name in party.names} - {""}


def _conflict(advice: Advice, what: str, picture: Picture, ours: str, its: str) -> Finding:
    return advice.finding(f"{name_of(picture)}: its file says another {what}: “{its}”, the text “{ours}”")
