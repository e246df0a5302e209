"""What Persian and Urdu write alike: their own digits, the sum before its currency, Latin names in between.

In:  a language's words and its numbers.   Out: rules, in order.
Promises: no ASCII digit is left.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from multipub.speech.normalising.latin import LATIN
from multipub.speech.normalising.rules import DIGITS, LETTER, LONGEST_NUMBER, Found, Rule, Words, any_of

FIGURES = r"(?:\d{1,3}(?:[,٬،]\d{3})+(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d+)(?:[.٫/]\d{1,6}(?!\d|/))?"
"""Thousands in groups of three, or as lakh and crore; the Persian decimal sign is often typed as a slash."""

LEFT = r"(?<![\d.,/])"

MINUS = r"(?P<minus>(?<!\w)[-−])?"

NUMBER = rf"{MINUS}{LEFT}(?P<number>{FIGURES})"

YEAR = r"(?:1[0-9]|20)\d\d"

IN_HUNDREDS = re.compile(r"1[1-9]\d\d")


FIRST_COMMON_YEAR = 1700
"""A year after it is of the common era; one before it is of the language's own calendar (1405, 1447)."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language's numbers and small words."""

    words: Words
    cardinal: Callable[[int], str]
    day: Callable[[int], str]
    point: str
    until: str
    minus: str
    hour: Callable[[int, int], str]
    year: Callable[[int], str]
    """Four figures from 1100 to 1999 without a comma."""


def _digits(figures: str, tongue: Tongue) -> str:
    return " ".join(tongue.cardinal(int(figure)) for figure in figures)


def in_words(figures: str, tongue: Tongue) -> str:
    """Return the words for a number as it is written; a long one and one that begins with zero figure by figure."""
    whole, _, places = re.sub("[٫/]", ".", re.sub(r"[,٬،](?=\d)", "", figures)).partition(".")
    if len(whole) > LONGEST_NUMBER or (len(whole) > 1 and whole.startswith("0")):
        said = _digits(whole, tongue)
    else:
        said = tongue.year(int(whole)) if IN_HUNDREDS.fullmatch(figures) else tongue.cardinal(int(whole))
    return f"{said} {tongue.point} {_digits(places, tongue)}" if places else said


def _with_word(tongue: Tongue, table: str, name: str) -> Callable[[Found], str]:
    def said(found: Found) -> str:
        minus = f"{tongue.minus} " if found["minus"] else ""
        last = f" {tongue.until} {in_words(found['last'], tongue)}" if found["last"] else ""
        scale = f" {found['magnitude']}" if found["magnitude"] else ""
        return f"{minus}{in_words(found['number'], tongue)}{last}{scale} {tongue.words.tables[table][found[name]]}"

    return said


def rules(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    return (*_abbreviations(tongue), *_sums(tongue), *_dates(tongue), *_numbers(tongue))


def _abbreviations(tongue: Tongue) -> tuple[Rule, ...]:
    tables = tongue.words.tables
    return (
        Rule(
            "abbreviation",
            re.compile(rf"(?<![{LETTER}.])(?:{any_of(tables['abbreviations'])})(?![{LETTER}/])"),
            lambda m: tables["abbreviations"][m[0]],
        ),
        Rule(
            "telephone",
            re.compile(r"(?<![\w.,-])(?:\+\d{1,3}(?:[ -]\d{2,8}){1,5}|0\d{1,4}[ -]\d{6,8})(?![\w-])"),
            lambda m: "، ".join(_digits(group, tongue) for group in re.findall(r"\d+", m[0])),
            DIGITS,
        ),
    )


def _sums(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules for money, percentages and units."""
    scale = rf"(?:\s(?P<magnitude>{any_of(tongue.words.lists['magnitudes'])}))?"
    until = rf"(?:\s?[-–]\s?(?P<last>{FIGURES}))?"
    sign, units = any_of(tongue.words.tables["currencies"]), any_of(tongue.words.tables["units"])
    return (
        Rule(
            "money, sign first",
            re.compile(rf"{MINUS}(?P<sign>{sign})\s?{LEFT}(?P<number>{FIGURES}){until}{scale}(?![{LETTER}])"),
            _with_word(tongue, "currencies", "sign"),
            DIGITS,
        ),
        Rule(
            "money",
            re.compile(rf"{NUMBER}{until}{scale}\s?(?P<sign>{sign})(?![{LETTER}])"),
            _with_word(tongue, "currencies", "sign"),
            DIGITS,
        ),
        Rule(
            "percentage",
            re.compile(rf"{NUMBER}{until}(?P<magnitude>)\s?(?P<share>[%٪])"),
            _with_word(tongue, "shares", "share"),
            DIGITS,
        ),
        Rule(
            "unit",
            re.compile(rf"{NUMBER}{until}(?P<magnitude>)\s?(?P<unit>{units})(?![{LETTER}²/])"),
            _with_word(tongue, "units", "unit"),
            DIGITS,
        ),
    )


