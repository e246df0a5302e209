"""Writes what is inside a block: words, marks, links, calls of notes.

In:  inlines and the element they stand in.   Out: nothing; the element holds them.
Promises: every word and every mark is written; a language is marked in ``lang`` and ``xml:lang``, and its direction.
"""

import unicodedata

from lxml import etree

from multipub.canonical.read_words import tidy_words
from multipub.canonical.vocabulary import XHTML, XML_LANG
from multipub.model.language import direction_of
from multipub.model.text import (
    Abbreviation,
    Dateline,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Marked,
    NoteCall,
    PageBreak,
    Text,
    Time,
    tidy,
)


def add_block(parent: etree._Element, name: str, style: str | None = None) -> etree._Element:
    """Add an XHTML element, with a class if ``style`` names one."""
    return etree.SubElement(parent, XHTML + name, {} if style is None else {"class": style})


def mark_language(element: etree._Element, language: str | None) -> None:
    """Say on ``element`` which language it is in, and which way that runs; nothing if it is that around it."""
    if language is not None:
        element.set("lang", language)
        element.set(XML_LANG, language)
        element.set("dir", direction_of(language))


def add_inlines(element: etree._Element, content: Inlines) -> None:
    """Put ``content`` into ``element``."""
    _fill(element, tidy(content))


def _fill(element: etree._Element, content: Inlines) -> None:
    for inline in content:
        if isinstance(inline, Text):
            _add_text(element, unicodedata.normalize("NFC", inline.text))
        else:
            _add_inline(element, inline)


def _add_text(element: etree._Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _add_inline(parent: etree._Element, inline: Inline) -> None:
    match inline:
        case Text():
            _add_text(parent, inline.text)
        case LineBreak():
            add_block(parent, "br")
        case NoteCall():
            call = add_block(parent, "a", "noteref")
            call.set("href", f"#{inline.note}")
            call.text = tidy_words(inline.sign)
        case PageBreak():
            page = add_block(parent, "span", "pagebreak")
            page.set("id", inline.id)
            page.set("title", tidy_words(inline.page))
        case Marked():
            marked = add_block(parent, inline.mark)
            mark_language(marked, inline.language)
            _fill(marked, inline.content)
        case Link():
            _add_link(parent, inline)
        case Abbreviation():
            short = add_block(parent, "abbr")
            if inline.expansion is not None:
                short.set("title", inline.expansion)
            mark_language(short, inline.language)
            _fill(short, inline.content)
        case Time():
            time = add_block(parent, "time")
            time.set("datetime", inline.moment)
            _fill(time, inline.content)
        case Dateline():
            _fill(add_block(parent, "span", "dateline"), inline.content)


def _add_link(parent: etree._Element, link: Link) -> None:
    element = add_block(parent, "a")
    element.set("href", link.target)
    if link.title is not None:
        element.set("title", link.title)
    mark_language(element, link.language)
    _fill(element, link.content)
