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


def wrap_inside(element: etree._Element, stretches: Sequence[Stretch]) -> list[etree._Element]:
    """Lay a span around each stretch, inside the marks that hold more than it, and return the spans.

    The stretches are in order, do not overlap, and are ``fitted``: then no mark is parted.
    """
    spans: dict[Stretch, etree._Element] = {}
    for child, start, end in _children(element):
        inner = [one for one in stretches if start <= one.start and one.end <= end and one != Stretch(start, end)]
        if inner:
            own = [Stretch(one.start - start, one.end - start) for one in inner]
            spans.update(zip(inner, wrap_inside(child, own), strict=True))
    rest = [one for one in stretches if one not in spans]
    if rest:
        spans.update(zip(rest, wrap(element, rest), strict=True))
    return [spans[one] for one in stretches]


def _children(element: etree._Element) -> Iterator[tuple[etree._Element, int, int]]:
    """Yield the marks in a passage that hold words, and from where to where they reach."""
    place = len(element.text or "")
    for child in list(element):
        end = place + _length(child)
        if end > place and child.tag != BREAK:
            yield child, place, end
        place = end + len(child.tail or "")


def _marks(element: etree._Element, first: int = 0) -> Iterator[Stretch]:
    for child, start, end in _children(element):
        yield Stretch(first + start, first + end)
        yield from _marks(child, first + start)


def fitted(element: etree._Element, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches so that none reaches over an end of a mark: with the whole mark in it, or inside it.

    Of a stretch with letters on one side of the end only, the signs on the other are left out ("the wharf</a>,"); one
    with letters on both takes in the whole mark, and the stretches there become one with it.
    """
    marks, text = list(_marks(element)), words_of(element)
    kept: list[Stretch] = []
    for stretch in stretches:
        one = _within(stretch, marks, text)
        while kept and one.start < kept[-1].end:
            one = _within(Stretch(min(kept[-1].start, one.start), max(kept.pop().end, one.end)), marks, text)
        kept.append(one)
    return kept


def _within(stretch: Stretch, marks: Sequence[Stretch], text: str) -> Stretch:
    """Return a stretch that crosses no mark's end."""
    for _ in marks:
        before = stretch
        for mark in marks:
            stretch = _uncrossed(stretch, mark, text)
        if stretch == before:
            break
    return stretch


def _uncrossed(stretch: Stretch, mark: Stretch, text: str) -> Stretch:
    inside = Stretch(max(stretch.start, mark.start), min(stretch.end, mark.end))
    if inside.start >= inside.end or inside in (stretch, mark):
        return stretch
    left = stretch.start < mark.start
    outside = Stretch(stretch.start, mark.start) if left else Stretch(mark.end, stretch.end)
    if not _has_letters(outside, text):
        return _stripped(inside, text)
    if not _has_letters(inside, text):
        return _stripped(outside, text)
    return Stretch(min(stretch.start, mark.start), max(stretch.end, mark.end))


def _stripped(stretch: Stretch, text: str) -> Stretch:
    words = text[stretch.start : stretch.end]
    start = stretch.start + len(words) - len(words.lstrip())
    return Stretch(start, max(start, stretch.start + len(words.rstrip())))


def _has_letters(stretch: Stretch, text: str) -> bool:
    return any(letter.isalnum() for letter in text[stretch.start : stretch.end])


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
