"""French for the ear: "14h30", "XXIe siècle", "35 M€", "1er mai", "Louis XIV".

In:  written French.   Out: the same in words.
Promises: no ASCII digit is left; one and twenty-one are feminine before the nouns that a table names.
No native speaker has checked what is said yet.
"""

import re

from multipub.speech.normalising import european, european_letters
from multipub.speech.normalising.european import LEFT, YEAR, Tongue, full_year, in_words
from multipub.speech.normalising.roman import NUMERAL, roman
from multipub.speech.normalising.rules import CAPITALS, DIGITS, Found, Rule, any_of, read_words

WORDS = read_words("fr")

MONTHS = tuple(WORDS.tables["months"].values())

FEMININE = re.compile(rf"\s(?:{any_of(WORDS.lists['feminine_nouns'])})(?!\w)")

THOUSAND = "mille"
"""Nobody says "un mille", nor "mille d’euros"."""

VOWEL = re.compile("[aeéiouhAEÉIOU]")

ENDINGS = r"(?:ers?|res?|ère|ères|e|es|è|ème|èmes|nde?s?|d)"


def rules(region: str) -> tuple[Rule, ...]:
    """Return the rules; they are the same for every region: a Belgian paper's 70 is said "soixante-dix"."""
    return RULES


def _cardinal(number: int, following: str) -> str:
    said = in_words(number, "fr") if number != 1 or not following.startswith(f" {THOUSAND}") else ""
    return f"{said}e" if said.endswith("un") and FEMININE.match(following) else said


def _of(magnitude: str, currency: str) -> str:
    if magnitude == THOUSAND:
        return " "
    return " d’" if VOWEL.match(currency) else " de "


TONGUE = Tongue(
    words=WORDS,
    cardinal=_cardinal,
    of=_of,
    cents=" ",
    comma="virgule",
    until="à",
    minus="moins",
    plus="plus",
    over="sur",
    one_below_two=True,
)


def _ordinal(number: int, ending: str) -> str:
    if number == 1:
        return "première" if ending.startswith(("re", "è")) else "premier"
    if ending.startswith("n") or ending == "d":
        return "seconde" if "e" in ending else "second"
    return in_words(number, "fr", "ordinal") + ("s" if ending in ("es", "èmes") else "")


def _numbered(found: Found) -> str:
    """Say "Ier" and "XXe"; "Le", "Les" and "Vers" are words."""
    if found["first"]:
        return _ordinal(1, found[0][1:])
    return _ordinal(roman(found["numeral"]), "es" if found[0].endswith("s") else "e")


def _time(found: Found) -> str:
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    said = f"{_cardinal(hours, ' heure')} heure{'s' if hours > 1 else ''}"
    return f"{said} {_cardinal(minutes, ' heure')}" if minutes else said


def _date(found: Found) -> str:
    day = "premier" if int(found["day"]) == 1 else _cardinal(int(found["day"]), "")
    return f"{day} {MONTHS[int(found['month']) - 1]} {_cardinal(full_year(found['year']), '')}"


def _ruler(found: Found) -> str:
    number = roman(found["numeral"])
    return f"{found['name']} {'premier' if number == 1 else _cardinal(number, '')}"


def _pairs(found: Found) -> str:
    groups = re.findall(r"\d+", found[0])
    plus = "plus " if found[0].startswith("+") else ""
    return plus + ", ".join(european.figures_in_words(group, TONGUE) for group in groups)


RULES = (
    *european.whole_words(TONGUE),
    Rule(
        "numbered in Roman",
        re.compile(
            rf"(?<!\w)(?:(?P<first>I)(?:ers?|res?|ères?)|(?!L[a-zè]|I[a-zè])(?P<numeral>{NUMERAL})(?:e|è|ème)s?)(?!\w)"
        ),
        _numbered,
        CAPITALS,
    ),
    Rule(
        "numeral of a ruler",
        re.compile(rf"\b(?P<name>{any_of(WORDS.lists['rulers'])}) (?P<numeral>{NUMERAL})(?!\w)"),
        _ruler,
        CAPITALS,
    ),
    Rule(
        "counted in Roman",
        re.compile(rf"\b(?P<name>(?i:{any_of(WORDS.lists['counted_in_roman'])})) (?P<numeral>{NUMERAL})(?!\w)"),
        lambda m: f"{m['name']} {_cardinal(roman(m['numeral']), '')}",
        CAPITALS,
    ),
    Rule("ordinal", re.compile(rf"{LEFT}(\d{{1,4}})({ENDINGS})(?!\w)"), lambda m: _ordinal(int(m[1]), m[2]), DIGITS),
    Rule(
        "date in figures",
        re.compile(
            rf"(?<![\w/])(?P<day>0?[1-9]|[12]\d|3[01])[/.](?P<month>0?[1-9]|1[0-2])[/.](?P<year>{YEAR}|(?<=\d\d.\d\d.)\d\d)(?![\w/]|\.\d)"
        ),
        _date,
        DIGITS,
    ),
    Rule(
        "date, ISO",
        european.ISO_DATE,
        _date,
        DIGITS,
    ),
    Rule(
        "time",
        re.compile(
            rf"{LEFT}(?P<hours>[01]?\d|2[0-4])(?:\s?[hH]\s?(?P<minutes>[0-5]\d)(?!\d)|\s?h(?P<none>)(?!\w)(?!/))"
        ),
        _time,
        DIGITS,
    ),
    Rule(
        "time with a colon",
        re.compile(rf"{LEFT}(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?![\d:])"),
        _time,
        DIGITS,
    ),
    Rule("decade", re.compile(rf"{LEFT}(\d0)['’]?s(?!\w)"), lambda m: _cardinal(int(m[1]), ""), DIGITS),
    Rule(
        "tie-break",
        re.compile(r"(?<=[67]-[67] \()(\d{1,2})/(?=\d{1,2}\))"),
        lambda m: f"{_cardinal(int(m[1]), '')} à ",
        frozenset("/"),
    ),
    Rule("telephone in pairs", re.compile(r"(?<![\w.,])(?:\+33 [1-9]|0[1-9])(?:[ .]\d\d){4}(?!\w)"), _pairs, DIGITS),
    *european.money(TONGUE),
    *european.quantities(TONGUE),
    *european_letters.abbreviations(TONGUE),
    *european.numbers(TONGUE),
    *european_letters.letters(TONGUE),
)
"""In the order in which they are tried."""
