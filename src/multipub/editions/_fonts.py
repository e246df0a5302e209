"""Find the file of a font, as fontconfig finds it for the PDF and for every other program.

In:  the families a style names, and the words to be drawn.   Out: the file of the first font that has every letter.
Promises: no letter is ever drawn as an empty box: where no font has them all, there is none; the library is asked once
for each family.
"""

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

LIBRARY = "libfontconfig.so.1"

MATCHES_A_PATTERN = 0
"""``FcMatchPattern`` (fontconfig, FcMatchKind)."""

BOLD = 200
"""``FC_WEIGHT_BOLD``."""

REGULAR = 80
"""``FC_WEIGHT_REGULAR``."""

GENERIC = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"})
"""Families that any font may stand for (CSS Fonts 4, 2.1.3)."""

UNSEEN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})
"""Categories of letters that need no shape: marks of direction, joiners, spaces (Unicode, 4.5)."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A file with a font, and which of those in it."""

    path: str
    index: int


def families_of(token: str) -> tuple[str, ...]:
    """Return the families that a style's font token names, in order."""
    return tuple(name for part in token.split(",") if (name := part.strip().strip("'\"")))


def font_for(words: str, families: tuple[str, ...], *, bold: bool) -> FontFile | None:
    """Return the first font of ``families`` with every letter of ``words``, else any that has them, else nothing.

    Nothing, too, where fontconfig is not installed.
    """
    letters = frozenset(letter for letter in words if unicodedata.category(letter) not in UNSEEN)
    for found in _fonts(families, bold):
        if found.has(letters):
            return found.file
    library = _library()
    other = _match(library, families[-1] if families else "serif", bold, letters) if library else None
    return other.file if other and other.has(letters) else None


@dataclass(frozen=True, slots=True)
class _Found:
    """A font that fontconfig found; ``letters`` is its own set of them, kept as long as the process lives."""

    file: FontFile
    family: str
    letters: ctypes.c_void_p

    def has(self, letters: frozenset[str]) -> bool:
        library = _library()
        return library is not None and all(library.FcCharSetHasChar(self.letters, ord(letter)) for letter in letters)


@cache
def _fonts(families: tuple[str, ...], bold: bool) -> tuple[_Found, ...]:
    return tuple(_installed(families, bold))


def _installed(families: tuple[str, ...], bold: bool) -> Iterator[_Found]:
    """Yield the font of each family that is installed; a generic one is whatever stands for it."""
    library = _library()
    if library is None:
        return
    for family in families:
        found = _match(library, family, bold, frozenset())
        if found and (family in GENERIC or found.family.lower() == family.lower()):
            yield found


@cache
def _library() -> ctypes.CDLL | None:
    """Return fontconfig, or ``None`` where it is not installed."""
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError:
        return None
    for name in ("FcPatternCreate", "FcFontMatch", "FcCharSetCreate"):
        getattr(library, name).restype = ctypes.c_void_p
    return library if library.FcInit() else None


def _match(library: ctypes.CDLL, family: str, bold: bool, letters: frozenset[str]) -> _Found | None:
    """Return the font that fontconfig takes for a family; one that has ``letters`` comes first."""
    pattern = ctypes.c_void_p(library.FcPatternCreate())
    library.FcPatternAddString(pattern, b"family", family.encode())
    library.FcPatternAddInteger(pattern, b"weight", BOLD if bold else REGULAR)
    if letters:
        wanted = ctypes.c_void_p(library.FcCharSetCreate())
        for letter in sorted(letters):
            library.FcCharSetAddChar(wanted, ord(letter))
        library.FcPatternAddCharSet(pattern, b"charset", wanted)
        library.FcCharSetDestroy(wanted)
    library.FcConfigSubstitute(None, pattern, MATCHES_A_PATTERN)
    library.FcDefaultSubstitute(pattern)
    result = ctypes.c_int()
    found = ctypes.c_void_p(library.FcFontMatch(None, pattern, ctypes.byref(result)))
    library.FcPatternDestroy(pattern)
    return _read(library, found) if found else None


def _read(library: ctypes.CDLL, pattern: ctypes.c_void_p) -> _Found | None:
    path, family, letters, index = ctypes.c_char_p(), ctypes.c_char_p(), ctypes.c_void_p(), ctypes.c_int()
    missing = (
        library.FcPatternGetString(pattern, b"file", 0, ctypes.byref(path))
        or library.FcPatternGetString(pattern, b"family", 0, ctypes.byref(family))
        or library.FcPatternGetCharSet(pattern, b"charset", 0, ctypes.byref(letters))
        or library.FcPatternGetInteger(pattern, b"index", 0, ctypes.byref(index))
    )
    if missing or path.value is None or family.value is None:
        return None
    return _Found(FontFile(path.value.decode(), index.value), family.value.decode(), letters)
