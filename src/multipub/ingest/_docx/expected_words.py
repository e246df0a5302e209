"""Says how a document of ours shows the words of a story.

In:  ``Inlines``.   Out: the ``Span``s that reading the document back gives.
Promises: the same rules as ``editions/_docx/inlines``; what a document cannot say is left out on purpose, so that it
makes no difference.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from multipub.carriers._word.names import quotation_marks
from multipub.ingest._docx.letters import LINE_END, Look, Span, Spans, Trait, note_call, tidied
from multipub.model.text import (
    Abbreviation,
    Container,
    Dateline,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Marked,
    NoteCall,
    PageBreak,
    Text,
    Time,
)


@dataclass(frozen=True, slots=True)
class Within:
    """One element that words stand in; two that say the same are still two."""

    container: Container
    number: int


Path = tuple[Within, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of words, a call or an end of line, and what it stands in; ``mark`` is a page break or a dead call."""

    span: Span
    path: Path = ()
    mark: PageBreak | NoteCall | LineBreak | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether a document shows nothing of it."""
        return not self.span.text


@dataclass(frozen=True, slots=True)
class _Style:
    """What the writer of documents knows about a run."""

    trait: Trait | None = None
    taken: bool = False
    """Whether the run's one character style is taken, by a mark or by a link."""
    bold: bool = False
    vertical: Trait | None = None
    link: str | None = None

    def look(self, language: str) -> Look:
        bold = self.bold and self.trait is not Trait.DATELINE
        traits = {self.trait, Trait.STRONG if bold else None, self.vertical} - {None}
        return Look(language, frozenset(one for one in traits if one), self.link)


_MARKS = {Mark.EMPHASIS: Trait.EMPHASIS, Mark.STRONG: Trait.STRONG, Mark.ITALIC: Trait.ITALIC}
_VERTICAL = {Mark.SUBSCRIPT: Trait.SUBSCRIPT, Mark.SUPERSCRIPT: Trait.SUPERSCRIPT}


def spans_of(content: Inlines, language: str, notes: frozenset[str]) -> Spans:
    """Return what a document shows of ``content``; ``notes`` are the ids of the notes that there are."""
    return tidied(one.span for one in places_of(content, language, notes) if not one.is_hidden)


def places_of(content: Inlines, language: str, notes: frozenset[str]) -> list[Placed]:
    """Return every stretch of ``content`` with what it stands in."""
    return list(_Walk(notes).inlines(content, language, _Style(), ()))


class _Walk:
    """Walks through the words of one block, numbering what they stand in."""

    def __init__(self, notes: frozenset[str]) -> None:
        self._notes = notes
        self._count = 0

    def inlines(self, content: Inlines, language: str, style: _Style, path: Path) -> Iterator[Placed]:
        for inline in content:
            match inline:
                case Text(text):
                    yield Placed(Span(text, style.look(language)), path)
                case LineBreak():
                    yield Placed(Span(LINE_END), path, inline)
                case NoteCall():
                    span = note_call(inline.note) if inline.note in self._notes else Span("")
                    yield Placed(span, path, inline)
                case PageBreak():
                    yield Placed(Span(""), path, inline)
                case Marked():
                    yield from self._marked(inline, inline.language or language, style, self._inside(path, inline))
                case Link():
                    linked = replace(style, trait=None, taken=True, link=inline.target)
                    within = self._inside(path, inline)
                    yield from self.inlines(inline.content, inline.language or language, linked, within)
                case Abbreviation():
                    within = self._inside(path, inline)
                    yield from self.inlines(inline.content, inline.language or language, style, within)
                case Time():
                    yield from self.inlines(inline.content, language, style, self._inside(path, inline))
                case Dateline():
                    styled = replace(style, trait=Trait.DATELINE, taken=True)
                    yield from self.inlines(inline.content, language, styled, self._inside(path, inline))

    def _inside(self, path: Path, container: Container) -> Path:
        self._count += 1
        return (*path, Within(replace(container, content=()), self._count))

    def _marked(self, marked: Marked, language: str, style: _Style, path: Path) -> Iterator[Placed]:
        if marked.mark is Mark.QUOTATION:
            opening, closing = quotation_marks(language)
            ours = Look(language, frozenset({Trait.OURS}), style.link)
            yield Placed(Span(opening, ours), path)
            yield from self.inlines(marked.content, language, style, path)
            yield Placed(Span(closing, ours), path)
            return
        if marked.mark in _MARKS:
            if style.taken:
                style = replace(style, bold=style.bold or marked.mark is not Mark.ITALIC)
            else:
                style = replace(style, trait=_MARKS[marked.mark], taken=True)
        elif marked.mark in _VERTICAL:
            style = replace(style, vertical=_VERTICAL[marked.mark])
        yield from self.inlines(marked.content, language, style, path)
