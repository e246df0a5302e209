"""Captions: cues inside the sound, one after the other, the words as shown; strays from the grammar are seen."""

import io
from dataclasses import replace

import pytest
import webvtt

from multipub.editions._audio.captions import cue_times, escaped, stamp
from multipub.editions._audio.reading_captions import read
from multipub.editions.vtt import VTT, VttOptions
from multipub.errors import SourceError
from multipub.model.blocks import Paragraph
from multipub.model.text import Text
from support import arabic_manuscript, full_manuscript
from tones import press_with_tones, record_tones, tones


@pytest.fixture(autouse=True, scope="module")
def _tones():
    with tones():
        yield


@pytest.fixture(scope="module", params=[full_manuscript, arabic_manuscript], ids=["english", "arabic"])
def made(request, tmp_path_factory):
    """A manuscript, its recording, its captions."""
    manuscript = request.param(tmp_path_factory.mktemp("story"))
    recording = record_tones(manuscript)
    press = replace(press_with_tones(), recording=lambda _: recording)
    return manuscript, recording, press


def test_cues_follow_one_another_inside_the_sound(made):
    manuscript, recording, press = made
    cues = read(VTT.write(manuscript, press)).cues
    assert len(cues) == len(recording.timed)
    assert all(0 <= cue.start < cue.end <= recording.seconds * 1000 + 0.5 for cue in cues)
    assert [cue.start for cue in cues] == sorted(cue.start for cue in cues)


def test_every_cue_sounds_when_its_sentence_does(made):
    _, recording, _ = made
    for timed, start, end in cue_times(recording):
        assert abs(start - timed.start * 1000 / recording.rate) <= 0.5
        assert abs(end - timed.end * 1000 / recording.rate) <= 0.5


def test_another_reader_of_webvtt_finds_the_same_cues(made):
    manuscript, _, press = made
    data = VTT.write(manuscript, press)
    ours, theirs = read(data).cues, list(webvtt.from_buffer(io.StringIO(data.decode())))
    assert [cue.name for cue in ours] == [cue.identifier for cue in theirs]
    assert [stamp(cue.start) for cue in ours] == [cue.start for cue in theirs]
    assert [stamp(cue.end) for cue in ours] == [cue.end for cue in theirs]


def test_captions_credits_and_languages_are_told_apart(tmp_path):
    text = VTT.write(full_manuscript(tmp_path), press_with_tones()).decode()
    assert "<c.headline.level1>Old wharf at Port Nadir to reopen</c>" in text
    assert "<c.caption>Boats at the quay, picture 1.</c>" in text
    assert "<c.credit>Lina Haddad/Coastal Press</c>" in text
    assert "<c.quote>“We kept the [old] stones.”</c>" in text
    assert "The ledger says <lang ar>رصيف</lang>, H2O" in text
    assert "NOTE Picture fig-3: not supplied" in text


def test_the_displayed_words_stand_there_and_not_the_spoken_ones(tmp_path):
    sums = Paragraph(content=(Text("It cost $35 million on 9/11."),))
    text = VTT.write(replace(full_manuscript(tmp_path), body=(sums,)), press_with_tones()).decode()
    assert "It cost $35 million on 9/11." in text


def test_a_line_that_begins_with_a_foreign_name_still_runs_its_own_way(tmp_path):
    arabic = arabic_manuscript(tmp_path)
    line = Paragraph(content=(Text("AFP قالت إن الرصيف مفتوح."),))
    data = VTT.write(replace(arabic, body=(line,)), press_with_tones())
    assert "\n&rlm;AFP قالت" in data.decode()
    assert any(cue.words == "AFP قالت إن الرصيف مفتوح." for cue in read(data).cues)


def test_signs_of_webvtt_in_the_words_end_no_cue(tmp_path):
    sly = "a --> b <c.x> &amp; </c>"
    data = VTT.write(replace(full_manuscript(tmp_path), headline=sly, body=()), press_with_tones())
    assert "-->" not in escaped(sly)
    assert "".join(cue.words for cue in read(data).cues if cue.name.startswith("headline")) == sly
    assert VTT.observe(data).title == sly


def test_chapters_are_cues_that_cover_the_sound(made):
    manuscript, recording, press = made
    data = VTT.write(manuscript, replace(press, options={"vtt": VttOptions(kind="chapters")}))
    cues = read(data).cues
    assert cues[0].words == manuscript.headline
    assert [cue.end for cue in cues[:-1]] == [cue.start for cue in cues[1:]]
    assert (cues[0].start, cues[-1].end) == (0, round(recording.seconds * 1000))


GOOD = "WEBVTT\n\none\n00:00:01.000 --> 00:00:02.000\n<c.caption>A &lt; B</c>\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("WEBVTT", "WEBVTT2"),
        ("00:00:01.000", "00:00:01,000"),
        ("00:00:02.000", "00:00:01.000"),
        ("00:00:02.000", "00:61:01.000"),
        (" --> ", " -> "),
        ("&lt;", "<"),
        ("&lt;", ">"),
        ("&lt;", "&"),
        ("</c>", ""),
        ("</c>", "</v>"),
        ("<c.caption>", "<blink>"),
        ("<c.caption>", "<lang>"),
        ("<c.caption>", ""),
        ("A &lt; B", "A --> B"),
        ("A &lt; B</c>\n", "A</c>\n\nNOTE a --> b\n"),
        ("A &lt; B</c>\n", "A</c>\n\none\n00:00:03.000 --> 00:00:04.000\nB\n"),
        ("A &lt; B</c>\n", "A</c>\n\ntwo\n00:00:00.500 --> 00:00:04.000\nB\n"),
        ("A &lt; B</c>\n", "A</c>\n\nno timings\n"),
    ],
)
def test_every_stray_from_the_grammar_is_an_error(before, after):
    assert read(GOOD.encode(), "en").cues[0].words == "A < B"
    with pytest.raises(SourceError):
        read(GOOD.replace(before, after).encode(), "en")


def test_what_is_no_text_is_an_error():
    with pytest.raises(SourceError, match="UTF-8"):
        read(b"WEBVTT\n\n\xff")
