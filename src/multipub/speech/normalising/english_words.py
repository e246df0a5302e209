"""The words of English, and the patterns that every file of its rules needs.

In:  ``words/en.toml``.   Out: its tables, and patterns for numbers, magnitudes and months.
"""

import re

from multipub.speech.normalising.rules import Found, any_of, read_words

WORDS = read_words("en")

FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d+)(?:\.\d+)?"
"""A number as it is written, its thousands in groups, or its lakhs; to be guarded on its left, so that no figure is
looked at twice."""

MAGNITUDE = any_of(WORDS.tables["magnitudes"])

LONG_MAGNITUDE = any_of(name for name in WORDS.tables["magnitudes"] if len(name) > 1)
"""Those that are no unit or letter as well: "bn", "million"."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)

MONTH = f"(?:{any_of((*MONTHS, *WORDS.tables['months']))})"

SPELLED = WORDS.lists["spelled"]

SAID = WORDS.lists["said_as_words"]

DETERMINER = re.compile(rf"\b(?:{any_of(WORDS.lists['before_a_description'])})\s+$|[a-z]-$", re.IGNORECASE)

THING = re.compile(rf"\s(?!(?:{any_of(WORDS.lists['no_thing'])}|[a-z]+ed|[a-z]+ly)\b)[a-z]|-[a-z]")

PRICED = re.compile(rf"\s(?:{any_of(WORDS.lists['priced'])})\b")


def describes_a_thing(found: Found) -> bool:
    """Whether an amount says of which kind the thing after it is: "a $35 million plan", "the 155mm shells"."""
    text, end = found.string, found.end()
    if PRICED.match(text, end) or text[end : end + 1] == "-":
        return bool(THING.match(text, end))
    return bool(THING.match(text, end) and DETERMINER.search(text[max(0, found.start() - NEAR) : found.start()]))


NEAR = 10
"""Characters before an amount in which its determiner is looked for."""
