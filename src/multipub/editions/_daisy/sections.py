"""The sections of a talking book: a recording -> clips, each of one phrase, in sections with titles.

In:  a ``Manuscript`` and its ``Recording``.   Out: sections with their clips.
Promises: every phrase that sounds is one clip; the clips follow one another without gaps and cover the sound, a pause
belonging to the phrase before it; every section has a clip; levels go down one at a time.
"""

from dataclasses import dataclass

from multipub.editions._audio import facts
from multipub.editions._audio.chapters import milliseconds, title_at
from multipub.model.manuscript import Manuscript
from multipub.model.recording import Recording, UtteranceRole

OURS_LEVEL = 2
"""Of the headings that multipub adds: notes, descriptions, credits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A phrase and where it sounds (milliseconds); ``number`` is its place among all phrases."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of clips under one title; ``heading`` is the number of the phrase that says it."""

    title: str
    level: int
    heading: int
    clips: tuple[Clip, ...]

    @property
    def length(self) -> int:
        """How long it lasts, in milliseconds."""
        return sum(clip.end - clip.start for clip in self.clips)


def sections_of(manuscript: Manuscript, recording: Recording) -> tuple[Section, ...]:
    """Return the sections: the head of the story, then one for each subhead, the notes, the credits."""
    clips = _clips(recording)
    headline = next(
        (clip.number for clip in clips if _role(recording, clip) is UtteranceRole.HEADLINE), clips[0].number
    )
    begun: list[tuple[str, int, int, list[Clip]]] = [(manuscript.headline, 1, headline, [])]
    for clip in clips:
        title = title_at(manuscript, recording, clip.number)
        if title:
            level = recording.timed[clip.number].utterance.level or OURS_LEVEL
            begun.append((title, min(level, begun[-1][1] + 1), clip.number, []))
        begun[-1][3].append(clip)
    return tuple(
        Section(title=title, level=level, heading=heading, clips=tuple(own))
        for title, level, heading, own in begun
        if own
    )


def _role(recording: Recording, clip: Clip) -> UtteranceRole:
    return recording.timed[clip.number].utterance.role


def _clips(recording: Recording) -> tuple[Clip, ...]:
    """Return a clip for each phrase that sounds; the first begins, and the last ends, with the sound."""
    sounding = [
        (number, milliseconds(timed.start, recording.rate))
        for number, timed in enumerate(recording.timed)
        if timed.end > timed.start
    ]
    starts = [0, *(start for _, start in sounding[1:])]
    ends = [*starts[1:], facts.length(recording)]
    return tuple(
        Clip(number=number, start=start, end=end)
        for (number, _), start, end in zip(sounding, starts, ends, strict=True)
    )
