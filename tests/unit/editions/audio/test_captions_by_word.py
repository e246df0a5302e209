"""Captions in which each word has the time at which it begins."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from multipub.editions._audio.captions import stamp
from multipub.editions._audio.reading_captions import read
from multipub.editions.vtt import VttOptions, advise, observe, write
from multipub.errors import SourceError
from presses import quick_recording, reading_press
from support import arabic_manuscript, full_manuscript
from tones import record_tones, tones, wordless

makers = pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["english", "arabic"])


def press(recording, granularity="word"):
    usual = reading_press()
    options = {**usual.options, "vtt": VttOptions(granularity=granularity)}
    return replace(usual, recording=lambda one: recording, options=options)


@makers
def test_words_have_the_times_at_which_they_begin_and_nothing_else_changes(make, tmp_path):
    story = make(tmp_path)
    recording = quick_recording(story)
    timed, plain = (write(story, press(recording, one)) for one in ("word", "sentence"))
    assert re.sub(rb"<[0-9:.]+>", b"", timed) == plain
    assert observe(timed) == observe(plain)
    cues = read(timed).cues
    assert all(cue.start < cue.times[0] for cue in cues if cue.times)
    assert all(one < other for cue in cues for one, other in pairwise((*cue.times, cue.end)))
    told = {time for cue in cues for time in cue.times}
    begins = {one.begin * 1000 // recording.rate for timed in recording.timed for one in timed.words[1:]}
    assert len(told) > 90
    assert all(any(abs(time - begin) <= 1 for begin in begins) for time in told)
    assert advise(story, press(recording)) == ()


def test_a_time_stands_before_its_word_and_inside_its_language(tmp_path):
    story = full_manuscript(tmp_path)
    recording = quick_recording(story)
    text = write(story, press(recording)).decode()
    (one,) = [
        one for one in recording.timed if "".join(r.text for r in one.utterance.displayed).startswith("The ledger")
    ]
    displayed = "".join(run.text for run in one.utterance.displayed)
    (word,) = [word for word in one.words if displayed[word.start : word.end] == "رصيف,"]
    assert f"<lang ar><{stamp(round(word.begin * 1000 / recording.rate))}>رصيف</lang>," in text


def test_a_voice_that_tells_no_words_gives_the_usual_captions_and_the_desk_is_told(tmp_path):
    story = full_manuscript(tmp_path)
    with tones(wordless()):
        silent = record_tones(story)
    assert write(story, press(silent)) == write(story, press(silent, "sentence"))
    assert [one.rule for one in advise(story, press(silent))] == ["DESK-12"]
    assert advise(story, press(silent, "sentence")) == ()


@pytest.mark.parametrize("times", ["<00:00:01.000>b", "<00:00:05.000>b", "<00:00:03.000>b <00:00:02.000>c", "<00:02>b"])
def test_times_outside_their_cue_or_out_of_order_are_refused(times):
    cue = "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\na {}\n"
    assert read(cue.format("<00:00:02.000>b <00:00:03.000>c").encode(), "en").cues[0].times == (2000, 3000)
    with pytest.raises(SourceError):
        read(cue.format(times).encode(), "en")
