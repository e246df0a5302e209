"""The tables of words beside this package.

In:  the name of a table.   Out: its lists of words.
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
