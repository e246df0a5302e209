"""The document the project was asked to be made from, if it is there: it is no part of the project."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from multipub import canonical, wording
from multipub.ingest import Intake, Intaken, dialect_of
from multipub.model.blocks import Gallery, Heading, Paragraph, Placement
from multipub.model.findings import errors
from multipub.model.manuscript import AltSource, CreditFlag

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))
from pasted import words_lost

SHARED = Path(os.environ.get("MULTIPUB_SHARED") or Path(__file__).parents[2].parent / "shared")
SEEDS = sorted((SHARED / "seed").glob("*.txt")) if SHARED.is_dir() else []

pytestmark = pytest.mark.skipif(not SEEDS, reason="the seed text is not here (MULTIPUB_SHARED names its folder)")


@pytest.fixture(scope="module")
def taken() -> Intaken:
    data, path = SEEDS[0].read_bytes(), SEEDS[0]
    return dialect_of(data, path).read(Intake(data=data, path=path, received=datetime(2026, 11, 22, 9, tzinfo=UTC)))


def test_its_head_is_read(taken):
    article = taken.story.articles[0]
    assert article.section == "Diplomacy"
    assert article.headline.startswith("In diplomatic blitz")
    assert (article.deck or "").endswith("into Gaza.")
    assert (article.byline or "").startswith("By ")
    assert article.creators == ()
    assert len(article.sources) == 2


def test_its_three_photos_keep_caption_and_credit(taken):
    pictures = taken.story.pictures
    assert [[party.name() for party in picture.creators] for picture in pictures] == [["Jonathan Ernst"]] * 3
    assert [[party.name() for party in picture.sources] for picture in pictures] == [["AFP"]] * 3
    assert [picture.raw_credits[0].text for picture in pictures][1:] == ["[Jonathan Ernst/Pool/AFP]"] * 2
    assert all(picture.file is None and picture.not_supplied for picture in pictures)


def test_its_body_is_whole(taken):
    body = taken.story.articles[0].body
    assert isinstance(body[0], Placement)
    assert sum(isinstance(block, Heading) for block in body) == 2
    assert [len(block.figures) for block in body if isinstance(block, Gallery)] == [2]
    paragraphs = [
        line for line in SEEDS[0].read_text("utf-8").splitlines() if len(line) > 30 and "[Jonathan" not in line
    ]
    assert sum(isinstance(block, Paragraph) for block in body) == len(paragraphs) - 2  # headline and deck


def test_no_furniture_is_left_and_no_word_is_lost(taken):
    assert {removed.words for removed in taken.removed if removed.what == "page furniture"} == {
        "Do you like this article?",
        "Captcha *",
    }
    assert not words_lost(SEEDS[0].read_text("utf-8"), taken)


def test_it_becomes_a_canonical_file_and_a_manuscript(taken, tmp_path):
    data = canonical.write(taken.story)
    assert canonical.read(data, name="seed.xml") == taken.story
    assert not errors(canonical.validate(data, folder=tmp_path, name="seed.xml"))
    manuscript = wording.settle(taken.story, taken.story.articles[0], media={}, source=data)
    figures = manuscript.figures
    assert [figure.alt_source for figure in figures] == [AltSource.CAPTION] * 3
    assert [figure.credit and CreditFlag.POOL in figure.credit.flags for figure in figures] == [False, True, True]
