"""Resampling, loudness, encoding and mastering: numbers that other meters confirm."""

import io

import av
import numpy as np
import pytest

from multipub.errors import EditionError
from multipub.model.speech_wishes import ACX, MOVING, loudness_named
from multipub.speech.encoding import (
    ChapterMark,
    Codec,
    blocks_of,
    decode,
    encode,
    encode_m4a,
    encode_mp3,
    from_pcm,
    to_pcm,
    with_chapters,
)
from multipub.speech.limiter import Limiter
from multipub.speech.loudness import SILENT, integrated_loudness, measure, true_peak
from multipub.speech.mastering import LOUDNESS_TOLERANCE, fault_of, finish, master
from multipub.speech.resampling import resample

RATE = 24_000

QUIET = loudness_named("-19")
"""Shaped noise has higher peaks than speech: in Opus it comes only to -16.6.  Speech in Opus is held to -16 in
``tests/conformance/test_sound_metered.py``."""


def sine(hertz, seconds, rate, level=1.0):
    return (level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


def babble(seconds, seed=1, rate=RATE):
    """Noise shaped like speech: syllables, words and pauses, some words shouted."""
    random = np.random.default_rng(seed)
    noise = np.convolve(random.standard_normal(round(seconds * rate)), np.ones(6) / 6, "same")
    time = np.arange(len(noise)) / rate
    syllables = np.clip(np.sin(2 * np.pi * 4 * time), 0, 1) * (np.sin(2 * np.pi * 0.3 * time) > -0.5)
    words = np.repeat(random.choice([0.1, 0.3, 0.9], len(noise) // 6_000 + 1), 6_000)[: len(noise)]
    return (0.4 * noise * syllables * words).astype(np.float32)


def lag(one, other):
    """Return by how many samples ``other`` comes later."""
    size = 1 << 18
    spectrum = np.conj(np.fft.rfft(one[: size // 2], size)) * np.fft.rfft(other[: size // 2], size)
    place = int(np.argmax(np.fft.irfft(spectrum)))
    return place if place < size // 2 else place - size


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
def test_a_tone_stays_the_same_tone_at_another_rate(rate):
    changed = resample(sine(1_000, 1, rate), rate, RATE)
    assert len(changed) == RATE
    assert np.abs(changed - sine(1_000, 1, RATE))[200:-200].max() < 1e-3


def test_what_the_lower_rate_cannot_hold_is_taken_out():
    assert np.abs(resample(sine(11_000, 1, 48_000), 48_000, 16_000))[200:-200].max() < 1e-3


def test_nothing_stays_nothing():
    assert len(resample(np.zeros(0, np.float32), 8_000, RATE)) == 0
    assert integrated_loudness(np.zeros(0, np.float32), RATE) == SILENT
    assert true_peak(np.zeros(RATE, np.float32), RATE) == SILENT


def test_the_reference_tone_reads_what_the_recommendation_says():
    """ITU-R BS.1770-5: a 997 Hz sine of 0 dBFS in one channel reads -3.01 LUFS."""
    assert integrated_loudness(sine(997, 20, 48_000), 48_000) == pytest.approx(-3.01, abs=0.05)
    assert integrated_loudness(sine(997, 20, RATE), RATE) == pytest.approx(-3.01, abs=0.05)


@pytest.mark.parametrize("seconds", [5, 45])
def test_loudness_agrees_with_an_independent_meter(seconds):
    pyloudnorm = pytest.importorskip("pyloudnorm", reason="the judge pyloudnorm is not installed")
    sound = babble(seconds)
    theirs = pyloudnorm.Meter(RATE).integrated_loudness(sound.astype(np.float64))
    assert integrated_loudness(sound, RATE) == pytest.approx(theirs, abs=0.1)


def test_a_peak_between_the_samples_is_seen():
    """A sine at a quarter of the rate, sampled off its tops: 3 dB above every sample."""
    tone = np.sin(np.pi / 2 * np.arange(RATE) + np.pi / 4).astype(np.float32)
    assert 20 * np.log10(np.abs(tone).max()) == pytest.approx(-3.01, abs=0.01)
    assert true_peak(tone, RATE) == pytest.approx(0.0, abs=0.2)


def test_decoding_gives_every_sample_back_in_its_place():
    soundfile = pytest.importorskip("soundfile")
    sound = babble(6, seed=2)
    data = encode_mp3(to_pcm(sound), RATE)
    ours, rate = decode(data)
    theirs, _ = soundfile.read(io.BytesIO(data), dtype="float32")
    assert rate == RATE
    assert len(ours) == len(theirs) == len(sound)
    assert lag(sound, ours) == lag(sound, theirs) == 0


@pytest.mark.parametrize("codec", Codec)
def test_encoding_the_same_samples_gives_the_same_bytes(codec):
    pcm = to_pcm(babble(2))
    assert encode(blocks_of(pcm, RATE), RATE, codec) == encode([pcm], RATE, codec)


def test_what_is_no_sound_is_an_error():
    for data in (b"", b"no sound at all", b"<html>captcha</html>" * 50):
        with pytest.raises(EditionError):
            decode(data)


def mastered(sound, loudness=MOVING):
    """Return a sound as 16-bit samples of that loudness; it is given in uneven blocks."""
    blocks = np.array_split(sound, max(1, len(sound) // 7_001))
    return np.frombuffer(master(lambda: iter(blocks), RATE, loudness), "<i2")


@pytest.mark.parametrize("level", [0.05, 1.0, 8.0])
@pytest.mark.parametrize("codec", Codec)
def test_any_speech_is_brought_to_the_loudness_wished_in_every_codec(level, codec):
    wished = QUIET if codec is Codec.OPUS else MOVING
    sound = babble(12, seed=3) * np.float32(level)
    pcm = mastered(sound, wished)
    assert len(pcm) == len(sound)
    assert lag(sound, from_pcm(pcm)) == 0
    heard, rate = decode(finish(pcm, RATE, codec, wished).data)
    assert integrated_loudness(heard, rate) == pytest.approx(wished.lufs, abs=LOUDNESS_TOLERANCE)
    assert true_peak(heard, rate) <= wished.highest_peak
    assert lag(sound, resample(heard, rate, RATE)) == 0


def test_a_sound_is_mastered_the_same_however_it_is_cut():
    sound = babble(25, seed=4)
    assert master(lambda: iter([sound]), RATE) == mastered(sound).tobytes()


def test_the_preset_of_audiobooks_is_kept():
    sound = np.concatenate([babble(6, seed=5), np.zeros(RATE, np.float32), babble(6, seed=6)])
    finished = finish(mastered(sound, ACX), RATE, Codec.MP3, ACX).measured
    assert -23 <= finished.level <= -18
    assert finished.peak <= -3
    assert finished.floor <= -60


def test_a_sound_that_misses_what_was_wished_says_in_what():
    loud = measure([babble(12) * 3], RATE)
    assert "peaks at" in fault_of(loud, MOVING)
    assert "LUFS, not -31" in fault_of(measure([babble(12) * 0.1], RATE), loudness_named("-31"))
    assert "root mean square" in fault_of(measure([babble(12) * 0.1], RATE), ACX)
    assert fault_of(measure([np.full(12 * RATE, 0.1, np.float32)], RATE), ACX) == "its silence has -20.0 dB, above -60"


@pytest.mark.parametrize("codec", Codec)
def test_silence_cannot_be_mastered(codec):
    with pytest.raises(EditionError, match="LUFS"):
        finish(mastered(np.zeros(5 * RATE, np.float32)), RATE, codec)


@pytest.mark.parametrize("codec", Codec)
def test_a_short_clip_is_held_to_its_peak_alone(codec):
    assert finish(mastered(babble(0.6)), RATE, codec).measured.peak <= MOVING.highest_peak


def test_a_limiter_holds_every_peak_and_leaves_the_rest_alone():
    sound = babble(10, seed=7)
    measured = measure([sound], RATE)
    ceiling = 0.3
    held = np.concatenate(list(Limiter.of(measured.peaks, gain=1.0, ceiling=ceiling).apply(iter([sound]), RATE)))
    assert measured.peaks.max() > 0.5
    assert measure([held], RATE).peaks.max() <= ceiling * 1.01
    far = np.repeat(np.convolve(measured.peaks > ceiling, np.ones(90), "same") == 0, RATE // 1000)[: len(sound)]
    assert far.sum() > RATE
    assert np.array_equal(held[far], sound[far])


@pytest.mark.parametrize("codec", Codec)
def test_decoding_as_players_do_gives_every_sample_back_in_its_place(codec):
    sound = babble(6.1234, seed=2)
    heard, rate = decode(encode(blocks_of(to_pcm(sound), RATE), RATE, codec))
    heard = resample(heard, rate, RATE)
    assert 0 <= len(heard) - len(sound) < 1_024
    assert lag(sound, heard) == 0


def test_an_mpeg4_file_says_to_the_sample_what_is_to_be_played():
    """ISO/IEC 14496-12, 8.6.6: the edit list's duration (in the movie's time scale) and where it begins."""
    sound = to_pcm(babble(6.1234, seed=2))
    for data in (encode_m4a(sound, RATE), with_chapters(encode_m4a(sound, RATE), CHAPTERS, RATE)):
        header = data.index(b"mvhd")
        scale = int.from_bytes(data[header + 16 : header + 20])
        edit = data.index(b"elst") + 12
        duration, begins = (int.from_bytes(data[edit + at : edit + at + 4]) for at in (0, 4))
        assert (scale, duration, begins) == (RATE, len(sound), 1_024)


CHAPTERS = (ChapterMark(title="Head", start=0, end=RATE * 2), ChapterMark(title="المرفأ", start=RATE * 2, end=RATE * 6))


def test_chapters_move_no_sample_of_an_mpeg4_file():
    sound = babble(6.1234, seed=2)
    bare = encode_m4a(to_pcm(sound), RATE)
    data = with_chapters(bare, CHAPTERS, RATE)
    assert data == with_chapters(bare, CHAPTERS, RATE)
    assert data[4:12] == b"ftypM4B "
    assert np.array_equal(decode(data)[0], decode(bare)[0])
    with av.open(io.BytesIO(data)) as container:
        seen = [(float(one["start"] * one["time_base"]), one["metadata"]["title"]) for one in container.chapters()]
    assert seen == [(0.0, "Head"), (2.0, "المرفأ")]
