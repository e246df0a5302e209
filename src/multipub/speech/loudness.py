"""How loud a sound is to a listener, and how high it really peaks.

In:  mono samples and their rate.   Out: LUFS; dBTP.
Promises: the integrated value agrees with other meters of the same recommendation within 0.1 LU.

Source: ITU-R BS.1770-5, annex 1 (K-weighting, gating) and annex 2 (true peak); the two filters at rates other than
48 kHz after Mansbridge, Finn and Reiss, "Implementation and Evaluation of Autonomous Multi-track Fader Control" (2012).
"""

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from multipub.speech.resampling import resample
from multipub.speech.samples import Samples

SHELF_HERTZ, SHELF_GAIN_DB, SHELF_Q = 1681.9744509555319, 3.99984385397, 0.7071752369554193
"""The high shelf: what a head does to sound."""

HIGH_PASS_HERTZ, HIGH_PASS_Q = 38.13547087613982, 0.5003270373253953
"""The revised low-frequency B-curve."""

HIGH_PASS_GAIN = 1.004995
"""Of its passband: the recommendation's numerator of 1, -2, 1 at 48 kHz is not normalised."""

SHELF_VB_POWER = 0.499666774155
"""Exponent that gives the shelf's middle gain."""

BLOCK_SECONDS, STEP_SECONDS = 0.4, 0.1
"""A gating block, and how far the next one begins after it (75 % overlap)."""

ABSOLUTE_GATE = -70.0
"""LUFS: quieter blocks are silence."""

RELATIVE_GATE = -10.0
"""LU below the mean of what passed the absolute gate: quieter blocks are pauses."""

OFFSET = -0.691
"""dB: makes a 997 Hz sine of 0 dBFS read -3.01 LUFS."""

FILTER_MEMORY_SECONDS = 1.0
"""After that the 38 Hz filter's answer is below -120 dB: blocks filtered with so much before them are exact."""

SPAN_SECONDS = 19.8
"""Filtered at a time: at 24 kHz, with the memory before and after it, just within a transform of 2 to the 19th."""

OVERSAMPLING = 4
"""Times, for the true peak (annex 2)."""

SILENT = -200.0
"""Decibels: what a sound of nothing but zeros is said to have."""


def integrated_loudness(samples: Samples, rate: int) -> float:
    """Return the gated loudness of mono ``samples`` in LUFS.

    A sound shorter than one gating block is measured as one block; silence gives ``SILENT``.
    """
    powers = _block_powers(samples, rate)
    loud = powers[_decibels(powers) > ABSOLUTE_GATE]
    if not len(loud):
        return SILENT
    threshold = _decibels(loud.mean()) + RELATIVE_GATE
    return float(_decibels(loud[_decibels(loud) > threshold].mean()))


def true_peak(samples: Samples, rate: int) -> float:
    """Return the highest level between and on the samples, in dBTP."""
    span = int(SPAN_SECONDS * rate)
    peak = 0.0
    for start in range(0, len(samples), span):
        part = samples[max(0, start - rate // 100) : start + span + rate // 100]
        peak = max(peak, float(np.abs(resample(part, rate, rate * OVERSAMPLING)).max()), float(np.abs(part).max()))
    return 20 * math.log10(peak) if peak > 0 else SILENT


def _decibels(power: npt.NDArray[np.float64] | np.floating) -> npt.NDArray[np.float64]:
    return np.asarray(OFFSET + 10 * np.log10(np.maximum(power, 1e-20)))


def _block_powers(samples: Samples, rate: int) -> npt.NDArray[np.float64]:
    """Return the mean square of each gating block of the weighted sound, from the sums of its steps."""
    step, steps = round(STEP_SECONDS * rate), round(BLOCK_SECONDS / STEP_SECONDS)
    if len(samples) < step * steps:
        squares = [float(np.mean(part**2)) for part in _weighted(samples, rate, step) if len(part)]
        return np.array(squares or [0.0])
    sums = np.concatenate([_step_sums(part, step) for part in _weighted(samples, rate, step)])
    return np.asarray(np.convolve(sums, np.ones(steps), "valid") / (step * steps))


def _step_sums(weighted: npt.NDArray[np.float64], step: int) -> npt.NDArray[np.float64]:
    whole = len(weighted) // step * step
    return np.asarray((weighted[:whole] ** 2).reshape(-1, step).sum(axis=1))


def _weighted(samples: Samples, rate: int, step: int) -> Iterator[npt.NDArray[np.float64]]:
    """Yield the K-weighted sound in spans of whole steps, each filtered in the frequency domain."""
    span, memory = int(SPAN_SECONDS * rate) // step * step, int(FILTER_MEMORY_SECONDS * rate)
    size = 1 << math.ceil(math.log2(span + 2 * memory))
    response = _response(size, rate)
    for start in range(0, len(samples), span):
        before = min(start, memory)
        part = samples[start - before : start + span]
        yield np.fft.irfft(np.fft.rfft(part, size) * response, size)[before : len(part)]


@lru_cache(maxsize=4)
def _response(size: int, rate: int) -> npt.NDArray[np.complex128]:
    """Return what both filters do to each frequency of a transform of ``size``."""
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    k = math.tan(math.pi * SHELF_HERTZ / rate)
    high = 10 ** (SHELF_GAIN_DB / 20)
    middle = high**SHELF_VB_POWER
    shelf_top = (high + middle * k / SHELF_Q + k * k, 2 * (k * k - high), high - middle * k / SHELF_Q + k * k)
    shelf = _biquad(z, shelf_top, _poles(k, SHELF_Q))
    k = math.tan(math.pi * HIGH_PASS_HERTZ / rate)
    top = (HIGH_PASS_GAIN, -2 * HIGH_PASS_GAIN, HIGH_PASS_GAIN)
    return shelf * _biquad(z, top, _poles(k, HIGH_PASS_Q))


def _poles(k: float, q: float) -> tuple[float, float, float]:
    return 1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k


def _biquad(
    z: npt.NDArray[np.complex128], top: tuple[float, float, float], bottom: tuple[float, float, float]
) -> npt.NDArray[np.complex128]:
    return (top[0] + top[1] * z + top[2] * z * z) / (bottom[0] + bottom[1] * z + bottom[2] * z * z)
