"""The opening of a story: no headline that ends in a word alone, no first page without text.

In:  the first page as WeasyPrint has laid it out, and the tree it was made from.   Out: the tree, with other measures.
Promises: words and their order stay as they are; a photo keeps its shape.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

Box = Any
"""WeasyPrint has no types."""

Skip = Mapping[int, Any] | None
"""Where a page ends: the number of a child, and where in that child; ``None`` at its start."""

SHORT_LINE = 0.6
"""Share of the longest line under which the last line of a headline looks left over."""

LOOSE = (1.08, 1.2)
"""By how much a line may be wider than an equal part of the words, tried in turn: they do not break everywhere."""

LINES_BELOW_LEAD = 4
"""Lines of text that a first page should show below its lead photo."""

LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Display:
    """A headline or a deck whose last line is short: how many lines it has, and the widths to try, its own the last.

    Lines nearly as long as each other are what ``text-wrap: balance`` gives on a screen (CSS Text 4, 6.4.2).
    """

    box: Box
    lines: int
    widths: tuple[object, ...]


def short_ended(page: Box, root: Box) -> Iterator[Display]:
    """Yield each headline and deck on ``page`` whose last line is short, as it stands in the tree."""
    for box in [one for one in root.descendants() if _is_display(one)]:
        lines = [sum(part.margin_width() for part in line.children) for line in lines_of(page, box)]
        if len(lines) > 1 and lines[-1] < SHORT_LINE * max(lines):
            even = [Dimension(sum(lines) / len(lines) * loose, "px") for loose in LOOSE]
            yield Display(box, len(lines), (*even, box.style["max_width"]))


def lines_of(page: Box, display: Box) -> list[Box]:
    """Return the lines of a headline or a deck on ``page``."""
    placed = (box for box in page.descendants() if _is_display(box) and box.element is display.element)
    return [line for box in placed for line in box.children if _is_line(line)]


def _is_display(box: Box) -> bool:
    if not isinstance(box, boxes.BlockBox) or box.element is None:
        return False
    return bool(box.element_tag == "h1" or "deck" in classes(box))


def _is_line(box: Box) -> bool:
    return isinstance(box, boxes.LineBox)


def make_room_below_lead(page: Box, root: Box, resume_at: Skip, page_bottom: float, smallest: float) -> bool:
    """Set a lead photo smaller that leaves no room for text on the first page; say whether it was."""
    lead = next((box for box in page.descendants() if LEAD in classes(box)), None)
    if lead is None or resume_at is None:
        return False
    below = [box for box in page.descendants() if box.position_y >= bottom(lead) and _is_line(box)]
    images = [box for box in lead.descendants() if isinstance(box, boxes.ReplacedBox)]
    if below or len(images) != 1:
        return False
    text = next(box for box in root.descendants() if id(box.element) == id(lead.element))
    missing = LINES_BELOW_LEAD * strut(lead.style)[0] + pixels(text, "margin_bottom") - (page_bottom - bottom(lead))
    share = 1 - max(missing, 0) / images[0].height
    if not smallest <= share < 1:
        return False
    image = next(box for box in text.descendants() if isinstance(box, boxes.ReplacedBox))
    set_width(image, images[0].width * share)
    return True


def set_width(image: Box, width: float) -> None:
    """Give a picture a width in CSS px, be it in a flex box or not; its height follows."""
    for name in ("width", "flex_basis"):
        image.style[name] = Dimension(width, "px")


def bottom(box: Box) -> float:
    """Return where a block ends, without the space below it."""
    return float(box.position_y + box.margin_top + box.border_height())


def pixels(box: Box, name: str) -> float:
    """Return a length of a style in CSS px; 0 where it is none."""
    value = box.style[name]
    return float(value.value) if isinstance(value, Dimension) and value.unit == "px" else 0.0


def classes(box: Box) -> list[str]:
    """Return the classes of a box's element."""
    return [] if box.element is None else str(box.element.get("class", "")).split()
