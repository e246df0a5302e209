"""Write a table: its caption before it, header rows that repeat, row headers that are headers.

In:  a ``Table``.   Out: a caption paragraph and ``w:tbl``.
Promises: header cells are known three ways (repeating rows, ``tblLook`` with ``cnfStyle``, a named style), because no
screen reader knows them all; rows are not cut, and words only where the sheet is too narrow for them; right-to-left
tables run from right to left.

Source: ISO/IEC 29500-1, 17.4; WCAG 2.2 SC 1.3.1.
"""

import re
from collections.abc import Sequence

from lxml import etree

from multipub.carriers._word.grid import Placed, placed
from multipub.carriers._word.names import ON, TWIPS_PER_MILLIMETRE, add, value
from multipub.carriers._word.style_names import ARTICLE_TABLE, Paragraphs
from multipub.editions._docx import inlines
from multipub.editions._docx.builder import Flow
from multipub.editions._docx.column_widths import Shared, shared
from multipub.editions._docx.inlines import Calls
from multipub.editions._docx.style_sheet import FULL_WIDTH
from multipub.model.blocks import Table
from multipub.model.language import Direction, direction_of
from multipub.model.text import plain

LONG = 12
"""Rows: a longer table may run over to the next page (LOOK.md of the styles)."""

NUMBER = re.compile(r"[\s\d.,:%‰°+\-–−/×()€$£¥]*\d[\s\d.,:%‰°+\-–−/×()€$£¥]*")
FIRST_ROW = {"w:val": "100000000000", "w:firstRow": ON}
FIRST_COLUMN = {"w:val": "001000000000", "w:firstColumn": ON}
_P = Paragraphs


def write(table: Table, flow: Flow, calls: Calls) -> None:
    """Write the table and its caption; the caption and a short table stay on one page."""
    rows = placed(table.rows)
    count = max((one.column + one.columns for row in rows for one in row), default=1)
    columns = _shared(rows, count, flow)
    if table.caption:
        line = flow.paragraph(_P.TABLE_CAPTION, flow.language, wide=columns.wide)
        line.bookmark(table.id)
        inlines.write(line, table.caption, flow.language, calls)
    made = add(flow.parent, "w:tbl")
    _properties(made, table, flow, columns)
    numeric = [_is_numeric(rows[len(table.head) :], column) for column in range(count)]
    grid = add(made, "w:tblGrid")
    widths = columns.widths
    for width in widths:
        add(grid, "w:gridCol", {"w:w": str(width)})
    for number, row in enumerate(rows):
        is_kept = len(rows) <= LONG and number < len(rows) - 1
        element = _row(made, is_header=number < len(table.head))
        for one in row:
            _cell(element, one, widths, flow, calls, is_kept=is_kept, at_end=numeric[one.column])


def _properties(made: etree._Element, table: Table, flow: Flow, columns: Shared) -> None:
    properties = add(made, "w:tblPr")
    value(properties, "w:tblStyle", ARTICLE_TABLE)
    if direction_of(flow.language) is Direction.RTL:
        add(properties, "w:bidiVisual")
    if columns.wide:
        add(properties, "w:tblW", {"w:w": str(sum(columns.widths)), "w:type": "dxa"})
        rail = round(flow.look.page.rail * TWIPS_PER_MILLIMETRE)
        add(properties, "w:tblInd", {"w:w": str(-rail), "w:type": "dxa"})
    else:
        add(properties, "w:tblW", {"w:w": FULL_WIDTH, "w:type": "pct"})
    has_row_headers = any(row and row[0].scope in {"row", "rowgroup"} for row in table.rows)
    look = {
        "w:val": f"{0x0020 * bool(table.head) + 0x0080 * has_row_headers + 0x0600:04X}",
        "w:firstRow": str(int(bool(table.head))),
        "w:lastRow": "0",
        "w:firstColumn": str(int(has_row_headers)),
        "w:lastColumn": "0",
        "w:noHBand": ON,
        "w:noVBand": ON,
    }
    add(properties, "w:tblLook", look)
    if table.caption:
        value(properties, "w:tblCaption", plain(table.caption))
    heads = [plain(cell.content) for row in table.head for cell in row if cell.content]
    if heads:
        value(properties, "w:tblDescription", "; ".join(heads))


def _row(made: etree._Element, *, is_header: bool) -> etree._Element:
    element = add(made, "w:tr")
    properties = add(element, "w:trPr")
    if is_header:
        add(properties, "w:cnfStyle", FIRST_ROW)
    add(properties, "w:cantSplit")
    if is_header:
        add(properties, "w:tblHeader")
    return element


def _cell(
    row: etree._Element, place: Placed, widths: Sequence[int], flow: Flow, calls: Calls, *, is_kept: bool, at_end: bool
) -> None:
    element = add(row, "w:tc")
    properties = add(element, "w:tcPr")
    cell = place.cell
    if cell is not None and cell.scope in {"row", "rowgroup"} and place.column == 0:
        add(properties, "w:cnfStyle", FIRST_COLUMN)
    width = sum(widths[place.column : place.column + place.columns])
    add(properties, "w:tcW", {"w:w": str(width), "w:type": "dxa"})
    if place.columns > 1:
        value(properties, "w:gridSpan", str(place.columns))
    if cell is None:
        add(properties, "w:vMerge")
    elif cell.rows > 1:
        value(properties, "w:vMerge", "restart")
    styles = {"row": _P.TABLE_ROW_HEADER, "rowgroup": _P.TABLE_ROW_HEADER, None: _P.TABLE_TEXT}
    style = styles.get(cell.scope if cell else None, _P.TABLE_HEADER)
    line = flow.into(element).paragraph(style, flow.language, keep=True if is_kept else None, at_end=at_end)
    if cell is not None:
        inlines.write(line, cell.content, flow.language, calls)


def _is_numeric(rows: list[list[Placed]], column: int) -> bool:
    """Whether a column holds numbers: then it is set at its end, head and all."""
    cells = [one.cell for row in rows for one in row if one.cell and one.column == column and not one.cell.scope]
    return bool(cells) and all(NUMBER.fullmatch(plain(cell.content)) for cell in cells)


def _shared(rows: list[list[Placed]], count: int, flow: Flow) -> Shared:
    """Share widths out; LibreOffice shifts no right-to-left table into the rail, so those stay in the column."""
    page, size = flow.look.page, flow.look.style(_P.TABLE_TEXT).size
    widest = page.column if direction_of(flow.language) is Direction.RTL else page.full
    return shared(rows, count, size, page.column * TWIPS_PER_MILLIMETRE, widest * TWIPS_PER_MILLIMETRE)
