"""Dates, years and times in English: "Oct. 3, 2026", "10/3/2026", "mid-1980s", "5:30 p.m.", "1730 GMT".

In:  written dates and times.   Out: the words.
Promises: "10/3/2026" is October third where English puts the month first (the United States, and where no region is
given), the tenth of March elsewhere; one that only one order makes a date of is read in that order.
"""

import re
from collections.abc import Callable

from multipub.speech.normalising.english_numbers import cardinal, ordinal, plural, year
from multipub.speech.normalising.english_words import MONTH, MONTHS, WORDS
from multipub.speech.normalising.rules import DIGITS, STOP, Found, Rule, any_of, full_stop

MONTHS_OF_A_YEAR, LONGEST_MONTH = 12, 31

CENTURY = 100

THIS_CENTURY = 69
"""Two figures up to this are of the 2000s, the others of the 1900s (POSIX, strptime %y)."""

YEAR = r"(?:1\d|20)\d\d"
"""Four figures without a comma from 1000 to 2099 are a year."""

DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"

NOT_A_NUMBER = r"(?![\d%]|[.,:]\d|\s?(?:percent|per cent|million|billion|thousand|people)\b)"

HALF = r"(?:\s?(?P<half>[ap])\.?\s?m\b(?:\.(?!\w))?)"

CLOCK = r"(?P<hours>[01]?\d|2[0-4])[:.](?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d))?"


def _month(name: str) -> str:
    return WORDS.tables["months"].get(name, name)


def _of(day: str, month: str, figures: str | None) -> str:
    return f"the {ordinal(int(day))} of {month}" + (f", {year(int(figures))}" if figures else "")


def _in(month: str, day: str, figures: str | None) -> str:
    return f"{month} {ordinal(int(day))}" + (f", {year(int(figures))}" if figures else "")


def _day_month(found: Found) -> str:
    if found["last"]:
        until = f"{ordinal(int(found['day']))} to the {ordinal(int(found['last']))} of {_month(found['month'])}"
        return f"the {until}" + (f", {year(int(found['year']))}" if found["year"] else "")
    return _of(found["day"], _month(found["month"]), found["year"])


def _month_day(found: Found) -> str:
    said = _month(found["month"]) + f" {ordinal(int(found['day']))}"
    if found["last"]:
        said += f" to {ordinal(int(found['last']))}"
    return said + (f", {year(int(found['year']))}" if found["year"] else "")


def _iso(found: Found) -> str:
    month, day = int(found["month"]), found["day"]
    said = _in(MONTHS[month - 1], day, found["year"])
    if found["hours"]:
        said += f", {_clock(found['hours'], found['minutes'], None)}"
    return said


def _dotted(found: Found) -> str:
    return _of(found[1], MONTHS[int(found[2]) - 1], found[3])


def _slashed(*, day_first: bool) -> Callable[[Found], str]:
    def said(found: Found) -> str:
        first, second = int(found[1]), int(found[3])
        full = (
            found[4] if len(found[4]) == 4 else str((2000 if int(found[4]) <= THIS_CENTURY else 1900) + int(found[4]))
        )
        day, month = (first, second) if day_first else (second, first)
        if month > MONTHS_OF_A_YEAR:
            day, month = month, day
        if not 0 < month <= MONTHS_OF_A_YEAR or not 0 < day <= LONGEST_MONTH:
            return found[0]
        name = MONTHS[month - 1]
        return _of(str(day), name, full) if day_first else _in(name, str(day), full)

    return said


def _decade(found: Found) -> str:
    figures = found["years"]
    return plural(cardinal(int(figures)) if len(figures) == 2 else year(int(figures)))


def _clock(hours: str, minutes: str, seconds: str | None, *, halved: bool = False) -> str:
    hour, minute = int(hours), int(minutes)
    if minute or seconds:
        said = f"{cardinal(hour)} {f'oh {cardinal(minute)}' if minute < 10 else cardinal(minute)}"
        return said + (f" and {cardinal(int(seconds))} seconds" if seconds and int(seconds) else "")
    if halved:
        return cardinal(hour)
    return f"{cardinal(hour)} hundred" if hour > MONTHS_OF_A_YEAR else f"{cardinal(hour)} o'clock"


def _time(found: Found) -> str:
    half = found["half"]
    said = _clock(found["hours"], found["minutes"], found["seconds"], halved=bool(half))
    return said + (f" {half.upper()} M{full_stop(found)}" if half else "")


def _times(found: Found) -> str:
    ends = []
    for hours, minutes in ((found["h1"], found["m1"]), (found["h2"], found["m2"])):
        ends.append(_clock(hours, minutes or "00", None, halved=True))
    return f"{ends[0]} to {ends[1]} {found['half'].upper()} M{full_stop(found)}"


def _military(found: Found) -> str:
    hours, minutes = found[1], found[2]
    before = ("oh " if 0 < int(hours) < 10 else "") + cardinal(int(hours))
    if minutes == "00":
        return f"{before} hundred" if int(hours) else "midnight"
    return f"{before} {_short(minutes)}"


def _years(found: Found) -> str:
    first, last = found[1], found[2]
    return f"{year(int(first))} to {year(int(last)) if len(last) == 4 else _short(last)}"


