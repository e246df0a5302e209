"""Settles what a photo's file says in several places: caption, credit line, creator, alternative text.

In:  a ``Shot``.   Out: ``SettledWords``.
Promises: a credit inside the caption is split off, one that stands in a field as well is not doubled; every raw line is
kept; a split that rests on the look of a name alone counts only where the file names the same person; a credit is
never invented.
"""

import re
from dataclasses import dataclass

from multipub.ingest._agency.report import Shot
from multipub.ingest._agency.values import PHOTOGRAPHER, once, party
from multipub.ingest._markup.letters import letters, one_line
from multipub.model.story import Party
from multipub.wording.alt import is_file_name
from multipub.wording.credits import CaptionParts, CreditParts, split_caption, split_credit

_BETWEEN = re.compile(r"\s*(?:[/,;&|+]|\bvia\b|\bund\b|\band\b)\s*", re.IGNORECASE)

_LABEL = re.compile(r"^(Photo|Foto|Picture|Image|Bild)\s+(?:by\s+)?(?=[^\W\d_]+\s+[^\W\d_]+\s*/)")
"""A label without its colon on a line of its own, before a name and a slash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledWords:
    """What a photo says, in its parts."""

    caption: str
    credit_line: str
    raw: tuple[str, ...]
    creators: tuple[Party, ...]
    sources: tuple[Party, ...]
    usage_terms: str | None
    alt: str
    reason: str


def settle_words(shot: Shot, language: str, headline: str) -> SettledWords:
    """Return caption, credit and alternative text of a photo."""
    parts = split_caption(_balanced(shot.caption), language)
    fields = tuple(dict.fromkeys(one for one in map(one_line, shot.credits) if one))
    if not (parts.sure or _confirmed(parts, shot, fields)) or (not parts.caption and not parts.credit_line):
        parts = CaptionParts(caption=one_line(shot.caption), credit_line="", raw="", usage_terms=None)
    caption = one_line(parts.caption)
    said = [split_credit(one, language) for one in fields]
    lines = [parts.credit_line, *(one.line for one in said)]
    both: list[CaptionParts | CreditParts] = [parts, *said]
    creators = [name for one in both for name in (one.creator or "").split(", ") if name]
    sources = [name for one in both for name in (one.source or "").split("/") if name]
    sources += [one.via for one in both if one.via]
    last = one_line(shot.caption.strip().rpartition("\n")[2])
    inside = last if parts.raw and letters(parts.raw) == letters(last) else parts.raw
    raw = [one_line(one) for one in (inside, *fields) if one]
    return SettledWords(
        caption=caption,
        credit_line=join_credits(lines),
        raw=tuple(dict.fromkeys(raw)),
        creators=_people(shot.creators, creators),
        sources=_people(shot.sources, sources),
        usage_terms=parts.usage_terms,
        alt=_real_alt(shot.alt, caption, raw, headline, language),
        reason=parts.reason,
    )


def _balanced(caption: str) -> str:
    """Return a caption whose last line is set apart where it is one of several, without a bracket that nothing opens.

    Further lines are one caption: only a credit has a line of its own.
    """
    *before, last = caption.strip().split("\n")
    last = last.rstrip(") ") if last.count(")") > last.count("(") else last
    last = _LABEL.sub(r"\1: ", last) if before else last
    return "\n".join([*([" ".join(before)] if before else []), last])


def _confirmed(parts: CaptionParts, shot: Shot, fields: tuple[str, ...]) -> bool:
    """Whether the file itself names whom the split names."""
    known = {letters(one.name()) for one in (*shot.creators, *shot.sources)}
    known |= {letters(piece) for one in fields for piece in _BETWEEN.split(one)}
    names = [name for name in ((parts.creator or "").split(", ") + (parts.source or "").split("/")) if name]
    return bool(names) and all(letters(name) in known for name in names)


def _people(given: tuple[Party, ...], names: list[str]) -> tuple[Party, ...]:
    """Return the parties that the file names, and those that only a credit names."""
    known = {letters(one.name()) for one in given} | {initials(one.name()) for one in given}
    role = next((one.role for one in given if one.role), None)
    more = [name for name in names if letters(name) not in known and initials(name) not in known]
    return once([*given, *(one for name in more for one in party(name, role=role))])


def join_credits(lines: list[str]) -> str:
    """Return several credits of one photo as one line: no name twice, the fullest line first."""
    kept: list[str] = []
    for line in sorted(filter(None, lines), key=lambda one: -len(_pieces(one))):
        known = {piece for one in kept for piece in _pieces(one)}
        new = [piece for piece in _BETWEEN.split(line) if piece and not _same(piece, known)]
        if not kept:
            kept.append(line)
        elif new:
            kept.append("/".join(new))
    return "/".join(kept)


def _pieces(line: str) -> frozenset[str]:
    names = [piece for piece in _BETWEEN.split(line) if piece]
    return frozenset({letters(one) for one in names} | {initials(one) for one in names})


def _same(name: str, known: set[str]) -> bool:
    return letters(name) in known or initials(name) in known or not letters(name)


def initials(name: str) -> str:
    """Return the initials of a name of several words: how agencies shorten themselves (AP, AFP, dpa)."""
    words = re.findall(r"[^\W\d_]+", name)
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else name.strip().casefold()


def _real_alt(alt: str, caption: str, raw: list[str], headline: str, language: str) -> str:
    """Return an alternative text that somebody wrote; none that is the caption, the headline or a file name."""
    words = one_line(alt)
    if not words or is_file_name(words):
        return ""
    parts = split_caption(words, language)
    words = one_line(parts.caption) if parts.sure and parts.credit_line and parts.caption else words
    said = {letters(caption), letters(headline), *(letters(f"{caption} {one}") for one in raw)}
    return "" if letters(words) in said or not letters(words) else words


def role_of_creators(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the creators of a photo with their role."""
    return tuple(Party(literal=one.literal, names=one.names, role=PHOTOGRAPHER) for one in parties)
