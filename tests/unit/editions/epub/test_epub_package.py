"""The package of an EPUB: what EbookLib leaves out and is mended, and what the book says of itself."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import ebooklib
import pytest
from lxml import etree

from multipub import carriers
from multipub.carriers import epub as carrier
from multipub.editions._epub.metadata import identifier
from multipub.editions.epub import EpubOptions, write
from multipub.errors import SourceError
from multipub.wording.labels import labels_for
from presses import quick_press
from support import arabic_manuscript, figure, full_manuscript, photo

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = "{http://www.idpf.org/2007/ops}type"


def made(manuscript):
    return write(manuscript, quick_press())


def part(book, path):
    with zipfile.ZipFile(io.BytesIO(book)) as container:
        return container.read(path)


def package(book):
    return etree.fromstring(part(book, "EPUB/content.opf"))


def metas(book, name):
    return [one.text for one in package(book).iter(f"{OPF}meta") if one.get("property") == name]


@pytest.fixture
def english(tmp_path):
    return full_manuscript(tmp_path)


@pytest.fixture
def arabic(tmp_path):
    return arabic_manuscript(tmp_path)


def without_pictures(manuscript):
    return replace(manuscript, body=manuscript.body[1:8])


def test_the_mends_are_for_the_pinned_ebooklib():
    assert ebooklib.VERSION == (0, 20, 0)


def test_the_package_names_its_language_and_direction(arabic):
    root = package(made(arabic))
    assert (root.get(XML_LANG), root.get("dir")) == ("ar", "rtl")
    assert root.find(f"{OPF}spine").get("page-progression-direction") == "rtl"


def test_the_spine_asks_for_no_ncx_and_holds_the_article(english):
    spine = package(made(english)).find(f"{OPF}spine")
    assert spine.get("toc") is None
    assert [one.get("idref") for one in spine] == ["cover", "article"]
    assert [one.get("linear") for one in spine] == ["no", None]  # the book opens at the article


def test_the_mimetype_comes_first_and_pictures_are_stored(english):
    with zipfile.ZipFile(io.BytesIO(made(english))) as book:
        entries = book.infolist()
    assert entries[0].filename == "mimetype"
    stored = {one.filename for one in entries if one.compress_type == zipfile.ZIP_STORED}
    assert stored == {"mimetype", "EPUB/images/cover.jpg", "EPUB/images/photo-1.jpg", "EPUB/images/photo-2.png"}
    assert {one.date_time for one in entries} == {(2026, 3, 12, 16, 40, 0)}


def test_a_story_from_before_zip_files_can_be_written(english):
    with zipfile.ZipFile(io.BytesIO(made(replace(english, moment=datetime(1969, 7, 20, tzinfo=UTC))))) as book:
        assert {one.date_time[0] for one in book.infolist()} == {1980}


def test_all_versions_of_a_story_in_one_language_have_one_identifier(english, arabic):
    assert identifier(english) == identifier(replace(english, version=9))
    assert identifier(english) != identifier(arabic)


def test_the_moment_of_the_story_is_the_time_of_the_book(english):
    assert metas(made(english), "dcterms:modified") == ["2026-03-12T16:40:00Z"]


def test_people_have_their_roles(arabic):
    root = package(made(arabic))
    roles = {one.get("refines")[1:]: one.text for one in root.iter(f"{OPF}meta") if one.get("property") == "role"}
    people = {one.text: roles[one.get("id")] for name in ("creator", "contributor") for one in root.iter(f"{DC}{name}")}
    assert people["ميرا سولبرغ"] == "aut"
    assert people["سلمى ناصر"] == "trl"
    assert people["Lina Haddad"] == "pht"


def test_a_credit_line_in_another_language_says_so(arabic):
    (foreign,) = (one for one in package(made(arabic)).iter(f"{OPF}meta") if one.text == "Lina Haddad/Coastal Press")
    assert foreign.get(XML_LANG) == "en"


def test_accessibility_is_claimed_for_what_is_there(english):
    book = made(english)
    assert metas(book, "schema:accessMode") == ["textual", "visual"]
    assert metas(book, "schema:accessModeSufficient") == ["textual,visual", "textual"]
    assert {"alternativeText", "longDescription", "pageNavigation"} <= set(metas(book, "schema:accessibilityFeature"))
    assert metas(book, "dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert metas(book, "a11y:certifiedBy") == ["Harbour Times"]


def test_nothing_is_claimed_that_is_not_there(english):
    book = made(without_pictures(english))
    assert metas(book, "schema:accessMode") == ["textual"]
    claimed = set(metas(book, "schema:accessibilityFeature"))
    assert not claimed & {"alternativeText", "longDescription", "pageBreakMarkers", "pageNavigation"}
    assert metas(book, "pageBreakSource") == []


def test_without_a_house_nobody_certifies(english):
    book = made(replace(english, house=""))
    assert metas(book, "dcterms:conformsTo") == metas(book, "a11y:certifiedBy") == []


def test_a_summary_in_another_language_says_so(english):
    book = made(replace(english, language="mt", labels=labels_for("mt")))
    (summary,) = (
        one for one in package(book).iter(f"{OPF}meta") if one.get("property") == "schema:accessibilitySummary"
    )
    assert summary.get(XML_LANG) == "en"


def covered(manuscript, cover):
    press = quick_press()
    return write(manuscript, replace(press, options={"epub": EpubOptions(read_along=False, cover=cover)}))


def test_the_first_photo_that_says_something_is_the_cover_where_photos_are(english, tmp_path):
    line = replace(figure(photo(tmp_path, "line.png", (90, 9))), decorative=True, caption=None)
    items = package(covered(replace(english, body=(line, *english.body)), "photo")).iter(f"{OPF}item")
    covers = [one.get("href") for one in items if one.get("properties") == "cover-image"]
    assert covers == ["images/photo-2.jpg"]


def test_the_contents_list_every_heading_by_level_with_its_language(english):
    nav = etree.fromstring(part(made(english), "EPUB/nav.xhtml"))
    contents = next(one for one in nav.iter("{*}nav") if one.get(TYPE) == "toc")
    entries = [(len(list(one.iterancestors("{*}ol"))), "".join(one.itertext())) for one in contents.iter("{*}a")]
    assert entries == [
        (1, "Old wharf at Port Nadir to reopen"),
        (2, "What changes"),
        (3, "What it costs"),
        (3, "The wharf in figures"),
        (2, "Notes"),
        (2, "Image descriptions"),
        (2, "Credits and rights"),
    ]


def test_every_address_in_the_navigation_is_there(english):
    book = made(english)
    document = etree.fromstring(part(book, "EPUB/article.xhtml"))
    ids = set(document.xpath("//@id"))
    for href in etree.fromstring(part(book, "EPUB/nav.xhtml")).xpath("//*[local-name()='a']/@href"):
        path, _, place = href.partition("#")
        assert path == "article.xhtml" or href == "cover.xhtml"
        assert place in ids or href == "cover.xhtml"


def test_navigation_has_roles_and_a_page_list_only_where_there_are_pages(english, arabic):
    def kinds(book):
        nav = etree.fromstring(part(book, "EPUB/nav.xhtml"))
        return {one.get(TYPE): one.get("role") for one in nav.iter("{*}nav")}

    assert kinds(made(english)) == {"toc": "doc-toc", "landmarks": None, "page-list": "doc-pagelist"}
    assert kinds(made(arabic)) == {"toc": "doc-toc", "landmarks": None}


def test_the_book_has_no_script_and_asks_nothing_of_the_network(english):
    book = made(english)
    document = part(book, "EPUB/article.xhtml").decode()
    assert "<script" not in document
    assert not re.search(r'src="(?!images/)', document)
    assert "@import" not in part(book, "EPUB/style.css").decode()


def test_the_canonical_xml_comes_back_byte_for_byte(english):
    source = b"\xef\xbb\xbf<?xml version='1.0'?>\r\n<odd/>\r"
    book = made(replace(english, source=source))
    assert carriers.extract(book, where="book.epub") == source
    root = package(book)
    assert [one.get("rel") for one in root.iter(f"{OPF}link")] == ["record"]
    assert "source/article.xml" not in {one.get("href") for one in root.iter(f"{OPF}item")}


def test_a_source_with_an_odd_name_is_carried_under_a_plain_one(english):
    book = made(replace(english, source_name="../rue de l’été.xml"))
    assert part(book, "EPUB/source/article.xml") == english.source


def test_an_epub_of_others_carries_nothing():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="a.opf"/></rootfiles></container>',
        )
        book.writestr("a.opf", '<package xmlns="http://www.idpf.org/2007/opf"/>')
    assert carrier.recognises(buffer.getvalue())
    assert carrier.extract(buffer.getvalue()) is None


def test_a_damaged_epub_is_a_clear_error(english):
    book = made(english)
    damaged = book.replace(b"META-INF/container.xml", b"META-INF/contained.xml")
    with pytest.raises(SourceError, match="damaged"):
        carrier.extract(damaged)


def test_a_file_that_is_no_epub_is_not_recognised():
    assert not carrier.recognises(b"%PDF-1.7")
    assert not carrier.recognises(b"PK\x03\x04 nothing more")
