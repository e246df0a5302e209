"""The transcript inside the tag: which words sound when, and what the pictures say.

In:  a ``Manuscript`` and its ``Recording``; or the JSON again.   Out: JSON; or ``Transcript``.
Promises: ``read(write(m, r))`` has every phrase with its runs and times, and every figure, letter for letter.
"""

import json
from dataclasses import dataclass
from typing import Any

from multipub.editions._audio.chapters import milliseconds
from multipub.errors import SourceError
from multipub.model.manuscript import Figure, Manuscript
from multipub.model.recording import Recording, Timed, UtteranceRole
from multipub.model.speech_wishes import MOVING, Loudness, Skip, loudness_named
from multipub.model.text import LangText, Run

MEDIA_TYPE = "application/json"

DESCRIPTION = "Timed transcript"

SCHEMA = "multipub-transcript-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase: when it sounds (milliseconds), what it is, the words as displayed and as spoken."""

    start: int
    end: int
    role: UtteranceRole
    block: int
    level: int
    figure: str | None
    runs: tuple[Run, ...]
    spoken: tuple[LangText, ...]
    skipped: bool = False
    """Whether it was left out of the sound because the desk wished it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is known of a figure beside what is said of it; ``block`` is its place among passages and figures."""

    id: str
    block: int
    alt: str
    alt_language: str
    decorative: bool
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """All phrases and figures, in order; how loud it was to be, and what is left out of the sound."""

    language: str
    voice: str
    loudness: Loudness
    skipped: frozenset[Skip]
    phrases: tuple[Phrase, ...]
    pictures: tuple[Picture, ...]


def write(manuscript: Manuscript, recording: Recording, figure_blocks: tuple[int, ...]) -> bytes:
    """Return the transcript as JSON; ``figure_blocks`` are the places of the figures, in order."""
    document = {
        "schema": SCHEMA,
        "language": manuscript.language,
        "voice": recording.voice,
        "loudness": recording.wishes.loudness.name,
        "skipped": sorted(recording.wishes.skip),
        "phrases": [_phrase(timed, recording.rate) for timed in recording.timed],
        "figures": [_picture(figure, block) for figure, block in zip(manuscript.figures, figure_blocks, strict=True)],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def read(data: bytes) -> Transcript:
    """Return a transcript from its JSON.

    Raises:
        SourceError: if it is none of ours.
    """
    try:
        document = json.loads(data)
        if document["schema"] != SCHEMA:
            raise SourceError(f"this transcript is of another kind: {document['schema']!r}")
        return Transcript(
            language=document["language"],
            voice=document["voice"],
            loudness=loudness_named(str(document.get("loudness", MOVING.name))),
            skipped=frozenset(map(Skip, document.get("skipped", ()))),
            phrases=tuple(_phrase_from(one) for one in document["phrases"]),
            pictures=tuple(_picture_from(one) for one in document["figures"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(f"the transcript inside the file cannot be read: {error!r}") from error


def _phrase(timed: Timed, rate: int) -> dict[str, object]:
    utterance = timed.utterance
    return {
        "start": milliseconds(timed.start, rate),
        "end": milliseconds(timed.end, rate),
        "role": utterance.role.value,
        "block": utterance.block,
        "level": utterance.level,
        "figure": utterance.figure,
        "runs": [
            {"text": run.text, "language": run.language, "link": run.link, "ours": run.ours}
            for run in utterance.displayed
        ],
        "spoken": [{"text": piece.text, "language": piece.language} for piece in utterance.spoken],
        "skipped": utterance.skipped,
    }


def _phrase_from(entry: Any) -> Phrase:  # noqa: ANN401 - JSON; every part is given its type here
    return Phrase(
        start=int(entry["start"]),
        end=int(entry["end"]),
        role=UtteranceRole(entry["role"]),
        block=int(entry["block"]),
        level=int(entry["level"]),
        figure=entry["figure"],
        runs=tuple(
            Run(text=str(run["text"]), language=str(run["language"]), link=run["link"], ours=bool(run["ours"]))
            for run in entry["runs"]
        ),
        spoken=tuple(LangText(text=str(piece["text"]), language=str(piece["language"])) for piece in entry["spoken"]),
        skipped=bool(entry.get("skipped")),
    )


def _picture(figure: Figure, block: int) -> dict[str, object]:
    return {
        "id": figure.id,
        "block": block,
        "alt": figure.alt.text,
        "alt_language": figure.alt.language,
        "decorative": figure.decorative,
        "shown": figure.media is not None,
    }


def _picture_from(entry: Any) -> Picture:  # noqa: ANN401 - as above
    return Picture(
        id=str(entry["id"]),
        block=int(entry["block"]),
        alt=str(entry["alt"]),
        alt_language=str(entry["alt_language"]),
        decorative=bool(entry["decorative"]),
        shown=bool(entry["shown"]),
    )
