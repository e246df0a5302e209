"""Opens a Word document that comes from outside.

In:  bytes.   Out: the parts of the package, parsed on demand, and what they are related to.
Promises: nothing is fetched, no entity is expanded, nothing larger than the limits is unpacked; a document with macros,
without its main part or damaged is one clear error.

Source: ISO/IEC 29500-2 (packages); ECMA-376, 15.2.
"""

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from multipub.carriers._word.names import OFFICE, RELATIONSHIPS
from multipub.errors import SourceError

LARGEST_PART = 128 * 1024 * 1024
"""Bytes of XML in one part: a document of 100,000 words has about 30 MB."""

LARGEST_PICTURE = 256 * 1024 * 1024
"""Bytes of one picture, unpacked."""

LARGEST_WHOLE = 2 * 1024 * 1024 * 1024
"""Bytes of everything, as the zip's own directory says."""

MOST_PARTS = 20_000
HIGHEST_RATIO = 1000
"""How many times smaller than itself a large part of XML may be packed: Word's own reach 40."""

SMALL = 4 * 1024 * 1024
"""Bytes; a part that is no larger may be packed as tightly as it likes."""

DEEPEST = 256
"""Levels of elements; Word's own nest a table in a table in a table and need 60."""

PACKAGE_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT_NAME = re.compile(rb"""(?<=["'])http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/""")
"""What the namespaces of a strict document begin with (ISO/IEC 29500-1, Annex A); Word's other ones have a year."""

CONTENT_TYPES = "[Content_Types].xml"
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)

MACROS = "macroEnabled"
"""In the content type of the main part of .docm and .dotm."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part is related to: the kind of the relation, its target, whether that lies outside the package."""

    kind: str
    target: str
    external: bool


class Package:
    """One document.  ``where`` is its path, for errors."""

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._infos = {info.filename: info for info in self._zip.infolist()}
        except DAMAGE as fault:
            raise self.damaged(str(fault)) from fault
        whole = sum(info.file_size for info in self._infos.values())
        if len(self._infos) > MOST_PARTS or whole > LARGEST_WHOLE:
            raise self.damaged(f"it unpacks to {len(self._infos):,} parts of {whole:,} bytes")
        self._refuse_macros()
        self._relations: dict[str, dict[str, Relation]] = {}

    def damaged(self, reason: str) -> SourceError:
        """Return the error of a document that cannot be read."""
        return SourceError(
            f"this Word document cannot be read: {reason}", where=self.where, hint="save it again in Word as .docx"
        )

    @cached_property
    def document(self) -> str:
        """The name of the main part."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self._infos:
                return relation.target
        raise self.damaged("its main part is missing")

    def related(self, kind: str) -> str | None:
        """Return the name of the part that the main part is related to in this way, if it is there."""
        found = (one.target for one in self.relations(self.document).values() if one.kind == kind and not one.external)
        return next((name for name in found if name in self._infos), None)

    def all_related(self, *kinds: str) -> list[str]:
        """Return the names of all parts that the main part is related to in one of these ways."""
        found = (one.target for one in self.relations(self.document).values() if one.kind in kinds and not one.external)
        return [name for name in dict.fromkeys(found) if name in self._infos]

    def top(self, kind: str) -> str | None:
        """Return the name of a part of the whole package: its properties."""
        found = (one.target for one in self.relations("").values() if one.kind == kind)
        return next((name for name in found if name in self._infos), None)

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part is related to, by id; the package itself is the part without a name."""
        if part not in self._relations:
            folder, file = posixpath.split(part)
            name = posixpath.join(folder, "_rels", f"{file}.rels")
            found: dict[str, Relation] = {}
            root = self.tree(name) if name in self._infos else None
            for one in () if root is None else root.iter(PACKAGE_RELATIONSHIPS):
                target, external = one.get("Target", ""), one.get("TargetMode") == "External"
                if not external:
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[one.get("Id", "")] = Relation(_kind(one.get("Type", "")), target, external)
            self._relations[part] = found
        return self._relations[part]

    def tree(self, name: str) -> etree._Element | None:
        """Return a part parsed, or nothing if it is not there."""
        if name not in self._infos:
            return None
        info = self._infos[name]
        packed_tightly = info.file_size > SMALL and info.file_size > HIGHEST_RATIO * max(1, info.compress_size)
        if info.file_size > LARGEST_PART or packed_tightly:
            raise self.damaged(f"{name} unpacks to {info.file_size:,} bytes")
        data = self._bytes(name)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise self.damaged(f"{name} has a document type, which no Word document has")
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(_STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data), parser)
        except (etree.XMLSyntaxError, ValueError) as fault:
            raise self.damaged(f"{name}: {fault}") from fault
        if _deeper_than(root, DEEPEST):
            raise self.damaged(f"{name} is nested deeper than {DEEPEST} levels")
        return root

    def picture(self, name: str) -> bytes | None:
        """Return the bytes of a picture, or nothing if it is not there or too large."""
        info = self._infos.get(name)
        return None if info is None or info.file_size > LARGEST_PICTURE else self._bytes(name)

    def _bytes(self, name: str) -> bytes:
        try:
            return self._zip.read(name)
        except DAMAGE as fault:
            raise self.damaged(f"{name}: {fault}") from fault

    def _refuse_macros(self) -> None:
        types = self._bytes(CONTENT_TYPES) if CONTENT_TYPES in self._infos else b""
        is_macro = MACROS.encode() in types or any(name.endswith("vbaProject.bin") for name in self._infos)
        if is_macro:
            raise SourceError(
                "this Word document carries macros; it is not opened",
                where=self.where,
                hint="save it in Word as .docx, which holds none",
            )


def _kind(address: str) -> str:
    """Return the last word of a relation's type: both editions of the standard have the same ones."""
    known = (f"{RELATIONSHIPS}/", f"{OFFICE}/relationships/", f"{STRICT}/", "/relationships/")
    found = next((mark for mark in known if mark in address), "/")
    return address.rpartition(found)[2].rpartition("/")[2]


def _deeper_than(root: etree._Element, most: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False
