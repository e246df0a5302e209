"""Safe parsing: bytes of unknown origin become an XML tree, or one clear error.

In:  bytes and the name of their file.   Out: the root element, comments and processing instructions left out.
Promises: a DOCTYPE is refused before anything in it is looked at, so there are no entities and no outside files; no
network; size, markup and depth are limited, so time and memory are bounded; what is wrong is said with file and line.

Source: OWASP XML External Entity Prevention Cheat Sheet; XML 1.0 (5th edition), 2.8, 4.3.3.
"""

from xml.parsers import expat

from lxml import etree

from multipub.canonical.elements import line_of
from multipub.canonical.vocabulary import XHTML
from multipub.errors import SourceError

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes.  A story of 5,000 words in fifteen languages is about 1 MiB; photos are never inside."""

MOST_MARKUP = 200_000
"""Opening signs ``<`` in a file.  A story of 5,000 words has about 2,000; a million elements would fill the memory."""

DEEPEST_BODY = 40
"""Elements inside one another below ``article``.  Layout engines fail at about 200 nested blocks (WeasyPrint 70)."""

DEEPEST_ELEMENT = 64
"""Elements inside one another in the whole file: the seven above ``article``, the body, and some room."""

_SCOUTED_FIRST = 512
"""Bytes.  The prolog is scouted in pieces that double, so that little of a hostile file is looked at, and in time."""

_LONGEST_PROLOG = 64 * 1024
"""Bytes.  A document type that comes later than this is refused after parsing, as soon as it is known."""

_TOO_DEEP = etree.XPath("/*" * (DEEPEST_ELEMENT + 1))
_BODY_TOO_DEEP = etree.XPath("//h:article" + "/*" * (DEEPEST_BODY + 1), namespaces={"h": XHTML[1:-1]})


class Unreadable(SourceError):
    """The bytes are no XML that may be read; ``rule`` is the permanent id of the rule they break."""

    def __init__(self, rule: str, message: str, *, name: str, line: int | None = None, hint: str) -> None:
        super().__init__(message, where=name if line is None else f"{name}:{line}", hint=hint)
        self.rule, self.name, self.line = rule, name, line


def parse(data: bytes, *, name: str) -> etree._Element:
    """Return the root element of the XML in ``data``; every element knows its line.

    Raises:
        Unreadable: if it is not well-formed, has a DOCTYPE, or is too large or too deep; one fault, with its line.
    """
    _refuse_size(data, name)
    _refuse_doctype(data, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise _malformed(fault, data, name) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(name, None)
    _refuse_depth(root, name)
    return root


def _refuse_size(data: bytes, name: str) -> None:
    if len(data) > LARGEST_FILE:
        raise Unreadable(
            "CAN-X03",
            f"the file has {len(data):,} bytes, more than {LARGEST_FILE:,}",
            name=name,
            hint="one file holds one story; photos stay in their own files",
        )
    markup = data.count(b"<")
    if markup > MOST_MARKUP:
        raise Unreadable(
            "CAN-X03",
            f"the file has {markup:,} pieces of markup, more than {MOST_MARKUP:,}",
            name=name,
            hint="one file holds one story",
        )


class _DoctypeFound(Exception):
    """The prolog has a DOCTYPE."""


def _refuse_doctype(data: bytes, name: str) -> None:
    """Look at the prolog alone, with a second parser that stops at the first element."""
    scout = expat.ParserCreate()
    begun: list[str] = []

    def at_doctype(*_: object) -> None:
        raise _DoctypeFound

    scout.StartDoctypeDeclHandler = at_doctype
    scout.StartElementHandler = lambda tag, _: begun.append(tag)
    try:
        start, end = 0, _SCOUTED_FIRST
        while start < min(len(data), _LONGEST_PROLOG) and not begun:
            scout.Parse(data[start:end], False)
            start, end = end, end * 2
    except _DoctypeFound:
        raise _doctype(name, scout.CurrentLineNumber) from None
    except (expat.ExpatError, ValueError, LookupError):
        return  # Not well-formed, or an encoding it does not know: the parser itself says so, better.


def _doctype(name: str, line: int | None) -> Unreadable:
    return Unreadable(
        "CAN-X02",
        "the file has a DOCTYPE; document types and entities are refused",
        name=name,
        line=line,
        hint="remove the <!DOCTYPE …> declaration and write characters instead of entities",
    )


def _malformed(fault: etree.XMLSyntaxError, data: bytes, name: str) -> Unreadable:
    """Turn the parser's words into ours: encoding, depth, or what is not well-formed."""
    said = (fault.msg or "it cannot be parsed").split(", line ")[0].strip()
    line = fault.lineno if isinstance(fault.lineno, int) and fault.lineno > 0 else 1
    lowered = said.lower()
    if not data.strip():
        return Unreadable("CAN-X01", "the file is empty", name=name, hint="export or import the story again")
    if "encod" in lowered or "utf-8" in lowered or "invalid bytes" in lowered:
        return Unreadable(
            "CAN-X05",
            f"the bytes are not in the encoding they claim: {said}",
            name=name,
            line=line,
            hint="save the file as UTF-8",
        )
    if "depth" in lowered:
        return _too_deep(name, line)
    if "huge" in lowered or "too long" in lowered or "too big" in lowered:
        return Unreadable(
            "CAN-X03",
            f"one text in the file is too long: {said}",
            name=name,
            line=line,
            hint="one file holds one story",
        )
    return Unreadable(
        "CAN-X01",
        f"not well-formed XML: {said}",
        name=name,
        line=line,
        hint="open the file in an XML editor and mend this line",
    )


def _refuse_depth(root: etree._Element, name: str) -> None:
    for expression in (_TOO_DEEP, _BODY_TOO_DEEP):
        found = expression(root)
        if isinstance(found, list) and found:
            first = found[0]
            raise _too_deep(name, line_of(first) if isinstance(first, etree._Element) else None)


def _too_deep(name: str, line: int | None) -> Unreadable:
    return Unreadable(
        "CAN-X04",
        f"elements are nested too deeply (at most {DEEPEST_BODY} in a body, {DEEPEST_ELEMENT} in the file)",
        name=name,
        line=line,
        hint="nest fewer lists and marks inside one another",
    )