def _short(figures: str) -> str:
    return f"oh {cardinal(int(figures))}" if figures.startswith("0") and int(figures) else cardinal(int(figures))


def rules(*, day_first: bool) -> tuple[Rule, ...]:
    """Return the rules for dates and times; ``day_first``: whether 10/3/2026 is in March."""
    numbers = r"(?<![\w/.-])(\d{1,2})(/)(\d{1,2})/(\d{4}|\d\d)(?![\w/])"
    return (*DATES, Rule("date, slashes", re.compile(numbers), _slashed(day_first=day_first), DIGITS), *TIMES)


DATES = (
    Rule(
        "weekday",
        re.compile(rf"\b({any_of(WORDS.tables['weekdays'])})(?=,|\s(?:{MONTH}|\d))"),
        lambda m: WORDS.tables["weekdays"][m[1]],
        STOP,
    ),
    Rule(
        "date, ISO",
        re.compile(
            r"(?<![\w-])(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
            r"(?:[T ](?P<hours>[01]\d|2[0-3]):(?P<minutes>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
            r"(?![\w-])"
        ),
        _iso,
        DIGITS,
    ),
    Rule(
        "date, full stops",
        re.compile(r"(?<![\w.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d)(?![\w])"),
        _dotted,
        DIGITS,
    ),
    Rule(
        "date, day first",
        re.compile(
            rf"(?:\b[Tt]he )?(?<![\w.,:$£€-])(?P<day>{DAY})(?:st|nd|rd|th)?"
            rf"(?:\s?[-–]\s?(?P<last>{DAY})(?:st|nd|rd|th)?)? (?:of )?"
            rf"(?P<month>{MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b(?![.,]?\d))?"
        ),
        _day_month,
        DIGITS,
    ),
    Rule(
        "date, month first",
        re.compile(
            rf"\b(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})(?:st|nd|rd|th)?"
            rf"(?:\s?[-–]\s?(?P<last>{DAY})(?:st|nd|rd|th)?)?\b{NOT_A_NUMBER}"
            rf"(?:,? (?P<year>{YEAR})\b(?![.,]?\d))?"
        ),
        _month_day,
        DIGITS,
    ),
    Rule(
        "month",
        re.compile(rf"\b({any_of(WORDS.tables['months'])})(?!\w)"),
        lambda m: WORDS.tables["months"][m[1]] + full_stop(m) if m[0].endswith(".") else m[0],
        STOP,
    ),
    Rule(
        "years",
        re.compile(rf"(?<![\w.,/-])({YEAR})[-–/]({YEAR}|\d\d)(?![\w/]|-\d|[.,]\d)"),
        _years,
        DIGITS,
    ),
    Rule("decade", re.compile(r"(?<![\w$£€.,])['’‘]?(?P<years>(?:1[1-9]|20)?\d0)['’]?s\b"), _decade, DIGITS),
    Rule(
        "year, short",
        re.compile(r"(?<![\w.,])['’‘](\d\d)(?![\w.,]\d|\w|['’\"])"),
        lambda m: _short(m[1]),
        DIGITS,
    ),
)

ZONES = rf"(?={any_of(f' {zone}' for zone in WORDS.lists['time_zones'])})"

TIMES = (
    Rule("time, military", re.compile(rf"(?<![\w.,:])([01]\d|2[0-3]):?([0-5]\d){ZONES}"), _military, DIGITS),
    Rule(
        "times",
        re.compile(
            r"(?<![\w.,:])(?P<h1>1[0-2]|[1-9])(?:[:.](?P<m1>[0-5]\d))?\s?(?:-|–|—)\s?"
            rf"(?P<h2>1[0-2]|[1-9])(?:[:.](?P<m2>[0-5]\d))?{HALF}"
        ),
        _times,
        DIGITS,
    ),
    Rule(
        "time", re.compile(rf"(?<![\w.,:-])(?:{CLOCK.replace('[:.]', ':')}(?:{HALF}|(?![\w:])(?!\.\d)))"), _time, DIGITS
    ),
    Rule("time, full stop", re.compile(rf"(?<![\w.,:])(?:{CLOCK.replace('[:.]', '[.]')}{HALF})"), _time, DIGITS),
    Rule(
        "hour",
        re.compile(rf"(?<![\w.,:])(?P<hours>1[0-2]|0?[1-9]){HALF}"),
        lambda m: f"{cardinal(int(m['hours']))} {m['half'].upper()} M{full_stop(m)}",
        DIGITS,
    ),
    Rule(
        "half day",
        re.compile(r"(?<=\w )(?P<half>[ap])\.\s?m\.(?!\w)"),
        lambda m: f"{m['half'].upper()} M{full_stop(m)}",
        STOP,
    ),
    Rule("times, both with half", re.compile(r"(?<=\b[AP] M)\s?[-–—]\s?(?=\w)"), lambda _: " to ", DIGITS),
    Rule(
        "year",
        re.compile(rf"(?<![\w.,$£€/])(?<![\W\d][-−])(?<!^[-−])({YEAR})(?![\w%]|[.,]\d|-\d)"),
        lambda m: year(int(m[1])),
        DIGITS,
    ),
)
