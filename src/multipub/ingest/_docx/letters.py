"""Words as Word shows them: stretches of letters with one look each.

In:  the words of a line, from a document or from a story.   Out: ``Span``s that can be compared.
Promises: what a document cannot say (what an abbreviation stands for, the moment a date means) makes no difference;
white space is collapsed as a story collapses it.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from multipub.model.text import WHITE_SPACE

LINE_END = "\n"
"""The sign of a line that ends within its paragraph."""

NOTE = "\x02"
"""Before the id of a note: the sign of its call.  XML cannot hold it, so no word has it."""


class Trait(StrEnum):
    """What a stretch of words is marked as, beside its language and its link."""

    EMPHASIS = "em"
    STRONG = "strong"
    ITALIC = "i"
    SUBSCRIPT = "sub"
    SUPERSCRIPT = "sup"
    DATELINE = "dateline"
    OURS = "ours"
    """Added by multipub: a label, a quotation mark."""


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look.  ``language`` is empty where there is nothing to speak: ends of lines, calls of notes."""

    language: str = ""
    traits: frozenset[Trait] = frozenset()
    link: str | None = None

    def with_trait(self, trait: Trait) -> "Look":
        """Return the look with one more trait."""
        return replace(self, traits=self.traits | {trait})

    @property
    def ours(self) -> bool:
        """Whether multipub added it."""
        return Trait.OURS in self.traits


NO_LOOK = Look()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of letters with one look; an end of line and a call of a note are spans of their own."""

    text: str
    look: Look = NO_LOOK

    @property
    def is_sign(self) -> bool:
        """Whether it is an end of line or a call, and no word."""
        return self.text == LINE_END or self.text.startswith(NOTE)


Spans = tuple[Span, ...]


def note_call(note: str) -> Span:
    """Return the call of a note."""
    return Span(NOTE + note)


def tidied(spans: Iterable[Span]) -> Spans:
    """Return spans with white space collapsed, none at the ends of lines, and neighbours of one look joined."""
    kept: list[Span] = []
    after_space = True
    for span in spans:
        if span.text == LINE_END:
            _strip_end(kept)
            kept.append(Span(LINE_END))
            after_space = True
        elif span.is_sign:
            kept.append(Span(span.text))
        else:
            text = WHITE_SPACE.sub(" ", span.text)
            text = text.removeprefix(" ") if after_space else text
            if not text:
                continue
            after_space = text.endswith(" ")
            _append(kept, Span(text, span.look))
    while kept and kept[-1].text == LINE_END:
        kept.pop()
        _strip_end(kept)
    _strip_end(kept)
    return tuple(kept)


def _append(kept: list[Span], span: Span) -> None:
    last = kept[-1] if kept else None
    if last is not None and not last.is_sign and last.look == span.look:
        kept[-1] = Span(last.text + span.text, last.look)
    else:
        kept.append(span)


def _strip_end(kept: list[Span]) -> None:
    while kept and not kept[-1].is_sign:
        shorter = kept[-1].text.removesuffix(" ")
        if shorter:
            kept[-1] = Span(shorter, kept[-1].look)
            return
        kept.pop()
    if kept and kept[-1].text == LINE_END:
        return


def words_of(spans: Iterable[Span], *, ours: bool = True) -> str:
    """Return the words alone on one line, calls of notes left out; also without words of ours."""
    return as_kept("".join(_shown(spans, ours=ours)))


def as_kept(words: str) -> str:
    """Return words as a story keeps them: NFC, white space collapsed, none at the ends."""
    return unicodedata.normalize("NFC", WHITE_SPACE.sub(" ", words).strip(" "))


def _shown(spans: Iterable[Span], *, ours: bool) -> Iterator[str]:
    for span in spans:
        if span.text == LINE_END:
            yield " "
        elif not span.is_sign and (ours or not span.look.ours):
            yield span.text


def language_of(spans: Iterable[Span], otherwise: str) -> str:
    """Return the language that most letters are in."""
    counted: dict[str, int] = {}
    for span in spans:
        letters = sum(one.isalpha() for one in span.text) if span.look.language and not span.look.ours else 0
        counted[span.look.language] = counted.get(span.look.language, 0) + letters
    best = max(counted, key=lambda one: counted[one], default="")
    return best if best and counted[best] else otherwise
