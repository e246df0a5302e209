"""What an element is, says and where it stands: small questions to an XML tree.

In:  an lxml element.   Out: plain strings and numbers.
"""

from lxml import etree

from multipub.canonical.vocabulary import XHTML, XML_LANG


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def kind_of(element: etree._Element) -> str:
    """Return ``element`` or ``element.class``; the namespace stays on what is not XHTML."""
    name = str(element.tag).removeprefix(XHTML)
    style = element.get("class")
    return name if style is None else f"{name}.{style}"


def text_of(element: etree._Element) -> str:
    """Return every letter inside an element."""
    return "".join(str(piece) for piece in element.itertext())


def line_of(element: etree._Element) -> int | None:
    """Return the line an element begins in, or nothing if it was made and not parsed."""
    line = element.sourceline
    return line if isinstance(line, int) and line > 0 else None


def marked_language(element: etree._Element) -> str | None:
    """Return the language an XHTML element marks itself with."""
    return element.get(XML_LANG) or element.get("lang")
