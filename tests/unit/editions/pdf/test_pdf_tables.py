"""Tables that are too wide or too high for a page: every word stays on the paper, the head above its rows."""

import io
from dataclasses import replace

import pikepdf
import pytest

from multipub.checks import examine
from multipub.editions._pdf.finish.errors import HiddenWords
from multipub.editions.pdf import observe, write
from multipub.model.blocks import Cell, Paragraph, Table
from presses import quick_press
from printed import lines
from support import arabic_manuscript, full_manuscript, words

SENTENCES = {"en": "The boats came home across the bar at night. ", "ar": "عادت القوارب ليلاً من وراء الشاطئ الرملي. "}
LONGEST = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
NUMBERS = ("1,641,537", "641,538", "86,539", "941,540", "1,641,541", "641,542", "641,543")


def table(*rows, head=()):
    cells = tuple(
        (Cell(content=words(row[0]), scope="row"), *(Cell(content=words(one)) for one in row[1:])) for row in rows
    )
    top = (tuple(Cell(content=words(one), scope="col") for one in head),) if head else ()
    return Table(id="t", caption=words("What the boats brought"), head=top, bodies=(cells,))


def printed(folder, block, style="default", language="en", before=1):
    """Return the story with this table as a PDF; it is read back whole."""
    usual = full_manuscript(folder) if language == "en" else arabic_manuscript(folder)
    text = tuple(Paragraph(content=words((SENTENCES[language] * 3).strip())) for _ in range(before))
    story = replace(usual, body=(*text, block, Paragraph(content=words("End."))))
    path = folder / "story.pdf"
    path.write_bytes(write(story, quick_press(style)))
    assert examine(story, observe(path.read_bytes())) == ()
    return path


def sheets(path):
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        return [[float(corner) for corner in page.mediabox] for page in pdf.pages]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("style", ["default", "large-print", "plain"])
def test_no_word_of_a_wide_table_runs_off_the_page(style, language, tmp_path):
    row = [SENTENCES[language][: 9 * number].strip() for number in range(1, 8)]
    path = printed(tmp_path, table(row, [LONGEST, *row[1:]]), style, language)
    found, sizes = lines(path), sheets(path)
    assert all(0 < line.left <= line.right < sizes[line.page][2] for line in found)
    assert any(line.right - line.left > 0.5 * sizes[line.page][2] for line in found)


def test_a_long_word_breaks_in_a_narrow_table_and_numbers_stay_whole(tmp_path):
    path = printed(tmp_path, table([LONGEST, *NUMBERS], [LONGEST, *NUMBERS]))
    shown = " ".join(line.text for line in lines(path)).split()
    assert all(shown.count(number) == 2 for number in NUMBERS)
    assert LONGEST not in shown


def test_a_table_of_many_columns_has_a_sheet_across_in_large_print(tmp_path):
    sizes = sheets(printed(tmp_path, table(NUMBERS, NUMBERS), "large-print"))
    assert {wide > high for _, _, wide, high in sizes} == {True, False}
    sizes = sheets(printed(tmp_path, table(NUMBERS[:5], NUMBERS[:5]), "large-print"))
    assert {wide > high for _, _, wide, high in sizes} == {False}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_head_stands_above_a_row_that_is_higher_than_a_page(language, tmp_path):
    row = ["A", (SENTENCES[language] * 170).strip(), "B"]
    path = printed(tmp_path, table(row, row, head=("X", "Y", "Z")), language=language)
    assert len(sheets(path)) > 2


def test_a_caption_is_never_parted_from_the_first_row(tmp_path):
    rows = [[f"Berth {number} of the quay", str(number)] for number in range(20)]
    pages = set()
    for before in range(10, 19):
        found = lines(printed(tmp_path, table(*rows, head=("Where", "How many")), before=before))
        (caption,) = (line for line in found if "What the boats brought" in line.text)
        first = next(line for line in found if line.text.startswith("Berth 0"))
        assert caption.page == first.page
        pages.add(caption.page)
    assert pages == {0, 1}


def test_a_table_that_no_page_can_hold_is_refused_by_its_words(tmp_path):
    row = [str(number) for number in range(150)]
    with pytest.raises(HiddenWords, match=r"page 1 is too narrow for the words of <t[dh]"):
        printed(tmp_path, table(row, row))
