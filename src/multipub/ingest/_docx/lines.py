"""What is read out of a document, before anybody says what it means for a story.

In:  nothing.   Out: ``Line``s: paragraphs, tables and pictures in the order of the page.
"""

from dataclasses import dataclass

from multipub.ingest._docx.letters import Spans, words_of
from multipub.ingest._docx.styles import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A cell on the grid; ``header`` is ``col``, ``row`` or nothing; one that reaches down is ``None`` below itself."""

    spans: Spans
    column: int
    columns: int = 1
    header: str | None = None
    continues: bool = False
    """A cell from above reaches down into this place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """A table: its rows on the grid; the first ``heads`` repeat on every page."""

    rows: tuple[tuple[ShownCell, ...], ...]
    heads: int = 0
    caption: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a caption or a credit, and the language they are in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A picture with its words.

    ``id`` is the figure's in the story, where it is known; ``part`` is the name of the picture's file in the package.
    """

    id: str | None = None
    alt: str = ""
    alt_language: str = ""
    decorative: bool = False
    caption: Words | None = None
    credit: Words | None = None
    part: str | None = None
    digest: str | None = None
    address: str | None = None
    """Where a picture that is only linked lies; it is never fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph, a table, or a picture with its words.

    ``level`` is a heading's or a list entry's; ``list_id`` parts numbered lists that follow one another.
    """

    kind: Kind
    spans: Spans = ()
    level: int = 0
    ordered: bool = False
    list_id: str | None = None
    start: int = 1
    figure: ShownFigure | None = None
    table: ShownTable | None = None
    bookmarks: tuple[str, ...] = ()
    style: str = ""

    @property
    def words(self) -> str:
        """The words on one line."""
        if self.table is not None:
            cells = (words_of(cell.spans) for row in self.table.rows for cell in row)
            return " ".join(filter(None, (words_of(self.table.caption), *cells)))
        if self.figure is not None:
            said = (self.figure.alt, *(one.text for one in (self.figure.caption, self.figure.credit) if one))
            return " ".join(filter(None, said))
        return words_of(self.spans)

    @property
    def key(self) -> tuple[object, ...]:
        """What must be the same in two lines that are the same."""
        return (
            self.kind,
            self.level,
            self.ordered if self.kind in {Kind.ITEM, Kind.BOX_ITEM} else None,
            self.spans,
            self.table,
            None if self.figure is None else _figure_key(self.figure),
        )


def _figure_key(figure: ShownFigure) -> tuple[object, ...]:
    return (figure.id, figure.alt, figure.decorative, figure.caption, figure.credit, figure.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment: who wrote it, what, and the words it stands at."""

    author: str
    text: str
    at: str
    reply: bool = False
    done: bool = False
