"""Finds ``styles/`` and ``samples/``: in a wheel beside the package, in a checkout above it."""

from pathlib import Path

from multipub.errors import ToolMissing

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder ``name`` (``styles`` or ``samples``) that came with multipub.

    Raises:
        ToolMissing: if this installation has lost it.
    """
    for place in (PACKAGE / f"_{name}", PACKAGE.parents[1] / name):
        if place.is_dir():
            return place
    raise ToolMissing(f"the folder {name!r} is not where multipub is installed", hint="install multipub again")
