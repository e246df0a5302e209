"""What the PDF edition will not make, and how clearly it says so."""

import sys
from dataclasses import replace
from types import SimpleNamespace

import pydyf
import pytest
from lxml import etree

from hard_pdf import styled
from multipub.editions import pdf as edition
from multipub.editions._pdf import typeset
from multipub.editions._pdf.finish.errors import HiddenWords, MissingAlternative, MissingLanguage, TaggingChanged
from multipub.editions._pdf.finish.finisher import Finisher
from multipub.editions._pdf.finish.glyphs import check_glyphs, package_for
from multipub.editions._pdf.libraries import needed_libraries
from multipub.editions.pdf import observe, write
from multipub.errors import EditionError, ExitCode, MissingGlyph, ToolMissing
from multipub.model.blocks import ListBlock, ListItem, Paragraph
from multipub.model.text import LangText, Text
from presses import quick_press
from support import full_manuscript, words


@pytest.fixture
def manuscript(tmp_path):
    return full_manuscript(tmp_path)


def test_a_character_no_font_has_is_named_with_its_script_and_place(manuscript):
    body = (*manuscript.body, Paragraph(content=words("not assigned: \u0378")))
    with pytest.raises(MissingGlyph, match=r"U\+0378 .*script Unknown.* in <p> “not assigned") as caught:
        write(replace(manuscript, body=body), quick_press())
    assert caught.value.exit_code is ExitCode.EDITION
    assert caught.value.hint == "no font can have it: correct the text"


@pytest.mark.parametrize(
    ("character", "package"),
    [
        ("あ", "fonts-noto-cjk"),
        ("한", "fonts-noto-cjk"),
        ("漢", "fonts-noto-cjk"),
        ("ক", "fonts-noto-core"),
        ("\U00010a00", "fonts-noto-core"),
        ("\U00014400", "fonts-noto-extra"),
        ("\U0001f6a2", "fonts-noto-color-emoji"),
    ],
)
def test_the_error_names_the_package_that_brings_a_font(character, package):
    assert package_for(character) == package
    document = SimpleNamespace(fonts={1: SimpleNamespace(missing={ord(character): 9})})
    with pytest.raises(MissingGlyph) as caught:
        check_glyphs(document, [(f"x {character}", None)])
    assert caught.value.hint == f"apt-get install {package}; or leave the character out"


def test_a_picture_without_alternative_text_is_refused(manuscript):
    silent = replace(manuscript.figures[0], alt=LangText(text=" ", language="en"))
    with pytest.raises(MissingAlternative, match="<img") as caught:
        write(replace(manuscript, body=(silent, *manuscript.body[1:])), quick_press())
    assert caught.value.exit_code is ExitCode.WORDS


@pytest.mark.parametrize(
    ("css", "words"),
    [
        (".deck { display: none }", 'does not show <p class="deck">'),
        (".deck { visibility: hidden }", 'hides the words of <p class="deck">'),
        (".lead img { display: none }", "does not show <img"),
        (".footnote { float: footnote }", "foot of a page"),
        (".deck { margin-left: -200mm }", 'page 1 is too narrow for the words of <p class="deck">'),
        (".lead img { max-width: none; width: 250mm }", "page 1 is too narrow for <img"),
    ],
)
def test_a_style_cannot_hide_the_words_of_a_story(css, words, tmp_path, manuscript):
    with pytest.raises(HiddenWords, match=words):
        write(manuscript, styled(tmp_path, css))


def test_a_style_cannot_make_links_of_running_heads(tmp_path, manuscript):
    with pytest.raises(EditionError, match="can be clicked"):
        write(manuscript, styled(tmp_path, "a { position: fixed }"))


def test_what_weasyprint_only_logs_stops_the_edition(tmp_path, manuscript):
    with pytest.raises(EditionError, match=r"WeasyPrint warns: .*wobble"):
        write(manuscript, styled(tmp_path, "p { wobble: 3 }"))


