"""Write an EPUB with EbookLib, its faults mended in this one place.

In:  the parts of a book.   Out: the bytes of an EPUB 3.3.

What EbookLib 0.20 does not do, and is done here (``tests/unit/editions/epub`` keeps watch over each):
no language and direction on ``package``; no ``link`` in the metadata; ``toc`` on the spine without an NCX; documents
parsed as HTML and written anew, which loses what XHTML can say; a navigation document without roles; a new time in
every zip; pictures deflated.  The documents go in as plain items with their bytes, and the zip is ours.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC

from ebooklib import epub
from lxml import etree

from multipub.carriers.epub import put
from multipub.editions._epub.container import Container
from multipub.editions._epub.metadata import Statement, identifier
from multipub.editions._xhtml import LANG
from multipub.model.manuscript import Manuscript

FOLDER = "EPUB"
"""EbookLib's own name for the folder of the package document."""

XHTML_TYPE = "application/xhtml+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of the book; ``properties`` as in the manifest, ``read`` whether it is in the reading order."""

    id: str
    path: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    read: bool = False
    linear: bool = True
    """Whether it is read on the way from the first page to the last, or only when it is turned to (EPUB 3.3, 5.7.2)."""
    overlay: str | None = None
    """The id of the part that says what of it sounds when."""


def bind(manuscript: Manuscript, parts: Sequence[Part], metadata: Sequence[Statement]) -> bytes:
    """Return the book as a file, with the canonical XML inside."""
    writer = epub.EpubWriter("", _book(manuscript, parts, metadata), {"mtime": manuscript.moment.astimezone(UTC)})
    container = Container(manuscript.moment)
    writer.out = container
    write_package: Callable[[etree._Element], None] = writer._write_opf_file
    carried: list[str] = []

    def mend(package: etree._Element) -> None:
        package.set(LANG, manuscript.language)
        package.set("dir", manuscript.direction.value)
        for spine in package.iter("spine"):
            spine.attrib.pop("toc")
        for element in package.iter("metadata"):
            carried.append(put(element, manuscript.source_name))
        write_package(package)

    writer._write_opf_file = mend
    writer._write_container()
    writer._write_opf()
    writer._write_items()
    for path in carried:
        container.writestr(f"{FOLDER}/{path}", manuscript.source)
    return container.close()


def _book(manuscript: Manuscript, parts: Sequence[Part], metadata: Sequence[Statement]) -> object:
    book = epub.EpubBook()
    book.set_identifier(identifier(manuscript))
    book.set_title(manuscript.headline)
    book.set_language(manuscript.language)
    book.set_direction(manuscript.direction.value)
    for one in metadata:
        if one.dc:
            book.add_metadata("DC", one.dc, one.value, dict(one.attributes))
        else:
            book.add_metadata(None, "meta", one.value, dict(one.attributes))
    for part in parts:
        item = epub.EpubItem(uid=part.id, file_name=part.path, media_type=part.media_type, content=part.data)
        item.properties = list(part.properties)
        item.media_overlay = part.overlay
        book.add_item(item)
        if part.read:
            book.spine.append(part.id if part.linear else (part.id, "no"))
    return book
