"""The transcript of the spoken edition: ``Manuscript`` -> plain text, and back to what its reader meets.

Everything that is said, in the order in which it is said, with the labels that are said: a paragraph for each passage
and each row of a table, and for each picture an indented one with its description, its caption and its credit.  White
space tells what words cannot: two spaces stand after a label and a time, and beside the bar between cells; a picture's
lines are indented; the headline is underlined; words of ours that label nothing stand in brackets.

Promises: the words as the other editions show them, letter for letter; labels in the edition's language; for a picture
whose caption describes it, the caption once, as in the sound.
Left out, since plain text has no place for it: languages, links, levels of subheads, kinds of blocks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from multipub.editions import Format, Kind
from multipub.errors import SourceError
from multipub.model.blocks import Infobox, Table
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation, Passage, Role, Seen, SeenFigure
from multipub.model.press import Press
from multipub.model.recording import Timed, UtteranceRole
from multipub.model.text import WHITE_SPACE, Run

if TYPE_CHECKING:
    from multipub.model.recording import Recording

INDENT = "    "
GAP = "  "
"""Two spaces, which no words of a story hold: white space there is collapsed."""

RULE = "="
NO_WORDS = "–"
"""Stands for a picture that says nothing."""

BETWEEN_CELLS = f"{GAP}|{GAP}"
MARKED = re.compile(r"(?:(?P<time>[\d:]+)  )?(?:(?P<label>\S.*?):  (?!\[)|(?P<number>\d+)\.  )?(?P<words>.*)")
OURS = re.compile(r"\[.*\]")
CELLS = frozenset({UtteranceRole.CELL, UtteranceRole.HEADER_CELL})
SECONDS_A_MINUTE, SECONDS_AN_HOUR = 60, 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptOptions:
    """What can be asked of the transcript."""

    times: bool = field(
        default=False, metadata={"help": "when each passage begins stands before it, as mm:ss (default: no)"}
    )


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return the transcript of ``manuscript``.

    Raises:
        EditionError: if it cannot be spoken.
    """
    recording = press.recording(manuscript)
    times = press.options_of("transcript", TranscriptOptions).times
    paragraphs = list(_paragraphs(manuscript, recording, times=times))
    return ("\n\n".join(paragraphs) + "\n").encode()


def _paragraphs(manuscript: Manuscript, recording: "Recording", *, times: bool) -> Iterator[str]:
    """Yield a paragraph for each passage, row and picture, and for each label that stands alone."""
    silent = {figure.id for figure in manuscript.figures} - {one.utterance.figure for one in recording.timed}
    order = [figure.id for figure in manuscript.figures]
    rows = _rows(manuscript, recording)
    for _, group in groupby(enumerate(recording.timed), key=lambda one: _place(one[0], one[1], rows)):
        phrases = [timed for _, timed in group]
        first = phrases[0].utterance
        if first.figure in order and first.role is not UtteranceRole.LONG_DESCRIPTION:
            before = [figure for figure in order[: order.index(first.figure)] if figure in silent]
            silent -= {*before}
            yield from (f"{INDENT}{NO_WORDS}" for _ in before)
        clock = f"{_clock(phrases[0].start / recording.rate)}{GAP}" if times else ""
        if words := _paragraph(phrases, clock):
            yield words
    yield from (f"{INDENT}{NO_WORDS}" for _ in silent)


def _rows(manuscript: Manuscript, recording: "Recording") -> dict[int, int]:
    """Return the row of each cell's passage; nothing where the cells that are said are not the tables'."""
    cells = sorted({one.utterance.block for one in recording.timed if one.utterance.role in CELLS})
    lengths = [len(row) for table in _tables(manuscript) for row in table.rows]
    numbers = [number for number, length in enumerate(lengths) for _ in range(length)]
    return dict(zip(cells, numbers, strict=True)) if len(cells) == len(numbers) else {}


def _tables(manuscript: Manuscript) -> Iterator[Table]:
    for block in manuscript.body:
        if isinstance(block, Infobox):
            yield from (part for part in block.blocks if isinstance(part, Table))
        elif isinstance(block, Table):
            yield block


def _place(number: int, timed: Timed, rows: dict[int, int]) -> tuple[str, int]:
    """Return what makes phrases one paragraph: their row or passage; words of ours that belong to none stand alone."""
    block = timed.utterance.block
    if timed.utterance.role in CELLS and block in rows:
        return "row", rows[block]
    return ("passage", block) if block >= 0 else ("aside", number)


def _paragraph(phrases: list[Timed], clock: str) -> str:
    """Return one paragraph; that of a picture has a line for each thing that is said of it."""
    roles = {timed.utterance.role for timed in phrases}
    if roles <= CELLS:
        cells = groupby(phrases, key=lambda timed: timed.utterance.block)
        return clock + BETWEEN_CELLS.join(_words(list(cell)) for _, cell in cells)
    picture = phrases[0].utterance.figure is not None and UtteranceRole.LONG_DESCRIPTION not in roles
    lines = list(_lines(phrases, picture=picture))
    if picture:
        return "\n".join(f"{INDENT}{'' if number else clock}{line}" for number, line in enumerate(lines))
    text = clock + GAP.join(lines)
    return f"{text}\n{RULE * len(text)}" if UtteranceRole.HEADLINE in roles else text if lines else ""


