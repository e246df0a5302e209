"""What veraPDF and page-validation say of our PDFs, and that they would say it if something were wrong."""

import importlib.util
import io
import subprocess
from dataclasses import replace

import _jvm
import _verapdf
import pikepdf
import pytest

from hard_pdf import HARDER, hard_manuscript, styled
from multipub.checks import examine
from multipub.editions import _styles
from multipub.editions._pdf.standards import STANDARDS
from multipub.editions.pdf import PdfOptions, observe, write
from multipub.model.blocks import Cell, Gallery, Paragraph, Table
from multipub.model.manuscript import AltSource
from multipub.model.text import LangText, Marked, Text
from multipub.model.text import Mark as InlineMark
from presses import quick_press
from stories import CASES, manuscript
from support import arabic_manuscript, figure, full_manuscript, photo, words

WIDE = Table(
    id="wide",
    caption=words("What the boats brought"),
    head=(tuple(Cell(content=words(f"Year {number}"), scope="col") for number in range(8)),),
    bodies=((tuple(Cell(content=words(("Boats came home. " * 12 * number).strip() or "0")) for number in range(8)),),),
)
"""A table wider than a page, with a row that is higher than one."""

SCRIPTS = {
    "ur": "بندرگاہ کونسل نے جمعرات کو پرانے گھاٹ کو دوبارہ کھولنے کے حق میں ووٹ دیا۔",
    "he": "מועצת הנמל החליטה ביום חמישי לפתוח מחדש את הרציף הישן. שָׁלוֹם",
    "ja": "港湾評議会は木曜日、古い埠頭を再開することを決めた。",
    "hi": "बंदरगाह परिषद ने गुरुवार को पुराने घाट को फिर से खोलने का फ़ैसला किया।",
    "ru": "Совет порта в четверг проголосовал за открытие старого причала.",
}
"""Scripts whose fonts put letters together in ways that trip a ToUnicode map."""


def page_complaints(data, profile, folder):
    """Return what page-validation has against a PDF, one failed rule a line."""
    if importlib.util.find_spec("page") is None:
        _jvm.missing("page-validation is not installed", install="pip install page-validation==0.11.0")
    import page

    path = folder / "edition.pdf"
    path.write_bytes(data)
    result = page.validate_pdf(str(path), profile=getattr(page.ValidationProfile, profile))
    return sorted({f"{fault.rule_id}: {fault.message}" for fault in result.failures} - FALSE_ALARMS)


FALSE_ALARMS = {"PDFA3A-STREAM-LENGTH-001: a stream /Length does not match its raw content length"}
"""It takes a stream whose data end in a carriage return for one that is a byte too long (veraPDF does not).  We write
none but the object streams, whose bytes are pydyf's: one file in a hundred has one by chance."""


def assert_both_pass(data, folder, standard="ua1-a3a"):
    """Page-validation knows nothing of UA-2 and A-4: there veraPDF judges alone."""
    if standard == "ua2-a4f":
        assert _verapdf.complaints(data, _verapdf.UA_2) == []
        assert _verapdf.complaints(data, _verapdf.A_4F) == []
        return
    assert _verapdf.complaints(data, _verapdf.UA_1) == []
    assert _verapdf.complaints(data, _verapdf.A_3A) == []
    assert page_complaints(data, "PDF_UA_1", folder) == []
    assert page_complaints(data, "PDF_A_3A", folder) == []


def press(style="default", standard="ua1-a3a"):
    usual = quick_press(style)
    return replace(usual, options={**usual.options, "pdf": PdfOptions(standard=standard)})


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("style", _styles.names())
@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_sample_is_pdf_ua_and_pdf_a_in_every_style(case, style, standard, tmp_path):
    assert_both_pass(write(manuscript(case), press(style, standard)), tmp_path, standard)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("style", _styles.names())
@pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["english", "arabic"])
def test_every_block_and_inline_is_in_every_style(make, style, standard, tmp_path):
    assert_both_pass(write(make(tmp_path), press(style, standard)), tmp_path, standard)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_crosses_pages_is(language, standard, tmp_path):
    hard = styled(tmp_path, HARDER)
    hard = replace(hard, options={**hard.options, "pdf": PdfOptions(standard=standard)})
    assert_both_pass(write(hard_manuscript(tmp_path, language), hard), tmp_path, standard)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("language", SCRIPTS)
def test_every_script_is(language, standard, tmp_path):
    sentence = SCRIPTS[language]
    mixed = (Text(sentence + " "), Marked(mark=InlineMark.SPAN, content=words("and English"), language="en"))
    story = replace(
        full_manuscript(tmp_path),
        language=language,
        headline=sentence[:50].strip(),
        deck=sentence,
        body=(Paragraph(content=mixed), *full_manuscript(tmp_path).body),
    )
    assert_both_pass(write(story, press(standard=standard)), tmp_path, standard)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("style", ["default", "large-print"])
