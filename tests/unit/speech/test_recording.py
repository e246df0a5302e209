"""A script becomes sound: in its place, in its voice, from the cache where it was said before."""

import os
import signal
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from multipub.errors import EditionError, MultipubError
from multipub.model.blocks import Paragraph
from multipub.model.recording import Script
from multipub.model.speech_wishes import SpeechWishes, loudness_named
from multipub.model.text import LangText
from multipub.speech import finishing
from multipub.speech import recording as recording_module
from multipub.speech.alphabets import is_speakable
from multipub.speech.encoding import Codec
from multipub.speech.engines import ENGINES, EngineVoice, Sound
from multipub.speech.finishing import finished
from multipub.speech.mastering import master
from multipub.speech.recording import LEAD_IN_SECONDS, RATE, record
from multipub.speech.script import write_script
from multipub.speech.voices import parse_voice
from support import full_manuscript, words
from tones import REQUEST, SECONDS_PER_CHARACTER, TONES, record_tones, spoken_by_tones, tones


@pytest.fixture(autouse=True)
def _tones():
    with tones():
        yield


def short(tmp_path, **changes):
    manuscript = full_manuscript(tmp_path)
    return replace(manuscript, body=manuscript.body[:2], closing=(), permalink=None, **changes)


def test_every_phrase_sounds_where_the_recording_says(tmp_path):
    recording = record_tones(full_manuscript(tmp_path))
    sound = np.frombuffer(recording.samples, "<i2")
    assert recording.rate == RATE
    assert recording.timed[0].start == round(LEAD_IN_SECONDS * RATE)
    place = 0
    for timed in recording.timed:
        assert place <= timed.start <= timed.end <= len(sound)
        place = timed.end
        if timed.utterance.spoken:
            said = sum(len(piece.text) for piece in timed.utterance.spoken)
            assert (timed.end - timed.start) / RATE == pytest.approx(said * SECONDS_PER_CHARACTER, rel=0.2, abs=0.2)
            assert np.abs(sound[timed.start : timed.end]).max() > 1_000
        gap = sound[timed.end + 240 : timed.end + round(timed.utterance.pause * RATE) - 240]
        assert not len(gap) or np.abs(gap.astype(int)).max() < 100


def test_the_same_script_gives_the_same_bytes_with_the_cache_or_without(tmp_path):
    manuscript = short(tmp_path)
    plain = record_tones(manuscript)
    assert record_tones(manuscript, cache=tmp_path / "cache") == plain
    assert record_tones(manuscript, cache=tmp_path / "cache") == plain


def test_a_changed_caption_speaks_one_sentence_anew(tmp_path):
    manuscript = short(tmp_path)
    record_tones(manuscript, cache=tmp_path / "cache")
    spoken_by_tones.clear()
    lead = replace(manuscript.figures[0], caption=LangText(text="Two boats left.", language="en"))
    record_tones(replace(manuscript, body=(lead, manuscript.body[1])), cache=tmp_path / "cache")
    assert spoken_by_tones == ["Two boats left."]


def test_a_damaged_cache_entry_is_spoken_anew(tmp_path):
    manuscript, cache = short(tmp_path), tmp_path / "cache"
    good = record_tones(manuscript, cache=cache)
    for entry in cache.rglob("*"):
        if entry.is_file():
            entry.write_bytes(entry.read_bytes()[:-10])
    assert record_tones(manuscript, cache=cache) == good
    assert not list(cache.rglob(".new-*"))


KILLED_AFTER = 5

KILLED_RUN = f"""
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from multipub.speech.engines import ENGINES
from support import full_manuscript
from tones import TONES, record_tones, spoken_by_tones, tones

def dying(words, voice, rate):
    if len(spoken_by_tones) == {KILLED_AFTER}:
        os.kill(os.getpid(), signal.SIGKILL)
    return TONES.speak(words, voice, rate)

with tones():
    ENGINES.remove("tones")
    ENGINES.add(replace(TONES, speak=dying))
    record_tones(full_manuscript(Path(sys.argv[1])), cache=Path(sys.argv[2]))
"""


