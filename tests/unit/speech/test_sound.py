"""Resampling, loudness, encoding and mastering: numbers that other meters confirm."""

import io

import numpy as np
import pytest

from multipub.errors import EditionError
from multipub.speech.encoding import decode, encode_mp3, to_pcm
from multipub.speech.loudness import SILENT, integrated_loudness, true_peak
from multipub.speech.mastering import HIGHEST_PEAK, LOUDNESS, LOUDNESS_TOLERANCE, master
from multipub.speech.resampling import resample

RATE = 24_000


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


def test_encoding_the_same_samples_gives_the_same_bytes():
    pcm = to_pcm(babble(2))
    assert encode_mp3(pcm, RATE) == encode_mp3(pcm, RATE)


def test_what_is_no_sound_is_an_error():
    for data in (b"", b"no sound at all", b"<html>captcha</html>" * 50):
        with pytest.raises(EditionError):
            decode(data)


@pytest.mark.parametrize("level", [0.05, 1.0, 8.0])
def test_any_speech_is_brought_to_broadcast_loudness(level):
    import soundfile

    sound = babble(12, seed=3) * np.float32(level)
    mastered = master(sound, RATE)
    heard, _ = soundfile.read(io.BytesIO(mastered.mp3), dtype="float32")
    assert integrated_loudness(heard, RATE) == pytest.approx(LOUDNESS, abs=LOUDNESS_TOLERANCE)
    assert true_peak(heard, RATE) <= HIGHEST_PEAK
    assert len(mastered.pcm) == len(sound)
    assert lag(sound, mastered.pcm.astype(np.float32)) == 0


def test_silence_cannot_be_mastered():
    with pytest.raises(EditionError, match="LUFS"):
        master(np.zeros(5 * RATE, np.float32), RATE)


def test_a_short_clip_is_held_to_its_peak_alone():
    mastered = master(babble(0.6), RATE)
    assert mastered.peak <= HIGHEST_PEAK
