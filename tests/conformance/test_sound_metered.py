"""Meters of others over every sound that every sample makes: how loud, how high, and each word in its place.

Loudness by pyloudnorm and by FFmpeg's ``ebur128``, true peak by the latter (it oversamples to 192 kHz): neither shares
a line with ours.  MP3 and Opus are decoded by libsndfile, AAC by FFmpeg.  The sound inside the other formats is the
MP3, byte for byte, so measuring one measures all.

Each file is decoded once for its samples and once by the meter: a second of work for a minute of sound.
"""

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import av
import numpy as np
import numpy.typing as npt
import pyloudnorm
import pytest
import soundfile
from scipy.signal import resample_poly

from engines_here import require_engine
from multipub.carriers._id3_frames import tag_length
from multipub.editions import FORMATS
from multipub.model.recording import Recording
from multipub.speech.encoding import Codec
from multipub.speech.finishing import finished
from multipub.speech.recording import record
from multipub.speech.script import write_script
from multipub.speech.voices import parse_voice
from stories import CASES, Case, edition, manuscript, press, recording

pytestmark = pytest.mark.slow

WANTED, TOLERANCE = -16.0, 0.5
"""LUFS, LU."""

HIGHEST_PEAK = -1.0
"""dBTP."""

SOUNDS = {"audio": Codec.MP3, "m4b": Codec.AAC, "opus": Codec.OPUS}
"""Formats that are a sound file."""

PLACES = (0.02, 0.5, 0.9)
"""Of the recording: where it is held against the file."""

COMPARED_SECONDS = 8

FURTHEST = 4_000
"""Samples in which a lag is looked for: an encoder's delay is 529 to 2,112."""

CARRYING = ("lpf", "daisy", "epub", "page")
"""Editions that carry the sound beside other things."""

every_case = pytest.mark.parametrize("case", CASES, ids=str)
every_sound = pytest.mark.parametrize("format_", SOUNDS)

Sound = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Metered:
    """What meters of others read of a finished file, and its samples at the recording's rate."""

    samples: Sound
    lufs: float
    lufs_by_ffmpeg: float
    peak: float


def decoded(data: bytes, rate: int) -> Sound:
    """Return a file's samples as players decode them, at ``rate``."""
    try:
        sound, own_rate = soundfile.read(io.BytesIO(data), dtype="float32")
    except soundfile.LibsndfileError:
        with av.open(io.BytesIO(data)) as container:
            own_rate = container.streams.audio[0].rate
            sound = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
    return sound if own_rate == rate else np.asarray(resample_poly(sound, rate, own_rate), np.float32)


def told_by_ffmpeg(data: bytes) -> dict[str, float]:
    """Return what the filter ``ebur128`` (EBU R 128, ITU-R BS.1770) says at the end of a file."""
    told: dict[str, str] = {}
    with av.open(io.BytesIO(data)) as container:
        stream, graph = container.streams.audio[0], av.filter.Graph()
        source = graph.add_abuffer(template=stream)
        meter = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        for frame in (*container.decode(stream), None):
            graph.push(frame)
            for out in _pulled(graph):
                told = dict(out.metadata) or told
    return {key.removeprefix("lavfi.r128."): float(value) for key, value in told.items()}


def _pulled(graph: av.filter.Graph) -> Iterator[av.AudioFrame]:
    while True:
        try:
            yield graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return


def metered_file(data: bytes, rate: int) -> Metered:
    sound, told = decoded(data, rate), told_by_ffmpeg(data)
    lufs = float(pyloudnorm.Meter(rate).integrated_loudness(sound.astype(np.float64)))
    return Metered(sound, lufs, told["I"], float(20 * np.log10(told["true_peak"])))


@cache
def metered(case: Case, format_: str) -> Metered:
    return metered_file(edition(case, format_).read_bytes(), recording(case).rate)


def samples_of(made: Recording) -> Sound:
    return np.asarray(np.frombuffer(made.samples, "<i2") / np.float32(32_768), np.float32)


