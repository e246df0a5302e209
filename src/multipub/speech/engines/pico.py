"""Pico (SVOX), through py-nanotts: small, quick and clear, for English, German, Spanish, French and Italian.

In:  words in one of five languages.   Out: 16 kHz samples.
Promises: the same words give the same samples.

The binding hands Pico memory that it took without clearing it, and Pico's first tenth of a second depends on what lay
there.  The C library is therefore asked to clear what it gives while Pico speaks (``M_PERTURB``; glibc only).
"""

import ctypes
import re
import threading
import unicodedata
from functools import cache
from importlib import metadata, util
from typing import TYPE_CHECKING

from multipub.errors import EditionError
from multipub.speech.alphabets import LATIN
from multipub.speech.engines import Engine, EngineVoice, Quality, Sound
from multipub.speech.phonetics import for_pico

if TYPE_CHECKING:
    from multipub.speech.samples import Samples

RATE = 16_000
"""Hertz; the only one Pico has."""

FULL_SCALE = 32768
"""Of 16-bit samples."""

M_PERTURB = -6
"""``mallopt`` parameter: fill allocated memory with the complement of the value (glibc, malloc.h)."""

CLEARED = 255
"""Its complement is zero."""

LARGEST_KNOWN = "\u00ff"
"""Pico's word lists end with Latin-1; letters beyond it are dropped without a word."""

PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "œ": "oe", "Œ": "Oe", "ħ": "h", "ŋ": "ng"}
)
"""Letters that have no decomposition."""

MARKUP = str.maketrans({"<": " ", ">": " ", "&": " "})
"""Pico reads tags; a lone bracket swallows words."""

SOUNDS = re.compile(r"(<phoneme ph=\"[^\"<>]*\"/>)")
"""What ``phonetics.for_pico`` writes: the one element that Pico is to read as such."""

TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": ",", "—": ",", "…": "...", "\u00a0": " ", "\u202f": " "}
)
"""Signs outside Latin-1 that shape the sentence."""

MORE_TO_COME = ' <break time="300ms"/> o.'
"""Said behind words that end with a comma, and cut off: Pico lets its voice fall before the end of what it is given,
whatever sign stands there, and keeps it up before a break."""

PAUSE, NEAR = 0.1, 0.4
"""Seconds: no silence within a word is as long as the pause before ``MORE_TO_COME``; words that go on are no more than
so much shorter or longer than by themselves (measured on 28 phrases in the five languages, 2026-11)."""

SILENCE = 10 ** (-50 / 20)
"""Of full scale."""

_lock = threading.Lock()

VOICES = ("en-GB", "en-US", "de-DE", "es-ES", "fr-FR", "it-IT")


def _available() -> str | None:
    return None if util.find_spec("py_nanotts") else "the package py-nanotts is not installed"


@cache
def _version() -> str:
    return metadata.version("py-nanotts")


def _speak(words: str, voice: str, rate: float) -> Sound:
    """Return the sound of ``words``.

    Raises:
        EditionError: if Pico gives no sound for them.
    """
    plain = _answer(_readable(words), voice, rate)
    if not len(plain):
        raise EditionError(
            f"pico cannot say {words!r}", hint="choose another engine with --voice; `multipub voices` lists them"
        )
    if not words.rstrip().endswith(","):
        return Sound(plain, RATE)
    return Sound(_without_more(_answer(_readable(words) + MORE_TO_COME, voice, rate), plain), RATE)


def _answer(words: str, voice: str, rate: float) -> "Samples":
    """Return what Pico gives for words; nothing where it has no sound for them."""
    import numpy as np  # imported here: slow, and listing the engines must not wait for it
    import py_nanotts  # imported here: loads its voices' library, which listing the engines must not

    speed = None if rate == 1.0 else rate  # told a speed, Pico answers with 0.1 s of nothing where it has no sound
    with _lock, _Cleared():
        answer: bytes = py_nanotts.NanoTTS().speak(words, voice=voice, speed=speed)
    return np.frombuffer(answer, "<i2").astype(np.float32) / np.float32(FULL_SCALE)


def _without_more(longer: "Samples", plain: "Samples") -> "Samples":
    """Return ``longer`` up to the pause before ``MORE_TO_COME``: the first one near the end of the words alone.

    Where there is none, the words are said as a sentence of their own rather than with something behind them.
    """
    import numpy as np  # imported here: as above

    loud, alone = (np.flatnonzero(np.abs(samples) > SILENCE) for samples in (longer, plain))
    pauses = loud[:-1][np.diff(loud) >= PAUSE * RATE]
    near = pauses[np.abs(pauses - alone[-1]) <= NEAR * RATE] if len(alone) else pauses[:0]
    return longer[: near[0] + round(PAUSE / 2 * RATE)] if len(near) else plain


def _readable(words: str) -> str:
    """Return ``words`` in letters that Pico knows: a letter beyond Latin-1 loses its accent rather than its sound."""
    return "".join(part if SOUNDS.fullmatch(part) else _readable_letters(part) for part in SOUNDS.split(words))


def _readable_letters(words: str) -> str:
    words = words.translate(TYPOGRAPHY).translate(PLAIN_LETTERS).translate(MARKUP)
    return "".join(
        character if character <= LARGEST_KNOWN else unicodedata.normalize("NFKD", character)[0] for character in words
    )


class _Cleared:
    """While it lasts, the C library gives cleared memory; where there is no ``mallopt``, it changes nothing."""

    def __enter__(self) -> None:
        self._set(CLEARED)

    def __exit__(self, *error: object) -> None:
        self._set(0)

    @staticmethod
    def _set(value: int) -> None:
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(M_PERTURB, value)


PICO = Engine(
    name="pico",
    summary="small and clear; the default for English, German, Spanish, French and Italian",
    licence="Apache-2.0",
    offline=True,
    quality=Quality.CLEAR,
    order=1,
    voices=tuple(EngineVoice(name=name, language=name, alphabets=LATIN) for name in VOICES),
    version=_version,
    available=_available,
    speak=_speak,
    phonetic=for_pico,
)
