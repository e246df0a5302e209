"""The words of English, and the patterns that every file of its rules needs.

In:  ``words/en.toml``.   Out: its tables, and patterns for numbers, magnitudes and months.
"""

from multipub.speech.normalising.rules import any_of, read_words

WORDS = read_words("en")

FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""A number as it is written; to be guarded on its left, so that no figure is looked at twice."""

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
