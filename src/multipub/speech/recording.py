"""Script to recording: every phrase spoken, in its place, at broadcast loudness.

In:  a ``Script``, the desk's voices, a cache folder.   Out: a ``Recording``.
Promises: a phrase that has words has sound; ``Timed.start`` and ``end`` are exact, as the phrases are spoken one by
one; the same script and voices give the same bytes, with the cache or without; one phrase that cannot be spoken fails
the recording, so that it never mixes voices it was not asked to mix.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from multipub.errors import EditionError, MultipubError
from multipub.model.recording import Recording, Script, Timed, Utterance
from multipub.model.speech_wishes import SpeechWishes
from multipub.model.text import LangText
from multipub.speech import cache as kept_sounds
from multipub.speech.alphabets import alphabet_of
from multipub.speech.mastering import Mastered, master
from multipub.speech.resampling import resample
from multipub.speech.samples import Samples
from multipub.speech.voices import Voice, VoiceRequest, choose_voice, choose_voice_within

RATE = 24_000
"""Hertz: an MPEG-2 layer III rate that keeps all a voice has, and more than any engine gives."""

SILENCE = 10 ** (-50 / 20)
"""Of full scale: what is quieter at a piece's ends is no speech."""

MARGIN_SECONDS = 0.03
"""Kept at each end of a piece, so that no soft consonant is cut."""

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
    main = choose_voice(script.language, voices)
    wishes = wishes or SpeechWishes()
    mastered, timed = _mastered(script, _Speaking(main, voices, wishes.rate, cache), progress)
    return Recording(
        script=script,
        rate=RATE,
        samples=mastered.pcm.astype("<i2").tobytes(),
        timed=timed,
        voice=str(main),
        mp3=mastered.mp3,
        wishes=wishes,
    )


@dataclass(frozen=True, slots=True)
class _Speaking:
    """Who speaks, how fast, and where what was spoken is kept."""

    main: Voice
    voices: tuple[VoiceRequest, ...]
    rate: float
    cache: Path | None


def _mastered(script: Script, speaking: _Speaking, progress: Progress | None) -> tuple[Mastered, tuple[Timed, ...]]:
    """Speak, assemble and master; the sound of an hour is large, so the pieces go once they are assembled."""
    spoken: list[tuple[_Piece, ...]] = []
    for number, utterance in enumerate(script.utterances, start=1):
        spoken.append(tuple(_speak(piece, speaking) for piece in utterance.spoken))
        if progress:
            progress(number, len(script.utterances))
    levels = _levels([piece for pieces in spoken for piece in pieces])
    sound, timed = _assemble(script.utterances, spoken, levels)
    spoken.clear()
    return master(sound, RATE), timed


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words in one language, spoken: by whom, and the sound at ``RATE``."""

    voice: Voice
    samples: Samples


def _speak(piece: LangText, speaking: _Speaking) -> _Piece:
    """Speak one piece, or take it from the cache.

    Raises:
        EditionError: if its voice does not read its letters, or gives no sound for them.
    """
    voice = choose_voice_within(piece.language, speaking.voices, speaking.main)
    unreadable = {alphabet_of(letter) for letter in piece.text} - {None} - voice.voice.alphabets
    if unreadable:
        alphabets = " and ".join(sorted(map(str, unreadable))).lower()
        raise EditionError(
            f"the voice {voice} cannot read the {alphabets} letters of {piece.text!r}",
            hint=f"choose a voice for them, as in --voice {piece.language}=ENGINE; `multipub voices` lists them",
        )
    cache, key = speaking.cache, kept_sounds.key_of(voice, piece.text, speaking.rate, RATE)
    samples = kept_sounds.load(cache, key) if cache else None
    if samples is None:
        samples = _spoken_anew(piece.text, voice, speaking.rate)
        if cache:
            _keep(cache, key, samples)
    return _Piece(voice, samples)


def _spoken_anew(words: str, voice: Voice, rate: float) -> Samples:
    sound = voice.engine.speak(words, voice.voice.name, rate)
    loud = np.flatnonzero(np.abs(sound.samples) > SILENCE)
    if not len(loud):
        raise EditionError(
            f"the voice {voice} gave no sound for {words!r}",
            hint="choose another engine with --voice; `multipub voices` lists them",
        )
    margin = round(MARGIN_SECONDS * sound.rate)
    return resample(sound.samples[max(0, loud[0] - margin) : loud[-1] + margin], sound.rate, RATE)


def _keep(cache: Path, key: str, samples: Samples) -> None:
    try:
        kept_sounds.store(cache, key, samples)
    except OSError as error:
        raise MultipubError(
            f"the cache folder cannot be written: {error.strerror}", where=cache, hint="choose another, or none"
        ) from error


def _levels(pieces: list[_Piece]) -> dict[str, float]:
    """Return the gain that brings each voice to one level: the root mean square of what is not silence."""
    energy: dict[str, float] = {}
    length: dict[str, int] = {}
    for piece in pieces:
        name, speech = str(piece.voice), piece.samples[np.abs(piece.samples) > SILENCE].astype(np.float64)
        energy[name] = energy.get(name, 0.0) + float(speech @ speech)
        length[name] = length.get(name, 0) + len(speech)
    return {name: VOICE_LEVEL / math.sqrt(energy[name] / length[name]) for name in energy if energy[name]}


def _assemble(
    utterances: tuple[Utterance, ...], spoken: list[tuple[_Piece, ...]], levels: dict[str, float]
) -> tuple[Samples, tuple[Timed, ...]]:
    """Lay the phrases behind one another with their pauses; the places are exact."""
    sounds: list[Samples] = [_silence(LEAD_IN_SECONDS)]
    place = len(sounds[0])
    timed: list[Timed] = []
    for utterance, pieces in zip(utterances, spoken, strict=True):
        phrase = list(_phrase(pieces, levels))
        end = place + sum(len(sound) for sound in phrase)
        timed.append(Timed(utterance=utterance, start=place, end=end))
        pause = _silence(utterance.pause)
        sounds += [*phrase, pause]
        place = end + len(pause)
    return np.concatenate(sounds), tuple(timed)


def _phrase(pieces: tuple[_Piece, ...], levels: dict[str, float]) -> Iterator[Samples]:
    for number, piece in enumerate(pieces):
        if number:
            yield _silence(BETWEEN_PIECES_SECONDS)
        yield piece.samples * np.float32(levels.get(str(piece.voice), 1.0))


def _silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)
