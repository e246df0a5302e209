"""Reads a table's grid, and makes a story's table of it.

In:  ``w:tbl``; or a ``ShownTable`` and the table it was.   Out: a ``ShownTable``; a ``Table``.
Promises: cells that reach over columns or down are one cell; a cell that did not change keeps everything it was.

Source: ISO/IEC 29500-1, 17.4.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Literal

from lxml import etree

from multipub.carriers._word.grid import placed
from multipub.carriers._word.names import WORD, value_at
from multipub.ingest._docx.expected_words import spans_of
from multipub.ingest._docx.letters import LINE_END, Span, Spans, tidied, words_of
from multipub.ingest._docx.lines import Line, ShownCell, ShownTable
from multipub.ingest._docx.styles import Styles, toggle
from multipub.ingest._docx.weaving import weave
from multipub.model.blocks import Cell, Row, Table

_W = f"{{{WORD}}}"
CELL_END = " | "
"""Between the cells of a table that stands in a cell of another."""

_HEADERS = {"table row header": "row", "table header": "col", "table heading": "col", "table text": None}
"""What a cell is by its paragraph's style; where that says nothing, a row that repeats holds headers."""

MOST_COLUMNS = 512
"""Columns of a grid; Word's own limit is 63."""


def read(table: etree._Element, words_in: Callable[[etree._Element], list[Spans]], styles: Styles) -> ShownTable:
    """Return the grid of a table; ``words_in`` gives the lines of a cell."""
    rows: list[tuple[ShownCell, ...]] = []
    heads = 0
    for row in table.iter(_W + "tr"):
        if next(row.iterancestors(_W + "tbl")) is not table:
            continue
        is_head = bool(toggle(row.find(_W + "trPr"), _W + "tblHeader"))
        heads += is_head and heads == len(rows)
        rows.append(tuple(_cells(row, words_in, styles, is_head=is_head)))
    return ShownTable(rows=tuple(rows), heads=heads)