def lags(original: Sound, heard: Sound, rate: int) -> list[int]:
    """Return by how many samples ``heard`` comes later, at several places."""
    width = COMPARED_SECONDS * rate
    found = []
    for place in PLACES:
        start = min(int(place * len(original)), max(0, len(original) - width))
        one, other = original[start : start + width], heard[start : start + width]
        size = 1 << (len(one) + FURTHEST).bit_length()
        spectrum = np.conj(np.fft.rfft(one, size)) * np.fft.rfft(other, size)
        likeness = np.fft.irfft(spectrum, size)
        best = int(np.argmax(np.concatenate([likeness[:FURTHEST], likeness[-FURTHEST:]])))
        found.append(best if best < FURTHEST else best - 2 * FURTHEST)
    return found


@every_sound
@every_case
def test_every_sound_is_as_loud_as_was_asked_and_peaks_no_higher(case, format_):
    read = metered(case, format_)
    assert read.lufs == pytest.approx(WANTED, abs=TOLERANCE)
    assert read.lufs_by_ffmpeg == pytest.approx(WANTED, abs=TOLERANCE)
    assert read.peak <= HIGHEST_PEAK


@every_sound
@every_case
def test_no_word_is_moved_by_a_codec(case, format_):
    made, heard = recording(case), metered(case, format_).samples
    assert abs(len(heard) - len(made.samples) // 2) <= FURTHEST
    assert lags(samples_of(made), heard, made.rate) == [0] * len(PLACES)


@pytest.mark.parametrize("voice", ["espeak", "piper/joe"])
def test_other_engines_voices_are_brought_there_in_every_codec(voice):
    """Pico and, of Arabic, eSpeak speak the samples; here the others speak the short one."""
    chosen = parse_voice(voice)
    require_engine(chosen.engine)
    case = next(case for case in CASES if str(case) == "brief-en")
    made = record(write_script(manuscript(case)), voices=(chosen,))
    for codec in Codec:
        read = metered_file(finished(made, codec), made.rate)
        assert read.lufs == pytest.approx(WANTED, abs=TOLERANCE), codec
        assert read.peak <= HIGHEST_PEAK, codec
        assert lags(samples_of(made), read.samples, made.rate) == [0] * len(PLACES), codec


def test_the_meters_notice_what_is_wrong():
    """A sound that is too loud, one that is clipped, and one that begins one sample later."""
    case = next(case for case in CASES if str(case) == "brief-en")
    made, rate = recording(case), recording(case).rate
    sound = samples_of(made)
    packed = io.BytesIO()
    soundfile.write(packed, np.clip(2 * sound, -1, 1), rate, format="WAV")
    louder = metered_file(packed.getvalue(), rate)
    assert louder.lufs > WANTED + TOLERANCE
    assert louder.lufs_by_ffmpeg > WANTED + TOLERANCE
    assert louder.peak > HIGHEST_PEAK
    assert lags(sound, np.concatenate([np.zeros(1, np.float32), sound]), rate) == [1] * len(PLACES)
    assert lags(sound, sound[3:], rate) == [-3] * len(PLACES)


def bare(data: bytes) -> bytes:
    """Return an MP3 without the tag before it."""
    return data[tag_length(data) :]


def sounds_inside(data: bytes) -> Iterator[bytes]:
    """Yield the MP3s inside a finished file of any format."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from (package.read(name) for name in package.namelist() if name.endswith(".mp3"))
    else:
        yield from (base64.b64decode(found) for found in re.findall(rb"data:audio/mpeg;base64,([A-Za-z0-9+/=]+)", data))


@every_case
def test_the_sound_inside_every_other_format_is_the_same_file(case):
    mp3 = finished(recording(case), Codec.MP3)
    assert bare(edition(case, "audio").read_bytes()) == mp3
    inside = {name: sounds_inside(edition(case, name).read_bytes()) for name in CARRYING}
    addressed = replace(manuscript(case), permalink="https://desk.example.org/story")  # a feed leads to files beside it
    inside["podcast"] = sounds_inside(FORMATS["podcast"].write(addressed, press(case)))
    assert {name: [bare(one) == mp3 for one in found] for name, found in inside.items()} == {
        name: [True] for name in inside
    }