def test_a_table_larger_than_a_page_and_a_gallery_of_every_shape_are(style, standard, tmp_path):
    sizes = ((300, 200), (200, 300), (500, 100), (30, 20), (200, 200))
    shapes = tuple(figure(photo(tmp_path, f"{n}.jpg", size), n) for n, size in enumerate(sizes))
    story = replace(full_manuscript(tmp_path), body=(WIDE, Gallery(figures=(*shapes, figure(None, 9)))))
    data = write(story, press(style, standard))
    assert examine(story, observe(data)) == ()
    assert_both_pass(data, tmp_path, standard)


EMOJI = (
    "Boats \U0001f600 \U0001f469\u200d\U0001f680 \U0001f1eb\U0001f1f7 \u2600\ufe0f \u2665\ufe0e 1\ufe0f\u20e3 at sea."
)
"""A face, an astronaut of two letters, a flag, a sun in colour, a black heart, a key: each put together otherwise."""


@pytest.mark.parametrize("standard", STANDARDS)
def test_emoji_in_a_caption_are_and_are_read_back(standard, tmp_path):
    if "NotoColorEmoji.ttf" not in subprocess.run(["fc-list"], capture_output=True, text=True, check=True).stdout:
        _jvm.missing("there is no font with emoji", install="apt-get install fonts-noto-color-emoji")
    usual = full_manuscript(tmp_path)
    said = LangText(text=EMOJI, language="en")
    shown = replace(usual.figures[0], alt=said, caption=said)
    missing = figure(None, 9, alt=said, alt_source=AltSource.CAPTION, caption=said)  # its words stand in a frame
    story = replace(usual, body=(shown, missing, *usual.body[1:]))
    data = write(story, press(standard=standard))
    assert examine(story, observe(data)) == ()
    assert_both_pass(data, tmp_path, standard)


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_style_that_lets_pictures_be_smoothed_is_no_matter(standard, tmp_path):
    smooth = styled(tmp_path, "img { image-rendering: auto }")
    smooth = replace(smooth, options={**smooth.options, "pdf": PdfOptions(standard=standard)})
    assert_both_pass(write(full_manuscript(tmp_path), smooth), tmp_path, standard)


@pytest.mark.parametrize("standard", STANDARDS)
def test_what_is_seldom_is_too(standard, tmp_path):
    usual = full_manuscript(tmp_path)
    quiet = {"alt": LangText(text="", language="en"), "alt_source": AltSource.DECORATIVE, "decorative": True}
    body = (
        figure(photo(tmp_path, "line.png", (90, 9)), 8, caption=None, credit=None, **quiet),
        figure(None, 9, **quiet),
        figure(photo(tmp_path), 10, caption=None, credit=None),
        *usual.body,
    )
    odd = replace(
        usual, language="ug", section=None, deck=None, byline=None, times=(), closing=(), rights="", body=body
    )
    assert_both_pass(write(odd, press(standard=standard)), tmp_path, standard)


def changed(data, change):
    pdf = pikepdf.open(io.BytesIO(data))
    change(pdf)
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def elements(element):
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def without_alternatives(pdf):
    for one in elements(pdf.Root.StructTreeRoot.K[0]):
        if "/Alt" in one:
            del one.Alt


def without_language(pdf):
    del pdf.Root.Lang


def without_the_title_shown(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def without_scope(pdf):
    for one in elements(pdf.Root.StructTreeRoot.K[0]):
        if one.S == "/TH":
            del one.A


def with_a_destination_that_is_a_place(pdf):
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/Title" in one and "/A" in one:
            del one.A.SD


def with_a_caption_beside_other_things(pdf):
    for one in elements(pdf.Root.StructTreeRoot.K[0]):
        if [str(kid.get("/S", "")) for kid in one.K if isinstance(kid, pikepdf.Dictionary)] == ["/Figure", "/Caption"]:
            one.S = pikepdf.Name.Div


@pytest.mark.parametrize(
    "harm", [without_alternatives, with_a_destination_that_is_a_place, with_a_caption_beside_other_things]
)
def test_the_judge_of_the_newer_standard_notices_what_is_wrong(harm, tmp_path):
    data = changed(write(full_manuscript(tmp_path), press(standard="ua2-a4f")), harm)
    assert _verapdf.complaints(data, _verapdf.UA_2)


@pytest.mark.parametrize("harm", [without_alternatives, without_language, without_the_title_shown, without_scope])
def test_the_judges_notice_what_is_missing(harm, tmp_path):
    data = changed(write(full_manuscript(tmp_path), quick_press()), harm)
    assert _verapdf.complaints(data, _verapdf.UA_1)
    assert page_complaints(data, "PDF_UA_1", tmp_path)


def test_the_judges_notice_a_source_without_a_relationship(tmp_path):
    def forget(pdf):
        del pdf.Root.AF[0].AFRelationship

    data = changed(write(full_manuscript(tmp_path), quick_press()), forget)
    assert _verapdf.complaints(data, _verapdf.A_3A)
    assert page_complaints(data, "PDF_A_3A", tmp_path)
