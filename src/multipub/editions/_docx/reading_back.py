"""Read a finished DOCX back: what a reader meets, in order.

In:  bytes.   Out: an ``Observation``.
Promises: only zipfile and lxml are used, nothing of what wrote the file; what a paragraph is, its named style says;
everything in the file is distrusted (sizes, entities, links between parts).
"""

import csv
import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from multipub.carriers import docx as carrier
from multipub.carriers._word.names import DECORATIVE, expand
from multipub.editions._docx.reading_layout import layout_of
from multipub.editions._docx.reading_styles import Part, Styles
from multipub.editions._docx.reading_words import Words
from multipub.errors import SourceError
from multipub.model.observation import Observation, Passage, Seen, SeenFigure
from multipub.model.text import Run

PACKAGE_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
CUSTOM_PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
RIGHTS, CREDIT = "Rights", "Photo credit "

LARGEST_PART = 256 * 1024 * 1024
"""Bytes.  An issue of 778 articles is 30 MB of document; more than this is no edition of ours."""

DOCUMENT, NOTES, STYLES = "word/document.xml", "word/footnotes.xml", "word/styles.xml"


def observe(data: bytes) -> Observation:
    """Return what a reader meets in the document.

    Raises:
        SourceError: if it is no DOCX, or is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _Reader(package).observation(carrier.extract(data))
    except (*carrier.DAMAGE, KeyError, etree.XMLSyntaxError) as fault:
        raise SourceError(f"this is no DOCX that can be read: {fault}", hint="export it again") from fault


@dataclass(slots=True)
class _Picture:
    """A picture whose words are still being collected."""

    alt: str | None
    alt_language: str | None
    decorative: bool = False
    shown: bool = True
    caption: list[Run] = field(default_factory=list)
    credit: list[Run] = field(default_factory=list)

    def seen(self) -> SeenFigure:
        """Return the picture as a reader meets it."""
        return SeenFigure(
            alt=self.alt,
            alt_language=self.alt_language,
            caption=tuple(self.caption),
            credit=tuple(self.credit),
            decorative=self.decorative,
            shown=self.shown,
        )


def _framed(runs: tuple[Run, ...]) -> _Picture:
    """Return a photo that was never supplied: its alternative text is what its frame says in words not ours.

    A frame that says nothing of its own stands for a picture that adds nothing to the words.
    """
    own = [run for run in runs if not run.ours]
    language = next((run.language for run in (*own, *runs)), None)
    return _Picture("".join(run.text for run in own), language, decorative=not own, shown=False)


class _Reader:
    """One document being read."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = set(package.namelist())
        self._styles = Styles(self._xml(STYLES))
        self._targets = self._relations(DOCUMENT)
        self._words = Words(self._styles, self._targets)
        self._picture: _Picture | None = None
        self._notes_are_due = True
        self._complaints: list[str] = []

    def observation(self, source: bytes | None) -> Observation:
        """Return everything that was seen."""
        core = self._xml("docProps/core.xml")
        custom = {
            one.get("name", ""): "".join(str(text) for text in one.itertext())
            for one in self._xml("docProps/custom.xml").iter(CUSTOM_PROPERTIES)
        }
        document = self._xml(DOCUMENT)
        body = document.find(expand("w:body"))
        seen = () if body is None else tuple(self._seen(body))
        self._check_ids(body)
        return Observation(
            title=core.findtext(f"{DUBLIN_CORE}title", ""),
            language=self._styles.language,
            creators=_names(core.findtext(f"{DUBLIN_CORE}creator", "")),
            rights=custom.get(RIGHTS, ""),
            seen=seen,
            source=source,
            credits=tuple(text for name, text in custom.items() if name.startswith(CREDIT)),
            complaints=tuple(self._complaints),
            layout=layout_of(document, self._xml(STYLES)),
        )

    def _seen(self, body: etree._Element) -> Iterator[Seen]:
        for element in body:
            if element.tag == expand("w:p"):
                yield from self._paragraph(element)
            elif element.tag == expand("w:tbl"):
                yield from self._finished()
                for cell in element.iter(expand("w:tc")):
                    yield from self._cell(cell)
        yield from self._finished()
        yield from self._notes()

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Seen]:
        style_id = self._style_of(paragraph)
        part = self._styles.part(style_id)
        runs = tuple(self._words.runs(paragraph))
        if part in {Part.CAPTION, Part.CREDIT} and self._picture is not None:
            (self._picture.caption if part is Part.CAPTION else self._picture.credit).extend(runs)
            return
        yield from self._finished()
        if part is Part.PICTURE:
            self._picture = self._drawn(paragraph)
        elif part is Part.NOT_SUPPLIED:
            self._picture = _framed(runs)
        elif runs:
            yield self._passage(style_id, runs)
        if part is Part.CLOSING:
            yield from self._notes()

    def _passage(self, style_id: str, runs: tuple[Run, ...]) -> Passage:
        role, level = self._styles.role(style_id)
        return Passage(role=role, runs=runs, level=level)

    def _cell(self, cell: etree._Element) -> Iterator[Seen]:
        merged = cell.find(f"{expand('w:tcPr')}/{expand('w:vMerge')}")
        if merged is not None and merged.get(expand("w:val")) != "restart":
            return
        for paragraph in cell.iterfind(expand("w:p")):
            yield self._passage(self._style_of(paragraph), tuple(self._words.runs(paragraph)))

    def _finished(self) -> Iterator[Seen]:
        if self._picture is not None:
            yield self._picture.seen()
            self._picture = None

    def _drawn(self, paragraph: etree._Element) -> _Picture:
        properties = next(paragraph.iter(expand("wp:docPr")), None)
        run = next((one for one in paragraph.iter(expand("w:r")) if one.find(expand("w:drawing")) is not None), None)
        if properties is None or run is None:
            return _Picture(None, None, shown=False)
        blip = next(paragraph.iter(expand("a:blip")), None)
        target = "" if blip is None else self._targets.get(blip.get(expand("r:embed"), ""), "")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(DOCUMENT), target))
        is_there = bool(target) and file in self._names and self._package.getinfo(file).file_size > 0
        if not is_there:
            self._complaints.append(f"the file of {properties.get('name', 'a picture')} is missing")
        mark = next(properties.iter(f"{{{DECORATIVE}}}decorative"), None)
        return _Picture(
            properties.get("descr"),
            self._words.language(run),
            decorative=mark is not None and mark.get("val") in {"1", "true"},
            shown=is_there,
        )

    def _notes(self) -> Iterator[Seen]:
        """Yield the notes, once, where they stand in the order of reading: after the body."""
        if not self._notes_are_due or NOTES not in self._names:
            return
        self._notes_are_due = False
        words = Words(self._styles, self._relations(NOTES))
        for note in self._xml(NOTES):
            if note.get(expand("w:type"), "normal") == "normal":
                for paragraph in note.iterfind(expand("w:p")):
                    yield self._passage(self._style_of(paragraph), tuple(words.runs(paragraph)))

    def _style_of(self, paragraph: etree._Element) -> str:
        style = paragraph.find(f"{expand('w:pPr')}/{expand('w:pStyle')}")
        return self._styles.default if style is None else style.get(expand("w:val"), "")

    def _check_ids(self, body: etree._Element | None) -> None:
        """Complain of drawings with one id: Word repairs such a file, screen readers lose pictures in it."""
        found = [] if body is None else [one.get("id") for one in body.iter(expand("wp:docPr"))]
        for number, count in Counter(found).items():
            if count > 1:
                self._complaints.append(f"{count} pictures have the id {number}")

    def _xml(self, name: str) -> etree._Element:
        if self._package.getinfo(name).file_size > LARGEST_PART:
            raise ValueError(f"{name} is larger than {LARGEST_PART:,} bytes")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        return etree.fromstring(self._package.read(name), parser)

    def _relations(self, name: str) -> dict[str, str]:
        """Return the targets of a part's relationships by their ids."""
        folder, file = posixpath.split(name)
        relations = f"{folder}/_rels/{file}.rels"
        if relations not in self._names:
            return {}
        found = self._xml(relations).iter(f"{PACKAGE_RELATIONSHIPS}Relationship")
        return {one.get("Id", ""): one.get("Target", "") for one in found}


def _names(joined: str) -> tuple[str, ...]:
    """Return the names that Word lists parted by semicolons, in quotes where they hold one."""
    return tuple(next(csv.reader([joined], delimiter=";", skipinitialspace=True), ())) if joined else ()
