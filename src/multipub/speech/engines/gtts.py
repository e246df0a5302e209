"""Google Translate's voices, through gTTS: natural, in about seventy languages, and *not offline*.

In:  words and a language of Google's.   Out: samples, or ``EditionError``.
Promises: it is used only when asked for by name, as it sends the words to Google; one sentence that cannot be had fails
them all (``ServiceFailed``), so that voices are never mixed.  How the words are sent: ``_google``.
"""

from functools import cache
from importlib import metadata, util
from typing import TYPE_CHECKING

from multipub.speech.alphabets import alphabets_of
from multipub.speech.engines import Engine, EngineVoice, Quality, Sound

if TYPE_CHECKING:
    from multipub.speech.engines._google import Service

LANGUAGES = """
af am ar bg bn bs ca cs cy da de el en es et eu fi fr fr-CA gl gu ha hi hr hu id is it ja km kn ko la lt lv ml mr ms my
ne nl no pa pl pt pt-PT ro ru si sk sq sr su sv sw ta te th tl tr uk ur vi yue zh zh-CN zh-TW
"""
"""gTTS 2.5.4, ``gtts.lang.tts_langs``."""

GOOGLES_OWN = {"he": "iw", "jv": "jw", "nb": "no"}
"""Languages that Google calls by another tag."""


def _available() -> str | None:
    return None if util.find_spec("gtts") else "the package gTTS is not installed"


@cache
def _version() -> str:
    return metadata.version("gtts")


@cache
def _service() -> "Service":
    from multipub.speech.engines._google import Service  # imported here: slow, and seldom needed

    return Service()


def _speak(words: str, voice: str, rate: float) -> Sound:
    from multipub.speech.engines._google import fetch  # imported here: slow, and seldom needed
    from multipub.speech.filtering import at_pace  # imported here: as above

    sound = fetch(words, voice, _service())
    return Sound(at_pace(sound.samples, sound.rate, rate), sound.rate)


def _voice(language: str) -> EngineVoice:
    return EngineVoice(name=GOOGLES_OWN.get(language, language), language=language, alphabets=alphabets_of(language))


GTTS = Engine(
    name="gtts",
    summary="Google's voices; sends the words to Google, so only when asked for by name",
    licence="MIT; the service has terms of its own",
    offline=False,
    quality=Quality.NATURAL,
    voices=tuple(_voice(language) for language in sorted({*LANGUAGES.split(), *GOOGLES_OWN})),
    version=_version,
    available=_available,
    speak=_speak,
)
