"""Phrases: a passage's runs become utterances, sentence by sentence, and each sentence what the engines are given.

In:  runs in their languages.   Out: ``Utterance``s.
Promises: the displayed runs of a passage's utterances are its runs, cut but not changed; each spoken piece is in one
language; a phrase with nothing to say has no spoken pieces.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from multipub.model.recording import Utterance, UtteranceRole
from multipub.model.text import LangText, Run
from multipub.speech.alignment import align
from multipub.speech.continuing import carried_on
from multipub.speech.lexicon import Lexicons
from multipub.speech.pieces import Piece, pieces, pieces_of
from multipub.speech.quotations import quotations
from multipub.speech.sentences import split
from multipub.speech.tracing import Traced


class Pauses:
    """Silences after a phrase, in seconds: breath of a newsreader, longer where the eye would see a gap.

    A quotation inside a sentence < a sentence < a paragraph < a section < a picture.
    """

    AROUND_QUOTATION = 0.15
    AFTER_LABEL = 0.2
    AFTER_SENTENCE = 0.3
    AFTER_CELL = 0.3
    AFTER_DATELINE = 0.45
    AFTER_PASSAGE = 0.55
    AFTER_HEADING = 0.75
    AFTER_SECTION = 0.85
    AFTER_HEADLINE = 0.9
    AROUND_FIGURE = 1.0


AFTER_LAST = {
    UtteranceRole.HEADLINE: Pauses.AFTER_HEADLINE,
    UtteranceRole.HEADING: Pauses.AFTER_HEADING,
    UtteranceRole.SECTION: Pauses.AFTER_HEADING,
    UtteranceRole.CELL: Pauses.AFTER_CELL,
    UtteranceRole.HEADER_CELL: Pauses.AFTER_CELL,
}
"""After the last sentence of a passage, where it is not ``AFTER_PASSAGE``."""

SENTENCE_END = re.compile(r"[.!?…؟۔。！？]\W*$")

DASHES = " —–-"
"""Between the dateline and the story, before the name of who is quoted; nobody says them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is to be said: its role, its runs and its language.

    ``dateline`` is how many characters at its beginning are the dateline; ``before`` is said and not displayed (the
    header before a cell); ``instead`` is said in the place of what is displayed (a credit line as people say it).
    """

    role: UtteranceRole
    displayed: tuple[Run, ...]
    language: str
    block: int
    level: int = 0
    dateline: int = 0
    before: tuple[LangText, ...] = ()
    instead: str | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing:
    """How passages are phrased: with which lexicons, and whether a second voice says what is quoted."""

    lexicons: Lexicons = field(default_factory=Lexicons)
    second_voice: bool = False

    def passage(self, passage: Passage) -> Iterator[Utterance]:
        """Yield a passage as utterances; one without words still yields one, so that it keeps its place."""
        text = "".join(run.text for run in passage.displayed)
        cuts = list(self._cuts(text, passage))
        for place, (start, end, quoted) in enumerate(cuts):
            displayed = _cut(passage.displayed, start, end)
            said = self._said(displayed, passage, dateline=start < passage.dateline)
            before = passage.before if said and not place else ()
            goes_on = False
            if place == len(cuts) - 1:
                pause = AFTER_LAST.get(passage.role, Pauses.AFTER_PASSAGE)
            elif start < passage.dateline:
                pause = Pauses.AFTER_DATELINE
            else:
                goes_on = quoted != cuts[place + 1][2] and not SENTENCE_END.search(text[start:end])
                pause = Pauses.AROUND_QUOTATION if goes_on else Pauses.AFTER_SENTENCE
            yield Utterance(
                role=passage.role,
                displayed=displayed,
                spoken=_one_sentence((*before, *(piece.said for piece in said)), goes_on=goes_on),
                words=align(text[start:end], said, before=len(before)),
                block=passage.block,
                level=passage.level,
                quoted=quoted,
                pause=pause if said else 0.0,
            )

    def _cuts(self, text: str, passage: Passage) -> Iterator[tuple[int, int, bool]]:
        """Yield where the phrases of a passage begin and end, and whether each is said by the second voice."""
        if passage.instead is not None or not text:
            yield 0, len(text), passage.quoted
            return
        borders = {0, passage.dateline, len(text)}
        start = passage.dateline
        for part in split(text[start:], passage.language):
            start += len(part)
            borders.add(start)
        inside = quotations(text) if self.second_voice and not passage.quoted else []
        for one in inside:
            borders |= {one.start, one.stop}
        for start, end in pairwise(sorted(borders)):
            yield start, end, passage.quoted or any(one.start <= start < one.stop for one in inside)

    def _said(self, displayed: tuple[Run, ...], passage: Passage, *, dateline: bool) -> tuple[Piece, ...]:
        if passage.instead is not None:
            shown = Traced.of("".join(run.text for run in displayed))
            instead = shown.edited([(0, len(shown.text), passage.instead)]).composed()
            return tuple(pieces_of(instead, passage.language, self.lexicons))
        said = pieces(displayed, passage.language, self.lexicons)
        if dateline and said:
            last = said[-1]
            return (*said[:-1], last.part(0, len(last.words.text.rstrip(DASHES))))
        if passage.role is UtteranceRole.ATTRIBUTION and said:
            whole = len(said[0].words.text)
            return (said[0].part(whole - len(said[0].words.text.lstrip(DASHES)), whole), *said[1:])
        return said

    def ours(self, words: str, language: str, role: UtteranceRole, block: int, pause: float) -> Utterance:
        """Return words of ours."""
        run = Run(text=words, language=language, ours=True)
        said = pieces((run,), language, self.lexicons)
        return Utterance(
            role=role,
            displayed=(run,),
            spoken=tuple(piece.said for piece in said),
            words=align(words, said),
            block=block,
            pause=pause,
        )

    def spoken(self, displayed: tuple[Run, ...], language: str) -> tuple[LangText, ...]:
        """Return what the engines are given for words that are said before those that are displayed."""
        return tuple(piece.said for piece in pieces(displayed, language, self.lexicons))


def _one_sentence(pieces: tuple[LangText, ...], *, goes_on: bool) -> tuple[LangText, ...]:
    """Return the pieces of a sentence, none but the last said as its end; with ``goes_on``, not even that one."""
    return (*map(carried_on, pieces[:-1]), *(map(carried_on, pieces[-1:]) if goes_on else pieces[-1:]))


def of_figure(said: Iterable[Utterance], figure: str) -> Iterator[Utterance]:
    """Yield the phrases of one figure, with its id, and a longer pause after the last."""
    phrases = list(said)
    final = max((place for place, phrase in enumerate(phrases) if phrase.pause), default=0)
    for place, phrase in enumerate(phrases):
        last = place == final and phrase.pause
        yield replace(phrase, figure=figure, pause=Pauses.AROUND_FIGURE if last else phrase.pause)


def of_row(said: Iterable[Utterance]) -> Iterator[Utterance]:
    """Yield the cells of a row, with a longer pause after the last that is said."""
    cells = list(said)
    final = max((place for place, cell in enumerate(cells) if cell.pause), default=None)
    for place, cell in enumerate(cells):
        yield replace(cell, pause=Pauses.AFTER_PASSAGE) if place == final else cell


def skipped(said: Iterable[Utterance]) -> list[Utterance]:
    """Return the phrases as ones that are not said: the story's own words stay displayed, ours go."""
    own = [one for one in said if not all(run.ours for run in one.displayed)]
    return [replace(one, spoken=(), pause=0.0, skipped=True) for one in own]


def paced(said: Iterable[Utterance]) -> Iterator[Utterance]:
    """Yield the phrases with the pauses that what follows asks for: before a section, before a picture."""
    held: list[Utterance] = []
    for one in said:
        if one.spoken and held:
            yield from _held_back(held, one)
            held = []
        held.append(one)
    yield from held


def _held_back(held: list[Utterance], follows: Utterance) -> Iterator[Utterance]:
    """Yield what came before a phrase; the first of it is the one that was said."""
    last = held[0]
    if follows.figure and follows.figure != last.figure:
        wanted = Pauses.AROUND_FIGURE
    elif follows.role is UtteranceRole.HEADING and last.role is not UtteranceRole.HEADING:
        wanted = Pauses.AFTER_SECTION
    else:
        wanted = 0.0
    yield replace(last, pause=max(last.pause, wanted)) if last.spoken else last
    yield from held[1:]


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
