"""Gives the logical text where the glyphs do not: right-to-left text, hyphens at line ends, lost or added spaces.

In:  the shaped tree.   Out: the same tree, with ActualText (14.9.4) where it is needed and nowhere else.
Promises: who reads the tree in order, takes ActualText where there is one and the glyphs elsewhere, and puts a space
between two sequences of glyphs where a new line begins, reads the words of the HTML letter for letter.  Next to an
ActualText no space is put: it has its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pydyf

from multipub.editions._pdf.finish.nodes import WHITE_SPACE, Kid, Mark, Node
from multipub.editions._pdf.finish.roles import GROUPS, INLINE


@dataclass(eq=False, slots=True)
class _Leaf:
    """A mark of a passage, the node it stands in, and whether its glyphs do not do."""

    mark: Mark
    home: Node
    wrong: bool


def give_words(tree: Node) -> None:
    """Set ActualText below ``tree`` where the glyphs do not give the words."""
    for node in list(tree.walk()):
        if node.role not in INLINE and node.role != "Figure":
            for passage in _passages(node):
                _mend(passage)


def begins_line(before: Mark, after: Mark) -> bool:
    """Whether a reader takes ``after`` for the beginning of a new line.

    It does if it stands no further right than the text before it, or lower by the size of the larger of the two.
    """
    if before.page != after.page or after.left <= before.left:
        return True
    return abs(after.line - before.line) > max(before.size, after.size)


def _passages(node: Node) -> Iterator[list[_Leaf]]:
    """Yield the runs of text in a block, as its block children part them."""
    leaves: list[_Leaf] = []
    for kid in node.kids:
        if isinstance(kid, Node) and kid.role not in INLINE:
            yield leaves
            leaves = []
        else:
            leaves.extend(_leaves(kid, node))
    yield leaves


def _leaves(kid: Kid, home: Node) -> Iterator[_Leaf]:
    if isinstance(kid, Mark) and (kid.text or kid.drawn):
        yield _Leaf(kid, home, wrong=not kid.is_drawn)
    elif isinstance(kid, Node) and kid.role != "Figure":
        for below in kid.kids:
            yield from _leaves(below, kid)


def _mend(leaves: list[_Leaf]) -> None:
    if not leaves:
        return
    leaves[0].mark.text = leaves[0].mark.text.lstrip(WHITE_SPACE)
    leaves[-1].mark.text = leaves[-1].mark.text.rstrip(WHITE_SPACE)
    for before, after in pairwise(leaves):
        if _space_wanted(before.mark, after.mark) != _space_given(before.mark, after.mark):
            before.wrong = after.wrong = True
    while any(_part_from_ours(before, after) for before, after in pairwise(leaves)):
        pass
    for piece, before_it, after_it in list(_pieces(leaves)):
        _set_text(piece, before_it, after_it)


def _part_from_ours(before: _Leaf, after: _Leaf) -> bool:
    """Let words that end or begin with a space not drawn keep it, where their neighbour is of ours and cannot have it.

    Return whether anything was changed.
    """
    if before.home.ours == after.home.ours or before.wrong == after.wrong:
        return False
    if before.wrong and _begins_with_undrawn_space(after.mark):
        after.wrong = True
    elif after.wrong and _ends_with_undrawn_space(before.mark):
        before.wrong = True
    else:
        return False
    return True


def _begins_with_undrawn_space(mark: Mark) -> bool:
    return mark.text.startswith(" ") and not mark.drawn.startswith(" ")


def _ends_with_undrawn_space(mark: Mark) -> bool:
    return mark.text.endswith(" ") and not mark.drawn.endswith(" ")


def _space_wanted(before: Mark, after: Mark) -> bool:
    return before.text.endswith(tuple(WHITE_SPACE)) or after.text.startswith(tuple(WHITE_SPACE))


def _space_given(before: Mark, after: Mark) -> bool:
    return before.drawn.endswith(" ") or after.drawn.startswith(" ") or begins_line(before, after)


def _pieces(leaves: list[_Leaf]) -> Iterator[tuple[list[_Leaf], _Leaf | None, _Leaf | None]]:
    """Yield the wrong leaves that are neighbours in one node, with the leaf before and the one after."""
    start = 0
    while start < len(leaves):
        end = start + 1
        if leaves[start].wrong:
            while end < len(leaves) and leaves[end].wrong and _are_neighbours(leaves[end - 1], leaves[end]):
                end += 1
            yield leaves[start:end], leaves[start - 1] if start else None, leaves[end] if end < len(leaves) else None
        start = end


def _are_neighbours(one: _Leaf, other: _Leaf) -> bool:
    if one.home is not other.home:
        return False
    kids = one.home.kids
    return kids.index(other.mark) == kids.index(one.mark) + 1


def _set_text(piece: list[_Leaf], before: _Leaf | None, after: _Leaf | None) -> None:
    """Put the words of a piece on its node if it is all that is in it, else on a Span around it."""
    text = "".join(leaf.mark.text for leaf in piece)
    if before and not before.wrong and _ends_with_undrawn_space(before.mark):
        text = " " + text
    if after and not after.wrong and _begins_with_undrawn_space(after.mark):
        text += " "
    home = piece[0].home
    marks: list[Kid] = [leaf.mark for leaf in piece]
    if len(marks) == len(home.kids) and home.role not in GROUPS:
        home.entries["ActualText"] = pydyf.String(text)
        return
    start = home.kids.index(marks[0])
    span = home.group("Span", marks)
    span.entries["ActualText"] = pydyf.String(text)
    home.kids[start : start + len(marks)] = [span]
