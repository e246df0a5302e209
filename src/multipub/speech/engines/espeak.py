"""eSpeak NG, through the library that espeakng-loader packages: about sixty languages, robotic and very quick.

In:  words in one of its languages.   Out: 22.05 kHz samples, and at which of them each word begins.
Promises: the same words give the same samples; a voice that is not there is an error.

The library keeps state between sentences (wave phase, noise), so that a sentence would sound different after another
one.  It is loaded afresh for each sentence and unloaded after it: 7 ms, and the sound depends on the words alone.
"""

import _ctypes
import ctypes
import threading
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib import metadata, util
from itertools import groupby
from operator import itemgetter

from multipub.errors import EditionError
from multipub.speech.alphabets import alphabets_of
from multipub.speech.engines import Engine, EngineVoice, Quality, Sound, WordMark
from multipub.speech.engines._letter_a import letter_a
from multipub.speech.phonetics import for_espeak
from multipub.speech.tracing import WORD, Traced

FULL_SCALE = 32768
"""Of 16-bit samples."""

SYNCHRONOUS = 2
"""``AUDIO_OUTPUT_SYNCHRONOUS``: samples come through the callback (espeak-ng, speak_lib.h)."""

NEVER_EXIT = 0x8000
"""``espeakINITIALIZE_DONT_EXIT``: report a missing data folder instead of ending the process."""

UTF_8 = 1
"""``espeakCHARS_UTF8``."""

PHONEMES = 0x100
"""``espeakPHONEMES``: words in ``[[…]]`` are phoneme mnemonics."""

RATE_PARAMETER, OWN_RATE = 1, 175
"""``espeakRATE`` and its default, words a minute."""

VOICES = {
    "af": "af",
    "am": "am",
    "ar": "ar",
    "az": "az",
    "be": "be",
    "bg": "bg",
    "bn": "bn",
    "bs": "bs",
    "ca": "ca",
    "cs": "cs",
    "cy": "cy",
    "da": "da",
    "de": "de",
    "el": "el",
    "en": "en",
    "en-GB": "en",
    "en-US": "en-us",
    "eo": "eo",
    "es": "es",
    "es-419": "es-419",
    "et": "et",
    "eu": "eu",
    "fa": "fa",
    "fi": "fi",
    "fr": "fr",
    "ga": "ga",
    "gu": "gu",
    "he": "he",
    "hi": "hi",
    "hr": "hr",
    "hu": "hu",
    "hy": "hy",
    "id": "id",
    "is": "is",
    "it": "it",
    "ja": "ja",
    "ka": "ka",
    "kk": "kk",
    "kn": "kn",
    "ko": "ko",
    "ku": "ku",
    "ky": "ky",
    "la": "la",
    "lt": "lt",
    "lv": "lv",
    "mk": "mk",
    "ml": "ml",
    "mr": "mr",
    "ms": "ms",
    "mt": "mt",
    "nb": "nb",
    "ne": "ne",
    "nl": "nl",
    "no": "nb",
    "om": "om",
    "pa": "pa",
    "pl": "pl",
    "pt": "pt",
    "pt-BR": "pt-br",
    "ro": "ro",
    "ru": "ru",
    "sd": "sd",
    "si": "si",
    "sk": "sk",
    "sl": "sl",
    "sq": "sq",
    "sr": "sr",
    "sv": "sv",
    "sw": "sw",
    "ta": "ta",
    "te": "te",
    "tr": "tr",
    "ug": "ug",
    "uk": "uk",
    "ur": "ur",
    "uz": "uz",
    "vi": "vi",
    "zh": "cmn",
}
"""Our tags and eSpeak's voice names.  Left out: those whose word list is too short to read news (Thai, Tigrinya)."""

JAPANESE_ALPHABETS = frozenset({"HIRAGANA", "KATAKANA"})
"""It reads kana; each Chinese character it calls "Chinese letter"."""

KOREAN_ALPHABETS = frozenset({"HANGUL"})

SECOND_TIMBRE = "+f3"
"""A higher voice: told from the usual one at once."""

LAST_EVENT, WORD_EVENT = 0, 1
"""``espeakEVENT_LIST_TERMINATED``, ``espeakEVENT_WORD``."""


