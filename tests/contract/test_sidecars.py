"""What every sidecar promises: it goes with the edition it stands beside, word for word.

A new format of kind SIDECAR is held to all of this without a line being added here.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from multipub.checks.pictures import figures_kept
from multipub.editions import FORMATS, Kind
from multipub.model.blocks import Paragraph
from multipub.model.manuscript import AltSource, Credit
from multipub.model.text import LangText, Text
from multipub.wording.reading import reading
from presses import quick_press
from retold import words_told
from stories import CASES, manuscript, press
from support import arabic_manuscript, figure, full_manuscript, photo
from words import phrases

SIDECARS = [format_ for format_ in FORMATS if format_.kind is Kind.SIDECAR]
EXAMPLES = 10

every_sidecar = pytest.mark.parametrize("format_", SIDECARS, ids=lambda format_: format_.name)
every_manuscript = pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["english", "arabic"])
every_sample = pytest.mark.parametrize("case", CASES, ids=str)


def addressed(manuscript_):
    """Return a manuscript with an address of its own: some sidecars lead to files beside it."""
    return replace(manuscript_, permalink="https://desk.example.org/2026/03/nadir-wharf")


@every_sidecar
@every_manuscript
def test_every_word_and_picture_comes_back_in_order(format_, make, tmp_path):
    wanted = addressed(make(tmp_path))
    seen = format_.observe(format_.write(wanted, quick_press()))
    assert words_told(seen.seen) == words_told(reading(wanted))
    assert figures_kept(wanted, seen) == len(wanted.figures) == len(seen.figures)
    assert seen.title == wanted.headline
    assert set(seen.credits) == {one.credit.line for one in wanted.figures if one.credit}
    assert seen.complaints == ()


@every_sidecar
@every_sample
def test_every_sample_comes_back_in_order(format_, case):
    wanted = addressed(manuscript(case))
    seen = format_.observe(format_.write(wanted, press(case)))
    assert words_told(seen.seen) == words_told(reading(replace(wanted, permalink=manuscript(case).permalink)))
    assert figures_kept(wanted, seen) == len(wanted.figures)
    assert seen.complaints == ()


@every_sidecar
def test_the_same_manuscript_gives_the_same_bytes(format_, tmp_path):
    wanted = addressed(full_manuscript(tmp_path))
    assert format_.write(wanted, quick_press()) == format_.write(wanted, quick_press())


@every_sidecar
def test_a_decorative_picture_without_words_keeps_its_place(format_, tmp_path):
    silent = replace(
        figure(photo(tmp_path, "line.png", (300, 20)), 9),
        alt=LangText(text="", language="en"),
        alt_source=AltSource.DECORATIVE,
        caption=None,
        credit=None,
        decorative=True,
    )
    whole = full_manuscript(tmp_path)
    for body in ((*whole.body[:2], silent, *whole.body[2:]), (*whole.body, silent), (silent, *whole.body)):
        wanted = replace(whole, body=body)
        seen = format_.observe(format_.write(wanted, quick_press()))
        assert figures_kept(wanted, seen) == len(wanted.figures) == len(seen.figures)
        assert [one.decorative for one in seen.figures] == [one.decorative for one in wanted.figures]


@every_sidecar
def test_any_words_come_back_letter_for_letter(format_, tmp_path_factory):
    folder = tmp_path_factory.mktemp("photos")
    media, base = photo(folder), full_manuscript(folder)

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(headline=phrases(), words=phrases(), alt=phrases(), caption=phrases(), credit=phrases(30))
    def holds(headline, words, alt, caption, credit):
        picture = replace(
            figure(media),
            alt=LangText(text=alt, language="en"),
            alt_source=AltSource.AUTHORED,
            caption=LangText(text=caption, language="en"),
            credit=Credit(line=credit, language="en", raw=credit),
        )
        wanted = replace(base, headline=headline, deck=words, body=(Paragraph(content=(Text(words),)), picture))
        seen = format_.observe(format_.write(wanted, quick_press()))
        assert seen.title == headline
        assert words_told(seen.seen) == words_told(reading(wanted))
        assert seen.figures[0].alt == alt

    holds()
