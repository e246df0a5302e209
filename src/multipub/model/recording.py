"""A recording: the sound of a manuscript, and which words sound when.

Made by ``speech``; used by the audio edition and by read-along, so that both have one voice.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from multipub.model.speech_wishes import Skip, SpeechWishes
from multipub.model.text import LangText, Run


class UtteranceRole(StrEnum):
    """What a spoken phrase is; chapters and read-along go by it."""

    NOTICE = "notice"
    SECTION = "section"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    CORRECTION = "correction"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    TABLE_CAPTION = "table-caption"
    CELL = "cell"
    HEADER_CELL = "header-cell"
    NOTE = "note"
    ALT = "alt"
    CAPTION = "caption"
    CREDIT = "credit"
    LONG_DESCRIPTION = "long-description"
    CLOSING = "closing"
    LABEL = "label"
    """Words of ours: "Photo", "Notes", "End of article"."""


def skip_of(role: UtteranceRole) -> Skip | None:
    """Return the wish by which a phrase of this role may be left out of the sound; nothing: it is always said."""
    match role:
        case UtteranceRole.ALT | UtteranceRole.CAPTION | UtteranceRole.LONG_DESCRIPTION:
            return Skip.CAPTIONS
        case UtteranceRole.CREDIT:
            return Skip.CREDITS
        case UtteranceRole.CELL | UtteranceRole.HEADER_CELL:
            return Skip.TABLES
        case _:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounds:
    """The sounds of the words from ``start`` to ``end`` of a text, in IPA."""

    start: int
    end: int
    ipa: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PronouncedText(LangText):
    """Words to speak of which some have their sounds given; an engine that reads no IPA says the words themselves."""

    sounds: tuple[Sounds, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWords:
    """Displayed words, from ``start`` to ``end`` of an utterance's displayed text, and where they begin to be said.

    That is at the character ``at`` of the spoken piece number ``piece``; they are said until the next ones begin.
    """

    start: int
    end: int
    piece: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One phrase to speak.

    ``displayed`` is the phrase as the other editions show it, letter for letter; ``spoken`` is what the engines are
    given, piece by piece in one language each (numbers and abbreviations written out, headers said before their cells).
    ``block`` counts passages and figures: the phrases of one passage share a number.  ``pause`` is the silence after
    it, in seconds.
    """

    role: UtteranceRole
    displayed: tuple[Run, ...]
    spoken: tuple[LangText, ...]
    block: int
    figure: str | None = None
    """The id of the figure it belongs to."""
    level: int = 0
    pause: float = 0.3
    quoted: bool = False
    """Whether somebody else's words are to be told by a second voice."""
    skipped: bool = False
    """Whether the desk wished it left out of the sound: it is displayed, and has no spoken pieces."""
    words: tuple[SpokenWords, ...] = ()
    """Which of its displayed words are said where: in order, every one of them once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Everything that is said, in order."""

    language: str
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedWords:
    """Words from ``start`` to ``end`` of an utterance's displayed text, and the sample at which they begin to sound."""

    start: int
    end: int
    begin: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """An utterance and where it sounds: ``start`` and ``end`` in samples.

    ``words`` are its displayed words, in order, each as long as the next has not begun; words between which the voice
    tells no border stand together.  It is empty where the voice tells nothing of words.
    """

    utterance: Utterance
    start: int
    end: int
    words: tuple[TimedWords, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Mono sound: 16-bit signed little-endian samples, ``rate`` a second, and the time of every phrase."""

    script: Script
    rate: int
    samples: bytes
    timed: tuple[Timed, ...]
    voice: str
    """Engine and voice, as in ``pico/en-GB``."""
    wishes: SpeechWishes = field(default_factory=SpeechWishes)
    """What was wished of it: what it leaves out, how loud it is."""
    fallback: str | None = None
    """Why another voice speaks than the one asked for, where one does."""
    kept_in: Path | None = field(default=None, compare=False)
    """The folder where what is made of it is kept."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / 2 / self.rate
