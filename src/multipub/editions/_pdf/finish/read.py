"""Reads the tagged document: pairs WeasyPrint's structure elements with boxes, hence with HTML elements.

In:  the laid-out document and its pydyf objects.   Out: the tree of HTML elements as ``Node``s with their ``Mark``s.
Promises: walks the boxes as ``weasyprint.pdf.tags`` does and checks each object it takes; ``TaggingChanged`` if one
does not fit or is left over.  Each box's words are those of the HTML.
"""

from collections.abc import Iterator
from math import hypot
from xml.etree.ElementTree import Element

import pydyf

from multipub.editions._pdf.finish.boxes import (
    UNCHANGED,
    Box,
    Document,
    Matrix,
    baseline_of,
    children_of,
    has_bookmark,
    is_line,
    is_off_paper,
    is_page,
    is_repeated,
    is_replaced,
    is_shown,
    link_of,
    margin_of,
    matrix_of,
    moved,
    text_of,
)
from multipub.editions._pdf.finish.content import Content
from multipub.editions._pdf.finish.errors import HiddenWords, TaggingChanged
from multipub.editions._pdf.finish.nodes import Annotation, Mark, Node, name_of
from multipub.editions._pdf.finish.roles import is_decoration, is_ours, labels_of, role_of
from multipub.editions._pdf.finish.source import Source

LAYOUT = {"Type": "/Layout"}
PAGINATION = {"Type": "/Pagination"}
"""Property lists of artifacts (table 330)."""

_SUBTYPES = {"@top": {"Subtype": "/Header"}, "@bottom": {"Subtype": "/Footer"}}

Artifact = dict[str, str] | None

_ROOM = "part what is too wide, or give the style a larger page"


class Reader:
    """The tree of a document, and what was met on the way.

    ``made`` are WeasyPrint's own structure elements; ``figures`` the pictures with their boxes and
    how CSS transforms them; ``pictures`` the addresses of all that is drawn, with page and MCID; ``texts`` every text
    that is shown, running heads too, with its element; ``bookmarks`` the elements that
    the bookmarks lead to, in their order.
    """

    def __init__(self, document: Document, pdf: pydyf.PDF, content: Content, *, modern: bool = False) -> None:
        self._content = content
        self._modern = modern
        self._source = Source()
        self.root = content.object(pdf.catalog["StructTreeRoot"])
        self.document = content.object(self.root["K"][0])
        self._pages = pdf.page_references
        self._sheets = document.pages
        self.made = [one for one in pdf.objects[self.document.number + 1 :] if _is_of_tree(one)]
        self._next: Iterator[pydyf.Dictionary] = iter(self.made)
        self._nodes: dict[tuple[int, str], Node] = {}
        self.texts: list[tuple[str, Element | None]] = []
        self.figures: list[tuple[Node, Box, Matrix]] = []
        self.pictures: list[tuple[str, int, int]] = []
        self.bookmarks: list[Node] = []
        self._pictures: set[int] = set()
        self._matrix = UNCHANGED
        self.tree = Node("Document", document.metadata.lang)
        for number, page in enumerate(document.pages):
            self._visit(page._page_box, self.document, self.tree, number, None)
        if next(self._next, None) is not None:
            raise TaggingChanged("structure elements are left over after the last box")
        self._check_all_is_shown()

    def _check_all_is_shown(self) -> None:
        body = self.tree.element
        lost = [] if body is None else [*self._source.unread(body), *self._unseen(body)]
        if lost:
            names = ", ".join(name_of(element) for element in lost)
            raise HiddenWords(f"the style does not show {names}", hint="correct the style")

    def _unseen(self, body: Element) -> Iterator[Element]:
        """Yield the pictures that were drawn nowhere."""
        return (picture for picture in body.iter("img") if id(picture) not in self._pictures)

    def _expect(self, kind: str, page: int, role: str | None = None) -> pydyf.Dictionary:
        made = next(self._next, pydyf.Dictionary())
        if made.get("Type") != kind or made["Pg"] != self._pages[page] or (role and made["S"] != role):
            raise TaggingChanged(f"expected {kind} {role or ''} on page {page + 1}, found {made}")
        return made

    def _visit(self, box: Box, parent: pydyf.Dictionary, node: Node, page: int, artifact: Artifact) -> None:
        """Read a box; ``parent`` is WeasyPrint's element above it, ``node`` ours."""
        around = self._matrix
        self._matrix = matrix_of(box, around)
        self._visit_placed(box, parent, node, page, artifact)
        self._matrix = around

    def _visit_placed(self, box: Box, parent: pydyf.Dictionary, node: Node, page: int, artifact: Artifact) -> None:
        """As ``_visit``, where the box stands."""
        margin = margin_of(box)
        if margin is not None or _is_root(box):
            if margin is None and box.element is not None:
                self.tree.style, self.tree.element = box.style, box.element
            for child in box.children:
                self._visit(child, parent, node, page, artifact if margin is None else _running(margin))
            return
        if box.element is None and not artifact:
            raise HiddenWords("the style moves notes to the foot of a page (float: footnote)", hint="let them stand")
        if _is_wrapped(box, parent):
            parent = self._expect("/StructElem", page, "/LI")
        element = self._expect("/StructElem", page)
        artifact = artifact or self._hidden(box, page)
        self._source.enter(box)
        if not artifact:
            node = self._node(box, node, page)
            if has_bookmark(box):
                self.bookmarks.append(node)
        self._read_link(box, node, page, artifact)
        self._read_children(box, element, parent, node, page, artifact)

    def _hidden(self, box: Box, page: int) -> Artifact:
        """Return the properties of the artifact a box becomes, if it says nothing or says it again."""
        if box.element is None:
            return None
        seen = self._nodes.get(_key(box))
        repeated = is_repeated(box) and seen is not None and seen.page != page
        if repeated or (box.style["position"] == "fixed" and len(self._pages) > 1):
            return PAGINATION
        if is_decoration(box.element) or box.element.get("aria-hidden") == "true":
            return LAYOUT
        return LAYOUT if is_replaced(box) and not is_shown(box) else None

    def _node(self, box: Box, parent: Node, page: int) -> Node:
        """Return the node of the box's element: all the boxes of an element have one."""
        key = _key(box)
        if key not in self._nodes:
            role = role_of(box, parent, modern=self._modern)
            node = Node(role, box.style["lang"], box.element, box.style, box.element_tag, page, parent)
            node.labels = labels_of(box.element, node.role)
            node.ours = parent.ours or is_ours(box.element)
            self._nodes[key] = node
            parent.kids.append(node)
            if node.role == "Figure":
                self.figures.append((node, box, self._matrix))
        return self._nodes[key]

    def _read_link(self, box: Box, node: Node, page: int, artifact: Artifact) -> None:
        annotation = link_of(box)
        if annotation is None:
            return
        self._expect("/OBJR", page)
        if artifact:
            raise HiddenWords(f"{name_of(box.element)} is decoration but can be clicked (ISO 14289-1, 7.18.5)")
        _link_around(node).kids.append(Annotation(page, annotation))

    def _read_children(
        self, box: Box, element: pydyf.Dictionary, parent: pydyf.Dictionary, node: Node, page: int, artifact: Artifact
    ) -> None:
        mcids = iter([kid for kid in element["K"] if isinstance(kid, int)])
        for child in children_of(box):
            if text_of(child) is not None:
                in_link = element["S"] == "/Link"
                mcid = next(mcids) if in_link else self._expect("/StructElem", page, "/Span")["K"][0]
                self._read_text(child, node, page, mcid, artifact)
            else:
                above = parent if element["S"] == "/LI" and child.element_tag in ("ul", "ol") else element
                self._visit(child, above, node, page, artifact)
        if is_replaced(box):
            self._pictures.add(id(box.element))
            mcid = next(mcids)
            self.pictures.append((_get(box.element, "src"), page, mcid))
            if artifact:
                self._content.make_artifact(page, mcid, artifact)
            elif is_off_paper(box, self._sheets[page], self._matrix):
                raise HiddenWords(f"page {page + 1} is too narrow for {name_of(box.element)}", hint=_ROOM)
            else:
                node.kids.append(Mark(page, mcid))

    def _read_text(self, box: Box, node: Node, page: int, mcid: int, artifact: Artifact) -> None:
        text = text_of(box) or ""
        self.texts.append((text, box.element))
        if artifact and artifact["Type"] == PAGINATION["Type"]:  # a running head, or words read on the page before
            self._content.make_artifact(page, mcid, artifact)
            return
        words = self._source.take(box)
        if artifact is None and not is_shown(box):
            raise HiddenWords(f"the style hides the words of {name_of(box.element)}", hint="correct the style")
        if artifact or _is_ornament(box, text):
            self._content.make_artifact(page, mcid, artifact or LAYOUT)
            return
        if words.strip() and is_off_paper(box, self._sheets[page], self._matrix):
            raise HiddenWords(f"page {page + 1} is too narrow for the words of {name_of(box.element)}", hint=_ROOM)
        drawn = self._content.places[page, mcid].drawn
        left, line = moved(box.position_x, baseline_of(box), self._matrix)
        size = float(box.style["font_size"]) * hypot(*self._matrix[2:4])
        mark = Mark(page, mcid, words, drawn, left, line, size)
        node.kids.append(mark)
        if "::" in box.element_tag and node.role == "Span":
            node.ours = True
        self._source.note(mark, ours=node.ours)


