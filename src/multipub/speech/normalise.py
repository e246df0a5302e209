"""Written words to spoken words.

In:  a phrase as it is displayed, and its language.   Out: what the engines are given.
Promises: a phrase with a letter or a digit keeps one; the displayed words are never touched; in a language without
rules of its own, only what no voice can say well goes (brackets around inserted words, addresses, soft hyphens).

A language's rules are one function from words to words, entered in ``LANGUAGES``.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from multipub.model.language import primary_subtag
from multipub.speech import english
from multipub.speech.alphabets import is_speakable

LANGUAGES: Mapping[str, Callable[[str], str]] = {"en": english.say}
"""Primary language subtags, and how written words of the language are said."""

URL = re.compile(r"\b(?:https?://|www\.)(?:www\.)?([^\s/?#]*[^\s/?#.,;:!?)»”])[^\s]*?(?=[.,;:!?)»”]*(?:\s|$))")

MAIL = re.compile(r"\b(?:mailto:)?([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)")

BRACKETS = re.compile(r"[\[\]{}<>]")
"""Around words that an editor inserted: the words are said, the signs are not."""

UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060-\u2069\ufeff\u202a-\u202e]")
"""Soft hyphens, zero-width spaces and direction marks.  Joiners stay: Persian is spelled with them."""

SLASH = re.compile(r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])")
"""Between two words: a pause (credits; the double names of Arabic months)."""

SPACES = re.compile(r"\s+")

STUMBLE = re.compile(r"\s+([,.;:!?،؛؟])")

COMMAS = {"ar": "،", "fa": "،", "ur": "،", "ja": "、", "zh": "，"}

DOT, AT = {"en": " dot "}, {"en": " at "}
"""How the signs of an address are said; elsewhere they stay, and the voice says what it knows."""


def normalise(text: str, language: str) -> str:
    """Return ``text`` as it is said in ``language``."""
    subtag = primary_subtag(language)
    said = UNSEEN.sub("", unicodedata.normalize("NFC", text))
    said = URL.sub(lambda found: found[1].replace(".", DOT.get(subtag, ".")), said)
    said = MAIL.sub(lambda found: _address(found[1], found[2], subtag), said)
    said = BRACKETS.sub("", said)
    said = LANGUAGES.get(subtag, _unchanged)(said)
    said = SLASH.sub(f"{COMMAS.get(subtag, ',')} ", said)
    said = STUMBLE.sub(r"\1", SPACES.sub(" ", said)).strip()
    return said if is_speakable(said) or not is_speakable(text) else text.strip()


def _address(name: str, domain: str, subtag: str) -> str:
    return f"{name}{AT.get(subtag, '@')}{domain.replace('.', DOT.get(subtag, '.'))}"


def _unchanged(text: str) -> str:
    return text
