"""Reads a table of the body.

In:  an XHTML ``table``.   Out: a ``Table``: head, row groups, foot.
Promises: a header cell keeps what it heads; a ``th`` that does not say so heads its column in the head, else its row.
"""

from typing import Literal

from lxml import etree

from multipub.canonical.elements import kind_of, local_name
from multipub.canonical.faults import Faults
from multipub.canonical.read_inlines import check_attributes, children_of, read_inlines
from multipub.canonical.read_words import whole_number
from multipub.canonical.vocabulary import XHTML
from multipub.model.blocks import Cell, Row, Table
from multipub.model.text import Inlines

Scope = Literal["col", "row", "colgroup", "rowgroup"]
_SCOPES: dict[str, Scope] = {"col": "col", "row": "row", "colgroup": "colgroup", "rowgroup": "rowgroup"}
_CELL = ("colspan", "rowspan")


def read_table(element: etree._Element, table_id: str, faults: Faults, *, strict: bool = False) -> Table:
    """Return the table in ``element``; rows outside ``thead``, ``tbody`` and ``tfoot`` make one row group.

    ``strict`` asks for the full form: rows in their groups, and header cells that say what they head.
    """
    check_attributes(element, ("id",), faults)
    if strict:
        _check_form(element, faults)
    caption: Inlines = ()
    head: list[Row] = []
    bodies: list[tuple[Row, ...]] = []
    foot: list[Row] = []
    bare: list[Row] = []
    for child in children_of(element, faults):
        match kind_of(child):
            case "caption":
                caption = read_inlines(child, faults)
            case "thead":
                head.extend(_rows(child, faults, heading="col"))
            case "tbody":
                bodies.append(tuple(_rows(child, faults, heading="row")))
            case "tfoot":
                foot.extend(_rows(child, faults, heading="row"))
            case "tr":
                bare.append(_row(child, faults, heading="row"))
            case _:
                faults.add("CAN-S00", f"<{local_name(child)}> is not allowed inside <table>", child)
    if bare:
        bodies.append(tuple(bare))
    return Table(id=table_id, caption=caption, head=tuple(head), bodies=tuple(bodies), foot=tuple(foot))


def _check_form(table: etree._Element, faults: Faults) -> None:
    for header in table.iter(f"{XHTML}th"):
        if header.get("scope") not in _SCOPES:
            faults.add("CAN-S00", f"<th> has scope={header.get('scope')!r}, not {', '.join(_SCOPES)}", header)
    for row in table.iterfind(f"{XHTML}tr"):
        faults.add("CAN-S00", "<tr> stands outside <thead>, <tbody> and <tfoot>", row)


def _rows(group: etree._Element, faults: Faults, *, heading: Scope) -> list[Row]:
    check_attributes(group, (), faults)
    rows: list[Row] = []
    for child in children_of(group, faults):
        if kind_of(child) == "tr":
            rows.append(_row(child, faults, heading=heading))
        else:
            faults.add("CAN-S00", f"<{local_name(child)}> is not allowed inside <{local_name(group)}>", child)
    return rows


def _row(element: etree._Element, faults: Faults, *, heading: Scope) -> Row:
    check_attributes(element, (), faults)
    cells: list[Cell] = []
    for child in children_of(element, faults):
        if kind_of(child) in ("th", "td"):
            cells.append(_cell(child, faults, heading=heading))
        else:
            faults.add("CAN-S00", f"<{local_name(child)}> is not allowed inside <tr>", child)
    return tuple(cells)


def _cell(element: etree._Element, faults: Faults, *, heading: Scope) -> Cell:
    is_header = kind_of(element) == "th"
    check_attributes(element, ("scope", *_CELL) if is_header else _CELL, faults)
    return Cell(
        content=read_inlines(element, faults),
        scope=_SCOPES.get(element.get("scope", ""), heading) if is_header else None,
        columns=whole_number(element, "colspan", faults, otherwise=1),
        rows=whole_number(element, "rowspan", faults, otherwise=1),
    )
