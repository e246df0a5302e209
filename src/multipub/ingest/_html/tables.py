"""The tables of words beside this package: class names of pages, and words that describe no picture.

In:  the name of a table.   Out: its words.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from multipub.wording.tables import read_words

_FOLDER = Path(__file__).parent / "words"


@cache
def words(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the lists of ``words/<name>.toml``."""
    return read_words(_FOLDER / f"{name}.toml")


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """Return one list as a set, in small letters."""
    return frozenset(word.casefold() for word in words(name)[key])
