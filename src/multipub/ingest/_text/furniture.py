"""Tells the furniture of a news page from its story.

In:  lines.   Out: the story's lines; every other line with the reason it was left out.
Promises: a line goes only by a table of ours, by its shape (a counter, an address), or because it stands in a list of
other stories or after the end of the article; prose is never furniture.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from multipub.ingest import Guess
from multipub.ingest._text.lines import Line, ends_sentence
from multipub.ingest._text.tables import words as table

SHORTEST_PROSE = 80
"""Characters.  A line of the tail that is longer and ends as a sentence does is the story's, whatever is before it."""

LONGEST_FURNITURE = 160
"""Characters of a line that begins as furniture does."""

LONGEST_HEADLINE = 140
"""Characters of a link to another story."""

_SHAPES = (
    (re.compile(r"\d{1,3}\s*(?:/|of|von|de|из|من)\s*\d{1,3}"), "the counter of a gallery"),
    (
        re.compile(r"\d+\s*(?:min(?:ute)?s?\.?|Min\.?|dk|мин\.?|دقائق|دقيقة)(?:\s+\w+){0,2}", re.IGNORECASE),
        "the time it takes to read",
    ),
    (
        re.compile(
            r"\d+\s+(?:comments?|shares?|views?|likes?|Kommentare?|commentaires?|comentarios?|تعليقات?)", re.IGNORECASE
        ),
        "a count",
    ),
    (re.compile(r"(?:https?://|www\.)\S+"), "an address by itself"),
    (
        re.compile(r"(?:Home|Startseite|Accueil|Inicio|Главная|الرئيسية|Ana Sayfa|Hem)\s*[>›»/|].*"),
        "the path to the page",
    ),
    (re.compile(r"[\W_]+"), "signs without words"),
)
_EDGES = re.compile(r"^[\W_]+|[\W_\d]+$")


@dataclass(frozen=True, slots=True)
class Parted:
    """The story's lines, and what was left out."""

    lines: tuple[Line, ...]
    removed: tuple[Guess, ...]


def part_furniture(lines: Sequence[Line]) -> Parted:
    """Return the story's lines apart from the page's."""
    reasons: list[str | None] = [_reason(line.words) for line in lines]
    _mark_lists(lines, reasons)
    _mark_tail(lines, reasons)
    _mark_neighbours(lines, reasons)
    kept: list[Line] = []
    removed: list[Guess] = []
    for line, reason in zip(lines, reasons, strict=True):
        if reason is None:
            kept.append(line)
        else:
            removed.append(Guess(what="page furniture", words=line.words, reason=reason, line=line.number))
    return Parted(tuple(kept), tuple(removed))


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(bare(words) for words in table("furniture")[name])


def bare(words: str) -> str:
    """Return a line as furniture is compared: small letters, without signs and numbers at its ends."""
    return _EDGES.sub("", words.casefold())


def _reason(words: str) -> str | None:
    """Return why a line is furniture wherever it stands, or nothing."""
    if bare(words) in _table("lines"):
        return "a line of the page's furniture"
    if len(words) <= LONGEST_FURNITURE and words.startswith(table("furniture")["starts"]):
        return "begins as the page's furniture does"
    return next((reason for shape, reason in _SHAPES if shape.fullmatch(words)), None)


def is_prose(words: str) -> bool:
    """Whether a line can only be the story's: long, and a whole sentence."""
    return len(words) >= SHORTEST_PROSE and ends_sentence(words)


def _mark_lists(lines: Sequence[Line], reasons: list[str | None]) -> None:
    """Mark lists of other stories: their heading, and the headlines below it."""
    for place, line in enumerate(lines):
        if bare(line.words) not in _table("blocks"):
            continue
        reasons[place] = "the heading of a list of other stories"
        end = place + 1
        while end < len(lines) and len(lines[end].words) <= LONGEST_HEADLINE and not ends_sentence(lines[end].words):
            end += 1
        last = end - 1
        if (
            end < len(lines)
            and last > place + 1
            and lines[end].opens
            and lines[last].opens
            and is_prose(lines[end].words)
        ):
            end = last  # the last one before the story goes on is a subhead of the story
        for listed in range(place + 1, end):
            reasons[listed] = reasons[listed] or f"a link below {line.words!r}"


def _mark_tail(lines: Sequence[Line], reasons: list[str | None]) -> None:
    """Mark everything after the end of the article."""
    last_prose = max(
        (place for place, line in enumerate(lines) if reasons[place] is None and is_prose(line.words)), default=-1
    )
    for place, line in enumerate(lines):
        if place > last_prose and bare(line.words) in _table("ends"):
            for after in range(place, len(lines)):
                reasons[after] = reasons[after] or "stands after the end of the article"
            return


def _mark_neighbours(lines: Sequence[Line], reasons: list[str | None]) -> None:
    """Mark names of places to share to, beside furniture or at the very end."""
    shares = [bare(line.words) in _table("shares") for line in lines]
    for order in (range(len(lines)), reversed(range(len(lines)))):
        for place in order:
            if not shares[place] or reasons[place]:
                continue
            beside = [near for near in (place - 1, place + 1) if 0 <= near < len(lines)]
            at_end = place == len(lines) - 1
            if at_end or any(reasons[near] or shares[near] for near in beside):
                reasons[place] = "a button of the page"
