"""Hold the peaks of a sound below a ceiling, without moving or bending a sample.

In:  the true peaks of each thousandth of a second (``loudness.Measured``), a gain, a ceiling; then blocks of the sound.
Out: the gain at each sample.
Promises: no sample, nor the sound between two samples as far as it was measured, is above the ceiling; the gain has no
corner and moves no faster than ``RAMP`` allows; where nothing is too high it is exactly ``gain``.

It looks ahead: the gain each window needs is held over its neighbours (a running minimum) and then smoothed by an
average that is no longer than that, so that it is down when the peak comes.  Source: Giannoulis, Massberg and Reiss,
"Digital Dynamic Range Compressor Design" (JAES 60, 2012); the smoothed minimum is the usual look-ahead.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from multipub.speech.loudness import PEAKS_A_SECOND
from multipub.speech.samples import Samples

RAMP = 20
"""Thousandths of a second in which the gain goes down before a peak, and up again after it."""


@dataclass(frozen=True, slots=True)
class Limiter:
    """The gain of each thousandth of a second, at its middle."""

    gains: Samples

    @classmethod
    def of(cls, peaks: Samples, *, gain: float, ceiling: float) -> "Limiter":
        """Return what ``gain`` (times) needs so that no peak is above ``ceiling`` (of full scale)."""
        needed = np.minimum(1.0, ceiling / np.maximum(peaks * gain, 1e-9))
        reach = RAMP + 1
        held = np.lib.stride_tricks.sliding_window_view(np.pad(needed, reach, mode="edge"), 2 * reach + 1).min(axis=1)
        shape = np.hanning(2 * RAMP + 1)
        smooth = np.convolve(np.pad(held, RAMP, mode="edge"), shape / shape.sum(), "valid")
        return cls(np.asarray(gain * np.minimum(smooth, 1.0), np.float32))

    def apply(self, blocks: Iterator[Samples], rate: int) -> Iterator[Samples]:
        """Yield the sound with these gains."""
        window, place = rate // PEAKS_A_SECOND, 0
        for block in blocks:
            first, last = max(0, place // window - 1), (place + len(block)) // window + 2
            gains = self.gains[first:last]
            if len(gains) and gains.min() < gains.max():
                middles = (np.arange(first, first + len(gains)) + 0.5) * window
                yield block * np.interp(np.arange(place, place + len(block)) + 0.5, middles, gains).astype(np.float32)
            else:
                yield block * (gains[0] if len(gains) else np.float32(1))
            place += len(block)
