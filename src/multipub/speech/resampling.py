"""Change how many samples a second a sound has, band-limited.

In:  samples at one rate.   Out: the same sound at another.
Promises: sample 0 stays sample 0 (no delay); nothing above either rate's half survives as a false tone; the same
samples give the same samples.

A windowed sinc in polyphase form.  Source: Crochiere and Rabiner, "Multirate Digital Signal Processing", 4.3; Kaiser
window after Oppenheim and Schafer, "Discrete-Time Signal Processing", 7.5.3.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import ceil, gcd

import numpy as np
import numpy.typing as npt

from multipub.speech.samples import Samples

HALF_WIDTH = 24
"""Zero crossings of the sinc on each side of its middle, at the lower rate."""

KAISER_BETA = 8.0
"""Window shape: 80 dB of stopband attenuation."""

PEAK_BETA = 5.0
"""Window shape where only the height between two samples is wanted: flat to nine tenths of half the rate."""

PASSBAND = 0.92
"""Of half the lower rate: where the filter begins to fall."""


def resample(samples: Samples, rate: int, wanted: int) -> Samples:
    """Return ``samples`` of ``rate`` hertz at ``wanted`` hertz; the length is that of the same time, rounded up."""
    if rate == wanted or not len(samples):
        return samples
    up, down = wanted // gcd(rate, wanted), rate // gcd(rate, wanted)
    phases = _filter(up, down)
    reach = phases.shape[1]
    padded = np.concatenate([np.zeros(reach, np.float32), samples, np.zeros(reach + 1, np.float32)])
    windows = np.lib.stride_tricks.sliding_window_view(padded, reach)
    made = np.empty(ceil(len(samples) * up / down), np.float32)
    for first in range(min(up, len(made))):
        begin = first * down // up + reach // 2 + 1
        count = len(made[first::up])
        made[first::up] = _weighted(padded, windows, begin, down, count, phases[first * down % up])
    return made


def _weighted(
    padded: Samples, windows: Samples, begin: int, step: int, count: int, weights: npt.NDArray[np.float32]
) -> Samples:
    """Return the sums of ``count`` windows, each ``step`` after the last."""
    if step == 1:
        return np.convolve(padded[begin : begin + count + len(weights) - 1], weights[::-1], "valid")
    return np.asarray(np.einsum("ij,j->i", windows[begin::step][:count], weights), np.float32)


@lru_cache(maxsize=16)
def _filter(up: int, down: int) -> npt.NDArray[np.float32]:
    """Return the filter, one row a phase: row ``p`` makes the sample that lies ``p / up`` after an input sample."""
    cutoff = PASSBAND * min(1.0, up / down)
    half = ceil(HALF_WIDTH / min(1.0, up / down))
    offsets = np.arange(-half + 1, half + 1)[None, :] - np.arange(up)[:, None] / up
    window = np.i0(KAISER_BETA * np.sqrt(np.clip(1 - (offsets / half) ** 2, 0, None))) / np.i0(KAISER_BETA)
    rows = cutoff * np.sinc(cutoff * offsets) * window
    rows /= rows.sum(axis=1, keepdims=True)
    return np.asarray(rows, np.float32)


def between(samples: Samples, times: int, context: int) -> Iterator[Samples]:
    """Yield what lies between each sample and the next: ``times - 1`` sounds, each a part of a sample later.

    ``samples`` has ``context`` more at each end than come out.
    """
    offsets = np.arange(-context + 1, context + 1)
    for part in range(1, times):
        places = offsets - part / times
        window = np.i0(PEAK_BETA * np.sqrt(np.clip(1 - (places / context) ** 2, 0, None))) / np.i0(PEAK_BETA)
        weights = np.sinc(places) * window
        weights = np.asarray(weights / weights.sum(), np.float32)
        yield np.convolve(samples, weights[::-1], "valid")[1 : len(samples) - 2 * context + 1]
