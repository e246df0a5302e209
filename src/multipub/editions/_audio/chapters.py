"""The chapters of a recording.

In:  a ``Manuscript`` and its ``Recording``.   Out: chapters with titles and times.
Promises: the chapters follow one another without gaps and cover the recording; every title is in the words of the story
or of its labels.
"""

from dataclasses import dataclass

from multipub.model.manuscript import Manuscript
from multipub.model.observation import joined
from multipub.model.recording import Recording, Timed, UtteranceRole


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its title, and where it begins and ends, in milliseconds."""

    title: str
    start: int
    end: int


def chapters_of(manuscript: Manuscript, recording: Recording) -> tuple[Chapter, ...]:
    """Return the chapters: the head of the story, then one for each subhead, the notes and the credits."""
    begins = {0: manuscript.headline}
    for place, timed in enumerate(recording.timed):
        title = title_at(manuscript, recording, place)
        if title:
            begins[milliseconds(timed.start, recording.rate)] = title
    whole = milliseconds(len(recording.samples) // 2, recording.rate)
    starts = sorted(begins)
    ends = (*starts[1:], whole)
    return tuple(Chapter(begins[start], start, end) for start, end in zip(starts, ends, strict=True))


def milliseconds(samples: int, rate: int) -> int:
    """Return a place in samples as milliseconds, rounded."""
    return round(samples * 1000 / rate)


def title_at(manuscript: Manuscript, recording: Recording, place: int) -> str | None:
    """Return the title of the chapter that begins with this phrase, if one does."""
    timed = recording.timed[place]
    utterance, labels = timed.utterance, manuscript.labels
    if utterance.role is UtteranceRole.HEADING:
        return _heading(recording.timed, place)
    if utterance.role is UtteranceRole.LABEL:
        words = "".join(run.text for run in utterance.displayed)
        if utterance.block < 0 and words in (labels.notes, labels.image_descriptions, labels.credits_and_rights):
            return words
    return None


def _heading(timed: tuple[Timed, ...], place: int) -> str | None:
    """Return all sentences of the heading that begins here; nothing where it began before."""
    block = timed[place].utterance.block
    if place and timed[place - 1].utterance.block == block:
        return None
    return joined(run for one in timed if one.utterance.block == block for run in one.utterance.displayed)
