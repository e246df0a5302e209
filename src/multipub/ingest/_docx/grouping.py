"""Says which lines are one block.

In:  lines, each with what it was; the blocks there were.   Out: groups of lines.
Promises: what was one block stays one, what were two stay two; a new line between two of a block belongs to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from multipub.ingest._docx.expected import OURS, Origin
from multipub.ingest._docx.lines import Line
from multipub.ingest._docx.styles import Kind
from multipub.model.blocks import Block, Gallery, Infobox

_FAMILIES = {
    Kind.ITEM: "list",
    Kind.QUOTE: "quote",
    Kind.ATTRIBUTION: "quote",
    Kind.PULL_QUOTE: "pull quote",
    Kind.BOX: "box",
    Kind.BOX_HEADING: "box",
    Kind.BOX_ITEM: "box",
    Kind.PICTURE: "picture",
}


@dataclass(slots=True)
class Met:
    """A line of the document, and what it was."""

    line: Line
    origin: Origin | None = None
    place: int | None = None

    @property
    def owner(self) -> int | None:
        """The place of the block that it belongs to, while it is still the kind of line that it was there."""
        if self.origin is None or self.origin.owner == OURS or self.line.kind is not self.origin.line.kind:
            return None
        return self.origin.owner

    @property
    def unchanged(self) -> bool:
        """Whether it is what it was."""
        return self.origin is not None and self.line.key == self.origin.line.key


class Grouping:
    """Groups the lines of one article; ``blocks`` are those there were, nothing for a document that is not ours."""

    def __init__(self, blocks: tuple[Block, ...] | None) -> None:
        self._blocks = blocks

    def groups(self, lines: Sequence[Met]) -> Iterator[list[Met]]:
        """Yield the lines of every block."""
        group: list[Met] = []
        for place, met in enumerate(lines):
            if met.origin is not None and met.origin.owner == OURS:
                continue
            if group and self._joins(group, met, lines[place + 1 :]):
                group.append(met)
                continue
            if group:
                yield group
            group = [met]
        if group:
            yield group

    def _joins(self, group: list[Met], met: Met, following: Sequence[Met]) -> bool:
        """Whether a line belongs to the block before it."""
        last = group[-1]
        mine = met.owner
        its = next((one.owner for one in reversed(group) if one.owner is not None), None)
        if mine is not None and its is not None:
            return mine == its
        family = self.family(last)
        if family is None or family != self.family(met):
            is_inside = self.family(last) == "box" and met.line.kind is Kind.TABLE
            return is_inside and its is not None and any(one.owner == its for one in following[:1])
        if met.line.kind is Kind.BOX_HEADING or last.line.kind is Kind.ATTRIBUTION:
            return False
        if family == "picture":
            return (its is not None and isinstance(self.old(its), Gallery)) or (
                self._blocks is None and mine is None and its is None
            )
        if family == "list":
            return same_list(group, met)
        return True

    def family(self, met: Met) -> str | None:
        """Return which kind of block a line belongs to, if it can be one of several in it."""
        if met.owner is not None and isinstance(self.old(met.owner), Infobox):
            return "box"
        return _FAMILIES.get(met.line.kind)

    def old(self, owner: int) -> Block | None:
        """Return the block that there was at a place."""
        return None if self._blocks is None else self._blocks[owner]


def same_list(group: Sequence[Met], met: Met) -> bool:
    """Whether an entry goes on with the list before it."""
    base = min(one.line.level for one in group)
    first = next(one.line for one in group if one.line.level == base)
    if met.line.level > base:
        return True
    return met.line.ordered == first.ordered and (
        not met.line.ordered or met.line.list_id == first.list_id or any(one.owner is not None for one in (*group, met))
    )