@pytest.mark.parametrize("address", ["file:///etc/hostname", "https://example.org/x.png", "picture:99"])
def test_nothing_is_fetched_neither_files_nor_the_network(address, tmp_path, manuscript):
    with pytest.raises(EditionError, match="fetches nothing"):
        write(manuscript, styled(tmp_path, f"body {{ background: url('{address}') }}"))


def test_a_document_without_a_language_is_refused(manuscript):
    page = SimpleNamespace(metadata=SimpleNamespace(lang=None))
    with pytest.raises(MissingLanguage):
        Finisher(SimpleNamespace())(page, None)


def one_more(made, pdf):
    pdf.add_object(pydyf.Dictionary(made[-1]))


def one_less(made, _pdf):
    del made[3]["Type"]


def another_page(made, pdf):
    made[5]["Pg"] = pdf.page_references[-1]


@pytest.mark.parametrize("change", [one_more, one_less, another_page])
def test_another_way_of_tagging_is_noticed(change, manuscript, monkeypatch):
    def tampered(self, document, pdf, finish=Finisher.__call__):
        made = [one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/StructElem"]
        change(made, pdf)
        finish(self, document, pdf)

    monkeypatch.setattr(Finisher, "__call__", tampered)
    with pytest.raises(TaggingChanged) as caught:
        write(manuscript, quick_press())
    assert "pyproject.toml" in caught.value.hint


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libpango-1.0-0", "libpango-1.0-0"),
        ("libpangoft2-1.0-0", "libpangoft2-1.0-0"),
        ("libgobject-2.0-0", "libglib2.0-0"),
        ("libharfbuzz-subset", "libharfbuzz-subset0"),
    ],
)
def test_a_missing_system_library_names_its_package(library, package):
    with pytest.raises(ToolMissing) as caught, needed_libraries():
        raise OSError(f"cannot load library '{library}': no such file")
    assert caught.value.hint == f"apt-get install {package}"
    assert caught.value.exit_code is ExitCode.TOOL


def test_weasyprint_is_loaded_only_when_a_pdf_is_written(manuscript, monkeypatch):
    assert "weasyprint" not in vars(edition)
    monkeypatch.delitem(sys.modules, typeset.__name__)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(ToolMissing):
        write(manuscript, quick_press())


def test_a_text_in_the_template_that_no_box_shows_is_found(manuscript):
    stray = etree.fromstring('<article lang="en"><p>seen</p><p style="display:none">lost</p></article>')
    metadata = SimpleNamespace()
    with pytest.raises(HiddenWords, match="lost"):
        typeset.typeset(stray, manuscript, quick_press().style, {}, metadata)


def nested(depth):
    made = ListBlock(ordered=False, items=(ListItem(content=words("deep down")),))
    for _ in range(depth):
        made = ListBlock(ordered=False, items=(ListItem(content=words("above"), lists=(made,)),))
    return made


def test_lists_nested_too_deep_are_a_clear_error_and_no_traceback(manuscript):
    with pytest.raises(EditionError, match="nested too deep to be set on pages") as caught:
        write(replace(manuscript, body=(nested(200),)), quick_press())
    assert "levels" in caught.value.hint


@pytest.mark.parametrize("style", ["default", "large-print", "plain"])
def test_lists_nested_deeper_than_anyone_needs_are_set_and_stay_on_the_paper(style, manuscript):
    assert b"deep down" in plain_words(write(replace(manuscript, body=(nested(40),)), quick_press(style)))


def plain_words(data):
    return " ".join(run.text for one in observe(data).seen for run in getattr(one, "runs", ())).encode()


def test_an_empty_paragraph_is_no_fault(manuscript):
    body = (*manuscript.body[:2], Paragraph(content=(Text(""),)), *manuscript.body[2:])
    assert write(replace(manuscript, body=body), quick_press())
