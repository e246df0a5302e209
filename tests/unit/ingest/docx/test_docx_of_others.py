"""Word documents that multipub did not write are read by their styles, and what is guessed is told."""

import io
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.shared import Mm
from PIL import Image

from multipub import canonical
from multipub.errors import MultipubError, SourceError
from multipub.ingest import Intake, Intaken, dialect_of
from multipub.model.blocks import Footnote, Gallery, Heading, ListBlock, Paragraph, Placement, Quote, Table
from multipub.model.findings import errors
from multipub.model.story import Article
from multipub.model.text import Link, Marked, plain

RECEIVED = datetime(2127, 1, 1, tzinfo=UTC)
SENTENCE = "The wheel of the mill turned on Saturday for the first time in sixty years, and half of the village came. "


def taken(data: bytes, name: str = "from-a-desk.docx") -> Intaken:
    path = Path(name)
    dialect = dialect_of(data, path)
    assert dialect.name == "docx"
    read = dialect.read(Intake(data=data, path=path, received=RECEIVED))
    assert errors(canonical.validate(canonical.write(read.story), folder=None, name="article.xml")) == ()
    return read


def article(read: Intaken) -> Article:
    return read.story.articles[0]


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def photo(colour: str = "green") -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", (80, 60), colour).save(buffer, "JPEG")
    buffer.seek(0)
    return buffer


def typed() -> Document:
    """A document as somebody types it into python-docx's template."""
    document = Document()
    document.add_paragraph("Old mill grinds again", style="Title")
    document.add_paragraph("A village waited sixty years.", style="Subtitle")
    document.add_paragraph("By Nora Fielding")
    document.add_paragraph(SENTENCE * 3)
    return document


def test_title_subtitle_and_byline_are_headline_deck_and_byline():
    read = taken(saved(typed()))
    found = article(read)
    assert (found.headline, found.deck, found.byline) == (
        "Old mill grinds again",
        "A village waited sixty years.",
        "By Nora Fielding",
    )
    assert [one.name() for one in found.creators] == ["Nora Fielding"]
    assert "byline" in {guess.what for guess in read.guesses}
    assert found.language.startswith("en")


def test_the_caption_in_its_style_goes_to_the_picture_and_its_credit_is_taken_off():
    document = typed()
    document.add_picture(photo(), width=Mm(60))
    document.inline_shapes[0]._inline.docPr.set("descr", "A wheel as tall as a house.")
    document.add_paragraph("Children watch the wheel from the bridge. (Clara Stone/Coastal Press)", style="Caption")
    read = taken(saved(document))
    picture = read.story.pictures[0]
    assert picture.captions[0].text == "Children watch the wheel from the bridge."
    assert picture.credit_lines[0].text == "Clara Stone/Coastal Press"
    assert picture.alts[0].text == "A wheel as tall as a house."
    assert read.photos[0].data == photo().getvalue()


@pytest.mark.parametrize(
    "words",
    ["Photo: Children watch the wheel from the bridge.", "Children watch the wheel. (Clara Stone/Coastal Press)"],
)
def test_a_line_below_a_picture_that_reads_like_a_caption_is_one_and_that_is_told(words):
    document = typed()
    document.add_picture(photo())
    document.add_paragraph(words)
    document.add_paragraph(SENTENCE)
    read = taken(saved(document))
    assert read.story.pictures[0].captions[0].text.startswith(("Children", "Photo: Children"))
    assert "caption" in {guess.what for guess in read.guesses}
    assert sum(isinstance(one, Paragraph) for one in article(read).body) == 2


def test_lists_quotations_tables_and_headings_keep_what_they_are():
    document = typed()
    document.add_heading("What it took", level=1)
    document.add_paragraph("Larch", style="List Bullet")
    document.add_paragraph("Iron", style="List Bullet")
    document.add_paragraph("Cut it", style="List Number")
    document.add_paragraph("It runs.", style="Quote")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip((c for row in table.rows for c in row.cells), ("Part", "Cost", "Wheel", "12"), strict=True):
        cell.text = words
    kinds = [type(one) for one in article(taken(saved(document))).body]
    assert kinds == [Paragraph, Heading, ListBlock, ListBlock, Quote, Table]


def test_a_document_without_styles_gives_its_first_short_line_as_headline_and_says_so():
    document = Document()
    document.add_paragraph("Old mill grinds again")
    document.add_paragraph(SENTENCE * 2)
    read = taken(saved(document))
    assert article(read).headline == "Old mill grinds again"
    assert [guess.what for guess in read.guesses][:1] == ["headline"]


