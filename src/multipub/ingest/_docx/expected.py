"""Says which lines a document of ours had when it left: what an edited one is held against.

In:  an article with every word settled.   Out: ``Expected``: its lines, each with the block it belongs to.
Promises: the same lines, in the same order, as reading an untouched document gives.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from multipub.ingest._docx import tables
from multipub.ingest._docx.expected_words import spans_of
from multipub.ingest._docx.letters import Spans
from multipub.ingest._docx.lines import Line, ShownFigure, Words
from multipub.ingest._docx.styles import Kind
from multipub.model.blocks import (
    Block,
    Divider,
    Footnote,
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    Paragraph,
    Placement,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.manuscript import Figure, Manuscript
from multipub.model.text import WHITE_SPACE, Inlines

LEVELS = 9
"""Levels of a list in Word (17.9.6)."""

OURS = -1
"""The owner of a line that multipub added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A line as it left: ``owner`` is the place of its block in the body; ``content`` and ``language`` its words."""

    line: Line
    owner: int
    content: Inlines = ()
    language: str | None = None
    figure: Placement | None = None
    table: Table | None = None


@dataclass(slots=True, kw_only=True)
class Expected:
    """The body of an article as a document shows it."""

    manuscript: Manuscript
    blocks: tuple[Block, ...]
    digests: dict[str, str]
    """The SHA-256 of the picture in the document, by the id of its figure."""
    origins: list[Origin] = field(default_factory=list)
    notes: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Work out the lines."""
        self.notes = frozenset(note.id for note in self.manuscript.footnotes)
        self.origins = [
            one for one in self._lines() if one.line.spans or one.line.figure or one.line.table or _rule(one)
        ]

    @property
    def language(self) -> str:
        """The article's."""
        return self.manuscript.language

    def words(self, content: Inlines, language: str | None = None) -> Spans:
        """Return what the document shows of ``content``."""
        return spans_of(content, language or self.language, self.notes)

    def _lines(self) -> Iterator[Origin]:
        figures = {figure.id: figure for figure in self.manuscript.figures}
        was_table = False
        for owner, block in enumerate(self.blocks):
            if isinstance(block, Table) and was_table and not block.caption:
                yield Origin(line=Line(kind=Kind.DIVIDER), owner=OURS)
            yield from self._block(block, owner, figures)
            if not isinstance(block, Footnote):
                was_table = _ends_in_table(block) if _has_lines(block) else was_table

    def _block(self, block: Block, owner: int, figures: dict[str, Figure]) -> Iterator[Origin]:
        match block:
            case Paragraph():
                yield self._words(Kind.PARAGRAPH, block.content, owner, block.language)
            case Heading():
                yield self._words(Kind.HEADING, block.content, owner, block.language, block.level)
            case ListBlock():
                yield from self._list(block, owner, Kind.ITEM)
            case Quote():
                for one in block.paragraphs:
                    yield self._words(Kind.QUOTE, one.content, owner, one.language or block.language)
                if block.attribution:
                    yield self._words(Kind.ATTRIBUTION, block.attribution, owner, block.language)
            case PullQuote():
                for one in block.paragraphs:
                    yield self._words(Kind.PULL_QUOTE, one.content, owner, one.language)
            case Table():
                yield self._table(block, owner)
            case Infobox():
                yield from self._infobox(block, owner)
            case Gallery():
                for place in block.figures:
                    yield self._figure(place, owner, figures)
            case Placement():
                yield self._figure(block, owner, figures)
            case Divider():
                yield Origin(line=Line(kind=Kind.DIVIDER), owner=owner)
            case Footnote():
                return

    def _words(self, kind: Kind, content: Inlines, owner: int, language: str | None, level: int = 0) -> Origin:
        line = Line(kind=kind, spans=self.words(content, language), level=level)
        return Origin(line=line, owner=owner, content=content, language=language)

    def _list(self, block: ListBlock, owner: int, kind: Kind, level: int = 0) -> Iterator[Origin]:
        for item in block.items:
            line = Line(kind=kind, spans=self.words(item.content), level=min(level, LEVELS - 1), ordered=block.ordered)
            yield Origin(line=line, owner=owner, content=item.content)
            for below in item.lists:
                yield from self._list(below, owner, kind, level + 1)

    def _infobox(self, box: Infobox, owner: int) -> Iterator[Origin]:
        if box.heading:
            heading = box.heading
            yield self._words(Kind.BOX_HEADING, heading.content, owner, heading.language, heading.level)
        was_table = False
        for part in box.blocks:
            match part:
                case Paragraph():
                    yield self._words(Kind.BOX, part.content, owner, part.language)
                case ListBlock():
                    yield from self._list(part, owner, Kind.BOX_ITEM)
                case Table():
                    if was_table and not part.caption:
                        yield Origin(line=Line(kind=Kind.DIVIDER), owner=OURS)
                    yield self._table(part, owner)
            was_table = isinstance(part, Table)

    def _table(self, table: Table, owner: int) -> Origin:
        shown = tables.expected(table, self.language, self.notes)
        return Origin(line=Line(kind=Kind.TABLE, table=shown), owner=owner, table=table)

    def _figure(self, place: Placement, owner: int, figures: dict[str, Figure]) -> Origin:
        figure = figures[place.id]
        shown = ShownFigure(
            id=figure.id,
            alt=_collapsed(figure.alt.text),
            alt_language=figure.alt.language,
            decorative=figure.decorative,
            caption=Words(text=_collapsed(figure.caption.text), language=figure.caption.language)
            if figure.caption
            else None,
            credit=Words(text=_collapsed(figure.credit.line), language=figure.credit.language)
            if figure.credit
            else None,
            digest=self.digests.get(figure.id),
        )
        return Origin(line=Line(kind=Kind.PICTURE, figure=shown), owner=owner, figure=place)


def _rule(origin: Origin) -> bool:
    return origin.line.kind is Kind.DIVIDER


def _collapsed(words: str) -> str:
    return WHITE_SPACE.sub(" ", words).strip(" ")


def _has_lines(block: Block) -> bool:
    return not (isinstance(block, Infobox) and not block.heading and not block.blocks)


def _ends_in_table(block: Block) -> bool:
    if isinstance(block, Infobox):
        return bool(block.blocks) and isinstance(block.blocks[-1], Table)
    return isinstance(block, Table)
