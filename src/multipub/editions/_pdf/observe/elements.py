"""The structure elements of a PDF, as they are in the file.

In:  an open PDF.   Out: ``Element``s: role, kids in logical order, language, words, user properties, links.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote

import pikepdf

from multipub.editions._pdf.observe.glyphs import Glyphs, Shown


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link annotation leads: an address, or ``#`` and a place in the same file."""

    target: str
    contents: str


@dataclass(frozen=True)
class Element:
    """One structure element (table 323)."""

    dictionary: pikepdf.Object
    page: pikepdf.Object | None
    tree: "Tree"

    @property
    def role(self) -> str:
        """The structure type, such as ``P``."""
        return str(self.dictionary.S)[1:]

    def text(self, key: str) -> str | None:
        """Return a text entry: ``Alt``, ``ActualText``, ``Lang``, ``E``."""
        value = self.dictionary.get(f"/{key}")
        return None if value is None else str(value)

    @cached_property
    def kids(self) -> tuple["Element | Shown | Link", ...]:
        """What is in the element, in logical order."""
        return tuple(self._kids())

    def _kids(self) -> Iterator["Element | Shown | Link"]:
        home = self.dictionary.get("/Pg", self.page)
        for kid in _listed(self.dictionary.get("/K")):
            if isinstance(kid, int):
                yield self.tree.sequence(home, kid)
            elif "/MCID" in kid:
                yield self.tree.sequence(kid.get("/Stm", kid.get("/Pg", home)), int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                yield _link(kid.Obj)
            else:
                yield Element(kid, home, self.tree)

    @cached_property
    def properties(self) -> dict[str, str]:
        """The user properties: the element's own and those of its classes (14.7.5.2, 14.7.5.4)."""
        classes = [self.tree.classes.get(str(name)) for name in _listed(self.dictionary.get("/C"))]
        found: dict[str, str] = {}
        for attributes in [*classes, *_listed(self.dictionary.get("/A"))]:
            for one in _listed(attributes):
                if one.get("/O") == "/UserProperties":
                    found |= {str(entry.N): str(entry.V) for entry in one.P}
        return found

    @property
    def target(self) -> str | None:
        """Where the element leads if it is a link: the address as it was written."""
        targets = {kid.target for kid in self.kids if isinstance(kid, Link)}
        if len(targets) != 1:
            return None
        address = self.properties.get("href")
        (target,) = targets
        return address if address is not None and unquote(address) == unquote(target) else target

    def attribute(self, owner: str, name: str) -> pikepdf.Object | None:
        """Return an entry of the attribute object of this owner, such as ``Table`` (14.7.5), or ``None``."""
        for one in _listed(self.dictionary.get("/A")):
            if one.get("/O") == f"/{owner}" and f"/{name}" in one:
                value: pikepdf.Object = one[f"/{name}"]
                return value
        return None

    @property
    def below(self) -> "tuple[Element, ...]":
        """The structure elements right below."""
        return tuple(kid for kid in self.kids if isinstance(kid, Element))

    def walk(self) -> "Iterator[Element]":
        """Yield the element and all below it."""
        yield self
        for kid in self.below:
            yield from kid.walk()

    def sequences(self) -> Iterator[Shown]:
        """Yield the marked content in the element and below."""
        for kid in self.kids:
            if isinstance(kid, Shown):
                yield kid
            elif isinstance(kid, Element):
                yield from kid.sequences()


class Tree:
    """The structure tree of a PDF.  ``met`` counts how often each sequence stands in it."""

    def __init__(self, pdf: pikepdf.Pdf, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._root = pdf.Root.StructTreeRoot
        self.classes: dict[str, Any] = {str(name): value for name, value in self._root.get("/ClassMap", {}).items()}
        self.met: dict[int, int] = {}

    @cached_property
    def roots(self) -> tuple[Element, ...]:
        """The topmost elements."""
        return tuple(Element(kid, None, self) for kid in _listed(self._root.get("/K")))

    def sequence(self, home: pikepdf.Object | None, mcid: int) -> Shown:
        """Return a sequence, and note that it was met."""
        found = None if home is None else self._glyphs.sequences.get((home.objgen, mcid))
        found = Shown(page=-1) if found is None else found
        self.met[id(found)] = self.met.get(id(found), 0) + 1
        return found


def _link(annotation: pikepdf.Object) -> Link:
    action = annotation.get("/A", pikepdf.Dictionary())
    contents = str(annotation.get("/Contents", ""))
    if "/URI" in action:
        return Link(str(action.URI), contents)
    if "/SD" in action:  # a structure destination: the element it leads to has an ID
        return Link(f"#{action.SD[0].get('/ID', '')}", contents)
    destination = annotation.get("/Dest", action.get("/D"))
    return Link(f"#{destination}" if isinstance(destination, pikepdf.String) else "", contents)


def _listed(value: pikepdf.Object | int | None) -> list[Any]:
    """Return a value that may be missing, one, or an array of them, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def opened(data: bytes) -> pikepdf.Pdf:
    """Return the PDF in ``data``."""
    return pikepdf.open(io.BytesIO(data))