def cells_of(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a table, without those of tables in it."""
    return (one for one in table.iter(_W + "tc") if next(one.iterancestors(_W + "tbl")) is table)


def arranges(cells: Iterable[Sequence[Line]]) -> bool:
    """Whether a table only arranges pictures: at least every other cell that holds something holds one."""
    full = [cell for cell in cells if cell]
    return 0 < len(full) <= 2 * sum(any(line.figure for line in cell) for cell in full)


def rows_of(table: ShownTable) -> Iterator[Spans]:
    """Yield the rows of a table, each on one line."""
    for row in table.rows:
        shown = [cell.spans for cell in row if cell.spans]
        between = Span(CELL_END)
        line = [one for number, spans in enumerate(shown) for one in ((between, *spans) if number else spans)]
        yield from [tidied(line)] if line else []


def is_known(table: etree._Element, styles: Styles) -> bool:
    """Whether the style of its first cell says that a table is one, and no frame round a text."""
    return styles.name(value_at(next(table.iter(_W + "tc")), "w:p/w:pPr/w:pStyle") or "") in _HEADERS


def _cells(
    row: etree._Element, words_in: Callable[[etree._Element], list[Spans]], styles: Styles, *, is_head: bool
) -> Iterator[ShownCell]:
    before = value_at(row, "w:trPr/w:gridBefore")
    column = int(before) if before and before.isdigit() else 0
    for cell in row.iter(_W + "tc"):
        if next(cell.iterancestors(_W + "tr")) is not row:
            continue
        span = value_at(cell, "w:tcPr/w:gridSpan")
        columns = min(int(span), MOST_COLUMNS) if span and span.isdigit() and len(span) < 9 else 1
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        continues = merge is not None and merge.get(_W + "val", "continue") == "continue"
        spans: list[Span] = []
        for line in words_in(cell):
            spans += [*([Span(LINE_END)] if spans else []), *line]
        name = styles.name(value_at(cell, "w:p/w:pPr/w:pStyle") or "")
        header = _HEADERS.get(name, "col" if is_head else None)
        yield ShownCell(
            spans=() if continues else tidied(spans),
            column=column,
            columns=max(1, columns),
            header=None if continues else header,
            continues=continues,
        )
        column += max(1, columns)


def expected(table: Table, language: str, notes: frozenset[str]) -> ShownTable:
    """Return what a document of ours shows of a table."""
    headers = {"row": "row", "rowgroup": "row", "col": "col", "colgroup": "col", None: None}
    rows = tuple(
        tuple(
            ShownCell(
                spans=() if one.cell is None else spans_of(one.cell.content, language, notes),
                column=one.column,
                columns=one.columns,
                header=None if one.cell is None else headers[one.cell.scope],
                continues=one.cell is None,
            )
            for one in row
        )
        for row in placed(table.rows)
    )
    return ShownTable(rows=rows, heads=len(table.head), caption=spans_of(table.caption, language, notes))


def made(shown: ShownTable, old: Table | None, new_id: str, language: str, notes: frozenset[str]) -> Table:
    """Return the table that a document shows, with what it was where it did not change."""
    before = None if old is None else expected(old, language, notes)
    if has_no_header(shown) and not (before is not None and has_no_header(before)):
        shown = _with_header(shown)
    kept = _matched_rows(shown, before)
    places = [] if old is None else placed(old.rows)
    rows: list[Row] = []
    for number, row in enumerate(shown.rows):
        was = kept.get(number)
        old_row = {} if was is None else {one.column: one.cell for one in places[was] if one.cell is not None}
        rows.append(tuple(_row(shown, number, row, old_row, language, notes)))
    heads, bodies, foot = _parted(shown, old, kept)
    caption = weave(() if old is None else old.caption, shown.caption, language, language, notes)
    return Table(
        id=new_id if old is None else old.id,
        caption=caption,
        head=tuple(rows[one] for one in heads),
        bodies=tuple(tuple(rows[one] for one in body) for body in bodies),
        foot=tuple(rows[one] for one in foot),
    )


def has_no_header(shown: ShownTable) -> bool:
    """Whether no cell of a table is a header: then no screen reader can say what a number is."""
    return bool(shown.rows) and not any(cell.header for row in shown.rows for cell in row)


def _with_header(shown: ShownTable) -> ShownTable:
    """Return the table with its first row as its header."""
    first, *rest = shown.rows
    head = tuple(cell if cell.continues else replace(cell, header="col") for cell in first)
    return replace(shown, rows=(head, *rest), heads=max(1, shown.heads))


def _row(
    shown: ShownTable,
    number: int,
    row: Sequence[ShownCell],
    old_row: dict[int, Cell],
    language: str,
    notes: frozenset[str],
) -> Iterator[Cell]:
    for cell in row:
        if cell.continues:
            continue
        was = old_row.get(cell.column)
        reaches = 1
        while number + reaches < len(shown.rows) and any(
            one.continues and one.column == cell.column for one in shown.rows[number + reaches]
        ):
            reaches += 1
        if was is None:
            content = weave((), cell.spans, language, language, notes)
            yield Cell(content=content, scope=_scope(cell), columns=cell.columns, rows=reaches)
            continue
        content = was.content
        if spans_of(was.content, language, notes) != cell.spans:
            content = weave(was.content, cell.spans, language, language, notes)
        scope = was.scope or _scope(cell)
        rows = was.rows if was.rows > reaches and number + was.rows > len(shown.rows) else reaches
        yield replace(was, content=content, columns=cell.columns, rows=rows, scope=scope)


def _scope(cell: ShownCell) -> Literal["col", "row"] | None:
    match cell.header:
        case "col":
            return "col"
        case "row":
            return "row"
        case _:
            return None


def _matched_rows(shown: ShownTable, before: ShownTable | None) -> dict[int, int]:
    """Return for the rows of a table which rows they were: the same ones, else the ones that stand in their place."""
    if before is None:
        return {}
    old = [tuple(words_of(cell.spans) for cell in row) for row in before.rows]
    new = [tuple(words_of(cell.spans) for cell in row) for row in shown.rows]
    kept: dict[int, int] = {}
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            kept |= dict(zip(range(new_start, new_end), range(start, end), strict=True))
        elif kind == "replace":
            free = list(range(start, end))
            for place in range(new_start, new_end):
                best = max(free, key=lambda one: _alike(old[one], new[place]), default=None)
                if best is not None and (_alike(old[best], new[place]) or end - start == new_end - new_start):
                    kept[place] = best
                    free = [one for one in free if one > best]
    return kept


def _alike(old: tuple[str, ...], new: tuple[str, ...]) -> int:
    return sum(one == other and bool(one) for one, other in zip(old, new, strict=False))


def _parted(shown: ShownTable, old: Table | None, kept: dict[int, int]) -> tuple[list[int], list[list[int]], list[int]]:
    """Return which rows are the head, which the bodies, which the foot; a new row goes with the one before it."""
    heads = list(range(shown.heads))
    rest = range(shown.heads, len(shown.rows))
    if old is None:
        return heads, [list(rest)] if rest else [], []
    groups = [0] * len(old.head)
    for number, body in enumerate(old.bodies, 1):
        groups += [number] * len(body)
    last = len(old.bodies) + 1
    groups += [last] * len(old.foot)
    parted: dict[int, list[int]] = {}
    current = 1
    for place in rest:
        if place in kept:
            current = max(current, groups[kept[place]])
        parted.setdefault(current, []).append(place)
    foot = parted.pop(last, []) if old.foot else []
    return heads, [parted[one] for one in sorted(parted)], foot
