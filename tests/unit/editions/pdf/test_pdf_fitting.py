"""Photos at the foot of a page: set smaller rather than leave a hole, never cropped, never out of their order."""

from dataclasses import replace
from itertools import combinations

import pytest

from multipub.checks import examine
from multipub.editions._pdf import fitting
from multipub.editions._pdf.finish.errors import TaggingChanged
from multipub.editions.pdf import observe, write
from multipub.model.blocks import Gallery, Heading, Paragraph
from presses import quick_press
from support import arabic_manuscript, figure, full_manuscript, photo, words
from tagged_pdf import TaggedPdf

COLUMN = 124 * 72 / 25.4
"""Points: how wide a photo stands in the text of ``default``."""

LINE = "The harbour keeps its lamps lit while the boats come home across the bar at night. "


def styled(folder, smallest):
    mine = folder / f"mine-{smallest}"
    mine.mkdir(exist_ok=True)
    tokens = f'base = "default"\n[common.layout]\nsmallest-photo = "{smallest}%"\n'
    (mine / "tokens.toml").write_text(tokens, "utf-8")
    return quick_press(mine)


def story(folder, paragraphs, *blocks, language="en"):
    text = tuple(Paragraph(content=words(LINE * 2)) for _ in range(paragraphs))
    after = Paragraph(content=words(LINE))
    body = (*text, *blocks, after)
    whole = replace(full_manuscript(folder), body=body, corrections=(), deck=None, times=())
    return whole if language == "en" else replace(whole, language=language, labels=arabic_manuscript(folder).labels)


def laid_out(manuscript, press):
    """Return the number of the page (from 0) and the width and height in points of every picture."""
    data = write(manuscript, press)
    assert examine(manuscript, observe(data)) == ()
    file = TaggedPdf(data)
    pages = [page.obj.objgen for page in file.pdf.pages]
    return [
        (pages.index(page), right - left, top - foot) for (page, _), (left, foot, right, top) in file.pictures.items()
    ]


def one_that_just_misses(folder, blocks, lowest=6, language="en"):
    """Return how many paragraphs leave a hole before ``blocks``: a page that a smaller photo fits on."""
    press = styled(folder, 100)
    for paragraphs in range(lowest, 40):
        if all(page == 1 for page, _, _ in laid_out(story(folder, paragraphs, *blocks, language=language), press)):
            return paragraphs
    raise AssertionError("no story was long enough")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fitting")


@pytest.fixture(scope="module")
def landscape(folder):
    return figure(photo(folder, "wide.jpg", (900, 600)), 1)


@pytest.fixture(scope="module")
def just_misses(folder, landscape):
    return one_that_just_misses(folder, [landscape])


def test_a_photo_that_would_leave_a_hole_is_set_smaller_and_stays(folder, landscape, just_misses):
    manuscript = story(folder, just_misses, landscape)
    ((_, width, height),) = laid_out(manuscript, styled(folder, 100))
    assert width == pytest.approx(COLUMN, abs=1)
    ((page, narrower, lower),) = laid_out(manuscript, styled(folder, 60))
    assert page == 0
    assert 0.6 * width <= narrower < width
    assert narrower / lower == pytest.approx(width / height, rel=0.005)


def test_it_is_never_smaller_than_the_style_allows(folder, landscape, just_misses):
    sizes = []
    for more in range(8):
        ((page, width, _),) = laid_out(story(folder, just_misses + more, landscape), styled(folder, 60))
        sizes.append((page, width))
        assert width >= 0.6 * COLUMN
        if page == 1:
            assert width == pytest.approx(COLUMN, abs=1)
    assert {page for page, _ in sizes} == {0, 1}


def test_a_page_without_a_hole_is_as_before(folder, landscape):
    manuscript = story(folder, 2, landscape)
    assert laid_out(manuscript, styled(folder, 60)) == laid_out(manuscript, styled(folder, 100))


def test_a_heading_comes_along_with_the_photo_it_stands_above(folder, landscape):
    heading = Heading(level=2, content=words("What the lamps saw"))
    paragraphs = one_that_just_misses(folder, [heading, landscape])
    ((page, width, _),) = laid_out(story(folder, paragraphs, heading, landscape), styled(folder, 60))
    assert page == 0
    assert width < COLUMN


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_gallery_is_fitted_as_one(folder, landscape, language):
    upright = figure(photo(folder, "high.jpg", (600, 900), "#a63"), 2)
    gallery = Gallery(figures=(landscape, upright))
    paragraphs = one_that_just_misses(folder, [gallery], lowest=2, language=language)
    manuscript = story(folder, paragraphs, gallery, language=language)
    first, second = laid_out(manuscript, styled(folder, 50))
    assert first[0] == second[0] == 0
    assert first[2] == pytest.approx(second[2], rel=0.02)


