"""Write what the file says about itself: title, creators, rights, the credit of every photo.

In:  a manuscript.   Out: ``docProps/core.xml``, ``custom.xml`` and ``app.xml``.
Promises: nothing is cut (python-docx stops at 255 characters, the standard does not); creators are parted by semicolons
as Word parts them, quoted where a name has one; dates are the story's own.

Source: ISO/IEC 29500-2, 11 (core properties); ISO/IEC 29500-1, 22.3 (custom properties).
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from datetime import UTC

from lxml import etree

from multipub.carriers._word.names import OFFICE, PHOTO_FILE, serialised
from multipub.model.manuscript import Manuscript
from multipub.namespaces import unprefixed

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
CUSTOM = f"{OFFICE}/custom-properties"
EXTENDED = f"{OFFICE}/extended-properties"
VARIANT = f"{OFFICE}/docPropsVTypes"

CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
FIRST_CUSTOM = 2
"""Custom properties are numbered from 2 (22.3.2.2)."""

RIGHTS = "Rights"
CREDIT = "Photo credit"
"""With a number behind it: one property a photo."""

APPLICATION = "multipub"


def core(manuscript: Manuscript) -> bytes:
    """Return ``core.xml``; the deck is the subject."""
    made = etree.Element(
        f"{{{CORE}}}coreProperties",
        nsmap={"cp": CORE, "dc": DUBLIN_CORE, "dcterms": TERMS, "xsi": SCHEMA_INSTANCE},
    )
    moment = manuscript.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    texts = (
        (DUBLIN_CORE, "title", manuscript.headline),
        (DUBLIN_CORE, "subject", manuscript.deck),
        (DUBLIN_CORE, "creator", joined_names(manuscript.creators)),
        (CORE, "keywords", joined_names(manuscript.keywords)),
        (DUBLIN_CORE, "identifier", manuscript.guid),
        (DUBLIN_CORE, "language", manuscript.language),
        (CORE, "category", manuscript.section),
        (CORE, "lastModifiedBy", APPLICATION),
        (CORE, "revision", str(manuscript.version)),
        (TERMS, "created", moment),
        (TERMS, "modified", moment),
    )
    for namespace, name, text in texts:
        if text:
            element = etree.SubElement(made, f"{{{namespace}}}{name}")
            element.text = text
            if namespace == TERMS:
                element.set(f"{{{SCHEMA_INSTANCE}}}type", "dcterms:W3CDTF")
    return serialised(made)


def joined_names(names: tuple[str, ...]) -> str:
    """Return names as Word lists them: parted by "; ", in quotes where a name holds a semicolon or quotes."""
    line = io.StringIO()
    csv.writer(line, delimiter=";", lineterminator="").writerow(names)
    if not any(sign in name for name in names for sign in ';"\r\n'):
        return "; ".join(names)
    return line.getvalue()


def custom(manuscript: Manuscript, digests: Mapping[str, str]) -> bytes:
    """Return ``custom.xml``: rights, sources, the credit of every photo, the canonical file's name and digest.

    ``digests`` are those of the photos as the document holds them, by the ids of their figures: by them a photo is
    known again, and a swapped one is known for what it is, when the document comes home.
    """
    made = etree.Element(f"{{{CUSTOM}}}Properties", nsmap=unprefixed(CUSTOM) | {"vt": VARIANT})
    for number, (name, text) in enumerate(_custom(manuscript, digests), FIRST_CUSTOM):
        attributes = {"fmtid": CUSTOM_FORMAT, "pid": str(number), "name": name}
        entry = etree.SubElement(made, f"{{{CUSTOM}}}property", attributes)
        etree.SubElement(entry, f"{{{VARIANT}}}lpwstr").text = text
    return serialised(made)


def _custom(manuscript: Manuscript, digests: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if manuscript.rights:
        yield RIGHTS, manuscript.rights
    if manuscript.house:
        yield "Publisher", manuscript.house
    if manuscript.sources:
        yield "Sources", joined_names(manuscript.sources)
    if manuscript.translators:
        yield "Translators", joined_names(manuscript.translators)
    if manuscript.permalink:
        yield "Permalink", manuscript.permalink
    for number, figure in enumerate(manuscript.figures, 1):
        if figure.credit:
            yield f"{CREDIT} {number}", figure.credit.line
        if figure.id in digests:
            yield f"{PHOTO_FILE} {number}", digests[figure.id]
    if manuscript.source:
        yield "Canonical XML", manuscript.source_name
        yield "Canonical XML SHA-256", hashlib.sha256(manuscript.source).hexdigest()


def application() -> bytes:
    """Return ``app.xml``: which program wrote it."""
    made = etree.Element(f"{{{EXTENDED}}}Properties", nsmap=unprefixed(EXTENDED))
    etree.SubElement(made, f"{{{EXTENDED}}}Application").text = APPLICATION
    return serialised(made)
