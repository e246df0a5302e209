"""Writes the tree in the place of WeasyPrint's, with its parent tree (14.7.4.4), ID tree and class map (table 322)."""

from collections.abc import Iterator, Sequence

import pydyf

from multipub.editions._pdf.finish.content import Content
from multipub.editions._pdf.finish.nodes import Annotation, Kid, Label, Mark, Node
from multipub.editions._pdf.finish.read import Reader
from multipub.editions._pdf.finish.roles import MODERN
from multipub.editions._pdf.finish.shape import user_properties

USER_PROPERTIES = {
    Label.OURS: {"words": "ours"},
    Label.CREDIT: {"words": "credit"},
    Label.TERMS: {"list": "terms"},
    Label.DECORATIVE: {"figure": "decorative"},
    Label.MISSING: {"file": "not supplied"},
}
"""What each label says: the user properties of its attribute class (14.7.5.2, 14.7.5.4)."""


class _Null(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """The null object (7.3.9): pydyf cannot take objects away."""

    data = b"null"


class Writer:
    """Writes one tree."""

    def __init__(self, pdf: pydyf.PDF, content: Content, reader: Reader) -> None:
        self._pdf, self._content = pdf, content
        self._free: Iterator[pydyf.Dictionary] = iter(reader.made)
        self._pages = pdf.page_references
        self._parents: list[dict[int, bytes] | bytes] = [{} for _ in content.pages]
        self._forms: dict[int, int] = {}
        self._ids: list[tuple[str, bytes]] = []
        self._labels: set[Label] = set()
        self._namespace = _namespace_of(reader)
        self._written: dict[int, pydyf.Dictionary] = {}
        self._fill(reader.document, reader.tree, reader.root.reference, None)
        content.object(reader.root["ParentTree"])["Nums"] = self._parent_tree()
        self._write_refs(reader.tree)
        self._write_ids(reader.root)
        self._write_classes(reader.root)
        for unused in self._free:
            null = _Null()
            null.number = unused.number
            pdf.objects[unused.number] = null

    def _element(self) -> pydyf.Dictionary:
        """Return an object for a structure element: one of WeasyPrint's as long as there are any."""
        element = next(self._free, None)
        if element is None:
            element = pydyf.Dictionary()
            self._pdf.add_object(element)
        element.clear()
        return element

    def _fill(self, element: pydyf.Dictionary, node: Node, parent: bytes, above: Node | None) -> None:
        page = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        self._written[id(node)] = element
        element.update({"Type": "/StructElem", "S": f"/{node.role}", "P": parent} | node.entries)
        if self._namespace and node.role in MODERN:
            element["NS"] = self._namespace
        if page is not None:
            element["Pg"] = self._pages[page]
        if above is not None and node.lang and node.lang != above.lang:
            element["Lang"] = pydyf.String(node.lang)
        labels = node.labels | ({Label.OURS} if node.ours and not (above and above.ours) else set())
        if labels:
            self._labels |= labels
            element["C"] = _one_or_array([f"/{label}" for label in sorted(labels)])
        if node.attributes:
            element["A"] = _one_or_array([pydyf.Dictionary(entry) for entry in node.attributes])
        if "ID" in node.entries:
            self._ids.append((node.entries["ID"].string, element.reference))
        element["K"] = pydyf.Array([self._kid(kid, element, node, page) for kid in node.kids])

    def _kid(self, kid: Kid, element: pydyf.Dictionary, node: Node, page: int | None) -> object:
        if isinstance(kid, Node):
            child = self._element()
            self._fill(child, kid, element.reference, node)
            return child.reference
        if isinstance(kid, Annotation):
            kid.dictionary["StructParent"] = len(self._parents)
            self._parents.append(element.reference)
            return pydyf.Dictionary({"Type": "/OBJR", "Pg": self._pages[kid.page], "Obj": kid.dictionary.reference})
        return self._content_item(kid, element.reference, page)

    def _content_item(self, mark: Mark, element: bytes, page: int | None) -> object:
        """Return a bare MCID on the element's own page, else a marked-content reference (table 324)."""
        stream = self._content.places[mark.page, mark.mcid].stream
        in_form = stream.extra.get("Subtype") == "/Form"
        parents = self._parents[self._form(stream) if in_form else mark.page]
        if isinstance(parents, dict):
            parents[mark.mcid] = element
        if mark.page == page and not in_form:
            return mark.mcid
        reference = {"Type": "/MCR", "Pg": self._pages[mark.page], "MCID": mark.mcid}
        return pydyf.Dictionary(reference | ({"Stm": stream.reference} if in_form else {}))

    def _form(self, form: pydyf.Stream) -> int:
        """Return the place in the parent tree of a form XObject with marked content."""
        if form.number not in self._forms:
            self._forms[form.number] = form.extra["StructParents"] = len(self._parents)
            self._parents.append({})
        return self._forms[form.number]

    def _parent_tree(self) -> pydyf.Array:
        numbers = pydyf.Array()
        for number, parents in enumerate(self._parents):
            if isinstance(parents, dict):
                listed = [parents.get(mcid, "null") for mcid in range(max(parents, default=-1) + 1)]
                numbers.extend((number, pydyf.Array(listed)))
            else:
                numbers.extend((number, parents))
        return numbers

    def reference_of(self, node: Node) -> bytes:
        """Return the reference of the structure element a node became."""
        reference: bytes = self._written[id(node)].reference
        return reference

    def _write_refs(self, tree: Node) -> None:
        """Let elements name each other (``Ref``, ISO 32000-2, table 355)."""
        for node in tree.walk():
            if node.refs:
                references = [self.reference_of(other) for other in node.refs]
                self._written[id(node)]["Ref"] = pydyf.Array(references)

    def _write_ids(self, root: pydyf.Dictionary) -> None:
        if self._ids:
            names = [part for name, reference in sorted(self._ids) for part in (pydyf.String(name), reference)]
            root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})

    def _write_classes(self, root: pydyf.Dictionary) -> None:
        if self._labels:
            classes = {
                str(label): pydyf.Dictionary(user_properties(USER_PROPERTIES[label])) for label in sorted(self._labels)
            }
            root["ClassMap"] = pydyf.Dictionary(classes)
        self._pdf.catalog["MarkInfo"]["UserProperties"] = "true"


def _namespace_of(reader: Reader) -> bytes | None:
    """Return the namespace of PDF 2.0, which WeasyPrint lists where it writes PDF 2.0 (ISO 32000-2, 14.7.4)."""
    listed = reader.root.get("Namespaces")
    return listed[0] if listed else None


def _one_or_array(entries: Sequence[object]) -> object:
    return entries[0] if len(entries) == 1 else pydyf.Array(entries)
