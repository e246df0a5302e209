"""Write a picture with its words: the drawing that carries the alternative text, the caption, the credit.

In:  a ``Figure``.   Out: paragraphs that stay together.
Promises: the drawing's description is the alternative text, letter for letter, in its language; a decorative picture
says that it is one; a photo that was never supplied is a frame with the same words; one file is stored once, however
often it is shown.  A drawing has no title: LibreOffice puts it before the description ("Photo - Three boats …") in the
PDFs it makes, and the alternative text would not be the author's any more.

Source: ISO/IEC 29500-1, 20.4.2.5 (docPr); [MS-ODRAWXML] 2.23.1.3 (decorative); WCAG 2.2 SC 1.1.1.
"""

import hashlib
from dataclasses import dataclass

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from multipub.carriers._word.names import (
    DECORATIVE_EXTENSION,
    EMU_PER_MILLIMETRE,
    ON,
    PICTURE,
    RELATIONSHIPS,
    add,
)
from multipub.carriers._word.style_names import Characters, Paragraphs
from multipub.editions._docx.builder import ADDED, LABEL, Counter, Flow, Line, WordsStyle
from multipub.editions._photo_metadata import prepare_with_words
from multipub.editions._pictures import Prepared
from multipub.model.manuscript import Figure, Labels

LONGEST_EDGE = 2400
"""Pixels: the full width of an A4 page (174 mm) at 350 dots an inch, more than any office printer shows."""

SEQUENCE = "Photo"
"""What Word calls the sequence of numbered captions, in every language."""

ADDED_LINK = WordsStyle(style=Characters.ADDED_LINK)
_P = Paragraphs


def description_mark(figure: Figure) -> str:
    """Return the bookmark of a figure's extended description."""
    return f"{figure.id}-description"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a figure's paragraph stands: in the lead's width or the column's, and whether it closes the figure."""

    lead: bool
    last: bool

    def begin(self, flow: Flow, style: Paragraphs, language: str) -> Line:
        """Begin a paragraph that stays with the next one of the figure, or closes it with space."""
        return flow.paragraph(style, language, keep=not self.last, after=flow.look.after_figure if self.last else None)


