"""A photo's own words are read, whichever program wrote them, and a photo on its side is turned."""

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from multipub.model.text import LangText
from multipub.photo import PhotoWords, upright, with_metadata, words_in
from multipub.photo.letters import tidy
from multipub.photo.reading import precise

ORIENTATION = 0x0112
WORDS = PhotoWords(
    captions=(LangText(text="Three boats.", language="en"), LangText(text="ثلاثة قوارب.", language="ar")),
    alts=(LangText(text="Three wooden boats side by side.", language="en"),),
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
KINDS = pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png")])
DESCRIPTION = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" {}>{}'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def picture(kind: str = "JPEG", size: tuple[int, int] = (96, 64), **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.effect_mandelbrot(size, (-2, -1.5, 1, 1.5), 40).convert("RGB").save(buffer, kind, **options)
    return buffer.getvalue()


def with_packet(attributes: str, elements: str) -> PhotoWords:
    return words_in(picture(xmp=DESCRIPTION.format(attributes, elements).encode()), "image/jpeg")


@KINDS
def test_what_was_written_is_read_word_for_word(kind, media_type):
    assert words_in(with_metadata(picture(kind), media_type, WORDS), media_type) == WORDS


@KINDS
@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=200).map(tidy))
@settings(max_examples=25)
def test_any_words_in_any_script_come_back(kind, media_type, text):
    words = replace(WORDS, captions=(LangText(text=text, language="en"),) if text else (), credit=text or None)
    assert words_in(with_metadata(picture(kind), media_type, words), media_type) == words


def test_the_forms_that_programs_write_are_all_read():
    said = with_packet('photoshop:Credit="AP" photoshop:DateCreated="2026-03"', "<dc:creator>Lina</dc:creator>")
    assert (said.credit, said.created, said.creators) == ("AP", "2026-03", ("Lina",))
    said = with_packet("", "<dc:creator><rdf:Bag><rdf:li>Lina</rdf:li><rdf:li>Omar</rdf:li></rdf:Bag></dc:creator>")
    assert said.creators == ("Lina", "Omar")
    said = with_packet("", "<dc:description>Three\r\n boats</dc:description>")
    assert said.captions == (LangText(text="Three boats", language="x-default"),)


def test_the_default_goes_where_a_language_says_the_same():
    both = '<rdf:li xml:lang="x-default">Boats</rdf:li><rdf:li xml:lang="en-GB">Boats</rdf:li>'
    said = with_packet("", f"<dc:description><rdf:Alt>{both}</rdf:Alt></dc:description>")
    assert said.captions == (LangText(text="Boats", language="en-GB"),)


def test_iptc_fields_speak_where_there_is_no_xmp(tmp_path: Path):
    pyexiv2 = pytest.importorskip("pyexiv2", reason="pyexiv2, which writes the fields, is not installed")
    with pyexiv2.ImageData(picture()) as image:
        image.modify_iptc(
            {
                "Iptc.Envelope.CharacterSet": "\x1b%G",
                "Iptc.Application2.Caption": "Boote am Kai, früh",
                "Iptc.Application2.Byline": ["Jürgen"],
                "Iptc.Application2.Credit": "dpa",
                "Iptc.Application2.DateCreated": "2026-03-11",
                "Iptc.Application2.TimeCreated": "06:42:00+02:00",
            }
        )
        data = image.get_bytes()
    said = words_in(data, "image/jpeg")
    assert said.captions[0].text == "Boote am Kai, früh"
    assert (said.creators, said.credit, said.created) == (("Jürgen",), "dpa", "2026-03-11T06:42:00+02:00")


