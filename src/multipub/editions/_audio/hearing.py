"""Whether every phrase can be heard in the finished file.

In:  the file's bytes, and its phrases with their times.   Out: complaints, one a phrase that is not there.
Promises: the sound is decoded by another library (libsndfile) than the one that encoded it, but for AAC; a phrase
with words must lie inside the file, sound, last about as long as its words take, and fall silent nowhere for long.
"""

import io
import math
from collections.abc import Iterator

import numpy as np
import soundfile

from multipub.carriers import mp4
from multipub.editions._audio.transcript import Phrase
from multipub.errors import EditionError, SourceError
from multipub.model.speech_wishes import MOVING, Loudness
from multipub.speech.alphabets import is_speakable
from multipub.speech.encoding import decode
from multipub.speech.loudness import integrated_loudness, true_peak
from multipub.speech.mastering import LOUDNESS_TOLERANCE, SHORTEST_MEASURED_SECONDS
from multipub.speech.samples import Samples

SHORTEST_PER_CHARACTER = 0.02
"""Seconds a letter or digit.  Fifty a second: three times as fast as a hurried newsreader."""

LONGEST_PER_CHARACTER = 0.6
"""Seconds.  A Chinese character or a spelled letter takes half a second."""

LONGEST_BESIDE = 2.0
"""Seconds that any phrase may take beside its characters: breath, a number in a language that we do not write out."""

QUIETEST = 10 ** (-40 / 20)
"""Of full scale, root mean square: a phrase below it cannot be heard next to others at -16 LUFS."""

SILENT = 10 ** (-55 / 20)
"""Of full scale: no speech."""

LONGEST_SILENCE = 1.5
"""Seconds without sound inside a phrase: longer than the pause at any comma."""

SHOWN_WORDS = 60
"""Characters of a phrase that a complaint quotes."""


def complaints(data: bytes, phrases: tuple[Phrase, ...], wanted: Loudness = MOVING) -> Iterator[str]:
    """Yield what is wrong with the sound.

    Raises:
        SourceError: if it cannot be decoded.
    """
    samples, rate = _decoded_by_ffmpeg(data) if mp4.recognises(data) else _decoded(data)
    for phrase in phrases:
        fault = _fault(phrase, samples[_place(phrase.start, rate) : _place(phrase.end, rate)], rate, len(samples))
        if fault:
            words = "".join(run.text for run in phrase.runs).strip()
            yield f"at {phrase.start / 1000:.1f} s: {fault}: {words[:SHOWN_WORDS]!r}"
    if len(samples) >= SHORTEST_MEASURED_SECONDS * rate:
        yield from _level_complaints(samples, rate, wanted)
    peak = true_peak(samples, rate)
    if peak > wanted.highest_peak:
        yield f"the sound peaks at {peak:.1f} dBTP, above {wanted.highest_peak:g}"


def _level_complaints(samples: Samples, rate: int, wanted: Loudness) -> Iterator[str]:
    """Yield what is wrong with the loudness of the whole, by the measure that the desk chose."""
    if wanted.lufs is not None:
        loudness = integrated_loudness(samples, rate)
        if abs(loudness - wanted.lufs) > LOUDNESS_TOLERANCE:
            yield f"the sound has {loudness:.1f} LUFS, not {wanted.lufs:g}"
    if wanted.rms is not None:
        level = 10 * math.log10(max(float(np.mean(samples.astype(np.float64) ** 2)), 1e-12))
        if not wanted.rms[0] <= level <= wanted.rms[1]:
            yield f"the sound has {level:.1f} dB (RMS), not {wanted.rms[0]:g} to {wanted.rms[1]:g}"


def _decoded(data: bytes) -> tuple[Samples, int]:
    try:
        samples, rate = soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise SourceError(f"the sound cannot be decoded: {error}") from error
    return np.asarray(samples[:, 0], np.float32), int(rate)


def _decoded_by_ffmpeg(data: bytes) -> tuple[Samples, int]:
    """Decode what libsndfile cannot: AAC.  It is FFmpeg that encoded it, too; no other decoder can be installed."""
    try:
        return decode(data)
    except EditionError as error:
        raise SourceError(f"the sound cannot be decoded: {error.message}") from error


def _place(milliseconds: int, rate: int) -> int:
    return round(milliseconds * rate / 1000)


def _fault(phrase: Phrase, sound: Samples, rate: int, length: int) -> str | None:
    """Return what is wrong with the sound of one phrase."""
    displayed = "".join(run.text for run in phrase.runs)
    spoken = "".join(piece.text for piece in phrase.spoken)
    if phrase.skipped or (not is_speakable(displayed) and not is_speakable(spoken)):
        return "these words were to be left out, and are spoken" if phrase.skipped and spoken else None
    if not is_speakable(spoken):
        return "these words are not spoken"
    if not 0 <= phrase.start < phrase.end or _place(phrase.end, rate) > length + 1:
        return "these words lie outside the sound"
    seconds, characters = len(sound) / rate, len(spoken)
    if seconds < SHORTEST_PER_CHARACTER * sum(map(is_speakable, spoken)):
        return f"{seconds:.2f} s is too short for {characters} characters"
    if seconds > LONGEST_PER_CHARACTER * characters + LONGEST_BESIDE:
        return f"{seconds:.2f} s is too long for {characters} characters"
    if float(np.sqrt(np.mean(sound.astype(np.float64) ** 2))) < QUIETEST:
        return "these words cannot be heard"
    loud = np.flatnonzero(np.abs(sound) > SILENT)
    gaps = np.diff(np.concatenate([[0], loud, [len(sound)]]))
    return f"silence of {gaps.max() / rate:.1f} s inside" if gaps.max() > LONGEST_SILENCE * rate else None
