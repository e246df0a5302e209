"""What every interchange format promises: the next system in the chain gets the words, and whose the pictures are.

A new format of kind INTERCHANGE is held to all of this without a line being added here, but for what it cannot say.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from multipub.canonical import read
from multipub.checks.pictures import figures_kept
from multipub.editions import FORMATS, Kind
from multipub.model.blocks import Paragraph
from multipub.model.manuscript import AltSource, Credit
from multipub.model.observation import joined
from multipub.model.text import LangText, Text
from multipub.wording.reading import reading
from presses import quick_press
from retold import comparable, told, words_told
from stories import CASES, manuscript
from support import arabic_manuscript, figure, full_manuscript, photo
from words import phrases

INTERCHANGE = [format_ for format_ in FORMATS if format_.kind is Kind.INTERCHANGE]
WORDS_ONLY = {"text"}
"""Formats that hold words and nothing about them: no languages, links, roles, alternative texts beside captions."""

every_format = pytest.mark.parametrize("format_", INTERCHANGE, ids=lambda format_: format_.name)
rich_formats = pytest.mark.parametrize(
    "format_", [one for one in INTERCHANGE if one.name not in WORDS_ONLY], ids=lambda format_: format_.name
)
every_manuscript = pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["english", "arabic"])
every_sample = pytest.mark.parametrize("case", CASES, ids=str)


def round_trip(format_, wanted):
    return format_.observe(format_.write(wanted, quick_press()))


@rich_formats
@every_manuscript
def test_everything_comes_back_in_order_with_its_languages(format_, make, tmp_path):
    wanted = make(tmp_path)
    seen = round_trip(format_, wanted)
    assert comparable(seen.seen) == told(wanted)
    assert (seen.title, seen.language) == (wanted.headline, wanted.language)
    assert (seen.creators, seen.rights, seen.complaints) == (wanted.creators, wanted.rights, ())
    assert set(seen.credits) == {one.credit.line for one in wanted.figures if one.credit}


@rich_formats
@every_sample
def test_every_sample_comes_back_in_order_with_its_languages(format_, case):
    wanted = manuscript(case)
    seen = round_trip(format_, wanted)
    assert comparable(seen.seen) == told(wanted)
    assert figures_kept(wanted, seen) == len(wanted.figures)
    assert (seen.title, seen.language, seen.creators) == (wanted.headline, wanted.language, wanted.creators)
    assert (seen.rights, seen.complaints) == (wanted.rights, ())


@every_format
@every_sample
def test_every_word_caption_and_credit_comes_back_in_order(format_, case):
    wanted = manuscript(case)
    expected = words_told(reading(replace(wanted, closing=(), permalink=None)))
    assert words_told(round_trip(format_, wanted).seen) == expected


@every_format
def test_the_same_manuscript_gives_the_same_bytes(format_, tmp_path):
    first = format_.write(full_manuscript(tmp_path), quick_press())
    assert format_.write(full_manuscript(tmp_path), quick_press()) == first


@every_format
def test_no_word_of_ours_but_the_label_of_a_credit(format_, tmp_path):
    wanted = full_manuscript(tmp_path)
    written = format_.write(wanted, quick_press()).decode()
    for label in (wanted.labels.end_of_article, wanted.labels.back_to_text, wanted.labels.photo_not_supplied):
        assert label not in written


@every_format
def test_a_bare_story_needs_no_section_deck_byline_or_credits(format_, tmp_path):
    wanted = replace(
        full_manuscript(tmp_path),
        section=None,
        deck=None,
        byline=None,
        dateline=None,
        corrections=(),
        times=(),
        closing=(),
        permalink=None,
        creators=(),
        sources=(),
        rights="",
        house="",
        body=(Paragraph(content=(Text("One line."),)),),
    )
    seen = round_trip(format_, wanted)
    assert (seen.title, seen.rights, seen.creators) == (wanted.headline, "", ())
    assert words_told(seen.seen) == [wanted.headline, "One line."]


@every_format
def test_a_decorative_picture_is_silent_and_keeps_its_credit(format_, tmp_path):
    silent = replace(
        figure(photo(tmp_path, "line.png", (300, 20))),
        alt=LangText(text="", language="en"),
        alt_source=AltSource.DECORATIVE,
        caption=None,
        decorative=True,
    )
    [seen] = round_trip(format_, replace(full_manuscript(tmp_path), body=(silent,))).figures
    assert (seen.alt or "", joined(seen.caption), joined(seen.credit)) == ("", "", "Lina Haddad/Coastal Press")


@every_format
def test_any_words_come_back_letter_for_letter(format_, tmp_path_factory):
    folder = tmp_path_factory.mktemp("photos")
    media, base = photo(folder), full_manuscript(folder)

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(headline=phrases(), words=phrases(), alt=phrases(), caption=phrases(), credit=phrases(30))
    def holds(headline, words, alt, caption, credit):
        picture = replace(
            figure(media),
            alt=LangText(text=alt, language="en"),
            alt_source=AltSource.AUTHORED,
            caption=LangText(text=caption, language="en"),
            credit=Credit(line=credit, language="en", raw=credit),
        )
        wanted = replace(
            base, headline=headline, rights=words, deck=words, body=(Paragraph(content=(Text(words),)), picture)
        )
        seen = round_trip(format_, wanted)
        assert (seen.title, seen.rights) == (headline, words)
        assert words_told(seen.seen) == words_told(reading(replace(wanted, closing=(), permalink=None)))
        if format_.name not in WORDS_ONLY:
            assert seen.figures[0].alt == alt

    holds()


@rich_formats
def test_a_story_that_must_not_be_used_says_so(format_, tmp_path):
    wanted = manuscript(CASES[0])
    story = wanted.source.replace(b"stat:usable", b"stat:withheld")
    assert read(story).status == "withheld"
    written = format_.write(replace(wanted, source=story), quick_press()).decode()
    assert "withheld" in written.casefold()
    assert "withheld" not in format_.write(wanted, quick_press()).decode().casefold()