def _date(found: Found, tongue: Tongue) -> str:
    year = f" {in_words(found['year'], tongue)}" if found["year"] else ""
    return f"{tongue.day(int(found['day']))} {found['month']}{year}"


def _dates(tongue: Tongue) -> tuple[Rule, ...]:
    tables, month = tongue.words.tables, any_of(tongue.words.lists["month_names"])

    def figures_date(found: Found) -> str:
        name = tables["months" if int(found["year"]) > FIRST_COMMON_YEAR else "own_months"][str(int(found["month"]))]
        return f"{tongue.day(int(found['day']))} {name} {in_words(found['year'], tongue)}"

    return (
        Rule(
            "date",
            re.compile(
                rf"{LEFT}(?P<day>3[01]|[12]\d|0?[1-9])\s(?P<month>{month})(?![{LETTER}])(?:[،,]?\s(?P<year>{YEAR})(?!\d))?"
            ),
            lambda m: _date(m, tongue),
            DIGITS,
        ),
        Rule(
            "date in figures, year first",
            re.compile(
                rf"(?<![\w/])(?P<year>{YEAR})[-/](?P<month>1[0-2]|0?[1-9])[-/](?P<day>3[01]|[12]\d|0?[1-9])(?![\w/])"
            ),
            figures_date,
            DIGITS,
        ),
        Rule(
            "date in figures",
            re.compile(
                rf"(?<![\w/])(?P<day>3[01]|[12]\d|0?[1-9])[-/](?P<month>1[0-2]|0?[1-9])[-/](?P<year>{YEAR})(?![\w/])"
            ),
            figures_date,
            DIGITS,
        ),
        Rule(
            "time",
            re.compile(rf"{LEFT}([01]?\d|2[0-3]):([0-5]\d)(?![\d:])"),
            lambda m: tongue.hour(int(m[1]), int(m[2])),
            DIGITS,
        ),
    )


def _numbers(tongue: Tongue) -> tuple[Rule, ...]:
    tables = tongue.words.tables

    def plain(found: Found) -> str:
        return (f"{tongue.minus} " if found["minus"] else "") + in_words(found["number"], tongue)

    return (
        Rule(
            "fraction",
            re.compile(rf"(?<![\w/])(?:{any_of(tables['fractions'])})(?![{LETTER}/])"),
            lambda m: tables["fractions"][m[0]],
            frozenset("/½⅓⅔¼¾"),
        ),
        Rule(
            "range",
            re.compile(rf"(?<![\d.,/-])({FIGURES})\s?[-–]\s?(?={FIGURES}(?![\d/-]))"),
            lambda m: f"{in_words(m[1], tongue)} {tongue.until} ",
            DIGITS,
        ),
        LATIN,
        Rule("name and number", re.compile(r"(?<=[ء-ے])[-–](?=\d)"), lambda _: " ", DIGITS),
        Rule("number", re.compile(rf"{NUMBER}(?!\d)"), plain, DIGITS),
        Rule("figures left", re.compile(r"\d+"), lambda m: f" {in_words(m[0], tongue)} ", DIGITS),
        Rule("sign", re.compile(any_of(tables["signs"])), lambda m: tables["signs"][m[0]], frozenset(tables["signs"])),
    )
