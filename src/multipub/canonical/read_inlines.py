"""Reads what is inside a block: words, marks, links, calls of notes.

In:  an XHTML element.   Out: tidy inlines.
Promises: every word comes out; an element or attribute that the profile does not know is a fault with its line.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from lxml import etree

from multipub.canonical.elements import kind_of, local_name, marked_language, text_of
from multipub.canonical.faults import Faults
from multipub.canonical.read_words import tidy_words
from multipub.canonical.vocabulary import XML_LANG
from multipub.model.text import (
    Abbreviation,
    Dateline,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Marked,
    NoteCall,
    PageBreak,
    Text,
    Time,
    tidy,
)

_LANGUAGE = ("lang", XML_LANG, "dir")
_MARKS = {mark.value: mark for mark in Mark}
_KINDS = {
    **dict.fromkeys(_MARKS, frozenset(_LANGUAGE)),
    "a": frozenset({*_LANGUAGE, "href", "title"}),
    "abbr": frozenset({*_LANGUAGE, "title"}),
    "time": frozenset({"datetime"}),
    "br": frozenset(),
    "span.dateline": frozenset({"class"}),
    "span.pagebreak": frozenset({"class", "id", "title"}),
    "a.noteref": frozenset({"class", "href"}),
}
"""Every inline of the profile, as element or element.class, and the attributes it may have."""


def check_attributes(element: etree._Element, allowed: Iterable[str], faults: Faults) -> None:
    """Enter a fault for every attribute that is not ``allowed`` here."""
    allowed = frozenset(allowed)
    for attribute in element.attrib:
        if attribute not in allowed:
            name = str(attribute).rpartition("}")[2]
            faults.add("CAN-S00", f"the attribute {name} is not allowed on <{local_name(element)}>", element)


def children_of(element: etree._Element, faults: Faults) -> Iterator[etree._Element]:
    """Yield the children of an element that holds no words of its own; words between them are a fault."""
    stray = [element.text or "", *(child.tail or "" for child in element)]
    words = " ".join(piece.strip() for piece in stray if piece.strip())
    if words:
        faults.add("CAN-S00", f"words stand loose in <{local_name(element)}>: {words[:40]!r}", element)
    yield from element


def read_inlines(element: etree._Element, faults: Faults, *, until: frozenset[str] = frozenset()) -> Inlines:
    """Return the inlines of ``element``, up to the first child whose name is in ``until``."""
    return tidy(_inlines(element, faults, until))


def _inlines(element: etree._Element, faults: Faults, until: frozenset[str] = frozenset()) -> Iterator[Inline]:
    if element.text:
        yield _text(element.text)
    for child in element:
        if kind_of(child) in until:
            return
        inline = _inline(child, faults)
        if inline is not None:
            yield inline
        if child.tail:
            yield _text(child.tail)


def _text(words: str) -> Text:
    return Text(unicodedata.normalize("NFC", words))


def _inline(element: etree._Element, faults: Faults) -> Inline | None:
    kind = kind_of(element)
    if kind not in _KINDS:
        inside = element.getparent()
        around = "" if inside is None else f" inside <{local_name(inside)}>"
        faults.add("CAN-S00", f"<{kind.replace('.', ' class=')}> is not allowed{around}", element)
        return None
    check_attributes(element, _KINDS[kind], faults)
    match kind:
        case "br":
            return LineBreak()
        case "span.pagebreak":
            return PageBreak(id=element.get("id", ""), page=tidy_words(element.get("title", "")))
        case "a.noteref":
            return _note_call(element, faults)
        case _:
            return _container(element, kind, faults)


def _container(element: etree._Element, kind: str, faults: Faults) -> Inline:
    """Return an inline that has words inside."""
    content, language = tuple(_inlines(element, faults)), marked_language(element)
    match kind:
        case "a":
            title = element.get("title")
            return Link(target=element.get("href", ""), content=content, title=title, language=language)
        case "abbr":
            return Abbreviation(content=content, expansion=element.get("title"), language=language)
        case "time":
            return Time(moment=element.get("datetime") or tidy_words(text_of(element)), content=content)
        case "span.dateline":
            return Dateline(content=content)
        case _:
            return Marked(mark=_MARKS[kind], content=content, language=language)


def _note_call(element: etree._Element, faults: Faults) -> NoteCall:
    target = element.get("href", "")
    if not target.startswith("#"):
        faults.add("CAN-S17", f"the call of a note leads to {target!r}", element)
    return NoteCall(note=target.removeprefix("#"), sign=tidy_words(text_of(element)))
