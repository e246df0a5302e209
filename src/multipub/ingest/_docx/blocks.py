"""Makes blocks of lines.

In:  lines, each with what it was if it was there before; the blocks there were.   Out: the blocks there are.
Promises: a block of which no line changed comes back as it was, whatever a document cannot show of it; what was one
block stays one; ids are kept, and new ones are new.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from multipub.ingest._docx import tables
from multipub.ingest._docx.expected import Expected
from multipub.ingest._docx.grouping import Grouping, Met, same_list
from multipub.ingest._docx.letters import language_of
from multipub.ingest._docx.styles import Kind
from multipub.ingest._docx.weaving import weave
from multipub.ingest._markup.blocks import level_of
from multipub.model.blocks import (
    Block,
    Divider,
    Footnote,
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    ListItem,
    Paragraph,
    Placement,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.language import same_language
from multipub.model.text import Inlines

Blocks = list[tuple[int | None, Block]]
"""Blocks with the place of the block that they were."""


@dataclass(slots=True, kw_only=True)
class Builder:
    """Builds the blocks of one article."""

    expected: Expected | None
    language: str
    notes: frozenset[str]
    placed: dict[int, Placement]
    """The placement of every picture, by the identity of its line."""
    _grouping: Grouping = field(init=False)
    _ids: set[str] = field(default_factory=set)
    _count: int = 0

    def __post_init__(self) -> None:
        """Know which lines belonged together."""
        self._grouping = Grouping(None if self.expected is None else self.expected.blocks)

    def blocks(self, lines: Sequence[Met]) -> list[Block]:
        """Return the blocks that the lines make."""
        old = self.expected.blocks if self.expected else ()
        found: Blocks = []
        used: set[int] = set()
        for group in self._grouping.groups(lines):
            owner = next((one.owner for one in group if one.owner is not None), None)
            owner = None if owner in used else owner
            if owner is not None:
                used.add(owner)
            found += [(owner, block) for block in self._block(group, owner)]
        return [block for _, block in self._with_unseen(found, old)]

    def _block(self, group: list[Met], owner: int | None) -> Iterator[Block]:
        """Yield the block of a group: as it was if nothing changed in it, else made anew."""
        old = None if owner is None else self._grouping.old(owner)
        if self.expected is not None and old is not None and all(one.unchanged for one in group):
            wanted = [place for place, one in enumerate(self.expected.origins) if one.owner == owner]
            if [one.place for one in group] == wanted:
                yield self._as_it_was(old, group)
                return
        yield self._made(group, old)

    def _as_it_was(self, old: Block, group: list[Met]) -> Block:
        if isinstance(old, Placement):
            return self.placed[id(group[0].line)]
        if isinstance(old, Gallery):
            return Gallery(figures=tuple(self.placed[id(one.line)] for one in group))
        return old

    def _made(self, group: list[Met], old: Block | None) -> Block:
        first = group[0]
        match self._grouping.family(first) or first.line.kind:
            case "list":
                return self._list(group, old if isinstance(old, ListBlock) else None)
            case "quote":
                return self._quote(group, old if isinstance(old, Quote) else None)
            case "pull quote":
                return PullQuote(paragraphs=tuple(self.paragraph(one) for one in group))
            case "box":
                return self._infobox(group, old if isinstance(old, Infobox) else None)
            case "picture":
                places = tuple(self.placed[id(one.line)] for one in group)
                return Gallery(figures=places) if len(places) > 1 or isinstance(old, Gallery) else places[0]
            case Kind.TABLE:
                return self._table(first)
            case Kind.DIVIDER:
                return Divider()
            case Kind.HEADING:
                paragraph = self.paragraph(first)
                level = level_of(first.line.level)
                return Heading(level=level, content=paragraph.content, language=paragraph.language)
            case _:
                return self.paragraph(first)

    def paragraph(self, met: Met) -> Paragraph:
        """Return the words of a line, with what they had beyond it."""
        origin = met.origin
        if origin is not None and met.line.spans == origin.line.spans:
            return Paragraph(content=origin.content, language=origin.language)
        own = language_of(met.line.spans, self.language)
        if origin is not None:
            language = origin.language or self.language
            same = same_language(own, language) or same_language(own, self.language)
            own = language if same else own
        tag = None if same_language(own, self.language) else own
        if origin is not None and origin.language and same_language(own, origin.language):
            tag = origin.language
        return Paragraph(content=self._words(met, own), language=tag)

    def _words(self, met: Met, language: str | None = None) -> Inlines:
        origin = met.origin
        content = () if origin is None else origin.content
        context = self.language if origin is None else origin.language or self.language
        return weave(content, met.line.spans, language or self.language, context, self.notes)

    def _list(self, group: Sequence[Met], old: ListBlock | None) -> ListBlock:
        base = min(one.line.level for one in group)
        first = next(one.line for one in group if one.line.level == base)
        items: list[ListItem] = []
        place = 0
        while place < len(group):
            met = group[place]
            place += 1
            below: list[Met] = []
            while place < len(group) and group[place].line.level > base:
                below.append(group[place])
                place += 1
            lists = tuple(self._lists(below))
            items.append(ListItem(content=self._item(met), lists=lists))
        start = old.start if old is not None else first.start
        return ListBlock(ordered=first.ordered, items=tuple(items), start=start if first.ordered else 1)

    def _item(self, met: Met) -> Inlines:
        unchanged = met.origin is not None and met.line.spans == met.origin.line.spans
        return met.origin.content if unchanged and met.origin is not None else self._words(met)

    def _lists(self, lines: Sequence[Met]) -> Iterator[ListBlock]:
        """Yield the lists that lines of one level and deeper make: another one where the numbering changes."""
        run: list[Met] = []
        for met in lines:
            if run and met.line.level <= run[0].line.level and met.line.ordered != run[0].line.ordered:
                yield self._list(run, None)
                run = []
            run.append(met)
        if run:
            yield self._list(run, None)

    def _quote(self, group: list[Met], old: Quote | None) -> Quote:
        last = group[-1]
        language = None if old is None else old.language
        paragraphs = tuple(self._unless(self.paragraph(one), language) for one in group if one is not last)
        if last.line.kind is Kind.ATTRIBUTION and paragraphs:
            attribution = self.paragraph(last).content
        else:
            paragraphs, attribution = (*paragraphs, self._unless(self.paragraph(last), language)), ()
        cite = None if old is None else old.cite
        return Quote(paragraphs=paragraphs, attribution=attribution, cite=cite, language=language)

    @staticmethod
    def _unless(paragraph: Paragraph, language: str | None) -> Paragraph:
        """Leave out the language of a paragraph that is the whole quotation's."""
        return replace(paragraph, language=None) if paragraph.language == language else paragraph

    def _infobox(self, group: list[Met], old: Infobox | None) -> Infobox:
        heading: Heading | None = None
        first = group[0]
        if first.line.kind is Kind.BOX_HEADING:
            words = self.paragraph(first)
            level = level_of(first.line.level)
            heading = Heading(level=level, content=words.content, language=words.language)
            group = group[1:]
        parts: list[Paragraph | ListBlock | Table] = []
        run: list[Met] = []
        for met in group:
            if run and not (met.line.kind is Kind.BOX_ITEM and same_list(run, met)):
                parts.append(self._list(run, None))
                run = []
            if met.line.kind is Kind.BOX_ITEM:
                run.append(met)
            else:
                parts.append(self._table(met) if met.line.table is not None else self.paragraph(met))
        if run:
            parts.append(self._list(run, None))
        return Infobox(id=old.id if old else self.new_id("box"), heading=heading, blocks=tuple(parts))

    def _table(self, met: Met) -> Table:
        shown = met.line.table
        old = met.origin.table if met.origin is not None else None
        if old is not None and met.unchanged:
            return old
        if shown is None:
            raise ValueError("a line of a table has none")
        return tables.made(shown, old, self.new_id("table"), self.language, self.notes)

    def new_id(self, kind: str) -> str:
        """Return an id that nothing in the article has."""
        taken = self._ids or {one for block in (self.expected.blocks if self.expected else ()) for one in ids_of(block)}
        self._ids = taken
        while True:
            self._count += 1
            made = f"{self.language}-{kind}-{self._count}"
            if made not in taken:
                taken.add(made)
                return made

    def _with_unseen(self, found: Blocks, old: Sequence[Block]) -> Blocks:
        """Put back the blocks that no document shows, and the footnotes, behind the block that they stood behind."""
        seen = set() if self.expected is None else {one.owner for one in self.expected.origins}
        for place, block in enumerate(old):
            if place in seen:
                continue
            before = [at for at, (owner, _) in enumerate(found) if owner is not None and owner < place]
            nearest = max(before, key=lambda at: (found[at][0] or 0, at), default=-1)
            found.insert(nearest + 1, (place, block))
        return found


def ids_of(block: Block) -> Iterator[str]:
    """Yield the ids in a block."""
    match block:
        case Table() | Infobox() | Footnote() | Placement():
            yield block.id
            if isinstance(block, Infobox):
                yield from (one.id for one in block.blocks if isinstance(one, Table))
        case Gallery():
            yield from (one.id for one in block.figures)
        case _:
            return
