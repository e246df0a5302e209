"""A page of the web, saved from a browser, with its folder of pictures or without.

In:  the bytes of an HTML page.   Out: a ``Story``, where its photos' files may be, every guess, and everything that was
left out with its reason.
Promises: pictures are taken from the tree of the page first, text second, and both stand in the order of the page;
nothing is fetched or run; a page that is too large or too deep is one clear error.  No clock: dates come from the page
or from ``Intake.received``.
"""

import re
from pathlib import Path

from multipub.carriers.page import recognises as is_page_of_ours
from multipub.ingest import Dialect, Intake, Intaken

ENOUGH = 8192
"""Bytes at the beginning of a file that show whether it is a page."""

FEWEST_TAGS = 3
"""Elements of HTML that make a page of a file that does not say so."""

_BINARY = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"ID3", b"\xff\xd8", b"\x89PNG")
_DOCTYPE = re.compile(rb"<!doctype\s+html\b", re.IGNORECASE)
_PROLOGUE = re.compile(rb"\s*(?:<\?[^>]{0,400}>|<!--.{0,4000}?-->|<!doctype[^>]{0,400}>)", re.IGNORECASE | re.DOTALL)
_FIRST = re.compile(rb"\s*<([a-z][a-z0-9]*)(?=[\s/>])", re.IGNORECASE)
_TAG = re.compile(rb"<(?:head|body|article|main|div|p|h[1-6]|figure|section|table|ul|meta|title)[\s>]", re.IGNORECASE)
_PAGE_TAGS = frozenset(
    b"head body article main header div section p h1 h2 h3 figure table ul ol meta title link script style nav center "
    b"blockquote aside span a b font base".split()
)
"""Elements that a part of a page may begin with; the root of a news format is none of them."""


def recognises(data: bytes, path: Path) -> bool:
    """Whether the input is a page: it says so, or it begins with an element of HTML and has enough of them.

    A page that multipub made carries its canonical XML, and is read as the edition that it is.
    """
    if is_page_of_ours(data):
        return False
    beginning = _as_ascii(data[:ENOUGH])
    if beginning.startswith(_BINARY):
        return False
    place = 0
    while found := _PROLOGUE.match(beginning, place):
        if _DOCTYPE.match(found[0].strip()):
            return True
        place = found.end()
    first = _FIRST.match(beginning, place)
    if first is None:
        return False
    name = first[1].lower()
    return name == b"html" or (name in _PAGE_TAGS and len(_TAG.findall(beginning)) >= FEWEST_TAGS)


def _as_ascii(beginning: bytes) -> bytes:
    """Return bytes in which the tags can be seen, whatever the encoding."""
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return beginning[2:].replace(b"\0", b"")
    return beginning.removeprefix(b"\xef\xbb\xbf").lstrip()


def read(intake: Intake) -> Intaken:
    """Return the story of a page.

    Raises:
        SourceError: if the page is too large, in no known encoding, or holds no story.
    """
    from multipub.ingest._html.page import read_page  # the text library takes a while to come: only when it is needed

    return read_page(intake)


HTML = Dialect(
    name="html",
    summary="a web page saved from a browser, with its pictures' folder or without",
    recognises=recognises,
    read=read,
)
