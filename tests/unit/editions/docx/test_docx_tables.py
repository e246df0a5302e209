"""Tables of any width: no word and no number is cut while the sheet has room for it."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from multipub.checks import examine
from multipub.editions.docx import observe, write
from multipub.model.blocks import Cell, Table
from multipub.model.text import Text
from presses import quick_press
from support import arabic_manuscript, full_manuscript

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADS = ("Berth", "Owner", "Length", "Depth", "Year", "Fee", "Power", "Remarks", "Inspection", "Insurance")
ROW = (
    *("North 14", "Port Nadir Fishing Cooperative", "12.5 m", "3.6 m", "1931"),
    *("1,200.50", "400 V", "Waiting", "unscheduled", "Lighthouse Mutual"),
)
TWIPS_A_LETTER = 90
"""A letter of the table's face in 8 points; the words below are measured by it."""


def table(columns: int) -> Table:
    head = tuple(Cell(content=(Text(one),), scope="col") for one in HEADS[:columns])
    rows = tuple(tuple(Cell(content=(Text(one),)) for one in ROW[:columns]) for _ in range(4))
    return Table(id="berths", caption=(Text("Berths and fees"),), head=(head,), bodies=(rows,), foot=())


def parts(columns: int, folder, make=full_manuscript):
    """Write an article of one table; return its widths, the indent of the table, and the manuscript's faults."""
    manuscript = replace(make(folder), body=(table(columns),))
    data = write(manuscript, quick_press())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    widths = [int(one.get(f"{W}w")) for one in document.iter(f"{W}gridCol")]
    indent = next((int(one.get(f"{W}w")) for one in document.iter(f"{W}tblInd")), 0)
    return widths, indent, examine(manuscript, observe(data))


@pytest.mark.parametrize("columns", [3, 8])
def test_every_column_has_room_for_its_longest_word(columns, tmp_path):
    widths, _, faults = parts(columns, tmp_path)
    words = [max(len(word) for word in f"{head} {cell}".split()) for head, cell in zip(HEADS, ROW, strict=True)]
    cut = [head for head, width, most in zip(HEADS, widths, words, strict=False) if width < most * TWIPS_A_LETTER]
    assert cut == []
    assert faults == ()


def test_a_wide_table_runs_over_the_rail_and_a_narrow_one_does_not(tmp_path):
    assert parts(3, tmp_path)[1] == 0
    widths, indent, _ = parts(10, tmp_path)
    assert indent < 0
    assert sum(widths) > sum(parts(3, tmp_path)[0])


def test_a_right_to_left_table_stays_in_the_column(tmp_path):
    widths, indent, faults = parts(10, tmp_path, arabic_manuscript)
    assert indent == 0
    assert abs(sum(widths) - sum(parts(3, tmp_path, arabic_manuscript)[0])) < len(widths)
    assert faults == ()
