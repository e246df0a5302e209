"""Opens XML and HTML of unknown origin, liberally and safely.

In:  bytes, or a string of HTML.   Out: the root element; or what the root is, without parsing.
Promises: a document type that only names a DTD is passed over, one with declarations of its own is refused; nothing is
fetched; size, markup and depth are limited as in ``canonical.parse``; HTML's named characters are known without a DTD.

Source: XML 1.0 (5th edition), 2.8, 4.6; OWASP XML External Entity Prevention Cheat Sheet.
"""

import codecs
import re
from dataclasses import dataclass
from html.entities import html5
from pathlib import Path

from lxml import etree

from multipub.errors import SourceError

SCOUTED = 64 * 1024
"""Bytes at the beginning of a file in which its root element must begin."""

LARGEST_HTML = 8 * 1024 * 1024
"""Characters of one body; the longest report of a court in the archives of an agency has a tenth of it."""

DEEPEST_HTML = 90
"""Elements inside one another in a body; more than a page of a newsroom has, fewer than recursion can bear."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SPACE = re.compile(r"[\s\ufeff]+")
_DECLARATION = re.compile(r"<\?.*?\?>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^\[\]<>]*>", re.IGNORECASE)
_ROOT = re.compile(r"<(?:(?P<prefix>[A-Za-z_][\w.-]*):)?(?P<name>[A-Za-z_][\w.-]*)(?P<attributes>[^<>]*)")
_NAMESPACE = re.compile(r"""xmlns(?::(?P<prefix>[\w.-]+))?\s*=\s*["'](?P<uri>[^"']*)["']""")
_ENCODING = re.compile(r"""(\A\s*<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""")
_NAMED = re.compile(rb"&(?!amp;|lt;|gt;|quot;|apos;|#)([A-Za-z][A-Za-z0-9]{1,31};)")
_HTML_TOO_DEEP = etree.XPath("/*" * (DEEPEST_HTML + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """What the root element of a file is, by the look of its beginning; ``doctype`` is where a DOCTYPE stands."""

    name: str
    namespace: str
    doctype: tuple[int, int] | None = None


def root_of(data: bytes) -> Root | None:
    """Return what the root element of ``data`` is, or nothing if it does not begin as XML does."""
    beginning = _letters(data[:SCOUTED])
    place, doctype = 0, None
    while True:
        for pattern in (_SPACE, _DECLARATION, _COMMENT, _DOCTYPE):
            found = pattern.match(beginning, place)
            if found is not None:
                doctype = found.span() if pattern is _DOCTYPE else doctype
                place = found.end()
                break
        else:
            break
    root = _ROOT.match(beginning, place)
    if root is None:
        return None
    spaces = {found["prefix"]: found["uri"] for found in _NAMESPACE.finditer(root["attributes"])}
    return Root(name=root["name"], namespace=spaces.get(root["prefix"], ""), doctype=doctype)


def _letters(beginning: bytes) -> str:
    for mark, encoding in _MARKS:
        if beginning.startswith(mark):
            return beginning.removeprefix(mark).decode(encoding, "ignore")
    if beginning[:2] in (b"<\0", b"\0<"):
        return beginning.decode("utf-16-le" if beginning[:1] == b"<" else "utf-16-be", "ignore")
    return beginning.decode("latin-1")  # One letter a byte, so that places in it are places in the bytes.


def parse_xml(data: bytes, path: Path) -> etree._Element:
    """Return the root element of the XML in ``data``.

    Raises:
        SourceError: if it is not well-formed, declares entities, or is too large or too deep.
    """
    # Imported here because the package loads its rules with it, which recognising a file does not need.
    from multipub.canonical.parse import parse

    return parse(_without_doctype(data), name=str(path))


def _without_doctype(data: bytes) -> bytes:
    """Blank out a DOCTYPE that only names a DTD, line by line, and write HTML's named characters as numbers."""
    data = _as_utf8(data).removeprefix(codecs.BOM_UTF8).lstrip()
    root = root_of(data)
    if root is None or b"\0" in data[:4]:
        return data
    if root.doctype is not None:
        begin, end = root.doctype
        data = data[:begin] + re.sub(rb"[^\n]", b" ", data[begin:end]) + data[end:]
    return _NAMED.sub(_numbered, data)


def _as_utf8(data: bytes) -> bytes:
    """Return UTF-16 with its byte order mark as UTF-8; what it is not stays, and the parser says so."""
    if data[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return data
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        return data
    return _ENCODING.sub(r"\1", text, count=1).encode("utf-8", "surrogatepass")


def _numbered(found: re.Match[bytes]) -> bytes:
    letters = html5.get(found[1].decode("ascii"))
    return found[0] if letters is None else "".join(f"&#{ord(one)};" for one in letters).encode("ascii")


def parse_html(markup: str, *, where: str) -> etree._Element | None:
    """Return the root element of a string of HTML, whatever is wrong with it; nothing if it has no words or marks.

    Raises:
        SourceError: if it is too large or too deep.
    """
    if len(markup) > LARGEST_HTML:
        raise SourceError(
            f"a body has {len(markup):,} characters, more than {LARGEST_HTML:,}",
            where=where,
            hint="one file holds one story",
        )
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, collect_ids=False
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "ignore"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    if _HTML_TOO_DEEP(root) or any("xcessive depth" in entry.message for entry in parser.error_log):
        raise SourceError(
            f"elements of a body are nested too deeply (at most {DEEPEST_HTML})",
            where=where,
            hint="nest fewer elements inside one another",
        )
    return root


def as_ascii(beginning: bytes) -> bytes:
    """Return the beginning of a file in UTF-8 or UTF-16 as if it were ASCII, without its byte order mark."""
    for mark, _ in _MARKS:
        if beginning.startswith(mark):
            return beginning.removeprefix(mark).replace(b"\0", b"")
    return beginning.replace(b"\0", b"")


def name_of(element: etree._Element) -> str:
    """Return an element's name in small letters, without its namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def classes_of(element: etree._Element) -> frozenset[str]:
    """Return the classes an element has, in small letters."""
    return frozenset((element.get("class") or "").lower().split())


def words_of(element: etree._Element | None) -> str:
    """Return every letter inside an element, as it stands."""
    return "" if element is None else "".join(str(piece) for piece in element.itertext())
