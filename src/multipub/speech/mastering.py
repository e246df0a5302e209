"""Make a recording as loud as broadcasts are, without moving a sample.

In:  speech as the engines gave it, block by block.   Out: 16-bit samples; sound files made of them.
Promises: as many samples as before, each in its place; a *finished file*, decoded again, has the loudness that was
asked for and no higher peak, or there is an ``EditionError``; the same sound gives the same bytes; memory holds the
16-bit samples once, and of the rest a few seconds.

A compressor evens out words, a gain sets the loudness, a limiter holds the peaks.  Every codec changes both figures a
little, so each file's gain and ceiling are corrected by what the decoded file measures.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from multipub.errors import EditionError
from multipub.model.speech_wishes import MOVING, Loudness
from multipub.speech.encoding import CODINGS, Codec, Pcm, blocks_of, decoded, encode, from_pcm, to_pcm
from multipub.speech.filtering import filtered
from multipub.speech.limiter import Limiter
from multipub.speech.loudness import PEAKS_A_SECOND, SILENT, STEPS_A_SECOND, Measured, measure
from multipub.speech.samples import Samples

LOUDNESS_TOLERANCE = 0.5
"""LU: what is refused beyond."""

CLOSE_ENOUGH = 0.25
"""LU: where correcting stops."""

ROOM_FOR_CODING = 0.8
"""dB: how far below the highest peak the recording itself stays; coding raises peaks."""

SHORTEST_MEASURED_SECONDS = 3.0
"""A shorter sound has too few gating blocks for its integrated loudness to mean anything (EBU Tech 3341: 3 s is the
short-term window): it is brought near the target, and refused only for its peak."""

MOST_CORRECTIONS = 12

HASTE = 1.5
"""Times: a gain whose peaks are held brings less than was given."""

SMALLEST = 1e-20
"""Of a power: less is nothing."""

OTHER_VOICE = "choose another voice with --voice"

MASTERING = 2
"""Counted up when the same speech comes out otherwise: part of the keys of what is kept."""

COMPRESSOR = ("acompressor", "threshold=-24dB:ratio=3:attack=5:release=80:makeup=1")
"""FFmpeg's; it delays nothing."""

Source = Callable[[], Iterator[Samples]]
"""Gives the blocks of a sound; may be asked twice."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A sound file, and what was measured of it decoded."""

    data: bytes
    measured: Measured


def master(source: Source, rate: int, target: Loudness = MOVING) -> bytes:
    """Return the sound as 16-bit little-endian samples, as loud as ``target`` before any coding."""
    measured = measure(filtered(source(), rate, COMPRESSOR), rate)
    ceiling = target.highest_peak - ROOM_FOR_CODING
    gain = _gain(measured, target, ceiling)
    limiter = Limiter.of(measured.peaks, gain=gain, ceiling=_ratio(ceiling))
    made = io.BytesIO()
    for block in limiter.apply(filtered(source(), rate, COMPRESSOR), rate):
        made.write(to_pcm(block).tobytes())
    return made.getvalue()


def finish(pcm: Pcm, rate: int, codec: Codec, target: Loudness = MOVING) -> Finished:
    """Return mastered samples as a sound file that keeps ``target`` when it is decoded.

    Raises:
        EditionError: if it cannot be brought there: silence, or peaks that no limiter holds.
    """
    gain, ceiling = CODINGS[codec].loss, None
    peaks: Samples | None = None
    for _ in range(MOST_CORRECTIONS):
        data = encode(_trimmed(pcm, rate, gain, ceiling, peaks), rate, codec)
        heard = _heard(data)
        off, excess = off_target(heard, target), heard.peak - target.highest_peak
        if heard.peak == SILENT or (abs(off) <= CLOSE_ENOUGH and excess <= 0):
            break
        if excess > 0:
            peaks = measure(map(from_pcm, blocks_of(pcm, rate)), rate).peaks if peaks is None else peaks
            ceiling = (target.highest_peak if ceiling is None else ceiling) - excess - 0.1
            ceiling = min(ceiling, target.highest_peak - ROOM_FOR_CODING)
        if abs(off) > CLOSE_ENOUGH:
            gain -= off if ceiling is None else HASTE * off
    if fault := fault_of(heard, target):
        raise EditionError(f"the recording could not be brought to {target.name}: {fault}", hint=OTHER_VOICE)
    return Finished(data, heard)


