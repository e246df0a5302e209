"""Finds a full date, with or without an hour, in the lines around a story.

In:  words, the language they are in.   Out: a ``Moment``, or nothing.
Promises: only a date with day, month and year counts; one that two countries read differently (03/04/2026 in English)
does not; no clock and no local zone.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names

from multipub.ingest._text.tables import words as table
from multipub.model.language import primary_subtag
from multipub.wording.cldr import locale_for

MOST_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day, and the hour and zone if they were said; ``words`` as they stood there."""

    day: date
    hour: time | None
    zone: tzinfo | None
    words: str

    def moment(self, zone: tzinfo | None) -> datetime:
        """Return it as a moment; midnight stands for a day without an hour; ``zone`` where none was said."""
        return datetime.combine(self.day, self.hour or time(), tzinfo=self.zone or zone or UTC)


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_EAST = re.compile(r"(?P<y>(?:19|20)\d\d)\s*[年년]\s*(?P<m>\d\d?)\s*[月월]\s*(?P<d>\d\d?)\s*[日일]")
_NUMBERS = re.compile(r"(?<![\d./])(?P<d>\d\d?)(?P<sign>[./-])(?P<m>\d\d?)(?P=sign)(?P<y>(?:19|20)\d\d)(?![\d/])")
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<h>\d\d):?(?P<m>\d\d)")


def find_moment(words: str, language: str) -> Moment | None:
    """Return the first full and unambiguous date in ``words``, with the hour that stands after it."""
    plain = words.translate(_DIGITS)
    found = _day(plain, language)
    if found is None:
        return None
    day, begin, end = found
    hour = _hour().search(plain, end)
    if hour is None or _is_update(plain[end : hour.start()]):
        return Moment(day=day, hour=None, zone=None, words=words[begin:end])
    return Moment(day=day, hour=_time(hour), zone=_zone(hour), words=words[begin : hour.end()].strip())


def is_date_line(words: str, language: str) -> bool:
    """Whether a line says nothing but when: a date, an hour, a day of the week, "Published"."""
    found = find_moment(words, language)
    if found is None:
        return False
    rest = words.replace(found.words, " ", 1)
    rest = _hour().sub(" ", rest.translate(_DIGITS))
    if (again := find_moment(rest, language)) is not None:
        rest = rest.replace(again.words, " ", 1)
    for word in sorted((*table("dates")["labels"], *_days(language)), key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", rest, flags=re.IGNORECASE)
    return not re.search(r"\w", rest)


def _day(words: str, language: str) -> tuple[date, int, int] | None:
    """Return the first day in ``words`` and where it stands."""
    for pattern in (_ISO, _EAST, _named(primary_subtag(language)), _NUMBERS):
        for found in pattern.finditer(words):
            day = _as_date(found, language)
            if day is not None:
                return day, found.start(), found.end()
    return None


def _as_date(found: re.Match[str], language: str) -> date | None:
    parts = found.groupdict()
    month_word = parts.get("month") or parts.get("month_first")
    day = int(parts.get("d") or parts.get("day_second") or 0)
    month = _months(primary_subtag(language)).get(month_word.casefold(), 0) if month_word else int(parts["m"])
    if "sign" in parts and primary_subtag(language) == "en" and day <= MOST_MONTHS and day != month:
        return None  # 03/04/2026: March in the United States, April in Britain
    try:
        return date(int(parts["y"]), month, day)
    except ValueError:
        return None


@cache
def _months(language: str) -> dict[str, int]:
    """Return the months of ``language`` and of English by their names, in small letters."""
    names: dict[str, int] = {}
    for tag in dict.fromkeys((language, "en")):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale_for(tag)).items():
                    names.setdefault(str(name).casefold().rstrip("."), number)
    if language == "ar":
        for key in ("arabic_months", "maghreb_months"):
            for number, name in enumerate(table("dates")[key], start=1):
                names.setdefault(name, number)
    return names


@cache
def _days(language: str) -> tuple[str, ...]:
    """Return the days of the week in ``language`` and in English."""
    found: list[str] = []
    for tag in dict.fromkeys((primary_subtag(language), "en")):
        found.extend(get_day_names("wide", locale=locale_for(tag)).values())
        found.extend(get_day_names("abbreviated", locale=locale_for(tag)).values())
    return tuple(found)


@cache
def _named(language: str) -> re.Pattern[str]:
    """Return the pattern of a date with the month's name: "12 March 2026", "March 12, 2026", "12 آذار/مارس 2026"."""
    month = "|".join(re.escape(name) for name in sorted(_months(language), key=len, reverse=True) if not name.isdigit())
    day = r"(?P<d>\d\d?)(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+|ב)?"
    day_first = rf"{day}(?P<month>{month})\.?(?:\s*/\s*\w+)?,?\s+(?:de\s+|del\s+)?"
    month_first = rf"(?P<month_first>{month})\.?\s+(?P<day_second>\d\d?)(?:st|nd|rd|th)?,?\s+"
    return re.compile(rf"(?<!\w)(?:{day_first}|{month_first})(?P<y>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)


def _time(found: re.Match[str]) -> time:
    hour, half = int(found["h"]), (found["half"] or "").lower()[:1]
    if half:
        hour = hour % MOST_MONTHS + (MOST_MONTHS if half == "p" else 0)
    return time(hour, int(found["min"] or 0))


def _zone(found: re.Match[str]) -> tzinfo | None:
    offset = _OFFSET.match(found["offset"] or "")
    if offset:
        minutes = int(offset["h"]) * 60 + int(offset["m"])
        return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))
    return ZoneInfo(_zones()[found["zone"].upper()]) if found["zone"] else None


@cache
def _zones() -> dict[str, str]:
    """Return the zones that papers name, and their names in the tz database."""
    pairs = (zone.split(" = ") for zone in table("dates")["zones"])
    return {short.upper(): name for short, name in pairs}


@cache
def _hour() -> re.Pattern[str]:
    """Return the pattern of an hour: "18:05", "6 a.m. ET", "20h30", "18.05 Uhr MEZ", "18時05分", "09:00 +03:00"."""
    zones = "|".join(sorted(map(re.escape, _zones()), key=len, reverse=True))
    return re.compile(
        r"(?<!\d)(?P<h>[01]?\d|2[0-3])(?:(?:[:.h]|[時时시]\s?)(?P<min>[0-5]\d)(?::[0-5]\d)?[分분]?|(?=\s*[ap]\.?m\b))"
        r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?:Uhr\b|uur\b)?"
        rf"\s*(?:\(?(?P<zone>{zones})\b\)?)?(?P<offset>[+-]\d\d:?\d\d)?",
        re.IGNORECASE,
    )


def _is_update(between: str) -> bool:
    """Whether the words between a date and an hour say that the hour is a later version's."""
    return any(word.casefold() in between.casefold() for word in table("dates")["updates"])
