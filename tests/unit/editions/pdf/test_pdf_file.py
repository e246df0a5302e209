"""The file as a whole: the same bytes each time, what it says of itself, its source, and reading it back."""

import ctypes
import gc
import hashlib
import io
import random
from contextlib import suppress
from dataclasses import replace

import pikepdf
import pytest
from lxml import etree

from hard_pdf import hard_manuscript, hard_pdf, styled
from multipub import carriers
from multipub.carriers import pdf as carrier
from multipub.editions.pdf import observe, write
from multipub.errors import EditionError, MultipubError, SourceError
from multipub.model.observation import Passage
from presses import quick_press
from support import SOURCE, full_manuscript

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}


@pytest.fixture
def manuscript(tmp_path):
    return full_manuscript(tmp_path)


def test_two_writings_of_a_hard_story_are_the_same_bytes(tmp_path):
    first = hard_pdf(tmp_path, "ar")
    hard_pdf.cache_clear()
    assert hard_pdf(tmp_path, "ar") == first


def test_the_file_says_whose_it_is_and_what_it_is(manuscript):
    pdf = pikepdf.open(io.BytesIO(write(manuscript, quick_press())))
    assert "/Filter" not in pdf.Root.Metadata
    packet = etree.fromstring(pdf.Root.Metadata.read_bytes())

    def values(path):
        return [str(value) for value in packet.xpath(f"//{path}//text()[normalize-space()]", namespaces=NAMES)]

    assert values("pdfuaid:part") == ["1"]
    assert (values("pdfaid:part"), values("pdfaid:conformance")) == (["3"], ["A"])
    assert values("dc:title") == [manuscript.headline]
    assert values("dc:creator") == list(manuscript.creators)
    assert values("dc:rights") == [manuscript.rights]
    assert values("dc:language") == ["en"]
    assert values("dc:identifier") == [manuscript.guid]
    assert values("dc:contributor") == ["Lina Haddad/Coastal Press", "Omar Lind/Pool/Coastal Press"]
    assert values("photoshop:Credit") == ["Lina Haddad/Coastal Press; Omar Lind/Pool/Coastal Press"]
    assert values("dc:source") == [f"sha256:{hashlib.sha256(SOURCE).hexdigest()}"]


def test_the_title_is_shown_and_dates_are_the_storys_own(manuscript):
    pdf = pikepdf.open(io.BytesIO(write(manuscript, quick_press())))
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo.Title) == manuscript.headline
    dates = {str(pdf.docinfo.CreationDate), str(pdf.docinfo.ModDate), str(pdf.Root.AF[0].EF.F.Params.ModDate)}
    assert dates == {"D:20260312164000Z"}


def test_odd_words_are_safe_in_the_metadata(manuscript):
    odd = replace(
        manuscript, headline="A <b> & \"c\" 'd' رصيف (e) \\f", rights="]]> & ©", creators=("O’Brien & Söhne",)
    )
    seen = observe(write(odd, quick_press()))
    assert (seen.title, seen.rights, seen.creators) == (odd.headline, odd.rights, odd.creators)


def test_the_canonical_xml_is_the_source_of_the_document(manuscript):
    data = write(manuscript, quick_press())
    pdf = pikepdf.open(io.BytesIO(data))
    file = pdf.Root.AF[0]
    assert str(file.AFRelationship) == "/Source"
    assert str(file.UF) == "article.xml"
    assert carriers.extract(data, where="x.pdf") == SOURCE
    assert observe(data).source == SOURCE


def test_a_pdf_that_carries_no_source_says_so(manuscript):
    plain = pikepdf.new()
    plain.add_blank_page()
    buffer = io.BytesIO()
    plain.save(buffer)
    assert carrier.recognises(buffer.getvalue())
    assert carrier.extract(buffer.getvalue()) is None


def test_a_damaged_pdf_is_a_clear_error():
    with pytest.raises(SourceError, match="damaged"):
        carrier.extract(b"%PDF-1.7\nnonsense")
    with pytest.raises(EditionError, match="cannot be read back"):
        observe(b"%PDF-1.7\nnonsense")


def test_however_a_pdf_is_damaged_the_error_is_clear(manuscript):
    chance = random.Random(7)
    whole = write(manuscript, quick_press())
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 3, 20])):
            place = chance.randrange(len(data))
            data[place : place + chance.randrange(20)] = chance.randbytes(chance.randrange(8))
        for read in (observe, carrier.extract):
            with suppress(MultipubError):
                read(bytes(data))


