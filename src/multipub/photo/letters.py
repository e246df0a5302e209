"""The letters of a photo's metadata, as the rest of multipub holds words.

In:  words as some camera or program wrote them.   Out: the same words, fit for the canonical file.
"""

import re
import unicodedata

_NOT_WORDS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff\ufffe\uffff]+")
"""Control characters, line separators and characters that XML cannot hold; they read as a space."""

_DIRECTION_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Unicode Standard Annex 9; the canonical file marks direction with elements."""

_SPACES = re.compile(r"[ \t\r\n\f]+")


def tidy(words: str) -> str:
    """Return ``words`` in NFC on one line, without controls of any kind."""
    plain = _DIRECTION_CONTROLS.sub("", _NOT_WORDS.sub(" ", words))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", plain)).strip(" ")
