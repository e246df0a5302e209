"""A sound through FFmpeg's filters, block by block.

In:  blocks of mono samples, the filters' names and settings.   Out: blocks of samples.
Promises: nothing is held back at the end; the same sound gives the same samples however it is cut into blocks.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import av
import av.filter
import av.filter.context
import numpy as np

from multipub.speech.encoding import frames
from multipub.speech.samples import Samples

Filter = tuple[str, str]
"""A filter's name and its settings, as FFmpeg writes them."""


def filtered(blocks: Iterable[Samples], rate: int, *filters: Filter) -> Iterator[Samples]:
    """Yield the sound as it leaves the filters, one after another."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout="mono", time_base=Fraction(1, rate))
    sink = graph.add("abuffersink")
    last = source
    for step in (*(graph.add(*one) for one in (*filters, ("aformat", "sample_fmts=flt"))), sink):
        last.link_to(step)
        last = step
    graph.configure()
    for frame in frames(blocks, rate, "flt"):
        source.push(frame)
        yield from _ready(sink)
    source.push(None)
    yield from _ready(sink)


def _ready(sink: av.filter.context.FilterContext) -> Iterator[Samples]:
    """Yield what has come out of a graph."""
    while True:
        try:
            frame = sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        assert isinstance(frame, av.AudioFrame)
        yield frame.to_ndarray().reshape(-1).astype(np.float32, copy=False)


def at_pace(samples: Samples, rate: int, pace: float) -> Samples:
    """Return speech ``pace`` times as fast, at its own pitch, for voices that know only one pace."""
    if pace == 1.0 or not len(samples):
        return samples
    return np.concatenate(list(filtered([samples], rate, ("atempo", f"{pace:.4f}"))))