def test_the_camera_speaks_last():
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = "Lina", "Copyright Lina"
    exif.get_ifd(0x8769)[0x9003] = "2026:03:11 06:42:00"
    data = picture(exif=exif)
    assert words_in(data, "image/jpeg") == PhotoWords(creators=("Lina",), rights="Copyright Lina", created="2026-03-11")
    assert words_in(with_metadata(data, "image/jpeg", WORDS), "image/jpeg") == WORDS


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/png", "image/webp", "image/gif"])
@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe1\0\x10http", b"\x89PNG\r\n\x1a\n\0\0\0\xffiTXt", b"RIFF"])
def test_damaged_files_say_nothing(data, media_type):
    assert words_in(data, media_type) == PhotoWords()


@given(noise=st.binary(max_size=400), place=st.integers(0, 1500))
@settings(max_examples=60)
def test_damaged_metadata_is_never_an_error(noise, place):
    data = with_metadata(picture(), "image/jpeg", WORDS)
    assert isinstance(words_in(data[:place] + noise + data[place + len(noise) :], "image/jpeg"), PhotoWords)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026", "2026"),
        ("2026-03", "2026-03"),
        ("2026-03-11T06:42:00.5+02:00", "2026-03-11T06:42:00+02:00"),
        ("2026-03-11T06:42:00", "2026-03-11"),
        ("2026-03-11 yesterday", "2026-03-11"),
        ("2026-13-45", None),
        ("spring", None),
        (None, None),
    ],
)
def test_a_moment_is_as_precise_as_it_is_certain(said, meant):
    assert precise(said) == meant


@pytest.mark.parametrize("orientation", range(2, 9))
@KINDS
def test_a_photo_on_its_side_is_turned_and_keeps_its_words(kind, media_type, orientation):
    exif = Image.Exif()
    exif[ORIENTATION], exif[0x013B] = orientation, "Lina"
    before = with_metadata(picture(kind, exif=exif), media_type, replace(WORDS, creators=("Lina",)))
    after, turned_type = upright(before)
    assert turned_type == media_type
    with Image.open(io.BytesIO(before)) as first, Image.open(io.BytesIO(after)) as second:
        wanted = ImageOps.exif_transpose(first)
        assert second.size == wanted.size
        assert second.getexif().get(ORIENTATION, 1) == 1
        difference = max(
            abs(one - other) for one, other in zip(wanted.tobytes(), second.convert("RGB").tobytes(), strict=True)
        )
    assert difference <= (0 if kind == "PNG" else 12)
    if kind == "JPEG":
        assert words_in(after, media_type) == replace(WORDS, creators=("Lina",))
    assert upright(after) == (after, None)


def test_the_orientation_in_the_xmp_is_turned_too():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    packet = DESCRIPTION.format('tiff:Orientation="6"', "").encode()
    turned, _ = upright(picture(exif=exif, xmp=packet))
    assert b'tiff:Orientation="1"' in turned


def test_an_upright_photo_stays_byte_for_byte():
    data = picture()
    assert upright(data) == (data, None)


def test_the_reference_photo_of_the_iptc_is_read_whole():
    folder = os.environ.get("MULTIPUB_SHARED") or Path(__file__).resolve().parents[4] / "shared"
    path = Path(folder) / "corpus" / "photos" / "IPTC-PhotometadataRef-Std2017.1.jpg"
    if not path.is_file():
        pytest.skip("the IPTC's reference photo is not here (set MULTIPUB_SHARED)")
    said = words_in(path.read_bytes(), "image/jpeg")
    assert [one.text for one in said.captions] == ["The description aka caption (ref2017.1)"]
    assert said.creators == ("Creator1 (ref2017.1)", "Creator2 (ref2017.1)")
    assert (said.credit, said.source) == ("Credit Line (ref2017.1)", "Source (ref2017.1)")
    assert said.rights == "Copyright (Notice) 2017.1 IPTC - www.iptc.org (ref2017.1)"
    assert said.web_statement == "http://www.WebStatementOfRights.org/2017.1"
    assert said.usage_terms == "Rights Usage Termns (ref2017.1)"
    assert said.digital_source_type == "http://cv.iptc.org/newscodes/digitalsourcetype/softwareImage"
    assert said.created == "2017-07-13T17:01:00+00:00"
