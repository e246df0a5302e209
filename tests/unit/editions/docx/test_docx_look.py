"""A designer's word.toml is understood or refused, never half followed."""

import shutil
from pathlib import Path

import pytest

from multipub.carriers._word.style_names import PARAGRAPH_STYLES
from multipub.editions._docx.look_file import read_look
from multipub.errors import UsageError
from support import styles_folder


@pytest.mark.parametrize("style", ["default", "large-print", "plain"])
@pytest.mark.parametrize("language", ["en", "ar-EG", "ur", "he", "ja"])
def test_every_style_says_how_every_paragraph_looks(style, language):
    look = read_look(styles_folder() / style / "word.toml", language)
    for one in PARAGRAPH_STYLES:
        assert look.style(one).size >= 7
        assert look.style(one).leading >= look.style(one).size * 0.8
        assert look.style(one).font in look.fonts
        assert look.style(one).colour in look.colours


def test_a_lead_picture_s_words_run_over_rail_and_column():
    look = read_look(styles_folder() / "default" / "word.toml", "en")
    assert look.page.full == pytest.approx(174)
    assert look.page.column == pytest.approx(124)
    lead = next(one for one in PARAGRAPH_STYLES if one.name == "LEAD_CAPTION")
    plain = next(one for one in PARAGRAPH_STYLES if one.name == "CAPTION")
    assert look.indents(plain)[0] - look.indents(lead)[0] == pytest.approx(50 / 25.4 * 72)


@pytest.fixture
def own_style(tmp_path) -> Path:
    return Path(shutil.copy(styles_folder() / "default" / "word.toml", tmp_path / "word.toml"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("subhead-2 = { size", "subhead-2 = { siez", "siez"),
        ("subhead-2 = { size = 13", 'subhead-2 = { size = "13"', "size"),
        ("italic = true, bar", 'italic = "yes", bar', "italic"),
        ("italic = true, bar", "italic = 1, bar", "italic"),
        ("subhead-2 = {", "subhead-9 = {", "subhead-9"),
        ("subhead-2 = {", "# {", "subhead-2"),
        ("strong = {", "weak = {", "weak"),
        ("\n[page]", "\n[pages]", "pages"),
        ("bullet =", "bullet", "line"),
        ("bullet =", "bullets =", "bullets"),
        ("other_scale = 1.12", 'other_scale = "large"', "other_scale"),
        ('byline = { font = "sans"', 'byline = { font = "gothic"', "gothic"),
        ('label = { font = "sans"', 'label = { font = "gothic"', "gothic"),
        ('track = 0.6, colour = "accent"', 'track = 0.6, colour = "pink"', "pink"),
        ('bottom = ".6 ink"\ninside', 'bottom = "thin ink"\ninside', "thin ink"),
        ('top = ".4 rule"', 'top = ".4 pink"', ".4 pink"),
        ('box = "double .6 ink"', 'box = "wavy .6 ink"', "wavy"),
        ('ink = "#1a1a1a"', 'ink = "black"', "black"),
        ("[script.arabic.paragraph]", "[script.arabic.paragraphs]", "paragraphs"),
    ],
)
def test_what_is_not_understood_is_said_with_the_file(own_style, old, new, said):
    text = own_style.read_text("utf-8")
    assert old in text
    own_style.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(UsageError) as fault:
        read_look(own_style, "en")
    assert fault.value.where == str(own_style)
    assert said in fault.value.message


def test_a_style_without_the_file_says_so(tmp_path):
    with pytest.raises(UsageError, match=r"no word\.toml"):
        read_look(tmp_path / "word.toml", "en")
