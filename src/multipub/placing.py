"""Files of the user's: read, and put in their place whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Mapping
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


def place_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder with its files in its place, whole or not at all; in one that is there, what is missing.

    Args:
        folder: where it goes; it may be there already.
        files: their bytes by their paths in the folder; the last is the one that makes the others a whole.

    Raises:
        EditionError: if another file stands where one of these should go, or the folder cannot be written.
    """
    if folder.exists():
        _complete(folder, files)
        return
    make_folder(folder.parent)
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        for name, data in files.items():
            path = unfinished / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        unfinished.rename(folder)
    except OSError as error:
        raise EditionError(
            f"cannot write this folder: {error.strerror}", where=folder, hint="is the disk full?"
        ) from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _complete(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files that are missing into a folder, once it is certain that none stands in the way of another."""
    missing: dict[Path, bytes] = {}
    for name, data in files.items():
        path = folder / name
        try:
            if not path.exists():
                missing[path] = data
            elif path.read_bytes() != data:
                raise EditionError("another file stands here already", where=path, hint="choose another folder with -o")
        except OSError as error:
            raise EditionError(
                f"cannot read this file: {error.strerror}", where=path, hint="choose another folder with -o"
            ) from None
    for path, data in missing.items():
        make_folder(path.parent)
        place_bytes(path, data)
