"""Turns the tree of HTML elements into one that follows 14.8.4 and ISO 14289-1.

In:  the tree as it was read.   Out: the same tree, changed in place: figures beside their captions with Alt and BBox,
lists of items with labels and bodies, header cells with their scope, links with a description, notes with an ID.
"""

from collections.abc import Callable, Sequence
from typing import Any

import pydyf

from multipub.editions._pdf.finish.boxes import Box, Document, Matrix, area_of, is_replaced
from multipub.editions._pdf.finish.content import Content
from multipub.editions._pdf.finish.errors import MissingAlternative
from multipub.editions._pdf.finish.nodes import Annotation, Kid, Label, Mark, Node, classes_of, name_of
from multipub.editions._pdf.finish.read import LAYOUT, Reader
from multipub.editions._pdf.finish.roles import GROUPS, INLINE, alternative_of

_NUMBERING = {
    "none": "None",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
}
"""CSS list-style-type to ListNumbering (table 347); other numbering systems count as Decimal."""

_DIGITS = 3
"""Decimals of a point in BBox: finer than any printer."""

_KEPT_EMPTY = frozenset({"TD", "TH"})


class Shaper:
    """Shapes one tree."""

    def __init__(self, reader: Reader, document: Document, content: Content, *, modern: bool = False) -> None:
        self._content = content
        self._modern = modern
        self._document = document
        self._notes = 0
        self._shapes: dict[str, Callable[[Node], None]] = {
            "LI": self._item,
            "L": self._list,
            "Table": _table,
            "TR": _row,
            "Link": _link,
            "Figure": _figure,
            "Note": self._note,
        }
        for node, box, matrix in reader.figures:
            self._describe(node, box, matrix)
        self._shape(reader.tree)

    def _describe(self, node: Node, box: Box, matrix: Matrix) -> None:
        """Give a Figure its Alt (ISO 14289-1, 7.3) and its BBox in default user space (table 344)."""
        alternative = alternative_of(node.element) if node.element is not None else ""
        if not alternative.strip():
            raise MissingAlternative(f"{name_of(node.element)} has no alternative text")
        node.entries["Alt"] = pydyf.String(alternative)
        page, paper = self._document.pages[node.page], self._content.pages[node.page]["MediaBox"]
        scale = (paper[2] - paper[0]) / (page.width + page.bleed["left"] + page.bleed["right"])
        left, top, right, bottom = area_of(box, matrix)
        corners = left, page.height - bottom, right, page.height - top
        node.attributes.append(
            {"O": "/Layout", "BBox": pydyf.Array([round(corner * scale, _DIGITS) for corner in corners])}
        )
        if not is_replaced(box):
            node.kids = [kid for below in node.walk() for kid in below.kids if isinstance(kid, Mark)]

    def _shape(self, node: Node) -> None:
        kids: list[Kid] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                self._shape(kid)
            kids.extend(_plain(kid, node))
        node.kids = self._trimmed(kids, node)
        if node.role in self._shapes:
            self._shapes[node.role](node)
        if node.role in GROUPS:
            self._paragraphs(node)

    def _trimmed(self, kids: list[Kid], node: Node) -> list[Kid]:
        """Drop the empty sequences at both ends of a block, as of the space that CSS takes away there."""
        if node.role in INLINE or node.role == "Figure":
            return kids
        ends = (0, len(kids) - 1)
        return [kid for place, kid in enumerate(kids) if place not in ends or not self._dropped(kid)]

    def _dropped(self, kid: Kid) -> bool:
        """Whether ``kid`` is an empty sequence; then it is made an artifact."""
        if not (isinstance(kid, Mark) and kid.blank):
            return False
        self._content.make_artifact(kid.page, kid.mcid, LAYOUT)
        return True

    def _item(self, item: Node) -> None:
        """A list item is a label and a body, and nested lists are in the body (table 336)."""
        labels: list[Kid] = [kid for kid in item.kids if isinstance(kid, Node) and kid.role == "Lbl"]
        rest = [kid for kid in item.kids if kid not in labels]
        if rest and not all(isinstance(kid, Node) and kid.role == "LBody" for kid in rest):
            rest = [item.group("LBody", self._trimmed(rest, item))]
        item.kids = labels + rest

    def _list(self, node: Node) -> None:
        """A list holds items only, and says how they are numbered (table 347; ISO 14289-1, 7.6)."""
        items: list[Kid] = []
        for kid in node.kids:
            if isinstance(kid, Node) and kid.role in ("LI", "Caption"):
                items.append(kid)
            elif isinstance(kid, Node) and kid.role == "LBody" and items and _has_no_element(items[-1]):
                _append(items[-1], kid)
            elif not self._dropped(kid):
                fits = isinstance(kid, Node) and kid.role in ("Lbl", "LBody")
                items.append(node.group("LI", [kid if fits else node.group("LBody", [kid])]))
        node.kids = items
        styles = [kid.style["list_style_type"] for kid in items if isinstance(kid, Node) and kid.style]
        kind = styles[0] if styles and isinstance(styles[0], str) else "decimal" if styles else "none"
        numbering = _NUMBERING.get(kind, "Decimal")
        if Label.TERMS in node.labels:
            numbering = "Description" if self._modern else "None"  # ISO 32000-2, table 382
        node.attributes.append({"O": "/List", "ListNumbering": f"/{numbering}"})

    def _note(self, note: Node) -> None:
        """A Note has an ID (ISO 14289-1, 7.9)."""
        self._notes += 1
        note.entries["ID"] = pydyf.String(f"note-{self._notes}")

    def _paragraphs(self, group: Node) -> None:
        """Wrap the text that stands directly in a grouping element."""
        kids: list[Kid] = []
        line: list[Kid] = []
        for kid in [*group.kids, None]:
            if kid is not None and (not isinstance(kid, Node) or kid.role in INLINE):
                line.append(kid)
                continue
            if any(not isinstance(part, Mark) or not part.blank for part in line):
                paragraph = group.group("P")
                paragraph.kids = self._trimmed(line, paragraph)
                kids.append(paragraph)
            else:
                for part in line:
                    self._dropped(part)
            line = []
            if kid is not None:
                if isinstance(kid, Node) and kid.role == "Figure":
                    kid.attributes[0]["Placement"] = "/Block"
                kids.append(kid)
        group.kids = kids


