"""WeasyPrint's boxes, as the finisher sees them: a typed view of what is read of an untyped library.

Boxes are told apart by the attributes that only their kind has, so that WeasyPrint's placeholders of absolutely placed
boxes, which pass attributes on, are seen through.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.layout.replaced import replacedbox_layout

Style = Mapping[str, Any]
"""Computed CSS values by property, with ``_`` for ``-``."""


class Box(Protocol):
    """A box of any kind; ``element_tag`` has the pseudo-element too (``li::marker``)."""

    element: Element | None
    element_tag: str
    style: Style
    children: Sequence["Box"]
    position_x: float
    position_y: float
    width: float
    height: float


class Page(Protocol):
    """A laid-out page; lengths in CSS pixels."""

    width: float
    height: float
    bleed: Mapping[str, float]
    _page_box: Box


class Font(Protocol):
    """A font of the document: which text each glyph stands for, and which characters it lacks."""

    hash: str
    to_unicode: Mapping[int, str]
    missing: Mapping[int, int]


class Metadata(Protocol):
    """What the HTML says of the document."""

    lang: str | None


class Document(Protocol):
    """A laid-out document."""

    pages: Sequence[Page]
    fonts: Mapping[Any, Font]
    metadata: Metadata


def text_of(box: Box) -> str | None:
    """Return the text of a text box, or ``None`` of any other."""
    text: str | None = getattr(box, "text", None)
    return text


def baseline_of(box: Box) -> float:
    """Return how far below the top of the page the line of a text box stands, in CSS pixels."""
    baseline: float = getattr(box, "baseline", 0.0)
    return box.position_y + baseline


def margin_of(box: Box) -> str | None:
    """Return the name of a margin box (``@top-left``), which holds a running head or a folio."""
    name: str | None = getattr(box, "at_keyword", None)
    return name


def is_replaced(box: Box) -> bool:
    """Whether the box is a picture."""
    return hasattr(box, "replacement")


def is_line(box: Box) -> bool:
    """Whether the box is a line."""
    return hasattr(box, "text_overflow")


def is_page(box: Box) -> bool:
    """Whether the box is a page."""
    return hasattr(box, "page_type")


def is_repeated(box: Box) -> bool:
    """Whether the box is the head or foot of a table, which stands on each of its pages."""
    return bool(getattr(box, "is_header", False) or getattr(box, "is_footer", False))


def link_of(box: Box) -> pydyf.Dictionary | None:
    """Return the link annotation drawn over the box, if there is one."""
    return getattr(box, "link_annotation", None)


def has_bookmark(box: Box) -> bool:
    """Whether a bookmark leads to the box."""
    return bool(getattr(box, "bookmark_label", None)) and box.style["bookmark_level"] != "none"


def is_shown(box: Box) -> bool:
    """Whether CSS lets the box be seen."""
    return bool(box.style["visibility"] == "visible")


def children_of(box: Box) -> Iterator[Box]:
    """Yield the boxes in a box, lines and the box between a table and its wrapper opened, as ``tags`` does."""
    table = _table_in(box)
    for child in box.children:
        opened = child.children if (table is not None and child is table) or is_line(child) else (child,)
        for one in opened:
            yield from one.children if is_line(one) else (one,)


def _table_in(box: Box) -> Box | None:
    """Return the table in the box that holds it with its caption."""
    if box.element_tag != "table" or not getattr(box, "is_table_wrapper", False):
        return None
    wrapper: Any = box
    table: Box | None = wrapper.get_wrapped_table()
    return table


Matrix = tuple[float, float, float, float, float, float]
"""An affine transformation ``a b c d e f`` of a point written as a row (8.3.3)."""

CUT = 2.0
"""CSS px that may stand over the edge of the paper: the space after a last letter, or half of a hair line."""

UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def matrix_of(box: Box, around: Matrix) -> Matrix:
    """Return how CSS moves and turns what is in a box, ``around`` being how it does so with the box around it."""
    own: Any = getattr(box, "transformation_matrix", None)
    if own is None:
        return around
    a, b, c, d, e, f = own.values
    p, q, r, s, t, u = around
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Return where a transformation moves a point to."""
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f


def is_off_paper(box: Box, page: Page, matrix: Matrix) -> bool:
    """Whether a line of text or a picture, as it is transformed, stands over the edge of its page."""
    if is_replaced(box):
        left, top, right, foot = area_of(box, matrix)
        ends = [(left, top), (right, foot)]
    else:
        line = baseline_of(box)
        ends = [moved(x, line, matrix) for x in (box.position_x, box.position_x + box.width)]
    return not all(-CUT <= x <= page.width + CUT and -CUT <= y <= page.height + CUT for x, y in ends)


def area_of(box: Box, matrix: Matrix = UNCHANGED) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what is drawn, as it is transformed.

    A picture is measured without its border, a frame with it.
    """
    left, top, width, height = _area_before(box)
    corners = [moved(x, y, matrix) for x in (left, left + width) for y in (top, top + height)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _area_before(box: Box) -> tuple[float, float, float, float]:
    """Return left, top, width and height of what is drawn, before CSS transforms it."""
    place: Any = box
    if is_replaced(box):
        wide, high, x, y = replacedbox_layout(place)  # ``object-fit``: it may be smaller than its box, or cut by it
        left, top = max(x, place.content_box_x()), max(y, place.content_box_y())
        right = min(x + wide, place.content_box_x() + box.width)
        return left, top, right - left, min(y + high, place.content_box_y() + box.height) - top
    return place.border_box_x(), place.border_box_y(), place.border_width(), place.border_height()
