"""The canonical XML inside an EPUB: a linked record, outside the manifest.

A reading system never shows it; an archivist finds it by ``link rel="record"`` in the package document.

Source: EPUB 3.3, 5.5.8 (``link``) and D.3 (``record``): linked resources need not be in the manifest.
"""

import io
import posixpath
import re
import zipfile
from urllib.parse import unquote

from lxml import etree

from multipub.carriers import MEDIA_TYPE, Carrier
from multipub.errors import SourceError

LINK_ID = "canonical-xml"
"""The link's id in the package document; other metadata may refine it."""

FOLDER = "source"
"""Beside the package document."""

SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.xml")
"""File names that every system and every zip tool takes as they are (EPUB 3.3, 4.2.2)."""

PLAIN_NAME = "article.xml"

MOST_BYTES = 64_000_000
"""Bytes.  Far above any news story; a file that unpacks to more is no story but an attack."""

MIMETYPE = b"application/epub+zip"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF = "{http://www.idpf.org/2007/opf}"


def put(metadata: etree._Element, name: str) -> str:
    """Add the link to a package's ``metadata`` and return where the XML must stand, relative to the package document.

    The element is made without a namespace where ``metadata`` has none (EbookLib's tree before it is written).
    """
    path = f"{FOLDER}/{name if SAFE_NAME.fullmatch(name) else PLAIN_NAME}"
    namespace = OPF if str(metadata.tag).startswith("{") else ""
    link = etree.SubElement(metadata, f"{namespace}link")
    for attribute, value in (("id", LINK_ID), ("rel", "record"), ("href", path), ("media-type", MEDIA_TYPE)):
        link.set(attribute, value)
    return path


def recognises(data: bytes) -> bool:
    """Whether ``data`` is an EPUB: a zip whose first entry says so (EPUB 3.3, 4.2.6.2)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return container.read("mimetype").strip() == MIMETYPE
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return False


def extract(data: bytes) -> bytes | None:
    """Return the canonical XML, byte for byte, or ``None`` if the EPUB carries none.

    Raises:
        SourceError: if the EPUB is damaged, or the XML unpacks to more than ``MOST_BYTES``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            path = package_path(container)
            for link in parse(read(container, path)).iter(f"{OPF}link"):
                if "record" in (link.get("rel") or "").split() and link.get("media-type") == MEDIA_TYPE:
                    return read(container, beside(path, link.get("href") or ""))
            return None
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError) as fault:
        raise SourceError(f"this EPUB is damaged: {fault}", hint="take it from where it came from again") from fault


def package_path(container: zipfile.ZipFile) -> str:
    """Return where the package document is (EPUB 3.3, 4.2.6.3.1)."""
    roots = parse(read(container, "META-INF/container.xml")).iter(f"{CONTAINER}rootfile")
    for root in roots:
        return root.get("full-path") or ""
    raise ValueError("it names no package document")


def beside(path: str, href: str) -> str:
    """Return where ``href`` leads from the file at ``path``, both inside the container."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href.partition("#")[0])))


def read(container: zipfile.ZipFile, path: str) -> bytes:
    """Return one file of the container.

    Raises:
        ValueError: if it unpacks to more than ``MOST_BYTES``.
    """
    if container.getinfo(path).file_size > MOST_BYTES:
        raise ValueError(f"{path} unpacks to more than {MOST_BYTES:,} bytes")
    return container.read(path)


def parse(data: bytes) -> etree._Element:
    """Parse XML of a stranger: no entities, no network, no giant trees."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


EPUB = Carrier(name="EPUB", recognises=recognises, extract=extract)
