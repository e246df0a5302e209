"""Outside programs and libraries: is it there, which version.

multipub runs no program of its own accord; this is what ``multipub doctor`` tells, and what an error names when a
library of the system is missing.
"""

import ctypes.util
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that multipub needs or can use: what it is for, whether it is there, and how to get it."""

    name: str
    purpose: str
    required: bool
    found: str | None
    """Its version or place; ``None`` if it is missing."""
    remedy: str


SYSTEM_LIBRARIES = (
    ("pango-1.0", "libpango-1.0-0", "sets the lines of the PDF"),
    ("pangoft2-1.0", "libpangoft2-1.0-0", "finds the fonts of the PDF"),
    ("harfbuzz-subset", "libharfbuzz-subset0", "puts into the PDF only the letters it uses"),
    ("fontconfig", "libfontconfig1", "finds the fonts of the PDF"),
)
"""Library, Debian package, purpose."""

FONTS = (
    ("NotoSerif-Regular.ttf", "fonts-noto-core", "Latin, Greek, Cyrillic, Arabic, Hebrew and many more scripts"),
    ("NotoSerifCJK-Regular.ttc", "fonts-noto-cjk", "Japanese, Chinese and Korean"),
    ("DejaVuSansMono.ttf", "fonts-dejavu-core", "the style called plain"),
)
"""Font file, Debian package, purpose."""

OPTIONAL_FONTS = (("NotoColorEmoji.ttf", "fonts-noto-color-emoji", "emoji"),)

DISTRIBUTIONS = (
    ("weasyprint", "writes PDF"),
    ("EbookLib", "writes EPUB"),
    ("python-docx", "writes DOCX"),
    ("py-nanotts", "speaks English, German, Spanish, French and Italian"),
    ("espeakng-loader", "speaks many more languages"),
    ("av", "encodes sound"),
    ("mutagen", "writes chapters and tags"),
    ("pikepdf", "reads PDF back"),
    ("lxml", "reads and writes XML"),
)

OPTIONAL_DISTRIBUTIONS = (
    ("piper-tts", "a better English voice", 'pip install "multipub[piper]"'),
    ("page-validation", "checks PDF files while testing", 'pip install "multipub[judges]"'),
)


def library(name: str) -> str | None:
    """Return the file name of a shared library of the system, or nothing."""
    return ctypes.util.find_library(name)


def program(name: str) -> str | None:
    """Return where a program is, or nothing."""
    return shutil.which(name)


def version(distribution: str) -> str | None:
    """Return the version of an installed Python distribution, or nothing."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def needs(font_files: frozenset[str]) -> Iterator[Need]:
    """Yield everything multipub needs or can use.

    Args:
        font_files: the names of all font files that fontconfig finds.
    """
    for name, purpose in DISTRIBUTIONS:
        yield Need(name=name, purpose=purpose, required=True, found=version(name), remedy="install multipub again")
    for name, package, purpose in SYSTEM_LIBRARIES:
        remedy = f"apt-get install {package}"
        yield Need(name=f"lib{name}", purpose=purpose, required=True, found=library(name), remedy=remedy)
    for file, package, purpose in (*FONTS, *OPTIONAL_FONTS):
        found, required = file if file in font_files else None, (file, package, purpose) in FONTS
        yield Need(name=package, purpose=purpose, required=required, found=found, remedy=f"apt-get install {package}")
    for name, purpose, remedy in OPTIONAL_DISTRIBUTIONS:
        yield Need(name=name, purpose=purpose, required=False, found=version(name), remedy=remedy)


FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
"""Where Debian's fontconfig looks for the fonts of everybody (``/etc/fonts/fonts.conf``)."""