def _plain(kid: Kid, parent: Node) -> Sequence[Kid]:
    """Return the kid, or what is in it if it is a Span or a row that says nothing, or nothing if it is empty."""
    if not isinstance(kid, Node):
        return [kid]
    if not kid.kids and kid.role not in _KEPT_EMPTY and Label.DECORATIVE not in kid.labels:
        return []
    if kid.role == "Lbl" and parent.role not in ("LI", "L"):
        kid.role = "Span"
    if kid.role == "Span" and kid.tag == "abbr" and kid.element is not None and kid.element.get("title"):
        kid.entries["E"] = pydyf.String(kid.element.get("title") or "")
    if kid.role == "Link" and "noteref" in classes_of(kid.element):
        reference = parent.group("Reference", [kid])
        reference.ours = kid.ours
        return [reference]
    if kid.role == "Div" and "row" in classes_of(kid.element):  # only the style knows of the rows of a gallery
        return kid.kids
    says = kid.lang != parent.lang or kid.ours != parent.ours or kid.entries or kid.attributes
    return kid.kids if kid.role == "Span" and not says else [kid]


def _row(row: Node) -> None:
    """Give cells their spans and header cells their Scope (table 349; ISO 14289-1, 7.5)."""
    cells = [cell for cell in row.nodes() if cell.role in ("TH", "TD") and cell.element is not None]
    all_heads = all(cell.role == "TH" for cell in cells)
    for cell in cells:
        attributes: dict[str, Any] = {"O": "/Table"}
        if cell.role == "TH":
            scope = (_get(cell, "scope") or ("col" if all_heads else "row")).lower()
            attributes["Scope"] = "/Row" if scope.startswith("row") else "/Column"
        for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
            span = _get(cell, name)
            if span.isdigit() and int(span) > 1:
                attributes[key] = int(span)
        if len(attributes) > 1:
            cell.attributes.append(attributes)


def _table(table: Node) -> None:
    """Say what a table is about before it is entered: its caption (table 349, ``Summary``)."""
    caption = next((kid.element for kid in table.nodes() if kid.role == "Caption"), None)
    words = "" if caption is None else " ".join("".join(caption.itertext()).split())
    if words:
        table.attributes.append({"O": "/Table", "Summary": pydyf.String(words)})


def _get(node: Node, attribute: str) -> str:
    return (node.element.get(attribute) or "") if node.element is not None else ""


def _link(link: Node) -> None:
    """Give a link annotation a description in Contents (ISO 14289-1, 7.18.5), and the Link the address as written."""
    text = _get(link, "title") or _get(link, "aria-label")
    if not text and link.element is not None:
        text = " ".join("".join(link.element.itertext()).split())
        text = text or " ".join(alternative_of(picture) for picture in link.element.iter("img")).strip()
    if not text:
        raise MissingAlternative(f"{name_of(link.element)} is a link without text")
    annotations: list[Kid] = [kid for kid in link.kids if isinstance(kid, Annotation)]
    link.kids = [kid for kid in link.kids if kid not in annotations] + annotations
    href = _get(link, "href")
    for annotation in annotations:
        if isinstance(annotation, Annotation):
            annotation.dictionary["Contents"] = pydyf.String(text)
    if any(isinstance(one, Annotation) and _target_of(one.dictionary) != href for one in annotations):
        # A URI action takes only some of ASCII (table 206): the address as it was written is kept beside it.
        link.attributes.append(user_properties({"href": href}))


def _target_of(annotation: pydyf.Dictionary) -> str:
    if "Dest" in annotation:
        return f"#{annotation['Dest'].string}"
    return str(annotation["A"]["URI"].string)


def _figure(figure: Node) -> None:
    """Say of a picture that is a block of its own that it is, as the default is to stand in a line (table 343)."""
    if figure.style is not None and "inline" not in figure.style["display"]:
        figure.attributes[0]["Placement"] = "/Block"


def user_properties(properties: dict[str, str]) -> dict[str, Any]:
    """Return an attribute object of user properties (14.7.5.4)."""
    entries = [
        pydyf.Dictionary({"N": pydyf.String(name), "V": pydyf.String(value)}) for name, value in properties.items()
    ]
    return {"O": "/UserProperties", "P": pydyf.Array(entries)}


def _has_no_element(item: Kid) -> bool:
    return isinstance(item, Node) and item.element is None


def _append(item: Kid, kid: Kid) -> None:
    if isinstance(item, Node):
        item.kids.append(kid)
