"""Which element of an article is spoken when.

In:  an article as it was set, and its recording.   Out: ``Phrase``s; the article has a span around each sentence.
Promises: every phrase that sounds has an element; the elements come in the order of the document; the times follow one
another without a gap, from the first sample to the last, in whole milliseconds; the words stay as they were.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from multipub.editions._read_along.labels import call_of_note, place_of_aside, place_of_label
from multipub.editions._read_along.passages import passages
from multipub.editions._read_along.spans import Stretch, words_of, wrap
from multipub.editions._xhtml_setting import LANG, XHTML, Names, add, write
from multipub.errors import EditionError
from multipub.model.language import direction_of, same_language
from multipub.model.manuscript import Manuscript
from multipub.model.recording import Recording, Timed, Utterance, UtteranceRole

WHOLE = frozenset(f"{{{XHTML}}}{name}" for name in ("td", "th", "h1", "h2", "h3", "h4"))
"""What is a phrase itself where it holds one sentence; a contents entry leads to a heading's own id."""

FIGURE = f"{{{XHTML}}}figure"

FIGURE_WORDS = {UtteranceRole.CAPTION: "caption", UtteranceRole.CREDIT: "credit"}
"""The class of the element that shows what is said of a picture."""

BYTES_A_SAMPLE = 2

