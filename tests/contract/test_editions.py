"""What every edition promises, whatever its format.

A new format of kind EDITION is held to all of this without a line being added here.
"""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from multipub import carriers
from multipub.checks import examine
from multipub.editions import FORMATS, Kind
from multipub.model.manuscript import AltSource, Credit
from multipub.model.text import LangText
from presses import quick_press
from support import arabic_manuscript, figure, full_manuscript, photo
from words import phrases

EDITIONS = [format_ for format_ in FORMATS if format_.kind is Kind.EDITION]
EXAMPLES = {"pdf": 12, "audio": 6, "daisy": 4, "lpf": 4, "m4b": 4, "opus": 4}
"""Examples a format is given where writing one takes long; others get MANY_EXAMPLES."""
MANY_EXAMPLES = 25

every_edition = pytest.mark.parametrize("format_", EDITIONS, ids=lambda format_: format_.name)
every_manuscript = pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["english", "arabic"])


@every_edition
@every_manuscript
def test_an_edition_keeps_every_promise(format_, make, tmp_path):
    manuscript = make(tmp_path)
    seen = format_.observe(format_.write(manuscript, quick_press()))
    assert [str(finding) for finding in examine(manuscript, seen)] == []


@every_edition
@every_manuscript
def test_an_edition_gives_the_canonical_xml_back_byte_for_byte(format_, make, tmp_path):
    source = b"\xef\xbb\xbf<?xml version='1.0'?>\r\n<odd>\r\n\t<bytes a='1'  b=\"2\"/>\n\n</odd>\r"
    manuscript = replace(make(tmp_path), source=source)
    data = format_.write(manuscript, quick_press())
    assert carriers.extract(data, where="edition") == source


@every_edition
def test_the_same_manuscript_gives_the_same_bytes(format_, tmp_path):
    first = format_.write(full_manuscript(tmp_path), quick_press())
    assert format_.write(full_manuscript(tmp_path), quick_press()) == first


@every_edition
def test_a_story_without_pictures_is_an_edition_too(format_, tmp_path):
    manuscript = full_manuscript(tmp_path)
    words_only = replace(manuscript, body=tuple(block for block in manuscript.body[1:9] if block))
    seen = format_.observe(format_.write(words_only, quick_press()))
    assert [str(finding) for finding in examine(words_only, seen)] == []


@every_edition
def test_a_bare_story_needs_no_section_deck_byline_or_credits(format_, tmp_path):
    manuscript = full_manuscript(tmp_path)
    bare = replace(
        manuscript,
        section=None,
        deck=None,
        byline=None,
        corrections=(),
        times=(),
        closing=(),
        permalink=None,
        creators=(),
        rights="",
        body=manuscript.body[1:2],
    )
    bare = replace(bare, body=(*bare.body, manuscript.body[-1]))
    seen = format_.observe(format_.write(bare, quick_press()))
    assert [str(finding) for finding in examine(bare, seen)] == []


@every_edition
def test_a_decorative_picture_says_nothing_and_keeps_its_credit(format_, tmp_path):
    manuscript = full_manuscript(tmp_path)
    silent = replace(
        figure(photo(tmp_path, "line.png", (300, 20))),
        alt=LangText(text="", language="en"),
        alt_source=AltSource.DECORATIVE,
        caption=None,
        decorative=True,
    )
    decorated = replace(manuscript, body=(manuscript.body[1], silent, manuscript.body[-1]))
    seen = format_.observe(format_.write(decorated, quick_press()))
    assert [str(finding) for finding in examine(decorated, seen)] == []


@every_edition
def test_any_alt_caption_and_credit_come_back_letter_for_letter(format_, tmp_path_factory):
    folder = tmp_path_factory.mktemp("photos")
    media = photo(folder)
    base = full_manuscript(folder)

    @settings(
        max_examples=EXAMPLES.get(format_.name, MANY_EXAMPLES),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(alt=phrases(), caption=phrases(), credit=phrases(30))
    def holds(alt, caption, credit):
        picture = replace(
            figure(media),
            alt=LangText(text=alt, language="en"),
            alt_source=AltSource.AUTHORED,
            caption=LangText(text=caption, language="en"),
            credit=Credit(line=credit, language="en", raw=credit),
        )
        manuscript = replace(base, body=(picture, base.body[1], base.body[-1]))
        seen = format_.observe(format_.write(manuscript, quick_press()))
        assert [str(finding) for finding in examine(manuscript, seen)] == []

    holds()


def test_one_file_is_enough_for_a_new_format(tmp_path):
    (tmp_path / "shout.py").write_text(TOY, "utf-8")
    script = (
        "import sys, multipub.editions\n"
        f"multipub.editions.__path__.append({str(tmp_path)!r})\n"
        "from multipub.cli import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )

    def multipub(*arguments):
        return subprocess.run(
            [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False, cwd=tmp_path
        )

    assert "shout" in multipub("formats").stdout
    sample = str(Path(__file__).parents[2] / "samples" / "brief" / "article.xml")
    made = multipub("export", sample, "--to", "shout", "--lang", "en", "-o", str(tmp_path / "out"))
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "out" / "brief.en.shout.txt").read_text("utf-8").isupper()
    quiet = multipub("export", sample, "--to", "shout", "--lang", "en", "-o", str(tmp_path / "out"), "--no-shout-loud")
    assert quiet.returncode == 0, quiet.stderr
    assert not (tmp_path / "out" / "brief.en.shout.txt").read_text("utf-8").isupper()


TOY = '''
"""A toy: the headline, loud or not."""

from dataclasses import dataclass

from multipub.editions import Format, Kind
from multipub.model.observation import Observation


@dataclass(frozen=True)
class Options:
    loud: bool = True


def write(manuscript, press):
    words = manuscript.headline
    return (words.upper() if press.options["shout"].loud else words).encode()


def observe(data):
    return Observation(title=data.decode(), language="", creators=(), rights="", seen=(), source=None)


SHOUT = Format(
    name="shout", suffix=".txt", media_type="text/plain", kind=Kind.INTERCHANGE, summary="The headline.",
    write=write, observe=observe, options=Options,
)
'''
