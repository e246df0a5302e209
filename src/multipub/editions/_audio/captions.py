"""Captions of a recording as WebVTT: a cue a sentence, and the chapters.

In:  a ``Manuscript`` and its ``Recording``.   Out: WebVTT text.
Promises: the displayed words, letter for letter, never the spoken ones; every cue lies inside the sound, lasts, and
begins no earlier than the one before it; words in another language stand in ``<lang>``, what a phrase is in ``<c>``; a
line that would begin the wrong way is turned with a mark of direction; nothing that a phrase says ends its cue.  What
the desk left out of the sound is no cue, but a note in its place.

A cue is called after what it is, the number of its passage in ``wording.reading`` and its own number: ``caption-7.31``;
words of ours that belong to no passage have ``aside`` in its place.

Source: W3C WebVTT (Candidate Recommendation, 2019), 4.1 to 4.2 and 6.3; Unicode Standard Annex 9, 2.6.
"""

import hashlib
import unicodedata
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from multipub.editions._audio.chapters import Chapter, milliseconds
from multipub.model.language import Direction, direction_of, same_language
from multipub.model.manuscript import Figure, Manuscript
from multipub.model.recording import Recording, Timed, UtteranceRole
from multipub.model.text import WHITE_SPACE, Run

STRONG = {"L": Direction.LTR, "R": Direction.RTL, "AL": Direction.RTL}
"""Directions of letters that decide how a line runs (UAX 9, P2)."""

MARKS = {Direction.LTR: "&lrm;", Direction.RTL: "&rlm;"}

PLAIN = frozenset({UtteranceRole.TEXT, UtteranceRole.ITEM, UtteranceRole.CELL})
"""What needs no class to be told from the rest."""

ASIDE = "aside"

MILLISECONDS_AN_HOUR, MILLISECONDS_A_MINUTE, MILLISECONDS_A_SECOND = 3_600_000, 60_000, 1000


def captions(manuscript: Manuscript, recording: Recording, *, by_word: bool = False) -> str:
    """Return the captions; a picture that says nothing, and one whose file is missing, is told of in a note.

    ``by_word``: each word has the time at which it begins before it, where the voice tells (4.2.2, "cue timestamp").
    """
    blocks = [*_head(manuscript, recording)]
    untold = list(manuscript.figures)
    said = {timed.utterance.figure for timed in recording.timed}
    for number, (timed, start, end) in enumerate(cue_times(recording), start=1):
        while any(figure.id == timed.utterance.figure for figure in untold):
            blocks.extend(_picture_note(untold.pop(0), said))
        times = tuple(_word_times(timed, start, end, recording.rate)) if by_word else ()
        words = _payload(timed.utterance.displayed, manuscript.language, times)
        if timed.utterance.skipped:
            blocks.append(f"NOTE Not spoken, {timed.utterance.role.value}: {escaped(_shown(timed))}")
        elif words:
            place = ASIDE if timed.utterance.block < 0 else str(timed.utterance.block)
            name = f"{timed.utterance.role.value}-{place}.{number}"
            blocks.append(f"{name}\n{stamp(start)} --> {stamp(end)}\n{_classed(timed, words)}")
    blocks.extend(note for figure in untold for note in _picture_note(figure, said))
    return "\n\n".join(blocks) + "\n"


def _word_times(timed: Timed, start: int, end: int, rate: int) -> Iterator[tuple[int, int]]:
    """Yield where words of a cue begin, in characters, and when, in milliseconds: each later than the one before it."""
    last = start
    for word in timed.words[1:]:
        begin = milliseconds(word.begin, rate)
        if last < begin < end:
            yield word.start, begin
            last = begin


def chapter_cues(manuscript: Manuscript, recording: Recording, chapters: tuple[Chapter, ...]) -> str:
    """Return the chapters as WebVTT for a player's list (``<track kind="chapters">``)."""
    blocks = [*_head(manuscript, recording)]
    for number, chapter in enumerate(chapters, start=1):
        title = _payload((Run(text=chapter.title, language=manuscript.language),), manuscript.language)
        blocks.append(f"chapter-{number}\n{stamp(chapter.start)} --> {stamp(chapter.end)}\n{title}")
    return "\n\n".join(blocks) + "\n"


