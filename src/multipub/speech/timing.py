"""When displayed words sound, given when the spoken ones begin.

In:  what each displayed word is said as, and the marks of an engine.   Out: ``TimedWords``, in order.
Promises: every displayed word is in exactly one of them; they begin one after another; a word whose beginning no mark
tells stands together with the one before it, and nothing is guessed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from multipub.model.recording import SpokenWords, TimedWords
from multipub.speech.tracing import Traced


def word_starts(given: Traced, marks: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    """Return at which sample the words of a spoken piece begin, by the place of their first character in it.

    ``given`` is what the engine was given, and stands for the piece; ``marks`` say where its words begin.
    """
    starts: dict[int, int] = {}
    for at, sample in marks:
        starts.setdefault(given.starts[at], sample)
    return starts


def timed_words(
    words: Sequence[SpokenWords], starts: Sequence[int], marks: Sequence[Mapping[int, int]]
) -> tuple[TimedWords, ...]:
    """Return when the displayed words of an utterance begin to sound.

    Args:
        words: what is said where.
        starts: the sample at which each piece begins.
        marks: of each piece, the samples at which its words begin.
    """
    timed: list[TimedWords] = []
    for one in words:
        first_of_piece = one.at == 0 or not timed
        begin = starts[one.piece] if first_of_piece else marks[one.piece].get(one.at)
        if timed and (begin is None or begin <= timed[-1].begin):
            timed[-1] = replace(timed[-1], end=one.end)
        elif begin is not None:
            timed.append(TimedWords(start=one.start, end=one.end, begin=begin))
    return tuple(timed)
