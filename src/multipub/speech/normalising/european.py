"""What French, German and Spanish write alike: decimal commas, thousands in groups, the sign after the sum.

In:  a language's words, its numbers, and its small words (``Tongue``).   Out: rules that its own file puts in order.
Promises: cardinals and ordinals come from num2words, where it is right; after ``numbers`` no ASCII digit is left.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from multipub.speech.normalising.rules import (
    DIGITS,
    LONGEST_NUMBER,
    Found,
    Rule,
    Words,
    any_of,
    full_stop,
)

FIGURES = r"(?:\d{1,3}(?:[ .'’]\d{3})+(?!\d)|\d+)(?:[.,]\d{1,6}(?!\d))?"

LEFT = r"(?<![\w.,])"

MINUS = r"(?P<minus>(?<![\w%-])[-−])?"

YEAR = r"(?:1\d|20)\d\d"

THIS_CENTURY = 69
"""Two figures up to this are of the 2000s (POSIX, strptime %y)."""

GROUPS = re.compile(r"(?<=\d)[ .'’](?=\d{3}(?!\d))")

ISO_DATE = re.compile(rf"(?<![\w-])(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])")

PHONE = r"(?<![\w.,-])(?:(?:\+|00)\d{1,3}(?:[ /-]\d{1,8}){1,6}|0\d(?:[ .]\d\d){4}|0\d{2,4}[ /-]\d{4,8})(?![\w-])"

RANGE = rf"(?<![\w.,/-])({FIGURES})\s?[-–]\s?(?={FIGURES}(?![\d/]|-\d))"

THING = r"\b(?:[A-Z]{1,6}\d+[.,]\d+|[A-Z]{1,6}[-–]?\d+|[^\W\d_]+\d+|\d+[A-Z]|\d{1,4}[a-z](?!\w))(?:[^\W_])*(?!\w)"
"""Letters and figures in one name: "F-16", "G20", "5G", "PM2,5", "12a"."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language's numbers and small words.

    ``cardinal`` is given a number and the text after it, whose noun may ask for another gender; ``of`` a magnitude and
    a currency, and says what stands between them ("millions d’euros"); ``cents`` stands before the hundredths.
    """

    words: Words
    cardinal: Callable[[int, str], str]
    of: Callable[[str, str], str]
    cents: str
    comma: str
    until: str
    minus: str
    plus: str
    over: str
    one_below_two: bool = False
    """Whether 1.2 million is in the singular, as in French."""


@lru_cache(maxsize=4096)
def in_words(number: int, language: str, kind: str = "cardinal") -> str:
    """Return what num2words says; it is asked once for a number (German takes it 0.2 ms)."""
    from num2words import num2words  # imported here: 40 ms, and a text without figures does not need it

    return str(num2words(number, lang=language, to=kind))


def parts_of(figures: str) -> tuple[str, str]:
    """Return the whole part and the decimal places of a number as it is written: "35 000", "3,5", "1.200,50"."""
    whole, _, places = GROUPS.sub("", figures).replace(".", ",").partition(",")
    return whole, places


def full_year(figures: str) -> int:
    """Return a year that is written with four or two figures: "26" is of this century."""
    return int(figures) if len(figures) == 4 else int(figures) + (2000 if int(figures) <= THIS_CENTURY else 1900)


def digits(figures: str, tongue: Tongue) -> str:
    """Return the figures one by one."""
    return " ".join(tongue.cardinal(int(figure), "") for figure in figures)


def figures_in_words(figures: str, tongue: Tongue, after: str = "") -> str:
    """Return the words for a number as it is written; a long one and one that begins with zero figure by figure."""
    whole, places = parts_of(figures)
    if len(whole) > LONGEST_NUMBER or (len(whole) > 1 and whole.startswith("0")):
        said = digits(whole, tongue)
    else:
        said = tongue.cardinal(int(whole), "" if places else after)
    return f"{said} {tongue.comma} {_places(places, tongue)}" if places else said


def _places(places: str, tongue: Tongue) -> str:
    if places.startswith("0") or len(places) > 2:
        return digits(places, tongue)
    return tongue.cardinal(int(places), "")


def _and_then(tongue: Tongue, word: str) -> Callable[[Found], str]:
    """Return what says a number and ``word``, where another number follows."""
    return lambda found: f"{figures_in_words(found[1], tongue)} {word} "


def after(found: Found) -> str:
    """Return the text after what was found."""
    return found.string[found.end() : found.end() + 40]


def whole_words(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules that come before all others: what is said in its own way, and how long something took."""
    fixed, spans = tongue.words.tables["fixed"], tongue.words.rows["durations"]

    def lasted(found: Found) -> str:
        parts = ((int(found[unit]), spans[unit]) for unit in ("hours", "minutes", "seconds"))
        return " ".join(
            f"{tongue.cardinal(count, f' {many}')} {one if count == 1 else many}"
            for count, (one, many) in parts
            if count
        )

    return (
        Rule(
            "fixed",
            re.compile(rf"(?<!\w)(?<!\d/)(?:{any_of(fixed)})(?!\w|/\d)"),
            lambda m: fixed[m[0]] + full_stop(m),
        ),
        Rule(
            "duration",
            re.compile(
                r"(?<![\w.,:])(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?![\w:])"
                rf"(?:\s{spans['hours'][1]}\b)?"
            ),
            lasted,
            frozenset(":"),
        ),
    )


