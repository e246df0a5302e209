"""Samples to MP3, AAC and Opus and back, through FFmpeg's libraries (PyAV), in blocks.

In:  16-bit mono samples.   Out: the bytes of a sound file without words in it; or samples again.
Promises: the same samples give the same bytes; decoding as players do gives every sample back in its place (an
encoder's delay stands in the MP3's Xing header, the MPEG-4 file's edit list, the Opus header's pre-skip); an hour of
sound is never in memory as anything but its 16-bit samples.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import av
import numpy as np
import numpy.typing as npt

from multipub.errors import EditionError
from multipub.speech.samples import Samples

FULL_SCALE = 32768

Pcm = npt.NDArray[np.int16]


class Codec(StrEnum):
    """How a finished sound is packed."""

    MP3 = "mp3"
    AAC = "aac"
    """In an MPEG-4 file: M4A, M4B."""
    OPUS = "opus"
    """In an Ogg file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """How FFmpeg is asked for a codec.

    ``loss`` is the loudness in LU that coding takes away, as measured on speech; it is only where correcting begins.
    """

    encoder: str
    container: str
    sample_format: str
    bit_rate: int
    container_options: tuple[tuple[str, str], ...] = ()
    encoder_options: tuple[tuple[str, str], ...] = ()
    loss: float = 0.0


MPEG4 = "ipod"
"""FFmpeg's name of the MPEG-4 sound file that players know (M4A, M4B)."""

SAME_BYTES = ("fflags", "+bitexact")
"""No date, no version, no random serial number."""

CODINGS = {
    Codec.MP3: Coding(
        encoder="libmp3lame",
        container="mp3",
        sample_format="s16p",
        bit_rate=64_000,  # transparent for one voice at 24 kHz, half a megabyte a minute
        container_options=(("write_xing", "1"), ("id3v2_version", "0")),
        encoder_options=(("compression_level", "7"),),  # half the time of the default, and as near to the samples
        loss=0.45,  # LAME scales what it is given by 0.95
    ),
    Codec.AAC: Coding(
        encoder="aac",
        container=MPEG4,
        sample_format="fltp",
        bit_rate=64_000,
        encoder_options=(("aac_coder", "fast"),),  # twice as quick as the default, and as near to the samples
    ),
    Codec.OPUS: Coding(
        encoder="libopus",
        container="ogg",
        sample_format="s16",
        bit_rate=40_000,  # fullband speech (RFC 7587, 3.1.1: 28 to 40 kbit/s)
        encoder_options=(("application", "lowdelay"),),  # CELT alone: SILK moves a voice by up to three samples, raises
        # its peaks by a decibel and takes twice the time
    ),
}


def to_pcm(samples: Samples) -> Pcm:
    """Return samples as 16-bit integers; what is over full scale is cut there."""
    return np.clip(np.round(samples * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1).astype("<i2")


def from_pcm(pcm: Pcm) -> Samples:
    """Return 16-bit integers as samples."""
    return np.asarray(pcm.astype(np.float32) / np.float32(FULL_SCALE))


def blocks_of(pcm: Pcm, rate: int) -> Iterator[Pcm]:
    """Yield the samples a second at a time."""
    for start in range(0, len(pcm), rate):
        yield pcm[start : start + rate]


def frames(
    blocks: Iterable[npt.NDArray[np.generic]], rate: int, sample_format: str, *, first: int = 0
) -> Iterator[av.AudioFrame]:
    """Yield blocks of mono samples as frames, with their times."""
    start = first
    for block in blocks:
        if not len(block):
            continue
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block[None, :]), format=sample_format, layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        start += len(block)
        yield frame


