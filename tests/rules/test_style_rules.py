"""Rules about styles: each finds its faults in the folder of a style, names the token, and lets a sound style be."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from multipub.checks.colours import STYLE_RULES, contrast, examine_style, pairs
from multipub.editions import _styles
from multipub.model.findings import Severity
from support import styles_folder

FOLDER = Path(__file__).parent


def cases(rule):
    specification = importlib.util.spec_from_file_location(f"case_{rule}", FOLDER / rule / "case.py")
    case = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(case)
    return case.BAD


@pytest.fixture
def copied(tmp_path):
    return shutil.copytree(styles_folder() / "default", tmp_path / "mine")


def test_every_rule_about_styles_has_a_case():
    for rule in STYLE_RULES:
        assert cases(rule.id)


@pytest.mark.parametrize("name", _styles.names())
def test_the_styles_that_come_with_multipub_can_be_read(name):
    style = _styles.load(name)
    assert examine_style(style) == ()
    assert {pair.medium for pair in pairs(style)} == {"print", "screen", "dark"}


@pytest.mark.parametrize("case", cases("COL-1"))
def test_a_weak_colour_is_found_and_its_token_named(case, copied):
    table, before, after, named = cases("COL-1")[case]
    tokens = copied / "tokens.toml"
    start = tokens.read_text("utf-8").index(table)
    text = tokens.read_text("utf-8")
    assert before in text[start:]
    tokens.write_text(text[:start] + text[start:].replace(before, after, 1), "utf-8")
    findings = examine_style(_styles.load(copied))
    assert findings
    for finding in findings:
        assert finding.rule == "COL-1"
        assert finding.severity is Severity.ERROR
        assert named in finding.hint
        assert finding.file == str(tokens)
        assert finding.line
    lines = tokens.read_text("utf-8").splitlines()
    assert any(after in lines[finding.line - 1] or named in finding.message for finding in findings)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (".deck { color: #777777 }", "#777777"),
        (".deck { color: hotpink }", "hotpink"),
        (".deck { color: rgb(200 200 200) }", "rgb"),
        ("@media (min-width: 40rem) { .deck { color: #aaaaaa } }", "#aaaaaa"),
        (".deck { background: var(--color-accent); color: var(--color-ink) }", "color.accent"),
        ("figure { border-top: 1pt solid #cccccc }", "#cccccc"),
    ],
)
def test_a_colour_that_a_sheet_brings_itself_is_measured_too(rule, told, copied):
    with (copied / "screen.css").open("a", encoding="utf-8") as sheet:
        sheet.write(rule)
    assert any(told in finding.message for finding in examine_style(_styles.load(copied)))


@pytest.mark.parametrize(
    "rule",
    [
        "h1 { color: #8c8c8c; font-size: 24pt }",
        "h1 { color: #8c8c8c; font: 700 14pt / 1.2 var(--font-text) }",
        ".deck { color: currentColor; background: transparent }",
        "@media (forced-colors: active) { a { color: LinkText; background: #dddddd } }",
        'p::before { content: ""; background: #8c8c8c }',
        "figure { border-top: 1pt solid var(--color-hair) }",
        ".deck { background: var(--color-ink); color: var(--color-paper) }",
    ],
)
def test_large_words_ornaments_and_the_colours_of_the_system_need_less(rule, copied):
    with (copied / "print.css").open("a", encoding="utf-8") as sheet:
        sheet.write(rule)
    assert examine_style(_styles.load(copied)) == ()


def test_a_script_with_colours_of_its_own_is_measured(copied):
    with (copied / "tokens.toml").open("a", encoding="utf-8") as tokens:
        tokens.write('[script.arabic.common.color]\nink = "#c0c0c0"\n')
    style = _styles.load(copied)
    assert {pair.medium for pair in pairs(style) if not pair.good} == {"print arabic", "screen arabic"}
    assert {finding.rule for finding in examine_style(style)} == {"COL-1"}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#fff", "#777777", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#abcdef", "#abcdef", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)
