"""Out and home again: an untouched document is the story that it was made from, equal in everything."""

import io
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from multipub import canonical, wording
from multipub.checks import examine
from multipub.editions.docx import observe, write
from multipub.errors import MultipubError
from multipub.ingest import Intake, Intaken, dialect_of
from multipub.model.story import Story
from presses import quick_press
from stories import CASES, SAMPLES, edition, manuscript
from strategies import stories

STYLES = SAMPLES.parent / "styles"
RECEIVED = datetime(2127, 1, 1, tzinfo=UTC)


def home(data: bytes) -> Intaken:
    path = Path("edited.docx")
    dialect = dialect_of(data, path)
    assert dialect.name == "docx"
    return dialect.read(Intake(data=data, path=path, received=RECEIVED))


def documents(story: Story):
    """Yield the story's document in every language, without the files of its photos."""
    source = canonical.write(story)
    for article in story.articles:
        manuscript = wording.settle(story, article, media={}, source=source)
        yield write(manuscript, quick_press())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_untouched_document_is_the_story_it_was_made_from(case):
    taken = home(edition(case, "docx").read_bytes())
    assert taken.changes == ()
    assert taken.story == canonical.read((SAMPLES / case.name / "article.xml").read_bytes())
    assert taken.findings == ()


@pytest.mark.parametrize("style", ["large-print", "plain"])
def test_the_look_of_a_document_makes_no_difference(style):
    taken = home(edition(CASES[0], "docx", style).read_bytes())
    assert taken.story == taken.before


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=stories())
def test_any_story_comes_home_unchanged(story):
    """Random stories, every block and inline, every script: out as a document and home again."""
    story = canonical.read(canonical.write(story))
    try:
        written = list(documents(story))
    except MultipubError:
        assume(False)  # a story that cannot be exported, for want of words
    for data in written:
        taken = home(data)
        assert [str(one) for one in taken.changes] == []
        assert taken.story == story


def test_captions_that_the_style_numbers_are_counted_by_word_and_come_home_without_their_numbers(tmp_path):
    folder = tmp_path / "numbered"
    shutil.copytree(STYLES / "default", folder)
    look = folder / "word.toml"
    look.write_text("numbered_captions = true\n" + look.read_text("utf-8"), "utf-8")
    for case in CASES:
        wanted = manuscript(case)
        data = write(wanted, quick_press(folder))
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            counted = package.read("word/document.xml").count(b" SEQ Photo ")
        assert counted == sum(one.caption is not None for one in wanted.figures)
        assert examine(wanted, observe(data)) == ()
        assert home(data).changes == ()
