"""Pictures in the tag tree: alternative text, caption beside the figure, and the place on the page."""

from dataclasses import replace

import pytest
from lxml import etree

from hard_pdf import hard_pdf, styled
from multipub.checks import examine
from multipub.editions._pdf.standards import STANDARDS
from multipub.editions.pdf import PdfOptions, observe, write
from multipub.model.blocks import Gallery
from multipub.model.manuscript import AltSource
from multipub.model.text import LangText
from multipub.photo import words_in
from presses import quick_press
from support import figure, full_manuscript, photo
from tagged_pdf import TaggedPdf

HALF_A_PIXEL = 0.375
"""Points."""


@pytest.fixture
def manuscript(tmp_path):
    return full_manuscript(tmp_path)


def assert_boxes_are_where_pictures_are(file):
    shown = [node for node in file.all("Figure") if node.marks() and node.marks()[0] in file.pictures]
    assert shown
    for node in shown:
        box = sorted(float(corner) for corner in node.attributes["/BBox"])
        assert box == pytest.approx(sorted(file.pictures[node.marks()[0]]), abs=HALF_A_PIXEL)


def test_the_bounding_box_is_where_the_picture_is_drawn(tmp_path):
    assert_boxes_are_where_pictures_are(TaggedPdf(hard_pdf(tmp_path, "en")))


def test_the_bounding_box_holds_with_bleed_and_another_page_size(tmp_path, manuscript):
    press = styled(tmp_path, "@page { size: 150mm 120mm; margin: 8mm; bleed: 5mm; marks: crop }")
    assert_boxes_are_where_pictures_are(TaggedPdf(write(manuscript, press)))


@pytest.mark.parametrize(
    "css",
    [
        ".lead img { transform: rotate(12deg) scale(.6) }",
        ".lead img { transform: matrix(.5, .1, -.2, .5, 20, 9); transform-origin: 10% 90% }",
        ".lead { transform: translate(-8mm, 5mm) scale(.7) } .lead img { transform: skew(9deg, 4deg) }",
        "article { transform: scale(.9); transform-origin: 0 0 } .lead img { border: 3mm solid; padding: 2mm }",
    ],
)
def test_the_bounding_box_follows_what_css_transforms(css, tmp_path, manuscript):
    file = TaggedPdf(write(manuscript, styled(tmp_path, css)))
    assert_boxes_are_where_pictures_are(file)
    assert observe(write(manuscript, styled(tmp_path, css))).complaints == ()


@pytest.mark.parametrize("fit", ["cover", "contain", "none", "scale-down"])
def test_the_bounding_box_is_what_is_seen_of_a_picture(fit, tmp_path, manuscript):
    css = f".lead img {{ width: 90mm; height: 31mm; object-fit: {fit}; object-position: 20% 70%; border-radius: 3mm }}"
    for overflow in ("", ".lead img { overflow: hidden }"):
        assert observe(write(manuscript, styled(tmp_path, css + overflow))).complaints == ()


def test_words_that_are_turned_and_moved_are_read_back_all_the_same(tmp_path, manuscript):
    css = ".deck { transform: rotate(90deg) scale(.4) } .byline { transform: scale(.5) translate(40%) }"
    assert examine(manuscript, observe(write(manuscript, styled(tmp_path, css)))) == ()


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_photo_says_its_own_words_as_its_metadata_whatever_its_file_can_hold(standard, manuscript):
    press = replace(quick_press(), options={"pdf": PdfOptions(standard=standard)})
    file = TaggedPdf(write(manuscript, press))
    pictures = file.drawn_pictures()
    assert [str(one.Filter) for one in pictures] == ["/DCTDecode", "/FlateDecode"]
    for figure_, picture in zip(manuscript.figures, pictures, strict=False):
        packet = etree.fromstring(picture.Metadata.read_bytes())
        said = {(etree.QName(one.getparent().getparent()).localname, one.text) for one in packet.iter("{*}li")}
        assert ("description", figure_.caption.text) in said
        assert ("AltTextAccessibility", figure_.alt.text) in said
        assert ("creator", "Lina Haddad") in said
        assert packet.find(".//{*}Credit").text == "Lina Haddad/Coastal Press"
        assert packet.find(".//{*}rights//{*}li").text == "© 2026 Coastal Press"


def test_a_jpeg_keeps_its_words_in_its_own_stream_too(manuscript):
    file = TaggedPdf(write(manuscript, quick_press()))
    photo_, _ = file.drawn_pictures()
    said = words_in(photo_.read_raw_bytes(), "image/jpeg")
    assert said.credit == "Lina Haddad/Coastal Press"
    assert said.alts[0].text == manuscript.figures[0].alt.text


def test_a_figure_and_its_caption_stand_side_by_side_in_one_group(manuscript):
    file = TaggedPdf(write(manuscript, quick_press()))
    assert [node.parent.roles() for node in file.all("Figure")] == [["Figure", "Caption"]] * 3
    assert {node.parent.role for node in file.all("Figure")} == {"Div"}


