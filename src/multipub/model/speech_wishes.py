"""What a desk wishes of the spoken word: how fast, whose voice for quotations, what is left out, how loud.

One value for every edition that is heard: they share one recording (``Press.recording``).  Nothing here changes what is
displayed.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SLOWEST_RATE, FASTEST_RATE = 0.5, 2.0
"""Times a voice's usual pace: beyond them, the small voices lose their consonants."""


class Quotes(StrEnum):
    """How a listener knows that somebody is quoted."""

    WORDS = "words"
    """Words of ours around a quotation set apart: "Quote … End of quote"."""
    VOICE = "voice"
    """A second voice, in the text as well; in words where the engine has no second voice."""
    PLAIN = "plain"
    """Nothing but the words."""


class Skip(StrEnum):
    """What is left out of the sound.  It stays in the transcript, and the finished file says that it was left out."""

    CAPTIONS = "captions"
    """What is said under a picture: its description and its caption; its credit is said."""
    CREDITS = "credits"
    """The credit line after each picture; the credits at the end are always said."""
    TABLES = "tables"
    """The cells of tables; a table's caption is said."""


class CorrectionsPlace(StrEnum):
    """Where corrections are said."""

    IN_PLACE = "in-place"
    """After the byline, as they are displayed."""
    FIRST = "first"
    """Before everything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """How loud a finished file is; measured on the decoded file.

    ``name`` is what the desk wrote.  ``lufs`` is the integrated loudness aimed at (ITU-R BS.1770-5), or nothing where
    ``rms`` gives a range instead: the quietest and loudest root mean square of the whole file, in dB of full scale.
    ``highest_peak`` is in dBTP; ``noise_floor`` is the loudest that silence may be, in dB of full scale.
    """

    name: str
    lufs: float | None = -16.0
    rms: tuple[float, float] | None = None
    highest_peak: float = -1.0
    noise_floor: float | None = None


MOVING = Loudness(name="-16")
"""Speech for listening on the move (AES TD1008, 2021); the peak is EBU R 128's."""

ACX = Loudness(name="acx", lufs=None, rms=(-23.0, -18.0), highest_peak=-3.0, noise_floor=-60.0)
"""What the audiobook shop ACX takes in ("ACX Audio Submission Requirements")."""

QUIETEST_LUFS, LOUDEST_LUFS = -31.0, -12.0
"""What can be asked for: from a quiet film's dialogue to more than any platform plays (AES TD1008, 2021)."""


def loudness_named(name: str) -> Loudness:
    """Return the loudness that a desk writes as ``name``: ``acx``, or a figure in LUFS.

    Raises:
        ValueError: if it is neither, or nobody would listen to it.
    """
    if name.strip().lower() == ACX.name:
        return ACX
    lufs = float(name)
    if not QUIETEST_LUFS <= lufs <= LOUDEST_LUFS:
        raise ValueError(f"{name} LUFS")
    return Loudness(name=f"{lufs:g}", lufs=lufs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWishes:
    """Everything a desk can wish of the sound; the defaults are what a newsroom would send out.

    Attributes:
        rate: times the voice's usual pace, from ``SLOWEST_RATE`` to ``FASTEST_RATE``.
        quotes: how a listener knows that somebody is quoted.
        quote_voices: who speaks quotations, each as ``[LANG=]ENGINE[/VOICE]``; nothing: another voice of the engine.
        skip: what is left out of the sound.
        corrections: where corrections are said.
        notice: whether it is said, at the end, that the voice is synthetic.
        loudness: how loud the finished file is.
        lexicons: pronunciation lexicons (W3C PLS 1.0), the more important ones later.
    """

    rate: float = 1.0
    quotes: Quotes = Quotes.WORDS
    quote_voices: tuple[str, ...] = ()
    skip: frozenset[Skip] = frozenset()
    corrections: CorrectionsPlace = CorrectionsPlace.IN_PLACE
    notice: bool = True
    loudness: Loudness = MOVING
    lexicons: tuple[Path, ...] = ()