def cue_times(recording: Recording) -> Iterator[tuple[Timed, int, int]]:
    """Yield every phrase with its begin and end in milliseconds; one that is not spoken shows with the next."""
    whole = milliseconds(len(recording.samples) // 2, recording.rate)
    for place, timed in enumerate(recording.timed):
        start = milliseconds(timed.start, recording.rate)
        sounding = timed
        for later in recording.timed[place:]:
            sounding = later
            if later.end > later.start:
                break
        end = min(whole, milliseconds(sounding.end, recording.rate))
        yield timed, min(start, max(0, end - 1)), end


def stamp(milliseconds_: int) -> str:
    """Return a time stamp, hours always written (4.1, "WebVTT timestamp")."""
    hours, rest = divmod(milliseconds_, MILLISECONDS_AN_HOUR)
    minutes, rest = divmod(rest, MILLISECONDS_A_MINUTE)
    seconds, thousandths = divmod(rest, MILLISECONDS_A_SECOND)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def escaped(words: str) -> str:
    """Return words as a cue or a note holds them: one line, and no sign that means something to a reader of WebVTT."""
    return WHITE_SPACE.sub(" ", words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _head(manuscript: Manuscript, recording: Recording) -> Iterator[str]:
    """Yield the first line, and a note that says what this is of."""
    facts = (
        ("Title", manuscript.headline),
        ("Language", manuscript.language),
        *(("Creator", name) for name in manuscript.creators),
        ("Rights", manuscript.rights),
        ("Permalink", manuscript.permalink or ""),
        ("Guid", manuscript.guid),
        ("Voice", recording.voice),
        ("Source SHA-256", hashlib.sha256(manuscript.source).hexdigest()),
    )
    yield "WEBVTT"
    yield "\n".join(["NOTE", *(f"{name}: {escaped(words)}" for name, words in facts if words)])


def _picture_note(figure: Figure, said: Container[str | None]) -> Iterator[str]:
    """Yield a note where the cues do not tell all: a picture that is decoration, was not supplied, or says nothing."""
    states = (("decorative", figure.decorative), ("not supplied", not figure.media), ("silent", figure.id not in said))
    if told := ", ".join(name for name, holds in states if holds):
        yield f"NOTE Picture {escaped(figure.id)}: {told}"


def _classed(timed: Timed, words: str) -> str:
    role, level = timed.utterance.role, timed.utterance.level
    if role in PLAIN:
        return words
    return f"<c.{role.value}{f'.level{level}' if level else ''}>{words}</c>"


def _shown(timed: Timed) -> str:
    return "".join(run.text for run in timed.utterance.displayed).strip()


def _payload(displayed: tuple[Run, ...], language: str, times: Sequence[tuple[int, int]] = ()) -> str:
    """Return the words of a phrase, other languages marked; a mark of direction before them where one is needed."""
    parts = []
    languages = []
    place = 0
    for own, group in groupby(displayed, key=lambda run: run.language or language):
        shown = "".join(run.text for run in group)
        words = _stamped(shown, [(at - place, begin) for at, begin in times if place <= at < place + len(shown)])
        place += len(shown)
        languages.append(own)
        parts.append(words if same_language(own, language) else f"<lang {own}>{words}</lang>")
    text = "".join(parts)
    if not text.strip():
        return ""
    wanted = direction_of(languages[0] if len(languages) == 1 else language)
    return _turned("".join(run.text for run in displayed), text, wanted)


def _stamped(words: str, times: Sequence[tuple[int, int]]) -> str:
    """Return words as a cue holds them, with times at some of their places."""
    parts, last = [], 0
    for at, begin in times:
        parts += [escaped(words[last:at]), f"<{stamp(begin)}>"]
        last = at
    return "".join([*parts, escaped(words[last:])])


def _turned(words: str, text: str, wanted: Direction) -> str:
    """Put a mark before a line whose first strong letter would turn it the wrong way (6.3.1, UAX 9 P2 and P3)."""
    first = next((STRONG[kind] for kind in map(unicodedata.bidirectional, words) if kind in STRONG), Direction.LTR)
    return text if first is wanted else MARKS[wanted] + text