def test_alternative_text_is_letter_for_letter_what_was_settled(manuscript):
    odd = " (A) \\ “quoted” <&> رصيف, 2 spaces "
    shown = replace(manuscript.figures[0], alt=LangText(text=odd, language="en"), alt_source=AltSource.AUTHORED)
    file = TaggedPdf(write(replace(manuscript, body=(shown, *manuscript.body[1:])), quick_press()))
    assert str(file.all("Figure")[0].dictionary.Alt) == odd


def test_alternative_text_in_another_language_is_marked(manuscript):
    alt = LangText(text="رصيف قديم", language="ar")
    shown = replace(manuscript.figures[0], alt=alt, alt_source=AltSource.AUTHORED)
    file = TaggedPdf(write(replace(manuscript, body=(shown, *manuscript.body[1:])), quick_press()))
    assert file.all("Figure")[0].lang == "ar"


def test_a_photo_never_supplied_is_a_figure_without_a_picture(manuscript):
    data = write(manuscript, quick_press())
    file = TaggedPdf(data)
    frame = file.all("Figure")[2]
    assert str(frame.dictionary.Alt) == manuscript.figures[2].alt.text
    assert not any(mark in file.pictures for mark in frame.marks())
    assert [one.shown for one in observe(data).figures] == [True, True, False]


def test_a_decorative_picture_is_an_artifact_and_still_counted(tmp_path, manuscript):
    quiet = {"alt": LangText(text="", language="en"), "alt_source": AltSource.DECORATIVE, "decorative": True}
    alone = figure(photo(tmp_path, "line.png", (90, 9)), 8, caption=None, credit=None, **quiet)
    credited = figure(photo(tmp_path, "wave.png", (90, 9)), 9, **quiet)
    absent = figure(None, 10, caption=None, credit=None, **quiet)
    data = write(replace(manuscript, body=(alone, credited, absent, *manuscript.body[1:])), quick_press())
    seen = observe(data)
    assert len(TaggedPdf(data).all("Figure")) == 2
    assert [(one.decorative, one.shown) for one in seen.figures[:3]] == [(True, True), (True, True), (True, False)]
    assert "".join(run.text for run in seen.figures[1].credit) == "Lina Haddad/Coastal Press"


def test_large_photos_are_scaled_down_and_their_words_stay(tmp_path, manuscript):
    body = (figure(photo(tmp_path, "wide.jpg", (900, 300))), *manuscript.body[1:])
    press = quick_press()
    press = replace(press, options={"pdf": PdfOptions(longest_edge=300)})
    file = TaggedPdf(write(replace(manuscript, body=body), press))
    pictures = file.drawn_pictures()
    assert max(int(one.Width) for one in pictures) == 300
    assert any(b"Lina Haddad" in one.read_raw_bytes() for one in pictures)


def in_style(folder, replaced, wanted):
    press = styled(folder, "")
    tokens = press.style.folder / "tokens.toml"
    tokens.write_text(tokens.read_text("utf-8").replace(replaced, wanted), "utf-8")
    return styled(folder, "")


@pytest.mark.parametrize(
    ("size", "kept"), [((900, 300), (827, 276)), ((300, 900), (300, 900)), ((400, 1300), (360, 1170))]
)
def test_photos_have_no_more_pixels_than_the_style_prints(size, kept, tmp_path, manuscript):
    press = in_style(tmp_path, 'resolution = "300dpi"', 'resolution = "100dpi"')  # A4: 827 by 1170 dots
    body = (figure(photo(tmp_path, "big.jpg", size)), *manuscript.body[1:])
    file = TaggedPdf(write(replace(manuscript, body=body), press))
    pictures = [(int(one.Width), int(one.Height)) for one in file.drawn_pictures()]
    assert kept in pictures


def test_the_plain_style_prints_grey_pictures(manuscript):
    file = TaggedPdf(write(manuscript, quick_press("plain")))
    colours = {str(one.ColorSpace) for one in file.drawn_pictures()}
    assert colours == {"/DeviceGray"}


def test_a_gallery_of_portraits_fits_a_page(tmp_path, manuscript):
    tall = Gallery(figures=tuple(figure(photo(tmp_path, f"tall-{i}.png", (100, 400)), 20 + i) for i in range(3)))
    file = TaggedPdf(write(replace(manuscript, body=(*manuscript.body[:2], tall, manuscript.body[-1])), quick_press()))
    for node in file.all("Figure"):
        left, bottom, right, top = (float(corner) for corner in node.attributes["/BBox"])
        assert left >= 0
        assert bottom >= 0
        assert right <= float(file.pdf.pages[0].MediaBox[2])
        assert top <= float(file.pdf.pages[0].MediaBox[3])
