"""A photo carries its words in its own metadata, and its pixels stay."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from multipub.editions._photo_metadata import prepare_with_words
from multipub.errors import EditionError
from multipub.model.text import LangText
from multipub.photo import PhotoWords, with_metadata, words_of
from multipub.photo.iptc import LIMITS, cut
from multipub.photo.jpeg import MOST
from support import figure, photo

WORDS = PhotoWords(
    captions=(
        LangText(text="Three boats, 11 March 2026.", language="en"),
        LangText(text="ثلاثة قوارب، 11 آذار.", language="ar"),
    ),
    alts=(LangText(text="Three wooden boats.", language="en"), LangText(text="ثلاثة قوارب خشبية.", language="ar")),
    extended_descriptions=(LangText(text="From left to right, red, blue, green.", language="en"),),
    creators=("Lina Haddad", "Ōmar Lind"),
    credit="Lina Haddad/Coastal Press",
    source="Coastal Press",
    rights="© 2026 Coastal Press",
    web_statement="https://coastal.example.org/rights",
    usage_terms="Editorial use only.",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    created="2026-03-11T06:42:00+02:00",
)

OLD_XMP = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmp:Rating="4"
photoshop:Credit="Old credit" photoshop:City="Port Nadir"/><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">Old</rdf:li><rdf:li
xml:lang="fr">Trois bateaux</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket
end="w"?>"""


def picture(kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.effect_mandelbrot((96, 64), (-2, -1.5, 1, 1.5), 40).convert("RGB").save(buffer, kind, **options)
    return buffer.getvalue()


def pixels(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).tobytes()


def xmp_of(data: bytes) -> str:
    info = Image.open(io.BytesIO(data)).info
    packet = info.get("xmp") or info["XML:com.adobe.xmp"]
    return packet if isinstance(packet, str) else packet.decode()


def oracle():
    return pytest.importorskip("pyexiv2", reason="pyexiv2, which reads the metadata back, is not installed")


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png")])
def test_writing_words_leaves_every_pixel_and_is_repeatable(kind, media_type):
    before = picture(kind)
    after = with_metadata(before, media_type, WORDS)
    assert pixels(after) == pixels(before)
    assert after == with_metadata(before, media_type, WORDS)
    assert with_metadata(after, media_type, WORDS) == after


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png")])
def test_another_program_reads_every_word_from_the_xmp(kind, media_type):
    with oracle().ImageData(with_metadata(picture(kind), media_type, WORDS)) as image:
        xmp = image.read_xmp()
    assert xmp["Xmp.dc.description"] == {
        'lang="x-default"': "Three boats, 11 March 2026.",
        'lang="en"': "Three boats, 11 March 2026.",
        'lang="ar"': "ثلاثة قوارب، 11 آذار.",
    }
    assert xmp["Xmp.iptc.AltTextAccessibility"]['lang="ar"'] == "ثلاثة قوارب خشبية."
    assert xmp["Xmp.iptc.ExtDescrAccessibility"]['lang="en"'] == "From left to right, red, blue, green."
    assert xmp["Xmp.dc.creator"] == ["Lina Haddad", "Ōmar Lind"]
    assert xmp["Xmp.photoshop.Credit"] == "Lina Haddad/Coastal Press"
    assert xmp["Xmp.photoshop.Source"] == "Coastal Press"
    assert xmp["Xmp.photoshop.DateCreated"] == "2026-03-11T06:42:00+02:00"
    assert xmp["Xmp.dc.rights"]['lang="x-default"'] == "© 2026 Coastal Press"
    assert xmp["Xmp.xmpRights.UsageTerms"]['lang="x-default"'] == "Editorial use only."
    assert xmp["Xmp.xmpRights.WebStatement"] == "https://coastal.example.org/rights"
    assert xmp["Xmp.iptcExt.DigitalSourceType"].endswith("/digitalCapture")


def test_another_program_reads_the_words_from_the_iptc_fields():
    with oracle().ImageData(with_metadata(picture("JPEG"), "image/jpeg", WORDS)) as image:
        iptc = image.read_iptc()
    assert iptc["Iptc.Application2.Caption"] == "Three boats, 11 March 2026."
    assert iptc["Iptc.Application2.Byline"] == ["Lina Haddad", "Ōmar Lind"]
    assert iptc["Iptc.Application2.Credit"] == "Lina Haddad/Coastal Press"
    assert iptc["Iptc.Application2.Source"] == "Coastal Press"
    assert iptc["Iptc.Application2.Copyright"] == "© 2026 Coastal Press"
    assert iptc["Iptc.Application2.DateCreated"] == "2026-03-11"
    assert iptc["Iptc.Envelope.CharacterSet"] == "\x1b%G"


def test_the_photos_other_xmp_and_its_translations_stay():
    after = xmp_of(with_metadata(picture("JPEG", xmp=OLD_XMP), "image/jpeg", WORDS))
    assert 'xmp:Rating="4"' in after
    assert 'photoshop:City="Port Nadir"' in after
    assert "Trois bateaux" in after
    assert "Old" not in after
    assert etree.fromstring(after[after.index("<x:") : after.index("<?xpacket end")]) is not None


def test_the_photos_other_iptc_fields_stay_and_become_utf_8():
    pyexiv2 = oracle()
    with pyexiv2.ImageData(picture("JPEG")) as image:
        image.modify_iptc({"Iptc.Application2.Keywords": ["quay", "boats"], "Iptc.Application2.Credit": "Old"})
        image.modify_exif({"Exif.Image.Artist": "Lina"})
        before = image.get_bytes()
    with pyexiv2.ImageData(with_metadata(before, "image/jpeg", WORDS)) as image:
        assert image.read_iptc()["Iptc.Application2.Keywords"] == ["quay", "boats"]
        assert image.read_iptc()["Iptc.Application2.Credit"] == "Lina Haddad/Coastal Press"
        assert image.read_exif()["Exif.Image.Artist"] == "Lina"


def test_what_the_story_does_not_say_stays_as_the_photo_says_it():
    after = xmp_of(with_metadata(picture("JPEG", xmp=OLD_XMP), "image/jpeg", PhotoWords(creators=("Lina",))))
    assert 'photoshop:Credit="Old credit"' in after
    assert ">Old<" in after


@pytest.mark.parametrize("broken", [b"no xml", b"<a/>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a>"])
def test_a_broken_packet_is_replaced(broken):
    after = xmp_of(with_metadata(picture("JPEG", xmp=broken), "image/jpeg", WORDS))
    assert "Lina Haddad/Coastal Press" in after
    assert "DOCTYPE" not in after


def test_a_packet_that_would_burst_its_segment_gives_way_to_our_words():
    huge = OLD_XMP.replace(b"Trois bateaux", b"x" * (MOST - 1500))
    after = with_metadata(picture("JPEG", xmp=huge), "image/jpeg", WORDS)
    assert "Three boats" in xmp_of(after)
    long = replace(WORDS, extended_descriptions=(LangText(text="w" * MOST, language="en"),))
    assert "wwww" not in xmp_of(with_metadata(picture("JPEG"), "image/jpeg", long))
    endless = replace(WORDS, captions=(LangText(text="w" * MOST, language="en"),))
    with pytest.raises(EditionError, match="do not fit"):
        with_metadata(picture("JPEG"), "image/jpeg", endless)


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300), limit=st.integers(0, 200))
@settings(max_examples=60)
def test_a_field_is_cut_at_a_character_and_never_longer_than_it_may_be(text, limit):
    kept = cut(text, limit)
    assert len(kept) <= limit
    assert text.startswith(kept.decode())
    assert len(text.encode()) <= limit or len(kept) > limit - 4


