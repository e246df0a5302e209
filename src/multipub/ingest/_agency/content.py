"""Reads the content of an item, in whatever markup and under whatever name it is wrapped.

In:  an element that holds a content: XHTML, NITF, HTML or plain text, as XML, escaped, or in base 64.
Out: the ``Report`` with its body, completed by what the content itself says of headline, byline and so on.
Promises: what the item's own data says wins over what the content repeats; HTML wins over plain text of the same.
"""

import base64
import binascii
import re
from dataclasses import fields, replace
from datetime import tzinfo

from lxml import etree

from multipub.ingest._agency.nitf_document import read_nitf
from multipub.ingest._agency.report import NO_RIGHTS, Report
from multipub.ingest._markup.body import BodyReader
from multipub.ingest._markup.inlines import language_of
from multipub.ingest._markup.letters import clean, letters
from multipub.ingest._markup.marked import MarkedBody
from multipub.ingest._markup.parsing import name_of, parse_html, words_of
from multipub.ingest._markup.plain import plain_body
from multipub.model.text import plain

_MARKUP = re.compile(r"<(?:p|div|br|html|body|article|section|h[1-6]|ul|ol|table|figure|nitf|span|em|strong|a)\b", re.I)
_CONTAINERS = frozenset({"contentset", "inlinexml", "inlinedata", "newsitem", "datacontent"})


def content_of(item: etree._Element, report: Report, zone: tzinfo | None, *, where: str) -> Report:
    """Return ``report`` with the body that ``item`` holds; without one, the report as it is."""
    prefix = report.language or language_of(item) or "text"
    found: list[Report] = []
    for one in [item] if name_of(item) in {"inlinexml", "inlinedata"} else item.iter("{*}inlineXML", "{*}inlineData"):
        read = inline_content(one, prefix, zone, where=where)
        if read is not None:
            found.append(read)
    found.sort(key=lambda one: richness(one.body), reverse=True)
    if not found and name_of(item) == "contentset":
        nitf = next(item.iter("{*}nitf"), None)
        found += [read_nitf(nitf, zone, prefix)] if nitf is not None else []
    return completed(report, found[0]) if found else report


def inline_content(element: etree._Element, prefix: str, zone: tzinfo | None, *, where: str) -> Report | None:
    """Return what an ``inlineXML``, ``inlineData`` or ``DataContent`` holds, or nothing."""
    kind = (element.get("contenttype") or "").lower()
    if kind.startswith(("image/", "video/", "audio/")):
        return None
    if len(element):
        return of_markup(element, prefix, zone)
    words = words_of(element)
    if (element.get("encoding") or "").lower().endswith("base64"):
        words = _decoded(words)
    return of_words(words, prefix, zone, where=where) if words.strip() else None


def of_markup(element: etree._Element, prefix: str, zone: tzinfo | None) -> Report:
    """Return what markup says: NITF where there is a ``nitf`` or its content, else XHTML by whatever name."""
    nitf = next(element.iter("{*}nitf"), None)
    if nitf is None and next(element.iter("{*}body.content"), None) is not None:
        nitf = element
    if nitf is not None:
        return read_nitf(nitf, zone, prefix)
    bodies = list(element.iter("{*}body"))
    root = bodies[0] if bodies else element
    return Report(language=language_of(root) or _html_language(element), body=BodyReader(prefix).read(root))


def of_words(words: str, prefix: str, zone: tzinfo | None, *, where: str) -> Report | None:
    """Return what a string says: HTML or NITF where it holds tags, else plain paragraphs."""
    if not _MARKUP.search(words):
        return Report(body=plain_body(clean(words)))
    if "<body.content" in words or "<nitf" in words:
        root = _as_xml(words)
        if root is not None:
            return of_markup(root, prefix, zone)
    html = parse_html(words, where=where)
    return None if html is None else of_markup(html, prefix, zone)


def _as_xml(words: str) -> etree._Element | None:
    """Parse a string of NITF: HTML's parser would not know where its elements end."""
    from pathlib import Path

    from multipub.errors import SourceError
    from multipub.ingest._markup.parsing import parse_xml

    try:
        return parse_xml(re.sub(r"^\s*<\?xml.*?\?>", "", words).encode("utf-8", "ignore"), Path("body"))
    except SourceError:
        return None


def completed(report: Report, content: Report) -> Report:
    """Return ``report`` with what it lacks taken from its content."""
    empty = Report()
    changes = {
        one.name: getattr(content, one.name)
        for one in fields(Report)
        if one.name not in {"guid", "version", "created", "embargoed", "corrected", "provider", "status"}
        and getattr(report, one.name) in (getattr(empty, one.name), NO_RIGHTS, ())
    }
    changes["body"] = content.body
    changes["guesses"] = (*report.guesses, *content.guesses)
    changes["removed"] = (*report.removed, *content.removed)
    return replace(report, **changes)


def _html_language(element: etree._Element) -> str | None:
    return next((language for one in element.iter("{*}html") if (language := language_of(one))), None)


def _decoded(words: str) -> str:
    try:
        return base64.b64decode(words, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return words


def richness(body: MarkedBody) -> tuple[int, int, int]:
    """Return the rank of one of several bodies of a text: with photos, with more kinds of blocks, with more words."""
    kinds = len({type(one) for one in body.blocks})
    words = sum(len(letters(plain(getattr(one, "content", ())))) for one in body.blocks)
    return len(body.figures), kinds, words
