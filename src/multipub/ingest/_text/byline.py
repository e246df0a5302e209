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


FEWEST_NAME_WORDS = 2
"""Words on each side of a joint that is written together with the next name; fewer, and it is a letter of the name."""

_BAR = re.compile(r"\s*[|•·]\s*")
_PLACE = re.compile(r"\s+(?:in|à|en|aus|from|em|da|в|w)\s+[^,;|]*")
"""Where somebody wrote from; a place looks like a person's name."""


def is_byline(words: str, language: str) -> bool:
    """Whether a line is a byline: it begins as one, or a date follows it after a bar, and it names somebody."""
    if len(words) > LONGEST_BYLINE:
        return False
    first, *others = [part for part in _BAR.split(words) if part] or [""]
    names = _bare(first, language)
    if names == first and not any(is_date_line(part, language) for part in others):
        return False
    if re.search(r"[.!?؟]\s*$", names) and not re.search(r"\b\w{1,3}\.$", names):
        return False
    small = [word for word in names.split() if word[:1].islower()]
    return len(small) <= MOST_SMALL_WORDS and _names_somebody(names, language)


def _names_somebody(words: str, language: str) -> bool:
    """Whether there is a person, a source or "Staff" in the words."""
    names = _names(words, language)
    sources = any(is_agency(name) or is_institution(name) for name in names)
    return sources or any(is_person(name) or is_nobody(name) or _is_role(name) for name in names)


def read_byline(words: str, language: str) -> Byline:
    """Return what the byline ``words`` says."""
    first, *others = [part for part in _BAR.split(words) if part]
    dates = [part for part in others if is_date_line(part, language)]
    printed = " | ".join([first, *(part for part in others if part not in dates)])
    names = _names(_bare(printed, language), language)
    beside_agency = any(is_agency(name) for name in names)
    sources = tuple(name for name in names if _is_source(name, beside_agency=beside_agency))
    creators = tuple(name for name in names if name not in sources and is_person(name) and not _is_role(name))
    moment = find_moment(dates[0], language) if dates else None
    return Byline(printed=printed, creators=creators, sources=sources, moment=moment, rest=tuple(dates))


def _is_source(name: str, *, beside_agency: bool) -> bool:
    if is_nobody(name) or _is_role(name):
        return False
    return is_agency(name) or is_institution(name) or (beside_agency and " " not in name and not name.islower())


def _is_role(name: str) -> bool:
    """Whether the words say what somebody is: "Diplomatic correspondent", "agencies"."""
    return any(name.split()[-1].casefold() in roles for roles in table("roles").values())


def _names(words: str, language: str) -> tuple[str, ...]:
    """Return the names in a byline one by one, without the place they wrote from."""
    primary = primary_subtag(language)
    joints = {*table("joints").get(primary, ()), *table("joints")["en"]}
    joint = "|".join(re.escape(word) for word in sorted(joints, key=len, reverse=True))
    words = _PLACE.sub("", words)
    parts = re.split(rf"\s*[,،、;؛/|+()（）]\s*(?:(?:{joint})\s+)?|\s+(?:{joint})\s+", words)
    if primary in {"ar", "he"}:
        parts = [half for part in parts for half in _at_joint(part)]
    return tuple(dict.fromkeys(name for part in parts if (name := part.strip(" .-–—:"))))


def _at_joint(names: str) -> list[str]:
    """Divide names at a joint that is written together with the name after it (Arabic and Hebrew "and")."""
    halves = re.split(r"\s+(?:و|ו)(?=\w{2})", names)
    return halves if all(len(half.split()) >= FEWEST_NAME_WORDS for half in halves) else [names]


def _bare(words: str, language: str) -> str:
    """Return a byline without what begins or ends one in ``language``; any other line as it is."""
    primary = primary_subtag(language)
    begin = _begin(primary).match(words)
    if begin:
        return words[begin.end() :]
    ends = table("byline_ends").get(primary, ())
    return next((words.removesuffix(end).rstrip() for end in ends if words.endswith(end)), words)


@cache
def _begin(language: str) -> re.Pattern[str]:
    """Return how a byline begins in ``language`` or in English."""
    begins = {*table("bylines").get(language, ()), *table("bylines")["en"]}
    words = "|".join(re.escape(begin) for begin in sorted(begins, key=len, reverse=True))
    return re.compile(rf"(?:{words})(?:(?<=[:：・/／])\s*|:?\s+)")
