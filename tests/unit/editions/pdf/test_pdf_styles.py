"""Styles: tokens become CSS, faults are named with their line, and each script gets its own measures."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from hard_pdf import styled
from multipub.editions import _styles
from multipub.editions._pdf.resolution import longest_edge
from multipub.editions.pdf import observe, write
from multipub.errors import EditionError, SourceError, UsageError
from multipub.model.blocks import Paragraph
from multipub.model.manuscript import Media
from presses import quick_press
from support import full_manuscript, styles_folder, words


@pytest.fixture
def copied(tmp_path):
    return shutil.copytree(styles_folder() / "default", tmp_path / "mine")


def test_the_three_styles_come_with_multipub():
    assert _styles.names() == ("default", "large-print", "plain")


def test_a_style_is_known_by_name_or_by_folder(copied):
    assert _styles.load("plain").name == "plain"
    assert _styles.load(copied).name == "mine"


def test_an_unknown_style_lists_those_there_are():
    with pytest.raises(UsageError) as caught:
        _styles.load("baroque")
    assert "default, large-print, plain" in caught.value.hint


def test_broken_tokens_are_named_with_their_line(copied):
    tokens = copied / "tokens.toml"
    tokens.write_text("[common.color]\nink = \n", "utf-8")
    with pytest.raises(SourceError) as caught:
        _styles.load(copied)
    assert caught.value.where == f"{tokens}:2"


@pytest.mark.parametrize("file", ["print.css", "screen.css"])
def test_a_style_without_a_sheet_says_which(copied, file):
    (copied / file).unlink()
    with pytest.raises(SourceError, match=file):
        _styles.load(copied)


def test_a_token_that_is_not_there_is_named_with_file_line_and_place(copied):
    sheet = copied / "print.css"
    sheet.write_text("/* one\n two */\np { color: var(--color-inc) }", "utf-8")
    with pytest.raises(SourceError, match="--color-inc") as caught:
        _styles.print_css(_styles.load(copied), "en", several_scripts=False)
    assert caught.value.where == f"{sheet}:3"
    assert caught.value.hint == "add it to tokens.toml, as color.inc"


def test_what_weasyprint_refuses_is_named_with_the_line_of_the_sheet_and_its_tokens(copied, tmp_path):
    tokens, sheet = copied / "tokens.toml", copied / "print.css"
    tokens.write_text(tokens.read_text("utf-8").replace('h1 = "32pt"', 'h1 = "large-ish"'), "utf-8")
    line = next(number for number, one in enumerate(sheet.read_text("utf-8").split("\n"), 1) if one.startswith("h1 {"))
    with pytest.raises(EditionError, match="large-ish") as caught:
        write(full_manuscript(tmp_path), quick_press(copied))
    assert caught.value.where == f"{sheet}:{line}"
    assert "in tokens.toml, weight.display, size.h1, " in caught.value.hint


@pytest.mark.parametrize(
    ("size", "dots"),
    [
        ("210mm 297mm", (2481, 3508)),
        ("8.5in 11in", (2550, 3300)),
        ("letter", (2550, 3300)),
        ("A3 landscape", (4961, 3508)),
        ("20cm", (2363, 2363)),
        ("", (2481, 3508)),
    ],
)
def test_the_page_is_as_large_as_the_style_says_in_any_unit(size, dots):
    style = replace(_styles.load("default"), tokens={"print": {"page": {"size": size}}})
    shapes = ((300, 200), (200, 300))
    media = [Media(path=Path("x"), href="x", media_type="x", width=w, height=h, sha256="") for w, h in shapes]
    assert tuple(longest_edge(one, style) for one in media) == dots


@pytest.mark.parametrize("name", _styles.names())
@pytest.mark.parametrize("language", ["en", "ar", "ur", "ja"])
def test_values_stand_in_the_sheet_as_text_but_in_rules_for_languages(name, language):
    style = _styles.load(name)
    sheet = _styles.print_css(style, language, several_scripts=False)
    tokens = {f"var({key})" for key in _styles.properties(style, "print", _styles.script_of(style, language))}
    for rule in sheet.split("}"):
        if "[lang" not in rule:
            assert not any(token in rule for token in tokens), rule


def test_each_script_has_its_own_measures():
    style = _styles.load("default")
    assert "12pt" in _styles.print_css(style, "ar-EG", several_scripts=False)
    assert _styles.script_of(style, "ar-EG") == "arabic"
    assert _styles.script_of(style, "ur") == "nastaliq"
    assert _styles.script_of(style, "arn") is None


@pytest.mark.parametrize("name", _styles.names())
def test_the_screen_sheet_keeps_custom_properties_and_has_dark_colours(name):
    css = _styles.screen_css(_styles.load(name))
    assert css.startswith(":root{")
    assert "@media (prefers-color-scheme:dark)" in css
    assert "--layout" not in css


def test_a_block_in_another_script_gets_the_measures_of_that_script(tmp_path):
    manuscript = full_manuscript(tmp_path)
    arabic = Paragraph(content=words("الرصيف القديم مفتوح"), language="ar")
    mixed = replace(manuscript, body=(*manuscript.body[:2], arabic, manuscript.body[-1]))
    assert observe(write(mixed, quick_press())).complaints == ()


def test_a_changed_style_is_noticed_in_the_same_process(tmp_path):
    manuscript = full_manuscript(tmp_path)
    before = write(manuscript, styled(tmp_path, ""))
    assert write(manuscript, styled(tmp_path, "h1 { color: #123456 }")) != before
    assert write(manuscript, styled(tmp_path, "")) == before


def test_page_numbers_are_in_the_words_of_the_labels(tmp_path):
    labels = replace(full_manuscript(tmp_path).labels, page_of=' "\\ of ')
    assert write(replace(full_manuscript(tmp_path), labels=labels), quick_press())
