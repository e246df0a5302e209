"""Money in English: "$1.2bn", "£5-10m", "50p", "35 USD", "€35 million-a-year".

In:  written money.   Out: the words, the currency after the number.
Promises: a price that describes the thing after it is in the singular ("a thirty-five million dollar plan").
"""

import re

from multipub.speech.normalising.english_numbers import cardinal, number, plural
from multipub.speech.normalising.english_words import FIGURES, LONG_MAGNITUDE, MAGNITUDE, WORDS, describes_a_thing
from multipub.speech.normalising.rules import DIGITS, Found, Rule, any_of

SIGNS = {**WORDS.rows["currencies"], **WORDS.rows["currency_codes"]}

CODES = (*WORDS.rows["currency_codes"], "€", "₽", "₺", "₴", "₪", "zł")
"""What may stand behind the number."""

BESIDE_A_FIGURE = ("¢", *(f"{figure}p" for figure in range(10)))

SIGN = rf"(?P<sign>{any_of(SIGNS)})"

MINUS = r"(?P<minus>(?<![\w-])[-−])?"

AMOUNT = rf"{MINUS}(?<![\w.]){SIGN}\s?(?P<inner>[-−])?(?P<number>{FIGURES}|\.\d+)"

SCALE = rf"(?:(?P<hyphen>-)?\s?(?P<magnitude>{MAGNITUDE})(?![\w²³]))?"

A_YEAR = r"(?:-(?:an?|per)-(?P<every>[a-z]+))?"

NO_MORE_FIGURES = r"(?!\d|[.,]\d)"


def _amount(found: Found) -> str:
    describes = bool(found["hyphen"] or found["every"] or describes_a_thing(found))
    said = _said(found["sign"], found["number"], found["magnitude"], singular=describes)
    minus = "minus " if found["minus"] or found["inner"] else ""
    return f"{minus}{said}" + (f" a {found['every']}" if found["every"] else "")


def _said(sign: str, figures: str, magnitude: str | None, *, singular: bool = False) -> str:
    one, many, part, parts = SIGNS[sign]
    if magnitude:
        return f"{number(figures)} {WORDS.tables['magnitudes'][magnitude]} {one if singular else many}"
    whole, _, cents = figures.partition(".")
    noun = one if singular or whole == "1" else many
    if len(cents) == 2 and int(cents):
        small = f"{cardinal(int(cents))} {part if int(cents) == 1 else parts}"
        return small if not int(whole.replace(",", "") or 0) else f"{number(whole)} {noun} and {small}"
    if cents.strip("0"):
        return f"{number(figures)} {one if singular else many}"
    return f"{number(whole or '0')} {noun}"


def _range(found: Found) -> str:
    """Say the currency once, after both numbers; and the magnitude of the second for both."""
    one, many, _, _ = SIGNS[found["sign"]]
    scale = WORDS.tables["magnitudes"]
    first, last = scale.get(found["first"] or ""), scale.get(found["last"] or "")
    both = f" {first}" if first and first != last else ""
    noun = one if found["hyphen"] or found["every"] else many
    said = f"{number(found['low'])}{both} to {number(found['high'])}{f' {last}' if last else ''} {noun}"
    return said + (f" a {found['every']}" if found["every"] else "")


def _after(found: Found) -> str:
    return _said(found["code"], found["number"], found["magnitude"])


def _small(found: Found) -> str:
    one, many = ("penny", "pence") if found["sign"] == "p" else ("cent", "cents")
    return f"{number(found['number'])} {one if found['number'] == '1' else many}"


def _rate(found: Found) -> str:
    return f"{found['noun']} {WORDS.tables['rates'][found['every']]}"


RULES = (
    Rule(
        "rand",
        re.compile(rf"(?<!\w)R(?={FIGURES}\s?(?:{LONG_MAGNITUDE}|m)\b)"),
        lambda _: "ZAR ",
        DIGITS,
    ),
    Rule(
        "money, range",
        re.compile(
            rf"(?<![\w.]){SIGN}\s?(?P<low>{FIGURES})(?:\s?(?P<first>{MAGNITUDE})(?!\w))?\s?[-–—]\s?"
            rf"(?:{any_of(SIGNS)})?\s?(?P<high>{FIGURES})"
            rf"(?:(?P<hyphen>-)?\s?(?P<last>{MAGNITUDE})(?![\w²³]))?{A_YEAR}{NO_MORE_FIGURES}"
        ),
        _range,
        DIGITS,
        tuple(SIGNS),
    ),
    Rule(
        "notes and coins",
        re.compile(rf"(?<![\w.]){SIGN}(?P<number>\d[\d,]*)s\b"),
        lambda m: plural(number(m["number"])),
        DIGITS,
        tuple(SIGNS),
    ),
    Rule("money", re.compile(rf"{AMOUNT}{SCALE}{A_YEAR}{NO_MORE_FIGURES}"), _amount, DIGITS, tuple(SIGNS)),
    Rule(
        "money, currency after",
        re.compile(
            rf"(?<![\w.,])(?P<number>{FIGURES})(?:\s?(?P<magnitude>{MAGNITUDE}))?\s?"
            rf"(?P<code>{any_of(CODES)})(?!\w)"
        ),
        _after,
        DIGITS,
        CODES,
    ),
    Rule(
        "pence and cents",
        re.compile(r"(?<![\w.,])(?P<number>\d{1,4}(?:\.\d{1,2})?)(?P<sign>p|¢)(?!\w)"),
        _small,
        DIGITS,
        BESIDE_A_FIGURE,
    ),
    Rule(
        "money, rate",
        re.compile(
            rf"\b(?P<noun>{any_of({noun for row in SIGNS.values() for noun in row})})"
            rf"(?:/|\sper\s)(?P<every>{any_of(WORDS.tables['rates'])})\b"
        ),
        _rate,
        frozenset("/$£€¥₹"),
    ),
)
"""A range before its ends, an amount before what stands behind it."""
