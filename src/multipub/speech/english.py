"""English for the ear: the rules that turn written news into what a newsreader says.

In:  written English.   Out: the same in words.
Promises: what no rule knows stays as it is.  The words are data (``words/en.toml``); the rules are a list, tried in
order, and every one has cases in ``tests/unit/speech/normalise_en.tsv``.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources

from multipub.speech.numbers import cardinal, decimal, digits, ordinal, year

Said = Callable[["re.Match[str]"], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what is said for it."""

    name: str
    pattern: "re.Pattern[str]"
    said: Said


@dataclass(frozen=True, slots=True)
class Words:
    """``words/en.toml``, read."""

    said_as_words: frozenset[str]
    spelled: frozenset[str]
    abbreviations: dict[str, str]
    states: dict[str, str]
    parties: dict[str, str]
    currencies: dict[str, tuple[str, str, str]]
    magnitudes: dict[str, str]
    units: dict[str, str]
    months: dict[str, str]
    fixed: dict[str, str]
    credit_flags: dict[str, str]
    signs: dict[str, str]


def _read() -> Words:
    table = tomllib.loads(resources.files(__package__).joinpath("words/en.toml").read_text("utf-8"))
    return Words(
        said_as_words=frozenset(table["said_as_words"]),
        spelled=frozenset(table["spelled"]),
        abbreviations=table["abbreviations"],
        states=table["states"],
        parties=table["parties"],
        currencies={sign: (one, many, part) for sign, (one, many, part) in table["currencies"].items()},
        magnitudes=table["magnitudes"],
        units=table["units"],
        months=table["months"],
        fixed=table["fixed"],
        credit_flags=table["credit_flags"],
        signs=table["signs"],
    )


WORDS = _read()

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)

FIRST_YEAR, LAST_YEAR = 1500, 2099
"""Four figures without a comma between these are a year."""

LONGEST_INITIALISM = 5
"""Letters.  Longer words in capitals are shouted, not spelled."""

LONGEST_NUMBER = 15
"""Figures.  Longer ones are telephone or account numbers, and read one by one."""


def _any_of(names: "dict[str, str] | dict[str, tuple[str, str, str]]") -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


def number(figures: str) -> str:
    """Return the words for a number as it is written: ``1,450`` or ``3.5``."""
    whole, _, fraction = figures.replace(",", "").partition(".")
    if fraction:
        return decimal(whole, fraction)
    if len(whole) > LONGEST_NUMBER or (len(whole) > 1 and whole.startswith("0")):
        return digits(whole)
    return cardinal(int(whole))


def _money(found: "re.Match[str]") -> str:
    one, many, part = WORDS.currencies[found["sign"]]
    figures, magnitude = found["number"], found["magnitude"]
    if magnitude:
        noun = one if found["hyphen"] else many
        return f"{number(figures)} {WORDS.magnitudes[magnitude]} {noun}"
    whole, _, fraction = figures.partition(".")
    noun = one if whole == "1" else many
    if len(fraction) == 2 and int(fraction):
        small = part if int(fraction) == 1 else {"penny": "pence"}.get(part, f"{part}s")
        return f"{number(whole)} {noun} and {cardinal(int(fraction))} {small}"
    return f"{number(whole if not fraction.strip('0') else figures)} {noun}"


def _time(found: "re.Match[str]") -> str:
    hours, minutes = int(found[1]), int(found[2])
    if minutes == 0:
        spoken = (
            cardinal(hours)
            if found[3]
            else (f"{cardinal(hours)} hundred" if hours > 12 else f"{cardinal(hours)} o'clock")
        )
    else:
        spoken = f"{cardinal(hours)} {f'oh {cardinal(minutes)}' if minutes < 10 else cardinal(minutes)}"
    return spoken + (found[3] or "")


def _day_month(found: "re.Match[str]") -> str:
    said = f"the {ordinal(int(found['day']))} of {_month(found['month'])}"
    return said + (f", {year(int(found['year']))}" if found["year"] else "")


def _month_day(found: "re.Match[str]") -> str:
    said = f"{_month(found['month'])} {ordinal(int(found['day']))}"
    return said + (f", {year(int(found['year']))}" if found["year"] else "")


def _month(name: str) -> str:
    return WORDS.months.get(name, name)


def _range(found: "re.Match[str]") -> str:
    first, last = found[1], found[2]
    if _is_year(first) and len(last) == 2:
        return f"{year(int(first))} to {cardinal(int(last))}"
    return f"{_number_or_year(first)} to {_number_or_year(last)}"


def _is_year(figures: str) -> bool:
    return len(figures) == 4 and figures.isdigit() and FIRST_YEAR <= int(figures) <= LAST_YEAR


def _number_or_year(figures: str) -> str:
    return year(int(figures)) if _is_year(figures) else number(figures)


def _decade(found: "re.Match[str]") -> str:
    figures = found[2]
    said = cardinal(int(figures)) if len(figures) == 2 else year(int(figures))
    return said.removesuffix("y") + "ies" if said.endswith("y") else said + "s"


def _capitals(found: "re.Match[str]") -> str:
    """Spell one short form in capitals; say it as a word where it is one, or where the words around it shout too."""
    word, plural = found["word"], found["plural"] or ""
    text, start, end = found.string, found.start(), found.end()
    if word in WORDS.said_as_words:
        return word.capitalize() + plural
    shouted = word not in WORDS.spelled and (_shouts(text[:start].split()[-1:]) or _shouts(text[end:].split()[:1]))
    if shouted or len(word) > LONGEST_INITIALISM:
        return word.capitalize() + plural
    return " ".join(word) + (f"'{plural}" if plural else "")


