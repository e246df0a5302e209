"""Reads what is inside a block of body markup: words, marks, links, languages.

In:  an element of XHTML or NITF.   Out: inlines of the model.
Promises: every word comes out; a mark that the model does not know goes, its words stay; a link keeps its words even
where its address leads nowhere.
"""

import re
from collections.abc import Iterator

from lxml import etree

from multipub.ingest._markup.languages import tag_of
from multipub.ingest._markup.letters import clean, one_line
from multipub.ingest._markup.names import MARKS, SKIPPED, XML_LANG
from multipub.ingest._markup.parsing import name_of, words_of
from multipub.model.text import Abbreviation, Inline, LineBreak, Link, Mark, Marked, NoteCall, Text, Time, plain

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\"'<>]+", re.IGNORECASE)
_MOMENT = re.compile(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?"
)


def language_of(element: etree._Element) -> str | None:
    """Return the language an element marks itself with, if it is a language tag."""
    return tag_of(element.get(XML_LANG) or element.get("lang"))


class InlineReader:
    """Reads inlines, and counts the footnotes that stand inside them."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self.notes: list[tuple[NoteCall, etree._Element]] = []
        """Notes that stand where they are called (NITF ``fn``), in order."""
        self.footnotes: dict[str, str] = {}
        """Notes that stand below the text: the id of each in the input, and its id in the story."""

    def one_text(self, words: str | None) -> Iterator[Inline]:
        """Yield loose words as an inline, if there are any."""
        if words:
            yield Text(clean(words))

    def inside(self, element: etree._Element) -> list[Inline]:
        """Return everything inside ``element`` as inlines."""
        return list(self._inside(element))

    def _inside(self, element: etree._Element) -> Iterator[Inline]:
        if element.text:
            yield Text(clean(element.text))
        for child in element:
            yield from self.one(child)
            if child.tail:
                yield Text(clean(child.tail))

    def one(self, element: etree._Element) -> Iterator[Inline]:
        """Yield an inline element: one inline as a rule, its content where the model has no mark for it."""
        name = name_of(element)
        if name == "br":
            yield LineBreak()
        elif name == "fn":
            yield self._note(element)
        elif name in {"a", "virtloc"}:
            yield from self._link(element)
        elif name in {"abbr", "acronym"}:
            content = tuple(self._inside(element))
            yield Abbreviation(
                content=content, expansion=one_line(element.get("title")) or None, language=language_of(element)
            )
        elif name == "time" and _MOMENT.fullmatch(element.get("datetime") or ""):
            yield Time(moment=element.get("datetime") or "", content=tuple(self._inside(element)))
        elif name in MARKS:
            content = tuple(self._inside(element))
            if content and all(isinstance(one, NoteCall) for one in content):
                yield from content  # editions raise the calls of notes by themselves
            else:
                yield Marked(mark=MARKS[name], content=content, language=language_of(element))
        elif name not in SKIPPED:
            yield from self._unmarked(element)

    def _unmarked(self, element: etree._Element) -> Iterator[Inline]:
        language = language_of(element)
        if language is not None and words_of(element).strip():
            yield Marked(mark=Mark.SPAN, content=tuple(self._inside(element)), language=language)
        else:
            yield from self._inside(element)

    def _link(self, element: etree._Element) -> Iterator[Inline]:
        content = tuple(self._inside(element))
        target = (element.get("href") or "").strip()
        if target.startswith("#") and target[1:] in self.footnotes and plain(content):
            yield NoteCall(note=self.footnotes[target[1:]], sign=plain(content))
        elif plain(content) and _ADDRESS.fullmatch(target):
            yield Link(
                target=target,
                content=content,
                title=one_line(element.get("title")) or None,
                language=language_of(element),
            )
        else:
            yield from content

    def _note(self, element: etree._Element) -> NoteCall:
        number = len(self.notes) + 1
        call = NoteCall(note=f"{self._prefix}-fn-{number}", sign=str(number))
        self.notes.append((call, element))
        return call
