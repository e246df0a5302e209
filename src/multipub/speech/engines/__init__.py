"""The speech engines: one file each, found by themselves.

An engine is a name, the languages it speaks, and a function from words to samples.  To add one, add a file to this
folder that makes an ``Engine`` (a test may also say ``ENGINES.add(engine)``); voices, cache and contract tests find it.

Promises asked of every engine: ``speak`` is a function of its arguments alone (the same words always give the same
samples), words that end with a comma are not said as the end of a sentence, it never answers with silence or with
rubbish, and it raises ``EditionError`` naming the text where it cannot.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from multipub.model.language import primary_subtag, same_language
from multipub.registry import Registry

if TYPE_CHECKING:  # numpy takes as long to load as a text edition takes to write; choosing a voice does not need it
    from multipub.speech.samples import Samples


class Quality(StrEnum):
    """How an engine sounds, by its word error rate to a recogniser and by ear."""

    NATURAL = "natural"
    CLEAR = "clear"
    ROBOTIC = "robotic"


@dataclass(frozen=True, slots=True)
class WordMark:
    """Where a word begins: at the character ``at`` of the words that an engine was given, at a sample of its answer."""

    at: int
    sample: int


@dataclass(frozen=True, slots=True)
class Sound:
    """What an engine answered: samples, how many there are in a second, and when words begin, where it tells.

    The marks are in order, one a word at most; a word without one is said in one breath with the word before it.
    """

    samples: "Samples"
    rate: int
    marks: tuple[WordMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineVoice:
    """One voice of an engine: its name there, the language it speaks (BCP 47), and the alphabets it can read.

    ``alphabets`` are the first words of Unicode character names (``speech.alphabets``): ``LATIN``, ``ARABIC`` …
    """

    name: str
    language: str
    alphabets: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """One way to turn words into sound.

    Attributes:
        order: the lower, the sooner it is chosen; ``None`` for an engine that is used only when asked for by name.
        offline: whether the words stay on this machine.
        voices: its voices; the first one of a language is that language's default.
        version: of what makes the sound; part of the cache's key.
        available: ``None``, or why the engine cannot be used here.
        digest: what tells a voice's data apart (a path may be a voice name); part of the cache's key.
        speak: the sound of words, for a voice name and a rate (1.0 is the engine's own pace).
        phonetic: what a voice (by name) is told of sounds in IPA, to stand among its words; ``None`` where it has not
            the sounds.  An engine without it reads no IPA.
        second: another voice beside one, to quote with, where the engine can change its timbre; or ``None``.
        named: makes a voice of a name that is no entry of ``voices`` (a model's path), or returns ``None``.
        tells_words: whether its sounds have marks.
    """

    name: str
    summary: str
    licence: str
    offline: bool
    quality: Quality
    voices: tuple[EngineVoice, ...]
    version: Callable[[], str]
    available: Callable[[], str | None]
    speak: Callable[[str, str, float], Sound]
    order: int | None = None
    digest: Callable[[str], str] = str
    phonetic: Callable[[str, str], str | None] | None = None
    second: Callable[[EngineVoice], EngineVoice | None] = lambda voice: None
    named: Callable[[str], EngineVoice | None] = lambda name: None
    tells_words: bool = False

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it speaks, in the order of their tags."""
        return tuple(sorted({voice.language for voice in self.voices}))

    def voice_for(self, language: str) -> EngineVoice | None:
        """Return its voice for ``language``: of the very tag, else of the same primary language, else nothing."""
        for voice in self.voices:
            if same_language(voice.language, language):
                return voice
        wanted = primary_subtag(language)
        return next((voice for voice in self.voices if primary_subtag(voice.language) == wanted), None)


ENGINES: Registry[Engine] = Registry("speech engine", __name__, Engine)
