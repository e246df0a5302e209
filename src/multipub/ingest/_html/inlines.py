"""Reads what stands inside a line: words, emphasis, links, languages.

In:  elements and text.   Out: ``Inlines`` as a block holds them.
Promises: every word is kept; marks that mean nothing to a reader (spans, colours) go; a link leads to a whole address
or is none.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urljoin

from lxml import etree

from multipub.ingest._html.elements import attribute, cleaned, tag_of
from multipub.ingest._html.metadata import tidy_language
from multipub.ingest._html.notes import CALLS, SIGN, note_id
from multipub.model.language import same_language
from multipub.model.text import (
    Abbreviation,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Marked,
    NoteCall,
    Text,
    Time,
    plain,
)

_MARKS = {
    "em": Mark.EMPHASIS,
    "strong": Mark.STRONG,
    "b": Mark.STRONG,
    "i": Mark.ITALIC,
    "cite": Mark.ITALIC,
    "var": Mark.ITALIC,
    "dfn": Mark.EMPHASIS,
    "q": Mark.QUOTATION,
    "sub": Mark.SUBSCRIPT,
    "sup": Mark.SUPERSCRIPT,
    "bdi": Mark.ISOLATE,
}
_SILENT = frozenset({"img", "picture", "source", "wbr", "rp", "head", "title"})
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MOMENT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?")
_EDGE = re.compile(r"^[\s\u00a0]|[\s\u00a0]$")


class InlineReader:
    """Reads the insides of lines; ``language`` is the article's, ``base`` the page's address."""

    def __init__(self, language: str, base: str | None) -> None:
        self._language, self._base = language, base

    def read(self, nodes: Iterable[str | etree._Element]) -> Inlines:
        """Return words and elements as inlines, not yet tidied; an element's tail is not read."""
        found: list[Inline] = []
        for node in nodes:
            if isinstance(node, str):
                found.extend(self._words(node))
            else:
                found.extend(self._element(node))
        return tuple(found)

    def inside(self, element: etree._Element) -> Inlines:
        """Return what stands inside an element."""
        return self.read(nodes_of(element))

    def _words(self, words: str) -> Inlines:
        """Return words, clean; the spaces at their ends part them from their neighbours."""
        middle = cleaned(words)
        if not middle:
            return (Text(" "),) if words else ()
        before = " " if _EDGE.match(words[:1]) else ""
        after = " " if _EDGE.match(words[-1:]) else ""
        return (Text(before + middle + after),)

    def _element(self, element: etree._Element) -> Inlines:
        tag = tag_of(element)
        if tag == "br":
            return (LineBreak(),)
        if not tag or tag in _SILENT:
            return ()
        if element.get(CALLS) is not None:
            return (NoteCall(note=note_id(element.get(CALLS) or ""), sign=element.get(SIGN) or "*"),)
        content = self.inside(element)
        if tag == "ruby":
            return content
        if tag == "rt":
            return (Text("（"), *content, Text("）")) if plain(content) else ()
        if not plain(content):
            return content
        language = self.language_of(element)
        if tag == "a":
            return self._link(element, content, language)
        if tag in _MARKS:
            return (Marked(mark=_MARKS[tag], content=content, language=language),)
        if tag == "abbr":
            return (Abbreviation(content=content, expansion=attribute(element, "title") or None, language=language),)
        if tag == "time" and _MOMENT.fullmatch(element.get("datetime") or ""):
            return (Time(moment=element.get("datetime") or "", content=content),)
        return (Marked(mark=Mark.SPAN, content=content, language=language),) if language else content

    def language_of(self, element: etree._Element) -> str | None:
        """Return the language an element says for itself, if it is not the article's."""
        said = tidy_language(element.get("lang") or element.get(_XML_LANG) or element.get("xml:lang"))
        return None if said is None or same_language(said, self._language) else said

    def _link(self, element: etree._Element, content: Inlines, language: str | None) -> Inlines:
        target = whole_address(element.get("href"), self._base)
        if target is None:
            return (Marked(mark=Mark.SPAN, content=content, language=language),) if language else content
        return (Link(target=target, content=content, title=attribute(element, "title") or None, language=language),)


def nodes_of(element: etree._Element) -> Iterable[str | etree._Element]:
    """Yield what stands inside an element, words and elements in their order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def whole_address(address: str | None, base: str | None) -> str | None:
    """Return a whole https, http or mailto address, or nothing: no reader can follow half a one."""
    said = "".join((address or "").split())
    if not said or said.startswith("#"):
        return None
    try:
        whole = urljoin(base or "", said)
    except ValueError:
        return None
    lowered = whole.lower()
    known = lowered.startswith(("https://", "http://")) and len(lowered) > len("https://")
    if not (known or lowered.startswith("mailto:")) or re.search(r"[<>\"\\^`{|}\x00-\x20\ufffd]", whole):
        return None
    return unicodedata.normalize("NFC", whole)


def split_inlines(content: Inlines, length: int) -> tuple[Inlines, Inlines]:
    """Divide text after ``length`` characters; a mark around the place stands around both halves."""
    before: list[Inline] = []
    left = length
    for place, inline in enumerate(content):
        if left <= 0:
            return tuple(before), content[place:]
        words = plain_raw(inline)
        if isinstance(inline, Text) and len(words) > left:
            return (*before, Text(words[:left])), (Text(words[left:]), *content[place + 1 :])
        if isinstance(inline, Marked | Link) and len(words) > left:
            first, second = split_inlines(inline.content, left)
            halves = replace(inline, content=first), replace(inline, content=second)
            return (*before, halves[0]), (halves[1], *content[place + 1 :])
        before.append(inline)
        left -= len(words)
    return tuple(before), ()


def plain_raw(inline: Inline) -> str:
    """Return the words of one inline as they stand, spaces included."""
    if isinstance(inline, Text):
        return inline.text
    if isinstance(inline, LineBreak):
        return " "
    content: Inlines = getattr(inline, "content", ())
    return "".join(plain_raw(one) for one in content)
