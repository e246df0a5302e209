"""A quick, deterministic speech engine for tests: a short tone for every letter and digit, and no speech at all.

``with tones():`` enters it; a recording then takes milliseconds, works for every language and alphabet, each text has a
sound of its own, and each word begins where its first tone does.  ``with tones(wordless()):`` tells nothing of words.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from multipub.model.manuscript import Manuscript
from multipub.model.press import Press, Style
from multipub.model.recording import Recording
from multipub.model.speech_wishes import SpeechWishes
from multipub.speech.alphabets import USUAL_LANGUAGE
from multipub.speech.engines import ENGINES, Engine, EngineVoice, Quality, Sound, WordMark
from multipub.speech.engines.espeak import VOICES
from multipub.speech.engines.gtts import LANGUAGES
from multipub.speech.recording import record
from multipub.speech.script import write_script
from multipub.speech.voices import VoiceRequest

RATE = 8_000
SECONDS_PER_CHARACTER = 0.03
LOWEST, HIGHEST = 200.0, 1_400.0

spoken_by_tones: list[str] = []
"""Every text that was spoken, in order: what the cache saves can be counted."""


def _speak(words: str, voice: str, rate: float) -> Sound:
    spoken_by_tones.append(words)
    time = np.arange(round(SECONDS_PER_CHARACTER * RATE)) / RATE
    envelope = np.sin(np.pi * np.arange(len(time)) / len(time))
    bursts = [
        envelope
        * np.sin(2 * np.pi * (LOWEST + ord(character) * 37 % (HIGHEST - LOWEST)) * time)
        * (0.4 if unicodedata.category(character)[0] in "LN" else 0.0)
        for character in words
    ]
    marks = tuple(WordMark(at, at * len(time)) for at in (found.start() for found in re.finditer(r"\S+", words)))
    return Sound(np.concatenate(bursts).astype(np.float32), RATE, marks)


ALL_ALPHABETS = frozenset(USUAL_LANGUAGE) | {"THAANA", "SYRIAC", "KHMER", "LAO", "ORIYA", "TIBETAN"}

TONES = Engine(
    name="tones",
    summary="tone bursts, for tests",
    licence="Apache-2.0",
    offline=True,
    quality=Quality.ROBOTIC,
    voices=tuple(
        EngineVoice(name=language, language=language, alphabets=ALL_ALPHABETS)
        for language in sorted({*VOICES, *LANGUAGES.split()})
    ),
    version=lambda: "1",
    available=lambda: None,
    speak=_speak,
    tells_words=True,
)


def wordless() -> Engine:
    """Return the engine without a word of when words begin, as most voices are."""

    def speak(words: str, voice: str, rate: float) -> Sound:
        return replace(_speak(words, voice, rate), marks=())

    return replace(TONES, speak=speak, tells_words=False)


REQUEST = (VoiceRequest(engine="tones"),)


@contextmanager
def tones(engine: Engine = TONES) -> Iterator[Engine]:
    """Enter the engine, and take it out again; inside another ``with tones():`` it is there already."""
    if engine.name in ENGINES:
        yield engine
        return
    ENGINES.add(engine)
    spoken_by_tones.clear()
    try:
        yield engine
    finally:
        ENGINES.remove(engine.name)


def record_tones(manuscript: Manuscript, cache: Path | None = None, wishes: SpeechWishes | None = None) -> Recording:
    """Return a recording of ``manuscript`` in tones."""
    return record(write_script(manuscript, wishes), voices=REQUEST, wishes=wishes, cache=cache)


def press_with_tones(cache: Path | None = None, wishes: SpeechWishes | None = None) -> Press:
    """Return a press whose recordings are tones; its style is empty."""
    style = Style(name="none", folder=Path(), tokens={})
    recording = partial(record_tones, cache=cache, wishes=wishes)
    return Press(style=style, recording=recording, speech=wishes or SpeechWishes())
