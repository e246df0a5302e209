"""Where a word begins and ends, in every script: what may stand beside a name for it to be that name.

In:  a text and a place in it.   Out: whether a word may begin or end there.

Letters, digits and combining marks belong to a word, in most scripts.  Scripts without spaces have no such edges; in
Arabic and Hebrew, small words are written together with the next one; in Korean, particles with the one before.
"""

import unicodedata

from multipub.model.language import primary_subtag
from multipub.speech.alphabets import alphabet_of

WITHOUT_SPACES = frozenset({"CJK", "HIRAGANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"})
"""Scripts that put no space between words (UAX 14, classes ID and SA).  Katakana does, in its way: a name in it ends
where the Katakana ends."""

LENGTH_MARK = "ー"
"""Lengthens the vowel before it, in Katakana."""

BOUND_BEFORE = {
    "ar": ("وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل", "وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك"),
    "he": ("וה", "ומ", "וב", "ול", "וכ", "וש", "שה", "מה", "כש", "שב", "של", "ו", "ה", "ב", "כ", "ל", "מ", "ש"),
}
"""Small words (and, to, in, the …) that are written together with the word after them."""

BOUND_AFTER = {
    "ko": (
        *("에게서", "으로서", "으로써", "이라고", "에서는", "에게", "에서", "으로", "이나", "까지", "부터", "보다"),
        *("처럼", "라고", "이라", "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "만"),
    ),
}
"""Particles that are written together with the word before them, the longer ones first."""


def starts_a_word(text: str, place: int, language: str) -> bool | None:
    """Return ``None`` where no word may begin at ``place``, else whether a small word is bound to its front."""
    if _is_edge(text, place):
        return False
    for bound in BOUND_BEFORE.get(primary_subtag(language), ()):
        if text.endswith(bound, 0, place) and _is_edge(text, place - len(bound)):
            return True
    return None


def ends_a_word(text: str, place: int, language: str) -> bool:
    """Whether a word may end at ``place``."""
    if _is_edge(text, place):
        return True
    return any(
        text.startswith(bound, place) and _is_edge(text, place + len(bound))
        for bound in BOUND_AFTER.get(primary_subtag(language), ())
    )


def _is_edge(text: str, place: int) -> bool:
    """Whether the characters before and after ``place`` belong to different words."""
    if place <= 0 or place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    if not (_is_of_word(before) and _is_of_word(after)):
        return True
    scripts = _script(text, place - 1), _script(text, place)
    return scripts[0] != scripts[1] if "KATAKANA" in scripts else bool(WITHOUT_SPACES & set(scripts))


def _is_of_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _script(text: str, place: int) -> str | None:
    """Return the script of a character; marks have that of the letter before them."""
    while place > 0 and (text[place] == LENGTH_MARK or alphabet_of(text[place]) is None) and _is_of_word(text[place]):
        if unicodedata.category(text[place])[0] == "N":
            break
        place -= 1
    return alphabet_of(text[place])