def money(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules for money, the sign before or after."""
    rows, scale = tongue.words.rows["currencies"], tongue.words.rows["magnitudes"]
    sign = rf"(?P<sign>{any_of(rows)})"
    magnitude = rf"(?:\s?(?P<magnitude>{any_of(scale)})(?!\w))?"
    sums = rf"{FIGURES}(?:\s?(?:{any_of(scale)}))?\s?(?:{any_of(rows)})"

    def said(found: Found) -> str:
        return _sum(found, tongue)

    return (
        Rule(
            "money, range",
            re.compile(rf"{LEFT}({FIGURES})\s?[-–]\s?(?={sums})"),
            _and_then(tongue, tongue.until),
            DIGITS,
        ),
        Rule("money", re.compile(rf"{MINUS}{LEFT}(?P<number>{FIGURES}){magnitude}\s?{sign}(?!\w)"), said, DIGITS),
        Rule(
            "money, sign first",
            re.compile(rf"{MINUS}(?<!\w){sign}\s?(?P<number>{FIGURES}){magnitude}(?!\w)"),
            said,
            DIGITS,
        ),
        Rule(
            "magnitude",
            re.compile(rf"{LEFT}(?P<number>{FIGURES})\s(?P<magnitude>{any_of(scale)})(?!\w)"),
            lambda m: _scaled(m, tongue),
            DIGITS,
        ),
    )


def _sum(found: Found, tongue: Tongue) -> str:
    """Say a sum: its magnitude, or its whole and its hundredths."""
    rows, scale = tongue.words.rows["currencies"], tongue.words.rows["magnitudes"]
    (one, many, *hundredths), (whole, places) = rows[found["sign"]], parts_of(found["number"])
    minus = f"{tongue.minus} " if found["minus"] else ""
    if found["magnitude"]:
        noun = _scale(found["number"], scale[found["magnitude"]], tongue)
        figures = figures_in_words(found["number"], tongue, f" {noun}")
        return f"{minus}{figures} {noun}{tongue.of(noun, many)}{many}"
    noun = one if whole == "1" else many
    if len(places) != 2:
        return f"{minus}{figures_in_words(found['number'], tongue, f' {noun}')} {noun}"
    if whole == "0" and hundredths and int(places) > 1:
        return f"{minus}{tongue.cardinal(int(places), '')} {hundredths[0]}"
    small = f"{tongue.cents}{tongue.cardinal(int(places), '')}" if places.strip("0") else ""
    return f"{minus}{figures_in_words(whole, tongue, f' {noun}')} {noun}{small}"


def _scaled(found: Found, tongue: Tongue) -> str:
    noun = _scale(found["number"], tongue.words.rows["magnitudes"][found["magnitude"]], tongue)
    return f"{figures_in_words(found['number'], tongue, f' {noun}')} {noun}{full_stop(found)}"


def _scale(figures: str, forms: tuple[str, ...], tongue: Tongue) -> str:
    whole, places = parts_of(figures)
    alone = whole == "1" and not places
    return forms[0] if alone or (tongue.one_below_two and whole in ("0", "1")) else forms[1]


def quantities(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules for percentages, units and fractions."""
    units, shares = tongue.words.rows["units"], tongue.words.tables["shares"]

    def unit(found: Found) -> str:
        one, many = units[found["unit"]]
        whole, places = parts_of(found["number"])
        noun = one if whole == "1" and not places else many
        minus = f"{tongue.minus} " if found["minus"] else ""
        return f"{minus}{figures_in_words(found['number'], tongue, f' {noun}')} {noun}{full_stop(found)}"

    def share(found: Found) -> str:
        minus = f"{tongue.minus} " if found["minus"] else ""
        word = shares[found["share"]]
        last = f" {tongue.until} {figures_in_words(found['last'], tongue, f' {word}')}" if found["last"] else ""
        return f"{minus}{figures_in_words(found['number'], tongue, f' {word}')}{last} {word}"

    number = rf"{MINUS}{LEFT}(?P<number>{FIGURES})"
    return (
        Rule(
            "percentage",
            re.compile(rf"{number}(?:\s?[-–]\s?(?P<last>{FIGURES}))?\s?(?P<share>{any_of(shares)})(?!\w)"),
            share,
            DIGITS,
        ),
        *_fractions(tongue),
        Rule("unit", re.compile(rf"{number}\s?(?P<unit>{any_of(units)})(?![\w²³/])"), unit, DIGITS),
    )


def _fractions(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules for parts of a whole, and for so many times so many."""
    fractions, wholes = tongue.words.tables["fractions"], tongue.words.rows["after_a_whole"]

    def mixed(found: Found) -> str:
        masculine, feminine = wholes[found[2]]
        whole = tongue.cardinal(int(found[1]), after(found))
        return whole + (feminine if tongue.cardinal(1, after(found)).endswith("a") else masculine)

    return (
        Rule("mixed number", re.compile(rf"{LEFT}(\d{{1,4}})\s?([{''.join(wholes)}])"), mixed, frozenset(wholes)),
        Rule(
            "by",
            re.compile(rf"{LEFT}(\d{{1,4}})\s?[x×]\s?(?=\d)"),
            _and_then(tongue, tongue.words.tables["signs"]["×"].strip()),
            frozenset("x×"),
        ),
        Rule(
            "fraction",
            re.compile(rf"(?<![\w/.,])({any_of(fractions)})(?![\w/]|[.,]\d)"),
            lambda m: fractions[m[1]],
            frozenset("/½⅓⅔¼¾"),
        ),
    )


def numbers(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules for telephone numbers, ranges, things with a number for a name, and plain numbers."""

    def phone(found: Found) -> str:
        plus = f"{tongue.plus} " if found[0].startswith("+") else ""
        return plus + ", ".join(digits(group, tongue) for group in re.findall(r"\d+", found[0]))

    def number(found: Found) -> str:
        minus = f"{tongue.minus} " if found["minus"] else ""
        return minus + figures_in_words(found["number"], tongue, after(found))

    def thing(found: Found) -> str:
        return " ".join(_part(part, tongue) for part in re.findall(r"[0-9]+(?:[.,][0-9]+)?|[^\W\d_]+", found[0]))

    return (
        Rule("telephone", re.compile(PHONE), phone, DIGITS),
        Rule("letters and figures", re.compile(THING), thing, DIGITS),
        Rule("range", re.compile(RANGE), _and_then(tongue, tongue.until), DIGITS),
        Rule("over", re.compile(rf"{LEFT}(\d+)\s?/\s?(?=\d)"), _and_then(tongue, tongue.over), frozenset("/")),
        Rule("number", re.compile(rf"{MINUS}{LEFT}(?P<number>{FIGURES})(?!\d)"), number, DIGITS),
        Rule("figures left", re.compile(r"\d+"), lambda m: f" {figures_in_words(m[0], tongue)} ", DIGITS),
    )  # fmt: skip


def _part(word: str, tongue: Tongue) -> str:
    if word[0].isdecimal():
        return figures_in_words(word, tongue)
    if not word.isupper():
        return word
    return word.capitalize() if word in tongue.words.lists["said_as_words"] else " ".join(word)