def _shouts(neighbour: list[str]) -> bool:
    """Whether a word beside it stands in capitals too, and is no short form itself."""
    word = re.sub(r"\W", "", neighbour[0]) if neighbour else ""
    return len(word) > 1 and word.isalpha() and word.isupper() and word not in WORDS.spelled | WORDS.said_as_words


_MONTH = "|".join((*MONTHS, *(re.escape(name) for name in WORDS.months)))
_MAGNITUDE = _any_of(WORDS.magnitudes)

RULES = (
    Rule("fixed", re.compile(rf"(?<![\w/.,-])(?:{_any_of(WORDS.fixed)})(?![\w/])"), lambda m: WORDS.fixed[m[0]]),
    Rule(
        "party and state",
        re.compile(rf"\b([DRI])-({_any_of(WORDS.states)})(?!\w)"),
        lambda m: f"{WORDS.parties[m[1]]}, {WORDS.states[m[2]]}",
    ),
    Rule(
        "money",
        re.compile(
            rf"(?<!\w)(?P<sign>{_any_of(WORDS.currencies)})\s?(?P<number>{NUMBER})"
            rf"(?:(?P<hyphen>-)?\s?(?P<magnitude>{_MAGNITUDE})(?![\w²³]))?"
        ),
        _money,
    ),
    Rule(
        "date, day first",
        re.compile(
            rf"(?:\bthe )?\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})(?!\w)"
            r"(?:,? (?P<year>[12]\d{3})\b)?"
        ),
        _day_month,
    ),
    Rule(
        "date, month first",
        re.compile(
            rf"(?P<month>\b(?:{_MONTH})) (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?![.,]?\d)(?:,? (?P<year>[12]\d{{3}})\b)?"
        ),
        _month_day,
    ),
    Rule("month", re.compile(rf"\b({_any_of(WORDS.months)})"), lambda m: WORDS.months[m[1]]),
    Rule("time", re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b( ?[ap]\.?m\b\.?)?"), _time),
    Rule(
        "half day",
        re.compile(r"(?<=[\w ])([ap])\.?m\.(?=\W|$)|(?<=\d )([ap])m\b"),
        lambda m: f"{(m[1] or m[2]).upper()} M",
    ),
    Rule(
        "percentage range",
        re.compile(rf"\b({NUMBER})[-–]({NUMBER})\s?%"),
        lambda m: f"{number(m[1])} to {number(m[2])} percent",
    ),
    Rule("percentage", re.compile(rf"({NUMBER})\s?%"), lambda m: f"{number(m[1])} percent"),
    Rule("number sign", re.compile(r"\bNos?\. ?(\d+)\b|#(\d+)\b"), lambda m: f"number {number(m[1] or m[2])}"),
    Rule(
        "abbreviation",
        re.compile(rf"(?<![\w.])(?:{_any_of(WORDS.abbreviations)})(?!\w)"),
        lambda m: WORDS.abbreviations[m[0]],
    ),
    Rule("decade", re.compile(r"(?<!\w)(['’])?((?:1[5-9]|20)?\d0)s\b"), _decade),
    Rule("ordinal", re.compile(r"\b(\d+)(?:st|nd|rd|th)\b"), lambda m: ordinal(int(m[1]))),
    Rule(
        "magnitude",
        re.compile(
            rf"\b({NUMBER})[ -]?({_any_of({k: v for k, v in WORDS.magnitudes.items() if k not in 'kKmMbBT'})})\b"
        ),
        lambda m: f"{number(m[1])} {WORDS.magnitudes[m[2]]}",
    ),
    Rule(
        "unit",
        re.compile(rf"(?P<minus>(?<!\w)[-−])?\b({NUMBER})\s?({_any_of(WORDS.units)})(?![\w²³])"),
        lambda m: f"{'minus ' if m['minus'] else ''}{number(m[2])} {WORDS.units[m[3]]}",
    ),
    Rule("range", re.compile(r"(?<![\w.,/-])(\d[\d,]*)[-–](\d[\d,]*\d|\d)(?![\w/-])"), _range),
    Rule("minus", re.compile(rf"(?<!\w)[-−]({NUMBER})"), lambda m: f"minus {number(m[1])}"),
    Rule("letter and number", re.compile(r"\b([A-Z]{1,3})-?(\d{1,3})\b"), lambda m: f"{' '.join(m[1])} {number(m[2])}"),
    Rule("year", re.compile(r"(?<![\w.,])((?:1[5-9]|20)\d\d)(?![\w%]|[.,]\d)"), lambda m: year(int(m[1]))),
    Rule("number", re.compile(rf"(?<!\w)({NUMBER})(?!\w)"), lambda m: number(m[1])),
    Rule("initials with stops", re.compile(r"\b(?:[A-Z]\.){2,}(?:s\b)?"), lambda m: " ".join(m[0].replace(".", ""))),
    Rule("capitals", re.compile(r"(?<![\w.])(?P<word>[A-Z]{2,})(?P<plural>s)?(?![\w])"), _capitals),
    Rule(
        "credit flag",
        re.compile(rf"/\s?({_any_of(WORDS.credit_flags)})\b(\s?/\s?(?=\w))?", re.IGNORECASE),
        lambda m: f", {WORDS.credit_flags[m[1].lower()]}" + (", for " if m[2] else ""),
    ),
    Rule("slash", re.compile(r"(?<=\w)\s?/\s?(?=\w)"), lambda m: ", "),
    Rule("sign", re.compile("|".join(re.escape(sign) for sign in WORDS.signs)), lambda m: WORDS.signs[m[0]]),
)
"""In the order in which they are tried: a date before its year, money before its number."""


def say(text: str) -> str:
    """Return written English as it is said."""
    for rule in RULES:
        text = rule.pattern.sub(rule.said, text)
    return text
