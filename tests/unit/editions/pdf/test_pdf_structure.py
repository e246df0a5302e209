"""The structure tree that a reader walks: whole, in order, saying what each thing is.

Every test holds for English and Arabic.  None of this is seen by a validator unless it says so.
"""

import re
from collections import Counter

import pytest

from hard_pdf import ENGLISH, ITEMS, ROWS, hard_manuscript, hard_pdf
from multipub.model.blocks import Paragraph
from multipub.model.text import plain
from tagged_pdf import TaggedPdf, squash


@pytest.fixture(scope="module", params=["en", "ar"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hard")


@pytest.fixture(scope="module")
def file(folder, language):
    return TaggedPdf(hard_pdf(folder, language))


def test_every_marked_sequence_stands_in_the_tree_once(file):
    assert set(file.used.values()) == {1}
    assert set(file.used) == set(file.text)


def test_paragraphs_are_whole_letter_for_letter(file, folder, language):
    said = {re.sub(r"\d(?=\D*$)|\d", "", squash(file.said(node))) for node in file.all("P")}
    for block in hard_manuscript(folder, language).body:
        if isinstance(block, Paragraph):
            assert re.sub(r"\d", "", squash(plain(block.content))) in said


def test_right_to_left_text_is_never_left_to_its_glyphs(file):
    assert file.bare(file.tree, "[\u0600-\u06ff]{2}") == []


def test_words_broken_over_lines_are_whole(folder):
    file = TaggedPdf(hard_pdf(folder, "en"))
    words = set(re.findall(r"\w+", " ".join(file.said(node) for node in file.all("P", "LBody", "Note"))))
    broken = {word for word in words if word.startswith(("ferr", "divid", "mark"))}
    assert broken == {"ferry", "divided", "market"}


def test_a_soft_hyphen_stays_where_the_author_put_it(folder):
    file = TaggedPdf(hard_pdf(folder, "en"))
    assert any("soft\u00adhyphen\u00adated" in file.said(node) for node in file.all("P"))


def test_an_element_parted_by_pages_is_one_element(file):
    counted = Counter(node.role for node in file.all("Art", "Part", "Table", "THead", "H1"))
    assert counted == {"Art": 1, "Part": 1, "Table": 1, "THead": 1, "H1": 1}
    assert len(file.all("TR")) == 1 + ROWS + 2
    crossing = {
        node.role for node in file.all("P", "L", "Table", "Link") if len({home for home, _ in node.marks()}) > 1
    }
    assert crossing >= {"P", "L", "Table", "Link"}


def test_a_link_over_several_lines_is_one_link_with_one_description(file):
    link = next(node for node in file.all("Link") if len(node.links) > 2)
    assert {str(annotation.Contents) for annotation in link.links} == {"The report"}


def test_every_link_annotation_says_where_it_leads(file):
    annotations = [annotation for node in file.all("Link") for annotation in node.links]
    assert annotations
    assert all(str(annotation.Contents).strip() for annotation in annotations)
    drawn = sum(len(page.obj.get("/Annots", [])) for page in file.pdf.pages)
    assert len(annotations) == drawn


def test_running_heads_and_folios_are_artifacts_on_every_page(file):
    pages = len(file.pdf.pages)
    kinds = Counter((entry.get("/Type"), entry.get("/Subtype")) for entry, text in file.artifacts if text)
    assert kinds["/Pagination", "/Header"] == 2 * pages
    assert [text for entry, text in file.artifacts if text == "side" and entry["/Type"] == "/Pagination"] == [
        "side"
    ] * pages
    assert [text for text in file.text.values() if text == "side" or re.search(rf"\d (of|من) {pages}", text)] == []


def test_a_head_row_repeated_on_the_next_page_is_said_once(file):
    columns = [file.said(node) for node in file.all("TH") if node.attributes["/Scope"] == "/Column"]
    assert columns == ["A", "B"]


def test_header_cells_say_their_scope_and_cells_their_spans(file):
    assert Counter(str(node.attributes["/Scope"]) for node in file.all("TH")) == {"/Row": ROWS, "/Column": 2}
    cells = file.all("TD", "TH")
    assert [int(node.attributes["/ColSpan"]) for node in cells if "/ColSpan" in node.attributes] == [2, 2]
    assert [int(node.attributes["/RowSpan"]) for node in cells if "/RowSpan" in node.attributes] == [2]


def test_a_table_says_what_it_is_about_before_it_is_entered(file):
    (table,) = file.all("Table")
    assert str(table.attributes["/Summary"]) == "Cap"


def test_lists_say_their_numbering_and_hold_labelled_items(file):
    for node in file.all("L"):
        assert node.roles() == ["LI"] * len(node.kids)
        assert node.parent.role in ("LBody", "Art", "Div")
    for node in file.all("LI"):
        assert node.roles() in (["Lbl", "LBody"], ["LBody"])
    numbering = Counter(str(node.attributes["/ListNumbering"]) for node in file.all("L"))
    assert numbering == {"/Disc": 1, "/Circle": ITEMS, "/Decimal": ITEMS, "/None": 1}


def test_notes_have_ids_and_their_calls_are_references(file):
    notes = file.all("Note")
    assert [str(node.dictionary.ID) for node in notes] == [f"note-{i}" for i in (1, 2, 3)]
    names = [str(part) for part in file.pdf.Root.StructTreeRoot.IDTree.Names[::2]]
    assert names == sorted(names)
    assert [file.said(node).strip() for node in file.all("Reference")] == ["1", "2", "3"]
    assert all(squash(f"Note{i}:") in squash(file.said(node)) for i, node in enumerate(notes))


def test_foreign_words_are_marked_with_their_language(file, language):
    foreign = "ar" if language == "en" else "en"
    marked = [node for node in file.tree.walk() if node.lang == foreign and node.role == "Span"]
    assert len(marked) == 1
    assert str(file.pdf.Root.Lang) == language


def test_a_foreign_span_says_its_words_in_reading_order(folder):
    file = TaggedPdf(hard_pdf(folder, "ar"))
    span = next(node for node in file.all("Span") if node.lang == "en")
    assert " ".join(file.said(span).split()) == (ENGLISH * 2).strip()


def test_a_span_stands_only_where_it_says_something(file):
    for node in file.all("Span"):
        said = node.lang or node.classes or {"/ActualText", "/E"} & set(node.dictionary.keys())
        assert said, file.said(node)


def test_an_abbreviation_says_its_long_form(file):
    assert [str(node.dictionary.E) for node in file.all("Span") if "/E" in node.dictionary] == ["United Nations"]


def test_words_of_ours_are_marked_as_user_properties(file):
    classes = file.pdf.Root.StructTreeRoot.ClassMap
    ours = classes.Ours
    assert ours.O == "/UserProperties"
    assert [(str(entry.N), str(entry.V)) for entry in ours.P] == [("words", "ours")]
    assert bool(file.pdf.Root.MarkInfo.UserProperties)
    assert any("Ours" in node.classes for node in file.tree.walk())


def test_the_document_runs_as_its_language_does(file, language):
    direction = file.pdf.Root.ViewerPreferences.get("/Direction")
    assert direction == ("/R2L" if language == "ar" else None)


def test_bookmarks_lead_to_the_headings(file, folder, language):
    with file.pdf.open_outline() as outline:
        titles = [outline.root[0].title, *(item.title for item in outline.root[0].children)]
    manuscript = hard_manuscript(folder, language)
    assert titles[0] == manuscript.headline
    assert len(titles) == len(file.all("H1", "H2"))