def test_a_text_by_pandoc_keeps_its_marks_links_notes_and_pictures(tmp_path):
    import pypandoc

    (tmp_path / "wheel.jpg").write_bytes(photo().getvalue())
    text = (
        "---\ntitle: Old mill grinds again\nauthor: Nora Fielding\nlang: en\n---\n\n"
        f"{SENTENCE} It is *old* and **loud**, says [a note](https://example.org/mill).[^1]\n\n"
        f"![Children watch the wheel.]({tmp_path}/wheel.jpg)\n\n> It runs.\n\n1. Cut it\n    - slowly\n2. Hang it\n\n"
        "| Part | Cost |\n|---|---|\n| Wheel | 12 |\n\n[^1]: From the parish.\n"
    )
    target = tmp_path / "pandoc.docx"
    pypandoc.convert_text(text, "docx", "markdown", outputfile=str(target))
    found = article(taken(target.read_bytes(), "pandoc.docx"))
    assert (found.headline, found.byline) == ("Old mill grinds again", "Nora Fielding")
    first = found.body[0]
    assert isinstance(first, Paragraph)
    assert {type(one) for one in first.content} >= {Marked, Link}
    kinds = [type(one) for one in found.body]
    assert kinds == [Paragraph, Placement, Quote, ListBlock, Table, Footnote]
    ordered = found.body[3]
    assert isinstance(ordered, ListBlock)
    assert ordered.ordered
    assert [plain(one.content) for one in ordered.items] == ["Cut it", "Hang it"]
    assert plain(ordered.items[0].lists[0].items[0].content) == "slowly"
    assert found.body[-1] == Footnote(id="en-fn-1", paragraphs=found.body[-1].paragraphs)


def test_pictures_in_a_table_that_only_arranges_them_are_pictures():
    document = typed()
    table = document.add_table(rows=1, cols=2)
    for number, cell in enumerate(table.rows[0].cells):
        cell.paragraphs[0].add_run().add_picture(photo(("red", "blue")[number]))
        cell.add_paragraph(f"Photo: Wheel number {number} stands in its race.")
    found = article(taken(saved(document)))
    assert [type(one) for one in found.body] == [Paragraph, Gallery]


def test_a_table_of_contents_is_left_out_and_told():
    document = typed()
    document.styles.add_style("TOC 1", 1)
    document.add_paragraph("What it took … 2", style="TOC 1")
    read = taken(saved(document))
    assert [guess.what for guess in read.removed] == ["table of contents"]


CHART = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:drawing>'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="1" cy="1"/><wp:docPr id="7" name="Chart 1" descr="Sacks of flour a year"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)


def test_a_chart_is_left_out_and_told():
    document = typed()
    document.element.body.insert(2, parse_xml(CHART))
    assert [finding.message for finding in taken(saved(document)).findings] == [
        "chart “Sacks of flour a year”: neither a picture nor words: a picture of it can take its place"
    ]


def rewritten(data: bytes, changes: dict[str, bytes | None]) -> bytes:
    """Return a document with parts changed, added or (``None``) taken out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
HOSTILE: dict[str, dict[str, bytes | None]] = {
    "macros": {"word/vbaProject.bin": b"x"},
    "an entity": {"word/document.xml": b'<!DOCTYPE d [<!ENTITY a "b">]>' + BODY + b"<w:p/></w:body></w:document>"},
    "no XML": {"word/document.xml": b"<w:document"},
    "no body": {"word/document.xml": BODY.replace(b"<w:body>", b"") + b"</w:document>"},
    "no words": {"word/document.xml": BODY + b"</w:body></w:document>"},
    "a depth without end": {
        "word/document.xml": BODY + b"<w:sdt>" * 3000 + b"</w:sdt>" * 3000 + b"</w:body></w:document>"
    },
    "a bomb": {"word/document.xml": BODY + b" " * (200 * 1024 * 1024) + b"</w:body></w:document>"},
    "no relations": {"_rels/.rels": b'<a xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'},
    "broken styles": {"word/styles.xml": b"<w:styles"},
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_documents_are_one_clear_error(case):
    data = rewritten(saved(typed()), HOSTILE[case])
    with pytest.raises(SourceError) as fault:
        taken(data)
    assert len(fault.value.lines()) == 1
    assert fault.value.hint
    assert "from-a-desk.docx" in fault.value.lines()[0]


@pytest.mark.parametrize("place", range(50, 30_000, 1999))
def test_a_damaged_document_is_a_story_or_one_clear_error(place):
    data = bytearray(saved(typed()))
    data[place % len(data)] ^= 0xFF
    with suppress(MultipubError):
        taken(bytes(data))


def test_a_document_without_styles_or_numbering_is_read():
    data = saved(typed())
    bare = rewritten(data, {"word/styles.xml": None, "word/numbering.xml": None})
    assert SENTENCE.strip() in plain(article(taken(bare)).body[-1].content)
