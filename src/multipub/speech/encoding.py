"""Samples to MP3 and back, through FFmpeg's libraries (PyAV).

In:  16-bit mono samples.   Out: MP3 bytes without tags; or samples again.
Promises: the same samples give the same bytes; decoding gives the samples back in their place (the encoder's delay is
in the Xing header, and players take it off).
"""

import io
from collections.abc import Iterator
from fractions import Fraction

import av
import numpy as np
import numpy.typing as npt

from multipub.errors import EditionError
from multipub.speech.samples import Samples

BIT_RATE = 64_000
"""Bits a second: transparent for one voice at 24 kHz, half a megabyte a minute."""

EFFORT = "7"
"""Of 0 (best) to 9: half the time of the default, and as near to the samples (error -25.9 and -25.7 dB)."""

LOSS = 0.45
"""LU that the encoder takes away: LAME scales what it is given by 0.95."""

FULL_SCALE = 32768

Pcm = npt.NDArray[np.int16]


def to_pcm(samples: Samples) -> Pcm:
    """Return samples as 16-bit integers; what is over full scale is cut there."""
    return np.clip(np.round(samples * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1).astype("<i2")


def from_pcm(pcm: Pcm) -> Samples:
    """Return 16-bit integers as samples."""
    return np.asarray(pcm.astype(np.float32) / np.float32(FULL_SCALE))


def frames(pcm: npt.NDArray[np.generic], rate: int, sample_format: str) -> Iterator[av.AudioFrame]:
    """Yield mono samples as frames of one second, with their times."""
    for start in range(0, len(pcm), rate):
        piece = np.ascontiguousarray(pcm[None, start : start + rate])
        frame = av.AudioFrame.from_ndarray(piece, format=sample_format, layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        yield frame


def encode_mp3(pcm: Pcm, rate: int) -> bytes:
    """Return the samples as MP3 (MPEG-2 layer III, constant bit rate), without tags."""
    buffer = io.BytesIO()
    options = {"write_xing": "1", "id3v2_version": "0", "fflags": "+bitexact"}
    with av.open(buffer, "w", format="mp3", options=options) as container:
        stream = container.add_stream("libmp3lame", rate=rate, layout="mono", options={"compression_level": EFFORT})
        stream.bit_rate = BIT_RATE
        resampler = av.AudioResampler(format=stream.format.name, layout="mono", rate=rate)
        for frame in frames(pcm, rate, "s16"):
            for ready in resampler.resample(frame):
                container.mux(stream.encode(ready))
        for ready in resampler.resample(None):
            container.mux(stream.encode(ready))
        container.mux(stream.encode(None))
    return buffer.getvalue()


def decode(data: bytes) -> tuple[Samples, int]:
    """Return the first channel of a sound file's samples, and their rate.

    Raises:
        EditionError: if the bytes are no sound.
    """
    pieces: list[Samples] = []
    rate = 0
    try:
        with av.open(io.BytesIO(data), "r") as container:
            resampler: av.AudioResampler | None = None
            for frame in container.decode(audio=0):
                rate = frame.sample_rate
                resampler = resampler or av.AudioResampler(format="fltp", layout="mono", rate=rate)
                pieces.extend(ready.to_ndarray()[0] for ready in resampler.resample(frame))
    except (av.FFmpegError, IndexError) as error:
        raise EditionError(f"this is no sound that can be decoded: {error}") from error
    if not pieces:
        raise EditionError("this sound file is empty")
    return np.concatenate(pieces), rate
