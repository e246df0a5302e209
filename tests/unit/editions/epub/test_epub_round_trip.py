"""What is written into an EPUB is what its reader meets."""

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inlines import contents, languages
from multipub.editions._styles import load
from multipub.editions.epub import EpubOptions, observe, write
from multipub.errors import EditionError
from multipub.model.blocks import Cell, Footnote, Gallery, Heading, ListBlock, ListItem, Paragraph, Quote, Table
from multipub.model.manuscript import AltSource, Credit
from multipub.model.observation import Passage, joined
from multipub.model.press import Press
from multipub.model.text import LangText
from multipub.wording.reading import reading
from support import arabic_manuscript, figure, full_manuscript, photo
from words import phrases

every_manuscript = pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["english", "arabic"])


def press(**options):
    def silent(manuscript):
        raise AssertionError("an EPUB without read-along asks for no voice")

    return Press(style=load("default"), recording=silent, options={"epub": EpubOptions(read_along=False, **options)})


def own(passages):
    """What the story itself says: words, languages and links of each passage, ours and empty ones left out."""
    for one in passages:
        if not isinstance(one, Passage):
            caption, credit = ((joined(runs), runs[0].language if runs else None) for runs in (one.caption, one.credit))
            yield one.alt, one.alt_language, caption, credit, one.decorative, one.shown
        elif one.words:
            letters = "".join(run.text for run in one.runs if not run.ours)
            marks = [(run.language, run.link) for run in one.runs if not run.ours for letter in run.text]
            kept = [(mark, letter) for mark, letter in zip(marks, letters, strict=True) if letter not in " \t\n"]
            yield one.role, one.level, one.words, kept


def assert_same(manuscript):
    seen = observe(write(manuscript, press()))
    assert list(own(seen.seen)) == list(own(reading(manuscript)))
    assert seen.complaints == ()
    return seen


def rewritten(book, path, change):
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as before, zipfile.ZipFile(buffer, "w") as after:
        for entry in before.infolist():
            data = before.read(entry)
            after.writestr(entry, change(data) if entry.filename == path else data)
    return buffer.getvalue()


@every_manuscript
def test_the_reader_meets_every_word_in_order(make, tmp_path):
    manuscript = make(tmp_path)
    seen = assert_same(manuscript)
    assert seen.title == manuscript.headline
    assert seen.language == manuscript.language
    assert seen.creators == manuscript.creators
    assert seen.rights == manuscript.rights
    assert seen.source == manuscript.source
    assert set(seen.credits) == {one.credit.line for one in manuscript.figures if one.credit}


def test_words_of_ours_are_seen_as_ours(tmp_path):
    manuscript = full_manuscript(tmp_path)
    seen = observe(write(manuscript, press()))
    ours = {run.text.strip() for passage in seen.passages for run in passage.runs if run.ours}
    labels = manuscript.labels
    assert {labels.end_of_article, labels.correction, labels.credits_and_rights, labels.back_to_text, "1"} <= ours


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_body_in_any_script_comes_back(data, tmp_path):
    draw = data.draw
    paragraphs = st.builds(Paragraph, content=contents(), language=st.none() | languages)
    cells = st.builds(Cell, content=contents(), scope=st.sampled_from([None, "col", "row"]))
    blocks = st.one_of(
        paragraphs,
        st.builds(Heading, level=st.sampled_from([2, 3, 4]), content=contents(), language=st.none() | languages),
        st.builds(
            ListBlock,
            ordered=st.booleans(),
            items=st.lists(st.builds(ListItem, content=contents()), min_size=1, max_size=3).map(tuple),
            start=st.integers(1, 9),
        ),
        st.builds(
            Quote,
            paragraphs=st.lists(paragraphs, min_size=1, max_size=2).map(tuple),
            attribution=contents() | st.just(()),
            language=st.none() | languages,
        ),
        st.builds(
            Table,
            id=st.just("t"),
            caption=contents() | st.just(()),
            head=st.just(()),
            bodies=st.lists(st.lists(cells, min_size=2, max_size=2).map(tuple), min_size=1, max_size=2).map(
                lambda rows: (tuple(rows),)
            ),
        ),
        st.builds(Footnote, id=st.just("n"), paragraphs=st.lists(paragraphs, min_size=1, max_size=2).map(tuple)),
    )
    manuscript = replace(
        full_manuscript(tmp_path),
        language=draw(languages),
        headline=draw(phrases()),
        body=tuple(draw(st.lists(blocks, max_size=4))),
        corrections=(LangText(text=draw(phrases()), language=draw(languages)),),
    )
    assert_same(manuscript)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(alt=phrases(), caption=phrases(), credit=phrases(), first=languages, second=languages, shown=st.booleans())
