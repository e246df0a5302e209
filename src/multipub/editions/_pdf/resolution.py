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

_SHEETS = {
    **{"a5": (148.0, 210.0), "a4": A4, "a3": (297.0, 420.0), "b5": (176.0, 250.0), "b4": (250.0, 353.0)},
    **{"letter": (215.9, 279.4), "legal": (215.9, 355.6), "ledger": (279.4, 431.8)},
}
"""Millimetres: the sheets that have a name (CSS Paged Media 3, 7.1)."""

_UNITS = {"mm": 1.0, "cm": 10.0, "q": 0.25, "in": 25.4, "pc": 25.4 / 6, "pt": 25.4 / 72, "px": 25.4 / 96}
"""Millimetres a unit (CSS Values 4, 6.2)."""

_DOTS = re.compile(r"(\d+)dpi")
_LENGTH = re.compile(rf"(\d*\.?\d+)({'|'.join(_UNITS)})")


def longest_edge(media: Media, style: Style) -> int:
    """Return how many pixels the longest edge of a photo may have: as many as fit across the page, or down it."""
    wide, high = _page(style)
    across = media.width >= media.height
    return math.ceil((wide if across else high) / MILLIMETRES_AN_INCH * _dots(style))


def _dots(style: Style) -> int:
    said = _DOTS.fullmatch(style.layout("resolution"))
    return int(said[1]) if said else USUAL_DOTS


def _page(style: Style) -> tuple[float, float]:
    """Return width and height of the page in millimetres, as ``[print.page] size`` says in any way of CSS.

    Where it does not say, those of A4.
    """
    table = style.tokens.get("print")
    page = table.get("page") if isinstance(table, Mapping) else None
    words = str(page.get("size", "")).lower().split() if isinstance(page, Mapping) else []
    named = next((_SHEETS[word] for word in words if word in _SHEETS), A4)
    lengths = [float(found[1]) * _UNITS[found[2]] for word in words if (found := _LENGTH.fullmatch(word))]
    wide, high = (lengths[0], lengths[-1]) if lengths else named
    return (max(wide, high), min(wide, high)) if "landscape" in words else (wide, high)
