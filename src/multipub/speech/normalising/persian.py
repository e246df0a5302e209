"""Persian for the ear: Persian digits, per cent, dates of both calendars, money.

In:  written Persian.   Out: the same in words.
Promises: no ASCII digit is left.  Cardinals and ordinals are those of num2words.
No native speaker has checked what is said yet.
"""

import re

from multipub.speech.normalising import eastern
from multipub.speech.normalising.european import in_words
from multipub.speech.normalising.rules import DIGITS, Rule, read_words

WORDS = read_words("fa")


def rules(region: str) -> tuple[Rule, ...]:
    """Return the rules; they are the same for every region."""
    return RULES


def _cardinal(number: int) -> str:
    return in_words(number, "fa")


def _day(number: int) -> str:
    """Return the day of a month, bound to it by an ezafe that is not written."""
    return in_words(number, "fa", "ordinal")


def _hour(hours: int, minutes: int) -> str:
    return f"{_cardinal(hours)} و {_cardinal(minutes)} دقیقه" if minutes else _cardinal(hours)


TONGUE = eastern.Tongue(
    words=WORDS, cardinal=_cardinal, day=_day, point="ممیز", until="تا", minus="منفی", hour=_hour, year=_cardinal
)

RULES = (
    Rule(
        "ordinal",
        re.compile(r"(?<![\d.,/])(\d{1,4})\s?(?:اُ?م|م)(?P<ending>ین)?(?!\w)"),
        lambda m: in_words(int(m[1]), "fa", "ordinal") + (m["ending"] or ""),
        DIGITS,
    ),
    *eastern.rules(TONGUE),
)
"""In the order in which they are tried."""
