"""Text inside a block: words, and what is marked about them.

The inline half of the canonical body: ``em strong i span bdi q sub sup a abbr time br``, the dateline, the call of a
footnote and the page break of a printed original.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
"""White space that HTML collapses.  No-break and other special spaces are the author's, and stay (CSS Text 3, 4.1)."""


class Mark(StrEnum):
    """What a marked stretch of words is; the value is its HTML element."""

    EMPHASIS = "em"
    STRONG = "strong"
    ITALIC = "i"
    SPAN = "span"
    ISOLATE = "bdi"
    QUOTATION = "q"
    SUBSCRIPT = "sub"
    SUPERSCRIPT = "sup"


@dataclass(frozen=True, slots=True)
class Text:
    """Words, as they are read.  NFC, white space collapsed."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words with a mark, a language of their own, or both."""

    mark: Mark
    content: "Inlines"
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere: ``https``, ``http`` or ``mailto``, or ``#id`` in the same text."""

    target: str
    content: "Inlines"
    title: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A short form, with its expansion where the author gave one."""

    content: "Inlines"
    expansion: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A date or time in words, with the moment it means (HTML ``datetime``)."""

    moment: str
    content: "Inlines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Place and date at the head of the first paragraph."""

    content: "Inlines"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCall:
    """The call of a footnote: the id of the note, and the sign that stands in the text."""

    note: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """Where a page of the printed original began."""

    id: str
    page: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line that ends because the author ended it."""


Inline = Text | Marked | Link | Abbreviation | Time | Dateline | NoteCall | PageBreak | LineBreak
Container = Marked | Link | Abbreviation | Time | Dateline
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LangText:
    """A phrase and its language (BCP 47)."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of words in one language, as a reader meets it.

    ``ours`` marks words that multipub added: labels, numbers, notices.  They come from ``wording/labels.py``.
    """

    text: str
    language: str
    link: str | None = None
    ours: bool = False


def plain(content: Inlines) -> str:
    """Return the words alone; a line break reads as a space, the call of a note and a page break as nothing."""
    return WHITE_SPACE.sub(" ", "".join(run.text for run in runs(content, "und"))).strip()


def runs(content: Inlines, language: str, link: str | None = None) -> Iterator[Run]:
    """Yield the words of ``content`` with their languages and links, in order.

    Signs that call a note are left out: they are no words of the sentence.
    """
    for inline in content:
        match inline:
            case Text(text):
                yield Run(text=text, language=language, link=link)
            case LineBreak():
                yield Run(text=" ", language=language, link=link)
            case NoteCall() | PageBreak():
                pass
            case Marked() | Abbreviation():
                yield from runs(inline.content, inline.language or language, link)
            case Link():
                yield from runs(inline.content, inline.language or language, inline.target)
            case Time() | Dateline():
                yield from runs(inline.content, language, link)


def tidy(content: Iterable[Inline]) -> Inlines:
    """Return ``content`` as a block holds it: collapsed white space, no spaces at its ends, neighbouring texts joined.

    Empty texts and empty marks go.  ``tidy(tidy(x)) == tidy(x)``.
    """
    tidied, _ = _collapse(tuple(content), after_space=True)
    return _strip_end(tidied)


def _collapse(content: Inlines, *, after_space: bool) -> tuple[Inlines, bool]:
    """Collapse white space across the borders of marks, as CSS does; say whether it ends in a space."""
    kept: list[Inline] = []
    for inline in content:
        if isinstance(inline, Text):
            text = WHITE_SPACE.sub(" ", inline.text)
            if after_space:
                text = text.removeprefix(" ")
            if not text:
                continue
            after_space = text.endswith(" ")
            last = kept[-1] if kept else None
            if isinstance(last, Text):
                kept[-1] = Text(last.text + text)
            else:
                kept.append(Text(text))
        elif isinstance(inline, LineBreak):
            kept = list(_strip_end(tuple(kept)))
            kept.append(inline)
            after_space = True
        elif isinstance(inline, NoteCall | PageBreak):
            kept.append(inline)
        else:
            inner, after_space = _collapse(inline.content, after_space=after_space)
            if inner:
                kept.append(replace(inline, content=inner))
    return tuple(kept), after_space


def _strip_end(content: Inlines) -> Inlines:
    """Take the space off the end, also where it is inside a mark or before a page break."""
    if not content:
        return content
    *before, last = content
    match last:
        case Text(text):
            shorter = text.removesuffix(" ")
            return (*before, Text(shorter)) if shorter else _strip_end(tuple(before))
        case Marked() | Link() | Abbreviation() | Time() | Dateline():
            inner = _strip_end(last.content)
            return (*before, replace(last, content=inner)) if inner else _strip_end(tuple(before))
        case LineBreak():
            return _strip_end(tuple(before))
        case NoteCall() | PageBreak():
            return content
