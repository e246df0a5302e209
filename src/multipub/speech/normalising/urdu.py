"""Urdu for the ear: Urdu digits, per cent, dates, lakh and crore.

In:  written Urdu.   Out: the same in words.
Promises: no ASCII digit is left; from a hundred thousand on, numbers are said in lakh, crore and arab.

The hundred numbers below a hundred are a table: each has a word of its own, and num2words has no Urdu (0.5.14).
No native speaker has checked what is said yet.
"""

import re

from multipub.speech.normalising import eastern
from multipub.speech.normalising.rules import DIGITS, Found, Rule, read_words

WORDS = read_words("ur")

TO_A_HUNDRED = tuple(" ".join(WORDS.tables["numbers"].values()).split())

HUNDRED = "سو"

GROUPS = ((10**11, "کھرب"), (10**9, "ارب"), (10**7, "کروڑ"), (10**5, "لاکھ"), (10**3, "ہزار"), (10**2, HUNDRED))
"""The Indian numbering: thousand, lakh, crore, arab, kharab."""


def rules(region: str) -> tuple[Rule, ...]:
    """Return the rules; they are the same for every region."""
    return RULES


def cardinal(number: int) -> str:
    """Return the words for how many: 150,000 is "one lakh fifty thousand"."""
    said: list[str] = []
    rest = number
    for value, name in GROUPS:
        count, rest = divmod(rest, value)
        if count:
            said.append(f"{cardinal(count)} {name}")
    if rest or not said:
        said.append(TO_A_HUNDRED[rest])
    return " ".join(said)


def _day(number: int) -> str:
    return "یکم" if number == 1 else cardinal(number)


def _hour(hours: int, minutes: int) -> str:
    return f"{cardinal(hours)} بج کر {cardinal(minutes)} منٹ" if minutes else f"{cardinal(hours)} بجے"


def _year(number: int) -> str:
    """Return the words for a year, in hundreds: 1947 is "nineteen hundred forty-seven"."""
    hundreds, rest = divmod(number, 100)
    return f"{cardinal(hundreds)} {HUNDRED}" + (f" {cardinal(rest)}" if rest else "")


def _struck(found: Found) -> str:
    """Say a time before "o'clock": half past, a quarter past and a quarter to have their words."""
    hours, minutes = int(found["hours"]), int(found["minutes"])
    if minutes == 30 and hours in (1, 2):
        return f"{'ڈیڑھ' if hours == 1 else 'ڈھائی'} بجے"
    if minutes == 45:
        return f"پونے {cardinal(hours % 12 + 1)} بجے"
    if minutes in (15, 30):
        return f"{'سوا' if minutes == 15 else 'ساڑھے'} {cardinal(hours)} بجے"
    return _hour(hours, minutes)


RULES = (
    Rule(
        "time before o'clock",
        re.compile(r"(?<![\d.,:])(?P<hours>1[0-2]|0?[1-9]):(?P<minutes>[0-5]\d) بجے(?!\w)"),
        _struck,
        frozenset(":"),
    ),
    Rule(
        "score",
        re.compile(r"(?<![\d.,-])(\d{1,2})\s?[-–]\s?(\d{1,2})(?= سے)"),
        lambda m: f"{cardinal(int(m[1]))} {cardinal(int(m[2]))}",
        DIGITS,
    ),
    *eastern.rules(
        eastern.Tongue(
            words=WORDS,
            cardinal=cardinal,
            day=_day,
            point="اعشاریہ",
            until="سے",
            minus="منفی",
            hour=_hour,
            year=_year,
        )
    ),
)
"""In the order in which they are tried."""
