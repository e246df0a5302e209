"""How loud a sound is to a listener, and how high it really peaks.

In:  blocks of mono samples and their rate.   Out: LUFS, decibels of root mean square, dBTP.
Promises: the integrated value agrees with other meters of the same recommendation within 0.1 LU; the same sound
measures the same however it is cut into blocks; memory does not grow with the sound but by what is kept of it (ten
sums and a thousand peaks a second).

Source: ITU-R BS.1770-5, annex 1 (K-weighting, gating) and annex 2 (true peak); the two filters at rates other than
48 kHz after Mansbridge, Finn and Reiss, "Implementation and Evaluation of Autonomous Multi-track Fader Control" (2012).
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from multipub.speech.resampling import between
from multipub.speech.samples import Samples

SHELF_HERTZ, SHELF_GAIN_DB, SHELF_Q = 1681.9744509555319, 3.99984385397, 0.7071752369554193
"""The high shelf: what a head does to sound."""

HIGH_PASS_HERTZ, HIGH_PASS_Q = 38.13547087613982, 0.5003270373253953
"""The revised low-frequency B-curve."""

HIGH_PASS_GAIN = 1.004995
"""Of its passband: the recommendation's numerator of 1, -2, 1 at 48 kHz is not normalised."""

SHELF_VB_POWER = 0.499666774155
"""Exponent that gives the shelf's middle gain."""

STEPS_A_SECOND, STEPS_A_BLOCK = 10, 4
"""A gating block of 0.4 s begins every 0.1 s (75 % overlap)."""

STEPS_A_FLOOR = 5
"""Half a second: a shorter pause is no silence."""

PEAKS_A_SECOND = 1000
"""How finely peaks are kept."""

ABSOLUTE_GATE = -70.0
"""LUFS: quieter blocks are silence."""

RELATIVE_GATE = -10.0
"""LU below the mean of what passed the absolute gate: quieter blocks are pauses."""

OFFSET = -0.691
"""dB: makes a 997 Hz sine of 0 dBFS read -3.01 LUFS."""

FILTER_MEMORY_SECONDS = 1
"""After that the 38 Hz filter's answer is below -120 dB: blocks filtered with so much before them are exact."""

SPAN_SECONDS = 9.8
"""Filtered at a time: at 24 kHz, with the memory before it and its answer after it, within a transform of 2 to the
18th."""

OVERSAMPLING = 4
"""Times, for the true peak (annex 2)."""

PEAK_CONTEXT = 12
"""Samples on each side by which the sound between two samples is known: the recommendation's filter has six."""

SILENT = -200.0
"""Decibels: what a sound of nothing but zeros is said to have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured of a sound.

    Attributes:
        rate: samples a second.
        length: samples.
        energy: the sum of their squares.
        energies: the same of each whole tenth of a second.
        steps: the K-weighted energy of each whole tenth of a second.
        rest: the K-weighted energy after the last of them.
        peaks: the true peak of each thousandth of a second.
    """

    rate: int
    length: int
    energy: float
    energies: npt.NDArray[np.float64]
    steps: npt.NDArray[np.float64]
    rest: float
    peaks: Samples

    @property
    def loudness(self) -> float:
        """The gated loudness in LUFS.

        A sound shorter than one gating block is measured as one block; silence gives ``SILENT``.
        """
        powers = _block_powers(self)
        loud = powers[_decibels(powers) > ABSOLUTE_GATE]
        if not len(loud):
            return SILENT
        threshold = _decibels(loud.mean()) + RELATIVE_GATE
        return float(_decibels(loud[_decibels(loud) > threshold].mean()))

    @property
    def level(self) -> float:
        """The root mean square of all samples, in decibels of full scale."""
        return 10 * math.log10(self.energy / self.length) if self.energy else SILENT

    @property
    def floor(self) -> float:
        """The root mean square of the quietest half second, in decibels: what is heard where nobody speaks."""
        steps = min(STEPS_A_FLOOR, len(self.energies))
        if not steps:
            return self.level
        quietest = float(np.convolve(self.energies, np.ones(steps), "valid").min())
        return 10 * math.log10(quietest / (steps * self.rate / STEPS_A_SECOND)) if quietest > 0 else SILENT

    @property
    def peak(self) -> float:
        """The highest level between and on the samples, in dBTP."""
        peak = float(self.peaks.max()) if len(self.peaks) else 0.0
        return 20 * math.log10(peak) if peak > 0 else SILENT


def measure(blocks: Iterable[Samples], rate: int) -> Measured:
    """Measure a sound that is given block by block."""
    step, window = rate // STEPS_A_SECOND, rate // PEAKS_A_SECOND
    length, energy, rest = 0, 0.0, 0.0
    steps: list[npt.NDArray[np.float64]] = []
    energies: list[npt.NDArray[np.float64]] = []
    peaks: list[Samples] = []
    for before, span, after in _spans(blocks, rate):
        length += len(span)
        energy += float(np.dot(span, span))
        weighted = _weighted(np.concatenate([before, span]), rate)[len(before) :].astype(np.float64)
        whole = len(span) // step * step
        steps.append((weighted[:whole] ** 2).reshape(-1, step).sum(axis=1))
        energies.append((span[:whole].astype(np.float64) ** 2).reshape(-1, step).sum(axis=1))
        rest = float(np.sum(weighted[whole:] ** 2))
        peaks.append(_peaks(before[-PEAK_CONTEXT:], span, after, window))
    return Measured(
        rate=rate,
        length=length,
        energy=energy,
        energies=np.concatenate(energies) if energies else np.zeros(0),
        steps=np.concatenate(steps) if steps else np.zeros(0),
        rest=rest,
        peaks=np.concatenate(peaks) if peaks else np.zeros(0, np.float32),
    )


