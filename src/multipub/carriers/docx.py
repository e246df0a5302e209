"""DOCX: the canonical XML as a custom XML part (``customXml/item1.xml``), byte for byte.

Word keeps such a part with the document, shows nothing of it, and lets programs find it by its schema.

Source: ISO/IEC 29500-1, 15.2.5 and 22.5 (custom XML data storage, and its properties).
"""

import hashlib
import io
import uuid
import zipfile
import zlib

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from multipub.carriers import Carrier

NEWSML_G2 = "http://iptc.org/std/nar/2006-10-01/"
DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"

DOCUMENT = "word/document.xml"
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What a damaged, encrypted or strangely packed zip raises."""

LARGEST = 64 * 1024 * 1024
"""Bytes.  A canonical file is a few hundred kilobytes; what unpacks to more than this is no story of ours."""


def put_in(document: Part, source: bytes) -> None:
    """Add the canonical XML to a document of python-docx; nothing where there is none."""
    if not source:
        return
    package = document.package
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", source, package)
    made = etree.Element(f"{{{DATA_STORE}}}datastoreItem", nsmap={"ds": DATA_STORE})
    identity = uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(source).hexdigest())
    made.set(f"{{{DATA_STORE}}}itemID", f"{{{identity}}}".upper())
    schemas = etree.SubElement(made, f"{{{DATA_STORE}}}schemaRefs")
    etree.SubElement(schemas, f"{{{DATA_STORE}}}schemaRef", {f"{{{DATA_STORE}}}uri": NEWSML_G2})
    blob = etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=False)
    properties = Part(PackURI("/customXml/itemProps1.xml"), PROPERTIES_TYPE, blob, package)
    item.relate_to(properties, f"{RELATIONSHIPS}/customXmlProps")
    document.relate_to(item, f"{RELATIONSHIPS}/customXml")


def recognises(data: bytes) -> bool:
    """Whether it is a zip with a Word document in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return DOCUMENT in package.namelist()
    except DAMAGE:
        return False


def extract(data: bytes) -> bytes | None:
    """Return the custom XML part whose properties name NewsML-G2, as it is stored; ``None`` where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            for name in sorted(names):
                item = name.replace("/itemProps", "/item")
                if item != name and item in names and _names_newsml(_read(package, name)):
                    return _read(package, item)
    except DAMAGE:
        return None
    return None


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    if package.getinfo(name).file_size > LARGEST:
        raise ValueError(f"{name} is larger than {LARGEST:,} bytes")
    return package.read(name)


def _names_newsml(properties: bytes) -> bool:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(properties, parser)
    except etree.XMLSyntaxError:
        return False
    uris = (one.get(f"{{{DATA_STORE}}}uri") for one in root.iter(f"{{{DATA_STORE}}}schemaRef"))
    return NEWSML_G2 in uris


DOCX = Carrier(name="docx", recognises=recognises, extract=extract)
