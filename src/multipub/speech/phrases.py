"""Phrases: a passage's runs become utterances, sentence by sentence, and each sentence what the engines are given.

In:  runs in their languages.   Out: ``Utterance``s.
Promises: the displayed runs of a passage's utterances are its runs, cut but not changed; each spoken piece is in one
language; a phrase with nothing to say has no spoken pieces.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from multipub.model.recording import Utterance, UtteranceRole
from multipub.model.text import LangText, Run
from multipub.speech.alphabets import by_alphabet, is_speakable
from multipub.speech.normalise import normalise
from multipub.speech.sentences import split


class Pauses:
    """Silences after a phrase, in seconds: breath of a newsreader, longer where the eye would see a gap."""

    AFTER_LABEL = 0.2
    AFTER_SENTENCE = 0.3
    AFTER_CELL = 0.3
    AFTER_PASSAGE = 0.55
    AFTER_HEADING = 0.75
    AFTER_FIGURE = 0.8
    AFTER_HEADLINE = 0.9


AFTER_LAST = {
    UtteranceRole.HEADLINE: Pauses.AFTER_HEADLINE,
    UtteranceRole.HEADING: Pauses.AFTER_HEADING,
    UtteranceRole.SECTION: Pauses.AFTER_HEADING,
    UtteranceRole.CELL: Pauses.AFTER_CELL,
    UtteranceRole.HEADER_CELL: Pauses.AFTER_CELL,
}
"""After the last sentence of a passage, where it is not ``AFTER_PASSAGE``."""


def sentences(
    role: UtteranceRole,
    displayed: tuple[Run, ...],
    language: str,
    block: int,
    *,
    level: int = 0,
    before: tuple[LangText, ...] = (),
) -> Iterator[Utterance]:
    """Yield a passage as utterances; one without words still yields one, so that it keeps its place."""
    parts = split("".join(run.text for run in displayed), language) or ("",)
    start = 0
    for place, part in enumerate(parts):
        cut = _cut(displayed, start, start + len(part))
        last = place == len(parts) - 1
        said = spoken(cut, language)
        yield Utterance(
            role=role,
            displayed=cut,
            spoken=(*before, *said) if said and not place else said,
            block=block,
            level=level,
            pause=(AFTER_LAST.get(role, Pauses.AFTER_PASSAGE) if last else Pauses.AFTER_SENTENCE) if said else 0.0,
        )
        start += len(part)


def ours(words: str, language: str, role: UtteranceRole, block: int, pause: float) -> Utterance:
    """Return words of ours."""
    run = Run(text=words, language=language, ours=True)
    return Utterance(role=role, displayed=(run,), spoken=spoken((run,), language), block=block, pause=pause)


def of_figure(said: Iterable[Utterance], figure: str) -> Iterator[Utterance]:
    """Yield the phrases of one figure, with its id, and a longer pause after the last."""
    phrases = list(said)
    final = max((place for place, phrase in enumerate(phrases) if phrase.pause), default=0)
    for place, phrase in enumerate(phrases):
        last = place == final and phrase.pause
        yield replace(phrase, figure=figure, pause=Pauses.AFTER_FIGURE if last else phrase.pause)


def skipped(said: Iterable[Utterance]) -> list[Utterance]:
    """Return the phrases as ones that are not said: the story's own words stay displayed, ours go."""
    own = [one for one in said if not all(run.ours for run in one.displayed)]
    return [replace(one, spoken=(), pause=0.0, skipped=True) for one in own]


def spoken(displayed: tuple[Run, ...], language: str) -> tuple[LangText, ...]:
    """Return what the engines are given for a phrase: its words in each language and alphabet, written out.

    Pieces with nothing to say (the comma between two foreign names) are left out.
    """
    pieces: list[LangText] = []
    for own, run_group in groupby(displayed, key=lambda run: run.language):
        for piece in by_alphabet("".join(run.text for run in run_group), own or language):
            words = normalise(piece.text, piece.language)
            if is_speakable(words):
                pieces.append(LangText(text=words, language=piece.language))
    return tuple(pieces)


def _cut(displayed: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs between two places of their joined text."""
    kept: list[Run] = []
    place = 0
    for run in displayed:
        first, last = max(start - place, 0), min(end - place, len(run.text))
        if first < last:
            kept.append(replace(run, text=run.text[first:last]))
        place += len(run.text)
    return tuple(kept)
