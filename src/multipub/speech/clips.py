"""A clip: one piece as it was spoken, cut to its sound, and where in it words begin.

In:  words and a voice; or what is kept of clips.   Out: samples at one rate, and marks; or bytes to keep.
Promises: silence at its ends goes but for a margin, and the marks move with it; no mark lies outside the samples.
"""

import json
from typing import NamedTuple

import numpy as np

from multipub.errors import EditionError
from multipub.speech.resampling import resample
from multipub.speech.samples import Samples
from multipub.speech.voices import Voice

SILENCE = 10 ** (-50 / 20)
"""Of full scale: what is quieter at a piece's ends is no speech."""

MARGIN_SECONDS = 0.03
"""Kept at each end of a piece, so that no soft consonant is cut."""

Marks = tuple[tuple[int, int], ...]
"""Where words begin: at which character of what the engine was given, at which sample of the clip."""


class Clip(NamedTuple):
    """A spoken piece without its samples: how many they are, and where in them words begin."""

    length: int
    marks: Marks = ()


def speak(voice: Voice, words: str, pace: float, rate: int) -> tuple[Samples, Marks]:
    """Return the sound of ``words`` at ``rate`` hertz, and its marks.

    Raises:
        EditionError: if the voice gives none.
    """
    sound = voice.engine.speak(words, voice.voice.name, pace)
    loud = np.flatnonzero(np.abs(sound.samples) > SILENCE)
    if not len(loud):
        raise EditionError(
            f"the voice {voice} gave no sound for {words!r}",
            hint="choose another engine with --voice; `multipub voices` lists them",
        )
    margin = round(MARGIN_SECONDS * sound.rate)
    first, end = max(0, int(loud[0]) - margin), int(loud[-1]) + margin
    made = resample(sound.samples[first:end], sound.rate, rate)
    places = ((one.at, max(0, round((one.sample - first) * rate / sound.rate))) for one in sound.marks)
    return made, tuple((at, sample) for at, sample in places if sample < len(made))


def put_together(phrases: list[list[Clip]], samples: bytes) -> tuple[bytes, bytes, bytes]:
    """Return what is kept of phrases: their clips, and the samples of all."""
    head = json.dumps(phrases).encode()
    return len(head).to_bytes(4, "big"), head, samples


def taken_apart(made: bytes) -> tuple[list[list[Clip]], bytes]:
    """Return the clips of phrases and their samples, of bytes that were put together."""
    head = int.from_bytes(made[:4], "big")
    phrases = [
        [Clip(length, tuple((at, sample) for at, sample in marks)) for length, marks in phrase]
        for phrase in json.loads(made[4 : 4 + head])
    ]
    return phrases, made[4 + head :]
