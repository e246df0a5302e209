"""Colours: every ink of a style can be read on every ground that the style sets it on.

In:  a ``Style``.   Out: the pairs that its sheets use, each measured, and findings for those that fall short.
Promises: the pairs are those of the sheets, on paper, on screens and on dark screens: a ground that comes with an ink
of its own is measured with that ink; any other is measured with every ink there is.  A colour that cannot be measured
is a finding, not a pass.

Source: WCAG 2.2, 1.4.3 Contrast (Minimum) and 1.4.11 Non-text Contrast; "relative luminance", "contrast ratio" and
"large scale" of its glossary.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from multipub.checks._sheet import Colour, Role, Use, uses
from multipub.editions import _style_tokens, _styles
from multipub.model.findings import Finding, Severity
from multipub.model.press import Style

TEXT = 4.5
"""Ratio that words need (WCAG 2.2, 1.4.3)."""

LARGE_TEXT = 3.0
"""Ratio that large words need (WCAG 2.2, 1.4.3)."""

GRAPHIC = 3.0
"""Ratio of lines and marks that part what is read (WCAG 2.2, 1.4.11)."""

DECORATION = "--color-hair"
"""The token of lines that only adorn; they need no contrast (1.4.11: what is needed to understand the content)."""

OF_COLOUR = "--color-"
PAPER = "--color-paper"
INK = "--color-ink"

WHITE = "#ffffff"
"""Paper without a token, and screens (CSS 2.2, 14.2: the canvas)."""

LINEAR_BELOW = 0.04045
"""Share of a colour channel under which sRGB is linear (WCAG 2.2, "relative luminance"; IEC 61966-2-1)."""

KEPT = 32


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A rule about styles: its permanent id, what it promises, and where that is asked for."""

    id: str
    promise: str
    source: str


CONTRAST = StyleRule(
    "COL-1",
    "Every ink of a style stands out from every ground it is set on: 4.5 to 1, large words and lines 3 to 1.",
    "WCAG 2.2 SC 1.4.3, 1.4.11",
)

STYLE_RULES = (CONTRAST,)
"""Every rule about styles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An ink on a ground, as one medium uses them; ``ratio`` is ``None`` where a colour cannot be measured."""

    medium: str
    ink: Colour
    ground: Colour
    needed: float
    ratio: float | None

    @property
    def good(self) -> bool:
        """Whether it can be read."""
        return self.ratio is not None and self.ratio >= self.needed


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, each ``#rrggbb`` or ``#rgb``: from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(style: Style) -> tuple[Pair, ...]:
    """Return every ink on every ground that the style's sheets use, the worst ratio of each pair's uses wanted."""
    sheets = tuple(style.file(name).read_text("utf-8") for name in (_styles.PRINT, _styles.SCREEN))
    paper = _styles.properties(style, _style_tokens.PRINTED, None)
    light = _styles.properties(style, _style_tokens.SHOWN, None)
    media = [("print", sheets[0], paper), ("screen", sheets[1], light)]
    if _styles.dark_properties(style):
        media.append(("dark", sheets[1], _styles.properties(style, _style_tokens.SHOWN, None, dark=True)))
    for script, _ in _style_tokens.scripts(style.tokens):
        for medium, sheet in ((_style_tokens.PRINTED, sheets[0]), (_style_tokens.SHOWN, sheets[1])):
            if any(
                name.startswith(OF_COLOUR) for name in _style_tokens.script_properties(style.tokens, script, medium)
            ):
                media.append((f"{medium} {script}", sheet, _styles.properties(style, medium, script)))
    return tuple(pair for name, sheet, values in media for pair in _pairs(name, sheet, tuple(values.items())))


def examine_style(style: Style) -> tuple[Finding, ...]:
    """Return a finding for every pair of colours that cannot be read, with the token to change."""
    path = style.file(_style_tokens.TOKENS)
    return tuple(
        Finding(
            rule=CONTRAST.id,
            severity=Severity.ERROR,
            message=_message(pair),
            hint=f"change {pair.ink.told} or {pair.ground.told}",
            file=str(path),
            line=_line(path.read_text("utf-8"), pair),
        )
        for pair in pairs(style)
        if not pair.good
    )


def _message(pair: Pair) -> str:
    what = f"{pair.ink.told} ({pair.ink.value}) on {pair.ground.told} ({pair.ground.value}), {pair.medium}"
    if pair.ratio is None:
        return f"{what}: the contrast cannot be measured"
    return f"{what}: contrast {pair.ratio:.2f} to 1, less than {pair.needed:g}"


def _line(text: str, pair: Pair) -> int | None:
    """Return the line of the ink's token, in the medium's own table before the common one."""
    for colour in (pair.ink, pair.ground):
        name = colour.told.partition(".")[2]
        for table in ("dark",) if pair.medium == "dark" else (pair.medium, "common"):
            if line := _style_tokens.line_of(text, (table, "color", name)):
                return line
    return None


@lru_cache(maxsize=KEPT)
def _pairs(medium: str, sheet: str, properties: tuple[tuple[str, str], ...]) -> tuple[Pair, ...]:
    values = dict(properties)
    found = uses(sheet, values)
    needed: dict[tuple[Colour, Colour], float] = {}
    for ink, ground, wanted in _wanted(found, values):
        needed[ink, ground] = max(wanted, needed.get((ink, ground), 0))
    return tuple(
        Pair(medium=medium, ink=ink, ground=ground, needed=wanted, ratio=_ratio(ink, ground))
        for (ink, ground), wanted in needed.items()
    )


def _wanted(found: tuple[Use, ...], values: Mapping[str, str]) -> Iterator[tuple[Colour, Colour, float]]:
    """Yield each ink, each ground it may stand on, and the ratio it needs there."""
    paper = Colour(PAPER, values.get(PAPER, WHITE))
    shared = [paper, *(use.colour for use in found if use.role is Role.GROUND and use.ink is None)]
    for ground in dict.fromkeys(shared):
        if INK in values:
            yield Colour(INK, values[INK]), ground, TEXT
        for use in found:
            if use.role is Role.INK and use.ground is None:
                yield use.colour, ground, LARGE_TEXT if use.large else TEXT
    for use in found:
        if use.role is Role.LINE and use.colour.name != DECORATION:
            yield use.colour, paper, GRAPHIC
        elif use.role is Role.GROUND and use.ink is not None:
            yield use.ink, use.colour, LARGE_TEXT if use.large else TEXT


def _ratio(ink: Colour, ground: Colour) -> float | None:
    if not (ink.measurable and ground.measurable):
        return None
    return contrast(ink.value, ground.value)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == len("rgb"):
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4
