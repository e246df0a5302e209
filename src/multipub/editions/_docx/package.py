"""Open a clean package and close it again: python-docx's ``Document`` without what its template brings along.

Promises: the same parts give the same bytes (order, times and compression are ours); photos are stored, as deflating
a JPEG costs time and saves nothing.
"""

import io
import zipfile
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.pkgwriter import PackageWriter

from multipub.carriers._word.names import IN_DOCUMENT, OFFICE, RELATIONSHIPS, add, root, serialised

OPENING_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can say: the story's own time stands in the properties."""

STORED = ("jpg", "png")
"""Endings of files that are compressed already."""

PERMISSIONS = 0o600 << 16
WORD_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_CONTENT_TYPES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{WORD_TYPES}.document.main+xml"/>
</Types>"""

_RELATIONSHIPS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>"""


@cache
def _template() -> bytes:
    """Return the smallest package that is a document: python-docx's own brings 900 kB of styles, and a thumbnail."""
    body = root("w:document", IN_DOCUMENT)
    add(body, "w:body")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        package.writestr("_rels/.rels", _RELATIONSHIPS)
        package.writestr("word/document.xml", serialised(body))
    return buffer.getvalue()


def open_document() -> Document:
    """Return an empty document."""
    return docx.Document(io.BytesIO(_template()))


def add_part(document: Document, name: str, kind: str, blob: bytes) -> Part:
    """Add a part of the document: ``word/<name>.xml``, of Word's type ``kind``."""
    part = Part(PackURI(f"/word/{name}.xml"), f"{WORD_TYPES}.{kind}+xml", blob, document.part.package)
    document.part.relate_to(part, f"{RELATIONSHIPS}/{kind}")
    return part


def add_theme(document: Document, blob: bytes) -> None:
    """Add the theme, which is no part of WordprocessingML but of all Office formats."""
    content_type = "application/vnd.openxmlformats-officedocument.theme+xml"
    part = Part(PackURI("/word/theme/theme1.xml"), content_type, blob, document.part.package)
    document.part.relate_to(part, f"{RELATIONSHIPS}/theme")


def add_properties(document: Document, core: bytes, custom: bytes, application: bytes) -> None:
    """Add the three property parts to the package."""
    package = document.part.package
    office = "application/vnd.openxmlformats-officedocument"
    parts = (
        ("core", "application/vnd.openxmlformats-package.core-properties+xml", RELATIONSHIP_TYPE.CORE_PROPERTIES, core),
        ("app", f"{office}.extended-properties+xml", f"{RELATIONSHIPS}/extended-properties", application),
        ("custom", f"{office}.custom-properties+xml", f"{OFFICE}/relationships/custom-properties", custom),
    )
    for name, content_type, relation, blob in parts:
        package.relate_to(Part(PackURI(f"/docProps/{name}.xml"), content_type, blob, package), relation)


class _Archive:
    """A zip with our order, times and compression, under python-docx's own writer."""

    def __init__(self, buffer: io.BytesIO) -> None:
        self._zip = zipfile.ZipFile(buffer, "w")

    def write(self, name: PackURI, blob: bytes) -> None:
        """Add one member."""
        member = zipfile.ZipInfo(name.membername, OPENING_TIME)
        member.external_attr = PERMISSIONS
        member.compress_type = zipfile.ZIP_STORED if name.ext in STORED else zipfile.ZIP_DEFLATED
        self._zip.writestr(member, blob)

    def close(self) -> None:
        """Write the zip's directory."""
        self._zip.close()


def closed(document: Document) -> bytes:
    """Return the package's bytes: content types first, then the parts in the order in which they are related."""
    package: OpcPackage = document.part.package
    writer: Any = PackageWriter  # untyped in python-docx 1.2.0
    buffer = io.BytesIO()
    archive = _Archive(buffer)
    parts = package.parts
    # PackageWriter.write opens its own zip, with the time of day in it: its three steps are taken here.
    writer._write_content_types_stream(archive, parts)
    writer._write_pkg_rels(archive, package.rels)
    writer._write_parts(archive, parts)
    archive.close()
    return buffer.getvalue()
