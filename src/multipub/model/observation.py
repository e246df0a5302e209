"""What a reader meets in a finished file, in order.

Every format reads its own bytes back into an ``Observation``, with another library than the one that wrote them, and
``checks`` compares it with the ``Manuscript``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from multipub.model.speech_wishes import Skip
from multipub.model.text import WHITE_SPACE, Run


class Role(StrEnum):
    """What a passage is to its reader."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    HEADER_CELL = "header-cell"
    TABLE_CAPTION = "table-caption"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A heading, a paragraph, a list entry, a cell or a note; ``level`` is a heading's (1 to 6), else 0."""

    role: Role
    runs: tuple[Run, ...]
    level: int = 0

    @property
    def words(self) -> str:
        """The story's own words, without those that multipub added."""
        return joined(self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFigure:
    """A picture as a reader meets it.  ``None``: the file says nothing about it."""

    alt: str | None
    alt_language: str | None = None
    caption: tuple[Run, ...] = ()
    credit: tuple[Run, ...] = ()
    decorative: bool = False
    shown: bool = True
    """Whether a picture is there; false for the frame of one that was never supplied."""


Seen = Passage | SeenFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a word processor's own accessibility checker looks at, beside the words.

    ``header_rows`` counts, for each table in order, the rows at its head that repeat on every page; ``floating`` names
    the objects that stand in no line of the text; ``inks`` are the words' colours on their grounds, with the styles
    that they are in (style, ink, ground, ``#rrggbb``); ``wordless_links`` are the targets of links without words;
    ``blanks`` counts empty paragraphs that only make room.
    """

    header_rows: tuple[int, ...] = ()
    floating: tuple[str, ...] = ()
    inks: tuple[tuple[str, str, str], ...] = ()
    wordless_links: tuple[str, ...] = ()
    blanks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A finished edition, read back.

    ``source`` is the canonical XML found inside.  ``spoken`` is true for an edition that is heard: it says an
    alternative text that repeats the caption only once.
    """

    title: str
    language: str
    creators: tuple[str, ...]
    rights: str
    seen: tuple[Seen, ...]
    source: bytes | None
    credits: tuple[str, ...] = ()
    """The credit lines in the file's own metadata."""
    spoken: bool = False
    unspoken: frozenset[Skip] = frozenset()
    """What the file says is left out of its sound; the words are in ``seen`` all the same, from its transcript."""
    wished_unspoken: frozenset[Skip] | None = None
    """What the desk wished left out, where that is known; after the export only the file can say."""
    complaints: tuple[str, ...] = ()
    """What the reading itself found wrong: glyphs that are not the words, an utterance without sound."""
    layout: Layout | None = None
    """Of a document for a word processor."""

    @property
    def figures(self) -> tuple[SeenFigure, ...]:
        """Every picture, in reading order."""
        return tuple(one for one in self.seen if isinstance(one, SeenFigure))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of words, in reading order; captions and credits belong to their figures."""
        return tuple(one for one in self.seen if isinstance(one, Passage))


def joined(runs: Iterable[Run]) -> str:
    """Return the story's own words of ``runs`` as one line."""
    return WHITE_SPACE.sub(" ", "".join(run.text for run in runs if not run.ours)).strip()
