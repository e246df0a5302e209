"""What is long: descriptions after the story, tables over many pages, stories of many pages."""

from collections import Counter
from dataclasses import replace

import pytest

from hard_pdf import ENGLISH
from multipub.checks import examine
from multipub.editions.pdf import PdfOptions, observe, write
from multipub.model.blocks import Cell, Heading, Paragraph, Table
from presses import quick_press
from support import figure, full_manuscript, photo, words
from tagged_pdf import TaggedPdf

ROWS = 400
PARAGRAPHS = 60


def press(standard):
    usual = quick_press()
    return replace(usual, options={**usual.options, "pdf": PdfOptions(standard=standard)})


def destination(file, annotation):
    """Return the page an annotation leads to, and how high on it."""
    if "/A" in annotation and "/SD" in annotation.A:
        place = annotation.A.D
    else:
        names = list(file.pdf.Root.Names.Dests.Names)
        place = dict(zip(map(str, names[::2]), names[1::2], strict=True))[str(annotation.Dest)]
    return place[0].objgen, float(place[3])


@pytest.mark.parametrize("standard", ["ua1-a3a", "ua2-a4f"])
def test_a_long_description_is_a_note_after_the_story_linked_both_ways(standard, tmp_path):
    story = full_manuscript(tmp_path)
    file = TaggedPdf(write(story, press(standard)))
    described = next(node for node in file.all("Figure") if "every stone" in str(node.dictionary.Alt))
    caption = described.parent.nodes()[1]
    there = next(node for node in caption.walk() if node.role == "Link")
    assert file.said(there) == "Image description"
    note = next(node for node in file.all("Note", "FENote") if "Six rows of stones" in file.said(node))
    back = next(node for node in note.walk() if node.role == "Link")
    order = list(file.tree.walk())
    assert order.index(note) > order.index(file.all("Aside", "Art")[0])
    assert order.index(note) > max(order.index(node) for node in file.all("Figure", "H3"))
    note_page, note_top = destination(file, there.links[0])
    figure_page, figure_top = destination(file, back.links[0])
    box = [float(corner) for corner in described.attributes["/BBox"]]
    assert figure_page == described.dictionary.Pg.objgen
    assert figure_top >= box[3] - 1
    assert note_page == note.marks()[0][0]
    assert 0 < note_top < float(file.pdf.pages[0].MediaBox[3])


def test_a_table_over_many_pages_says_its_head_once(tmp_path):
    rows = tuple(
        (Cell(content=words(f"Berth {number}"), scope="row"), Cell(content=words(str(number * number))))
        for number in range(ROWS)
    )
    head = ((Cell(content=words("Name"), scope="col"), Cell(content=words("Fee"), scope="col")),)
    story = full_manuscript(tmp_path)
    story = replace(story, body=(Table(id="t", caption=words("All fees"), head=head, bodies=(rows,)), *story.body))
    data = write(story, quick_press())
    file = TaggedPdf(data)
    assert examine(story, observe(data)) == ()
    long = file.all("Table")[0]
    assert len({home for home, _ in long.marks()}) > ROWS // 50
    assert Counter(node.role for node in long.walk() if node.role in ("THead", "TR", "TH", "Caption")) == {
        "Caption": 1,
        "THead": 1,
        "TR": ROWS + 1,
        "TH": ROWS + 2,
    }
    repeated = [entry for entry, text in file.artifacts if text.strip() == "Fee"]
    assert len(repeated) == len({home for home, _ in long.marks()}) - 1
    assert {entry["/Type"] for entry in repeated} == {"/Pagination"}


def test_a_story_of_many_pages_and_photos_is_whole(tmp_path):
    body = []
    for number in range(PARAGRAPHS):
        body.append(Paragraph(content=words(f"{number} {(ENGLISH * 4).strip()}")))
        if number % 5 == 0:
            place = photo(tmp_path, f"p{number}.jpg", (60, 40), f"#{number:02x}66cc")
            body.append(figure(place, 100 + number))
        if number % 12 == 5:
            body.append(Heading(level=2, content=words(f"Part {number}")))
    story = replace(full_manuscript(tmp_path), body=tuple(body))
    data = write(story, quick_press())
    file = TaggedPdf(data)
    assert examine(story, observe(data)) == ()
    assert len(file.pdf.pages) > 10
    assert len(file.all("Figure")) == PARAGRAPHS // 5
    assert set(file.used.values()) == {1}