class Pictures:
    """The pictures of one document."""

    def __init__(self, labels: Labels, *, grey: bool) -> None:
        self._labels, self._grey = labels, grey
        self._drawn = Counter()
        self._counted = 0
        self._stored: dict[bytes, str] = {}
        self.digests: dict[str, str] = {}
        """The SHA-256 of the photos as they stand in the document, by the ids of their figures."""

    def write(self, figure: Figure, flow: Flow, *, lead: bool) -> None:
        """Write a figure: picture or frame, caption, credit, the link to its extended description."""
        steps = [self._frame if figure.media is None else self._picture]
        if figure.caption:
            steps.append(self._caption)
        if figure.credit:
            steps.append(self._credit)
        if figure.long_description:
            steps.append(self._link)
        for step in steps:
            step(figure, flow, _Place(lead=lead, last=step == steps[-1]))

    def _caption(self, figure: Figure, flow: Flow, place: "_Place") -> None:
        if figure.caption:
            style = _P.LEAD_CAPTION if place.lead else _P.CAPTION
            line = place.begin(flow, style, figure.caption.language)
            if flow.look.numbered_captions:
                self._number(line)
            line.words(figure.caption.text)

    def _number(self, line: Line) -> None:
        """Write "Photo 1." that Word counts anew when pictures come and go (17.16.5.56, SEQ)."""
        self._counted += 1
        labels = self._labels
        line.words(f"{labels.photo} ", labels.language, LABEL)
        line.field(f" SEQ {SEQUENCE} \\* ARABIC ", str(self._counted), labels.language, LABEL)
        line.words(". ", labels.language, LABEL)

    def _credit(self, figure: Figure, flow: Flow, place: "_Place") -> None:
        if figure.credit:
            style = _P.LEAD_CREDIT if place.lead else _P.CREDIT
            place.begin(flow, style, figure.credit.language).words(figure.credit.line)

    def _link(self, figure: Figure, flow: Flow, place: "_Place") -> None:
        style = _P.LEAD_PICTURE_LINK if place.lead else _P.PICTURE_LINK
        line = place.begin(flow, style, self._labels.language)
        line.link("#" + description_mark(figure)).words(self._labels.image_description, look=ADDED_LINK)

    def _frame(self, figure: Figure, flow: Flow, place: "_Place") -> None:
        """Write the frame of a photo that was never supplied; its alternative text is text, for every reader."""
        style = _P.LEAD_NOT_SUPPLIED if place.lead else _P.NOT_SUPPLIED
        line = place.begin(flow, style, figure.alt.language)
        line.bookmark(figure.id)
        line.words(self._labels.photo_not_supplied, self._labels.language, LABEL)
        line.line_break(ADDED)
        line.words(figure.alt.text)

    def _picture(self, figure: Figure, flow: Flow, place: "_Place") -> None:
        prepared = prepare_with_words(figure, longest_edge=LONGEST_EDGE, grey=self._grey)
        if prepared is None:
            return
        self.digests[figure.id] = hashlib.sha256(prepared.data).hexdigest()
        line = place.begin(flow, _P.LEAD_PICTURE if place.lead else _P.PICTURE, flow.language)
        line.bookmark(figure.id)
        run = line.run(figure.alt.language or flow.language)
        width, height = _shown_size(prepared, flow, lead=place.lead)
        self._drawing(run, figure, self._relation(prepared, flow.part), str(width), str(height))

    def _relation(self, prepared: Prepared, document: Part) -> str:
        """Return the relationship to the picture's part; the same bytes are one part."""
        digest = hashlib.sha256(prepared.data).digest()
        if digest not in self._stored:
            name = PackURI(f"/word/media/image{len(self._stored) + 1}{prepared.suffix}")
            part = Part(name, prepared.media_type, prepared.data, document.package)
            self._stored[digest] = document.relate_to(part, f"{RELATIONSHIPS}/image")
        return self._stored[digest]

    def _drawing(self, run: etree._Element, figure: Figure, relation: str, width: str, height: str) -> None:
        number = self._drawn.next()
        name = f"{self._labels.photo} {number}"
        nothing = {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}
        inline = add(add(run, "w:drawing"), "wp:inline", nothing)
        add(inline, "wp:extent", {"cx": width, "cy": height})
        properties = add(inline, "wp:docPr", {"id": number, "name": name, "descr": figure.alt.text})
        if figure.decorative:
            extension = add(add(properties, "a:extLst"), "a:ext", {"uri": DECORATIVE_EXTENSION})
            add(extension, "adec:decorative", {"val": ON})
        add(add(inline, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks", {"noChangeAspect": ON})
        picture = add(add(add(inline, "a:graphic"), "a:graphicData", {"uri": PICTURE}), "pic:pic")
        names = add(picture, "pic:nvPicPr")
        add(names, "pic:cNvPr", {"id": number, "name": name})
        add(names, "pic:cNvPicPr")
        fill = add(picture, "pic:blipFill")
        add(fill, "a:blip", {"r:embed": relation})
        add(add(fill, "a:stretch"), "a:fillRect")
        shape = add(picture, "pic:spPr")
        frame = add(shape, "a:xfrm")
        add(frame, "a:off", {"x": "0", "y": "0"})
        add(frame, "a:ext", {"cx": width, "cy": height})
        add(add(shape, "a:prstGeom", {"prst": "rect"}), "a:avLst")


def _shown_size(prepared: Prepared, flow: Flow, *, lead: bool) -> tuple[int, int]:
    """Return width and height on the page, in EMU: never cropped, never taller than the page allows."""
    page = flow.look.page
    is_portrait = prepared.height > prepared.width
    widest = min(page.full if lead else page.column, page.widest_picture or page.full)
    width = page.portrait_width if is_portrait else widest
    height = width * prepared.height / prepared.width
    if height > page.tallest_picture:
        width, height = page.tallest_picture * prepared.width / prepared.height, page.tallest_picture
    return max(1, round(width * EMU_PER_MILLIMETRE)), max(1, round(height * EMU_PER_MILLIMETRE))
