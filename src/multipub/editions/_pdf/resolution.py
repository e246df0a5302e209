"""How many pixels of a photo paper can show: the style's print resolution and its page.

In:  a style, and a photo's size.   Out: the pixels its longest edge may have.
Promises: no photo is made smaller than its page could show it; where a style says nothing it is 300 dots an inch.
"""

import math
import re
from collections.abc import Mapping

from multipub.model.manuscript import Media
from multipub.model.press import Style

USUAL_DOTS = 300
"""Dots an inch: what offset presses (a screen of 150 lines, two dots a line) and desk printers show."""

MILLIMETRES_AN_INCH = 25.4
A4 = (210.0, 297.0)
"""Millimetres (ISO 216)."""

_DOTS = re.compile(r"(\d+)dpi")
_MILLIMETRES = re.compile(r"([\d.]+)mm\s+([\d.]+)mm")


def longest_edge(media: Media, style: Style) -> int:
    """Return how many pixels the longest edge of a photo may have: as many as fit across the page, or down it."""
    wide, high = _page(style)
    across = media.width >= media.height
    return math.ceil((wide if across else high) / MILLIMETRES_AN_INCH * _dots(style))


def _dots(style: Style) -> int:
    said = _DOTS.fullmatch(style.layout("resolution"))
    return int(said[1]) if said else USUAL_DOTS


def _page(style: Style) -> tuple[float, float]:
    """Return width and height of the page in millimetres, as ``[print.page] size`` says; else those of A4."""
    table = style.tokens.get("print")
    page = table.get("page") if isinstance(table, Mapping) else None
    size = _MILLIMETRES.fullmatch(str(page.get("size", ""))) if isinstance(page, Mapping) else None
    return (float(size[1]), float(size[2])) if size else A4
