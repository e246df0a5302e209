"""Urdu for the ear: Urdu digits, per cent, dates, lakh and crore.

In:  written Urdu.   Out: the same in words.
Promises: no ASCII digit is left; from a hundred thousand on, numbers are said in lakh, crore and arab.

The hundred numbers below a hundred are a table: each has a word of its own, and num2words has no Urdu (0.5.14).
No native speaker has checked what is said yet.
"""

from multipub.speech.normalising import eastern
from multipub.speech.normalising.rules import Rule, read_words

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


RULES = eastern.rules(
    eastern.Tongue(words=WORDS, cardinal=cardinal, day=_day, point="اعشاریہ", until="سے", minus="منفی", hour=_hour)
)
"""In the order in which they are tried."""
