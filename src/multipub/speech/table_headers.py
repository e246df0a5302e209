"""Which header is said before which cell.

In:  a ``Table``.   Out: its rows, every cell with the words of its column's header.
Promises: every cell once, in the order of ``wording.reading``.
"""

from collections.abc import Iterator

from multipub.model.blocks import Cell, Table
from multipub.model.text import Inlines


def rows_of(table: Table) -> Iterator[list[tuple[Cell, Inlines]]]:
    """Yield every row: its cells, each with its column's header, or nothing where there is none or the cell is one.

    A cell that spans rows keeps its columns in the rows below it (HTML, 4.9.12.1 "Forming a table").
    """
    headers: dict[int, Inlines] = {}
    taken: dict[int, int] = {}
    for row in table.rows:
        column = 0
        said: list[tuple[Cell, Inlines]] = []
        for cell in row:
            while taken.get(column, 0):
                column += 1
            said.append((cell, () if cell.scope else headers.get(column, ())))
            for covered in range(column, column + cell.columns):
                if cell.scope in ("col", "colgroup"):
                    headers[covered] = cell.content
                taken[covered] = cell.rows
            column += cell.columns
        yield said
        taken = {place: rows - 1 for place, rows in taken.items() if rows > 1}
