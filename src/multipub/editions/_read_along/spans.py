"""Lay spans around stretches of a passage's words, over whatever marks them up.

In:  the element of a passage, and places in its words.   Out: the same words, each stretch in a ``span`` of its own.
Promises: no letter and no space is added, lost or moved; every word keeps its marks, its language and its link: a mark
that reaches over the end of a stretch is parted in two; the signs of notes and the marks of pages stay where they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from multipub.editions._read_along.passages import is_ours
from multipub.editions._xhtml_setting import XHTML

BREAK = f"{{{XHTML}}}br"
QUOTATION = f"{{{XHTML}}}q"
BLOCKS = frozenset(f"{{{XHTML}}}{name}" for name in ("ul", "ol", "figure", "div"))
"""What may stand in a passage's element beside its words: the lists below an entry."""

OPEN_END, OPEN_START = "open-end", "open-start"
"""Classes of a quotation that was parted: only its first part opens quotation marks, only its last one closes them."""

Part = etree._Element | str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words from ``start`` to ``end``, counted in the characters of the passage."""

    start: int
    end: int


def words_of(element: etree._Element) -> str:
    """Return the words of a passage as ``wording.reading`` counts them: without ours, a line break as a space."""
    return "".join(_texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _own_texts(child)
        yield child.tail or ""


def _own_texts(element: etree._Element) -> Iterator[str]:
    if element.tag == BREAK:
        yield " "
    elif isinstance(element.tag, str) and element.tag not in BLOCKS and not is_ours(element):
        yield from _texts(element)


def _length(part: Part) -> int:
    return len(part) if isinstance(part, str) else sum(map(len, _own_texts(part)))


def wrap(element: etree._Element, stretches: Sequence[Stretch]) -> list[etree._Element]:
    """Lay a span around each stretch and return the spans; the stretches are in order and do not overlap.

    What has no width (the sign of a note, the mark of a page) goes with the words it follows without a space.
    """
    parts = _taken_apart(element)
    for stretch in stretches:
        for place in (stretch.start, stretch.end):
            parts = list(_cut(parts, place))
    spans = [etree.Element(f"{{{XHTML}}}span") for _ in stretches]
    entered: set[int] = set()
    place = 0
    for part in parts:
        end = place + _length(part)
        number = next((n for n, one in enumerate(stretches) if _holds(one, place, end)), None)
        if number is None or (isinstance(part, etree._Element) and part.tag in BLOCKS):
            _append(element, part)
        else:
            if number not in entered:
                entered.add(number)
                element.append(spans[number])
            _append(spans[number], part)
        place = end
    return spans


def _holds(stretch: Stretch, start: int, end: int) -> bool:
    if start == end:
        return stretch.start < start <= stretch.end
    return stretch.start <= start and end <= stretch.end


def _taken_apart(element: etree._Element) -> list[Part]:
    """Empty ``element`` and return what stood in it."""
    parts: list[Part] = [element.text or ""]
    for child in list(element):
        tail = child.tail or ""
        child.tail = None
        element.remove(child)
        parts += [child, tail]
    element.text = None
    return [part for part in parts if part != ""]


def _append(element: etree._Element, part: Part) -> None:
    if not isinstance(part, str):
        element.append(part)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + part
    else:
        element.text = (element.text or "") + part


def _cut(parts: Sequence[Part], at: int) -> Iterator[Part]:
    """Yield ``parts`` with a border at the place ``at``."""
    place = 0
    for part in parts:
        length = _length(part)
        if place < at < place + length:
            yield from _parted(part, at - place)
        else:
            yield part
        place += length


def _parted(part: Part, at: int) -> tuple[Part, Part]:
    if isinstance(part, str):
        return part[:at], part[at:]
    after = etree.Element(part.tag)
    for name, value in part.items():
        if name != "id":  # stands once
            after.set(name, value)
    place = 0
    for inner in list(_cut(_taken_apart(part), at)):
        end = place + _length(inner)
        _append(part if end <= at else after, inner)
        place = end
    if part.tag == QUOTATION:
        _open(part, OPEN_END)
        _open(after, OPEN_START)
    return part, after


def _open(quotation: etree._Element, side: str) -> None:
    """Add the class; of three parts the middle one has both."""
    sides = dict.fromkeys([*(quotation.get("class") or "").split(), side])
    quotation.set("class", " ".join(sides))
