"""The finisher: what ``write_pdf(finisher=...)`` calls."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pydyf

from multipub.editions._pdf.finish.boxes import Document
from multipub.editions._pdf.finish.content import Content
from multipub.editions._pdf.finish.errors import MissingLanguage
from multipub.editions._pdf.finish.fonts import mend_maps
from multipub.editions._pdf.finish.glyphs import check_glyphs
from multipub.editions._pdf.finish.modern import Modern
from multipub.editions._pdf.finish.nodes import Node
from multipub.editions._pdf.finish.read import Reader
from multipub.editions._pdf.finish.shape import Shaper
from multipub.editions._pdf.finish.streams import forbid_interpolation, pack
from multipub.editions._pdf.finish.words import give_words
from multipub.editions._pdf.finish.write import Writer
from multipub.editions._pdf.finish.xmp import Metadata, information, packet, photo_packet
from multipub.editions._pdf.standards import UA1_A3A, Standard
from multipub.photo import PhotoWords


@dataclass(frozen=True, slots=True)
class Finisher:
    """Mends the objects of a PDF made with the variant of ``standard``, and says of it what ``metadata`` says.

    ``photos`` are the words of each photo, by its address.

    Raises:
        MissingLanguage, MissingAlternative, MissingGlyph, HiddenWords: the document cannot be made accessible.
        TaggingChanged: this is another WeasyPrint.
    """

    metadata: Metadata
    standard: Standard = UA1_A3A
    photos: Mapping[str, PhotoWords] = field(default_factory=dict)

    def __call__(self, document: Document, pdf: pydyf.PDF) -> None:
        """Put the logical tree and the metadata in place."""
        if not document.metadata.lang:
            raise MissingLanguage("the document has no language: <html> has no lang attribute")
        content = Content(document, pdf)
        reader = Reader(document, pdf, content, modern=self.standard.modern)
        check_glyphs(document, reader.texts)
        Shaper(reader, document, content, modern=self.standard.modern)
        give_words(reader.tree)
        _set_direction(pdf, reader.tree)
        modern = Modern(reader) if self.standard.modern else None
        writer = Writer(pdf, content, reader)
        if modern is not None:
            modern.point(pdf, content, writer.reference_of)
        mend_maps(pdf, content)
        self._describe_photos(pdf, content, reader)
        self._describe(pdf, content)
        forbid_interpolation(pdf)
        pack(pdf)

    def _describe_photos(self, pdf: pydyf.PDF, content: Content, reader: Reader) -> None:
        """Give each photo its words as metadata of its own (14.3.2): a PNG loses those in its file on the way in."""
        for address, page, mcid in reader.pictures:
            picture, words = content.places[page, mcid].picture, self.photos.get(address)
            if picture is not None and words is not None and "Metadata" not in picture.extra:
                kind = {"Type": "/Metadata", "Subtype": "/XML"}
                stream = pydyf.Stream([photo_packet(words, self.standard)], kind, compress=True)
                pdf.add_object(stream)
                picture.extra["Metadata"] = stream.reference

    def _describe(self, pdf: pydyf.PDF, content: Content) -> None:
        """Write the metadata; XMP stays uncompressed, for tools that only search the bytes."""
        pdf.info.clear()
        if not self.standard.modern:  # ISO 19005-4, 6.1.3: XMP says it all
            pdf.info.update({name: pydyf.String(value) for name, value in information(self.metadata).items()})
        stream = content.object(pdf.catalog["Metadata"])
        stream.stream, stream.compress = [packet(self.metadata, self.standard)], False


def _set_direction(pdf: pydyf.PDF, tree: Node) -> None:
    """Tell readers that a document runs from right to left (tables 150 and 343)."""
    if tree.style is not None and tree.style["direction"] == "rtl":
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
        tree.attributes.append({"O": "/Layout", "WritingMode": "/RlTb"})
