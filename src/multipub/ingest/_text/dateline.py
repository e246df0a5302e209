"""Finds the dateline at the head of a story: place, date, agency.

In:  the words of the first paragraph.   Out: the dateline, what parts it from the text, and the text.
Promises: the words stay in their order, all of them; a dash alone makes no dateline: capitals, a date or an agency must
vouch for the place.
"""

import re
from dataclasses import dataclass

from multipub.ingest._text.moments import Moment, find_moment
from multipub.model.language import Direction, direction_of
from multipub.wording.agencies import is_agency

LONGEST_DATELINE = 90
"""Characters."""

MOST_PLACE_WORDS = 5
"""Words in the name of a place, its country included."""

MOST_WORDS_UNPROVED = 2
"""Words before a dash that make a place in a script without capitals, where nothing else vouches for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDateline:
    """A dateline: its words, the dash after it with its spaces, the text, and what it says."""

    words: str
    joint: str
    text: str
    place: str
    agency: str | None
    moment: Moment | None


_DASH = re.compile(r"\s*(?:\.-|[–—]|--?)\s*(?=\s|(?<=[–—]))")
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{1,40})\)\s*$")
_EASTERN = re.compile(
    r"(?P<line>【(?P<place>[^】]{2,20})】|(?P<agency>新华社|中新社)(?P<city>\S{2,12}?)(?:\d+月\d+日)?电)"
    r"(?P<joint>[\s　]*)"
)
_DAY = re.compile(r",?\s*،?\s*\d{1,2}\.?\s.*$|[,،]\s*(?:\w+\.?)\s+\d{1,2}\b.*$")
_AGENCY_AFTER = re.compile(r"(?P<agency>[^.:,/]{2,25})(?P<joint>[.:/]\s*)")


def find_dateline(words: str, language: str) -> FoundDateline | None:
    """Return the dateline that ``words`` begin with, or nothing."""
    eastern = _EASTERN.match(words)
    if eastern is not None:
        place, agency = _place_and_agency(eastern["city"] or eastern["place"])
        return FoundDateline(
            words=eastern["line"],
            joint=eastern["joint"],
            text=words[eastern.end() :],
            place=place,
            agency=eastern["agency"] or agency,
            moment=None,
        )
    for dash in _DASH.finditer(words):
        if dash.start() > LONGEST_DATELINE:
            return None
        found = _read(words, dash, language)
        if found is not None:
            return found
    return None


def _place_and_agency(words: str) -> tuple[str, str | None]:
    """Divide a place and the agency written together with it, as in Japanese."""
    for end in range(1, len(words)):
        if is_agency(words[end:]):
            return words[:end].strip(" ＝=・"), words[end:]
    return words, None


def _read(words: str, dash: re.Match[str], language: str) -> FoundDateline | None:
    """Return the dateline that ends at ``dash``, if it is one."""
    line, joint, text = words[: dash.start()], dash[0], words[dash.end() :]
    spaces = len(text) - len(text.lstrip())
    joint, text = joint + text[:spaces], text[spaces:]
    if not line or not text:
        return None
    moment = find_moment(line, language)
    brackets = _BRACKETS.search(line)
    agency = brackets["inside"] if brackets and is_agency(brackets["inside"]) else None
    place = _DAY.sub("", line[: brackets.start()] if brackets else line).strip(" ,،")
    if not _is_place(place, proved=bool(agency or moment), language=language):
        return None
    after = _AGENCY_AFTER.match(text)
    if agency is None and after and is_agency(after["agency"]):
        return FoundDateline(
            words=line + joint + after["agency"],
            joint=after["joint"],
            text=text[after.end() :],
            place=place,
            agency=after["agency"],
            moment=moment,
        )
    return FoundDateline(words=line, joint=joint, text=text, place=place, agency=agency, moment=moment)


def _is_place(place: str, *, proved: bool, language: str) -> bool:
    """Whether words can be the place of a dateline."""
    words = place.split()
    if (
        not words
        or len(words) > MOST_PLACE_WORDS
        or any(letter.isdigit() for letter in place)
        or re.search(r"[.!?؟\"“”:;]\s", place)
    ):
        return False
    if proved:
        return not words[0][:1].islower()
    if direction_of(language) is Direction.RTL:
        return len(words) <= MOST_WORDS_UNPROVED
    return place.isupper()
