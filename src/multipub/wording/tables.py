"""Reads the tables of words that lie beside the code as TOML.

In:  a file.   Out: its words, by key.
Promises: strict: a value is a text or a list of texts, without repeats, in NFC; anything else is a fault of multipub
itself and stops at import, in the tests before anywhere else.
"""

import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path

WORDS = Path(__file__).parent / "words"


def read_words(file: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the lists of words in ``file``, by their keys.

    Raises:
        ValueError: if a value is no list of different, composed (NFC) texts.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in tomllib.loads(file.read_text("utf-8")).items():
        words = tuple(value) if isinstance(value, list) else ()
        if not words or not all(isinstance(word, str) and word for word in words):
            raise ValueError(f"{file.name}: {key} is no list of texts")
        if len(set(words)) != len(words):
            raise ValueError(f"{file.name}: {key} says something twice")
        if any(unicodedata.normalize("NFC", word) != word for word in words):
            raise ValueError(f"{file.name}: {key} is not in NFC")
        lists[key] = words
    return lists
