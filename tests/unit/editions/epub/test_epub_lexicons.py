"""The desk's pronunciation lexicons in the book."""

import io
import zipfile

from lxml import etree

from multipub.checks import examine
from multipub.editions._styles import load
from multipub.editions.epub import EPUB
from multipub.model.press import Press
from multipub.speech.lexicon_reading import read, write
from support import arabic_manuscript, full_manuscript

ENGLISH = read(write("en-GB", ["Clara Stone"]), name="names.pls")
ARABIC = read(write("ar", ["لينا حداد"]), name="ar.pls")
LATER = read(write("en", ["Port Nadir"]), name="later.pls")
JAPANESE = read(write("ja", ["港"]), name="ja.pls")


def book(manuscript, *lexicons):
    data = EPUB.write(manuscript, Press(style=load("default"), recording=lambda one: None, lexicons=lexicons))
    assert examine(manuscript, EPUB.observe(data)) == ()
    return zipfile.ZipFile(io.BytesIO(data))


def test_lexicons_of_the_books_languages_are_in_it_and_named_in_its_document(tmp_path):
    made = book(full_manuscript(tmp_path), ENGLISH, JAPANESE, ARABIC, LATER)
    names = [name for name in made.namelist() if name.endswith(".pls")]
    assert [made.read(name) for name in names] == [LATER.source, ARABIC.source, ENGLISH.source]
    package = etree.fromstring(made.read("EPUB/content.opf"))
    items = {one.get("href"): one.get("media-type") for one in package.iter("{*}item")}
    article = etree.fromstring(made.read("EPUB/article.xhtml"))
    links = [one for one in article.iter("{*}link") if one.get("rel") == "pronunciation"]
    assert [(one.get("hreflang"), one.get("type")) for one in links] == [
        ("en", "application/pls+xml"),
        ("ar", "application/pls+xml"),
        ("en-GB", "application/pls+xml"),
    ]
    for one in links:
        assert items[one.get("href")] == "application/pls+xml"
        assert f"EPUB/{one.get('href')}" in names


def test_a_book_without_lexicons_names_none(tmp_path):
    made = book(arabic_manuscript(tmp_path), JAPANESE)
    assert not [name for name in made.namelist() if name.endswith(".pls")]
    assert b"pronunciation" not in made.read("EPUB/article.xhtml")
