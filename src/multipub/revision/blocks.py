"""Lines up two bodies: which blocks were added, taken out, moved, changed.

In:  the blocks of a text before and after.   Out: changes, in the order of the text after.
Promises: a block that only moved is not told as two changes; a change of marks, links or languages alone is told.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

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
from multipub.model.text import Inlines, plain
from multipub.revision.change import Change, ChangeKind

ALIKE = 0.5
"""Share of words that two blocks have in common (difflib's ratio) from which one is the other, changed."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
"""A word without its punctuation; a letter, in scripts without spaces."""

NameOf = Callable[[str], str]
"""What the desk knows a picture by, from its guid."""


def body_changes(where: str, before: tuple[Block, ...], after: tuple[Block, ...], name_of: NameOf) -> Iterator[Change]:
    """Yield every change from one body to the other; blocks are numbered by their kind, as they stand in the text."""
    old, new = list(before), list(after)
    taken_out: list[tuple[Block, str]] = []
    put_in: list[tuple[Block, str]] = []
    told: list[tuple[int, Change]] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, *_keys(old, new), autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs, gone, come = _paired(old[start:end], range(new_start, new_end), new)
        told += [(at, _changed(where, _label(new, at), one, new[at], name_of)) for one, at in pairs]
        taken_out += [(one, _label(old, start + at)) for at, one in gone]
        put_in += [(new[at], _label(new, at)) for at in come]
    for block, label in put_in:
        moved = next((one for one in taken_out if one[0] == block), None)
        if moved:
            taken_out.remove(moved)
        kind_of = ChangeKind.MOVED if moved else ChangeKind.ADDED
        words = words_of(block, name_of)
        told.append((new.index(block), Change(where=where, what=label, kind=kind_of, before=words, after=words)))
    yield from (change for _, change in sorted(told, key=lambda one: one[0]))
    for block, label in taken_out:
        yield Change(where=where, what=f"former {label}", kind=ChangeKind.REMOVED, before=words_of(block, name_of))


def _keys(old: list[Block], new: list[Block]) -> tuple[list[int], list[int]]:
    """Number the different blocks: comparing numbers is quicker than hashing trees again and again."""
    numbers: dict[Block, int] = {}
    first, second = ([numbers.setdefault(block, len(numbers)) for block in blocks] for blocks in (old, new))
    return first, second


def _paired(
    old: Sequence[Block], places: range, new: Sequence[Block]
) -> tuple[list[tuple[Block, int]], list[tuple[int, Block]], list[int]]:
    """Return blocks that became others, those that are gone with their places, and the places of those that are new."""
    pairs: list[tuple[Block, int]] = []
    gone: list[tuple[int, Block]] = []
    free = list(places)
    for place, block in enumerate(old):
        match = next((at for at in free if _alike(block, new[at])), None)
        if match is None:
            gone.append((place, block))
        else:
            pairs.append((block, match))
            free = [at for at in free if at > match] + [at for at in free if at < match]
    return pairs, gone, sorted(free)


def _alike(one: Block, other: Block) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, Placement) and isinstance(other, Placement):
        return one.picture == other.picture
    first, second = (_WORD.findall(words_of(block, str).casefold()) for block in (one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return first == second or (matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE)


def _changed(where: str, label: str, old: Block, new: Block, name_of: NameOf) -> Change:
    before, after = words_of(old, name_of), words_of(new, name_of)
    if isinstance(old, ListBlock) and isinstance(new, ListBlock) and list(_entries(old)) == list(_entries(new)):
        return Change(where=where, what=f"levels or numbers of {label}", kind=ChangeKind.CHANGED)
    if before == after:
        return Change(where=where, what=f"marks, links, languages or ids of {label}", kind=ChangeKind.CHANGED)
    return Change(where=where, what=label, kind=ChangeKind.CHANGED, before=before, after=after)


def _entries(block: ListBlock) -> Iterator[Inlines]:
    """Yield what the entries of a list say, whatever their level."""
    for item in block.items:
        yield item.content
        for below in item.lists:
            yield from _entries(below)


def _label(blocks: Sequence[Block], at: int) -> str:
    """Return what a block is called: its kind, and its number among its kind where there are several."""
    kind = type(blocks[at])
    number = sum(isinstance(block, kind) for block in blocks[: at + 1])
    name = kind_of_block(blocks[at])
    return f"{name} {number}" if sum(isinstance(block, kind) for block in blocks) > 1 else name


def kind_of_block(block: Block) -> str:
    """Return what a desk calls a block."""
    match block:
        case Paragraph():
            return "paragraph"
        case Heading():
            return "subhead"
        case ListBlock():
            return "list"
        case Quote():
            return "quotation"
        case PullQuote():
            return "pull quote"
        case Table():
            return "table"
        case Infobox():
            return "infobox"
        case Footnote():
            return "footnote"
        case Divider():
            return "divider"
        case Placement():
            return "photo in the text"
        case Gallery():
            return "gallery"


def words_of(block: Block, name_of: NameOf) -> str:
    """Return the words of a block on one line."""
    return " ".join(filter(None, _words(block, name_of)))


def _words(block: Block, name_of: NameOf) -> Iterator[str]:
    match block:
        case Paragraph() | Heading():
            yield plain(block.content)
        case ListBlock():
            for item in block.items:
                yield plain(item.content)
                for below in item.lists:
                    yield from _words(below, name_of)
        case Quote():
            yield from (plain(one.content) for one in block.paragraphs)
            yield plain(block.attribution)
        case PullQuote() | Footnote():
            yield from (plain(one.content) for one in block.paragraphs)
        case Table():
            yield plain(block.caption)
            yield from (plain(cell.content) for row in block.rows for cell in row)
        case Infobox():
            for part in (block.heading, *block.blocks):
                if part is not None:
                    yield from _words(part, name_of)
        case Divider():
            return
        case Placement():
            yield f"{name_of(block.picture)}{' (decorative)' if block.decorative else ''}"
        case Gallery():
            for figure in block.figures:
                yield from _words(figure, name_of)
