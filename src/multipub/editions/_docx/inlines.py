"""Write the words of a block: marks, links, datelines, calls of notes, pages of the printed original.

In:  inlines and the line they go to.   Out: runs in it.
Promises: every inline of the canonical body has its way; words keep the language they are marked with.
"""

import unicodedata
from dataclasses import replace
from typing import Protocol

from multipub.carriers._word.names import quotation_marks
from multipub.carriers._word.style_names import Characters
from multipub.editions._docx.builder import ADDED, PLAIN, Line, WordsStyle
from multipub.model.language import Direction
from multipub.model.text import (
    Abbreviation,
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
    plain,
)


class Calls(Protocol):
    """Who writes the call of a note."""

    def call(self, line: Line, note: str, sign: str) -> None:
        """Write the sign that calls ``note``."""


def write(line: Line, content: Inlines, language: str, calls: Calls, look: WordsStyle = PLAIN) -> None:
    """Write ``content`` to ``line``."""
    for inline in content:
        match inline:
            case Text(text):
                line.words(text, language, look)
            case LineBreak():
                line.line_break()
            case NoteCall():
                calls.call(line, inline.note, inline.sign)
            case PageBreak():
                line.bookmark(inline.id)
            case Marked():
                _marked(line, inline, inline.language or language, calls, look)
            case Link():
                linked = replace(look, style=Characters.LINK)
                inner = line.link(inline.target, title=inline.title)
                write(inner, inline.content, inline.language or language, calls, linked)
            case Abbreviation():
                write(line, inline.content, inline.language or language, calls, look)
            case Time():
                write(line, inline.content, language, calls, look)
            case Dateline():
                write(line, inline.content, language, calls, replace(look, style=Characters.DATELINE))


def _marked(line: Line, marked: Marked, language: str, calls: Calls, look: WordsStyle) -> None:
    match marked.mark:
        case Mark.EMPHASIS:
            look = _styled(look, Characters.EMPHASIS)
        case Mark.STRONG:
            look = _styled(look, Characters.STRONG)
        case Mark.ITALIC:
            look = _styled(look, Characters.ITALIC)
        case Mark.SUBSCRIPT:
            look = replace(look, vertical="subscript")
        case Mark.SUPERSCRIPT:
            look = replace(look, vertical="superscript")
        case Mark.ISOLATE:
            look = replace(look, direction=None if marked.language else first_strong(plain(marked.content)))
        case Mark.QUOTATION:
            _quotation(line, marked, language, calls, look)
            return
        case Mark.SPAN:
            pass
    write(line, marked.content, language, calls, look)


def _styled(look: WordsStyle, style: Characters) -> WordsStyle:
    """Return the look with a character style; where there is one already (a link's), importance shows in weight."""
    if look.style is not None:
        return replace(look, bold=look.bold or style is not Characters.ITALIC)
    return replace(look, style=style)


def _quotation(line: Line, marked: Marked, language: str, calls: Calls, look: WordsStyle) -> None:
    """Write a quotation between marks of ours, as HTML's ``q`` is shown."""
    opening, closing = quotation_marks(language)
    line.words(opening, language, ADDED)
    write(line, marked.content, language, calls, look)
    line.words(closing, language, ADDED)


def first_strong(text: str) -> Direction | None:
    """Return the direction of the first letter that has one (UAX #9, P2), or nothing."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return Direction.LTR
            case "R" | "AL":
                return Direction.RTL
            case _:
                continue
    return None
