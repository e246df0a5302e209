"""Read an EPUB as a reading system does: bytes -> ``Observation``.

In:  the bytes of an EPUB.   Out: what its reader meets, in the order of the spine.
Promises: only zipfile and lxml read here, not the library that wrote; what a reader would stumble over (a picture that
does not open, a language the package does not name, text set the wrong way) is a complaint.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from lxml import etree
from PIL import Image

from multipub.carriers.epub import OPF, beside, extract, package_path, parse, read
from multipub.editions._epub.cover_page import is_cover
from multipub.editions._epub.listening import Overlay
from multipub.editions._epub.page import Page
from multipub.errors import EditionError
from multipub.model.language import same_language
from multipub.model.observation import Observation, Seen

DC = "{http://purl.org/dc/elements/1.1/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

DRAFT = 8
"""Pictures are opened at an eighth of their size where their kind allows it: enough to know that they open."""


def observe(data: bytes) -> Observation:
    """Return what a reader of this EPUB meets.

    Raises:
        EditionError: if it cannot be opened at all.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return _Book(container).observation(extract(data))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError) as fault:
        raise EditionError(f"this EPUB cannot be read: {fault}") from fault


@dataclass(slots=True)
class _Book:
    container: zipfile.ZipFile
    complaints: list[str] = field(default_factory=list)
    path: str = field(init=False)
    package: etree._Element = field(init=False)
    manifest: dict[str, etree._Element] = field(init=False)

    def __post_init__(self) -> None:
        self.path = package_path(self.container)
        self.package = parse(read(self.container, self.path))
        self.manifest = {str(item.get("id")): item for item in self.package.iter(f"{OPF}item")}

    def observation(self, source: bytes | None) -> Observation:
        """Return everything: what the package says, then what its documents hold."""
        language = next(iter(self._said("language")), "")
        if not same_language(self.package.get(XML_LANG) or "", language):
            self.complaints.append(f"the package is in {language!r}, but its words are not marked so")
        return Observation(
            title=next(iter(self._said("title")), ""),
            language=language,
            creators=self._creators(),
            rights=next(iter(self._said("rights")), ""),
            seen=tuple(self._seen(language)),
            source=source,
            credits=tuple(self._metas("schema:creditText")),
            complaints=tuple(self.complaints),
        )

    def _said(self, name: str) -> list[str]:
        return [element.text or "" for element in self.package.iter(f"{DC}{name}")]

    def _metas(self, name: str) -> list[str]:
        return [meta.text or "" for meta in self.package.iter(f"{OPF}meta") if meta.get("property") == name]

    def _creators(self) -> tuple[str, ...]:
        """Return the authors: creators whose MARC role says so."""
        roles = {
            (meta.get("refines") or "")[1:]: meta.text
            for meta in self.package.iter(f"{OPF}meta")
            if meta.get("property") == "role"
        }
        return tuple(
            one.text or "" for one in self.package.iter(f"{DC}creator") if roles.get(one.get("id") or "") == "aut"
        )

    def _seen(self, language: str) -> Iterator[Seen]:
        for reference in self.package.iter(f"{OPF}itemref"):
            item = self.manifest[reference.get("idref") or ""]
            path = beside(self.path, item.get("href") or "")
            root = parse(read(self.container, path))
            if is_cover(root):
                self._look_at_cover(root, path)
                continue
            page = Page(root, language, partial(self._opens, path))
            yield from page.seen()
            self.complaints.extend(page.complaints)
            if overlay := item.get("media-overlay"):
                read_here = partial(read, self.container)
                listening = Overlay(self.package, self.path, self.manifest[overlay], read_here)
                self.complaints.extend(listening.complaints(path, root))

    def _look_at_cover(self, root: etree._Element, path: str) -> None:
        """Complain of a cover that does not open, does not name its story, or is not the one that shelves show."""
        image = next(root.iter("{*}img"))
        href = image.get("src") or ""
        self._opens(path, href)
        if next(iter(self._said("title")), "") not in (image.get("alt") or ""):
            self.complaints.append("the alternative text of the cover does not say the headline")
        shelf = [item for item in self.manifest.values() if "cover-image" in (item.get("properties") or "").split()]
        if [beside(self.path, item.get("href") or "") for item in shelf] != [beside(path, href)]:
            self.complaints.append("the cover is not the picture that shelves show")

    def _opens(self, path: str, href: str) -> bool:
        """Whether the picture that the document at ``path`` shows is in the book and opens."""
        target = beside(path, href)
        listed = {beside(self.path, item.get("href") or "") for item in self.manifest.values()}
        if target not in listed:
            self.complaints.append(f"the picture {href!r} is not in the book")
            return False
        try:
            with Image.open(io.BytesIO(read(self.container, target))) as picture:
                picture.draft(picture.mode, (max(1, picture.width // DRAFT), max(1, picture.height // DRAFT)))
                picture.load()
        except (KeyError, ValueError, OSError, SyntaxError) as fault:  # what Pillow raises for broken pictures
            self.complaints.append(f"the picture {href!r} does not open: {fault}")
            return False
        return True
