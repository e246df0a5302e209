"""What a listener meets in a finished MP3: its tag, its transcript, its sound.

In:  the file's bytes.   Out: an ``Observation``.
Promises: nothing that wrote the file reads it: the tag has a reader of our own, the sound another decoder; a figure's
alternative text, caption and credit are those that are *said*, where they are said.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from multipub.carriers import id3 as carrier
from multipub.carriers._id3_frames import Frame, frames, general_object, texts
from multipub.editions._audio import hearing, tag, transcript
from multipub.editions._audio.languages import three_letters
from multipub.editions._audio.roles import ROLES
from multipub.editions._audio.transcript import Phrase, Picture, Transcript
from multipub.errors import SourceError
from multipub.model.observation import Observation, Passage, Role, Seen, SeenFigure
from multipub.model.recording import UtteranceRole, skip_of
from multipub.model.text import Run


def observe(data: bytes) -> Observation:
    """Return what a listener meets.

    Raises:
        SourceError: if the file is damaged, or carries no transcript of ours.
    """
    found = tuple(frames(data))
    own = dict(_own_texts(found))
    words = transcript.read(_transcript(found))
    language = next(iter(own.get(tag.LANGUAGE, ())), "")
    return Observation(
        title=" ".join(_texts(found, "TIT2")),
        language=language,
        creators=_texts(found, "TPE1"),
        rights=" ".join(_texts(found, "TCOP")),
        seen=tuple(_seen(words)),
        source=carrier.extract(data),
        credits=own.get(tag.CREDIT, ()),
        spoken=True,
        unspoken=words.skipped,
        complaints=(
            *_tag_complaints(found, language),
            *_skip_complaints(words),
            *hearing.complaints(data, words.phrases, words.loudness),
        ),
    )


def _texts(found: tuple[Frame, ...], identifier: str) -> tuple[str, ...]:
    return next((texts(frame.content) for frame in found if frame.identifier == identifier), ())


def _own_texts(found: tuple[Frame, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for frame in found:
        if frame.identifier == "TXXX":
            name, *values = texts(frame.content)
            yield name, tuple(values)


def _transcript(found: tuple[Frame, ...]) -> bytes:
    for frame in found:
        if frame.identifier == "GEOB":
            media_type, _, description, content = general_object(frame.content)
            if (media_type, description) == (transcript.MEDIA_TYPE, transcript.DESCRIPTION):
                return content
    raise SourceError("this MP3 has no transcript", hint="only editions written by multipub can be read back")


def _tag_complaints(found: tuple[Frame, ...], language: str) -> Iterator[str]:
    code = " ".join(_texts(found, "TLAN"))
    if code != three_letters(language):
        yield f"the tag gives the language as {code!r} and as {language!r}"
    if not any(frame.identifier == "CHAP" for frame in found):
        yield "there are no chapters"


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