def integrated_loudness(samples: Samples, rate: int) -> float:
    """Return the gated loudness of mono ``samples`` in LUFS."""
    return measure([samples], rate).loudness


def true_peak(samples: Samples, rate: int) -> float:
    """Return the highest level between and on the samples, in dBTP."""
    return measure([samples], rate).peak


def _block_powers(measured: Measured) -> npt.NDArray[np.float64]:
    """Return the mean square of each gating block."""
    if len(measured.steps) < STEPS_A_BLOCK:
        return np.array([(float(measured.steps.sum()) + measured.rest) / max(measured.length, 1)])
    block = measured.rate // STEPS_A_SECOND * STEPS_A_BLOCK
    return np.asarray(np.convolve(measured.steps, np.ones(STEPS_A_BLOCK), "valid") / block)


def _spans(blocks: Iterable[Samples], rate: int) -> Iterator[tuple[Samples, Samples, Samples]]:
    """Cut a sound into spans of whole steps; yield each with what comes before it and a little of what comes after."""
    step = rate // STEPS_A_SECOND
    size, memory = int(SPAN_SECONDS * rate) // step * step, FILTER_MEMORY_SECONDS * rate
    before, waiting, count = np.zeros(0, np.float32), [np.zeros(0, np.float32)], 0
    for block in blocks:
        waiting.append(np.asarray(block, np.float32))
        count += len(block)
        if count < size + PEAK_CONTEXT:
            continue
        sound = np.concatenate(waiting)
        while len(sound) >= size + PEAK_CONTEXT:
            yield before, sound[:size], sound[size : size + PEAK_CONTEXT]
            before, sound = sound[:size][-memory:], sound[size:]
        waiting, count = [sound], len(sound)
    sound = np.concatenate(waiting)
    while len(sound):
        yield before, sound[:size], sound[size : size + PEAK_CONTEXT]
        before, sound = sound[:size][-memory:], sound[size:]


def _peaks(before: Samples, span: Samples, after: Samples, window: int) -> Samples:
    """Return the highest level in each window of a span, on its samples and between them."""
    heights = np.abs(span)
    left = np.concatenate([np.zeros(PEAK_CONTEXT - len(before), np.float32), before])
    right = np.concatenate([after, np.zeros(PEAK_CONTEXT - len(after), np.float32)])
    for between_them in between(np.concatenate([left, span, right]), OVERSAMPLING, PEAK_CONTEXT):
        np.maximum(heights, np.abs(between_them), out=heights)
    missing = -len(heights) % window
    return np.asarray(np.pad(heights, (0, missing)).reshape(-1, window).max(axis=1))


def _decibels(power: npt.NDArray[np.float64] | np.floating) -> npt.NDArray[np.float64]:
    return np.asarray(OFFSET + 10 * np.log10(np.maximum(power, 1e-20)))


def _weighted(sound: Samples, rate: int) -> Samples:
    """Return the K-weighted sound, filtered in the frequency domain."""
    size = 1 << math.ceil(math.log2(len(sound) + FILTER_MEMORY_SECONDS * rate))
    return np.asarray(np.fft.irfft(np.fft.rfft(sound, size) * _response(size, rate), size)[: len(sound)], np.float32)


@lru_cache(maxsize=4)
def _response(size: int, rate: int) -> npt.NDArray[np.complex64]:
    """Return what both filters do to each frequency of a transform of ``size``."""
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    k = math.tan(math.pi * SHELF_HERTZ / rate)
    high = 10 ** (SHELF_GAIN_DB / 20)
    middle = high**SHELF_VB_POWER
    shelf_top = (high + middle * k / SHELF_Q + k * k, 2 * (k * k - high), high - middle * k / SHELF_Q + k * k)
    shelf = _biquad(z, shelf_top, _poles(k, SHELF_Q))
    k = math.tan(math.pi * HIGH_PASS_HERTZ / rate)
    top = (HIGH_PASS_GAIN, -2 * HIGH_PASS_GAIN, HIGH_PASS_GAIN)
    return np.asarray(shelf * _biquad(z, top, _poles(k, HIGH_PASS_Q)), np.complex64)


def _poles(k: float, q: float) -> tuple[float, float, float]:
    return 1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k


def _biquad(
    z: npt.NDArray[np.complex128], top: tuple[float, float, float], bottom: tuple[float, float, float]
) -> npt.NDArray[np.complex128]:
    return (top[0] + top[1] * z + top[2] * z * z) / (bottom[0] + bottom[1] * z + bottom[2] * z * z)
