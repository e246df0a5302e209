"""Every fault that validators do not see is one that we do: a sound PDF is broken in one place, and it is noticed.

The faults are those that WeasyPrint's own tags have, and those that mending them could bring.  What notices is the
reading back that every export does, so that no such file is ever placed.
"""

import io

import pikepdf
import pytest

from hard_pdf import HARDER, hard_manuscript, styled
from multipub.checks import examine
from multipub.editions.pdf import observe, write
from presses import quick_press
from support import arabic_manuscript, full_manuscript

NOTICED = []
CSS_PIXELS_A_POINT = 4 / 3


def mutant(story="full", said=None):
    """Register a way to break a PDF of this story, and what must be said of it."""

    def register(change):
        NOTICED.append(pytest.param(story, change, said, id=change.__name__.replace("_", " ")))
        return change

    return register


def elements(pdf, *roles):
    def below(element):
        yield element
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from below(kid)

    found = list(below(pdf.Root.StructTreeRoot.K[0]))
    return [one for one in found if not roles or str(one.S)[1:] in roles]


def attributes(element, owner):
    listed = element.A if isinstance(element.A, pikepdf.Array) else [element.A]
    return next(one for one in listed if f"/{owner}" == one.O)


def group_of_figure(pdf):
    return elements(pdf, "Figure")[0].P


@mutant(said="LNG-2")
def a_foreign_span_without_its_language(pdf):
    del next(one for one in elements(pdf, "Span") if one.get("/Lang") == "ar").Lang


@mutant(said="LNG-2")
def a_foreign_paragraph_in_the_wrong_language(pdf):
    next(one for one in elements(pdf, "P") if one.get("/Lang") == "fr").Lang = pikepdf.String("de")


@mutant(said="language")
def a_document_in_another_language(pdf):
    pdf.Root.Lang = pikepdf.String("fr")


@mutant(said="BBox")
def a_figure_measured_in_pixels_from_the_top(pdf):
    figure = attributes(elements(pdf, "Figure")[0], "Layout")
    left, bottom, right, top = (float(corner) * CSS_PIXELS_A_POINT for corner in figure.BBox)
    figure.BBox = pikepdf.Array([left, 1123 - top, right, 1123 - bottom])


@mutant(said="BBox")
def a_figure_a_millimetre_off(pdf):
    figure = attributes(elements(pdf, "Figure")[1], "Layout")
    figure.BBox = pikepdf.Array([float(corner) + 2.8 for corner in figure.BBox])


@mutant(said="BBox")
def a_frame_without_its_place(pdf):
    figure = attributes(elements(pdf, "Figure")[2], "Layout")
    figure.BBox = pikepdf.Array([0, 0, 10, 10])


@mutant(said="BBox")
def a_figure_without_a_place(pdf):
    del attributes(elements(pdf, "Figure")[0], "Layout").BBox


@mutant(said="PIC-1")
def an_alternative_text_that_is_the_caption(pdf):
    figures = elements(pdf, "Figure")
    figures[1].Alt = pikepdf.String("Boats at the quay, picture 2.")


@mutant(said="alternative")
def a_figure_without_alternative_text(pdf):
    del elements(pdf, "Figure")[0].Alt


@mutant(said="PIC-1")
def alternative_texts_that_changed_places(pdf):
    one, other, *_ = elements(pdf, "Figure")
    one.Alt, other.Alt = other.Alt, one.Alt


@mutant(said="caption")
def a_caption_inside_its_figure(pdf):
    group = group_of_figure(pdf)
    figure, caption = group.K
    figure.K = pikepdf.Array([*figure.K, caption])
    caption.P = figure
    group.K = pikepdf.Array([figure])


@mutant(said="caption")
def a_caption_before_its_figure(pdf):
    group = group_of_figure(pdf)
    group.K = pikepdf.Array(list(group.K)[::-1])


@mutant(said="caption")
def a_caption_apart_from_its_figure(pdf):
    group = group_of_figure(pdf)
    group.K, group.P.K = pikepdf.Array([group.K[0]]), pikepdf.Array([*group.P.K, group.K[1]])


@mutant(said="header cell")
def a_header_cell_without_scope(pdf):
    del attributes(elements(pdf, "TH")[0], "Table").Scope


@mutant()
def a_header_cell_that_is_a_plain_one(pdf):
    elements(pdf, "TH")[-1].S = pikepdf.Name.TD


@mutant(said="numbered")
def a_list_without_its_numbering(pdf):
    del elements(pdf, "L")[0].A


@mutant(said="list")
def a_list_inside_a_list_and_not_in_its_item(pdf):
    outer, inner, *_ = elements(pdf, "L")
    body = inner.P
    body.K = pikepdf.Array([kid for kid in body.K if not (isinstance(kid, pikepdf.Dictionary) and kid == inner)])
    outer.K = pikepdf.Array([*outer.K, inner])


@mutant(said="list")
def a_list_item_without_a_body(pdf):
    for one in elements(pdf, "LBody"):
        one.S = pikepdf.Name.P


@mutant(said="ID")
def a_note_without_an_id(pdf):
    del elements(pdf, "Note")[0].ID


@mutant()
def a_note_that_is_a_paragraph(pdf):
    elements(pdf, "Note")[0].S = pikepdf.Name.Div


@mutant(said="Contents")
def a_link_that_does_not_say_where_it_leads(pdf):
    for page in pdf.pages:
        for one in page.obj.get("/Annots", []):
            one.Contents = pikepdf.String("")


