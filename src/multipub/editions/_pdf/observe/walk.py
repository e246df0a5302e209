"""Walks the structure tree as a screen reader does: ActualText where there is one, else the glyphs.

In:  the elements of a PDF.   Out: passages and figures in logical order, and what the reading found wrong.
Promises: words are those of the file, never of the manuscript.  Where an element has ActualText, its letters are
compared with those of its glyphs: two sources that must agree.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from multipub.editions._pdf.observe.elements import Element, Link, Tree
from multipub.editions._pdf.observe.glyphs import Shown
from multipub.editions._pdf.observe.letters import compare_letters
from multipub.model.observation import Passage, Role, Seen, SeenFigure
from multipub.model.text import Run

_INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code", "Lbl", "Annot", "Ruby", "Warichu", "Em", "Strong"})
_TITLE = "Title"
_HEADINGS = {f"H{level}": level for level in range(1, 7)}
_ROLES = {"TH": Role.HEADER_CELL, "TD": Role.CELL, "Note": Role.NOTE, "FENote": Role.NOTE, "LBody": Role.ITEM}


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for everything in an element."""

    language: str
    role: Role = Role.TEXT
    ours: bool = False
    link: str | None = None

    def within(self, element: Element) -> "_Context":
        """Return what holds in ``element``."""
        return replace(
            self,
            language=element.text("Lang") or self.language,
            ours=self.ours or element.properties.get("words") == "ours" or element.role == "Lbl",
            link=(element.target or self.link) if element.role == "Link" else self.link,
            role=_ROLES.get(element.role, self.role),
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words, and the sequence they are drawn in unless they are an ActualText."""

    run: Run
    sequence: Shown | None = None


@dataclass(slots=True)
class Walk:
    """One walk through a tree.

    ``titled``: the headline is a Title (PDF 2.0), so that the headings below it begin at H1.
    """

    seen: list[Seen] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    titled: bool = False

    def through(self, tree: Tree, language: str) -> "Walk":
        """Walk through the whole tree."""
        self.titled = any(element.role == _TITLE for root in tree.roots for element in root.walk())
        for root in tree.roots:
            self._visit(root, _Context(language))
        return self

    def _visit(self, element: Element, context: _Context) -> None:
        """Read a block."""
        context = context.within(element)
        if element.role == _TITLE:
            self._flow(element, replace(context, role=Role.HEADING), level=1)
        elif element.role in _HEADINGS:
            self._flow(element, replace(context, role=Role.HEADING), level=_HEADINGS[element.role] + self.titled)
        elif element.properties.get("figure") == "decorative":
            self._decoration(element, context)
        elif element.role == "L":
            self._list(element, context)
        elif element.role == "Table":
            self._table(element, context)
        elif element.role in ("TH", "TD"):
            before = len(self.seen)
            self._flow(element, context)
            if len(self.seen) == before:
                self.seen.append(Passage(role=context.role, runs=()))
        else:
            self._flow(element, context)

    def _flow(self, element: Element, context: _Context, *, level: int = 0, start: tuple[_Piece, ...] = ()) -> None:
        """Read what is in a block: runs of text, and blocks between them."""
        pieces = list(start)
        if (words := self._exact(element, context)) is not None:
            self._close([*pieces, words], context, level)
            return
        kids = iter(element.kids)
        for kid in kids:
            if isinstance(kid, Shown | Link) or kid.role in _INLINE:
                pieces.extend(self._inline(kid, context))
                continue
            self._close(pieces, context, level)
            pieces = []
            if kid.role == "Figure":
                self._figure(kid, _next_caption(element, kid), context)
            elif kid.role != "Caption" or element.role == "Table":
                self._visit(kid, context)
        self._close(pieces, context, level)

    def _inline(self, kid: "Element | Shown | Link", context: _Context) -> Iterator[_Piece]:
        if isinstance(kid, Link):
            return
        if isinstance(kid, Shown):
            if kid.text:
                run = Run(text=kid.text, language=context.language, link=context.link, ours=context.ours)
                yield _Piece(run, kid)
            return
        context = context.within(kid)
        words = self._exact(kid, context)
        if words is not None:
            yield words
            return
        for below in kid.kids:
            yield from self._inline(below, context)

    def _exact(self, element: Element, context: _Context) -> _Piece | None:
        """Return the ActualText of an element, compared with its glyphs."""
        text = element.text("ActualText")
        if text is None:
            return None
        fault = compare_letters(text, tuple(element.sequences()))
        if fault:
            self.complaints.append(fault)
        return _Piece(Run(text=text, language=context.language, link=context.link, ours=context.ours))

    def _close(self, pieces: list[_Piece], context: _Context, level: int) -> None:
        if pieces:
            self.seen.append(Passage(role=context.role, runs=tuple(_joined(pieces, context.language)), level=level))

    def _list(self, element: Element, context: _Context) -> None:
        role = Role.TEXT if element.properties.get("list") == "terms" else Role.ITEM
        for item in element.kids:
            if not isinstance(item, Element):
                continue
            inside = context.within(item)
            labels: list[_Piece] = []
            for part in item.kids:
                if isinstance(part, Element) and part.role == "Lbl":
                    labels.extend(self._inline(part, inside))
                elif isinstance(part, Element):
                    self._flow(part, replace(inside.within(part), role=role), start=tuple(labels))
                    labels = []

    def _table(self, element: Element, context: _Context) -> None:
        for kid in element.kids:
            if isinstance(kid, Element):
                role = Role.TABLE_CAPTION if kid.role == "Caption" else context.role
                self._visit(kid, replace(context, role=role))

    def _figure(self, figure: Element, caption: Element | None, context: _Context) -> None:
        context = context.within(figure)
        words, credit = self._words_of(caption, context)
        self.seen.append(
            SeenFigure(
                alt=figure.text("Alt"),
                alt_language=context.language,
                caption=words,
                credit=credit,
                shown=any(sequence.pictures for sequence in figure.sequences()),
            )
        )

    def _decoration(self, element: Element, context: _Context) -> None:
        caption = next((kid for kid in element.kids if isinstance(kid, Element) and kid.role == "Caption"), None)
        words, credit = self._words_of(caption, context)
        shown = "file" not in element.properties
        self.seen.append(
            SeenFigure(
                alt="", alt_language=context.language, caption=words, credit=credit, decorative=True, shown=shown
            )
        )

    def _words_of(self, caption: Element | None, context: _Context) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        """Return the story's own words in a caption, and those of the credit in it."""
        own: list[Run] = []
        credit: list[Run] = []
        if caption is not None:
            inside = Walk(complaints=self.complaints)
            inner = context.within(caption)
            for kid in caption.kids:
                if isinstance(kid, Element):
                    inside.seen.clear()
                    inside._visit(kid, inner)
                    runs = [run for one in inside.seen if isinstance(one, Passage) for run in one.runs if not run.ours]
                    (credit if kid.properties.get("words") == "credit" else own).extend(runs)
        return tuple(own), tuple(credit)


def _next_caption(parent: Element, figure: Element) -> Element | None:
    """Return the caption that stands straight after a figure."""
    place = parent.kids.index(figure) + 1
    after = parent.kids[place] if place < len(parent.kids) else None
    return after if isinstance(after, Element) and after.role == "Caption" else None


def _joined(pieces: list[_Piece], language: str) -> Iterator[Run]:
    """Yield the runs, with a space between two sequences of glyphs where a new line begins."""
    before: _Piece | None = None
    for piece in pieces:
        if before and before.sequence and piece.sequence and _begins_line(before.sequence, piece.sequence):
            one, other = before.run, piece.run
            yield Run(
                text=" ",
                language=one.language if one.language == other.language else language,
                link=one.link if one.link == other.link else None,
                ours=one.ours and other.ours,
            )
        yield piece.run
        before = piece


def _begins_line(before: Shown, after: Shown) -> bool:
    """Whether ``after`` stands no further right than ``before``, or lower by the size of the larger letters."""
    if before.left is None or after.left is None or before.page != after.page or after.left <= before.left:
        return True
    return abs(after.line - before.line) > max(before.size, after.size)
