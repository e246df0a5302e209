"""What a listener meets in a finished sound file, whatever its container.

In:  what the file says of itself, and its bytes.   Out: an ``Observation``.
Promises: nothing that wrote the words reads them; the sound is decoded; a figure's alternative text, caption and credit
are those that are *said*, where they are said; chapters follow one another inside the sound.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from multipub.editions._audio import hearing, transcript
from multipub.editions._audio.chapters import Chapter
from multipub.editions._audio.roles import ROLES
from multipub.editions._audio.transcript import Phrase, Picture, Transcript
from multipub.model.observation import Observation, Passage, Role, Seen, SeenFigure
from multipub.model.recording import UtteranceRole, skip_of
from multipub.model.text import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a sound file says of itself; ``complaints`` is what was found wrong while reading it."""

    title: str
    language: str
    creators: tuple[str, ...]
    rights: str
    credits: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    transcript: bytes
    source: bytes | None
    complaints: tuple[str, ...] = ()


def observation(told: Told, data: bytes) -> Observation:
    """Return what a listener meets.

    Raises:
        SourceError: if the transcript is none of ours, or the sound cannot be decoded.
    """
    words = transcript.read(told.transcript)
    return Observation(
        title=told.title,
        language=told.language,
        creators=told.creators,
        rights=told.rights,
        seen=tuple(_seen(words)),
        source=told.source,
        credits=told.credits,
        spoken=True,
        unspoken=words.skipped,
        complaints=(
            *told.complaints,
            *_chapter_complaints(told.chapters, words),
            *_skip_complaints(words),
            *hearing.complaints(data, words.phrases, words.loudness),
        ),
    )


def _chapter_complaints(chapters: tuple[Chapter, ...], words: Transcript) -> Iterator[str]:
    """Yield what is wrong with the chapters: they must begin with the sound, and each where the one before it ends."""
    if not chapters:
        yield "there are no chapters"
        return
    place = 0
    for chapter in chapters:
        if chapter.start != place or chapter.end <= chapter.start:
            yield f"the chapter {chapter.title!r} lasts from {chapter.start} to {chapter.end} ms, after {place} ms"
        if not chapter.title:
            yield f"the chapter at {chapter.start} ms has no title"
        place = chapter.end
    last = max((phrase.end for phrase in words.phrases), default=0)
    if place < last:
        yield f"the chapters end at {place} ms, the words at {last} ms"


def _skip_complaints(words: Transcript) -> Iterator[str]:
    """Yield the phrases that are left out of the sound, though nothing of their kind was to be left out."""
    for phrase in words.phrases:
        if phrase.skipped and skip_of(phrase.role) not in words.skipped:
            yield f"not spoken, and nobody wished it: {''.join(run.text for run in phrase.runs).strip()!r}"


def _seen(words: Transcript) -> Iterator[Seen]:
    """Yield passages and figures in the order of their blocks; words of ours that belong to none are left out."""
    pictures = {picture.block: picture for picture in words.pictures}
    passages = {
        block: tuple(group)
        for block, group in groupby(sorted(words.phrases, key=lambda one: one.block), key=lambda one: one.block)
        if block >= 0
    }
    for block in sorted({*pictures, *passages}):
        phrases = passages.get(block, ())
        yield _figure(pictures[block], phrases) if block in pictures else _passage(phrases)


def _passage(phrases: tuple[Phrase, ...]) -> Passage:
    own = next((one for one in phrases if one.role is not UtteranceRole.LABEL), phrases[0])
    return Passage(role=ROLES.get(own.role, Role.TEXT), level=own.level, runs=_merged(_said(phrases)))


def _figure(picture: Picture, phrases: tuple[Phrase, ...]) -> SeenFigure:
    """Return a figure as it is heard; an alternative text that is not said stands in the transcript."""
    alt = _merged(_said(phrases, UtteranceRole.ALT))
    return SeenFigure(
        alt="".join(run.text for run in alt) if alt else picture.alt,
        alt_language=alt[0].language if alt else picture.alt_language,
        caption=_merged(_said(phrases, UtteranceRole.CAPTION)),
        credit=_merged(_said(phrases, UtteranceRole.CREDIT)),
        decorative=picture.decorative,
        shown=picture.shown,
    )


def _said(phrases: tuple[Phrase, ...], role: UtteranceRole | None = None) -> Iterator[Run]:
    for phrase in phrases:
        if role is None or phrase.role is role:
            yield from phrase.runs


def _merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Join neighbours of one language and one target, which sentences cut apart."""
    return tuple(
        Run(text="".join(run.text for run in group), language=language, link=link, ours=ours)
        for (language, link, ours), group in groupby(runs, key=lambda run: (run.language, run.link, run.ours))
    )
