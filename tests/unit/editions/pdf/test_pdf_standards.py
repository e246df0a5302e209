"""PDF/UA-2 and PDF/A-4f in one file: what PDF 2.0 has that 1.7 has not, and that a reader meets the same words."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from hard_pdf import HARDER, hard_manuscript, styled
from multipub.checks import examine
from multipub.editions.pdf import PdfOptions, observe, write
from multipub.model.blocks import Paragraph
from multipub.model.observation import Passage, Role
from multipub.model.text import Link, PageBreak, Text
from presses import quick_press
from support import arabic_manuscript, full_manuscript, words
from tagged_pdf import TaggedPdf

ONLY_IN_1_7 = {"Art", "BlockQuote", "Quote", "Code"}


def modern(press):
    return replace(press, options={**press.options, "pdf": PdfOptions(standard="ua2-a4f")})


@pytest.fixture(scope="module", params=["full", "arabic", "hard"])
def made(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("modern")
    if request.param == "hard":
        manuscript, press = hard_manuscript(folder, "en"), styled(folder, HARDER)
    else:
        manuscript = full_manuscript(folder) if request.param == "full" else arabic_manuscript(folder)
        press = quick_press()
    return manuscript, write(manuscript, modern(press))


@pytest.fixture(scope="module")
def file(made):
    return TaggedPdf(made[1])


def test_the_same_words_reach_the_reader(made):
    manuscript, data = made
    assert examine(manuscript, observe(data)) == ()


def test_the_headline_is_the_title_and_the_subheads_begin_at_h1(tmp_path):
    manuscript = full_manuscript(tmp_path)
    data = write(manuscript, modern(quick_press()))
    assert said(data, "Title") == {manuscript.headline}
    assert said(data, "H1") == {"What changes", "Credits and rights", "Image descriptions"}
    assert "What it costs" in said(data, "H2")
    levels = [one.level for one in observe(data).seen if isinstance(one, Passage) and one.role is Role.HEADING]
    assert levels[0] == 1
    assert set(levels[1:]) == {2, 3}
    older = write(manuscript, quick_press())
    assert said(older, "H1") == {manuscript.headline}
    assert said(older, "Title") == set()


def said(data, role):
    file = TaggedPdf(data)
    return {" ".join(file.said(node).split()) for node in file.all(role)}


def test_the_file_claims_both_standards_and_has_no_document_information(file):
    packet = file.pdf.Root.Metadata.read_bytes().decode()
    assert file.pdf.pdf_version == "2.0"
    assert "/Info" not in file.pdf.trailer
    claims = re.findall(r"<(pdf\w+id:\w+)>(\w+)<", packet)
    assert claims == [
        ("pdfaid:part", "4"),
        ("pdfaid:rev", "2020"),
        ("pdfaid:conformance", "F"),
        ("pdfuaid:part", "2"),
        ("pdfuaid:rev", "2024"),
    ]


def test_every_element_is_of_the_namespace_its_type_is_in(file):
    (namespace,) = file.pdf.Root.StructTreeRoot.Namespaces
    assert str(namespace.NS) == "http://iso.org/pdf2/ssn"
    for node in file.tree.walk():
        in_2_0 = node.dictionary.get("/NS") == namespace
        assert in_2_0 != (node.role in ONLY_IN_1_7), node.role
    assert not file.all("Note", "Reference")


def test_every_destination_is_an_element(file):
    annotations = [one for page in file.pdf.pages for one in page.obj.get("/Annots", [])]
    inside = [one for one in annotations if "/URI" not in one.A]
    outlines = [one for one in file.pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Title" in one]
    assert len(outlines) == len(file.all("Title", "H1", "H2"))
    for one in [*inside, *outlines]:
        assert "/Dest" not in one
        assert one.A.SD[0].Type == "/StructElem"
        assert one.A.D[0].Type == "/Page"
    assert "/Dests" not in file.pdf.Root.get("/Names", {})


def test_a_bookmark_leads_to_the_heading_it_names(file):
    for one in file.pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/Title" in one and "/A" in one:
            node = next(node for node in file.tree.walk() if node.dictionary.objgen == one.A.SD[0].objgen)
            assert node.role in ("Title", "H1", "H2")
            assert " ".join(file.said(node).split()) == " ".join(str(one.Title).split())


def test_notes_and_their_calls_name_each_other(file):
    by_number = {node.dictionary.objgen: node for node in file.tree.walk()}
    for note in file.all("FENote"):
        callers = [by_number[one.objgen] for one in note.dictionary.get("/Ref", [])]
        assert callers
        assert {caller.role for caller in callers} == {"Link"}
        assert all(note.dictionary.objgen in [one.objgen for one in caller.dictionary.Ref] for caller in callers)
    kinds = {str(note.attributes.get("/NoteType", "none")) for note in file.all("FENote")}
    assert kinds <= {"/Endnote", "none"}


def test_emphasis_and_asides_have_types_of_their_own(tmp_path):
    file = TaggedPdf(write(full_manuscript(tmp_path), modern(quick_press())))
    assert [file.said(node) for node in file.all("Em", "Strong")] == ["old", "now"]
    assert len(file.all("Aside")) == 3  # correction, pull quote, infobox


def test_terms_and_their_descriptions_are_a_list_of_that_kind(file):
    kinds = [str(node.attributes["/ListNumbering"]) for node in file.all("L")]
    assert kinds.count("/Description") == 1
    assert "/None" not in kinds


def test_a_link_to_a_place_without_words_leads_to_what_is_around_it(tmp_path):
    usual = full_manuscript(tmp_path)
    body = (
        Paragraph(content=(Link(target="#page-9", content=words("to page 9")), Text("."))),
        Paragraph(content=(Text("Words before "), PageBreak(id="page-9", page="9"), Text("and after."))),
        *usual.body,
    )
    data = write(replace(usual, body=body), modern(quick_press()))
    file = TaggedPdf(data)
    link = next(node for node in file.all("Link") if file.said(node) == "to page 9")
    target = next(node for node in file.tree.walk() if node.dictionary.objgen == link.links[0].A.SD[0].objgen)
    assert " ".join(file.said(target).split()) == "Words before and after."
    assert any(run.link == "#page-9" for one in observe(data).seen for run in getattr(one, "runs", ()))


def test_the_same_story_gives_the_same_bytes(tmp_path):
    manuscript = full_manuscript(tmp_path)
    assert write(manuscript, modern(quick_press())) == write(manuscript, modern(quick_press()))


def test_the_source_is_attached_as_in_the_older_standard(made):
    manuscript, data = made
    pdf = pikepdf.open(io.BytesIO(data))
    assert str(pdf.Root.AF[0].AFRelationship) == "/Source"
    assert observe(data).source == manuscript.source
