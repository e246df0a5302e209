"""Read NITF as the next system does: elements of ``xml.etree`` -> passages and figures.

In:  the root of a document, the language it is in.   Out: what stands there, in reading order.
Promises: every word is read with the language that stands around it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from multipub.editions._interchange.nitf_body import DESCRIPTION
from multipub.editions._interchange.reading_back import XML_LANG, language_in, runs, tag_of
from multipub.model.observation import Passage, Role, Seen, SeenFigure
from multipub.model.text import Run

BLOCKS = frozenset({"ul", "ol", "bq", "block", "table", "media", "fn", "hr", "p", "hl2"})
CELLS = {"td": Role.CELL, "th": Role.HEADER_CELL}
GROUPS = ("caption", "thead", "tbody", "tr", "tfoot")
"""The order in which a table is read; the foot stands before the body in the file."""


@dataclass(slots=True)
class NitfReader:
    """Reads a document in ``language``."""

    language: str
    _descriptions: list[Seen] = field(default_factory=list)

    def read(self, root: Element) -> tuple[Seen, ...]:
        """Return everything: section, opening, body, then the extended descriptions of the pictures."""
        return (*self._opening(root), *self._body(root), *self._descriptions)

    def _opening(self, root: Element) -> Iterator[Seen]:
        for pubdata in _named(root.iter(), "pubdata"):
            section = pubdata.get("position.section") or ""
            yield Passage(role=Role.TEXT, runs=(Run(text=section, language=self.language),))
        head = next(_named(root.iter(), "body.head"))
        hedline = next(_named(head, "hedline"))
        for line in hedline:
            level = 1 if tag_of(line) == "hl1" else 0
            yield self._passage(line, self.language, Role.HEADING if level else Role.TEXT, level)
        for line in _named(head, "byline"):
            yield self._passage(line, self.language)
        for note in _named(head, "note"):
            for paragraph in _named(note.iter(), "p"):
                yield self._passage(paragraph, self.language)

    def _body(self, root: Element) -> Iterator[Seen]:
        body = next(_named(root.iter(), "body"))
        for content in _named(body, "body.content"):
            for block in content:
                yield from self._block(block, self.language, note=False)

    def _block(self, element: Element, around: str, *, note: bool) -> Iterator[Seen]:
        tag, language = tag_of(element), element.get(XML_LANG) or around
        if tag == "media":
            yield self._media(element, language)
        elif tag == "hl2":
            level = int((element.get("class") or "h2")[1:])
            yield self._passage(element, around, Role.HEADING, level)
        elif tag in CELLS:
            yield self._passage(element, around, CELLS[tag])
        elif tag == "caption":
            yield self._passage(element, around, Role.TABLE_CAPTION)
        elif tag == "li":
            yield self._passage(element, around, Role.ITEM)
            for child in element:
                if tag_of(child) in BLOCKS:
                    yield from self._block(child, language, note=note)
        elif tag == "table":
            for child in sorted(element, key=lambda one: GROUPS.index(tag_of(one))):
                yield from self._block(child, language, note=note)
        elif tag in {"p", "credit"}:
            yield self._passage(element, around, Role.NOTE if note else Role.TEXT)
        else:
            for child in element:
                yield from self._block(child, language, note=note or tag == "fn")

    def _media(self, element: Element, around: str) -> SeenFigure:
        reference = next(_named(element, "media-reference"))
        for fact in _named(element, "media-metadata"):
            if fact.get("name") == DESCRIPTION:
                words = Run(text=fact.get("value") or "", language=fact.get(XML_LANG) or around)
                self._descriptions.append(Passage(role=Role.NOTE, runs=(words,)))
        captions = _named(element, "media-caption")
        producers = _named(element, "media-producer")
        return SeenFigure(
            alt=reference.get("alternate-text"),
            alt_language=reference.get(XML_LANG) or around,
            caption=tuple(run for one in captions for run in _runs(one, around)),
            credit=tuple(run for one in producers for run in _runs(one, around)),
            decorative=element.get("class") == "decorative",
            shown="source" in reference.attrib,
        )

    def _passage(self, element: Element, around: str, role: Role = Role.TEXT, level: int = 0) -> Passage:
        return Passage(role=role, level=level, runs=tuple(_runs(element, around)))


def _named(elements: Iterable[Element], name: str) -> Iterator[Element]:
    return (one for one in elements if tag_of(one) == name)


def _runs(element: Element, around: str) -> Iterator[Run]:
    """Yield the words of an element in its own language, else in that around it."""
    return runs(element, language_in(element, around), blocks=BLOCKS)
