"""The canonical XML inside a W3C Audiobook: a resource of its own media type.

A player never shows it; an archivist finds it by its media type in the manifest.

Source: W3C Publication Manifest (2020), 2.8.2 (resources); W3C Lightweight Packaging Format (2020), 3.
"""

import io
import json
import re
import zipfile
import zlib

from multipub.carriers import MEDIA_TYPE, Carrier
from multipub.errors import SourceError

MANIFEST = "publication.json"
FOLDER = "source"
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.xml")
PLAIN_NAME = "article.xml"

MOST_BYTES = 64_000_000
"""Bytes.  Far above any news story; a file that unpacks to more is no story but an attack."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError, TypeError)


def path_for(name: str) -> str:
    """Return where the canonical XML called ``name`` stands in the package."""
    return f"{FOLDER}/{name if SAFE_NAME.fullmatch(name) else PLAIN_NAME}"


def recognises(data: bytes) -> bool:
    """Whether ``data`` is a zip with a publication manifest."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return MANIFEST in package.namelist()
    except DAMAGE:
        return False


def extract(data: bytes) -> bytes | None:
    """Return the canonical XML, byte for byte, or ``None`` if the package carries none.

    Raises:
        SourceError: if the package is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            document = json.loads(_read(package, MANIFEST))
            for resource in document["resources"]:
                if isinstance(resource, dict) and resource.get("encodingFormat") == MEDIA_TYPE:
                    return _read(package, str(resource["url"]))
            return None
    except DAMAGE as fault:
        raise SourceError(
            f"this audiobook is damaged: {fault}", hint="take it from where it came from again"
        ) from fault


def _read(package: zipfile.ZipFile, path: str) -> bytes:
    if package.getinfo(path).file_size > MOST_BYTES:
        raise ValueError(f"{path} unpacks to more than {MOST_BYTES:,} bytes")
    return package.read(path)


LPF = Carrier(name="LPF", recognises=recognises, extract=extract)
