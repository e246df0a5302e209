"""Read a style's ``word.toml``: how the document looks, in Word's terms.

In:  the file, and the language of the article.   Out: a ``Look``, every length in points.
Promises: a key that nobody knows, or a value of the wrong kind, is a ``UsageError`` that names file and key, so that a
designer is told, not ignored.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from multipub.editions._docx.style_names import Paragraphs
from multipub.errors import UsageError
from multipub.model.language import primary_subtag

Table = Mapping[str, object]
LEAD = "lead-"
POINTS_PER_MILLIMETRE = 72 / 25.4
KEPT_FILES = 32
"""Looks remembered: more than there are styles and scripts in one export."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The sheet: sizes and margins in millimetres.  ``rail`` widens the margin where the lines start."""

    width: float
    height: float
    top: float
    bottom: float
    start: float
    end: float
    rail: float = 0.0
    header: float = 10.0
    widest_picture: float = 0.0
    """Zero: as wide as the lines."""
    portrait_width: float
    """Of a picture that stands higher than it is wide."""
    tallest_picture: float

    @property
    def column(self) -> float:
        """The width of a line of text."""
        return self.width - self.start - self.rail - self.end

    @property
    def full(self) -> float:
        """The width of the opening, the lead picture and the galleries: over rail and column."""
        return self.column + self.rail


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The fonts of one family: for Latin, Cyrillic and Greek; for Arabic and Hebrew; for Chinese, Japanese, Korean."""

    latin: str
    complex: str
    east_asian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitute:
    """What Word takes where a font is not installed, and what kind of font it is (``roman``, ``swiss``, ``modern``)."""

    instead: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleLook:
    """How one paragraph style looks.  Lengths in points; lines are ``WIDTH COLOUR``, colours are names of [colour]."""

    font: str = "text"
    size: float = 0.0
    long_size: float = 0.0
    """Of a headline that is too long for its size."""
    leading: float = 0.0
    exact: bool = False
    """Lines set closer than the font asks for."""
    before: float = 0.0
    after: float = 0.0
    start: float = 0.0
    end: float = 0.0
    first: float = 0.0
    """Of the first line; below zero it hangs."""
    align: str = "start"
    bold: bool = False
    italic: bool = False
    upper: bool = False
    track: float = 0.0
    colour: str = "ink"
    tint: str = ""
    top: str = ""
    bottom: str = ""
    bar: str = ""
    """A line where the text starts."""
    box: str = ""
    """A line all round: ``KIND WIDTH COLOUR``, the kind being ``single`` or ``double``."""
    wide: bool = False
    """Runs over rail and column."""
    keep: bool = False
    """Stays with the next paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """The lines of a table: above it, under it, between its rows."""

    top: str
    bottom: str
    inside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsLook:
    """How one character style looks, beside its paragraph."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    small_caps: bool = False
    upper: bool = False
    raised: bool = False
    brackets: bool = False
    """The sign of a note stands in square brackets."""
    track: float = 0.0
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A look for one article's script.

    ``after_figure`` is the space under a picture's last line of words, in points.
    ``other_scale`` is the size of words in the other kind of script (Arabic in a Latin text, Latin in an Arabic one).
    ``script_fonts`` are the complex-script fonts of languages that need their own, by language.
    """

    page: Page
    colours: Mapping[str, str]
    fonts: Mapping[str, Fonts]
    substitutes: Mapping[str, Substitute]
    paragraphs: Mapping[str, StyleLook]
    characters: Mapping[str, WordsLook]
    table: TableLook
    after_figure: float
    other_scale: float
    bullet: str
    headline_limit: int
    script_fonts: Mapping[str, str]

    def colour(self, name: str) -> str:
        """Return a colour as Word writes it: six hexadecimal digits."""
        return self.colours[name].removeprefix("#")

    def style(self, style: Paragraphs) -> StyleLook:
        """Return how a paragraph style looks; the styles of a lead picture are the others', run wide."""
        name = style.name.lower().replace("_", "-")
        if name.startswith(LEAD):
            return replace(self.paragraphs[name.removeprefix(LEAD)], wide=True)
        return self.paragraphs[name]

    def indents(self, style: Paragraphs) -> tuple[float, float]:
        """Return how far a style's lines stand from where the column starts and ends, in points."""
        look = self.style(style)
        rail = self.page.rail * POINTS_PER_MILLIMETRE if look.wide else 0.0
        return look.start - rail, look.end


