"""Reads a table of body markup, with header cells that say what they head.

In:  an XHTML or NITF ``table``.   Out: a ``Table``, or nothing if it has no words.
Promises: every cell's words stay; where nobody marked a header, the first row is taken for one, and the desk is told.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from lxml import etree

from multipub.ingest._markup.inlines import InlineReader
from multipub.ingest._markup.names import BLOCKS
from multipub.ingest._markup.parsing import name_of
from multipub.model.blocks import Cell, Row, Table
from multipub.model.text import Inline, LineBreak, Text, plain, tidy

MOST_COLUMNS = 1000
MOST_ROWS = 65534
"""Cells one cell may stand for (HTML, 4.9.11)."""

_SCOPES: dict[str, Literal["col", "row", "colgroup", "rowgroup"]] = {
    "col": "col",
    "row": "row",
    "colgroup": "colgroup",
    "rowgroup": "rowgroup",
}


def read_table(element: etree._Element, table_id: str, inlines: InlineReader) -> tuple[Table | None, bool]:
    """Return the table, and whether its header cells are a guess."""
    head, bodies, foot = _groups(element, inlines)
    if not head and not any(bodies) and not foot:
        return None, False
    caption = next((one for one in element.iter() if name_of(one) == "caption"), None)
    table = Table(
        id=table_id,
        caption=() if caption is None else tidy(flat(caption, inlines)),
        head=head,
        bodies=tuple(body for body in bodies if body),
        foot=foot,
    )
    if any(cell.scope for row in table.rows for cell in row):
        return table, False
    return _with_headers(table), True


def _with_headers(table: Table) -> Table:
    """Make the first row the header."""
    first, *others = table.rows
    head = (tuple(replace(cell, scope="col") for cell in first),)
    rest = tuple(row for row in others if row not in table.foot)
    return replace(table, head=head, bodies=(rest,) if rest else ())


def _groups(
    element: etree._Element, inlines: InlineReader
) -> tuple[tuple[Row, ...], list[tuple[Row, ...]], tuple[Row, ...]]:
    head: tuple[Row, ...] = ()
    foot: tuple[Row, ...] = ()
    bodies: list[tuple[Row, ...]] = []
    loose: list[Row] = []
    for child in element:
        name = name_of(child)
        if name == "tr":
            loose.extend(_rows([child], inlines, in_head=False))
        elif name == "thead":
            head += tuple(_rows(child, inlines, in_head=True))
        elif name == "tfoot":
            foot += tuple(_rows(child, inlines, in_head=False))
        elif name == "tbody":
            bodies.append(tuple(_rows(child, inlines, in_head=False)))
    if loose:
        bodies.insert(0, tuple(loose))
    return head, bodies, foot


def _rows(rows: etree._Element | list[etree._Element], inlines: InlineReader, *, in_head: bool) -> Iterator[Row]:
    for row in rows:
        cells = tuple(
            _cell(one, inlines, in_head=in_head, first=place == 0)
            for place, one in enumerate(child for child in row if name_of(child) in {"td", "th"})
        )
        if any(plain(cell.content) for cell in cells):
            beside = any(cell.scope is None for cell in cells)
            yield cells if beside or in_head else tuple(_heads_column(cell) for cell in cells)


def _heads_column(cell: Cell) -> Cell:
    """A row of nothing but header cells heads its columns."""
    return replace(cell, scope="col") if cell.scope == "row" else cell


def _cell(element: etree._Element, inlines: InlineReader, *, in_head: bool, first: bool) -> Cell:
    scope = _SCOPES.get((element.get("scope") or "").lower())
    if scope is None and (in_head or name_of(element) == "th"):
        scope = "col" if in_head or not first else "row"
    return Cell(
        content=tidy(flat(element, inlines)),
        scope=scope,
        columns=_span(element.get("colspan"), MOST_COLUMNS),
        rows=_span(element.get("rowspan"), MOST_ROWS),
    )


def _span(said: str | None, most: int) -> int:
    digits = (said or "1").strip()
    return min(max(int(digits), 1), most) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 1


def flat(element: etree._Element, inlines: InlineReader) -> list[Inline]:
    """Return what is inside an element as inlines, a line break between its blocks."""
    content: list[Inline] = list(inlines.one_text(element.text))
    for child in element:
        if name_of(child) in BLOCKS:
            inner = flat(child, inlines)
            if plain(tuple(inner)):
                content += [LineBreak(), *inner, LineBreak()] if plain(tuple(content)) else [*inner, LineBreak()]
        else:
            content += inlines.one(child)
        content += inlines.one_text(child.tail)
    return _without_double_breaks(content)


def _without_double_breaks(content: list[Inline]) -> list[Inline]:
    """Drop breaks that follow a break, and those at the ends."""
    kept: list[Inline] = []
    for inline in content:
        blank = isinstance(inline, Text) and not inline.text.strip(" \t\r\n\f")
        if isinstance(inline, LineBreak) and (not kept or isinstance(kept[-1], LineBreak)):
            continue
        if blank and kept and isinstance(kept[-1], LineBreak):
            continue
        kept.append(inline)
    while kept and isinstance(kept[-1], LineBreak):
        kept.pop()
    return kept
