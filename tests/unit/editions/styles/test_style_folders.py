"""A style's folder: what may be left out, what is refused, and where the fault is said to be."""

import shutil

import pytest

from multipub.editions import _styles
from multipub.errors import MultipubError, SourceError, StyleFaults, UsageError
from support import styles_folder


@pytest.fixture
def copied(tmp_path):
    return shutil.copytree(styles_folder() / "default", tmp_path / "mine")


def made(folder, tokens):
    folder.mkdir(exist_ok=True)
    (folder / "tokens.toml").write_text(tokens, "utf-8")
    return folder


def test_a_style_with_a_base_needs_only_what_differs(tmp_path):
    style = _styles.load(made(tmp_path / "mine", 'base = "default"\n[common.color]\naccent = "#0b4f6c"\n'))
    default = _styles.load("default")
    assert style.file("print.css") == default.file("print.css")
    assert style.file("word.toml") == default.file("word.toml")
    assert style.folders == (default.folder, tmp_path / "mine")
    sheet = _styles.print_css(style, "en", several_scripts=False)
    assert sheet == _styles.print_css(default, "en", several_scripts=False).replace("#8a1c2b", "#0b4f6c")


def test_a_base_may_be_a_folder_beside_it_and_have_a_base_of_its_own(tmp_path):
    made(tmp_path / "house", 'base = "plain"\n[print.size]\ntext = "12pt"\n')
    style = _styles.load(made(tmp_path / "sport", 'base = "../house"\n[common.color]\nink = "#111111"\n'))
    sheet = _styles.print_css(style, "en", several_scripts=False)
    assert "12pt" in sheet
    assert "#111111" in sheet
    assert style.layout("pictures") == "grey"


def test_its_own_sheet_wins_over_that_of_its_base(tmp_path):
    folder = made(tmp_path / "mine", 'base = "plain"\n')
    (folder / "print.css").write_text("p { color: var(--color-ink) }", "utf-8")
    assert "@page" not in _styles.print_css(_styles.load(folder), "en", several_scripts=False)


def test_a_line_follows_the_colour_it_is_drawn_in(copied):
    tokens = copied / "tokens.toml"
    tokens.write_text(tokens.read_text("utf-8").replace('accent = "#8a1c2b"', 'accent = "#0b4f6c"'), "utf-8")
    for several in (False, True):
        assert "#8a1c2b" not in _styles.print_css(_styles.load(copied), "en", several_scripts=several)


@pytest.mark.parametrize(
    ("tokens", "line", "message", "hint"),
    [
        ('base = "default"\n[common.color]\nacent = "#0b4f6c"\n', 3, "color.acent", "perhaps color.accent"),
        ('base = "default"\n\n[print.sizes]\ntext = "9pt"\n', 4, "sizes.text", "perhaps size.text"),
        ('base = "default"\n[comon.color]\nink = "#000000"\n', None, r"\[comon\]", "common"),
        ('base = "default"\n[common.color]\n\nink = "blue"\n', 4, "'blue' is no colour", "#rrggbb"),
        ('base = "default"\n[common.color]\nink = "#00g"\n', 3, "'#00g' is no colour", "#rrggbb"),
        ('base = "default"\n[print.size]\ntext = 10\n', 3, "text cannot be 10", 'text = "…"'),
        ('base = "default"\n[print.size]\ntext = ["10pt"]\n', 3, "text cannot be", 'text = "…"'),
        ('base = "default"\n[common.layout]\npictures = "gray"\n', 3, "pictures cannot be 'gray'", "grey"),
        ('base = "default"\n[common.layout]\npicture = "grey"\n', 3, "layout hint 'picture'", "pictures"),
        ('base = "default"\n[script.greek]\nlanguage = ["el"]\n', 3, "a script has no 'language'", "languages"),
        ('base = "default"\nprint = "10pt"\n', 2, "wrong kind", "[print]"),
        ('base = "default"\n[common.color]\nink = = "#000"\n', 3, "Invalid", "TOML 1.0"),
    ],
)
def test_a_fault_of_the_tokens_is_named_with_its_line_and_a_way_out(tokens, line, message, hint, tmp_path):
    folder = made(tmp_path / "mine", tokens)
    with pytest.raises(SourceError, match=message) as caught:
        _styles.load(folder)
    (told,) = caught.value.lines()
    place = f"{folder / 'tokens.toml'}" + (f":{line}" if line else "")
    assert told.startswith(f"{place}: ")
    assert hint in told


def test_every_fault_is_told_at_once(tmp_path):
    folder = made(
        tmp_path / "mine", 'base = "default"\n[common.color]\nink = "blue"\nsoft = "grey"\n[tokens]\na = "b"\n'
    )
    with pytest.raises(StyleFaults) as caught:
        _styles.load(folder)
    assert len(caught.value.lines()) == 3


@pytest.mark.parametrize(
    ("tokens", "message"),
    [
        ('base = "baroque"\n', "no style called 'baroque'"),
        ('base = "../mine"\n', "based on itself"),
        ('[common.color]\nink = "#000000"\n', r"table \[print\] is missing"),
        ('base = "default"\n[script.greek]\n[script.greek.print.size]\ntext = "9pt"\n', "for no language"),
    ],
)
def test_a_style_that_stands_on_nothing_is_refused(tokens, message, tmp_path):
    with pytest.raises(MultipubError, match=message):
        _styles.load(made(tmp_path / "mine", tokens))


@pytest.mark.parametrize("value", ["var(--color-accent)", "var(--color-nothing)"])
def test_a_token_that_asks_for_itself_or_for_nothing_is_refused(value, tmp_path):
    style = f'base = "default"\n[common.color]\naccent = "{value}"\n'
    with pytest.raises(SourceError, match=r"asks for itself|color\.nothing, which is not there"):
        _styles.print_css(_styles.load(made(tmp_path / "mine", style)), "en", several_scripts=False)


def test_no_tokens_at_all_is_no_style(tmp_path):
    with pytest.raises(UsageError):
        _styles.load(tmp_path)


@pytest.mark.parametrize("name", _styles.names())
def test_the_styles_that_come_with_multipub_have_no_token_that_nobody_uses(name):
    assert _styles.unused(_styles.load(name)) == ()


def test_a_token_left_over_after_a_rule_was_taken_out_is_told_but_does_not_stop(copied):
    sheet = copied / "print.css"
    kept = [line for line in sheet.read_text("utf-8").splitlines() if "--size-name" not in line]
    sheet.write_text("\n".join(kept).replace("var(--name-font)", "700 13pt serif"), "utf-8")
    (left,) = _styles.unused(_styles.load(copied))
    assert "size.name" in left.error.message