def encode(blocks: Iterable[Pcm], rate: int, codec: Codec) -> bytes:
    """Return the sound of ``blocks``, one after another, as a bare file."""
    coding = CODINGS[codec]
    buffer = io.BytesIO()
    options = dict((SAME_BYTES, *coding.container_options, *_exact_times(coding.container, rate)))
    with av.open(buffer, "w", format=coding.container, options=options) as container:
        stream = container.add_stream(coding.encoder, rate=rate, layout="mono", options=dict(coding.encoder_options))
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = coding.bit_rate
        stream.codec_context.format = av.AudioFormat(coding.sample_format)
        for frame in frames(blocks, rate, "s16"):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return buffer.getvalue()


def _exact_times(container: str, rate: int) -> tuple[tuple[str, str], ...]:
    """Return the option by which an MPEG-4 file's edit list counts samples, not milliseconds."""
    return (("movie_timescale", str(rate)),) if container == MPEG4 else ()


def encode_mp3(pcm: Pcm, rate: int) -> bytes:
    """Return the samples as MP3 (MPEG-2 layer III, constant bit rate), without tags."""
    return encode(blocks_of(pcm, rate), rate, Codec.MP3)


def encode_m4a(pcm: Pcm, rate: int) -> bytes:
    """Return the samples as AAC in an MPEG-4 file, without tags or chapters."""
    return encode(blocks_of(pcm, rate), rate, Codec.AAC)


def encode_opus(pcm: Pcm, rate: int) -> bytes:
    """Return the samples as Opus in an Ogg file, without tags."""
    return encode(blocks_of(pcm, rate), rate, Codec.OPUS)


def decoded(data: bytes) -> Iterator[tuple[Samples, int]]:
    """Yield the first channel of a sound file, block by block, with the rate.

    Raises:
        EditionError: if the bytes are no sound.
    """
    empty = True
    try:
        with av.open(io.BytesIO(data), "r") as container:
            for frame in container.decode(audio=0):
                empty = False
                yield _samples(frame), frame.sample_rate
    except (av.FFmpegError, IndexError) as error:
        raise EditionError(f"this is no sound that can be decoded: {error}") from error
    if empty:
        raise EditionError("this sound file is empty")


def decode(data: bytes) -> tuple[Samples, int]:
    """Return the first channel of a sound file's samples, and their rate.

    Raises:
        EditionError: if the bytes are no sound.
    """
    blocks = list(decoded(data))
    return np.concatenate([block for block, _ in blocks]), blocks[0][1]


def _samples(frame: av.AudioFrame) -> Samples:
    """Return a frame's first channel, whatever its format: planar or packed, integers or not."""
    sound = frame.to_ndarray()
    channel = sound[0] if frame.format.is_planar else sound.reshape(-1, frame.layout.nb_channels)[:, 0]
    if np.issubdtype(channel.dtype, np.floating):
        return np.asarray(channel, np.float32)
    return np.asarray(channel.astype(np.float32) / np.float32(-float(np.iinfo(channel.dtype).min)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterMark:
    """A chapter of a sound file: its title, and where it begins and ends, in samples."""

    title: str
    start: int
    end: int


def with_chapters(m4a: bytes, chapters: Iterable[ChapterMark], rate: int, *, brand: str = "M4B ") -> bytes:
    """Return an MPEG-4 sound file with chapters; its packets and their times stay as they are.

    ``brand`` is the file type that players go by: ``"M4B "`` for an audiobook.
    """
    buffer = io.BytesIO()
    options = dict((SAME_BYTES, *_exact_times(MPEG4, rate), ("brand", brand)))
    with av.open(io.BytesIO(m4a), "r") as bare, av.open(buffer, "w", format=MPEG4, options=options) as container:
        stream = container.add_stream_from_template(bare.streams.audio[0])
        container.set_chapters(
            [
                {
                    "id": number,
                    "start": one.start,
                    "end": one.end,
                    "time_base": Fraction(1, rate),
                    "metadata": {"title": one.title},
                }
                for number, one in enumerate(chapters)
            ]
        )
        for packet in bare.demux(bare.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                container.mux(packet)
    return buffer.getvalue()
