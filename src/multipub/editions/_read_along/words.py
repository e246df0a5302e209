"""Lay a span around every word that sounds, inside the span of its sentence.

In:  phrases with their elements, and when the words of each sound.   Out: the phrases, with their words.
Promises: what sounds of a phrase is parted, never changed: its words begin with it, follow one another without a gap
and end with it; no link and no mark is parted, so that nobody meets a link twice; the elements come in the order of the
document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lxml import etree

from multipub.editions._read_along.phrases import Heard, Phrase, names_of, sounding
from multipub.editions._read_along.spans import Stretch, fitted, words_of, wrap_inside
from multipub.model.recording import Recording, Timed


def lay_words(article: etree._Element, phrases: Sequence[Phrase], recording: Recording) -> tuple[Phrase, ...]:
    """Return the phrases with their words; one that shows other words than it says (a picture) stays whole."""
    laid: list[Phrase] = []
    parted: set[etree._Element] = set()
    names = names_of(article)
    for phrase, one in zip(phrases, sounding(recording), strict=True):
        words = () if phrase.element in parted else tuple(_words(phrase, one, recording.rate))
        if words:
            parted.add(phrase.element)
        for word in words:
            if word.element.get("id") is None:
                word.element.set("id", names.give("word"))
        laid.append(replace(phrase, words=words))
    return tuple(_forward(article, laid))


def _words(phrase: Phrase, timed: Timed, rate: int) -> Iterator[Heard]:
    """Lay the spans of one phrase; yield nothing where it sounds as a whole."""
    displayed = "".join(run.text for run in timed.utterance.displayed)
    shown = words_of(phrase.element)
    if not timed.words or shown.strip() != displayed.strip():
        return
    shift = (len(shown) - len(shown.lstrip())) - (len(displayed) - len(displayed.lstrip()))
    told = _told(phrase, timed, rate, shift)
    begins: dict[int, Stretch] = {}
    for stretch in fitted(phrase.element, list(told.values())):
        later = (begin for begin, own in told.items() if own.end > stretch.start and begin > max(begins, default=-1))
        begins[next(later)] = stretch
    if phrase.begin in begins and len(begins) == 1:
        return
    spans = wrap_inside(phrase.element, list(begins.values()))
    elements = dict(zip(begins, spans, strict=True))
    for begin, end in pairwise(sorted({phrase.begin, *begins, phrase.end})):
        yield Heard(element=elements.get(begin, phrase.element), begin=begin, end=end)


def _told(phrase: Phrase, timed: Timed, rate: int, shift: int) -> dict[int, Stretch]:
    """Return the words of a phrase by the millisecond in which they begin; those that begin in one are one."""
    told: dict[int, Stretch] = {}
    for one in timed.words:
        begin = phrase.begin if one.begin <= timed.start else round(one.begin * 1000 / rate)
        last = max(told, default=-1)
        if begin <= last:
            told[last] = Stretch(told[last].start, one.end + shift)
        elif begin < phrase.end:
            told[begin] = Stretch(one.start + shift, one.end + shift)
    return told


def _forward(article: etree._Element, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield the phrases; words of ours that stand before the word that sounded last leave that in view."""
    order = {element: place for place, element in enumerate(article.iter(etree.Element))}
    last: etree._Element | None = None
    for phrase in phrases:
        ours = all(run.ours for run in phrase.utterance.displayed)
        if last is not None and ours and not phrase.words and order[phrase.element] < order[last]:
            yield replace(phrase, element=last)
        else:
            yield phrase
            last = phrase.words[-1].element if phrase.words else phrase.element
