"""What is written into a DOCX is read back: every word, in order, in its language."""

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from multipub.carriers.docx import DOCX as CARRIER
from multipub.editions.docx import observe, write
from multipub.errors import SourceError
from multipub.model.blocks import Cell, Footnote, Infobox, ListBlock, ListItem, Paragraph, Quote, Table
from multipub.model.manuscript import AltSource, Manuscript
from multipub.model.observation import Passage, Seen, SeenFigure
from multipub.model.text import WHITE_SPACE, LangText, Link, Mark, Marked, NoteCall, Run, Text
from multipub.wording.labels import labels_for
from multipub.wording.reading import reading
from presses import quick_press
from support import arabic_manuscript, figure, full_manuscript, photo
from words import phrases

PRESS = quick_press()
LANGUAGES = st.sampled_from(["en", "ar", "fa", "he", "ur", "ja", "ru", "fr-CA"])


def joined(runs: tuple[Run, ...]) -> tuple[tuple[str, str, str | None], ...]:
    """Return the story's own words with neighbours of one language and link joined."""
    found: list[tuple[str, str, str | None]] = []
    for run in runs:
        if run.ours:
            continue
        if found and found[-1][1:] == (run.language, run.link):
            found[-1] = (found[-1][0] + run.text, run.language, run.link)
        else:
            found.append((run.text, run.language, run.link))
    return tuple((WHITE_SPACE.sub(" ", text), language, link) for text, language, link in found)


def own(seen: "list[Seen] | tuple[Seen, ...]") -> list[object]:
    """Return what is the story's own, as plain values."""
    found: list[object] = []
    for one in seen:
        if isinstance(one, SeenFigure):
            found.append(replace(one, caption=joined(one.caption), credit=joined(one.credit)))
        elif any(not run.ours for run in one.runs) or not one.runs:
            found.append((one.role, one.level, joined(one.runs)))
    return found


def read_back(manuscript: Manuscript) -> list[object]:
    return own(observe(write(manuscript, PRESS)).seen)


@pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["English", "Arabic"])
@pytest.mark.parametrize("style", ["default", "large-print", "plain"])
def test_a_reader_meets_every_word_in_the_order_of_the_manuscript(tmp_path, make, style):
    manuscript = make(tmp_path)
    seen = observe(write(manuscript, quick_press(style)))
    assert own(seen.seen) == own([*reading(manuscript)])
    assert seen.complaints == ()


def test_the_file_says_title_language_creators_rights_and_every_credit_of_itself(tmp_path):
    manuscript = full_manuscript(tmp_path)
    seen = observe(write(manuscript, PRESS))
    assert seen.title == manuscript.headline
    assert seen.language == "en"
    assert seen.creators == manuscript.creators
    assert seen.rights == manuscript.rights
    assert seen.credits == tuple(one.credit.line for one in manuscript.figures if one.credit)
    assert seen.source == manuscript.source


@pytest.mark.parametrize("names", [("Doe; John", 'Ana "Nin" Lee'), ("A, B",), ("Œ",), ('"',), (" ; ",), ()])
def test_creators_with_signs_in_their_names_stay_themselves(tmp_path, names):
    assert observe(write(replace(full_manuscript(tmp_path), creators=names), PRESS)).creators == names


def test_the_canonical_xml_comes_out_byte_for_byte(tmp_path):
    source = "<?xml version='1.0'?>\r\n<newsMessage>\t<!-- é -->\n\n</newsMessage>  ".encode()
    data = write(replace(full_manuscript(tmp_path), source=source), PRESS)
    assert CARRIER.recognises(data)
    assert CARRIER.extract(data) == source
    assert CARRIER.extract(write(replace(full_manuscript(tmp_path), source=b""), PRESS)) is None


def test_the_carrier_knows_a_document_and_nothing_else(tmp_path):
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
    for data in (b"", b"PK\3\4", other.getvalue(), b"%PDF-1.7"):
        assert not CARRIER.recognises(data)
        assert CARRIER.extract(data) is None


def test_the_same_manuscript_gives_the_same_bytes(tmp_path):
    manuscript = full_manuscript(tmp_path)
    first, second = write(manuscript, PRESS), write(manuscript, PRESS)
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        members = package.infolist()
    assert members[0].filename == "[Content_Types].xml"
    assert {one.date_time for one in members} == {(1980, 1, 1, 0, 0, 0)}
    photos = [one for one in members if one.filename.startswith("word/media/")]
    assert photos
    assert {one.compress_type for one in photos} == {zipfile.ZIP_STORED}


WORDS_TEST = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(alt=phrases(), caption=phrases(), credit=phrases(), long=phrases(), languages=st.tuples(*[LANGUAGES] * 4))
@WORDS_TEST
def test_any_alt_caption_and_credit_in_any_script_come_back_letter_for_letter(
    tmp_path: Path, alt, caption, credit, long, languages
):
    manuscript = full_manuscript(tmp_path)
    for media in (photo(tmp_path), None):
        made = figure(media)
        assert made.credit is not None
        made = replace(
            made,
            alt=LangText(text=alt, language=languages[0]),
            alt_source=AltSource.AUTHORED,
            caption=LangText(text=caption, language=languages[1]),
            credit=replace(made.credit, line=credit, language=languages[2]),
            long_description=LangText(text=long, language=languages[3]),
        )
        told = replace(manuscript, language=languages[3], labels=labels_for(languages[3]), body=(made,))
        assert read_back(told) == own([*reading(told)])


