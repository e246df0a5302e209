"""Reads tables: rows and cells, what heads what, and which tables only arrange the page.

In:  a ``table`` element.   Out: a ``Table``, or nothing where it is no table of facts.
Promises: every cell's words are kept; a table without header cells is headed by its first row, and that is told.

Source: HTML, 4.9; WCAG 2.2 SC 1.3.1.
"""

import re

from lxml import etree

from multipub.ingest._html.elements import tag_of
from multipub.ingest._html.inlines import InlineReader
from multipub.model.blocks import Cell, Row, Table
from multipub.model.text import plain, tidy

MOST_SPANNED = 100
"""Columns or rows that one cell may span."""

FEWEST_CELLS = 2
"""Columns, and rows, of a table of facts."""

_BLOCKY = frozenset({"table", "figure", "h1", "h2", "blockquote", "article", "section"})


def read_table(element: etree._Element, number: int, reader: InlineReader) -> tuple[Table | None, bool]:
    """Return the table, and whether its header cells are a guess; nothing where it only arranges the page."""
    rows = [one for one in element.iter("tr") if _table_of(one) is element]
    if element.get("role") in {"presentation", "none"} or any(
        tag_of(one) in _BLOCKY for one in element.iterdescendants()
    ):
        return None, False
    read = [(tag_of(parent) if (parent := row.getparent()) is not None else "", _cells(row, reader)) for row in rows]
    read = [(part, cells) for part, cells in read if any(plain(cell.content) for cell in cells)]
    if len(read) < FEWEST_CELLS or max(sum(cell.columns for cell in cells) for _, cells in read) < FEWEST_CELLS:
        return None, False
    head = tuple(_headed(cells) for part, cells in read if part == "thead")
    foot = tuple(cells for part, cells in read if part == "tfoot")
    body = [cells for part, cells in read if part not in {"thead", "tfoot"}]
    guessed = not head and not any(cell.scope for _, cells in read for cell in cells)
    if guessed or (not head and body and len(body) > 1 and all(cell.scope for cell in body[0])):
        head, body = (_headed(body[0]),), body[1:]
    if not body:
        return None, False
    caption = next((one for one in element if tag_of(one) == "caption"), None)
    table = Table(
        id=f"table-{number}",
        caption=tidy(reader.inside(caption)) if caption is not None else (),
        head=head,
        bodies=(tuple(body),),
        foot=foot,
    )
    return table, guessed


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors("table"), None)


def _cells(row: etree._Element, reader: InlineReader) -> Row:
    cells: list[Cell] = []
    for element in row:
        if tag_of(element) not in {"td", "th"}:
            continue
        scope = None
        if tag_of(element) == "th":
            said = (element.get("scope") or "").lower()
            scope = "col" if said.startswith("col") or (not said and _is_top(row)) else "row"
        cells.append(
            Cell(
                content=tidy(reader.inside(element)),
                scope="row" if scope == "row" else "col" if scope else None,
                columns=_span(element.get("colspan")),
                rows=_span(element.get("rowspan")),
            )
        )
    return tuple(cells)


def _is_top(row: etree._Element) -> bool:
    """Whether a row stands first in its table, or in its head."""
    parent = row.getparent()
    if parent is not None and tag_of(parent) == "thead":
        return True
    table = _table_of(row)
    return table is not None and next(table.iter("tr"), None) is row


def _headed(cells: Row) -> Row:
    return tuple(
        Cell(content=cell.content, scope=cell.scope or "col", columns=cell.columns, rows=cell.rows) for cell in cells
    )


def _span(said: str | None) -> int:
    found = re.match(r"\d{1,4}", said or "")
    return min(max(int(found[0]), 1), MOST_SPANNED) if found else 1
