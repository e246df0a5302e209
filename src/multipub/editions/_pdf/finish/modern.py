"""What PDF 2.0 and PDF/UA-2 ask for besides: notes that name their calls, and links that lead to elements.

In:  the shaped tree, and the annotations and bookmarks of WeasyPrint.   Out: the same, changed in place.
Promises: every destination in the file is a structure destination (ISO 14289-2, 8.8): a reader that follows it stands
at the element, not only at a place of the page.  Clauses are those of ISO 32000-2:2020 unless another is named.
"""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

import pydyf

from multipub.editions._pdf.finish.content import Content
from multipub.editions._pdf.finish.errors import TaggingChanged
from multipub.editions._pdf.finish.nodes import Annotation, Node, classes_of
from multipub.editions._pdf.finish.read import Reader

_NOTE_TYPES = {"footnote": "/Endnote"}
"""NoteType by class of the HTML (table 391): all our notes stand after the text, as endnotes do."""


class Modern:
    """Changes one tree, and then, once it is written, the destinations that lead into it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._targets = dict(_targets(reader.tree))
        self._parents: dict[int, Element] = {}
        self._links: list[tuple[pydyf.Dictionary, Node]] = []
        _dissolve_references(reader.tree)
        self._led_to: dict[int, Node] = {}
        for link, annotation in list(_annotations(reader.tree)):
            if "Dest" in annotation:
                self._lead(link, annotation, annotation["Dest"].string)
        for note in reader.tree.walk():
            if note.role == "Note":
                note.role = "FENote"
                _set_type(note)

    def _lead(self, link: Node, annotation: pydyf.Dictionary, name: str) -> None:
        """Note where an annotation leads, and tie a note to what calls it (14.8.4.5; ISO 14289-2, 8.2.5.14)."""
        target = self._target(name)
        self._links.append((annotation, target))
        if id(target) not in self._led_to:
            self._led_to[id(target)] = target
            target.entries["ID"] = pydyf.String(name)
        if target.role == "Note" and link not in target.refs:
            target.refs.append(link)
            link.refs.append(target)

    def _target(self, name: str) -> Node:
        """Return the node of the element with this id, or of the nearest element around it that says something."""
        if name in self._targets:
            return self._targets[name]
        body = self._reader.tree.element
        if body is not None and not self._parents:
            self._parents = {id(child): parent for parent in body.iter() for child in parent}
        known = {id(node.element): node for node in self._reader.tree.walk() if node.element is not None}
        element = None if body is None else next((one for one in body.iter() if one.get("id") == name), None)
        while element is not None and id(element) not in known:
            element = self._parents.get(id(element))
        return self._reader.tree if element is None else known[id(element)]

    def point(self, pdf: pydyf.PDF, content: Content, reference_of: Callable[[Node], bytes]) -> None:
        """Turn every destination in the file into a structure destination (12.3.2.3, 12.6.4.2).

        Raises:
            TaggingChanged: if the bookmarks are not those of the headings that were read.
        """
        names = pdf.catalog.get("Names", {}).pop("Dests", {"Names": []})["Names"]
        places = {name.string: place for name, place in zip(names[::2], names[1::2], strict=True)}
        for annotation, target in self._links:
            place = places[annotation.pop("Dest").string]
            annotation["A"] = _go_to(place, reference_of(target))
        outlines = [one for one in pdf.objects if isinstance(one, dict) and "Title" in one and "Dest" in one]
        if len(outlines) != len(self._reader.bookmarks):
            raise TaggingChanged(f"{len(outlines)} bookmarks for {len(self._reader.bookmarks)} headings")
        for outline, heading in zip(outlines, self._reader.bookmarks, strict=True):
            outline["A"] = _go_to(outline.pop("Dest"), reference_of(heading))


def _go_to(place: pydyf.Array, element: bytes) -> pydyf.Dictionary:
    """Return the action that goes to an element, and in readers of PDF 1.7 to its place (tables 202 and 203)."""
    structure = pydyf.Array([element, *place[1:]])
    return pydyf.Dictionary({"Type": "/Action", "S": "/GoTo", "D": place, "SD": structure})


def _targets(tree: Node) -> Iterator[tuple[str, Node]]:
    for node in tree.walk():
        name = None if node.element is None or "::" in node.tag else node.element.get("id")
        if name:
            yield name, node


def _annotations(tree: Node) -> Iterator[tuple[Node, pydyf.Dictionary]]:
    for node in tree.walk():
        for kid in node.kids:
            if isinstance(kid, Annotation):
                yield node, kid.dictionary


def _dissolve_references(tree: Node) -> None:
    """Take the Reference around the call of a note away: PDF 2.0 has Ref in its place (14.8.4.7)."""
    for node in list(tree.walk()):
        for place, kid in enumerate(node.kids):
            if isinstance(kid, Node) and kid.role == "Reference":
                (call,) = kid.kids
                node.kids[place] = call


def _set_type(note: Node) -> None:
    for name in sorted(classes_of(note.element) & _NOTE_TYPES.keys()):
        note.attributes.append({"O": "/FENote", "NoteType": _NOTE_TYPES[name]})
