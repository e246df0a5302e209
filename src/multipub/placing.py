"""Files of the user's: read, and put in their place whole or not at all."""

import os
import tempfile
from pathlib import Path

from multipub.errors import EditionError, UsageError


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file the user named.

    Raises:
        UsageError: if it is not there or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read this file: {error.strerror}", where=path, hint="check the name") from None


def make_folder(folder: Path) -> None:
    """Make the output folder, and make sure that it can be written to.

    Raises:
        EditionError: if it cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise EditionError(
            f"cannot write to this folder: {error.strerror}", where=folder, hint="choose another one with -o"
        ) from None


def place_bytes(path: Path, data: bytes) -> None:
    """Put a file in its place, whole or not at all.

    Raises:
        EditionError: if it cannot be written; what stood there before still stands.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise EditionError(f"cannot write this file: {error.strerror}", where=path, hint="is the disk full?") from None