def _get(element: Element | None, attribute: str) -> str:
    return "" if element is None else element.get(attribute) or ""


def _is_of_tree(made: pydyf.Object) -> bool:
    return isinstance(made, dict) and made.get("Type") in ("/StructElem", "/OBJR")


def _is_root(box: Box) -> bool:
    return is_page(box) or (box.element_tag in ("html", "body") and not is_line(box))


def _is_wrapped(box: Box, parent: pydyf.Dictionary) -> bool:
    """Whether WeasyPrint puts another LI around: it does for terms, definitions, and items without a bullet."""
    if parent["S"] in ("/LI", "/LBody"):
        return False
    bare = "list-item" not in box.style["display"] or box.style["list_style_type"] == "none"
    return box.element_tag in ("dt", "dd") or (box.element_tag == "li" and bare)


def _is_ornament(box: Box, text: str) -> bool:
    """Whether generated text is only for the eye: dots and brackets, but not the marks of a quotation."""
    tag, _, pseudo = box.element_tag.partition("::")
    return pseudo in ("before", "after") and tag != "q" and not any(character.isalnum() for character in text)


def _link_around(node: Node) -> Node:
    """Return the Link an annotation belongs to: the one the node is in, else the node, or a Link put around it."""
    above: Node | None = node
    while above is not None and above.role != "Link":
        above = above.parent
    if above is not None:
        return above
    if node.role == "Span" or node.parent is None:
        node.role = "Link"
        return node
    link = Node("Link", node.lang, node.element, node.style, page=node.page, kids=[node], parent=node.parent)
    node.parent.kids[node.parent.kids.index(node)] = node.parent = link
    return link


def _key(box: Box) -> tuple[int, str]:
    return id(box.element), box.element_tag


def _running(margin: str) -> dict[str, str]:
    """Return the properties of a running head or foot (table 330)."""
    return PAGINATION | _SUBTYPES.get(margin.split("-", 1)[0], {})
