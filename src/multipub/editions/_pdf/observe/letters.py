"""Compares words with the glyphs that draw them: two sources in one file that must agree.

In:  the ActualText of an element, and its marked content.   Out: what is wrong, or nothing.
Promises: where every glyph stands for text of its own, the letters must be the same ones, in any order (right-to-left
text is drawn backwards).  Where letters are put together of several glyphs (Nastaliq, Devanagari, Thai, vowel marks),
these are shared between letters, which a ToUnicode map cannot say (9.10.3): there at least ``LEAST_SHARED`` of the
letters of a longer text must be the same.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from multipub.editions._pdf.observe.glyphs import Shown

LEAST_SHARED = 0.4
"""Of the letters.  The least measured over a thousand texts of 20 letters and more: 0.45, in Urdu set in Nastaliq.

Other words of the same language and length may share as many: this finds words that are lost, or in another script."""

LEAST_JUDGED = 20
"""Letters.  In a shorter text that is put together of parts, all of them may be shared: it is not judged."""

_HYPHENS = "-\u00ad\u2010\u2011"
_UNSEEN = ("Cf", "Cc", "Zs", "Zl", "Zp")
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
"""Variation selectors (Unicode 16, 23.4): they choose a form, as of emoji and Han characters; nothing draws them."""

_SIGN = "."
"""Stands for every sign where signs are counted."""

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
    most = max(wanted.total(), found.total())
    if in_parts and (most < LEAST_JUDGED or (wanted & found).total() >= LEAST_SHARED * most):
        return None
    what = f"glyphs {drawn[:_SHOWN_WORDS]!r} are not the words {text[:_SHOWN_WORDS]!r}"
    return f"{what} (missing {_told(missing)}; added {_told(added)})"


def letters_of(text: str) -> Counter[str]:
    """Return how often each letter and digit stands in ``text``, whatever its form, case or place; signs count as one.

    A glyph can stand for one character only, and fonts draw some by the same: the digits of two Arabic scripts, a dash
    and a figure dash, in right-to-left text a bracket and its other half.  So digits count by their value, and signs
    are counted but not told apart.
    """
    plain = unicodedata.normalize("NFKC", "".join(one for one in text if not _is_sign(one)))
    plain = unicodedata.normalize("NFKC", plain.upper().casefold())
    letters = Counter(
        str(unicodedata.decimal(one, one))
        for one in plain
        if unicodedata.category(one) not in _UNSEEN and not _is_sign(one) and not _is_selector(one)
    )
    letters[_SIGN] = sum(_is_sign(one) and one not in _HYPHENS for one in text)
    return letters


def _is_selector(character: str) -> bool:
    return any(ord(character) in block for block in _SELECTORS)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _bare(letters: Counter[str]) -> Counter[str]:
    """Return the letters without accents, as some languages write capitals."""
    plain = unicodedata.normalize("NFD", "".join(letters.elements()))
    return Counter(one for one in plain if unicodedata.category(one) != "Mn")


def _told(letters: Counter[str]) -> str:
    return repr("".join(sorted(letters.elements()))) if letters else "nothing"
