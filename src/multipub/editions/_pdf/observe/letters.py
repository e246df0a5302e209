"""Compares words with the glyphs that draw them: two sources in one file that must agree.

In:  the ActualText of an element, and its marked content.   Out: what is wrong, or nothing.
Promises: where every glyph stands for text of its own, the letters must be the same ones, in any order (14.9.4 says
nothing of the order, and right-to-left text is drawn backwards).  Scripts whose letters are put together of parts
(Nastaliq, Devanagari, Thai …) share glyphs between letters, which a ToUnicode map cannot say (9.10.3): there at least
``LEAST_SHARED`` of the letters must be the same.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from multipub.editions._pdf.observe.glyphs import Shown

LEAST_SHARED = 0.6
"""Of the letters.  The least measured over texts in 25 languages was 0.69, in Urdu."""

_HYPHENS = "-\u00ad\u2010\u2011"
_UNSEEN = ("Cf", "Cc", "Zs", "Zl", "Zp")
_SHOWN_WORDS = 40
"""Characters of a text that a complaint repeats."""


def compare_letters(text: str, content: Iterable[Shown]) -> str | None:
    """Return a complaint if the glyphs of ``content`` cannot be those of ``text``."""
    shown = tuple(content)
    drawn = "".join(sequence.text for sequence in shown)
    wanted, found = letters_of(text), letters_of(drawn)
    if wanted == found or (drawn.isupper() and _bare(wanted) == _bare(found)):
        return None
    missing, added = wanted - found, found - wanted
    in_parts = any(sequence.parts for sequence in shown)
    if in_parts and (wanted & found).total() >= LEAST_SHARED * max(wanted.total(), found.total()):
        return None
    what = f"glyphs {drawn[:_SHOWN_WORDS]!r} are not the words {text[:_SHOWN_WORDS]!r}"
    return f"{what} (missing {_told(missing)}; added {_told(added)})"


def letters_of(text: str) -> Counter[str]:
    """Return how often each letter stands in ``text``, whatever its form, case or place."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).upper().casefold())
    return Counter(one for one in plain if one not in _HYPHENS and unicodedata.category(one) not in _UNSEEN)


def _bare(letters: Counter[str]) -> Counter[str]:
    """Return the letters without accents, as some languages write capitals."""
    plain = unicodedata.normalize("NFD", "".join(letters.elements()))
    return Counter(one for one in plain if unicodedata.category(one) != "Mn")


def _told(letters: Counter[str]) -> str:
    return repr("".join(sorted(letters.elements()))) if letters else "nothing"
