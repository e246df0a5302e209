"""Settles what was tracked in a document: every change as if somebody had accepted, or rejected, all of them.

In:  the tree of a part.   Out: the same tree without tracked changes, and what they were.
Promises: what is left reads exactly as Word shows it after "Accept all" or "Reject all"; a paragraph whose mark was
deleted is one with the next.

Source: ISO/IEC 29500-1, 17.13.5 (revisions).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from multipub.carriers._word.names import expand

_W = expand("w:p").removesuffix("p")
_PROPERTY_CHANGES = tuple(
    _W + name
    for name in (
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "tblPrExChange",
        "numberingChange",
    )
)
_PUT_IN, _TAKEN_OUT = (_W + "ins", _W + "moveTo"), (_W + "del", _W + "moveFrom")
_KINDS = {_PUT_IN[0]: "insertion", _PUT_IN[1]: "move", _TAKEN_OUT[0]: "deletion"}
_RANGES = tuple(
    _W + name
    for name in (
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
    )
)
_DELETED_TEXT, _TEXT = _W + "delText", _W + "t"
_DELETED_CODE, _CODE = _W + "delInstrText", _W + "instrText"


_BETWEEN = frozenset(
    _W + name
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
        "proofErr",
    )
)
"""What may stand between two paragraphs, and is neither."""


class Tracked(StrEnum):
    """What becomes of tracked changes."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedChange:
    """One tracked change: what it was ("insertion", "deletion of a row", "formatting"), whose, and its words."""

    kind: str
    author: str
    words: str


def settle(root: etree._Element, tracked: Tracked) -> list[TrackedChange]:
    """Settle every tracked change in ``root``, in place; return what they were, in the order of the document."""
    found = list(_found(root))
    dropped = _TAKEN_OUT if tracked is Tracked.ACCEPT else _PUT_IN
    _rows(root, dropped)
    marks = [one for one in root.iter(*dropped) if _parent(one).tag == _W + "rPr"]
    joined = [_parent(_parent(_parent(one))) for one in marks if _is_paragraph_mark(one)]
    for element in list(root.iter(*_PUT_IN, *_TAKEN_OUT)):
        if element.tag in dropped:
            _remove(element)
        elif len(element):
            _unwrap(element)
        else:
            _remove(element)
    for element in list(root.iter(*_PROPERTY_CHANGES)):
        _settle_properties(element, tracked)
    for element in list(root.iter(*_RANGES)):
        _remove(element)
    for element in root.iter(_DELETED_TEXT, _DELETED_CODE):
        element.tag = _TEXT if element.tag == _DELETED_TEXT else _CODE
    for paragraph in reversed(joined):
        _join(paragraph)
    return found


def _found(root: etree._Element) -> Iterator[TrackedChange]:
    for element in root.iter(*_KINDS, *_PROPERTY_CHANGES):
        kind, around = _what(element)
        words = "" if around is None else _words_in(around)
        if kind and (words or kind.endswith("paragraph end")):
            yield TrackedChange(kind=kind, author=element.get(_W + "author", ""), words=words)


def _what(element: etree._Element) -> tuple[str | None, etree._Element | None]:
    """Return what a tracked change is called, and the element whose words it is about."""
    parent = _parent(element)
    if element.tag == _W + "rPrChange":
        return "formatting", _parent(parent)
    kind = _KINDS.get(element.tag)
    if kind is not None and parent.tag == _W + "trPr":
        return f"{kind} of a row", _parent(parent)
    if kind is not None and parent.tag == _W + "rPr" and _is_paragraph_mark(element):
        return f"{kind} of a paragraph end", _parent(_parent(parent))
    return kind, element


def _words_in(element: etree._Element) -> str:
    """Return the words in an element on one line, with a space between paragraphs."""
    paragraphs = list(element.iter(_W + "p")) or [element]
    lines = ("".join(one.text or "" for one in part.iter(_TEXT, _DELETED_TEXT)) for part in paragraphs)
    return " ".join(" ".join(lines).split())


def _rows(root: etree._Element, dropped: tuple[str, ...]) -> None:
    """Take out the rows and cells that are not to be; a table that loses all of its rows goes too."""
    emptied: list[etree._Element] = []
    for row in list(root.iter(_W + "tr")):
        if any(row.find(f"{_W}trPr/{tag}") is not None for tag in dropped):
            emptied.append(_parent(row))
            _remove(row)
    gone = _W + ("cellDel" if _TAKEN_OUT[0] in dropped else "cellIns")
    for mark in list(root.iter(gone)):
        cell = next((one for one in mark.iterancestors(_W + "tc")), None)
        if cell is not None and cell.getparent() is not None:
            _remove(cell)
    for table in emptied:
        if table.find(_W + "tr") is None:
            _remove(table)


def _is_paragraph_mark(mark: etree._Element) -> bool:
    return _parent(_parent(mark)).tag == _W + "pPr" and _parent(_parent(_parent(mark))).tag == _W + "p"


def _settle_properties(change: etree._Element, tracked: Tracked) -> None:
    """Forget how something was set before, or set it so again."""
    owner = _parent(change)
    before = change[0] if len(change) else None
    _remove(change)
    if tracked is Tracked.REJECT and before is not None and before.tag == owner.tag:
        kept = [one for one in owner if one.tag in {_W + "rPr", _W + "sectPr"}] if owner.tag == _W + "pPr" else []
        owner[:] = [*before, *kept]


def _join(paragraph: etree._Element) -> None:
    """Make a paragraph whose mark is gone one with the next; the next one's properties rule, as in Word."""
    following = next((one for one in paragraph.itersiblings() if one.tag not in _BETWEEN), None)
    if following is None or following.tag != _W + "p":
        return
    words = [one for one in paragraph if one.tag != _W + "pPr"]
    place = 1 if len(following) and following[0].tag == _W + "pPr" else 0
    has_words = any(one.tag != _W + "pPr" for one in following)
    if words and not has_words:
        paragraph_properties = paragraph.find(_W + "pPr")
        if place:
            following.remove(following[0])
        if paragraph_properties is not None:
            following.insert(0, paragraph_properties)
        place = 1 if paragraph_properties is not None else 0
    for offset, one in enumerate(words):
        following.insert(place + offset, one)
    _remove(paragraph)


def _unwrap(element: etree._Element) -> None:
    parent = _parent(element)
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place + 1, child)
    parent.remove(element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent
