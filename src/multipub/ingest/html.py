"""A page of the web, saved from a browser, with its folder of pictures or without.

In:  the bytes of an HTML page.   Out: a ``Story``, where its photos' files may be, every guess, and everything that was
left out with its reason.
Promises: pictures are taken from the tree of the page first, text second, and both stand in the order of the page;
nothing is fetched or run; a page that is too large or too deep is one clear error.  No clock: dates come from the page
or from ``Intake.received``.
"""

import re
from pathlib import Path

from multipub.ingest import Dialect, Intake, Intaken

ENOUGH = 8192
"""Bytes at the beginning of a file that show whether it is a page."""

FEWEST_TAGS = 3
"""Elements of HTML that make a page of a file that does not say so."""

_NEWS_XML = re.compile(rb"<(?:\w+:)?(?:nitf|newsMessage|newsItem|packageItem|NewsML|NewsItem|rss|feed|svg)\b")
_BINARY = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"ID3", b"\xff\xd8", b"\x89PNG")
_DOCTYPE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<!doctype\s+html\b", re.I | re.S)
_ROOT = re.compile(rb"<html[\s>]", re.I)
_TAG = re.compile(rb"<(?:head|body|article|main|div|p|h[1-6]|figure|section|table|ul|meta|title)[\s>]", re.I)
_OPENS = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*<[a-z!?]", re.I | re.S)


def recognises(data: bytes, path: Path) -> bool:
    """Whether the input is a page: it says so, or it begins with a tag and has enough of HTML's."""
    beginning = _as_ascii(data[:ENOUGH])
    if beginning.startswith(_BINARY) or not _OPENS.match(beginning):
        return False
    if _DOCTYPE.match(beginning):
        return True
    markup = re.sub(rb"<\?xml[^>]{0,200}\?>", b"", beginning)
    if _NEWS_XML.search(markup) and not _ROOT.match(markup.lstrip()):
        return False
    return bool(_ROOT.search(markup)) or len(_TAG.findall(markup)) >= FEWEST_TAGS


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
