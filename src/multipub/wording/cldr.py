"""The CLDR locale that the words of a language are formed by.

In:  a BCP 47 tag.   Out: Babel's ``Locale`` for it, or English where CLDR does not know the language.
Promises: English means day before month and no comma before "and", unless the tag names a region.
"""

from functools import cache

from babel import Locale, UnknownLocaleError

from multipub.model.language import primary_subtag

ENGLISH = "en_GB"
"""12 March 2026; "A, B and C": understood everywhere English is read."""

_PREFERRED = {"en": ENGLISH, "no": "nb"}


@cache
def locale_for(language: str) -> Locale:
    """Return the locale of ``language``: its own, its language without the region, else English."""
    preferred = _PREFERRED.get(language.lower())
    for tag in (preferred, language.replace("_", "-"), primary_subtag(language)):
        if tag is None:
            continue
        try:
            return Locale.parse(tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(ENGLISH)


def knows(language: str) -> bool:
    """Whether CLDR has words in ``language``."""
    return locale_for(language).language == primary_subtag(language) or primary_subtag(language) == "no"
