"""The canonical XML inside a page: a link of its head to a ``data:`` address.

A browser never shows it; an archivist finds it by ``link rel="alternate"`` with the media type of NewsML-G2.

Source: HTML Living Standard, 4.6.7.1 (``alternate``); RFC 2397.
"""

import base64
import binascii
import html
import re

from multipub.carriers import DESCRIPTION, MEDIA_TYPE, Carrier
from multipub.errors import SourceError

LINK_ID = "canonical-xml"

GENERATOR = '<meta name="generator" content="multipub">'
"""Stands in the head of every page of ours, before anything that a story says."""

START = re.compile(rb"<!DOCTYPE html>\n<html [^>]*>\n<head>\n<meta charset=\"utf-8\">\n" + GENERATOR.encode())
END_OF_HEAD = b"</head>"
LINK = re.compile(rb'<link id="canonical-xml" [^>]*href="data:([^;"]+);base64,([A-Za-z0-9+/=]*)"')


def put(source: bytes, name: str) -> str:
    """Return the element of the head that carries ``source``; ``name`` is the file's own."""
    address = f"data:{MEDIA_TYPE};base64,{base64.b64encode(source).decode('ascii')}"
    title = html.escape(f"{DESCRIPTION}: {name}")
    return f'<link id="{LINK_ID}" rel="alternate" type="{MEDIA_TYPE}" title="{title}" href="{address}">'


def recognises(data: bytes) -> bool:
    """Whether ``data`` is a page that multipub wrote."""
    return START.match(data) is not None


def extract(data: bytes) -> bytes | None:
    """Return the canonical XML, byte for byte, or ``None`` if the page carries none.

    Raises:
        SourceError: if the page is damaged.
    """
    found = LINK.search(data, 0, data.find(END_OF_HEAD) + 1)
    if found is None or found[1].decode("ascii", "replace") != MEDIA_TYPE:
        return None
    try:
        return base64.b64decode(found[2], validate=True)
    except binascii.Error as fault:
        raise SourceError(f"this page is damaged: {fault}", hint="take it from where it came from again") from fault


PAGE = Carrier(name="page", recognises=recognises, extract=extract)
