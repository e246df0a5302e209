"""Dates and years in English: "Oct. 3, 2026", "10/3/2026", "mid-1980s", "Mon.-Fri.".

In:  written dates.   Out: the words.
Promises: "10/3/2026" is October third where English puts the month first (the United States, and where no region is
given), the tenth of March elsewhere; one that only one order makes a date of is read in that order.
"""

import re
from collections.abc import Callable

from multipub.speech.normalising.english_numbers import cardinal, ordinal, plural, two_figures, year
from multipub.speech.normalising.english_times import TIMES, clock
from multipub.speech.normalising.english_words import MONTH, MONTHS, WORDS
from multipub.speech.normalising.rules import DIGITS, STOP, Found, Rule, any_of, full_stop

MONTHS_OF_A_YEAR, LONGEST_MONTH = 12, 31

THIS_CENTURY = 69
"""Two figures up to this are of the 2000s, the others of the 1900s (POSIX, strptime %y)."""

YEAR = r"(?:1\d|20)\d\d"
"""Four figures without a comma from 1000 to 2099 are a year."""

NAMES_OF_MONTHS = (*MONTHS, *WORDS.tables["months"])

DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"

NOT_A_NUMBER = r"(?![\d%]|[.,:]\d|\s?(?:percent|per cent|million|billion|thousand|people)\b)"

WEEKDAYS = {name[:3]: name for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")}

WEEKDAY = rf"(?:(?:{any_of((*WEEKDAYS, *WEEKDAYS.values()))})(?!\w)|(?:{any_of(WORDS.tables['weekdays'])}))"

AFTER_WEEKDAY = any_of(("and", "at", "or", "through", "until", "morning", "afternoon", "evening", "night"))
"""Behind a weekday that is cut short; elsewhere "Sat." may end a sentence."""


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
        said += f", {clock(found['hours'], found['minutes'], None)}"
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
    decades = [found["years"], *([found["last"]] if found["last"] else [])]
    return " to ".join(plural(cardinal(int(one)) if len(one) == 2 else year(int(one))) for one in decades)


def _years(found: Found) -> str:
    first, last = found[1], found[2]
    return f"{year(int(first))} to {year(int(last)) if len(last) == 4 else two_figures(last)}"


def rules(*, day_first: bool) -> tuple[Rule, ...]:
    """Return the rules for dates and times; ``day_first``: whether 10/3/2026 is in March."""
    numbers = r"(?<![\w/.-])(\d{1,2})(/)(\d{1,2})/(\d{4}|\d\d)(?![\w/])"
    return (*DATES, Rule("date, slashes", re.compile(numbers), _slashed(day_first=day_first), DIGITS), *TIMES, YEARS)


DATES = (
    Rule(
        "weekday",
        re.compile(
            rf"\b({any_of(WORDS.tables['weekdays'])})(?=,|\s(?:{MONTH}|\d|{AFTER_WEEKDAY})|\s?[-–]\s?{WEEKDAY})"
        ),
        lambda m: WORDS.tables["weekdays"][m[1]],
        STOP,
        tuple(WORDS.tables["weekdays"]),
    ),
    Rule(
        "weekdays",
        re.compile(rf"\b({WEEKDAY})\s?[-–]\s?({WEEKDAY})(?!\w)"),
        lambda m: f"{WEEKDAYS[m[1][:3]]} to {WEEKDAYS[m[2][:3]]}{full_stop(m)}",
        frozenset("-–"),
        tuple(WEEKDAYS),
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
        ("-",),
    ),
    Rule(
        "date, full stops",
        re.compile(r"(?<![\w.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d)(?![\w])"),
        _dotted,
        DIGITS,
        (".",),
    ),
    Rule(
        "date, day first",
        re.compile(
            rf"(?:\b[Tt]he )?(?<![\w.,:$£€-])(?P<day>{DAY})(?:st|nd|rd|th)?"
            rf"(?:\s?[-–/]\s?(?P<last>{DAY})(?:st|nd|rd|th)?)? (?:of )?"
            rf"(?P<month>{MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b(?![.,]?\d))?"
        ),
        _day_month,
        DIGITS,
        NAMES_OF_MONTHS,
    ),
    Rule(
        "date, month first",
        re.compile(
            rf"\b(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})(?:st|nd|rd|th)?"
            rf"(?:\s?[-–/]\s?(?P<last>{DAY})(?:st|nd|rd|th)?)?\b{NOT_A_NUMBER}"
            rf"(?:,? (?P<year>{YEAR})\b(?![.,]?\d))?"
        ),
        _month_day,
        DIGITS,
        NAMES_OF_MONTHS,
    ),
    Rule(
        "month",
        re.compile(rf"\b({any_of(WORDS.tables['months'])})(?!\w)"),
        lambda m: WORDS.tables["months"][m[1]] + full_stop(m) if m[0].endswith(".") else m[0],
        STOP,
        tuple(name for name in WORDS.tables["months"] if name.endswith(".")),
    ),
    Rule(
        "years",
        re.compile(rf"(?<![\w.,/-])({YEAR})[-–/]({YEAR}|\d\d)(?![\w/]|-\d|[.,]\d)"),
        _years,
        DIGITS,
        ("-", "–", "/"),
    ),
    Rule(
        "from month to month",
        re.compile(rf"(?<=[a-z])\s?[-–]\s?(?={any_of(MONTHS)})(?<!\b[Mm]id-)(?<!\b[Ll]ate-)(?<!\b[Ee]arly-)"),
        lambda _: " to ",
        frozenset("-–"),
        NAMES_OF_MONTHS,
    ),
    Rule(
        "decade",
        re.compile(
            r"(?<![\w$£€.,])['’‘]?(?P<years>(?:1[1-9]|20)?\d0)['’]?s\b(?:\s?[-–]\s?['’‘]?(?P<last>(?:1[1-9]|20)?\d0)s\b)?"
        ),
        _decade,
        DIGITS,
        ("0s", "0's", "0’s"),
    ),
    Rule(
        "year, short",
        re.compile(r"(?<![\w.,])['’‘](\d\d)(?![\w.,]\d|\w|['’\"])"),
        lambda m: two_figures(m[1]),
        DIGITS,
        ("'", "’", "‘"),
    ),
)

YEARS = Rule(
    "year",
    re.compile(rf"(?<![\w.,$£€/])(?<![\W\dA-Z][-−])(?<!^[-−])({YEAR})(?![\w%]|[.,]\d|-\d)"),
    lambda m: year(int(m[1])),
    DIGITS,
)
"""After the times: "1730 GMT" is none."""
