"""The way out and in again, and what stands above a story that must not be used."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from multipub.editions import FORMATS
from multipub.ingest import DIALECTS, Intake
from multipub.model.blocks import Paragraph
from multipub.model.text import Text
from presses import quick_press
from stories import CASES, manuscript

RECEIVED = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PICTURED = [case for case in CASES if manuscript(case).figures]


@pytest.mark.parametrize("case", PICTURED, ids=str)
def test_captions_and_credits_survive_plain_text_and_back(case):
    wanted = manuscript(case)
    data = FORMATS["text"].write(wanted, quick_press())
    intake = Intake(data=data, path=Path("story.txt"), received=RECEIVED, language=case.language)
    story = DIALECTS["text"].read(intake).story
    article = story.articles[0]
    pictures = [story.picture(place.picture) for place in article.placements]
    kept = {(one.captions[0].text, one.credit_lines[0].text) for one in pictures if one.credit_lines}
    told = {(one.caption.text, one.credit.line) for one in wanted.figures if one.caption and one.credit}
    assert told <= kept
    assert (article.headline, article.section) == (wanted.headline, wanted.section)


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_a_text_that_must_not_be_used_opens_with_a_warning(status):
    wanted = manuscript(CASES[0])
    forbidden = replace(wanted, source=wanted.source.replace(b"stat:usable", b"stat:" + status.encode()))
    written = FORMATS["text"].write(forbidden, quick_press())
    assert written.decode().startswith(f"*** {status.upper()}: NOT FOR PUBLICATION ***\n\n\n")
    assert FORMATS["text"].observe(written).title == wanted.headline


def test_an_embargo_is_told_in_every_format():
    wanted = manuscript(CASES[0])
    until = "2026-12-24T18:00:00+00:00"
    mark = b"<pubStatus "
    source = wanted.source.replace(mark, f"<embargoed>{until}</embargoed>".encode() + mark)
    for name in ("newsml-g2", "nitf", "ninjs", "html", "markdown", "text"):
        written = FORMATS[name].write(replace(wanted, source=source), quick_press()).decode()
        assert until in written, name
        assert until not in FORMATS[name].write(wanted, quick_press()).decode(), name


def test_a_line_that_looks_like_a_list_stays_a_line_in_plain_text():
    wanted = replace(manuscript(CASES[0]), body=(Paragraph(content=(Text("• 1. one [x] | two"),)),))
    seen = FORMATS["text"].observe(FORMATS["text"].write(wanted, quick_press()))
    assert seen.passages[-1].words == "• 1. one [x] | two"
    assert not seen.figures
