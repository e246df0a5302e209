"""Script to recording: every phrase spoken, in its place, at broadcast loudness.

In:  a ``Script``, the desk's voices, a cache folder.   Out: a ``Recording``.
Promises: a phrase that has words has sound; ``Timed.start`` and ``end`` are exact, as the phrases are spoken one by
one, and words begin where the engine says that they do; the same script and voices give the same bytes, with the cache
or without; what was spoken before is not spoken again, also after a run that was killed.

One phrase that cannot be spoken fails the recording, so that it never mixes voices it was not asked to mix.  Where it
was a service on the net that failed, everything is spoken once more by offline voices, and the recording says so.
"""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, replace
from importlib import metadata
from pathlib import Path

import numpy as np

from multipub.errors import EditionError, ServiceFailed, UsageError
from multipub.model.recording import Recording, Script, Timed, Utterance
from multipub.model.speech_wishes import SpeechWishes
from multipub.model.text import LangText
from multipub.speech import cache as kept
from multipub.speech.alphabets import alphabet_of
from multipub.speech.clips import SILENCE, Clip, Marks, put_together, speak, taken_apart
from multipub.speech.encoding import Pcm, from_pcm, to_pcm
from multipub.speech.mastering import MASTERING, master
from multipub.speech.samples import Samples
from multipub.speech.tape import Stretch, Tape
from multipub.speech.timing import timed_words, word_starts
from multipub.speech.tracing import Traced
from multipub.speech.voices import (
    Voice,
    VoiceRequest,
    choose_quote_voice,
    choose_voice,
    choose_voice_within,
    offline_names,
    offline_only,
    told,
)

RATE = 24_000
"""Hertz: an MPEG-2 layer III rate that keeps all a voice has, and more than any engine gives."""

BETWEEN_PIECES_SECONDS = 0.12
"""Between two languages of one sentence, or a header and its cell."""

LEAD_IN_SECONDS = 0.3
"""Before the first word: players cut in late."""

VOICE_LEVEL = 0.1
"""Root mean square that each voice is brought to before mastering, so that a second voice is as loud as the first."""

Progress = Callable[[int, int], None]


