"""Says a day or a moment in words of a language.

In:  a date or a date and time with its offset.   Out: "12 March 2026", "12 March 2026, 14:05".
Promises: no clock and no local zone: the hour is the one at the place the moment was noted in, as its offset says.

Source: Unicode CLDR (through Babel), ``dateFormats/long``.
"""

from datetime import date, datetime, time

from babel.dates import format_date

from multipub.model.language import primary_subtag
from multipub.wording.cldr import locale_for

NARROW_SPACE, NO_BREAK_SPACE = "\u202f", "\u00a0"
"""CLDR parts "2026" and "г." by the first; fewer fonts have it than the second, and both keep the words together."""

_BETWEEN = {"ar": "، ", "fa": "، ", "ur": "، ", "ja": " ", "ko": " ", "zh": " "}
"""What stands between day and hour where it is not a comma and a space."""

_DIGITS = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}
"""Languages whose newspapers set dates in their own digits (CLDR ``defaultNumberingSystem``: arabext)."""


def say_day(day: date, language: str) -> str:
    """Return the day in words: day, month by its name, year, in the order of the language (English: day first)."""
    locale = locale_for(language)
    words = str(format_date(day, format="long", locale=locale)).replace(NARROW_SPACE, NO_BREAK_SPACE)
    return words.translate(_DIGITS.get(primary_subtag(language), {}))


def has_hour(moment: datetime) -> bool:
    """Whether a moment says an hour: midnight to the second is how a day alone is stored."""
    return moment.time() != time()


def say_moment(moment: datetime, language: str) -> str:
    """Return day and time in words, the hour on the 24-hour clock of the moment's own offset.

    Midnight to the second stands for a day whose hour nobody noted, and is said as the day alone.
    """
    if not has_hour(moment):
        return say_day(moment.date(), language)
    hour = f"{moment:%H:%M}".translate(_DIGITS.get(primary_subtag(language), {}))
    return say_day(moment.date(), language) + _BETWEEN.get(primary_subtag(language), ", ") + hour
