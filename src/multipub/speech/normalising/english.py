"""English for the ear: the rules that turn written news into what a newsreader says.

In:  written English.   Out: the same in words.
Promises: no ASCII digit is left; what no rule knows stays as it is.  The words are data (``words/en.toml``); every
rule has cases in ``tests/unit/speech/normalise_en.tsv``.
"""

import re
from functools import cache

from multipub.speech.normalising import (
    english_dates,
    english_letters,
    english_money,
    english_numerals,
    english_quantities,
)
from multipub.speech.normalising.english_numbers import digits
from multipub.speech.normalising.english_words import WORDS
from multipub.speech.normalising.rules import CAPITALS, DIGITS, STOP, Found, Rule, any_of, full_stop

MONTH_FIRST = frozenset({"", "us", "ph", "pr", "gu", "fm", "mh", "pw", "as", "vi"})
"""Regions where 10/3 is in October (CLDR 45, date patterns); Canada writes both, and its standard is ISO 8601."""

TABLES = WORDS.tables


def rules(region: str) -> tuple[Rule, ...]:
    """Return the rules for the English of ``region`` (ISO 3166, lower case, or nothing)."""
    return _rules(day_first=region not in MONTH_FIRST)


@cache
def _rules(*, day_first: bool) -> tuple[Rule, ...]:
    return (
        *FIRST,
        *english_money.RULES,
        *english_dates.rules(day_first=day_first),
        *ABBREVIATIONS,
        *english_letters.ROMAN,
        *english_quantities.RULES,
        *english_numerals.RULES,
        *CREDITS,
        *english_letters.LETTERS,
        *SIGNS,
    )


def _state(found: Found) -> str:
    name = found["state"]
    zip_code = " " + ", ".join(digits(part) for part in found["zip"].split("-")) if found["zip"] else ""
    return TABLES["states"].get(name, TABLES["postal"].get(name, name)) + zip_code + full_stop(found)


def _party(found: Found) -> str:
    state = TABLES["states"].get(found["state"]) or TABLES["postal"][found["state"]]
    return f"{TABLES['parties'][found['party']]}, {state}{full_stop(found)}"


def _abbreviation(found: Found) -> str:
    return TABLES["abbreviations"][found[0]] + full_stop(found)


def _saint_or_street(found: Found) -> str:
    """Decide by the neighbours: "Main St. was", "12 Ocean Dr.", but "St. Louis", "Dr. Lee"."""
    way, other = TABLES["ways"][found["word"]], TABLES["before_names"].get(found["word"])
    named = re.match(r"\.?\s+[A-Z]", found.string[found.end("word") :])
    after_name = found["name"] is not None
    if other and (named or not after_name):
        return f"{found['name'] or ''}{other}"
    return f"{found['name']}{way}{full_stop(found)}" if after_name else found[0]


def _credit_flag(found: Found) -> str:
    return f", {TABLES['credit_flags'][found[1].lower()]}" + (", for " if found[2] else "")


FIRST = (
    Rule(
        "fixed",
        re.compile(rf"(?<![\w/.,$£€-])(?:{any_of(TABLES['fixed'])})(?![\w/]|[.,:]\d)"),
        lambda m: TABLES["fixed"][m[0]] + full_stop(m),
    ),
    Rule(
        "before a figure",
        re.compile(rf"(?<![\w.])({any_of(TABLES['before_figures'])})\s?(?=\d)"),
        lambda m: TABLES["before_figures"][m[1]] + " ",
        DIGITS,
    ),
    Rule(
        "party and state",
        re.compile(
            rf"(?<!\w)(?P<party>{any_of(TABLES['parties'])})-"
            rf"(?P<state>{any_of(TABLES['states'])}|(?:{any_of(TABLES['postal'])})\b)(?!\w)"
        ),
        _party,
        CAPITALS,
        tuple(f"{party}-" for party in TABLES["parties"]),
    ),
    Rule(
        "place and state",
        re.compile(
            rf"(?:(?<=[^\W\d_], )(?P<state>{any_of(TABLES['states'])}|(?:{any_of(TABLES['postal'])})(?= \d{{5}}\b))"
            r"(?: (?P<zip>\d{5}(?:-\d{4})?)\b)?)(?!\w)"
        ),
        _state,
        CAPITALS,
        (", ",),
    ),
    Rule(
        "state",
        re.compile(rf"(?<![\w.])(?<!\d )(?P<state>{any_of(WORDS.lists['unmistakable_states'])})(?P<zip>)(?!\w)"),
        _state,
        STOP,
        tuple(sorted(WORDS.lists["unmistakable_states"])),
    ),
)

ABBREVIATIONS = (
    Rule(
        "point of the compass",
        re.compile(rf"(?<![\w.])([NSEW])\.? (?=(?:\d+(?:st|nd|rd|th)|[A-Z]\w+) (?:{any_of(TABLES['ways'])})\b)"),
        lambda m: TABLES["bearings"][m[1]].capitalize() + " ",
        CAPITALS,
        tuple(f"{point}{after}" for point in "NSEW" for after in ". "),
    ),
    Rule(
        "saint or street",
        re.compile(
            rf"(?P<name>(?<!\w)(?:[A-Z][\w’']+|\d+(?:st|nd|rd|th)) )?(?<!\w)(?P<word>{any_of(TABLES['ways'])})(?!\w)\.?"
        ),
        _saint_or_street,
        CAPITALS,
        tuple(f"{way}{after}" for way in TABLES["ways"] for after in (" ", ".", ",")),
    ),
    Rule(
        "abbreviation",
        re.compile(rf"(?<![\w.])(?:{any_of(TABLES['abbreviations'])})(?!\w)"),
        _abbreviation,
        STOP,
    ),
    Rule(
        "title without a stop",
        re.compile(rf"(?<![\w.])({any_of(TABLES['titles'])})(?= [A-Z])"),
        lambda m: TABLES["titles"][m[1]],
        CAPITALS,
        tuple(f"{title} " for title in TABLES["titles"]),
    ),
)

CREDITS = (
    Rule(
        "credit flag",
        re.compile(rf"\s?/\s?({any_of(TABLES['credit_flags'])})\b(\s?/\s?(?=\w))?", re.IGNORECASE),
        _credit_flag,
        frozenset("/"),
    ),
    Rule(
        "letters with a slash",
        re.compile(rf"(?<![\w/])(?:{any_of(TABLES['slashed'])})(?![\w/])"),
        lambda m: TABLES["slashed"][m[0]],
        frozenset("/"),
    ),
)

SIGNS = (
    Rule("sign", re.compile(any_of(TABLES["signs"])), lambda m: TABLES["signs"][m[0]], frozenset(TABLES["signs"])),
)
