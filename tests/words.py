"""Texts for property tests: anything a newsroom could write in the scripts of the label languages.

NFC, legal in XML, white space collapsed, and only letters that the Debian fonts the project names have.
"""

import unicodedata

from hypothesis import strategies as st

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàâäåçéèêëîïñôöøœßúüÿĀąćčďęğİıłńňőřśşšťůűźžÅÆØÞð"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
PUNCTUATION = ".,;:!?'\"()[]{}/\\&<>#%*+-=@_|~^`$€£¥§©®°…–—‘’“”„«»‹›¿¡•·،؛؟۔٪ـ、。「」『』（）・"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپچژگکیےۓٹڈڑںھہۂًٌٍَُِّْ"
HEBREW = "אבגדהוזחטיכךלמםנןסעפףצץקרשת׳״־"
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯіїєґ"
GREEK = "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώΑΒΓΔΩ"
JAPANESE = (
    "あいうえおかがきくけこさしすせそたちつてとなにぬのはひふへほまみむめもやゆよらりるれろわをん"
    "アイウエオカキクケコーン日本語新聞写真記者東京港町市役所発表午後時分人々"
)
NO_BREAK_SPACE = "\u00a0"

ALPHABETS = (LATIN, ARABIC, HEBREW, CYRILLIC, GREEK, JAPANESE)


def tidy(text: str) -> str:
    """Return the text as canonical XML holds it."""
    return " ".join(unicodedata.normalize("NFC", text).split(" ")).strip()


def is_sayable(text: str) -> bool:
    """Whether it has a letter or digit, and no mark without a letter before it."""
    if not any(character.isalnum() for character in text):
        return False
    before = " "
    for character in text:
        if unicodedata.combining(character) and not before.isalpha() and not unicodedata.combining(before):
            return False
        before = character
    return True


def _in(alphabet: str, longest: int) -> st.SearchStrategy[str]:
    letters = st.sampled_from(alphabet)
    others = st.sampled_from(DIGITS + PUNCTUATION + "     " + NO_BREAK_SPACE)
    texts = st.lists(st.one_of(letters, letters, letters, others), min_size=1, max_size=longest)
    return texts.map("".join).map(lambda text: " ".join(tidy(text).split(" ")))


def phrases(longest: int = 60) -> st.SearchStrategy[str]:
    """Yield phrases, each mainly in one script, some mixed with another."""
    single = st.one_of([_in(alphabet, longest) for alphabet in ALPHABETS])
    mixed = st.tuples(single, single).map(lambda pair: f"{pair[0]} {pair[1]}")
    return st.one_of(single, single, mixed).map(collapse).filter(is_sayable)


def collapse(text: str) -> str:
    """Collapse spaces, leaving no-break spaces inside."""
    return " ".join(part for part in text.split(" ") if part).strip(" \u00a0")
