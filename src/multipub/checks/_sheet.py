"""The colours of a style sheet: which rule sets which ink, which ground, which line.

In:  a sheet, and the values of its custom properties.   Out: ``Use``s, in the order of the sheet.
Promises: every declaration of colour is found, in margin boxes of pages and under ``@media`` too; only what the system
chooses (``forced-colors``, ``currentColor``, system colours) is left to it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import tinycss2

from multipub.editions._style_tokens import COLOUR, told

LARGE = 18.0
"""Points.  Words of this size are large (WCAG 2.2, "large scale")."""

LARGE_BOLD = 14.0
"""Points.  Bold words of this size are large."""

BOLD = 700
"""Weight from which words are bold (CSS Fonts 4, 2.4)."""

POINTS = {"pt": 1.0, "px": 0.75, "rem": 12.0, "mm": 72 / 25.4}
"""Points in a unit of CSS; a ``rem`` is 16 px, as browsers have it."""

SYSTEM = frozenset(
    {
        *("currentcolor", "inherit", "initial", "unset", "revert", "transparent", "none"),
        *("canvas", "canvastext", "linktext", "visitedtext", "highlight", "highlighttext"),
        *("buttonface", "buttontext", "graytext", "mark", "marktext"),
    }
)
"""Colours that are not the style's: the system's, or those of what is around."""

NOT_COLOURS = frozenset(
    ("solid", "double", "dashed", "dotted", "inset", "outset", "ridge", "groove", "auto", "thin", "medium", "thick")
)
"""Words that stand beside a colour in a border or an outline."""

NOT_DRAWN = ("-collapse", "-radius", "-spacing", "-style", "-width", "-offset", "-image")
"""Ends of the names of border properties that have no colour."""

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_SIZE = re.compile(r"(?<![\w.-])(\d*\.?\d+)(pt|px|rem|mm)\b")
_WEIGHT = re.compile(r"(?<![\w.#-])([1-9]00|bold)(?![\w.%])")
_HASH = re.compile(r"#[0-9a-fA-F]+\b")
_WORD = re.compile(r"(?<![\w#-])[a-zA-Z][\w-]*(?![\w-]*\()")
_FUNCTION = re.compile(r"\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\([^)]*\)")


class Role(StrEnum):
    """What a colour is used for."""

    INK = "ink"
    GROUND = "ground"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour: the custom property it came from (empty for one written in the sheet), and its value."""

    name: str
    value: str

    @property
    def measurable(self) -> bool:
        """Whether it is a colour whose contrast can be measured."""
        return COLOUR.fullmatch(self.value) is not None

    @property
    def told(self) -> str:
        """What to call it: ``color.ink``, or the colour itself."""
        return told(self.name) if self.name else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A colour in a rule, with the ink or the ground that the same rule sets, and whether its words are large."""

    role: Role
    colour: Colour
    ink: Colour | None = None
    ground: Colour | None = None
    large: bool = False


def uses(sheet: str, values: Mapping[str, str]) -> tuple[Use, ...]:
    """Return the colours of every rule of ``sheet``."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return tuple(use for block in _blocks(rules) for use in _uses_of(block, values))


def _blocks(rules: list[tinycss2.ast.Node]) -> Iterator[dict[str, str]]:
    """Yield the declarations of each rule, in rules within rules too."""
    for rule in rules:
        if rule.type not in ("qualified-rule", "at-rule") or rule.content is None:
            continue
        if rule.type == "at-rule" and "forced-colors" in tinycss2.serialize(rule.prelude):
            continue
        if rule.type == "at-rule" and rule.lower_at_keyword == "media":
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _blocks(inside)
            continue
        parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        yield {part.name: tinycss2.serialize(part.value).strip() for part in parts if part.type == "declaration"}
        yield from _blocks(parts)


def _uses_of(block: Mapping[str, str], values: Mapping[str, str]) -> Iterator[Use]:
    inks = [colour for name, value in block.items() if _is_ink(name) for colour in _colours(value, values)]
    grounds = [colour for name, value in block.items() if _is_ground(name) for colour in _colours(value, values)]
    lines = [colour for name, value in block.items() if _is_line(name) for colour in _colours(value, values)]
    if block.get("content", "").strip("\"'") == "" and "content" in block:
        grounds, lines = [], [*lines, *grounds]  # an ornament: no words stand on it
    large = _is_large(block, values)
    for ink in inks:
        yield Use(role=Role.INK, colour=ink, ground=grounds[0] if grounds else None, large=large)
    for ground in grounds:
        yield Use(role=Role.GROUND, colour=ground, ink=inks[0] if inks else None, large=large)
    for line in lines:
        yield Use(role=Role.LINE, colour=line)


def _is_ink(name: str) -> bool:
    """Whether a property colours words; a property of the sheet's own does where its name ends in ``-color``."""
    return name == "color" or (name.startswith("--") and name.endswith("-color"))


def _is_ground(name: str) -> bool:
    return name in ("background", "background-color")


def _is_line(name: str) -> bool:
    drawn = name.startswith(("border", "outline")) and not name.endswith(NOT_DRAWN)
    return drawn or name == "text-decoration-color"


def _colours(written: str, values: Mapping[str, str]) -> Iterator[Colour]:
    """Yield the colours of a value: those of tokens by their names, those of lines by the colour's token."""
    for name in _VARIABLE.findall(written):
        value = values.get(name, "")
        if COLOUR.fullmatch(value):
            yield Colour(name, value)
        else:
            yield from (_named(colour, values) for colour in _written(value))
    yield from _written(_VARIABLE.sub("", written))


def _written(value: str) -> Iterator[Colour]:
    """Yield the colours that stand in a value as such; a name or a function is one that cannot be measured."""
    for colour in (*_HASH.findall(value), *_FUNCTION.findall(value)):
        yield Colour("", colour)
    for word in _WORD.findall(_FUNCTION.sub("", _HASH.sub("", value))):
        if word.lower() not in SYSTEM | NOT_COLOURS:
            yield Colour("", word)


def _named(colour: Colour, values: Mapping[str, str]) -> Colour:
    """Return a colour with the name of the token that has its value, where one has."""
    names = (name for name, value in values.items() if name.startswith("--color-") and value == colour.value)
    return Colour(next(names, ""), colour.value)


def _is_large(block: Mapping[str, str], values: Mapping[str, str]) -> bool:
    """Whether a rule says itself that its words are large; what it takes from around counts as small."""
    font = _VARIABLE.sub(
        lambda asked: values.get(asked[1], ""), f"{block.get('font', '')} {block.get('font-size', '')}"
    )
    sizes = [float(number) * POINTS[unit] for number, unit in _SIZE.findall(font.partition("/")[0])]
    weight = _WEIGHT.search(_VARIABLE.sub(lambda a: values.get(a[1], ""), block.get("font-weight", "")) or font)
    bold = weight is not None and (weight[1] == "bold" or int(weight[1]) >= BOLD)
    return bool(sizes) and min(sizes) >= (LARGE_BOLD if bold else LARGE)
