"""Pictographs: said by their short name in the Unicode CLDR, once where they stand in a row.

In:  a text and its language.   Out: the text with the names in the place of the pictographs.
Promises: a skin tone is not said; where the language has no names (Urdu), a pictograph is left out.
"""

import re
from itertools import groupby

from multipub.speech.tracing import Traced

PICTOGRAPHS = re.compile(
    "(?:[\U0001f1e6-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\u00a9\u00ae\u2122\u203c\u2049]\ufe0f?"
    "[\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*\\s?){0,40}"
    "[\U0001f1e6-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff]\ufe0f?[\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)
"""A row of pictographs; signs of trade and exclamation only among them."""

TONES = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")

FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")

FLAG_OF = {"en": "flag of "}
"""What the short names of flags leave out."""

LANGUAGES = frozenset({"ar", "de", "en", "es", "fa", "fr", "id", "it", "ja", "ko", "pt", "ru", "tr", "zh"})
"""For which the library holds the names."""


def say(said: Traced, language: str, heard: list[str]) -> Traced:
    """Return a text with its pictographs named between commas; ``heard`` is told if there were any."""
    if said.text.isascii() or not PICTOGRAPHS.search(said.text):
        return said
    heard.append("pictograph")
    return said.sub(PICTOGRAPHS, lambda found: _named(found[0], language))


def _named(row: str, language: str) -> str:
    if language not in LANGUAGES:
        return " "
    import emoji  # imported here: 0.2 s, and few texts hold one

    names = []
    for sign, _ in groupby(token.chars for token in emoji.analyze(TONES.sub("", row), join_emoji=True)):
        name = emoji.demojize(sign, language=language, delimiters=("", "")).replace("_", " ")
        if name != sign:
            names.append(FLAG_OF.get(language, "") * bool(FLAG.fullmatch(sign)) + name)
    return f", {', '.join(names)}, " if names else " "