def _lines(phrases: list[Timed], *, picture: bool) -> Iterator[str]:
    """Yield what is said, sentences of one role joined.

    A label goes with the words after it; that of a picture, and one before a caption, which needs none, stands alone.
    """
    label = ""
    for (role, _), group in groupby(enumerate(phrases), key=lambda one: _kind(*one)):
        words = _words([timed for _, timed in group])
        if not words:
            continue
        if role in {UtteranceRole.LABEL, UtteranceRole.NOTICE}:
            if label:
                yield label
            label = words
        elif label and role is UtteranceRole.CAPTION:
            yield from (label, words)
            label = ""
        else:
            yield f"{label}{'.' if label.isdecimal() else ':'}{GAP}{words}" if label else words
            label = ""
    if label:
        yield label if picture else f"[{label}]"


def _kind(number: int, timed: Timed) -> tuple[UtteranceRole, int]:
    """Return what phrases are joined by: their role; labels stay apart."""
    role = timed.utterance.role
    return role, number if role is UtteranceRole.LABEL else 0


def _words(phrases: list[Timed]) -> str:
    return WHITE_SPACE.sub(" ", "".join(run.text for one in phrases for run in one.utterance.displayed)).strip()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), SECONDS_A_MINUTE)
    hours, minutes = divmod(minutes, SECONDS_A_MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def observe(data: bytes) -> Observation:
    """Return what a reader of the transcript meets.

    Raises:
        SourceError: if it is no transcript of ours.
    """
    try:
        paragraphs = data.decode().removesuffix("\n").split("\n\n")
    except UnicodeDecodeError as fault:
        raise SourceError("this transcript is not UTF-8") from fault
    headline = next((one.split("\n")[0] for one in paragraphs if one.endswith(RULE) and "\n" in one), None)
    if headline is None:
        raise SourceError("this transcript has no headline", hint="only transcripts written by multipub can be read")
    seen = tuple(_seen(paragraphs))
    credits = (run.text for one in seen if isinstance(one, SeenFigure) for run in one.credit)
    return Observation(
        title=_parts(headline)[1],
        language="",
        creators=(),
        rights="",
        seen=seen,
        source=None,
        credits=tuple(dict.fromkeys(credits)),
        spoken=True,
    )


def _seen(paragraphs: list[str]) -> Iterator[Seen]:
    for paragraph in paragraphs:
        if paragraph.startswith(INDENT):
            yield _figure([line.removeprefix(INDENT) for line in paragraph.split("\n")])
            continue
        first, *rule = paragraph.split("\n")
        label, words = _parts(first)
        labelled = (Run(text=f"{label}: ", language="", ours=True),) if label else ()
        for part in words.split(BETWEEN_CELLS):
            told, _, after = part.partition(GAP)
            runs = (*labelled, *_runs(told, ours=OURS.fullmatch(told) is not None), *_runs(after, ours=True))
            yield Passage(role=Role.HEADING if rule else Role.TEXT, level=1 if rule else 0, runs=runs)


def _parts(line: str) -> tuple[str, str]:
    """Return a line's label and its words, without its time."""
    found = MARKED.fullmatch(line)
    return (found["label"] or found["number"] or "", found["words"]) if found else ("", line)


def _figure(lines: list[str]) -> SeenFigure:
    """Return a picture as its lines tell it: a description has its label, as has a credit; a caption has none."""
    from multipub.wording.labels import LANGUAGES, labels_for

    every = [labels_for(language) for language in LANGUAGES]
    credit_labels, alt_labels = {one.credit for one in every}, {one.image_description for one in every}
    openings = {label for one in every for label in (one.photo, one.photo_not_supplied)}
    missing = {one.photo_not_supplied for one in every} - {one.photo for one in every}
    alt = caption = credit = ""
    shown, decorative = True, True
    for line in lines:
        label, words = _parts(line)
        if label in credit_labels:
            credit = words
        elif label in alt_labels:
            alt = words
        elif words in openings:
            decorative, shown = False, words not in missing
        elif words != NO_WORDS:
            caption = words
    return SeenFigure(
        alt="" if decorative else alt or caption,
        caption=_runs(caption),
        credit=_runs(credit),
        decorative=decorative,
        shown=shown,
    )


def _runs(words: str, *, ours: bool = False) -> tuple[Run, ...]:
    return (Run(text=words, language="", ours=ours),) if words else ()


TRANSCRIPT = Format(
    name="transcript",
    suffix=".txt",
    media_type="text/plain",
    kind=Kind.SIDECAR,
    summary="what is said in the spoken edition, as plain text, with descriptions of the pictures",
    write=write,
    observe=observe,
    options=TranscriptOptions,
)