@mutant(said="link")
def a_link_without_its_annotation(pdf):
    link = next(one for one in elements(pdf, "Link") if "note on" in text_below(pdf, one))
    link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary)])


@mutant()
def a_link_to_somewhere_else(pdf):
    for page in pdf.pages:
        for one in page.obj.get("/Annots", []):
            if "/A" in one and "minutes" in str(one.A.URI):
                one.A.URI = pikepdf.String("https://elsewhere.example.org/")


@mutant()
def a_heading_of_another_level(pdf):
    elements(pdf, "H2")[0].S = pikepdf.Name.H4


@mutant()
def a_heading_that_is_a_paragraph(pdf):
    elements(pdf, "H2")[0].S = pikepdf.Name.P


@mutant()
def two_blocks_in_the_wrong_order(pdf):
    story = elements(pdf, "Art")[0]
    kids = list(story.K)
    kids[2], kids[3] = kids[3], kids[2]
    story.K = pikepdf.Array(kids)


@mutant()
def a_block_that_is_lost(pdf):
    story = elements(pdf, "Art")[0]
    story.K = pikepdf.Array(list(story.K)[:-1])


@mutant(said="several")
def a_block_that_is_said_twice(pdf):
    story = elements(pdf, "Art")[0]
    story.K = pikepdf.Array([*story.K, story.K[2]])


@mutant("hard")
def a_paragraph_parted_by_the_page(pdf):
    part_at(pdf, next(one for one in elements(pdf, "P") if first_mark_elsewhere(one)))


@mutant("hard")
def a_running_head_that_is_read(pdf):
    """Take the artifact of a running head for content, as WeasyPrint does: a marked sequence in a paragraph."""
    page = pdf.pages[1].obj
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = numbers[numbers.index(int(page.StructParents)) + 1]
    instructions = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = list(instruction.operands), instruction.operator
        if str(operator) == "BDC" and operands[0] == "/Artifact" and operands[1].get("/Subtype") == "/Header":
            operands = [pikepdf.Name.P, pikepdf.Dictionary(MCID=len(parents))]
            read = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, Pg=page, K=len(parents))
            parents.append(pdf.make_indirect(read))
        instructions.append((operands, operator))
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
    read = parents[-1]
    story = elements(pdf, "Art")[0]
    read.P = story
    story.K = pikepdf.Array([*story.K, read])


@mutant("arabic")
def arabic_without_its_logical_text(pdf):
    for one in elements(pdf):
        if "/ActualText" in one:
            del one.ActualText


@mutant("arabic", said="are not the words")
def arabic_that_says_other_words(pdf):
    spoken = next(one for one in elements(pdf) if "مجلس" in str(one.get("/ActualText", "")))
    spoken.ActualText = pikepdf.String(str(spoken.ActualText).replace("مجلس", "رئيس"))


@mutant("hard")
def a_hyphenated_word_without_its_logical_text(pdf):
    for one in elements(pdf):
        if "/ActualText" in one and one.get("/Lang") != "ar":
            del one.ActualText


@mutant()
def a_credit_that_is_not_in_the_metadata(pdf):
    packet = pdf.Root.Metadata.read_bytes().replace(b"<rdf:li>Lina Haddad/Coastal Press</rdf:li>", b"")
    pdf.Root.Metadata.write(packet)


@mutant()
def another_title_in_the_metadata(pdf):
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"Old wharf", b"New wharf"))


@mutant()
def a_source_that_was_changed(pdf):
    pdf.Root.AF[0].EF.F.write(b"<newsMessage/>")


def first_mark_elsewhere(element):
    """Return the place of the first content that stands on another page, or nothing."""
    marks = [
        isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid and "/Stm" not in kid for kid in element.get("/K", [])
    ]
    return marks.index(True) if True in marks else 0


def part_at(pdf, paragraph):
    """Part an element where its content goes on on another page."""
    kids = list(paragraph.K)
    place = first_mark_elsewhere(paragraph)
    rest = pdf.make_indirect(pikepdf.Dictionary(paragraph))
    paragraph.K, rest.K = pikepdf.Array(kids[:place]), pikepdf.Array(kids[place:])
    above = list(paragraph.P.K)
    number = next(n for n, one in enumerate(above) if isinstance(one, pikepdf.Dictionary) and one == paragraph)
    paragraph.P.K = pikepdf.Array([*above[: number + 1], rest, *above[number + 1 :]])


def text_below(_pdf, link):
    return " ".join(str(kid.Obj.Contents) for kid in link.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mutants")
    hard = hard_manuscript(folder, "en")
    stories = {"full": full_manuscript(folder), "arabic": arabic_manuscript(folder), "hard": hard}
    presses = {"hard": styled(folder, HARDER)}
    return {name: (story, write(story, presses.get(name, quick_press()))) for name, story in stories.items()}


@pytest.mark.parametrize("story", ["full", "arabic", "hard"])
def test_a_sound_file_is_no_matter(story, made):
    manuscript, data = made[story]
    assert examine(manuscript, observe(saved(data, lambda pdf: None))) == ()


@pytest.mark.parametrize(("story", "change", "said"), NOTICED)
def test_one_fault_is_noticed(story, change, said, made):
    manuscript, data = made[story]
    findings = examine(manuscript, observe(saved(data, change)))
    assert findings
    assert said is None or any(said in f"{finding.rule} {finding.message}" for finding in findings), findings


def saved(data, change):
    pdf = pikepdf.open(io.BytesIO(data))
    change(pdf)
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()