@given(text=phrases(), other=phrases(), language=LANGUAGES, second=LANGUAGES, mark=st.sampled_from([*Mark]))
@WORDS_TEST
def test_any_words_in_any_mark_and_language_come_back(tmp_path: Path, text, other, language, second, mark):
    content = (
        Text(text + " "),
        Marked(mark=mark, content=(Text(other),), language=second),
        Marked(mark=mark, content=(Text(f" {other}"),)),
        Link(target="https://example.org/?a=1&b=2", content=(Marked(mark=mark, content=(Text(text),)),)),
        Link(target="#" + "long-id-" * 8, content=(Text(other),), language=second),
    )
    row = (Cell(content=content, scope="row"), Cell(content=(Text(other),)))
    told = replace(
        full_manuscript(tmp_path),
        language=language,
        labels=labels_for(language),
        headline=text,
        creators=(text, other),
        rights=other,
        body=(
            Paragraph(content=content, language=second),
            Quote(paragraphs=(Paragraph(content=content),), attribution=(Text(other),), language=second),
            Table(id="t", caption=content, head=(row,), bodies=((row,),)),
            Infobox(id="b", heading=None, blocks=(ListBlock(ordered=True, items=(ListItem(content=content),)),)),
            Footnote(id="f", paragraphs=(Paragraph(content=content),)),
        ),
    )
    seen = observe(write(told, PRESS))
    assert own(seen.seen) == own([*reading(told)])
    assert (seen.title, seen.creators, seen.rights) == (text, (text, other), other)


def test_signs_of_notes_are_no_words_and_every_note_is_reached(tmp_path):
    note = Footnote(id="a", paragraphs=(Paragraph(content=(Text("First."), NoteCall(note="b", sign="2"))),))
    body = (
        Paragraph(content=(Text("Stone"), NoteCall(note="b", sign="†"), NoteCall(note="a", sign="1"), Text("."))),
        Paragraph(content=(Text("Again"), NoteCall(note="a", sign="1"), NoteCall(note="lost", sign="9"))),
        note,
        Footnote(id="b", paragraphs=(Paragraph(content=(Text("Second."),)), Paragraph(content=(Text("More."),)))),
        Footnote(id="c", paragraphs=(Paragraph(content=(Text("Nobody calls me."),)),)),
    )
    told = replace(full_manuscript(tmp_path), body=body)
    assert read_back(told) == own([*reading(told)])


def test_a_decorative_picture_says_nothing_and_says_that_it_is_decorative(tmp_path):
    silent = replace(
        figure(photo(tmp_path)), alt=LangText(text="", language="en"), decorative=True, caption=None, credit=None
    )
    told = replace(full_manuscript(tmp_path), body=(silent, replace(silent, media=None)))
    shown, framed = observe(write(told, PRESS)).figures
    assert (shown.alt, shown.decorative, shown.shown) == ("", True, True)
    assert (framed.alt, framed.decorative, framed.shown) == ("", True, False)


def test_cells_that_reach_over_rows_and_columns_are_read_once(tmp_path):
    words = iter("abcdefgh")

    def cell(columns: int = 1, rows: int = 1, scope: str | None = None) -> Cell:
        return Cell(content=(Text(next(words)),), columns=columns, rows=rows, scope=scope)

    table = Table(
        id="t",
        caption=(),
        head=((cell(columns=2, scope="col"), cell(scope="col")),),
        bodies=(((cell(rows=2, scope="row"), cell(), cell(rows=2)), (cell(),)),),
    )
    told = replace(full_manuscript(tmp_path), body=(table, table))
    assert read_back(told) == own([*reading(told)])


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7\n"])
def test_what_is_no_document_is_said_to_be_none(data):
    with pytest.raises(SourceError, match="no DOCX"):
        observe(data)


def test_a_document_damaged_anywhere_is_read_or_refused(tmp_path):
    data = write(full_manuscript(tmp_path), PRESS)
    refused = 0
    for at in range(40, len(data), len(data) // 150):
        damaged = data[:at] + bytes((data[at] ^ 0x55, data[at + 1] ^ 0xAA)) + data[at + 2 :]
        CARRIER.extract(damaged)
        try:
            observe(damaged)
        except SourceError:
            refused += 1
    assert refused > 20


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return the package with a text in one part replaced, or, where ``old`` is empty, the part left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(buffer, "w") as made:
        for member in package.namelist():
            text = package.read(member)
            if member == name:
                if not old:
                    continue
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            made.writestr(member, text)
    return buffer.getvalue()


def test_reading_back_sees_what_a_broken_writer_would_do(tmp_path):
    data = write(full_manuscript(tmp_path), PRESS)
    document = "word/document.xml"
    alt = "A drawn wall; every stone has a number."
    assert observe(changed(data, document, f' descr="{alt}"', "")).figures[1].alt is None
    doubled = observe(changed(data, document, 'docPr id="2"', 'docPr id="1"'))
    assert doubled.complaints == ("2 pictures have the id 1",)
    lost = observe(changed(data, "word/media/image1.jpg", "", ""))
    assert not lost.figures[0].shown
    assert lost.complaints == ("the file of Photo 1 is missing",)
    plain = observe(changed(data, document, 'w:val="LeadCaption"', 'w:val="Normal"'))
    assert plain.figures[0].caption == ()
    headless = observe(changed(data, document, 'w:val="Heading1"', 'w:val="Normal"'))
    assert not any(isinstance(one, Passage) and one.level == 1 for one in headless.seen)
    with pytest.raises(SourceError, match="no DOCX"):
        observe(changed(data, "word/styles.xml", "", ""))
    with pytest.raises(SourceError, match="no DOCX"):
        observe(changed(data, document, "</w:body>", ""))
