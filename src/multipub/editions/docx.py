"""The DOCX edition: a document that Word, LibreOffice and their screen readers know inside out.

In:  a ``Manuscript`` and a ``Press``.   Out: the bytes of one .docx.
Promises: real styles, headings, lists, notes and table headers; every picture's alternative text in its description;
caption and credit in named styles, kept with their picture; the language of every run; the canonical XML inside, byte
for byte; the same manuscript gives the same bytes.  ``observe`` reads it back with zipfile and lxml alone.

Source: ISO/IEC 29500-1:2016, transitional.
"""

from multipub.carriers.docx import put_in
from multipub.editions import Format, Kind
from multipub.editions._docx import properties
from multipub.editions._docx.blocks import Body
from multipub.editions._docx.builder import Counter, Flow
from multipub.editions._docx.figures import Pictures
from multipub.editions._docx.furniture import Lists, font_table, settings
from multipub.editions._docx.look_file import read_look
from multipub.editions._docx.notes import Notes
from multipub.editions._docx.opening import write_closing, write_opening
from multipub.editions._docx.package import add_part, add_properties, add_theme, closed, open_document
from multipub.editions._docx.reading_back import observe
from multipub.editions._docx.running import write_section
from multipub.editions._docx.style_sheet import style_sheet
from multipub.editions._docx.theme import theme
from multipub.model.manuscript import Manuscript
from multipub.model.press import Press


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return the manuscript as a DOCX in the style of the press.

    Raises:
        SourceError: if a photo cannot be read.
        UsageError: if the style has no ``word.toml`` that is understood.
    """
    look = read_look(press.style.file("word.toml"), manuscript.language)
    document = open_document()
    flow = Flow(
        parent=document.element.body,
        part=document.part,
        language=manuscript.language,
        look=look,
        bookmarks=Counter(),
    )
    lists, notes = Lists(look), Notes(manuscript)
    pictures = Pictures(manuscript.labels, grey=press.style.layout("pictures") == "grey")
    write_opening(manuscript, flow)
    Body(flow=flow, lists=lists, notes=notes, pictures=pictures).write(manuscript.body)
    write_closing(manuscript, flow, notes)
    write_section(manuscript, flow)
    notes.attach(flow)
    is_long = len(manuscript.headline) > look.headline_limit
    add_part(document, "styles", "styles", style_sheet(look, manuscript.language, long_headline=is_long))
    add_part(document, "numbering", "numbering", lists.part())
    add_part(document, "settings", "settings", settings(manuscript.language, has_notes=bool(manuscript.footnotes)))
    add_part(document, "fontTable", "fontTable", font_table(look))
    add_theme(document, theme(look))
    put_in(document.part, manuscript.source)
    add_properties(
        document, properties.core(manuscript), properties.custom(manuscript, pictures.digests), properties.application()
    )
    return closed(document)


DOCX = Format(
    name="docx",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    kind=Kind.EDITION,
    summary="Word document with real styles, alternative texts, languages, notes and table headers",
    write=write,
    observe=observe,
)
