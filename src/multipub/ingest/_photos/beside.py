"""Finds the files of photos beside the input.

In:  the path of the input, and the names and addresses it gives to photos.   Out: their bytes.
Promises: only plain files in the folder of the input, or below it, are opened: no ``..`` and no link leads out; an
address is only a name here, nothing is fetched; folders with very many files are looked at only as far as the limit.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from multipub.canonical.bundle import LARGEST_PHOTO
from multipub.ingest._photos.rules import NOT_WHOLE, OUTSIDE
from multipub.model.findings import Finding

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".png", ".gif", ".webp", ".tif", ".tiff"})
"""File names that a picture we can use ends in; a file with another name is opened only where the input names it."""

SHARED_FOLDERS = ("media", "images", "img", "photos", "pictures")
"""Where newsrooms put photos beside a text."""

MOST_FILES = 20_000
"""Files looked at in one folder: a photo agency's day, and more than any saved page has."""

LONGEST_REFERENCE = 4096
"""Characters; a longer reference is data, not a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A file: its name, its bytes, and whether the input named this very path rather than one with its base name."""

    name: str
    data: bytes
    exact: bool
    path: Path | None = None


class Beside:
    """What lies beside one input."""

    def __init__(self, source: Path) -> None:
        self._source = source.resolve()
        self._folder = self._source.parent
        self._stem = unicodedata.normalize("NFC", source.stem)
        self._names: dict[Path, dict[str, Path]] = {}

    def find(self, references: Iterable[str], findings: list[Finding]) -> Located | None:
        """Return the first file that a reference leads to: by its path relative to the input, else by its base name."""
        paths = dict.fromkeys(one for words in references if len(words) <= LONGEST_REFERENCE for one in _paths(words))
        for path, is_address in paths:
            for folder in (self._folder, *self._folders()):
                exact = folder == self._folder and not is_address
                if found := self._read(folder / path, path, findings, exact=exact):
                    return found
        for name in dict.fromkeys(PurePosixPath(path).name for path, _ in paths):
            for folder in (self._folder, *self._folders()):
                known = folder / name if folder == self._folder else self._by_name(folder, name)
                if known and (found := self._read(known, name, findings, exact=False)):
                    return found
        return None

    def loose(self) -> tuple[Located, ...]:
        """Return the pictures in the folders named like the input, in the order of their names and numbers."""
        folders = [folder for folder in self._folders() if folder.name not in SHARED_FOLDERS]
        paths = (path for folder in folders for path in self._listed(folder).values())
        pictures = sorted((path for path in paths if path.suffix.lower() in PICTURE_SUFFIXES), key=_natural)
        found = (self._read(path, path.name, [], exact=True) for path in pictures)
        return tuple(one for one in found if one)

    def _folders(self) -> Iterator[Path]:
        """Yield the folders where photos may be: those named like the input first.

        Browsers name the folder of a saved page after it and a word of their language: ``story_files``,
        ``story-Dateien``, ``story_fichiers``, ``story.files``.
        """
        own = re.compile(re.escape(self._stem) + r"(?:[-_. ][^\W\d_]+)?")
        try:
            with os.scandir(self._folder) as entries:
                first = [entry for entry, _ in zip(entries, range(MOST_FILES), strict=False) if entry.is_dir()]
        except OSError:
            return
        names = {unicodedata.normalize("NFC", entry.name): Path(entry.path) for entry in first}
        yield from (names[name] for name in sorted(names) if own.fullmatch(name))
        yield from (names[name] for name in SHARED_FOLDERS if name in names)

    def _by_name(self, folder: Path, name: str) -> Path | None:
        """Return the file in ``folder`` of this name, whatever its case; or, for a name without a suffix, with one."""
        listed = self._listed(folder)
        wanted = _plain(name)
        if wanted in listed:
            return listed[wanted]
        if PurePosixPath(wanted).suffix in PICTURE_SUFFIXES:
            return None
        return next((listed[wanted + suffix] for suffix in sorted(PICTURE_SUFFIXES) if wanted + suffix in listed), None)

    def _listed(self, folder: Path) -> dict[str, Path]:
        if folder not in self._names:
            try:
                with os.scandir(folder) as entries:
                    first = [entry for entry, _ in zip(entries, range(MOST_FILES), strict=False)]
            except OSError:
                first = []
            self._names[folder] = {_plain(entry.name): Path(entry.path) for entry in first}
        return self._names[folder]

    def _read(self, path: Path, name: str, findings: list[Finding], *, exact: bool) -> Located | None:
        """Return a plain file inside the folder of the input; a link that leads out is told."""
        try:
            real = path.resolve(strict=True)
            if not real.is_file() or real == self._source:
                return None
            if not real.is_relative_to(self._folder):
                findings.append(OUTSIDE.finding(f"{name!r} is a link out of the folder of the input; it is not used"))
                return None
            if real.stat().st_size > LARGEST_PHOTO:
                findings.append(NOT_WHOLE.finding(f"{name!r} is larger than {LARGEST_PHOTO:,} bytes"))
                return None
            return Located(name=path.name, data=real.read_bytes(), exact=exact, path=real)
        except (OSError, ValueError, RuntimeError):  # not there, not readable, no name of a file, a loop of links
            return None


def _paths(reference: str) -> Iterator[tuple[str, bool]]:
    """Yield the paths that a reference may mean below the folder of the input, as written and percent-decoded.

    With each comes whether it is but the last name of an address, or of a path that leads elsewhere.
    """
    try:
        parts = urlsplit(reference.strip())
    except ValueError:
        parts = urlsplit("")
    is_address = len(parts.scheme) > 1 or bool(parts.netloc)  # a scheme of one letter is a disk
    if is_address and parts.scheme not in {"http", "https", "file", ""}:
        return
    for candidate in [parts.path] if is_address else [reference.strip(), parts.path]:
        for words in (candidate, unquote(candidate)):
            path = PurePosixPath(words.replace("\\", "/"))
            elsewhere = ".." in path.parts or path.is_absolute() or (path.parts and path.parts[0].endswith(":"))
            kept = PurePosixPath(path.name) if is_address or elsewhere else path
            if kept.name and kept.name != ".." and "\0" not in words:
                yield str(kept), is_address or bool(elsewhere)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _natural(path: Path) -> tuple[tuple[int, str], ...]:
    """Order names as people count: photo-2 before photo-10."""
    parts = re.findall(r"\d+|\D+", _plain(path.name))
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
