"""Reads what a document says about itself: title, language, who saved it and when, the digests of its photos.

Source: ISO/IEC 29500-2, 11 (core properties); ISO/IEC 29500-1, 22.3 (custom properties).
"""

import re
from datetime import UTC, datetime

from lxml import etree

from multipub.carriers._word.names import PHOTO_FILE
from multipub.ingest._docx.package import Package
from multipub.model.text import WHITE_SPACE

_APPLICATION = "multipub"
_NUMBERED = re.compile(rf"{PHOTO_FILE} (\d{{1,6}})")


class Properties:
    """The properties of one document; what it does not say is empty."""

    def __init__(self, package: Package) -> None:
        core = _tree(package, "core-properties")
        custom = _tree(package, "custom-properties")
        self.title = _words(core, "title")
        self.identifier = _words(core, "identifier")
        self.language = _words(core, "language")
        self.creator = _words(core, "creator")
        self.subject = _words(core, "subject")
        self.keywords = _words(core, "keywords")
        self.modified = _moment(_words(core, "modified"))
        self.created = _moment(_words(core, "created"))
        editor = _words(core, "lastModifiedBy")
        self.editor = "" if editor == _APPLICATION else editor
        self._custom = {} if custom is None else _custom(custom)

    @property
    def digests(self) -> tuple[str, ...]:
        """The SHA-256 of the photos as the document left with them, in reading order; empty for one not supplied."""
        found = {
            int(numbered[1]): said for name, said in self._custom.items() if (numbered := _NUMBERED.fullmatch(name))
        }
        return tuple(found.get(number, "") for number in range(1, max(found, default=0) + 1))


def _tree(package: Package, kind: str) -> etree._Element | None:
    name = package.top(kind)
    return None if name is None else package.tree(name)


def _words(root: etree._Element | None, name: str) -> str:
    found = None if root is None else next(root.iter(f"{{*}}{name}"), None)
    return "" if found is None else WHITE_SPACE.sub(" ", found.text or "").strip()


def _custom(root: etree._Element) -> dict[str, str]:
    return {one.get("name", ""): "".join(str(text) for text in one.itertext()).strip() for one in root}


def _moment(said: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