def fault_of(measured: Measured, target: Loudness) -> str | None:
    """Return in which figure a finished sound misses what was wished, or nothing."""
    if measured.peak > target.highest_peak:
        return f"it peaks at {measured.peak:.1f} dBTP, above {target.highest_peak:g}"
    if measured.length < SHORTEST_MEASURED_SECONDS * measured.rate:
        return None
    if target.lufs is not None and abs(measured.loudness - target.lufs) > LOUDNESS_TOLERANCE:
        return f"it has {measured.loudness:.1f} LUFS, not {target.lufs:g}"
    if target.rms is not None and not target.rms[0] <= measured.level <= target.rms[1]:
        return f"its root mean square is {measured.level:.1f} dB, not {target.rms[0]:g} to {target.rms[1]:g}"
    if target.noise_floor is not None and measured.floor > target.noise_floor:
        return f"its silence has {measured.floor:.1f} dB, above {target.noise_floor:g}"
    return None


def off_target(measured: Measured, target: Loudness) -> float:
    """Return by how many decibels a sound is too loud."""
    if target.lufs is not None:
        return measured.loudness - target.lufs
    return measured.level - _middle(target)


def _middle(target: Loudness) -> float:
    quietest, loudest = target.rms or (0.0, 0.0)
    return (quietest + loudest) / 2


def _heard(data: bytes) -> Measured:
    """Measure a file as players decode it."""
    blocks = decoded(data)
    first, rate = next(blocks)

    def sound() -> Iterator[Samples]:
        yield first
        for block, _ in blocks:
            yield block

    return measure(sound(), rate)


def _trimmed(pcm: Pcm, rate: int, gain: float, ceiling: float | None, peaks: Samples | None) -> Iterator[Pcm]:
    """Yield mastered samples with a small change of gain (dB), and their peaks held where a ceiling is given."""
    sound = map(from_pcm, blocks_of(pcm, rate))
    if ceiling is None or peaks is None:
        return (to_pcm(block * np.float32(_ratio(gain))) for block in sound)
    limiter = Limiter.of(peaks, gain=_ratio(gain), ceiling=_ratio(ceiling))
    return map(to_pcm, limiter.apply(sound, rate))


def _gain(measured: Measured, target: Loudness, ceiling: float) -> float:
    """Return the gain (times) by which the limited sound has the target's loudness.

    What the limiter takes away is estimated from the peaks it takes it from; the sound is not filtered again for it.
    """
    if measured.peak == SILENT:
        return 1.0
    gain = _ratio(-off_target(measured, target))
    for _ in range(MOST_CORRECTIONS):
        limiter = Limiter.of(measured.peaks, gain=gain, ceiling=_ratio(ceiling))
        off = off_target(_as_limited(measured, limiter), target)
        gain *= _ratio(-off)
        if abs(off) <= CLOSE_ENOUGH / 5:
            break
    return gain


def _as_limited(measured: Measured, limiter: Limiter) -> Measured:
    """Return what the sound would measure with these gains: each tenth of a second by the mean gain of its peaks."""
    windows = PEAKS_A_SECOND // STEPS_A_SECOND
    before = measured.peaks.astype(np.float64) ** 2
    after = before * limiter.gains.astype(np.float64) ** 2
    overall = float(after.sum() / max(float(before.sum()), SMALLEST))
    whole = len(measured.steps) * windows
    kept = _sums(after[:whole], windows) / np.maximum(_sums(before[:whole], windows), SMALLEST)
    return replace(
        measured,
        energy=measured.energy * overall,
        energies=measured.energies * kept,
        steps=measured.steps * kept,
        rest=measured.rest * overall,
        peaks=measured.peaks * limiter.gains,
    )


def _sums(values: npt.NDArray[np.float64], width: int) -> npt.NDArray[np.float64]:
    return np.asarray(values.reshape(-1, width).sum(axis=1))


def _ratio(decibels: float) -> float:
    return float(10 ** (decibels / 20))
