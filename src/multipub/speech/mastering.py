"""Make a recording as loud as broadcasts are, without moving a sample.

In:  speech as the engines gave it.   Out: 16-bit samples, and the MP3 they make.
Promises: the *decoded* MP3 has -16 LUFS ±0.5 and a true peak of at most -1 dBTP, or an ``EditionError``; as many
samples as before, each in its place; the same sound gives the same bytes.

A compressor evens out words, a gain sets the loudness, a limiter at four times the rate holds the peaks.  Encoding
changes both figures a little, so the gain and the ceiling are corrected by what the decoded file measures.
"""

from dataclasses import dataclass
from fractions import Fraction

import av
import av.filter
import numpy as np

from multipub.errors import EditionError
from multipub.speech.encoding import LOSS, Pcm, decode, encode_mp3, frames, to_pcm
from multipub.speech.loudness import integrated_loudness, true_peak
from multipub.speech.samples import Samples

LOUDNESS = -16.0
"""LUFS: speech for listening on the move (AES TD1008, 2021)."""

LOUDNESS_TOLERANCE = 0.5
"""LU: what is refused beyond."""

CLOSE_ENOUGH = 0.15
"""LU: where correcting stops."""

HIGHEST_PEAK = -1.0
"""dBTP (EBU R 128)."""

FIRST_CEILING = -1.8
"""dBTP: leaves room for what encoding adds."""

SHORTEST_MEASURED_SECONDS = 3.0
"""A shorter sound has too few gating blocks for its integrated loudness to mean anything (EBU Tech 3341: 3 s is the
short-term window): it is brought near the target, and refused only for its peak."""

MOST_CORRECTIONS = 8

COMPRESSOR = ("acompressor", "threshold=-24dB:ratio=3:attack=5:release=80:makeup=1")

LIMITER_OVERSAMPLING = 4

Filter = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mastered:
    """The finished sound, the same as MP3, and what the decoded MP3 measures (LUFS, dBTP)."""

    pcm: Pcm
    mp3: bytes
    loudness: float
    peak: float


def master(samples: Samples, rate: int) -> Mastered:
    """Return the sound at broadcast loudness.

    Raises:
        EditionError: if it cannot be brought there: silence, or peaks that no limiter holds.
    """
    evened = _filtered(samples, rate, (COMPRESSOR,))
    gain = _first_gain(evened, rate)
    ceiling = FIRST_CEILING
    for _ in range(MOST_CORRECTIONS):
        pcm = to_pcm(_limited(evened, rate, gain, ceiling))
        mp3 = encode_mp3(pcm, rate)
        heard, _ = decode(mp3)
        loudness, peak = integrated_loudness(heard, rate), true_peak(heard, rate)
        if abs(loudness - LOUDNESS) <= CLOSE_ENOUGH and peak <= HIGHEST_PEAK:
            break
        gain *= _ratio(LOUDNESS - loudness)
        ceiling -= max(0.0, peak - HIGHEST_PEAK + 0.1)
    mastered = Mastered(pcm, mp3, loudness, peak)
    _refuse(mastered, len(samples) / rate)
    return mastered


def _first_gain(samples: Samples, rate: int) -> float:
    """Return the gain that suits the limited sound before encoding: three times quicker than to learn it from MP3s."""
    wanted = LOUDNESS + LOSS
    gain = _ratio(wanted - integrated_loudness(samples, rate))
    for _ in range(MOST_CORRECTIONS):
        off = wanted - integrated_loudness(_limited(samples, rate, gain, FIRST_CEILING), rate)
        gain *= _ratio(off)
        if abs(off) <= CLOSE_ENOUGH:
            break
    return gain


def _refuse(mastered: Mastered, seconds: float) -> None:
    """Raise where the finished sound misses its figures."""
    off = abs(mastered.loudness - LOUDNESS)
    if mastered.peak > HIGHEST_PEAK or (seconds >= SHORTEST_MEASURED_SECONDS and off > LOUDNESS_TOLERANCE):
        raise EditionError(
            f"the recording could not be brought to {LOUDNESS:g} LUFS: it has {mastered.loudness:.1f} LUFS"
            f" and peaks at {mastered.peak:.1f} dBTP",
            hint="choose another voice with --voice",
        )


def _ratio(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def _limited(samples: Samples, rate: int, gain: float, ceiling: float) -> Samples:
    limit = f"limit={_ratio(ceiling):.6f}:attack=2:release=40:level=false:latency=true"
    chain = (
        ("volume", f"volume={gain:.8f}:precision=float"),
        ("aresample", str(rate * LIMITER_OVERSAMPLING)),
        ("alimiter", limit),
        ("aresample", str(rate)),
    )
    return _filtered(samples, rate, chain)


def _filtered(samples: Samples, rate: int, chain: tuple[Filter, ...]) -> Samples:
    """Return the sound after a chain of FFmpeg filters, as long as before."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout="mono", time_base=Fraction(1, rate))
    last = source
    for name, arguments in (*chain, ("aformat", "sample_fmts=flt")):
        step = graph.add(name, arguments)
        last.link_to(step)
        last = step
    sink = graph.add("abuffersink")
    last.link_to(sink)
    graph.configure()
    pieces: list[Samples] = []
    for frame in (*frames(samples, rate, "flt"), None):
        source.push(frame)
        while True:
            try:
                ready = sink.pull()
            except (av.BlockingIOError, av.EOFError):
                break
            assert isinstance(ready, av.AudioFrame)
            pieces.append(ready.to_ndarray().reshape(-1).astype(np.float32, copy=False))
    made = np.concatenate(pieces)[: len(samples)]
    return made if len(made) == len(samples) else np.pad(made, (0, len(samples) - len(made)))
