"""How the document looks, in Word's terms: what a style's ``word.toml`` says, in types."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from multipub.carriers._word.style_names import Paragraphs

KEPT_LOOKS = 32
"""Looks remembered: more than there are styles and scripts in one export."""

LEAD = "lead-"
"""How the styles of a lead picture begin: they look like those without, and run wide."""

POINTS_PER_MILLIMETRE = 72 / 25.4


def key_of(style: StrEnum) -> str:
    """Return what a style is called in ``word.toml``."""
    return style.name.lower().replace("_", "-")


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
        """The width of the opening and the lead picture: over rail and column."""
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Look:
    """A look for one article's script; each is read once, so it is known by its identity.

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
    numbered_captions: bool = False
    """Captions begin with "Photo 1." that Word counts (SEQ)."""

    def colour(self, name: str) -> str:
        """Return a colour as Word writes it: six hexadecimal digits."""
        return self.colours[name].removeprefix("#")

    def style(self, style: Paragraphs) -> StyleLook:
        """Return how a paragraph style looks; the styles of a lead picture are the others', run wide."""
        name = key_of(style)
        if name.startswith(LEAD):
            return replace(self.paragraphs[name.removeprefix(LEAD)], wide=True)
        return self.paragraphs[name]

    def indents(self, style: Paragraphs) -> tuple[float, float]:
        """Return how far a style's lines stand from where the column starts and ends, in points."""
        look = self.style(style)
        rail = self.page.rail * POINTS_PER_MILLIMETRE if look.wide else 0.0
        return look.start - rail, look.end
