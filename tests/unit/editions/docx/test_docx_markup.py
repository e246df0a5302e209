"""What no eye sees in a DOCX and every screen reader needs: languages, directions, headers, ids, styles."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from PIL import Image

from multipub.carriers._word.names import PREFIXES
from multipub.carriers._word.style_names import CHARACTER_STYLES, PARAGRAPH_STYLES
from multipub.editions.docx import write
from multipub.model.blocks import Cell, Footnote, ListBlock, ListItem, Paragraph, Table
from multipub.model.text import LangText, Mark, Marked, NoteCall, PageBreak, Text
from presses import quick_press
from support import arabic_manuscript, figure, full_manuscript, photo

PRESS = quick_press()
W = PREFIXES["w"]
VAL = f"{{{W}}}val"


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels")) and not name.startswith("customXml/item1")
        }


def document(manuscript, style: str = "default") -> etree._Element:
    return parts(write(manuscript, quick_press(style) if style != "default" else PRESS))["word/document.xml"]


def find(element: etree._Element, path: str) -> list[etree._Element]:
    return element.xpath(path, namespaces=PREFIXES)


def paragraph_with(element: etree._Element, words: str) -> etree._Element:
    found = [one for one in find(element, "//w:p") if words in "".join(find(one, ".//w:t/text()"))]
    assert found, words
    return found[0]


def run_with(element: etree._Element, words: str) -> etree._Element:
    return next(one for one in find(element, "//w:r") if words in "".join(find(one, "w:t/text()")))


def test_every_picture_has_its_own_id_a_name_and_the_alternative_text(tmp_path):
    manuscript = full_manuscript(tmp_path)
    drawn = find(document(replace(manuscript, body=manuscript.body * 3)), "//wp:docPr")
    assert len(drawn) == 6
    assert len({one.get("id") for one in drawn}) == 6
    assert len({one.get("name") for one in drawn}) == 6
    assert {one.get("descr") for one in drawn} == {
        "Boats at the quay, picture 1.",
        "A drawn wall; every stone has a number.",
    }


def test_one_photo_shown_often_is_stored_once_and_carries_its_words(tmp_path):
    shown = figure(photo(tmp_path))
    data = write(replace(full_manuscript(tmp_path), body=(shown, shown, shown)), PRESS)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        photos = [name for name in package.namelist() if name.startswith("word/media/")]
        assert photos == ["word/media/image1.jpg"]
        assert b"Lina Haddad/Coastal Press" in Image.open(io.BytesIO(package.read(photos[0]))).info["xmp"]


def test_a_style_in_grey_stores_grey_photos(tmp_path):
    data = write(full_manuscript(tmp_path), quick_press("plain"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert Image.open(io.BytesIO(package.read("word/media/image1.jpg"))).mode == "L"


def test_a_decorative_picture_is_marked_and_has_an_empty_description(tmp_path):
    silent = replace(figure(photo(tmp_path)), alt=LangText(text="", language="en"), decorative=True)
    (drawn,) = find(document(replace(full_manuscript(tmp_path), body=(silent,))), "//wp:docPr")
    assert drawn.get("descr") == ""
    assert find(drawn, "a:extLst/a:ext/adec:decorative/@val") == ["1"]


def test_picture_caption_and_credit_stay_on_one_page(tmp_path):
    body = document(full_manuscript(tmp_path))
    (picture, *_) = find(body, "//w:p[.//w:drawing]")
    caption, credit = picture.getnext(), picture.getnext().getnext()
    assert find(caption, "w:pPr/w:pStyle/@w:val") == ["LeadCaption"]
    assert find(credit, "w:pPr/w:pStyle/@w:val") == ["LeadCredit"]
    assert [find(one, "w:pPr/w:keepNext/@w:val") for one in (picture, caption, credit)] == [["1"], ["1"], ["0"]]


def test_a_photo_not_supplied_is_a_frame_with_its_alternative_text_in_words(tmp_path):
    frame = paragraph_with(document(full_manuscript(tmp_path)), "Photo not supplied")
    assert find(frame, "w:pPr/w:pStyle/@w:val") == ["PictureNotSupplied"]
    assert "Boats at the quay, picture 3." in "".join(find(frame, ".//w:t/text()"))
    assert find(run_with(frame, "Photo not supplied"), "w:rPr/w:rStyle/@w:val") == ["Label"]


@pytest.mark.parametrize("size", [(4000, 300), (300, 4000), (3000, 3000)])
def test_a_picture_is_never_larger_than_the_page_and_never_bent(tmp_path, size):
    wide = figure(photo(tmp_path, "wide.jpg", size))
    (extent,) = find(document(replace(full_manuscript(tmp_path), body=(wide,))), "//wp:extent")
    width, height = int(extent.get("cx")) / 36_000, int(extent.get("cy")) / 36_000
    assert width <= 174.01
    assert height <= 150.01
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)


def test_every_language_change_is_marked_on_its_run(tmp_path):
    body = document(full_manuscript(tmp_path))
    french = run_with(body, "Un pas en avant.")
    assert find(french, "w:rPr/w:lang/@w:val") == ["fr"]
    arabic = run_with(body, "رصيف")
    assert find(arabic, "w:rPr/w:lang/@w:bidi") == ["ar"]
    assert len(find(arabic, "w:rPr/w:rtl")) == 1
    assert not find(run_with(body, "to reopen the"), "w:rPr")


def test_the_document_has_a_default_language(tmp_path):
    for make, tag in ((full_manuscript, "en"), (arabic_manuscript, "ar")):
        made = parts(write(make(tmp_path), PRESS))
        (language,) = find(made["word/styles.xml"], "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
        assert language.get(VAL) == tag
        assert language.get(f"{{{W}}}bidi") == tag
        assert find(made["word/settings.xml"], "w:themeFontLang/@w:val") == [tag]
        assert find(made["docProps/core.xml"], "//*[local-name()='language']/text()") == [tag]


def test_a_right_to_left_article_runs_from_right_to_left_everywhere(tmp_path):
    made = parts(write(arabic_manuscript(tmp_path), PRESS))
    body = made["word/document.xml"]
    latin_paragraphs = {"Boats at the quay, picture 2.", "Lina Haddad/Coastal Press"}
    for paragraph in find(body, "//w:p"):
        words = "".join(find(paragraph, ".//w:t/text()"))
        assert find(paragraph, "w:pPr/w:bidi/@w:val") == ["0" if words in latin_paragraphs else "1"], words
    assert find(run_with(body, "صوّت"), "w:rPr/w:rtl")
    register = run_with(body, "Harbour Works Register")
    assert not find(register, "w:rPr/w:rtl")
    assert find(register, "w:rPr/w:lang/@w:val") == ["en"]
    assert len(find(body, "//w:tblPr/w:bidiVisual")) == 1
    assert len(find(body, "//w:sectPr/w:bidi")) == 1
    for name in ("word/header1.xml", "word/footer1.xml"):
        assert find(made[name], "//w:p/w:pPr/w:bidi/@w:val") == ["1"]


def test_a_latin_name_in_arabic_words_is_no_right_to_left_run(tmp_path):
    words = "قالت NASA (Ames) أمس 2026"
    body = document(replace(arabic_manuscript(tmp_path), body=(Paragraph(content=(Text(words),)),)))
    runs = find(paragraph_with(body, "NASA"), "w:r")
    assert ["".join(find(run, "w:t/text()")) for run in runs] == ["قالت ", "NASA (Ames", ") أمس 2026"]
    assert [bool(find(run, "w:rPr/w:rtl")) for run in runs] == [True, False, True]


def test_an_isolated_foreign_name_keeps_its_own_direction(tmp_path):
    isolated = Marked(mark=Mark.ISOLATE, content=(Text("رصيف 5"),))
    body = document(replace(full_manuscript(tmp_path), body=(Paragraph(content=(Text("Pier "), isolated)),)))
    assert find(run_with(body, "رصيف"), "w:rPr/w:rtl")


def test_headings_and_headline_have_word_s_own_outline(tmp_path):
    made = parts(write(full_manuscript(tmp_path), PRESS))
    levels = {}
    for style in find(made["word/styles.xml"], "w:style[w:pPr/w:outlineLvl]"):
        levels[find(style, "w:name/@w:val")[0]] = int(find(style, "w:pPr/w:outlineLvl/@w:val")[0]) + 1
    assert levels == {"heading 1": 1, "heading 2": 2, "heading 3": 3, "heading 4": 4}
    headline = paragraph_with(made["word/document.xml"], "Old wharf at Port Nadir to reopen")
    assert find(headline, "w:pPr/w:pStyle/@w:val") == ["Heading1"]


def test_every_style_that_is_used_is_defined(tmp_path):
    made = parts(write(full_manuscript(tmp_path), PRESS))
    defined = set(find(made["word/styles.xml"], "w:style/@w:styleId"))
    assert {*PARAGRAPH_STYLES, *CHARACTER_STYLES} <= defined
    for name, part in made.items():
        if name.startswith("word/"):
            used = find(part, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
            assert set(used) <= defined, name


def test_table_headers_are_known_three_ways_and_rows_are_whole(tmp_path):
    (table,) = find(document(full_manuscript(tmp_path)), "//w:tbl")
    head, *rows = find(table, "w:tr")
    assert find(head, "w:trPr/w:tblHeader")
    assert find(head, "w:trPr/w:cnfStyle/@w:firstRow") == ["1"]
    assert not [row for row in rows if find(row, "w:trPr/w:tblHeader")]
    assert len(find(table, "w:tr/w:trPr/w:cantSplit")) == 3
    look = find(table, "w:tblPr/w:tblLook")[0]
    assert (look.get(f"{{{W}}}firstRow"), look.get(f"{{{W}}}firstColumn")) == ("1", "1")
    assert find(rows[0], "w:tc[1]/w:tcPr/w:cnfStyle/@w:firstColumn") == ["1"]
    assert find(rows[0], "w:tc[1]/w:p/w:pPr/w:pStyle/@w:val") == ["TableRowHeader"]
    assert find(table, "w:tblPr/w:tblCaption/@w:val") == ["Cost of the work, in thousand crowns"]
    assert find(table, "w:tblPr/w:tblDescription/@w:val") == ["Part; Spent"]
    caption = table.getprevious()
    assert find(caption, "w:pPr/w:pStyle/@w:val") == ["TableCaption"]


def test_two_tables_without_words_between_them_stay_two(tmp_path):
    table = Table(id="t", caption=(), head=(), bodies=(((Cell(content=(Text("a"),)),),),))
    first, _ = find(document(replace(full_manuscript(tmp_path), body=(table, table))), "//w:tbl")
    assert first.getnext().tag == f"{{{W}}}p"


def test_each_numbered_list_counts_from_its_own_start(tmp_path):
    def numbered(start: int) -> ListBlock:
        below = ListBlock(ordered=True, items=(ListItem(content=(Text("under"),)),), start=4)
        return ListBlock(ordered=True, items=(ListItem(content=(Text("one"),), lists=(below,)),), start=start)

    made = parts(write(replace(full_manuscript(tmp_path), body=(numbered(1), numbered(0), numbered(7))), PRESS))
    starts = {
        one.get(f"{{{W}}}numId"): (find(one, "w:lvlOverride/@w:ilvl")[0], find(one, ".//w:startOverride/@w:val")[0])
        for one in find(made["word/numbering.xml"], "w:num")
    }
    used = find(made["word/document.xml"], "//w:numPr")
    assert [starts[find(one, "w:numId/@w:val")[0]] for one in used] == [
        ("0", "1"), ("1", "4"), ("0", "0"), ("1", "4"), ("0", "7"), ("1", "4"),
    ]  # fmt: skip
    assert find(made["word/document.xml"], "//w:numPr/w:ilvl/@w:val") == ["0", "1"] * 3


def test_footnotes_are_word_s_own_and_keep_the_author_s_signs(tmp_path):
    words = (Text("Stone"), NoteCall(note="a", sign="1"), NoteCall(note="b", sign="†"), NoteCall(note="a", sign="1"))
    notes = tuple(Footnote(id=one, paragraphs=(Paragraph(content=(Text(one),)),)) for one in "abc")
    made = parts(write(replace(full_manuscript(tmp_path), body=(Paragraph(content=words), *notes)), PRESS))
    calls = find(made["word/document.xml"], "//w:footnoteReference")
    assert [one.get(f"{{{W}}}id") for one in calls] == ["1", "2", "3"]
    assert [one.get(f"{{{W}}}customMarkFollows") for one in calls] == [None, "1", "1"]
    assert find(made["word/document.xml"], "//w:fldSimple[contains(@w:instr, 'NOTEREF')]")
    found = made["word/footnotes.xml"]
    assert find(found, "w:footnote/@w:type") == ["separator", "continuationSeparator"]
    assert len(find(found, "w:footnote[@w:id='1']//w:footnoteRef")) == 1
    assert find(found, "w:footnote[@w:id='2']//w:rStyle[@w:val='FootnoteReference']/../../w:t/text()") == ["†"]


def test_pages_of_the_printed_original_and_every_target_are_bookmarks(tmp_path):
    manuscript = full_manuscript(tmp_path)
    odd = Paragraph(content=(PageBreak(id="página " * 9, page="3"), Text("x")))
    body = document(replace(manuscript, body=(*manuscript.body, odd)))
    names = find(body, "//w:bookmarkStart/@w:name")
    assert {"page-2", "fig-1", "tab-1", "box-1"} <= set(names)
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]{0,39}", name) for name in names)
    ids = find(body, "//w:bookmarkStart/@w:id")
    assert len(ids) == len(set(ids))


def test_an_extended_description_is_linked_both_ways(tmp_path):
    body = document(full_manuscript(tmp_path))
    targets = find(body, "//w:hyperlink/@w:anchor")
    assert targets == ["fig-2-description", "fig-2"]
    assert set(targets) <= set(find(body, "//w:bookmarkStart/@w:name"))


def test_links_are_words_with_a_relationship(tmp_path):
    made = parts(write(full_manuscript(tmp_path), PRESS))
    link = next(one for one in find(made["word/document.xml"], "//w:hyperlink") if one.get(f"{{{PREFIXES['r']}}}id"))
    assert "".join(find(link, ".//w:t/text()")) == "note on the vote"
    relations = made["word/_rels/document.xml.rels"]
    target = next(one for one in relations if one.get("Id") == link.get(f"{{{PREFIXES['r']}}}id"))
    assert (target.get("Target"), target.get("TargetMode")) == ("https://council.example.org/minutes", "External")


def test_pages_are_numbered_in_words_of_the_labels(tmp_path):
    made = parts(write(arabic_manuscript(tmp_path), PRESS))
    foot = made["word/footer1.xml"]
    assert [one.strip() for one in find(foot, "//w:fldSimple/@w:instr")] == ["PAGE", "NUMPAGES"]
    assert "من" in "".join(find(foot, "//w:t/text()"))
    assert find(made["word/document.xml"], "//w:sectPr/w:titlePg")
    assert find(made["word/header2.xml"], "//w:t/text()") == ["هاربور تايمز"]


def test_the_properties_say_whose_it_is_and_when_it_was_made(tmp_path):
    made = parts(write(full_manuscript(tmp_path), PRESS))
    core = {etree.QName(one).localname: one.text for one in made["docProps/core.xml"]}
    assert core["title"] == "Old wharf at Port Nadir to reopen"
    assert core["subject"] == "The council voted to reopen the old wharf."
    assert core["created"] == core["modified"] == "2026-03-12T16:40:00Z"
    assert core["revision"] == "3"
    custom = {one.get("name"): one[0].text for one in made["docProps/custom.xml"]}
    assert custom["Photo credit 3"] == "Omar Lind/Pool/Coastal Press"
    assert custom["Rights"].startswith("© 2026 Harbour Times")
    assert custom["Canonical XML"] == "article.xml"
    assert len(custom["Canonical XML SHA-256"]) == 64


def test_words_longer_than_python_docx_allows_stay_whole_in_the_properties(tmp_path):
    long = "Headline " * 60
    made = parts(write(replace(full_manuscript(tmp_path), headline=long.strip()), PRESS))
    assert find(made["docProps/core.xml"], "//*[local-name()='title']/text()") == [long.strip()]


@pytest.mark.parametrize("style", ["default", "large-print", "plain"])
def test_complex_scripts_have_sizes_and_fonts_of_their_own(tmp_path, style):
    styles = parts(write(arabic_manuscript(tmp_path), quick_press(style)))["word/styles.xml"]
    for one in find(styles, "w:style[@w:type='paragraph']"):
        assert find(one, "w:rPr/w:szCs"), find(one, "w:name/@w:val")
        assert find(one, "w:rPr/w:rFonts/@w:cs")
        assert not find(one, "w:rPr/w:iCs[not(@w:val='0')]")
    body = find(styles, "w:style[@w:styleId='Normal']/w:rPr")[0]
    assert int(find(body, "w:szCs/@w:val")[0]) > int(find(body, "w:sz/@w:val")[0])


def test_large_print_has_nothing_under_18_points_no_slant_and_no_capitals(tmp_path):
    for make in (full_manuscript, arabic_manuscript):
        styles = parts(write(make(tmp_path), quick_press("large-print")))["word/styles.xml"]
        assert min(int(size) for size in find(styles, "//w:sz/@w:val | //w:szCs/@w:val")) >= 36
        assert not find(styles, "//w:i[not(@w:val='0')] | //w:caps | //w:smallCaps | //w:shd")
        assert not find(styles, "//w:vertAlign")


def test_a_japanese_article_is_marked_as_east_asian(tmp_path):
    told = replace(full_manuscript(tmp_path), language="ja", headline="港の記事")
    made = parts(write(told, PRESS))
    (language,) = find(made["word/styles.xml"], "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert language.get(f"{{{W}}}eastAsia") == "ja"


def test_urdu_words_in_an_arabic_article_get_the_font_of_their_script(tmp_path):
    words = Marked(mark=Mark.SPAN, content=(Text("بندرگاہ"),), language="ur")
    body = document(replace(arabic_manuscript(tmp_path), body=(Paragraph(content=(words,)),)))
    assert find(run_with(body, "بندرگاہ"), "w:rPr/w:rFonts/@w:cs") == ["Noto Nastaliq Urdu"]
