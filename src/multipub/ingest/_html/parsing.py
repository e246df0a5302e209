"""A page becomes a tree of a size that can be worked on.

In:  the text of a page.   Out: its root element, and the pictures that stood inside it as ``data:`` addresses.
Promises: nothing is fetched and nothing is run; a page that is too large, too deep or too full is one clear error, in
bounded time and memory.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import dropwhile
from pathlib import Path

from lxml import etree

from multipub.errors import SourceError

LARGEST_PAGE = 32_000_000
"""Bytes.  The heaviest news pages have 3 MB of markup; pages saved whole into one file carry their pictures in it."""

LARGEST_MARKUP = 12_000_000
"""Characters that are left when pictures inside the page are taken out."""

MOST_ELEMENTS = 40_000
"""Elements.  The heaviest pages of the press have about 10,000."""

DEEPEST = 200
"""Elements inside each other.  Real pages have up to 60; the parser itself stops at 255."""

LONGEST_KEPT_DATA = 200
"""Characters of a ``data:`` address that is a placeholder and stays where it is."""

LARGEST_PICTURE = 16_000_000
"""Bytes of one picture inside a page."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Letters that XML 1.0 forbids (2.2)."""

_DATA = re.compile(r"data:image/(?P<kind>jpeg|jpg|png|webp|gif|avif);base64,(?P<data>[A-Za-z0-9+/=%\s]{200,})")
_OTHER_DATA = re.compile(r"data:[\w.+-]{0,40}/?[\w.+-]{0,40}[;,][^\"'<>\s)]{200,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page; ``pictures`` are the files that stood in it, by the address they were given instead."""

    root: etree._Element
    pictures: Mapping[str, bytes]


_IN_HEAD = frozenset({"title", "meta", "link", "style", "script", "noscript", "base", "template"})
"""What may stand in a head (HTML, 3.2.5.2.1: metadata content)."""


def parse(text: str, *, where: str | Path) -> Page:
    """Return the tree of a page.

    Raises:
        SourceError: if the page is too large, nested too deep, has too many elements, or is no page at all.
    """
    markup, pictures = _take_pictures(text)
    if len(markup) > LARGEST_MARKUP:
        raise _refuse(f"this page has {len(markup):,} characters", where)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(_without_declaration(markup).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as fault:
        raise _refuse(f"this page cannot be read ({fault.msg})", where) from None
    if root is not None:
        _end_head(root)
    if root is None or root.find("body") is None:
        raise SourceError("there is no page in this file", where=where, hint="save the page again from the browser")
    _check(root, where)
    return Page(root=root, pictures=pictures)


def _take_pictures(text: str) -> tuple[str, Mapping[str, bytes]]:
    """Take the files out of a page, and long addresses of no use; each file gets a short address of its own."""
    pictures: dict[str, bytes] = {}

    def short(found: re.Match[str]) -> str:
        try:
            data = base64.b64decode(re.sub(r"%[0-9A-Fa-f]{2}|\s", "", found["data"]), validate=True)
        except (binascii.Error, ValueError):
            return "data:,"
        if len(data) > LARGEST_PICTURE:
            return "data:,"
        address = f"embedded:{len(pictures) + 1}.{found['kind']}"
        pictures[address] = data
        return address

    if "data:" not in text:
        return text, pictures
    return _OTHER_DATA.sub("data:,", _DATA.sub(short, text)), pictures


def _without_declaration(markup: str) -> str:
    """Return a page without an XML declaration, whose encoding is that of the file and no longer of the text."""
    return re.sub(r"^\s*<\?xml[^>]{0,300}\?>", "", markup.lstrip("\ufeff"), count=1)


def _end_head(root: etree._Element) -> None:
    """Begin the body where it begins: the tags of both may be left out (HTML, 13.1.2.4).

    libxml2 knows no element of HTML 5, and leaves in the head what a page shows before the first one that it knows.
    """
    head = root.find("head")
    if head is None:
        return
    shown = list(dropwhile(lambda one: one.tag in _IN_HEAD, head))
    if not shown:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    for place, element in enumerate(shown):
        body.insert(place, element)


def _check(root: etree._Element, where: str | Path) -> None:
    """Walk the tree once, with neither recursion nor a list of it; letters that XML forbids go on the way."""
    count = depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            count, depth = count + 1, depth + 1
            _clean(element)
            if depth > DEEPEST:
                raise _refuse(f"its elements stand more than {DEEPEST} deep in each other", where)
            if count > MOST_ELEMENTS:
                raise _refuse(f"it has more than {MOST_ELEMENTS:,} elements", where)
        else:
            depth -= 1


def _clean(element: etree._Element) -> None:
    """Take letters out of an element that XML forbids, and that a page may have by number (``&#31;``)."""
    if element.text and FORBIDDEN.search(element.text):
        element.text = FORBIDDEN.sub("", element.text)
    if element.tail and FORBIDDEN.search(element.tail):
        element.tail = FORBIDDEN.sub("", element.tail)
    for key, value in element.attrib.items():
        if FORBIDDEN.search(str(value)):
            element.set(key, FORBIDDEN.sub("", str(value)))


def _refuse(reason: str, where: str | Path) -> SourceError:
    return SourceError(f"this is no page of one article: {reason}", where=where, hint="save the article's page alone")