def test_a_run_that_was_killed_is_gone_on_with_where_it_stopped(tmp_path):
    cache = tmp_path / "cache"
    command = [sys.executable, "-c", KILLED_RUN, str(tmp_path), str(cache)]
    killed = subprocess.run(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False)
    assert killed.returncode == -signal.SIGKILL
    manuscript = full_manuscript(tmp_path)
    resumed = record_tones(manuscript, cache=cache)
    rest = list(spoken_by_tones)
    spoken_by_tones.clear()
    plain = record_tones(manuscript)
    once = list(dict.fromkeys(spoken_by_tones))
    assert rest == once[KILLED_AFTER:]
    assert resumed == plain


def test_an_unchanged_story_is_neither_spoken_nor_mastered_nor_encoded_again(tmp_path, monkeypatch):
    manuscript, cache = short(tmp_path), tmp_path / "cache"
    first = record_tones(manuscript, cache=cache)
    files = [finished(first, codec) for codec in Codec]
    spoken_by_tones.clear()

    def refuse(*arguments, **settings):
        pytest.fail("made again")

    monkeypatch.setattr(recording_module, "master", refuse)
    monkeypatch.setattr(finishing, "finish", refuse)
    again = record_tones(manuscript, cache=cache)
    assert again == first
    assert [finished(again, codec) for codec in Codec] == files
    assert spoken_by_tones == []


def test_a_recording_is_mastered_anew_where_anything_it_is_made_of_has_changed(tmp_path, monkeypatch):
    manuscript, cache = short(tmp_path), tmp_path / "cache"
    record_tones(manuscript, cache=cache)
    made = []
    monkeypatch.setattr(recording_module, "master", lambda *given: made.append(given) or master(*given))
    quieter = SpeechWishes(loudness=loudness_named("-19"))
    record_tones(manuscript, cache=cache, wishes=quieter)
    faster = SpeechWishes(rate=1.5)
    record_tones(manuscript, cache=cache, wishes=faster)
    shorter = replace(manuscript, body=manuscript.body[:1])
    record_tones(shorter, cache=cache)
    assert len(made) == 3
    record_tones(shorter, cache=cache)
    assert len(made) == 3


def test_long_speech_does_not_fill_the_memory(tmp_path):
    """Peak memory of a longer recording, file and all, beside a short one: a little more than its 16-bit samples."""
    small, large = (_peak_megabytes(minutes, tmp_path) for minutes in (0.5, 5))
    samples = 4.5 * 60 * RATE * 2 / 1e6
    assert large - small < 2 * samples + 15, (small, large)


