"""Reads the lines of a document: paragraphs, tables and pictures, in the order of the page.

In:  an open ``Package``.   Out: ``Line``s, notes and comments.
Promises: what a line is, its style says; a picture keeps the caption and credit that stand with it; what floats or
stands in a frame is read where it is anchored; nothing is judged here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from multipub.carriers._word.names import WORD, expand, value_at
from multipub.ingest import Guess
from multipub.ingest._docx import figures, links, tables
from multipub.ingest._docx.drawings import Drawn
from multipub.ingest._docx.equations import MATHS
from multipub.ingest._docx.gathering import gathered
from multipub.ingest._docx.letters import Span, Spans, tidied, words_of
from multipub.ingest._docx.lines import Line
from multipub.ingest._docx.links import Links
from multipub.ingest._docx.numbering import Numbering
from multipub.ingest._docx.package import Package
from multipub.ingest._docx.settled_parts import settle_part
from multipub.ingest._docx.standing import standing
from multipub.ingest._docx.styles import BODY_LEVEL, Kind, Styles
from multipub.ingest._docx.tongues import Tongues
from multipub.ingest._docx.tracked import Tracked, TrackedChange, settle
from multipub.ingest._docx.words import WordsReader

_W = f"{{{WORD}}}"
_BLOCKS = (_W + "p", _W + "tbl")
_LISTED = {Kind.ITEM, Kind.BOX_ITEM}
_COUNTED = re.compile(r"^\s*[^\W\d]+\.?\s*[\dIVXivx٠-٩۰-۹]+\s*[:.\-–—|]?\s*")
"""What Word puts before a caption: "Figure 2: ". Only taken off where Word itself counted."""


@dataclass(slots=True)
class Document:
    """One document being read; ``tongues`` says which tag of the story a tag of the document stands for."""

    package: Package
    tongues: Tongues
    tracked: Tracked = Tracked.ACCEPT
    links: Links = field(default_factory=Links)
    changes: list[TrackedChange] = field(default_factory=list)
    commented: dict[str, str] = field(default_factory=dict)
    calls: dict[str, str] = field(default_factory=dict)
    note_marks: dict[str, list[str]] = field(default_factory=dict)
    """The bookmarks in every note."""
    losses: list[Guess] = field(default_factory=list)
    """What Word shows and a story cannot hold as it is shown."""
    guesses: list[Guess] = field(default_factory=list)
    left_out: list[Guess] = field(default_factory=list)
    """What is no word of the story."""
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
        reader = self._reader(self.package.document, note_names)
        lines = list(self._flow(root, body, reader))
        self.commented |= reader.commented
        return gathered(lines, self.guesses)

    def notes(self) -> dict[str, list[Line]]:
        """Return the lines of every note, by the key that its calls carry."""
        found: dict[str, list[Line]] = {}
        for kind, mark in (("footnotes", "f"), ("endnotes", "e")):
            name, root = self.package.related(kind), self._part(kind)
            if root is None or name is None:
                continue
            reader = self._reader(name, {})
            for note in root:
                if note.get(_W + "type", "normal") == "normal":
                    key = mark + note.get(_W + "id", "")
                    self.note_marks[key] = [one.get(_W + "name", "") for one in note.iter(_W + "bookmarkStart")]
                    found[key] = list(self._in_note(self._flow(root, note, reader)))
        return found

    def running(self) -> list[str]:
        """Return the words of heads and feet, each once; what Word counts (pages) is none of them."""
        found: list[str] = []
        for name in self.package.all_related("header", "footer"):
            root = self.package.tree(name)
            if root is not None:
                reader = self._reader(name, {})
                found += [line.words for line in self._flow(root, root, reader) if line.words]
        return list(dict.fromkeys(found))

    def _flow(self, root: etree._Element, parent: etree._Element, reader: WordsReader) -> Iterator[Line]:
        """Yield the lines of a part, or of what stands in one, with everything tracked in it settled."""
        self.changes += settle(root, self.tracked)
        settle_part(root)
        yield from _Lines(self, reader, self._numbering).flow(parent)
        self.losses += reader.losses
        self.left_out += reader.left_out
        reader.losses, reader.left_out = [], []

    def _in_note(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Yield the lines of a note that are words; a picture or a table in a note is told."""
        for line in lines:
            if line.spans:
                yield line
            elif line.figure is not None or line.table is not None:
                what = "picture" if line.figure is not None else "table"
                reason = "a note holds words alone: move it into the text"
                self.losses.append(Guess(what=f"{what} in a note", words=line.words, reason=reason))

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
            elif self._reader.is_mark(child):
                continue
            elif child.tag == _W + "altChunk":
                self._embedded(child)
            elif isinstance(child.tag, str) and child.tag.startswith(MATHS):
                spans = tidied(self._reader.equation(child))
                yield from [Line(kind=Kind.PARAGRAPH, spans=spans)] if spans else []
            elif not self._reader.is_placeholder(child) and next(child.iter(*_BLOCKS), None) is not None:
                yield from self.flow(child)

    def _embedded(self, chunk: etree._Element) -> None:
        relation = self._reader.relations.get(chunk.get(expand("r:id"), ""))
        name = "" if relation is None else relation.target.rpartition("/")[2]
        reason = "its words are not read: open the document in Word, save it there, and import it again"
        self._document.losses.append(Guess(what="document in the document", words=name, reason=reason))

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
        if make(()).kind is Kind.NOT_SUPPLIED:
            yield figures.framed(tidied(one for one in pieces if isinstance(one, Span)), bookmarks)
        else:
            for part in standing(pieces, is_heading=make(()).kind is Kind.HEADING):
                if isinstance(part, Drawn):
                    yield from self._drawn(part, bookmarks)
                else:
                    yield from self._words(part, make)
        for box in boxes:
            yield from self.flow(box)

    def _drawn(self, drawn: Drawn, bookmarks: tuple[str, ...]) -> Iterator[Line]:
        if drawn.is_rule:
            yield Line(kind=Kind.DIVIDER)
        else:
            yield from figures.drawn(drawn, self._reader.relations, self._document.package, bookmarks)

    def _words(self, words: Iterable[Span], make: Callable[[Spans], Line]) -> Iterator[Line]:
        spans = self._led(tidied(words))
        line = make(spans)
        if line.kind is Kind.PICTURE and words_of(spans):
            line = Line(kind=Kind.PARAGRAPH, spans=spans, bookmarks=line.bookmarks, style=line.style)
        if spans or line.kind is Kind.DIVIDER:
            yield line

    def _led(self, spans: Spans) -> Spans:
        """Return words whose links lead where a story's can; the others are told."""
        led: list[Span] = []
        for span in spans:
            link = span.look.link
            kept = None if link is None else self._document.links.kept(link)
            if link is not None and kept is None and span.text.strip() and not span.look.ours:
                self._document.losses.append(links.lost(link, span.text))
            led.append(span if kept == link else Span(span.text, replace(span.look, link=kept)))
        return tidied(led)

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
        cells = {cell: list(self.flow(cell)) for cell in tables.cells_of(element)}
        lines = [line for cell in cells.values() for line in cell]
        is_frame = len(cells) == 1 and not tables.is_known(element, self._styles)
        if is_frame or tables.arranges(cells.values()):
            for line in lines:
                boxed = is_frame and line.kind is Kind.PARAGRAPH
                yield Line(kind=Kind.BOX, spans=line.spans) if boxed else line
            return
        shown = tables.read(element, lambda cell: list(self._cell(cells[cell])), self._styles)
        yield Line(kind=Kind.TABLE, table=shown)
        for line in lines:
            if line.figure is not None:
                self._lose("picture in a table", line.words, "it stands below the table")
                yield line

    def _cell(self, lines: Iterable[Line]) -> Iterator[Spans]:
        """Yield the words of a cell, a line a paragraph; those of a table in it, a line a row."""
        for line in lines:
            if line.table is not None:
                self._lose("table in a table", line.words, "its rows stand as lines in the cell")
                yield from tables.rows_of(line.table)
            elif line.spans:
                yield line.spans

    def _lose(self, what: str, words: str, reason: str) -> None:
        self._document.losses.append(Guess(what=what, words=words, reason=reason))


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
