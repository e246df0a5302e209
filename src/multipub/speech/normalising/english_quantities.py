"""Quantities in English: percentages, units, magnitudes, telephone numbers, places on the map.

In:  written quantities.   Out: the words.
Promises: a unit is said in the number that its figure asks for; before several of something "1.2m" is millions, not
metres.
"""

import re
import unicodedata

from multipub.speech.normalising.english_numbers import cardinal, digits, number
from multipub.speech.normalising.english_words import FIGURES, LONG_MAGNITUDE, WORDS, describes_a_thing
from multipub.speech.normalising.rules import DASHES, DIGITS, Found, Rule, any_of, full_stop

LEFT = r"(?<![\w.,])"
"""No figure, and no part of one, before."""

UNITS = WORDS.rows["units"]

UNIT = any_of(UNITS)

TIMES_OVER = ("×", *(f"{figure}{sign}" for figure in range(10) for sign in ("x", " x")))

MANY = rf"(?=\s(?!{any_of(WORDS.lists['measured'])})(?:[a-z]+s\b|bpd\b|b/d|people|children|women|men)\b)"
"""Before several of something: "1.2m people" are millions, "a 1.2m wave" is not."""


def _phone(found: Found) -> str:
    groups = re.findall(r"\d+", found[0])
    plus = "plus " if found[0].startswith("+") else ""
    return plus + ", ".join(digits(group) for group in groups)


def _unit(found: Found) -> str:
    one, many = UNITS[found["unit"]]
    minus = "minus " if found["minus"] else ""
    until = f" to {'minus ' if found['last_minus'] else ''}{number(found['last'])}" if found["last"] else ""
    single = (found["number"] == "1" and not until) or found["hyphen"] or describes_a_thing(found)
    noun = one if single else many
    return f"{minus}{number(found['number'])}{until} {noun}{full_stop(found)}"


def _temperature(found: Found) -> str:
    scale = "Celsius" if found["scale"] == "C" else "Fahrenheit"
    return f"{'minus ' if found['minus'] else ''}{number(found['number'])} degrees {scale}"


def _feet(found: Found) -> str:
    feet, inches = int(found[1]), number(found[2]) if found[2] else ""
    single = feet == 1 or inches or describes_a_thing(found)
    return f"{cardinal(feet)} {'foot' if single else 'feet'}" + (f" {inches}" if inches else "")


def _inches(found: Found) -> str:
    """Say the sign of inches, unless it closes a quotation."""
    if found.string.count('"', 0, found.start()) % 2 or found.string.rfind("“", 0, found.start()) > found.string.rfind(
        "”", 0, found.start()
    ):
        return found[0]
    return f"{number(found[1])} {'inch' if found[1] == '1' or describes_a_thing(found) else 'inches'}"


def _degrees(found: Found) -> str:
    parts = [f"{number(found['degrees'])} degrees"]
    if found["minutes"]:
        parts.append(f"{number(found['minutes'])} minutes")
    if found["seconds"]:
        parts.append(f"{number(found['seconds'])} seconds")
    return f"{' '.join(parts)} {WORDS.tables['bearings'][found['bearing']]}"


def _magnitude(found: Found) -> str:
    scale = WORDS.tables["magnitudes"]
    magnitude, first = scale[found["magnitude"]], scale.get(found["first"] or "")
    both = f" {first}" if first and first != magnitude else ""
    last = f"{both} to {number(found['last'])}" if found["last"] else ""
    return f"{number(found['number'])}{last} {magnitude}"


def _power(found: Found) -> str:
    figures = unicodedata.normalize("NFKC", found["power"].removeprefix("^")).replace("−", "-")
    minus = "minus " if figures.startswith("-") else ""
    return f"{number(found['number'])} to the power of {minus}{number(figures.removeprefix('-'))}"


