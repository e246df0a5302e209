"""Tables that a page is too narrow or too low for: their words may break, their rows may part.

In:  a page as WeasyPrint has laid it out, and the tree it was made from.   Out: the tree, with other rules for the
tables that need them.
Promises: a table that fits is left as its style sets it; words break before numbers do, and either before it runs off
the page.  WeasyPrint 70 lets a table run over the edge, and leaves out a head that no row fits below.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

Box = Any
"""WeasyPrint has no types."""

OVER_THE_EDGE = 1.0
"""CSS px.  How far a table may stand out: positions are floating numbers, and collapsed borders stand out by half."""


class Tables:
    """The tables of a document, and what was changed for each."""

    def __init__(self, root: Box) -> None:
        self._sources = {id(box.element): box for box in root.descendants() if isinstance(box, boxes.TableBox)}
        self._breakable = {key: [_breaks_in_words(box), _breaks(box)] for key, box in self._sources.items()}
        self._parted: set[int] = set()

    def mend(self, page: Box, known_widths: dict[Box, object]) -> bool:
        """Change the tables on ``page`` that do not fit it; say whether the page must be laid out again.

        ``known_widths`` are the widths of columns that WeasyPrint keeps: those of changed tables are taken out.
        """
        changed = False
        for wrapper, around in _wrappers(page) if self._sources else ():
            key, placed = id(wrapper.element), wrapper.get_wrapped_table()
            source, steps = self._sources[key], self._breakable[key]
            if wrapper.margin_width() > around.width + OVER_THE_EDGE and steps:
                changed = True
                for known in [table for table in known_widths if id(table.element) == key]:
                    del known_widths[known]
                for text in steps.pop(0):
                    text.style["overflow_wrap"] = "anywhere"
            if key not in self._parted and (placed is None or _marginal_groups(placed) < _marginal_groups(source)):
                changed = True
                self._parted.add(key)
                _let_rows_part(source)
        return changed


def _wrappers(box: Box) -> Iterator[tuple[Box, Box]]:
    """Yield each table in a box, with its caption, and the box around it."""
    for child in box.children:
        if getattr(child, "is_table_wrapper", False):
            yield child, box
        elif isinstance(child, boxes.ParentBox) and not isinstance(child, boxes.LineBox):
            yield from _wrappers(child)


def _breaks(table: Box) -> list[Box]:
    """Return the boxes with the words of ``table``."""
    return [box for box in table.descendants() if isinstance(box, boxes.TextBox)]


def _breaks_in_words(table: Box) -> list[Box]:
    """Return those with letters: a number that is parted is read as two."""
    return [box for box in _breaks(table) if any(character.isalpha() for character in box.text)]


def _let_rows_part(table: Box) -> None:
    """Let the rows of ``table`` go on on the next page.

    Their cells begin at the same height: brought to one baseline, one that fills the page would stand out below it.
    """
    for row in (row for group in table.children for row in group.children):
        row.style["break_inside"] = "auto"
        for cell in row.children:
            cell.style["vertical_align"] = "top"


def _marginal_groups(table: Box) -> int:
    """Return how many heads and feet stand in ``table``."""
    return sum(group.is_header or group.is_footer for group in table.children)
