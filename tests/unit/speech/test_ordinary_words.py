"""Ordinary words are said as they stand, at the beginning of a sentence and within it."""

import tomllib
from pathlib import Path

import pytest

from multipub.speech.normalise import LANGUAGES, explained

WORDS = tomllib.loads((Path(__file__).parent / "ordinary_words.toml").read_text("utf-8"))

BESIDE = {"ar": "كلمة", "fa": "کلمه", "ur": "لفظ"}
"""A word to stand beside; in Latin letters, "boat"."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_touches_an_ordinary_word(language):
    beside = BESIDE.get(language, "boat")
    for word in WORDS[language].split():
        for form in {word, word[:1].upper() + word[1:]}:
            for text in (f"{form} {beside}.", f"{beside} {form} {beside}"):
                assert explained(text, language) == (text, ())