def read_look(path: Path, language: str) -> Look:
    """Return the look of ``path`` for an article in ``language``.

    Raises:
        UsageError: if the file is missing, is no TOML, or says something that is not understood.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as fault:
        raise UsageError("this style has no word.toml", where=path, hint="copy it from the default style") from fault
    return _look(text, path, primary_subtag(language))


@lru_cache(maxsize=KEPT_FILES)
def _look(text: str, path: Path, language: str) -> Look:
    try:
        return _made(tomllib.loads(text), language)
    except (tomllib.TOMLDecodeError, ValueError, TypeError, KeyError) as fault:
        raise UsageError(f"not understood: {fault}", where=path, hint="compare with the default style") from fault


def _made(file: Table, language: str) -> Look:
    scripts = _tables(file, "script")
    own = next((one for one in scripts.values() if language in _names(one)), {})
    text = _merged(_table(file, "paragraph", "body"), _table(own, "paragraph", "body"))
    paragraphs = {
        name: _paragraph(text, _merged(look, _table(own, "paragraph", name)))
        for name, look in _tables(file, "paragraph").items()
    }
    look = _merged(
        file, {name: own[name] for name in ("after_figure", "other_scale", "bullet", "headline_limit") if name in own}
    )
    return Look(
        page=_build(Page, _table(file, "page")),
        colours={name: str(colour) for name, colour in _table(file, "colour").items()},
        fonts={
            name: _build(Fonts, _merged(one, _table(own, "font", name))) for name, one in _tables(file, "font").items()
        },
        substitutes={name: _build(Substitute, one) for name, one in _tables(file, "substitute").items()},
        paragraphs=paragraphs,
        characters={
            name: _build(WordsLook, _merged(one, _table(own, "character", name)))
            for name, one in _tables(file, "character").items()
        },
        table=_build(TableLook, _table(file, "table")),
        after_figure=float(str(look["after_figure"])),
        other_scale=float(str(look["other_scale"])),
        bullet=str(look["bullet"]),
        headline_limit=int(str(look["headline_limit"])),
        script_fonts={
            tag: str(_table(one, "font", "text")["complex"])
            for one in scripts.values()
            for tag in _names(one)
            if "complex" in _table(one, "font", "text")
        },
    )


def _paragraph(text: Table, look: Table) -> StyleLook:
    """Return a paragraph's look; what it does not say of font, size and leading is the body's."""
    inherited = {name: text[name] for name in ("font", "size", "leading", "colour") if name in text}
    return _build(StyleLook, _merged(inherited, look))


KINDS: Mapping[str, type | tuple[type, ...]] = {
    str(float): (int, float),
    str(bool): bool,
    str(str): str,
}
"""What TOML may hold for each type of field."""

Built = TypeVar("Built", Page, Fonts, Substitute, StyleLook, TableLook, WordsLook)


def _build(kind: type[Built], table: Table) -> Built:
    """Return ``kind`` made of a table whose keys are its fields."""
    known = {field.name: KINDS[str(field.type)] for field in fields(kind)}
    for name, content in table.items():
        if name not in known:
            raise ValueError(f"there is no key {name!r} in a {kind.__name__} (known: {', '.join(known)})")
        is_bool = isinstance(content, bool)
        if not isinstance(content, known[name]) or is_bool is not (known[name] is bool):
            raise ValueError(f"{name!r} cannot be {content!r}")
    return kind(**table)  # type: ignore[arg-type]  # the loop above has compared names and types


def _merged(table: Table, over: Table) -> Table:
    return {**table, **over}


def _table(table: Table, *path: str) -> Table:
    for name in path:
        inner = table.get(name, {})
        if not isinstance(inner, Mapping):
            raise ValueError(f"{name!r} should be a table")  # noqa: TRY004  (a fault of the file, not of a caller)
        table = inner
    return table


def _tables(table: Table, name: str) -> Mapping[str, Table]:
    return {inner: _table(table, name, inner) for inner in _table(table, name)}


def _names(script: Table) -> tuple[str, ...]:
    languages = script.get("languages", ())
    return tuple(str(tag) for tag in languages) if isinstance(languages, list) else ()
