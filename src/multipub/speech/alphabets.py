"""Which alphabet a letter belongs to, and where a text changes from one to another.

In:  words and their language.   Out: pieces, each of one language.
Promises: the pieces joined are the text; a text whose letters its language writes stays one piece.

No engine reads every alphabet: given a foreign one, most answer with silence or spell out code points.  A stretch of
letters that the text's language does not write is therefore given to the language that the alphabet points to.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from multipub.model.language import primary_subtag
from multipub.model.text import LangText

LATIN = frozenset({"LATIN"})

ALPHABETS = {
    "am": frozenset({"ETHIOPIC"}),
    "ar": frozenset({"ARABIC"}),
    "be": frozenset({"CYRILLIC"}),
    "bg": frozenset({"CYRILLIC"}),
    "bn": frozenset({"BENGALI"}),
    "ckb": frozenset({"ARABIC"}),
    "el": frozenset({"GREEK"}),
    "fa": frozenset({"ARABIC"}),
    "gu": frozenset({"GUJARATI"}),
    "he": frozenset({"HEBREW"}),
    "hi": frozenset({"DEVANAGARI"}),
    "hy": frozenset({"ARMENIAN"}),
    "ja": frozenset({"CJK", "HIRAGANA", "KATAKANA"}),
    "ka": frozenset({"GEORGIAN"}),
    "kk": frozenset({"CYRILLIC"}),
    "kn": frozenset({"KANNADA"}),
    "ko": frozenset({"HANGUL", "CJK"}),
    "ky": frozenset({"CYRILLIC"}),
    "mk": frozenset({"CYRILLIC"}),
    "ml": frozenset({"MALAYALAM"}),
    "mr": frozenset({"DEVANAGARI"}),
    "my": frozenset({"MYANMAR"}),
    "ne": frozenset({"DEVANAGARI"}),
    "pa": frozenset({"GURMUKHI"}),
    "ps": frozenset({"ARABIC"}),
    "ru": frozenset({"CYRILLIC"}),
    "sd": frozenset({"ARABIC"}),
    "si": frozenset({"SINHALA"}),
    "sr": frozenset({"CYRILLIC", "LATIN"}),
    "ta": frozenset({"TAMIL"}),
    "te": frozenset({"TELUGU"}),
    "th": frozenset({"THAI"}),
    "ti": frozenset({"ETHIOPIC"}),
    "ug": frozenset({"ARABIC"}),
    "uk": frozenset({"CYRILLIC"}),
    "ur": frozenset({"ARABIC"}),
    "yi": frozenset({"HEBREW"}),
    "zh": frozenset({"CJK"}),
}
"""What a language is written in (CLDR 45, language data); a language that is not here is written in Latin letters."""

USUAL_LANGUAGE = {
    "LATIN": "en",
    "ARABIC": "ar",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "CJK": "zh",
    "CYRILLIC": "ru",
    "DEVANAGARI": "hi",
    "ETHIOPIC": "am",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KANNADA": "kn",
    "KATAKANA": "ja",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
"""Who speaks an alphabet that stands unmarked in a text of another: a guess, and better than silence."""


ANOTHER_NAME = {"IDEOGRAPHIC": "CJK"}
"""Letters that are named for what they do: the iteration mark in 人々."""

MODIFIER = "MODIFIER"
"""Letters that belong to the alphabet around them: the turned comma in Hawaiʻi."""


@lru_cache(maxsize=4096)
def alphabet_of(character: str) -> str | None:
    """Return the alphabet of a letter, or ``None`` for what is no letter (digits, marks, signs).

    It is the first word of the character's name after compatibility decomposition (so ``ª`` is Latin, and so is a
    full-width ``Ａ``): ``LATIN``, ``ARABIC``, ``CJK`` …

    Source: Unicode Standard 15, 4.8 "Name".
    """
    plain = unicodedata.normalize("NFKD", character)[0]
    if not unicodedata.category(plain).startswith("L"):
        return None
    first = unicodedata.name(plain, "UNKNOWN").split(" ")[0].split("-")[0]
    return None if first == MODIFIER else ANOTHER_NAME.get(first, first)


def is_speakable(text: str) -> bool:
    """Whether there is anything to say in ``text``: a letter or a digit."""
    return any(unicodedata.category(character)[0] in "LN" for character in text)


def alphabets_of(language: str) -> frozenset[str]:
    """Return the alphabets that ``language`` is written in."""
    subtags = language.lower().replace("_", "-").split("-")
    if "latn" in subtags:
        return LATIN
    return ALPHABETS.get(primary_subtag(language), LATIN)


def by_alphabet(text: str, language: str) -> Iterator[LangText]:
    """Yield ``text`` in pieces of one language each, in order.

    Signs and digits go with the letters before them; those at the beginning go with the first letters.
    """
    own = alphabets_of(language)
    start, current = 0, None
    for place, character in enumerate(text):
        alphabet = alphabet_of(character)
        if alphabet is None:
            continue
        spoken_in = language if alphabet in own else USUAL_LANGUAGE.get(alphabet, language)
        if current is not None and spoken_in != current:
            yield LangText(text=text[start:place], language=current)
            start = place
        current = spoken_in
    if text[start:]:
        yield LangText(text=text[start:], language=current or language)
