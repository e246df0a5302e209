"""Reads a byline: who wrote it, and for whom.

In:  a line, its language.   Out: the byline as printed, the people and the sources it names.
Promises: the printed words are kept; a name is a source where it is an agency's or an institution's, or where it is one
word beside an agency ("By Al-Fassel and AFP"); a person only where it looks like one.
"""

import re
from dataclasses import dataclass
from functools import cache

from multipub.ingest._text.moments import Moment, find_moment, is_date_line
from multipub.ingest._text.tables import words as table
from multipub.model.language import primary_subtag
from multipub.wording.agencies import is_agency, is_institution, is_nobody, is_person

LONGEST_BYLINE = 160
"""Characters."""

MOST_SMALL_WORDS = 3
"""Words in small letters in a byline after "By": joints and particles; a sentence has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """A byline as printed, and what it says.  ``rest`` is what stood on its line and is no part of it."""

    printed: str
    creators: tuple[str, ...]
    sources: tuple[str, ...]
    moment: Moment | None
    rest: tuple[str, ...] = ()


_BAR = re.compile(r"\s*[|•·]\s*")


def is_byline(words: str, language: str) -> bool:
    """Whether a line is a byline: it begins as one, is short, and reads as names."""
    if len(words) > LONGEST_BYLINE:
        return False
    begin = _begin(primary_subtag(language)).match(words)
    if begin is None:
        return False
    names = _BAR.split(words[begin.end() :])[0]
    if re.search(r"[.!?؟]\s*$", names) and not re.search(r"\b\w{1,3}\.$", names):
        return False
    small = [word for word in names.split() if word[:1].islower()]
    first = names[:1]
    return bool(first) and not first.islower() and len(small) <= MOST_SMALL_WORDS and not names[:1].isdigit()


def read_byline(words: str, language: str) -> Byline:
    """Return what the byline ``words`` says."""
    first, *others = [part for part in _BAR.split(words) if part]
    moment = None
    kept, rest = [first], []
    for part in others:
        if is_date_line(part, language):
            moment = moment or find_moment(part, language)
            rest.append(part)
        else:
            kept.append(part)
    printed = " | ".join(kept)
    begin = _begin(primary_subtag(language)).match(printed)
    names = _names(printed[begin.end() :] if begin else printed, language)
    beside_agency = any(is_agency(name) for name in names)
    sources = tuple(name for name in names if _is_source(name, beside_agency=beside_agency))
    creators = tuple(name for name in names if name not in sources and is_person(name))
    return Byline(printed=printed, creators=creators, sources=sources, moment=moment, rest=tuple(rest))


def _is_source(name: str, *, beside_agency: bool) -> bool:
    if is_nobody(name) or not name[:1].isalnum():
        return False
    return is_agency(name) or is_institution(name) or (beside_agency and " " not in name and not name.islower())


def _names(words: str, language: str) -> tuple[str, ...]:
    """Return the names in a byline one by one."""
    primary = primary_subtag(language)
    joints = {*table("joints").get(primary, ()), *table("joints")["en"]}
    joint = "|".join(re.escape(word) for word in sorted(joints, key=len, reverse=True))
    parts = re.split(rf"\s*[,،、;؛/|+()（）]\s*(?:(?:{joint})\s+)?|\s+(?:{joint})\s+|\s+(?:in|à|en|aus|from)\s+", words)
    if primary in {"ar", "he"}:  # the joint is written together with the name after it
        parts = [half for part in parts for half in re.split(r"\s+(?:و|ו)(?=\w{2})", part)]
    return tuple(dict.fromkeys(part.strip(" .-–—:") for part in parts if part.strip(" .-–—:")))


@cache
def _begin(language: str) -> re.Pattern[str]:
    """Return how a byline begins in ``language`` or in English."""
    begins = {*table("bylines").get(language, ()), *table("bylines")["en"]}
    words = "|".join(re.escape(begin) for begin in sorted(begins, key=len, reverse=True))
    return re.compile(rf"(?:{words})(?:(?<=[:：・/／])\s*|:?\s+)")
