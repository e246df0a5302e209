"""Which structure type (14.8.4) an HTML element becomes."""

from xml.etree.ElementTree import Element

from multipub.editions._pdf.finish.boxes import Box
from multipub.editions._pdf.finish.nodes import Label, Node, classes_of

_ROLES = {
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "blockquote": "BlockQuote",
    **dict.fromkeys(("p", "pre", "address"), "P"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "menu", "dl"), "L"),
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    "q": "Quote",
    "code": "Code",
}
"""Other elements become Div or Span, by their CSS display."""

_SPANS = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "data", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark"),
        *("ruby", "rt", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    )
)
"""Elements of a line of text: Span whatever their CSS display."""

_ROLES_OF_CLASSES = {"footnote": "Note", "description": "Note"}
_ROLES_IN_CAPTION = {"caption": "P", "credit": "P"}
_ROLES_OF_PSEUDO_ELEMENTS = {"marker": "Lbl"}

GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "Aside", "BlockQuote", "Caption", "Note"})
"""Grouping elements, "not directly associated with content items" (14.8.4.2): their own text goes in a P."""

_MODERN_ROLES = {
    **{"aside": "Aside", "em": "Em", "strong": "Strong", "figure": "Sect"},
    "h1": "Title",
    **{f"h{level}": f"H{level - 1}" for level in range(2, 7)},
}
"""Structure types that PDF 2.0 brought (ISO 32000-2, 14.8.4).

The headline is the title of the document and no heading in it: it has a type of its own, and the subheads begin at H1.
In PDF 1.7, which has no such type, it is the H1 that PDF/UA-1 lets it be, and the subheads begin at H2.

There a Div passes what is in it on to its parent, so that only a Sect, "a container for grouping related content",
holds a figure and its caption together (ISO 14289-2, 8.2.5.27).
"""

INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code", "Em", "Strong"})
"""Elements of a line of text (14.8.4.4)."""

MODERN = frozenset(
    (
        *(
            "Document",
            "Part",
            "Sect",
            "Div",
            "Aside",
            "P",
            "Title",
            "H1",
            "H2",
            "H3",
            "H4",
            "H5",
            "H6",
            "Caption",
            "Figure",
        ),
        *("L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "FENote"),
        *("Span", "Link", "Em", "Strong"),
    )
)
"""Structure types of the namespace of PDF 2.0 that are used here (ISO 32000-2, annex M); the others, ``Art``,
``BlockQuote``, ``Quote`` and ``Code``, are of PDF 1.7, whose namespace is the default (14.8.6.2)."""


def role_of(box: Box, parent: Node, *, modern: bool = False) -> str:
    """Return the structure type of a box's element, below the node it stands in; ``modern`` those of PDF 2.0."""
    tag, _, pseudo = box.element_tag.partition("::")
    if pseudo:
        return _ROLES_OF_PSEUDO_ELEMENTS.get(pseudo, "Span")
    if is_picture(box.element):
        return "Figure"
    classes = classes_of(box.element)
    if parent.role == "Caption" and parent.tag == "figcaption":
        for name in classes & _ROLES_IN_CAPTION.keys():
            return _ROLES_IN_CAPTION[name]
    for name in classes & _ROLES_OF_CLASSES.keys():
        return _ROLES_OF_CLASSES[name]
    if tag == "div" and parent.tag == "dl":
        return "LI"
    if modern and tag in _MODERN_ROLES:
        return _MODERN_ROLES[tag]
    return _ROLES.get(tag) or ("Span" if tag in _SPANS or "inline" in box.style["display"] else "Div")


def is_picture(element: Element | None) -> bool:
    """Whether an element is a picture, or the frame of one that was never supplied (ARIA 1.2, ``img``)."""
    return element is not None and (element.tag == "img" or element.get("role") == "img")


def alternative_of(element: Element) -> str:
    """Return the alternative text of a picture, as it is written."""
    return element.get("alt" if element.tag == "img" else "aria-label") or ""


def is_decoration(element: Element) -> bool:
    """Whether a picture says nothing: it is marked so, not only without words."""
    return element.get("role") == "presentation" or (element.tag == "img" and element.get("alt") == "")


def labels_of(element: Element | None, role: str) -> set[Label]:
    """Return what the tags alone cannot say of an element."""
    if element is None:
        return set()
    classes = classes_of(element)
    found = {Label.TERMS} if element.tag == "dl" else set()
    if role == "P" and "credit" in classes:
        found.add(Label.CREDIT)
    if element.tag == "figure" and "decorative" in classes:
        found.add(Label.DECORATIVE)
        if "missing" in classes:
            found.add(Label.MISSING)
    return found


def is_ours(element: Element | None) -> bool:
    """Whether an element holds words that multipub added."""
    return element is not None and element.get("data-words") == "ours"