def test_every_glyph_stands_for_text(tmp_path):
    urdu = replace(full_manuscript(tmp_path), language="ur", deck="بندرگاہ کونسل نے جمعرات کو پرانے گھاٹ کو کھولا")
    for page in pikepdf.open(io.BytesIO(write(urdu, quick_press()))).pages:
        for font in page.obj.Resources.Font.values():
            assert b"<>" not in font.ToUnicode.read_bytes()


def test_no_stream_ends_in_a_carriage_return(manuscript):
    for number in range(24):  # one of 256 streams would; each source makes another one
        data = write(replace(manuscript, source=SOURCE + b" " * number), quick_press())
        pdf = pikepdf.open(io.BytesIO(data))
        attached = pdf.Root.AF[0].EF.F
        assert not attached.read_raw_bytes().endswith(b"\r")
        assert attached.read_bytes() == SOURCE + b" " * number


def changed(data, change):
    pdf = pikepdf.open(io.BytesIO(data))
    change(pdf)
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def elements(pdf):
    def below(element):
        yield element
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from below(kid)

    return list(below(pdf.Root.StructTreeRoot.K[0]))


def test_reading_back_notices_words_that_the_glyphs_do_not_show(tmp_path):
    def lie(pdf):
        spoken = next(one for one in elements(pdf) if "عبّارة" in str(one.get("/ActualText", "")))
        spoken.ActualText = pikepdf.String(str(spoken.ActualText).replace("عبّارة", "سفينة"))

    data = hard_pdf(tmp_path, "ar")
    assert observe(data).complaints == ()
    assert any("are not the words" in complaint for complaint in observe(changed(data, lie)).complaints)


@pytest.mark.parametrize("kept", ["بندرگاہ کونسل نے", "The harbour council voted on Thursday"])
def test_reading_back_notices_lost_words_even_where_glyphs_are_parts_of_letters(tmp_path, kept):
    deck = "بندرگاہ کونسل نے جمعرات کو پرانے گھاٹ کو دوبارہ کھولنے کے حق میں ووٹ دیا"

    def lie(pdf):
        spoken = next(one for one in elements(pdf) if str(one.get("/ActualText", "")) == deck)
        spoken.ActualText = pikepdf.String(kept)

    data = write(replace(full_manuscript(tmp_path), language="ur", deck=deck), quick_press())
    assert observe(data).complaints == ()
    assert len(observe(changed(data, lie)).complaints) == 1


def test_reading_back_notices_words_that_are_in_no_element(manuscript):
    def forget(pdf):
        paragraph = next(one for one in elements(pdf) if one.S == "/H1")
        paragraph.K = pikepdf.Array()

    data = changed(write(manuscript, quick_press()), forget)
    assert any("not in one element" in complaint for complaint in observe(data).complaints)


def test_reading_back_sees_a_header_cell_turned_into_a_plain_one(manuscript):
    def demote(pdf):
        for one in elements(pdf):
            if one.S == "/TH":
                one.S = pikepdf.Name.TD

    def cells(data):
        return [one.role.value for one in observe(data).seen if isinstance(one, Passage) and "cell" in one.role.value]

    data = write(manuscript, quick_press())
    assert set(cells(data)) == {"cell", "header-cell"}
    assert set(cells(changed(data, demote))) == {"cell"}


def test_a_longer_story_is_laid_out_with_the_same_parsed_style(tmp_path):
    press = styled(tmp_path, "")
    before = write(full_manuscript(tmp_path), press)
    write(hard_manuscript(tmp_path, "en"), press)
    assert write(full_manuscript(tmp_path), press) == before


class Allocated(ctypes.Structure):
    """What glibc's ``mallinfo2`` tells: the bytes in use are ``uordblks`` and ``hblkhd``."""

    _fields_ = [(name, ctypes.c_size_t) for name in "a b c d hblkhd f g uordblks i j".split()]  # noqa: SIM905  # one line, as in C


MOST_KEPT = 12_000
"""Bytes a document may leave behind; WeasyPrint's own leak is 24,000 for a page of print."""


def test_a_worker_stays_as_large_as_it_was(manuscript):
    glibc = ctypes.CDLL(None)
    if not hasattr(glibc, "mallinfo2"):
        pytest.skip("memory is counted by glibc 2.33 or later")
    glibc.mallinfo2.restype = Allocated

    def in_use_after(documents):
        for _ in range(documents):
            write(manuscript, quick_press())
        gc.collect()
        found = glibc.mallinfo2()
        return found.uordblks + found.hblkhd

    before = in_use_after(6)
    assert (in_use_after(8) - before) / 8 < MOST_KEPT