def test_photos_of_a_gallery_in_a_row_stand_equally_high(folder, landscape):
    others = [figure(photo(folder, f"{n}.jpg", (600, 800), "#a63"), n) for n in (2, 3)]
    heights = [
        height for _, _, height in laid_out(story(folder, 1, Gallery(figures=(landscape, *others))), quick_press())
    ]
    assert max(heights) == pytest.approx(min(heights), rel=0.02)


def test_five_photos_stand_in_two_rows(folder, landscape):
    five = tuple(figure(photo(folder, f"g{n}.jpg", (900, 600), "#a63"), n) for n in range(1, 6))
    found = laid_out(story(folder, 1, Gallery(figures=five)), quick_press())
    assert len({round(width) for _, width, _ in found}) == 2


SHAPES = [(900, 600), (600, 900), (800, 800), (2500, 500), (60, 40), (900, 700), (700, 900)]


@pytest.fixture(scope="module")
def seven(folder):
    return tuple(figure(photo(folder, f"s{n}.jpg", size, "#a63"), n) for n, size in enumerate(SHAPES, 1))


def places(manuscript, press):
    """Return page, left, foot, right and top of every picture."""
    file = TaggedPdf(write(manuscript, press))
    pages = [page.obj.objgen for page in file.pdf.pages]
    return [(pages.index(page), *box) for (page, _), box in file.pictures.items()]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_photos_of_a_gallery_never_stand_over_each_other(folder, seven, language):
    found = places(story(folder, 1, Gallery(figures=seven), language=language), quick_press())
    assert len(found) == len(SHAPES)
    for one, other in combinations(found, 2):
        apart = one[1] >= other[3] or other[1] >= one[3] or one[2] >= other[4] or other[2] >= one[4]
        assert one[0] != other[0] or apart


def test_a_panorama_has_a_row_of_its_own(folder, seven):
    found = places(story(folder, 1, Gallery(figures=seven[:5])), quick_press())
    assert found[3][3] - found[3][1] == pytest.approx(174 * 72 / 25.4, abs=1)


def test_a_gallery_that_is_higher_than_what_is_left_is_parted_between_its_rows(folder, seven):
    found = places(story(folder, 6, Gallery(figures=seven)), quick_press())
    assert {page for page, *_ in found} == {0, 1}
    for row in (found[:3], found[3:4], found[4:]):
        assert len({page for page, *_ in row}) == 1


def test_rows_of_one_gallery_on_one_page_keep_one_width(folder, seven):
    like = [(900, 600)] * 4
    four = tuple(figure(photo(folder, f"f{n}.jpg", size, "#a63"), n) for n, size in enumerate(like, 1))
    for paragraphs in range(1, 9):
        found = places(story(folder, paragraphs, Gallery(figures=four)), quick_press())
        widths = {(page, round(right - left)) for page, left, _, right, _ in found}
        assert len(widths) == len({page for page, _ in widths})


def test_no_photo_is_blown_up_beyond_72_pixels_an_inch(folder, seven):
    ((_, left, _, right, _),) = places(story(folder, 1, seven[4]), quick_press())
    assert right - left == pytest.approx(SHAPES[4][0], abs=0.1)


def test_a_very_high_photo_keeps_its_shape_and_leaves_room_for_text(folder):
    tower = figure(photo(folder, "tower.jpg", (300, 1500)), 1)
    ((_, left, foot, right, top),) = places(story(folder, 1, tower), quick_press())
    assert top - foot <= 150 * 72 / 25.4 + 0.1
    assert (right - left) / (top - foot) == pytest.approx(0.2, rel=0.005)


def test_another_weasyprint_is_noticed(monkeypatch, folder, landscape):
    monkeypatch.setattr(fitting, "make_all_pages", lambda context, root, html, pages: [])
    with pytest.raises(TaggingChanged, match="remake_page"):
        write(story(folder, 1, landscape), styled(folder, 60))