RULES = (
    Rule(
        "telephone",
        re.compile(
            r"(?<![\w.,-])(?:\+\d{1,3}[ .-](?:\(\d{1,4}\)[ .-]?)?\d{2,5}(?:[ .-]\d{2,8}){1,4}"
            r"|(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}|\(?0\d{2,4}\)? \d{3,4} \d{3,4}|\d{3}-\d{4}(?!-))(?![\w-])"
        ),
        _phone,
        DIGITS,
    ),
    Rule(
        "emergency number",
        re.compile(
            rf"(?<=\b(?:[Cc]all|[Dd]ial|ring|RING|Ring) )({any_of(WORDS.lists['emergency_numbers'])})(?!\w)"
            r"|(?<=\b[Tt]ext )(\d{5,6})(?![\w,.]\d|\w)"
        ),
        lambda m: digits(m[0]),
        DIGITS,
        ("all ", "ial ", "ing ", "ING ", "ext "),
    ),
    Rule(
        "emergency call",
        re.compile(r"(?<![\w.,-])(911|999|112)(?= (?:calls?|operators?|dispatchers?)\b)"),
        lambda m: digits(m[1]),
        DIGITS,
        ("911", "999", "112"),
    ),
    Rule(
        "power",
        re.compile(rf"{LEFT}(?P<number>{FIGURES})(?P<power>\^[-−]?\d+|⁻?[⁰¹²³⁴-⁹]+)"),
        _power,
        frozenset("^⁻⁰¹²³⁴⁵⁶⁷⁸⁹"),
    ),
    Rule(
        "place on the map",
        re.compile(
            r"(?<![\w.,])(?P<degrees>\d+(?:\.\d+)?)\s?°\s?(?:(?P<minutes>\d+(?:\.\d+)?)\s?['′’]\s?)?"
            r"(?:(?P<seconds>\d+(?:\.\d+)?)\s?[\"″”]\s?)?(?P<bearing>[NSEW])\b"
        ),
        _degrees,
        frozenset("°"),
    ),
    Rule(
        "place on the map, without degrees",
        re.compile(
            r"(?<![\w.,])(?P<north>\d{1,2}(?:\.\d+)?)\s?(?P<ns>[NS]),?\s(?P<east>\d{1,3}(?:\.\d+)?)\s?(?P<ew>[EW])(?!\w)"
        ),
        lambda m: (
            f"{number(m['north'])} {WORDS.tables['bearings'][m['ns']]}, "
            f"{number(m['east'])} {WORDS.tables['bearings'][m['ew']]}"
        ),
        frozenset("NS"),
    ),
    Rule(
        "percentages",
        re.compile(rf"{LEFT}({FIGURES})(?:%\s?[-–—]\s?(?={FIGURES} ?%)|\s?[-–—]\s?(?={FIGURES} ?per ?cent))"),
        lambda m: f"{number(m[1])} to ",
        DIGITS,
        DASHES,
    ),
    Rule(
        "percentage",
        re.compile(
            rf"(?P<minus>(?<![\w%-])[-−])?{LEFT}(?P<number>{FIGURES})(?:\s?[-–—]\s?(?P<last>{FIGURES}))?"
            rf"(?P<unit>-?\s?(?:{any_of(WORDS.tables['shares'])})(?!\w))"
        ),
        lambda m: (
            f"{'minus ' if m['minus'] else ''}{number(m['number'])}"
            + (f" to {number(m['last'])}" if m["last"] else "")
            + f" {WORDS.tables['shares'][m['unit'].lstrip('- ')]}"
        ),
        DIGITS,
        tuple(WORDS.tables["shares"]),
    ),
    Rule(
        "feet and inches",
        re.compile(r"(?<![\w.,])(\d{1,2})(?:\s?ft\.?\s?|['’′]\s?)(?:(\d{1,2}(?:\.\d+)?)\s?(?:in\b\.?|[\"”″]|''))"),
        _feet,
        DIGITS,
        ("ft", "'", "’", "′"),
    ),
    Rule(
        "times over",
        re.compile(rf"{LEFT}({FIGURES})[x×](?![\w])"),
        lambda m: f"{number(m[1])} times",
        frozenset("x×"),
        TIMES_OVER,
    ),
    Rule(
        "by",
        re.compile(rf"(?<![\w.,])({FIGURES})\s?[x×]\s?(?=\d)"),
        lambda m: f"{number(m[1])} by ",
        frozenset("x×"),
        TIMES_OVER,
    ),
    Rule(
        "magnitude",
        re.compile(
            rf"{LEFT}(?P<number>{FIGURES})(?:\s?(?P<first>{LONG_MAGNITUDE})?\s?[-–]\s?(?P<last>{FIGURES}))?"
            rf"(?:[ -]?(?P<magnitude>{LONG_MAGNITUDE}|[mk]{MANY}|[KMB]{MANY}))(?!\w)"
        ),
        _magnitude,
        DIGITS,
    ),
    Rule(
        "unit",
        re.compile(
            rf"(?P<minus>(?<![\w%-])[-−])?{LEFT}(?P<number>{FIGURES})(?:\s?[-–]\s?(?P<last_minus>[-−])?(?P<last>{FIGURES}))?"
            rf"(?P<hyphen>-)?\s?(?P<unit>{UNIT})(?![\w²³])"
        ),
        _unit,
        DIGITS,
    ),
    Rule("unit, alone", re.compile(r"\b(?:bpd|b/d)(?!\w)"), lambda _: "barrels a day", frozenset("d"), ("bpd", "b/d")),
    Rule(
        "temperature",
        re.compile(rf"(?P<minus>(?<![\w%-])[-−])?{LEFT}(?P<number>\d{{1,3}}(?:\.\d)?)\s?(?P<scale>[CF])(?![\w'’&+-])"),
        _temperature,
        DIGITS,
        ("C", "F"),
    ),
    Rule("feet", re.compile(rf"{LEFT}(\d+)['′](?!\w)()"), _feet, frozenset("'′")),
    Rule("inches", re.compile(rf"{LEFT}(\d+(?:\.\d+)?)[\"″](?= [a-z])"), _inches, frozenset('"″')),
)
"""Before the numerals: a figure with its unit before the figure alone."""
