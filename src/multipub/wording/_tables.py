"""Reads the tables of words that lie in ``words/``.

In:  the name of a table.   Out: what its TOML file says.
Promises: the files belong to multipub itself, so a broken one is a fault of the installation and is not caught.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


def table(name: str) -> Mapping[str, object]:
    """Return the table ``words/<name>.toml``; whoever asks checks the kinds of its values."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
