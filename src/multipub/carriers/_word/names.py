"""The names of OOXML, and the two verbs that every room needs: make an element, add an element.

Source: ISO/IEC 29500-1:2016 (transitional conformance: the namespaces of Office 2007 and later).
"""

import hashlib
import re
from collections.abc import Mapping
from functools import cache

from lxml import etree

from multipub.model.language import primary_subtag

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
RELATIONSHIPS = f"{OFFICE}/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECORATIVE_EXTENSION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""[MS-ODRAWXML] 2.23.1.3: the extension that says a picture is decorative."""

PREFIXES = {
    "w": WORD,
    "r": RELATIONSHIPS,
    "a": DRAWING,
    "wp": WORD_DRAWING,
    "pic": PICTURE,
    "adec": DECORATIVE,
    "xml": "http://www.w3.org/XML/1998/namespace",
}
IN_DOCUMENT = {prefix: PREFIXES[prefix] for prefix in ("w", "r", "a", "wp", "pic")}

ON, OFF = "1", "0"
"""Values of on/off attributes."""

TWIPS = 20
"""Twentieths of a point: the unit of lengths (ST_TwipsMeasure)."""

HALF_POINTS = 2
"""Half-points in a point: the unit of font sizes (ST_HpsMeasure)."""

EIGHTHS = 8
"""Eighths of a point: the unit of border widths (ST_EighthPointMeasure)."""

TWIPS_PER_MILLIMETRE = 1440 / 25.4
EMU_PER_MILLIMETRE = 36_000
"""English metric units: the unit of drawings (ST_PositiveCoordinate)."""


LONGEST_BOOKMARK = 40
"""Characters (17.13.6.2: longer names are not kept by Word)."""

BOOKMARK = re.compile(rf"[A-Za-z_][\w.-]{{0,{LONGEST_BOOKMARK - 1}}}", re.ASCII)


QUOTATION_MARKS = {
    "ar": "”“",
    "de": "„“",
    "es": "«»",
    "fa": "«»",
    "fr": "«»",
    "he": "””",
    "it": "«»",
    "ja": "「」",
    "ru": "«»",
    "sv": "””",
    "ur": "””",
}
"""CLDR 45, ``delimiters``: what a reader's program would put around HTML's ``q``; other languages have English ones."""

ENGLISH_QUOTATION_MARKS = "“”"

FRENCH_SPACE = "\u202f"
"""Narrow no-break space, inside French quotation marks."""


PHOTO_FILE = "Photo SHA-256"
"""The custom property, with a number behind it, that holds the digest of a photo as the document left with it."""


@cache
def expand(name: str) -> str:
    """Return ``w:p`` as lxml wants it; a name without a prefix is returned as it is."""
    prefix, colon, local = name.rpartition(":")
    return f"{{{PREFIXES[prefix]}}}{local}" if colon else local


def path(names: str) -> str:
    """Return a path of prefixed names (``w:pPr/w:pStyle``) as lxml wants it."""
    return "/".join(expand(step) for step in names.split("/"))


def value_at(element: etree._Element | None, names: str) -> str | None:
    """Return the ``w:val`` of the element at a path of prefixed names, or nothing."""
    found = None if element is None else element.find(path(names))
    return None if found is None else found.get(expand("w:val"))


def add(parent: etree._Element, name: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
    """Add an element, with attributes by their prefixed names, at the end of ``parent``."""
    if not attributes:
        return etree.SubElement(parent, expand(name))
    return etree.SubElement(parent, expand(name), {expand(key): value for key, value in attributes.items()})


def value(parent: etree._Element, name: str, content: str) -> None:
    """Add one of the many elements that hold nothing but ``w:val``."""
    etree.SubElement(parent, expand(name), {expand("w:val"): content})


def root(name: str, namespaces: Mapping[str, str]) -> etree._Element:
    """Make the root element of a part."""
    return etree.Element(expand(name), nsmap=dict(namespaces))


def serialised(element: etree._Element) -> bytes:
    """Return a part's XML as Office writes it: UTF-8, standalone."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def twips(points: float) -> str:
    """Return a length in points in the standard's unit."""
    return str(round(points * TWIPS))


def bookmark_name(target: str) -> str:
    """Return the name of the bookmark for an id of the story: itself where Word can keep it, else a digest of it."""
    if BOOKMARK.fullmatch(target):
        return target
    return "_" + hashlib.sha256(target.encode()).hexdigest()[: LONGEST_BOOKMARK - 1]


def quotation_marks(language: str) -> tuple[str, str]:
    """Return what multipub writes before and after a quotation (HTML's ``q``) in ``language``."""
    subtag = primary_subtag(language)
    opening, closing = tuple(QUOTATION_MARKS.get(subtag, ENGLISH_QUOTATION_MARKS))
    space = FRENCH_SPACE if subtag == "fr" else ""
    return opening + space, space + closing