UNSPOKEN = "data-unspoken"
"""Says, at the article, what the desk wished left out of the sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """An element, and when it is heard: from ``begin`` to ``end``, in milliseconds of the recording."""

    element: etree._Element
    begin: int
    end: int

    @property
    def id(self) -> str:
        """The id of the element."""
        return str(self.element.get("id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(Heard):
    """What is heard of one utterance.

    ``words`` part it, where they are wanted and the voice tells of them: the first begins and the last ends with it.
    """

    utterance: Utterance
    words: tuple[Heard, ...] = ()


def lay_phrases(article: etree._Element, manuscript: Manuscript, recording: Recording) -> tuple[Phrase, ...]:
    """Lay a span around every spoken sentence of ``article`` and return what sounds when.

    Raises:
        EditionError: if the recording says other words than the article shows: it is of another story.
    """
    article.set(UNSPOKEN, " ".join(sorted(recording.wishes.skip)))
    timed = sounding(recording)
    _show_notice(article, timed)
    elements = _Layer(article, manuscript, recording).elements()
    length = len(recording.samples) // BYTES_A_SAMPLE
    starts = [one.start for one in timed]
    borders = [0, *(round(start * 1000 / recording.rate) for start in starts[1:]), length * 1000 // recording.rate]
    names = names_of(article)
    heard = [elements[place] for place, one in enumerate(recording.timed) if one.start < one.end]
    for element in heard:
        if element.get("id") is None:
            element.set("id", names.give("phrase"))
    return tuple(
        Phrase(element=element, begin=begin, end=end, utterance=one.utterance)
        for element, one, (begin, end) in zip(heard, timed, pairwise(borders), strict=True)
    )


def names_of(article: etree._Element) -> Names:
    """Return what gives ids that no element of ``article`` has."""
    return Names(taken={str(one.get("id")) for one in article.iter(etree.Element) if one.get("id")})


def sounding(recording: Recording) -> list[Timed]:
    """Return the utterances of a recording that are heard, one for each phrase."""
    return [one for one in recording.timed if one.start < one.end]


def _show_notice(article: etree._Element, timed: Sequence[Timed]) -> None:
    """Append what is said of the voice: a reader who looks should know it too."""
    for one in timed:
        if one.utterance.role is UtteranceRole.NOTICE:
            notice = add(article, "p", "notice")
            notice.set("data-words", "ours")
            run = one.utterance.displayed[0]
            own = str(article.get("lang"))
            if not same_language(run.language, own):
                notice.set("lang", run.language)
                notice.set(LANG, run.language)
                notice.set("dir", direction_of(run.language).value)
            write(notice, run.text)


@dataclass(slots=True)
class _Layer:
    """Finds the element of every utterance of one recording."""

    article: etree._Element
    manuscript: Manuscript
    recording: Recording
    passages: list[etree._Element] = field(init=False)
    blocks: dict[int, list[int]] = field(default_factory=dict)
    found: dict[int, etree._Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.passages = list(passages(self.article))
        for place, one in enumerate(self.recording.timed):
            if one.utterance.block >= 0:
                self.blocks.setdefault(one.utterance.block, []).append(place)
        if max(self.blocks, default=-1) >= len(self.passages):
            raise EditionError("the recording has more passages than the article", hint="speak the story anew")

    def elements(self) -> list[etree._Element]:
        """Return the element of each utterance, in the order in which they are spoken."""
        for block, places in self.blocks.items():
            passage = self.passages[block]
            if passage.tag == FIGURE:
                self._lay_figure(passage, places)
            else:
                self._lay_words(passage, [place for place in places if not self._is_label(place)])
            self._lay_labels(passage, places)
        self._lay_asides()
        return self._forward()

    def _forward(self) -> list[etree._Element]:
        """Return the elements; a label that stands before what was spoken last leaves that in view.

        The story's own words are always shown, also where the desk wishes corrections to be said first.
        """
        order = {element: number for number, element in enumerate(self.article.iter(etree.Element))}
        forward: list[etree._Element] = []
        for place in range(len(self.recording.timed)):
            element = self.found[place]
            back = bool(forward) and order[element] < order[forward[-1]]
            forward.append(forward[-1] if back and self._utterance(place).block < 0 else element)
        return forward

    def _utterance(self, place: int) -> Utterance:
        return self.recording.timed[place].utterance

    def _is_label(self, place: int) -> bool:
        return self._utterance(place).role is UtteranceRole.LABEL

    def _words(self, place: int) -> str:
        return "".join(run.text for run in self._utterance(place).displayed)

    def _lay_figure(self, figure: etree._Element, places: Sequence[int]) -> None:
        picture = next((one for one in figure.iterchildren() if one.tag != f"{{{XHTML}}}figcaption"), figure)
        for role, classes in FIGURE_WORDS.items():
            own = [place for place in places if self._utterance(place).role is role]
            shown = next((one for one in figure.iter(f"{{{XHTML}}}span") if one.get("class") == classes), None)
            if own and shown is not None:
                self._lay_words(shown, own)
        for place in places:
            if not self._is_label(place):
                self.found.setdefault(place, picture)

    def _lay_words(self, passage: etree._Element, places: Sequence[int]) -> None:
        """Lay spans around the sentences of a passage; a cell, heading or caption of one sentence is that itself."""
        shown, said = words_of(passage), "".join(map(self._words, places))
        start = shown.find(said)
        if start < 0 or shown.replace(said, "", 1).strip():
            raise EditionError(f"the recording says {said!r} where the article shows {shown!r}")
        if len(places) == 1 and (passage.tag in WHOLE or passage.get("class") in FIGURE_WORDS.values() or not said):
            self.found[places[0]] = passage
            return
        stretches: dict[int, Stretch] = {}
        for place in places:
            words = self._words(place)
            begin = start + len(words) - len(words.lstrip())
            if words.strip():
                stretches[place] = Stretch(begin, begin + len(words.strip()))
            start += len(words)
        laid = dict(zip(stretches, wrap(passage, list(stretches.values())), strict=True))
        shown_last = passage
        for place in places:
            shown_last = laid.get(place, shown_last)  # a line break has no place of its own
            self.found[place] = shown_last

    def _lay_labels(self, passage: etree._Element, places: Sequence[int]) -> None:
        """Find the elements of the labels of one passage: of those before its words, and of those after them."""
        last, after = passage, 0
        for number, place in enumerate(places):
            if not self._is_label(place):
                last = self.found[place]
                continue
            words = next((one for one in places[number:] if not self._is_label(one)), None)
            if words is None:
                self.found[place] = call_of_note(passage, last, after)
                last, after = self.found[place], after + 1
            else:
                self.found[place] = place_of_label(passage, self.found[words], first=number == 0)

    def _lay_asides(self) -> None:
        before: etree._Element | None = None
        for place, one in enumerate(self.recording.timed):
            if place in self.found:
                before = self.found[place]
                continue
            later = (other.utterance.block for other in self.recording.timed[place:] if other.utterance.block >= 0)
            following = next(later, None)
            after = None if following is None else self.passages[following]
            self.found[place] = place_of_aside(self._words(place), self.manuscript.labels, before, after, self.article)
            if one.utterance.role is UtteranceRole.NOTICE:
                self.found[place] = next(p for p in self.article.iter(f"{{{XHTML}}}p") if p.get("class") == "notice")