def test_any_words_of_a_picture_come_back(alt, caption, credit, first, second, shown, tmp_path):
    picture = replace(
        figure(photo(tmp_path) if shown else None),
        alt=LangText(text=alt, language=first),
        alt_source=AltSource.AUTHORED,
        caption=LangText(text=caption, language=second),
        credit=Credit(line=credit, language=first, raw=credit),
        long_description=LangText(text=caption, language=first),
    )
    assert_same(replace(full_manuscript(tmp_path), body=(Gallery(figures=(picture,)),)))


def test_a_photo_that_stands_twice_is_one_file(tmp_path):
    media = photo(tmp_path)
    twice = replace(full_manuscript(tmp_path), body=(figure(media), figure(media, id="fig-9")))
    with zipfile.ZipFile(io.BytesIO(write(twice, press()))) as book:
        assert sum(name.startswith("EPUB/images/photo") for name in book.namelist()) == 1


def test_a_photo_larger_than_asked_for_is_scaled_down_and_says_its_new_size(tmp_path):
    large = replace(full_manuscript(tmp_path), body=(figure(photo(tmp_path, size=(600, 300))),))
    with zipfile.ZipFile(io.BytesIO(write(large, press(longest_edge=200)))) as book:
        assert 'width="200" height="100"' in book.read("EPUB/article.xhtml").decode()


def test_a_damaged_picture_is_seen(tmp_path):
    book = write(full_manuscript(tmp_path), press())
    seen = observe(rewritten(book, "EPUB/images/photo-1.jpg", lambda data: data[:200]))
    assert not seen.figures[0].shown
    assert any("does not open" in one for one in seen.complaints)


def test_a_lost_picture_is_seen(tmp_path):
    book = write(full_manuscript(tmp_path), press())
    seen = observe(rewritten(book, "EPUB/article.xhtml", lambda data: data.replace(b"photo-1.jpg", b"photo-8.jpg")))
    assert any("photo-8.jpg" in one for one in seen.complaints)


def test_a_document_in_another_language_than_the_book_is_seen(tmp_path):
    book = write(full_manuscript(tmp_path), press())
    turned = rewritten(book, "EPUB/content.opf", lambda data: data.replace(b">en</dc:language>", b">sv</dc:language>"))
    assert any("'sv'" in one for one in observe(turned).complaints)


def test_words_that_run_the_wrong_way_are_seen(tmp_path):
    book = write(full_manuscript(tmp_path), press())
    turned = rewritten(book, "EPUB/article.xhtml", lambda data: data.replace(b' dir="rtl"', b""))
    assert any("wrong way" in one for one in observe(turned).complaints)


def test_words_between_blocks_are_seen(tmp_path):
    book = write(full_manuscript(tmp_path), press())
    turned = rewritten(book, "EPUB/article.xhtml", lambda data: data.replace(b"<hr/>", b"<hr/>stray"))
    assert any("loose" in one for one in observe(turned).complaints)


def test_a_picture_without_alternative_text_says_nothing(tmp_path):
    book = write(full_manuscript(tmp_path), press())
    turned = rewritten(book, "EPUB/article.xhtml", lambda data: re.sub(b' alt="Boats[^"]+"', b"", data))
    assert observe(turned).figures[0].alt is None


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_epub_is_an_error_not_a_traceback(data):
    with pytest.raises(EditionError):
        observe(data)


def test_two_processes_write_the_same_bytes(tmp_path):
    script = (
        "import sys, hashlib, pathlib; sys.path.insert(0, sys.argv[1])\n"
        "from support import full_manuscript\n"
        "from multipub.editions._styles import load\n"
        "from multipub.editions.epub import EpubOptions, write\n"
        "from multipub.model.press import Press\n"
        "options = {'epub': EpubOptions(read_along=False)}\n"
        "press = Press(style=load('default'), recording=lambda manuscript: None, options=options)\n"
        "sys.stdout.write(hashlib.sha256(write(full_manuscript(pathlib.Path(sys.argv[2])), press)).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(Path(__file__).parents[3]), str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(digests) == 1
