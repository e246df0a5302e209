"""The PDF edition: ``Manuscript`` -> one file for paper, screen readers and archives, and back to what a reader meets.

It is PDF/UA-1 and PDF/A-3a in one file, or PDF/UA-2 and PDF/A-4f (``--pdf-standard``).

Promises: the words in the order of ``wording.reading``, letter for letter; every change of language marked; photos with
their words inside; bookmarks; credits in the metadata; the canonical XML attached as the document's source; nothing is
fetched; the same manuscript gives the same bytes.
"""

import hashlib
from dataclasses import dataclass, field

from multipub import __version__
from multipub.editions import Format, Kind
from multipub.editions._pdf.libraries import needed_libraries
from multipub.editions._pdf.observe.observe import observe
from multipub.editions._pdf.resolution import longest_edge
from multipub.editions._pdf.standards import STANDARDS, StandardName
from multipub.editions._photo_metadata import prepare_with_words
from multipub.editions._xhtml import Medium, article
from multipub.errors import EditionError
from multipub.model.manuscript import Figure, Manuscript
from multipub.model.press import Press
from multipub.photo import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfOptions:
    """What can be asked of a PDF."""

    standard: StandardName = field(
        default="ua1-a3a",
        metadata={"help": "what the file follows: PDF/UA-1 and PDF/A-3a (default), or PDF/UA-2 and PDF/A-4f"},
    )
    longest_edge: int = 2560
    """Pixels.  Larger photos are scaled down to it, or to the style's print resolution where that is less."""


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as a PDF.

    Raises:
        EditionError: if the pages cannot be set, or not made accessible.
        MissingGlyph: if no installed font has a letter of the story; it names the package that brings one.
        MissingWords: if a picture has no alternative text.
        SourceError: if a photo is not the one that the canonical XML names, or is damaged.
        ToolMissing: if a library of the system is not installed; it names the package.
    """
    with needed_libraries():  # WeasyPrint loads Pango when it is imported
        from multipub.editions._pdf.finish.xmp import Metadata
        from multipub.editions._pdf.typeset import PRODUCER, Photo, address_of, typeset

    options = press.options_of("pdf", PdfOptions)
    grey = press.style.layout("pictures") == "grey"
    photos: dict[str, Photo] = {}

    def place(figure: Figure) -> str:
        edge = min(options.longest_edge, longest_edge(figure.media, press.style)) if figure.media else None
        photo = prepare_with_words(figure, longest_edge=edge, grey=grey)
        if photo is None:
            raise EditionError(f"figure {figure.id!r} has no file")
        address = address_of(len(photos) + 1)
        photos[address] = Photo(photo, words_of(figure))
        return address

    metadata = Metadata(
        title=manuscript.headline,
        language=manuscript.language,
        dated=manuscript.moment,
        producer=PRODUCER,
        tool=f"multipub {__version__}",
        creators=manuscript.creators,
        publisher=manuscript.house,
        rights=manuscript.rights,
        description=manuscript.deck or "",
        keywords=manuscript.keywords,
        credits=tuple(dict.fromkeys(figure.credit.line for figure in manuscript.figures if figure.credit)),
        identifier=manuscript.guid,
        version=str(manuscript.version),
        source=f"sha256:{hashlib.sha256(manuscript.source).hexdigest()}",
    )
    set_article = article(manuscript, image=place, medium=Medium.PRINT)
    return typeset(set_article, manuscript, press.style, photos, metadata, STANDARDS[options.standard])


PDF = Format(
    name="pdf",
    suffix=".pdf",
    media_type="application/pdf",
    kind=Kind.EDITION,
    summary="PDF/UA-1 and PDF/A-3a in one file, for paper, screen readers and archives",
    write=write,
    observe=observe,
    options=PdfOptions,
)
