"""Reads the lines of a document: paragraphs, tables and pictures, in the order of the page.

In:  an open ``Package``.   Out: ``Line``s, notes and comments.
Promises: what a line is, its style says; a picture keeps the caption and credit that stand with it; what floats or
stands in a frame is read where it is anchored; nothing is judged here.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from multipub.carriers._word.names import WORD
from multipub.ingest import Guess
from multipub.ingest._docx import figures, tables
from multipub.ingest._docx.gathering import gathered
from multipub.ingest._docx.letters import Span, Spans, tidied, words_of
from multipub.ingest._docx.lines import Line
from multipub.ingest._docx.numbering import Numbering
from multipub.ingest._docx.package import Package
from multipub.ingest._docx.styles import BODY_LEVEL, Kind, Styles, value_at
from multipub.ingest._docx.tracked import Tracked, TrackedChange, settle
from multipub.ingest._docx.words import Drawn, Tongues, WordsReader

_W = f"{{{WORD}}}"
_CONTAINERS = frozenset(_W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_LISTED = {Kind.ITEM, Kind.BOX_ITEM}
_COUNTED = re.compile(r"^\s*[^\W\d]+\.?\s*[\dIVXivx٠-٩۰-۹]+\s*[:.\-–—|]?\s*")
"""What Word puts before a caption: "Figure 2: ". Only taken off where Word itself counted."""


@dataclass(slots=True)
class Document:
    """One document being read; ``tongues`` says which tag of the story a tag of the document stands for."""

    package: Package
    tongues: Tongues
    tracked: Tracked = Tracked.ACCEPT
    changes: list[TrackedChange] = field(default_factory=list)
    commented: dict[str, str] = field(default_factory=dict)
    calls: dict[str, str] = field(default_factory=dict)
    note_marks: dict[str, list[str]] = field(default_factory=dict)
    """The bookmarks in every note."""
    unread: list[Guess] = field(default_factory=list)
    """Drawings in the body that are no pictures."""
    styles: Styles = field(init=False)
    _numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        """Read the parts that the others lean on."""
        self.styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))

    def body(self, note_names: Mapping[str, str]) -> list[Line]:
        """Return the lines of the body; ``note_names`` gives notes the ids they have in the story."""
        root = self.package.tree(self.package.document)
        body = None if root is None else root.find(_W + "body")
        if root is None or body is None:
            raise self.package.damaged("its main part has no body")
        self.changes += settle(root, self.tracked)
        reader = self._reader(self.package.document, note_names)
        lines = list(_Lines(self, reader, self._numbering).flow(body))
        self.commented |= reader.commented
        self.unread += reader.unread
        return gathered(lines)

    def notes(self) -> dict[str, list[Line]]:
        """Return the lines of every note, by the key that its calls carry."""
        found: dict[str, list[Line]] = {}
        for kind, mark in (("footnotes", "f"), ("endnotes", "e")):
            name, root = self.package.related(kind), self._part(kind)
            if root is None or name is None:
                continue
            settle(root, self.tracked)
            reader = self._reader(name, {})
            for note in root:
                if note.get(_W + "type", "normal") == "normal":
                    key = mark + note.get(_W + "id", "")
                    self.note_marks[key] = [one.get(_W + "name", "") for one in note.iter(_W + "bookmarkStart")]
                    found[key] = [one for one in _Lines(self, reader, self._numbering).flow(note) if one.spans]
        return found

    def comment_tree(self, kind: str) -> etree._Element | None:
        """Return the part that holds comments, or what is said about them."""
        return self._part(kind)

    def _part(self, kind: str) -> etree._Element | None:
        name = self.package.related(kind)
        return None if name is None else self.package.tree(name)

    def _reader(self, part: str, note_names: Mapping[str, str]) -> WordsReader:
        return WordsReader(
            styles=self.styles,
            tongues=self.tongues,
            relations=self.package.relations(part),
            note_names=note_names,
            calls=self.calls,
        )


class _Lines:
    """Reads the lines of one part."""

    def __init__(self, document: Document, reader: WordsReader, numbering: Numbering) -> None:
        self._document, self._reader, self._numbering = document, reader, numbering
        self._styles = document.styles

    def flow(self, parent: etree._Element) -> Iterator[Line]:
        """Yield the lines of everything that stands in ``parent``."""
        for child in parent:
            if child.tag == _W + "p":
                yield from self.paragraph(child)
            elif child.tag == _W + "tbl":
                yield from self._table(child)
            elif child.tag in _CONTAINERS:
                yield from self.flow(child)
            elif child.tag == _W + "bookmarkStart":
                self._reader.bookmarks.append(child.get(_W + "name", ""))

    def paragraph(self, paragraph: etree._Element) -> Iterator[Line]:
        """Yield the lines of a paragraph: its words, and the pictures among them."""
        reader = self._reader
        reader.has_sequence = False
        properties = paragraph.find(_W + "pPr")
        style = value_at(properties, "w:pStyle") or self._styles.default
        pieces = list(reader.pieces(paragraph))
        bookmarks, reader.bookmarks = tuple(reader.bookmarks), []
        boxes, reader.boxes = reader.boxes, []
        make = self._maker(properties, style, bookmarks)
        words: list[Span] = []
        for piece in pieces:
            if isinstance(piece, Drawn):
                yield from self._words(words, make)
                words = []
                yield from figures.drawn(piece, self._reader.relations, self._document.package, bookmarks)
            else:
                words.append(piece)
        if make(()).kind is Kind.NOT_SUPPLIED:
            yield figures.framed(tidied(words), bookmarks)
        else:
            yield from self._words(words, make)
        for box in boxes:
            yield from self.flow(box)

    def _words(self, words: list[Span], make: Callable[[Spans], Line]) -> Iterator[Line]:
        spans = tidied(words)
        line = make(spans)
        if line.kind is Kind.PICTURE and words_of(spans):
            line = Line(kind=Kind.PARAGRAPH, spans=spans, bookmarks=line.bookmarks, style=line.style)
        if spans or line.kind is Kind.DIVIDER:
            yield line

    def _maker(
        self, properties: etree._Element | None, style: str, bookmarks: tuple[str, ...]
    ) -> Callable[[Spans], Line]:
        """Return what makes a line of the words of this paragraph."""
        kind, level = self._styles.kind(style)
        outline = value_at(properties, "w:outlineLvl")
        if kind is Kind.PARAGRAPH and outline and outline.isdigit() and int(outline) < BODY_LEVEL:
            kind, level = Kind.HEADING, int(outline) + 1
        number, depth = self._list(properties, style)
        ordered, start = self._styles.is_ordered(style), 1
        if number is not None and kind in {Kind.PARAGRAPH, *_LISTED}:
            kind = Kind.ITEM if kind is Kind.PARAGRAPH else kind
            level = depth
            ordered, start = self._numbering.is_ordered(number, depth), self._numbering.start(number, depth)
        counted = self._reader.has_sequence

        def make(spans: Spans) -> Line:
            return Line(
                kind=kind,
                spans=_uncounted(spans) if counted and kind in {Kind.CAPTION, Kind.TABLE_CAPTION} else spans,
                level=level,
                ordered=ordered if kind in _LISTED else False,
                list_id=number if kind in _LISTED else None,
                start=start,
                bookmarks=bookmarks,
                style=self._styles.name(style),
            )

        return make

    def _list(self, properties: etree._Element | None, style: str) -> tuple[str | None, int]:
        """Return the list that a paragraph stands in and the level in it: its own, else its style's."""
        number, level = value_at(properties, "w:numPr/w:numId"), value_at(properties, "w:numPr/w:ilvl")
        by_style = self._styles.numbering(style)
        if number is None and by_style is not None:
            number, level = by_style[0], level or str(by_style[1])
        depth = int(level) if level and level.isdigit() else 0
        return (number, depth) if self._numbering.is_known(number) else (None, 0)

    def _table(self, element: etree._Element) -> Iterator[Line]:
        """Yield a table; one that only arranges pictures, or frames one text, is read as what stands in it."""
        lines = [list(self.flow(cell)) for cell in element.iter(_W + "tc")]
        is_frame = len(lines) == 1 and not tables.is_known(element, self._styles)
        if is_frame or any(line.figure for cell in lines for line in cell):
            for line in (line for cell in lines for line in cell):
                boxed = is_frame and line.kind is Kind.PARAGRAPH
                yield Line(kind=Kind.BOX, spans=line.spans) if boxed else line
            return
        shown = tables.read(element, self._cell, self._styles)
        yield Line(kind=Kind.TABLE, table=shown)

    def _cell(self, cell: etree._Element) -> list[Spans]:
        """Return the words of a cell, a line a paragraph."""
        bookmarks = self._reader.bookmarks
        found = [line.spans for line in self.flow(cell) if line.spans]
        self._reader.bookmarks = bookmarks
        return found


def _uncounted(spans: Spans) -> Spans:
    """Take "Figure 2: " off a caption that Word counted; it may be spread over several runs."""
    found = _COUNTED.match("".join(one.text for one in spans))
    left = found.end() if found else 0
    kept: list[Span] = []
    for span in spans:
        taken = min(left, len(span.text))
        left -= taken
        if span.text[taken:]:
            kept.append(Span(span.text[taken:], span.look))
    return tidied(kept)
