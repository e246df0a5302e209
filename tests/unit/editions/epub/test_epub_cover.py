"""The drawn cover: what it says, in which direction, and what happens where it cannot be drawn."""

import io
import re
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from lxml import etree
from PIL import Image, ImageFont, features

from multipub.editions import _fonts, _line_breaks
from multipub.editions._epub import cover, cover_faces
from multipub.editions._epub.cover import HEIGHT, MARGIN, WIDTH
from multipub.editions._epub.cover_faces import face, width_of
from multipub.editions._epub.cover_lines import fitted, measured
from multipub.editions.epub import EpubOptions, advise, observe, write
from multipub.model.text import LangText
from multipub.photo.reading import words_in
from presses import quick_press
from support import arabic_manuscript, figure, full_manuscript, photo

PICTURE = "EPUB/images/cover.jpg"
LONG = "Port Nadir’s rebuilt harbour opens after two years of storms, lawsuits, a missing ledger and one stubborn heron"
UNWRITTEN = "\U0001f6d8\uabfe"
"""Letters that no font has: not assigned."""


@pytest.fixture
def english(tmp_path):
    return full_manuscript(tmp_path)


def made(manuscript, **options):
    return write(manuscript, replace(quick_press(), options={"epub": EpubOptions(read_along=False, **options)}))


def part(book, path):
    with zipfile.ZipFile(io.BytesIO(book)) as container:
        return container.read(path)


def names(book):
    with zipfile.ZipFile(io.BytesIO(book)) as container:
        return container.namelist()


