"""Guesses the language of a text from its script and its commonest words.

In:  lines.   Out: a language tag, and why.
Promises: a guess is told as a guess; what the desk says wins, and is not looked at here.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from multipub.ingest._text.tables import words as table

DEFAULT = "en"

LEAST_HITS = 3
"""Common words.  Fewer prove nothing."""

_SCRIPTS = {
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "GREEK": "el",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
}
"""The language a script means, as long as its letters say nothing else; the names are Unicode's."""

_LETTERS = (
    ("ur", "ٹڈڑںےۓ"),
    ("fa", "پچگژ"),
    ("uk", "їєґі"),
)
"""Letters that only one language of a shared script uses: Arabic script first, then Cyrillic."""

_WORD = re.compile(r"[^\W\d_]+")


def guess_language(lines: Iterable[str]) -> tuple[str, str]:
    """Return the language that ``lines`` are most likely in, and the reason."""
    text = " ".join(lines).casefold()
    scripts = Counter(_script(letter) for letter in text if letter.isalpha())
    script = scripts.most_common(1)[0][0] if scripts else "LATIN"
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > scripts["CJK"] / 10:
        script = "HIRAGANA" if script == "CJK" else script
    if script in _SCRIPTS:
        return _by_letters(text, script), f"most letters are {script.capitalize()}"
    return _by_words(text)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "LATIN").split()[0].removesuffix("-IDEOGRAPH")


def _by_letters(text: str, script: str) -> str:
    """Tell apart the languages of one script by letters that only one of them has."""
    language = _SCRIPTS[script]
    if script in {"ARABIC", "CYRILLIC"}:
        present = {letter for letter in text if letter.isalpha()}
        of_script = [(tag, letters) for tag, letters in _LETTERS if _script(letters[0]) == script]
        return next((tag for tag, letters in of_script if present & set(letters)), language)
    return language


def common_words(text: str) -> dict[str, int]:
    """Return how many of a text's words are among the commonest of each Latin-script language that is known here."""
    counted = Counter(_WORD.findall(text.casefold()))
    return {language: sum(counted[word] for word in common) for language, common in table("languages").items()}


def _by_words(text: str) -> tuple[str, str]:
    """Tell Latin-script languages apart by their commonest words."""
    hits = common_words(text)
    language, most = max(hits.items(), key=lambda hit: (hit[1], hit[0] == DEFAULT))
    if most < LEAST_HITS:
        return DEFAULT, "no language's common words stand in it"
    return language, f"{most} of its words are common ones of this language"