def test_long_iptc_fields_are_cut_where_the_xmp_is_whole():
    credit = "دار النشر الساحلية للصور والأنباء المصورة"
    after = with_metadata(picture("JPEG"), "image/jpeg", replace(WORDS, credit=credit))
    assert credit in xmp_of(after)
    with oracle().ImageData(after) as image:
        field = image.read_iptc()["Iptc.Application2.Credit"]
    assert credit.startswith(field)
    assert len(field.encode()) <= LIMITS[2, 110]


def test_a_figure_gives_its_photo_its_own_words(tmp_path: Path):
    shown = replace(
        figure(photo(tmp_path)), digital_source_type="digsrctype:digitalCapture", usage_terms="Editorial use only."
    )
    assert words_of(shown).digital_source_type == WORDS.digital_source_type
    made = prepare_with_words(shown, longest_edge=100)
    assert made is not None
    assert (made.width, made.height) == (100, 62)
    assert "Boats at the quay, picture 1." in xmp_of(made.data)
    assert prepare_with_words(figure(None)) is None


def test_an_exif_block_stays_the_first_segment():
    exif = Image.Exif()
    exif[0x013B] = "Lina"
    after = with_metadata(picture("JPEG", exif=exif), "image/jpeg", WORDS)
    assert after.index(b"Exif\0\0") < after.index(b"http://ns.adobe.com/xap/1.0/\0")


@pytest.mark.parametrize("damaged", [b"", b"\xff\xd8", b"\xff\xd8\xff\xff\xff", b"GIF89a", b"\xff\xd8\xff\xe0\0\x04ab"])
def test_what_is_no_jpeg_is_said_to_be_none(damaged):
    with pytest.raises(EditionError, match="JPEG"):
        with_metadata(damaged, "image/jpeg", WORDS)
    with pytest.raises(EditionError, match="PNG"):
        with_metadata(damaged, "image/png", WORDS)
    with pytest.raises(EditionError, match="not into"):
        with_metadata(damaged, "image/gif", WORDS)