def changed(book, path, old, new):
    """Return the book with other bytes in one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old_book, zipfile.ZipFile(buffer, "w") as new_book:
        for entry in old_book.infolist():
            data = old_book.read(entry)
            assert entry.filename != path or old in data
            new_book.writestr(entry, data.replace(old, new) if entry.filename == path else data)
    return buffer.getvalue()


def cover_alt(book):
    (image,) = etree.fromstring(part(book, "EPUB/cover.xhtml")).iter("{*}img")
    assert image.get("role") == "doc-cover"
    return image.get("alt")


def ink_at_the_sides(book):
    """Return how much ink stands in the left and in the right half of the cover's upper third."""
    upper = Image.open(io.BytesIO(part(book, PICTURE))).convert("L").crop((0, 2 * MARGIN + 40, WIDTH, HEIGHT // 3))
    dark = upper.point(lambda value: 255 if value < 128 else 0)
    halves = [dark.crop((0, 0, WIDTH // 2, upper.height)), dark.crop((WIDTH // 2, 0, WIDTH, upper.height))]
    return [sum(half.histogram()[128:]) for half in halves]


def test_a_shelf_shows_an_upright_picture_and_the_book_opens_at_the_article(english):
    book = made(english)
    assert Image.open(io.BytesIO(part(book, PICTURE))).size == (WIDTH, HEIGHT)
    package = part(book, "EPUB/content.opf").decode()
    assert re.search(r'href="images/cover.jpg"[^>]*properties="cover-image"', package)
    assert package.count("cover-image") == 2  # its id and its property
    assert 'href="cover.xhtml"' in part(book, "EPUB/nav.xhtml").decode()


def test_its_alternative_text_says_the_headline_in_the_article_s_language(english, tmp_path):
    assert english.headline in cover_alt(made(english))
    assert cover_alt(made(english)).startswith("Cover — ")
    arabic = arabic_manuscript(tmp_path)
    assert cover_alt(made(arabic)).startswith("الغلاف — ")
    lead = replace(figure(photo(tmp_path)), alt=LangText(text="Ein Kai.", language="de"))
    assert "Ein Kai." not in cover_alt(made(replace(english, body=(lead,))))


def test_the_cover_is_no_photo_of_the_story(english):
    drawn, bare = observe(made(english)), observe(made(english, cover="none"))
    assert drawn == bare
    assert not drawn.complaints


def test_the_photo_on_the_cover_keeps_its_credit(english):
    words = words_in(part(made(english), PICTURE), "image/jpeg")
    assert "Lina Haddad" in str(words)
    assert english.headline in str(words)


def test_words_begin_where_the_language_begins(english, tmp_path):
    left, right = ink_at_the_sides(made(replace(english, headline="Wharf")))
    assert left > 2 * right
    left, right = ink_at_the_sides(made(replace(arabic_manuscript(tmp_path), headline="رصيف")))
    assert right > 2 * left


def test_the_same_story_has_the_same_cover(english):
    assert part(made(english), PICTURE) == part(made(english), PICTURE)


@pytest.mark.parametrize("size", [(1600, 300), (300, 1600), (40, 40)])
def test_photos_of_every_shape_are_whole(english, tmp_path, size):
    lead = figure(photo(tmp_path, "shape.png", size, "#00ff00"))
    shown = Image.open(io.BytesIO(part(made(replace(english, body=(lead,))), PICTURE)))
    red = shown.split()[0].point(lambda value: 255 if value < 60 else 0)
    left, top, right, bottom = red.crop((0, HEIGHT // 2, WIDTH, HEIGHT)).getbbox()
    assert shown.size == (WIDTH, HEIGHT)
    assert (right - left) / (bottom - top) == pytest.approx(size[0] / size[1], rel=0.1)


@pytest.mark.parametrize("style", ["default", "large-print", "plain"])
def test_a_story_without_photos_has_a_cover_of_words(english, style):
    press = quick_press(style)
    wordy = replace(english, headline=LONG, body=english.body[1:8])
    assert PICTURE in names(write(wordy, press))


@pytest.mark.parametrize("emoji", ["\U0001f3b6", "\U0001f469\u200d\U0001f680", "\U0001f44d\U0001f3fd", "1\ufe0f\u20e3"])
def test_an_emoji_in_the_headline_is_left_to_the_article(english, emoji):
    merry = replace(english, headline=f"Old wharf {emoji} to reopen")
    plan = cover.design(merry, quick_press().style, None)
    assert plan is not None
    assert plan.headline.text in {"Old wharf to reopen", "Old wharf 1 to reopen"}
    joined = replace(english, headline=f"क्\u200dष {emoji}", language="hi")
    assert "क्\u200dष" in (cover.design(joined, quick_press().style, None) or plan).headline.text
    book = made(merry)
    assert PICTURE in names(book)
    assert merry.headline in part(book, "EPUB/article.xhtml").decode()
    assert advise(merry, quick_press()) == ()


def test_letters_without_a_font_leave_the_photo_as_cover_and_tell_the_desk(english):
    odd = replace(english, headline=f"Old wharf {UNWRITTEN}")
    book = made(odd)
    assert PICTURE not in names(book)
    assert 'href="images/photo-1.jpg"' in part(book, "EPUB/content.opf").decode()
    assert 'properties="cover-image"' in part(book, "EPUB/content.opf").decode()
    press = quick_press()
    assert [one.rule for one in advise(odd, press)] == ["DESK-10"]
    assert advise(english, press) == ()


def test_without_shaping_no_letters_are_drawn(english, monkeypatch):
    monkeypatch.setattr(features, "check", lambda name: False)
    assert PICTURE not in names(made(english))


def test_without_fontconfig_no_letters_are_drawn(english, monkeypatch):
    monkeypatch.setattr(_fonts, "_library", lambda: None)
    _fonts._fonts.cache_clear()
    try:
        assert PICTURE not in names(made(english))
    finally:
        _fonts._fonts.cache_clear()


def test_a_book_can_be_without_a_cover(english):
    assert "cover-image" not in part(made(english, cover="none"), "EPUB/content.opf").decode()


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("EPUB/cover.xhtml", b"Old wharf", b"New wharf", "does not say the headline"),
        ("EPUB/cover.xhtml", b"images/cover.jpg", b"images/photo-1.jpg", "not the picture that shelves show"),
        ("EPUB/cover.xhtml", b"images/cover.jpg", b"images/cover.png", "is not in the book"),
    ],
)
def test_a_wrong_cover_is_seen(english, path, old, new, told):
    assert any(told in one for one in observe(changed(made(english), path, old, new)).complaints)


def test_words_on_a_cover_page_make_it_a_page(english):
    book = changed(made(english), "EPUB/cover.xhtml", b"</main>", b"<p>Subscribe!</p></main>")
    assert observe(book) != observe(made(english))


def test_lines_are_as_many_as_there_is_room_for_and_none_is_too_wide():
    words = measured(LONG, lambda word: len(word) / 2, language="en", widest=20)
    setting = fitted(words, width=700, height=500, leading=1.1, sizes=(92, 34))
    assert " ".join(setting.lines) == LONG
    assert all(len(line) / 2 * setting.size <= 700 for line in setting.lines)
    assert setting.size * 1.1 * len(setting.lines) <= 500


def test_words_without_room_end_with_an_ellipsis():
    setting = fitted(
        measured(LONG, lambda word: len(word) / 2, language="en", widest=20),
        width=300,
        height=80,
        leading=1.1,
        sizes=(92, 34),
    )
    assert setting.lines[-1].endswith("…")


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("ja", "港が開く。", ["港", "が", "開", "く。"]),
        ("ja", "は「港」と", ["は", "「港」", "と"]),
        ("th", "ท่าเรือเก่า", ["ท่า", "เรือ", "เก่า"]),
        ("ko", "부산항이 열렸다", ["부산항이", "열렸다"]),
        ("en", "https://example.org/old-wharf", ["https://", "example.org/", "old-", "wharf"]),
        ("en", "Old wharf", ["Old", "wharf"]),
        ("en", "a" * 20 + "e\u0301", [*("a" * 20), "e\u0301"]),
    ],
)
def test_words_are_parted_where_their_script_parts_them_and_else_only_where_no_line_holds_them(language, text, pieces):
    assert [piece for piece, _, _ in measured(text, len, language=language, widest=20).pieces] == pieces


def test_words_are_whole_without_pango(monkeypatch):
    monkeypatch.setattr(_line_breaks, "_library", lambda: None)
    words = measured("ท่าเรือเก่า", len, language="th", widest=20)
    assert [piece for piece, _, _ in words.pieces] == ["ท่าเรือเก่า"]


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("th", "ท่าเรือเก่าของเมืองเปิดอีกครั้งหลังจากปิดมานานสิบเอ็ดปีท่ามกลางเสียงเชียร์ของชาวประมง"),
        ("de", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft tagt"),
        ("en", "https://harbour.example.org/a/very/long/address/that/somebody/put/into/a/headline"),
    ],
)
def test_no_headline_runs_off_the_cover(english, language, headline):
    book = made(replace(english, language=language, headline=headline, body=english.body[1:8]))
    paper = Image.open(io.BytesIO(part(book, PICTURE))).convert("L").crop((0, 0, WIDTH, HEIGHT - 60))
    _, _, right, _ = paper.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert right <= WIDTH - MARGIN


@pytest.fixture(params=["Noto Serif Display", "Noto Sans", "DejaVu Sans", "Noto Naskh Arabic"])
def font(request):
    found = _fonts.font_for("1", (request.param,), bold=True)
    assert found
    assert request.param.replace(" ", "") in found.path
    return found


def test_letters_are_drawn_without_hinting_so_widths_grow_with_the_size(font):
    assert cover_faces._unhinted(font.path) is not None
    widths = {size: face(font, size).getlength("1247 ...") / size for size in (16, 20, 34, 61, 92)}
    assert max(widths.values()) - min(widths.values()) < 0.01
    assert min(widths.values()) == pytest.approx(width_of(font, "1247 ..."), rel=0.005)


def test_an_unhinted_font_has_the_same_letters(font):
    hinted = ImageFont.truetype(font.path, 92, index=font.index)
    ours, theirs = (np.asarray(one.getmask("13"), dtype=int) for one in (face(font, 92), hinted))
    assert abs(ours.sum() / theirs.sum() - 1) < 0.03


def test_a_file_that_is_no_single_truetype_font_is_read_as_it_is(tmp_path):
    collection = tmp_path / "fonts.ttc"
    collection.write_bytes(b"ttcf" + bytes(100))
    assert cover_faces._unhinted(str(collection)) is None


def test_what_was_drawn_before_does_not_show(english, tmp_path):
    def drawn(size):
        lead = figure(photo(tmp_path, "other.png", size, "#00ff00"))
        return part(made(replace(english, body=(lead,))), PICTURE)

    first, second = drawn((1600, 300)), drawn((300, 1600))
    assert first != second
    cover._fitting.cache_clear()
    assert (drawn((300, 1600)), drawn((1600, 300))) == (second, first)
