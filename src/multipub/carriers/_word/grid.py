"""Lays the cells of a table out on its grid.

In:  rows as a story has them, where a cell that reaches down is said once.   Out: rows as Word has them, where it is
said in every row.
"""

from dataclasses import dataclass

from multipub.model.blocks import Cell, Row


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell where it stands; ``cell`` is ``None`` where a cell from above reaches down."""

    cell: Cell | None
    column: int
    columns: int


def placed(rows: tuple[Row, ...]) -> list[list[Placed]]:
    """Return the cells by row, with the places that cells from above reach into."""
    reaching: dict[int, tuple[int, int]] = {}
    found: list[list[Placed]] = []
    for row in rows:
        made: list[Placed] = []
        below: dict[int, tuple[int, int]] = {}
        column = 0
        cells = list(row)
        while cells or any(start >= column for start in reaching):
            if column in reaching:
                left, columns = reaching[column]
                made.append(Placed(None, column, columns))
                if left > 1:
                    below[column] = (left - 1, columns)
            elif cells:
                cell = cells.pop(0)
                columns = cell.columns
                made.append(Placed(cell, column, columns))
                if cell.rows > 1:
                    below[column] = (cell.rows - 1, columns)
            else:
                columns = 1
                made.append(Placed(Cell(content=()), column, columns))
            column += columns
        reaching = below
        found.append(made)
    return found
