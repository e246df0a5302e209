"""Captions of the spoken edition: ``Manuscript`` -> WebVTT, and back to what its reader meets.

Promises: a cue for every sentence of the recording, at the time at which it sounds in the spoken edition; the words as
the other editions show them, with their languages; captions, credits, headlines and quotes in classes of their own.
A picture whose description repeats its caption says it once, as the sound does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from multipub.editions import Format, Kind
from multipub.editions._read_along.voice import why_whole
from multipub.model.findings import Finding
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation, Passage, Seen, SeenFigure
from multipub.model.press import Press
from multipub.model.text import Run

if TYPE_CHECKING:
    from multipub.editions._audio.reading_captions import Captions, Cue

NAME = re.compile(r"(?P<role>[a-z-]+)-(?P<block>\d+)\.\d+")
LEVEL = re.compile(r"level(\d)")
SILENT = re.compile(r"Picture [^\n]*: (?P<states>[a-z ,]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class VttOptions:
    """What can be asked of the captions."""

    kind: Literal["captions", "chapters"] = field(
        default="captions",
        metadata={"help": "captions, a cue a sentence, or the chapters for a player's list (default: captions)"},
    )
    granularity: Literal["sentence", "word"] = field(
        default="sentence",
        metadata={"help": "what has a time: the cue (sentence, default), or each word in it where the voice tells"},
    )


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return the captions of ``manuscript``, or its chapters.

    Raises:
        EditionError: if it cannot be spoken.
    """
    from multipub.editions._audio.captions import captions, chapter_cues
    from multipub.editions._audio.chapters import chapters_of

    recording = press.recording(manuscript)
    options = press.options_of("vtt", VttOptions)
    if options.kind == "chapters":
        return chapter_cues(manuscript, recording, chapters_of(manuscript, recording)).encode()
    return captions(manuscript, recording, by_word=options.granularity == "word").encode()


def advise(manuscript: Manuscript, press: Press) -> tuple[Finding, ...]:
    """Tell the desk of captions whose words have no times, though that was wished."""
    options = press.options_of("vtt", VttOptions)
    wished = options.granularity == "word" and options.kind == "captions"
    return why_whole(manuscript, press, None) if wished else ()


def observe(data: bytes) -> Observation:
    """Return what a reader of the captions meets; of chapters, their titles.

    Raises:
        SourceError: if the file strays from the grammar of WebVTT.
    """
    from multipub.editions._audio.reading_captions import read

    found = read(data)
    seen = tuple(_seen(found))
    credits = (run.text for one in seen if isinstance(one, SeenFigure) for run in one.credit)
    return Observation(
        title=found.fact("Title"),
        language=found.fact("Language"),
        creators=found.facts("Creator"),
        rights=found.fact("Rights"),
        seen=seen,
        source=None,
        credits=tuple(dict.fromkeys(credits)),
        spoken=True,
    )


def _seen(found: "Captions") -> Iterator[Seen]:
    """Yield passages and pictures in order; a picture of which nothing is said stands where its note does."""
    notes = list(found.notes)
    place = 0
    for block, group in groupby(found.cues, key=_block):
        cues, states = tuple(group), ""
        while notes and notes[0][0] <= place:
            told = _states(notes.pop(0)[1])
            if "silent" in told:
                yield _figure((), told)
            else:
                states = told or states
        place += len(cues)
        if any(_role(cue) in {"caption", "credit", "alt"} for cue in cues):
            yield _figure(cues, states)
        elif block is not None:
            yield _passage(cues)
    yield from (_figure((), told) for _, note in notes if (told := _states(note)))


def _states(note: str) -> str:
    """Return what a note says of a picture; empty where it says nothing of one."""
    told = SILENT.fullmatch(note)
    return told["states"] if told else ""


def _block(cue: "Cue") -> int | None:
    """Return the passage or picture that a cue belongs to; ``None`` for words of ours that belong to none."""
    name = NAME.fullmatch(cue.name)
    return int(name["block"]) if name else None


def _role(cue: "Cue") -> str:
    name = NAME.fullmatch(cue.name)
    return name["role"] if name else ""


def _passage(cues: tuple["Cue", ...]) -> Passage:
    from multipub.editions._audio.roles import ROLES
    from multipub.model.observation import Role
    from multipub.model.recording import UtteranceRole

    own = next((cue for cue in cues if _role(cue) != UtteranceRole.LABEL), cues[0])
    level = next((int(found[1]) for name in own.classes if (found := LEVEL.fullmatch(name))), 0)
    runs = tuple(
        Run(text=run.text, language=run.language, ours=_role(cue) == UtteranceRole.LABEL)
        for cue in cues
        for run in cue.runs
    )
    return Passage(role=ROLES.get(UtteranceRole(_role(own)), Role.TEXT), runs=runs, level=level)


def _figure(cues: tuple["Cue", ...], states: str) -> SeenFigure:
    """Return a picture as its cues tell it; what the caption says is not said again as description."""

    def said(role: str) -> tuple[Run, ...]:
        return tuple(run for cue in cues if _role(cue) == role for run in cue.runs)

    decorative = "decorative" in states
    alt = () if decorative else said("alt") or said("caption")
    return SeenFigure(
        alt="".join(run.text for run in alt),
        alt_language=alt[0].language if alt else None,
        caption=said("caption"),
        credit=said("credit"),
        decorative=decorative,
        shown="not supplied" not in states,
    )


VTT = Format(
    name="vtt",
    suffix=".vtt",
    media_type="text/vtt",
    kind=Kind.SIDECAR,
    summary="captions of the spoken edition (WebVTT), a cue a sentence, or its chapters",
    write=write,
    observe=observe,
    options=VttOptions,
    advise=advise,
)