class _Event(ctypes.Structure):
    """``espeak_EVENT``: ``sample`` counts from the first of the text, ``text_position`` characters from 1."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )

    text_position: int
    sample: int


Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))

_lock = threading.Lock()


def _available() -> str | None:
    return None if util.find_spec("espeakng_loader") else "the package espeakng-loader is not installed"


@cache
def _version() -> str:
    return metadata.version("espeakng-loader")


def _speak(words: str, voice: str, rate: float) -> Sound:
    """Return the sound of ``words``.

    Raises:
        EditionError: if the voice is missing, or the library refuses the words.
    """
    import numpy as np  # imported here: slow, and listing the engines must not wait for it

    pieces: list[bytes] = []
    begun: list[tuple[int, int]] = []

    def take(samples: "ctypes._Pointer[ctypes.c_short]", count: int, events: "ctypes._Pointer[_Event]") -> int:
        if samples and count:
            pieces.append(ctypes.string_at(samples, count * 2))
        begun.extend((one.text_position - 1, one.sample) for one in _events(events) if one.type == WORD_EVENT)
        return 0

    callback = Callback(take)
    with _lock, _fresh_library() as library:
        hertz = _start(library, callback)
        if library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise EditionError(f"eSpeak has no voice {voice!r}", hint="`multipub voices` lists what can be spoken")
        library.espeak_SetParameter(RATE_PARAMETER, round(OWN_RATE * rate), 0)
        said = letter_a(words, voice)
        text = said.text.encode() + b"\0"
        code = (
            library.espeak_Synth(text, ctypes.c_size_t(len(text)), 0, 1, 0, ctypes.c_uint(UTF_8 | PHONEMES), None, None)
            or library.espeak_Synchronize()
        )
        library.espeak_Terminate()
    if code != 0 or not pieces:
        raise EditionError(f"eSpeak cannot say {words!r}", hint="choose another engine with --voice")
    samples = np.frombuffer(b"".join(pieces), "<i2").astype(np.float32) / np.float32(FULL_SCALE)
    return Sound(samples, hertz, _marks(said, begun, len(samples)))


def _events(first: "ctypes._Pointer[_Event]") -> Iterator[_Event]:
    place = 0
    while first and first[place].type != LAST_EVENT:
        yield first[place]
        place += 1


def _marks(said: Traced, begun: list[tuple[int, int]], length: int) -> tuple[WordMark, ...]:
    """Return where each word begins, given the place in ``said`` and the sample of every event.

    eSpeak tells of each part of a number ("2026": twenty, twenty, six) with places inside it, and now and then of the
    blank before a word instead of the word; a word that it says in one with the word before it ("of the") has no event.
    """
    words = [found.span() for found in WORD.finditer(said.text)]
    told = [(bisect_right(words, place, key=itemgetter(1)), place, sample) for place, sample in begun]
    told = [one for one in told if one[0] < len(words)]
    inside = {number for number, place, _ in told if words[number][0] <= place}
    marks: list[WordMark] = []
    for number, group in groupby(told, key=itemgetter(0)):
        sample = next(
            (sample for _, place, sample in group if words[number][0] <= place or number not in inside), length
        )
        if (marks[-1].sample if marks else -1) < sample < length:
            marks.append(WordMark(said.starts[words[number][0]], sample))
    return tuple(marks)


@contextmanager
def _fresh_library() -> Iterator[ctypes.CDLL]:
    """Load the library for one sentence, and unload it with everything it remembers."""
    import espeakng_loader  # imported here: looks for its library on import, which listing the engines must not

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    try:
        yield library
    finally:
        _ctypes.dlclose(library._handle)


def _start(library: ctypes.CDLL, callback: object) -> int:
    import espeakng_loader  # imported here: as above

    hertz: int = library.espeak_Initialize(SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), NEVER_EXIT)
    if hertz <= 0:
        raise EditionError("eSpeak does not find its data", hint="reinstall espeakng-loader")
    library.espeak_SetSynthCallback(callback)
    return hertz


def _voice(language: str, name: str) -> EngineVoice:
    special = {"ja": JAPANESE_ALPHABETS, "ko": KOREAN_ALPHABETS}
    return EngineVoice(name=name, language=language, alphabets=special.get(language, alphabets_of(language)))


def _second(voice: EngineVoice) -> EngineVoice:
    """Return the same voice in another timbre (espeak-ng, docs/voices.md, "Voice variants")."""
    return replace(voice, name=f"{voice.name}{SECOND_TIMBRE}")


def _phonetic(ipa: str, voice: str) -> str | None:
    return for_espeak(ipa, voice.removesuffix(SECOND_TIMBRE))


ESPEAK = Engine(
    name="espeak",
    summary="robotic but ready in about sixty languages; the default where pico has no voice",
    licence="GPL-3.0-or-later",
    offline=True,
    quality=Quality.ROBOTIC,
    order=2,
    voices=tuple(_voice(language, name) for language, name in VOICES.items()),
    version=_version,
    available=_available,
    speak=_speak,
    phonetic=_phonetic,
    second=_second,
    tells_words=True,
)