LONG_RUN = """
import resource, sys
from multipub.model.recording import Script, Utterance, UtteranceRole
from multipub.model.text import LangText
from multipub.speech.encoding import Codec
from multipub.speech.finishing import finished
from multipub.speech.recording import record
from tones import REQUEST, SECONDS_PER_CHARACTER, tones

text = "the council voted on thursday to reopen the old wharf after a storm, in words that are the same each time "
one = Utterance(role=UtteranceRole.TEXT, displayed=(), spoken=(LangText(text=text, language="en"),), block=0, pause=0.0)
count = round(float(sys.argv[1]) * 60 / (len(text) * SECONDS_PER_CHARACTER))
with tones():
    finished(record(Script(language="en", utterances=(one,) * count), voices=REQUEST), Codec.AAC)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def _peak_megabytes(minutes, folder):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(folder)}
    command = [sys.executable, "-c", LONG_RUN, str(minutes)]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return int(done.stdout) * 1024 / 1e6


def test_another_version_of_an_engine_does_not_find_the_old_sound(tmp_path):
    manuscript, cache = short(tmp_path), tmp_path / "cache"
    record_tones(manuscript, cache=cache)
    ENGINES.remove("tones")
    ENGINES.add(replace(TONES, version=lambda: "2"))
    spoken_by_tones.clear()
    record_tones(manuscript, cache=cache)
    assert spoken_by_tones


def test_a_cache_folder_that_cannot_be_written_is_an_error_that_names_it(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(MultipubError, match="cache folder") as raised:
        record_tones(short(tmp_path), cache=blocked)
    assert raised.value.where == str(blocked)


def test_progress_is_told_phrase_by_phrase(tmp_path):
    told = []
    script = write_script(short(tmp_path))
    record(script, voices=REQUEST, progress=lambda done, total: told.append((done, total)))
    assert told == [(number, len(script.utterances)) for number in range(1, len(script.utterances) + 1)]


@pytest.mark.parametrize("level", [0.0, 1e-4])
def test_an_engine_that_answers_with_silence_is_an_error_that_names_the_words(tmp_path, level):
    def whisper(text, voice, rate):
        return Sound(np.full(8_000, level, np.float32), 8_000)

    ENGINES.remove("tones")
    ENGINES.add(replace(TONES, speak=whisper))
    with pytest.raises(EditionError, match="gave no sound for 'Harbour'"):
        record_tones(short(tmp_path))


def test_an_engine_that_fails_once_fails_the_whole_edition(tmp_path):
    def broken(text, voice, rate):
        if "quay" in text:
            raise EditionError("no connection")
        return TONES.speak(text, voice, rate)

    ENGINES.remove("tones")
    ENGINES.add(replace(TONES, speak=broken))
    with pytest.raises(EditionError, match="no connection"):
        record_tones(short(tmp_path))


def test_letters_that_no_voice_reads_are_an_error_and_never_rubbish(tmp_path):
    voices = (EngineVoice(name="en", language="en", alphabets=frozenset({"LATIN"})),)
    ENGINES.remove("tones")
    ENGINES.add(replace(TONES, voices=voices))
    manuscript = short(tmp_path, headline="The ޑ letter")
    with pytest.raises(EditionError, match="cannot read the thaana letters") as raised:
        record_tones(manuscript)
    assert "--voice" in str(raised.value.hint)


def test_every_voice_of_one_recording_is_as_loud_as_the_others(tmp_path):
    def uneven(text, voice, rate):
        sound = TONES.speak(text, voice, rate)
        return Sound(sound.samples * np.float32(0.05 if voice == "fr" else 1.0), sound.rate)

    ENGINES.remove("tones")
    ENGINES.add(replace(TONES, speak=uneven))
    french = Paragraph(content=words("Un pas en avant vers le port."), language="fr")
    recording = record_tones(replace(short(tmp_path), body=(french,)))
    sound = np.frombuffer(recording.samples, "<i2").astype(float)
    levels = {
        timed.utterance.spoken[0].language: np.sqrt(np.mean(sound[timed.start : timed.end] ** 2))
        for timed in recording.timed
        if timed.utterance.spoken and len(timed.utterance.spoken[0].text) > 20
    }
    assert levels["fr"] == pytest.approx(levels["en"], rel=0.3)


def test_words_that_cannot_be_said_take_no_time(tmp_path):
    recording = record_tones(short(tmp_path, section="…"))
    silent = [
        timed for timed in recording.timed if not is_speakable("".join(r.text for r in timed.utterance.displayed))
    ]
    assert [(timed.start, timed.end) for timed in silent] == [(silent[0].start, silent[0].start)]


def test_the_recording_says_which_voice_it_has(tmp_path):
    assert record_tones(short(tmp_path)).voice == "tones/en"


def test_a_script_in_a_language_nobody_speaks_is_an_error():
    with pytest.raises(MultipubError, match="no offline speech engine"):
        record(Script(language="xx", utterances=()))


def test_a_request_that_does_not_fit_the_language_stops_before_anything_is_spoken(tmp_path):
    script = replace(write_script(short(tmp_path)), language="ar")
    with pytest.raises(MultipubError, match="does not speak"):
        record(script, voices=(parse_voice("pico"),))
    assert not spoken_by_tones
