"""Every sample, in every language, keeps every promise in every edition; what a reader meets is written down."""

import pytest

from multipub.checks import examine
from multipub.checks.pictures import figures_kept
from multipub.editions import FORMATS
from stories import CASES, EDITIONS, edition, manuscript


@pytest.mark.parametrize("format_", EDITIONS)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_sample_keeps_every_promise(case, format_):
    wanted = manuscript(case)
    seen = FORMATS[format_].observe(edition(case, format_).read_bytes())
    assert [str(finding) for finding in examine(wanted, seen)] == []
    assert figures_kept(wanted, seen) == len(wanted.figures)


@pytest.mark.parametrize("style", ["large-print", "plain"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_sample_keeps_every_promise_in_every_look(case, style):
    for format_ in ("pdf", "docx"):
        seen = FORMATS[format_].observe(edition(case, format_, style).read_bytes())
        assert [str(finding) for finding in examine(manuscript(case), seen)] == []


def test_the_samples_are_what_the_promise_needs():
    assert {str(case) for case in CASES} >= {"harbour-en", "harbour-ar", "brief-en", "long-read-en"}
