"""What the logical tree is made of: nodes (structure elements), marks (content) and annotations (links)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from multipub.editions._pdf.finish.boxes import Style

WHITE_SPACE = " \t\n\r\f"
"""What CSS collapses (CSS Text 3, 4.1); no-break and other spaces are words."""


class Label(StrEnum):
    """What the tags alone cannot say of an element: written as a user property (14.7.5.4), read back by ``observe``."""

    OURS = "Ours"
    CREDIT = "Credit"
    TERMS = "Terms"
    DECORATIVE = "Decorative"
    MISSING = "Missing"


@dataclass(eq=False, slots=True)
class Mark:
    """One marked content sequence: a line's worth of text, or a picture.

    ``text`` is the logical text, from the HTML; ``drawn`` that of the glyphs, in the order of the content stream.
    ``left``, ``line`` and ``size`` say where the text starts, its baseline and the size of its letters, in CSS pixels.
    """

    page: int
    mcid: int
    text: str = ""
    drawn: str = ""
    left: float = 0.0
    line: float = 0.0
    size: float = 0.0

    @property
    def blank(self) -> bool:
        """Nothing is drawn, as for the space between two elements."""
        return not self.drawn.strip(WHITE_SPACE)

    @property
    def is_drawn(self) -> bool:
        """Whether the glyphs give the logical text, leaving aside white space at the ends."""
        return words_of(self.drawn) == words_of(self.text) and (not self.blank or not self.text)


@dataclass(eq=False, slots=True)
class Annotation:
    """A link drawn over the content."""

    page: int
    dictionary: pydyf.Dictionary


@dataclass(eq=False, slots=True)
class Node:
    """One structure element: an HTML element, a pseudo-element, or a group added for the PDF.

    ``entries`` and ``attributes`` are PDF dictionaries: keys of table 323, and attribute objects (14.7.5); ``refs`` are
    the elements it names (``Ref`` of PDF 2.0).
    """

    role: str
    lang: str | None = None
    element: Element | None = None
    style: Style | None = None
    tag: str = ""
    page: int = 0
    parent: "Node | None" = None
    ours: bool = False
    kids: "list[Kid]" = field(default_factory=list)
    labels: set[Label] = field(default_factory=set)
    attributes: list[dict[str, Any]] = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)
    refs: "list[Node]" = field(default_factory=list)

    def nodes(self) -> "list[Node]":
        """Return the kids that are structure elements."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> "Iterator[Node]":
        """Yield this node and all below it."""
        yield self
        for kid in self.nodes():
            yield from kid.walk()

    def group(self, role: str, kids: "Iterable[Kid]" = ()) -> "Node":
        """Return a node to put below this one that has no HTML element of its own."""
        return Node(role, self.lang, page=self.page, ours=self.ours, kids=list(kids))


Kid = Node | Mark | Annotation


def words_of(text: str) -> list[str]:
    """Return ``text`` parted at the white space that CSS collapses."""
    return [word for word in _WHITE_SPACES.split(text) if word]


_WHITE_SPACES = re.compile(f"[{WHITE_SPACE}]+")


def classes_of(element: Element | None) -> frozenset[str]:
    """Return the CSS classes of an element."""
    return frozenset((element.get("class") or "").split()) if element is not None else frozenset()


LONGEST_QUOTATION = 40
"""Characters of an element's words that a message repeats."""


def name_of(element: Element | None) -> str:
    """Return the element's start tag and first words, for messages."""
    if element is None:
        return "the page margin"
    named = ("id", "class", "src", "href", "lang")
    attributes = "".join(f' {key}="{element.get(key)}"' for key in named if element.get(key))
    words = " ".join("".join(element.itertext()).split())
    return f"<{element.tag}{attributes}>" + (f" “{words[:LONGEST_QUOTATION]}”" if words else "")