def record(
    script: Script,
    *,
    voices: tuple[VoiceRequest, ...] = (),
    wishes: SpeechWishes | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> Recording:
    """Return the sound of ``script``.

    Args:
        script: what is said.
        voices: what the desk asked for; nothing: offline voices are chosen by language.
        wishes: how fast and how loud, and what the recording tells of itself; nothing: as usual.
        cache: a folder of sounds spoken before, made where it is missing; nothing: every phrase is spoken anew.
        progress: told how many of how many phrases are spoken.

    Raises:
        UsageError: if no voice speaks the language.
        EditionError: if a phrase cannot be spoken, or the recording's loudness cannot be mended.
    """
    wishes = wishes or SpeechWishes()
    try:
        return _record(script, _Speaking(choose_voice(script.language, voices), voices, wishes, cache), progress)
    except ServiceFailed as error:
        instead = _offline(script, voices, wishes, cache)
        if instead is None:
            raise
        return replace(_record(script, instead, progress), fallback=f"{error.message}")


@dataclass(frozen=True, slots=True)
class _Speaking:
    """Who speaks, how, and where what was spoken is kept."""

    main: Voice
    voices: tuple[VoiceRequest, ...]
    wishes: SpeechWishes
    cache: Path | None


def _offline(
    script: Script, voices: tuple[VoiceRequest, ...], wishes: SpeechWishes, cache: Path | None
) -> _Speaking | None:
    """Return who speaks where a service failed; nothing where no offline voice speaks the language."""
    remaining = offline_only(voices)
    try:
        quoting = replace(wishes, quote_voices=offline_names(wishes.quote_voices))
        return _Speaking(choose_voice(script.language, remaining), remaining, quoting, cache)
    except UsageError:
        return None


def _record(script: Script, speaking: _Speaking, progress: Progress | None) -> Recording:
    """Speak and master, or find the whole recording as it was made before."""
    pieces = tuple(
        tuple(_assigned(piece, speaking, quoted=one.quoted) for piece in one.spoken) for one in script.utterances
    )
    recording = Recording(
        script=script,
        rate=RATE,
        samples=b"",
        timed=(),
        voice=str(speaking.main),
        wishes=speaking.wishes,
        kept_in=speaking.cache,
    )
    key = _master_key(script, pieces, speaking.wishes)
    made = kept.load(speaking.cache, key) if speaking.cache else None
    if made is not None:
        if progress:
            progress(len(pieces), len(pieces))
        clips, samples = taken_apart(made)
        return replace(recording, samples=samples, timed=_laid_out(script.utterances, pieces, clips))
    with Tape() as tape:
        spoken = _spoken(pieces, tape, speaking.cache, progress)
        samples = master(lambda: _sound(script.utterances, spoken, tape), RATE, speaking.wishes.loudness)
    clips = [[Clip(piece.stretch.length, piece.marks) for piece in one] for one in spoken]
    if speaking.cache:
        kept.store(speaking.cache, key, *put_together(clips, samples))
    return replace(recording, samples=samples, timed=_laid_out(script.utterances, pieces, clips))


@dataclass(frozen=True, slots=True)
class _Assigned:
    """Words in one language, who speaks them, and the name of their sound.

    ``words`` are what the engine is given; they stand for characters of the spoken piece.
    """

    words: Traced
    voice: Voice
    pace: float
    key: str


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A piece on the tape, and the gain that makes its voice as loud as the others."""

    voice: str
    stretch: Stretch
    marks: Marks
    gain: float = 1.0


def _assigned(piece: LangText, speaking: _Speaking, *, quoted: bool) -> _Assigned:
    """Settle who speaks a piece.

    Raises:
        EditionError: if its voice does not read its letters.
    """
    voice = choose_voice_within(piece.language, speaking.voices, speaking.main)
    if quoted:
        voice = choose_quote_voice(piece.language, speaking.wishes.quote_voices, voice) or voice
    unreadable = {alphabet_of(letter) for letter in piece.text} - {None} - voice.voice.alphabets
    if unreadable:
        alphabets = " and ".join(sorted(map(str, unreadable))).lower()
        raise EditionError(
            f"the voice {voice} cannot read the {alphabets} letters of {piece.text!r}",
            hint=f"choose a voice for them, as in --voice {piece.language}=ENGINE; `multipub voices` lists them",
        )
    pace, words = speaking.wishes.rate, told(piece, voice)
    return _Assigned(words, voice, pace, kept.sound_key(voice, words.text, pace, RATE))


def _spoken(
    pieces: tuple[tuple[_Assigned, ...], ...], tape: Tape, cache: Path | None, progress: Progress | None
) -> list[list[_Spoken]]:
    """Speak everything onto the tape, and settle how loud each voice is played."""
    spoken: list[list[_Spoken]] = []
    levels = _Levels({}, {})
    for number, phrase in enumerate(pieces, start=1):
        laid: list[_Spoken] = []
        for piece in phrase:
            pcm, marks = _speak(piece, cache)
            levels.hear(str(piece.voice), from_pcm(pcm))
            laid.append(_Spoken(str(piece.voice), tape.add(pcm), marks))
        spoken.append(laid)
        if progress:
            progress(number, len(pieces))
    return [[replace(piece, gain=levels.gain(piece.voice)) for piece in phrase] for phrase in spoken]


def _speak(piece: _Assigned, cache: Path | None) -> tuple[Pcm, Marks]:
    """Speak one piece, or take it from the cache."""
    known = kept.load(cache, piece.key) if cache else None
    if known is not None:
        ((clip,),), samples = taken_apart(known)
        return np.frombuffer(samples, "<i2"), clip.marks
    spoken, marks = speak(piece.voice, piece.words.text, piece.pace, RATE)
    pcm = to_pcm(spoken)
    if cache:
        kept.store(cache, piece.key, *put_together([[Clip(len(pcm), marks)]], pcm.tobytes()))
    return pcm, marks


@dataclass(frozen=True, slots=True)
class _Levels:
    """How loud each voice is: the energy and the number of its samples that are not silence."""

    energy: dict[str, float]
    length: dict[str, int]

    def hear(self, voice: str, samples: Samples) -> None:
        speech = samples[np.abs(samples) > SILENCE].astype(np.float64)
        self.energy[voice] = self.energy.get(voice, 0.0) + float(speech @ speech)
        self.length[voice] = self.length.get(voice, 0) + len(speech)

    def gain(self, voice: str) -> float:
        """Return what brings a voice to ``VOICE_LEVEL``."""
        energy = self.energy[voice]
        return VOICE_LEVEL / math.sqrt(energy / self.length[voice]) if energy else 1.0


def _laid_out(
    utterances: tuple[Utterance, ...], pieces: tuple[tuple[_Assigned, ...], ...], clips: list[list[Clip]]
) -> tuple[Timed, ...]:
    """Return where each phrase and each word lies, given the clips of its pieces; the places are exact."""
    timed: list[Timed] = []
    place = _count(LEAD_IN_SECONDS)
    for utterance, told_, spoken in zip(utterances, pieces, clips, strict=True):
        starts = [place]
        for clip in spoken:
            starts.append(starts[-1] + clip.length + _count(BETWEEN_PIECES_SECONDS))
        end = starts[-1] - _count(BETWEEN_PIECES_SECONDS) if spoken else place
        marks = [
            word_starts(one.words, [(at, start + sample) for at, sample in clip.marks])
            for one, clip, start in zip(told_, spoken, starts, strict=False)
        ]
        words = timed_words(utterance.words, starts, marks) if any(marks) else ()
        timed.append(Timed(utterance=utterance, start=place, end=end, words=words))
        place = end + _count(utterance.pause)
    return tuple(timed)


def _sound(utterances: tuple[Utterance, ...], spoken: list[list[_Spoken]], tape: Tape) -> Iterator[Samples]:
    """Yield the phrases behind one another with their pauses."""
    yield _silence(LEAD_IN_SECONDS)
    for utterance, pieces in zip(utterances, spoken, strict=True):
        for number, piece in enumerate(pieces):
            if number:
                yield _silence(BETWEEN_PIECES_SECONDS)
            yield tape.play(piece.stretch) * np.float32(piece.gain)
        yield _silence(utterance.pause)


def _master_key(script: Script, pieces: tuple[tuple[_Assigned, ...], ...], wishes: SpeechWishes) -> str:
    """Return the name of a whole recording's sound: its pieces, pauses and loudness, and what it is mastered with."""
    laid = [
        [one.pause, *(piece.key for piece in phrase)] for one, phrase in zip(script.utterances, pieces, strict=True)
    ]
    pauses = (LEAD_IN_SECONDS, BETWEEN_PIECES_SECONDS)
    return kept.key_of(
        *("recording", json.dumps(laid), *pauses, VOICE_LEVEL, repr(astuple(wishes.loudness)), RATE),
        *(MASTERING, metadata.version("av")),
    )


def _count(seconds: float) -> int:
    return round(seconds * RATE)


def _silence(seconds: float) -> Samples:
    return np.zeros(_count(seconds), np.float32)
