"""What readers see of a style, asserted from the finished PDF: sizes, faces, measures, scripts."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from languages import TELLINGS, story_in
from multipub.checks import examine
from multipub.editions.pdf import observe, write
from multipub.model.blocks import Paragraph
from multipub.model.manuscript import CreditsEntry, TimeLine
from presses import quick_press
from printed import lines, pieces
from stories import CASES, edition
from support import arabic_manuscript, full_manuscript, words
from tagged_pdf import TaggedPdf

LARGE = 18.0
"""Points under which nothing of large print stands (Clear Print guidelines, UKAAF; RNIB)."""

ROUNDING = 0.01

SLANTED = re.compile("italic|oblique", re.IGNORECASE)

STORIES = [case for case in CASES if case.name != "brief"]

LONG_WORDS = "Unquestionably extraordinary administrators counterbalanced international responsibilities. " * 12


def of_large_print(folder):
    yield from (edition(case, "pdf", "large-print").read_bytes() for case in STORIES)
    for manuscript in (full_manuscript(folder), arabic_manuscript(folder)):
        yield write(manuscript, quick_press("large-print"))


@pytest.fixture(scope="module")
def large_print(tmp_path_factory):
    return [(data, pieces(data)) for data in of_large_print(tmp_path_factory.mktemp("large"))]


def test_nothing_in_large_print_is_under_18_points_not_even_the_folio(large_print):
    for _, found in large_print:
        assert found
        assert min(piece.size for piece in found) >= LARGE - ROUNDING
        assert any("of" in piece.text or "من" in piece.text[::-1] for piece in found)


def test_nothing_in_large_print_or_plain_is_slanted(large_print, tmp_path):
    plain = [pieces(edition(case, "pdf", "plain").read_bytes()) for case in STORIES]
    plain.append(pieces(write(full_manuscript(tmp_path), quick_press("plain"))))
    for found in (*(found for _, found in large_print), *plain):
        assert not [piece for piece in found if SLANTED.search(piece.font) or piece.slanted]


def test_the_broadsheet_is_slanted_and_small_so_the_tests_above_can_fail():
    found = pieces(edition(next(case for case in CASES if str(case) == "harbour-en"), "pdf").read_bytes())
    assert any(SLANTED.search(piece.font) for piece in found)
    assert min(piece.size for piece in found) < LARGE


@pytest.mark.parametrize(("style", "broken"), [("large-print", False), ("plain", False), ("default", True)])
def test_only_the_broadsheet_divides_words(style, broken, tmp_path):
    story = replace(full_manuscript(tmp_path), body=(Paragraph(content=words(LONG_WORDS)),))
    shown = [piece.text for piece in pieces(write(story, quick_press(style)))]
    assert any(text.endswith(("\u2010", "\u00ad")) for text in shown) is broken


def test_large_print_is_one_sans_ragged_with_room_between_the_lines(large_print):
    for _, found in large_print:
        faces = {re.sub(r"^/[A-Z]{6}\+", "", piece.font) for piece in found}
        assert all(face.startswith(("Noto-Sans", "NotoSans", "Noto_Sans", "Noto Sans")) for face in faces), faces


def test_a_line_of_the_broadsheet_holds_60_to_75_characters():
    path = edition(next(case for case in CASES if case.name == "long-read"), "pdf")
    left = Counter(round(line.left) for line in lines(path)).most_common(1)[0][0]
    height = Counter(round(line.foot - line.top) for line in lines(path)).most_common(1)[0][0]
    text = [line for line in lines(path) if abs(line.left - left) < 2 and round(line.foot - line.top) == height]
    right = max(line.right for line in text)
    full = [len(line.text) for line in text if line.right - line.left > 0.88 * (right - left)]
    assert len(full) > 200
    assert sum(60 <= count <= 75 for count in full) >= 0.95 * len(full)
    assert 66 <= sum(full) / len(full) <= 73


FACES = {
    "fa": "Naskh-Arabic",
    "ur": "Nastaliq-Urdu",
    "he": "Serif-Hebrew",
    "hi": "Serif-Devanagari",
    "ja": "Serif-CJK-JP",
    "el": "Serif",
    "ru": "Serif",
}

LEADING = {"fa": 1.65, "ur": 2.2, "he": 1.45, "hi": 1.5, "ja": 1.65, "el": 1.35, "ru": 1.35}
"""From line to line of the text, in sizes of its font, at least."""


@pytest.fixture(scope="module", params=sorted(TELLINGS))
def told(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    manuscript = story_in(request.param, folder)
    data = write(manuscript, quick_press())
    (folder / "story.pdf").write_bytes(data)
    return request.param, manuscript, data, folder / "story.pdf"


def test_each_language_keeps_every_word(told):
    _, manuscript, data, _ = told
    seen = observe(data)
    assert examine(manuscript, seen) == ()
    assert seen.complaints == ()


def test_each_language_has_its_own_face_and_no_empty_box(told):
    language, manuscript, data, _ = told
    found = pieces(data)
    assert not [piece for piece in found if "?" in piece.text and "?" not in manuscript.headline]
    faces = Counter()
    for piece in found:
        faces[piece.font.replace(" ", "-").replace("_", "-")] += len(piece.text)
    assert FACES[language] in faces.most_common(1)[0][0], faces


def test_lines_stand_as_far_apart_as_readers_of_the_script_expect(told):
    language, _, data, _ = told
    body = {"fa": 12, "ur": 11.5, "he": 10.5, "hi": 10.5, "ja": 9.5}.get(language, 10.25)
    baselines = sorted({(one.page, -round(one.baseline, 1)) for one in pieces(data) if abs(one.size - body) < ROUNDING})
    steps = Counter(round(b[1] - a[1], 1) for a, b in pairwise(baselines) if a[0] == b[0] and b[1] - a[1] > 2)
    assert steps.most_common(1)[0][0] >= LEADING[language] * body - 0.1


def test_persian_pages_are_numbered_in_persian_digits_and_others_as_their_newspapers_do(told):
    language, _, data, _ = told
    running = "".join(text for _, text in TaggedPdf(data).artifacts)
    assert bool(re.search("[۰-۹]", running)) is (language == "fa")
    assert bool(re.search("[0-9]", running)) is (language != "fa")


@pytest.mark.parametrize("style", ["large-print", "plain"])
@pytest.mark.parametrize("language", sorted(TELLINGS))
def test_each_language_is_in_the_other_styles_too(language, style, tmp_path):
    manuscript = story_in(language, tmp_path)
    assert examine(manuscript, observe(write(manuscript, quick_press(style)))) == ()


@pytest.mark.parametrize("style", ["default", "large-print"])
def test_credits_in_another_direction_begin_where_the_others_do(style, tmp_path):
    closing = tuple(
        CreditsEntry(label=label, text=text, language=language)
        for label, text, language in (("النص", "Lina Haddad", "ar"), ("الصور", "Mira Solberg", "en"))
    )
    path = tmp_path / "story.pdf"
    path.write_bytes(write(replace(arabic_manuscript(tmp_path), closing=closing), quick_press(style)))
    found = lines(path)
    one, other = (next(line for line in found if name in line.text) for name in ("Lina Haddad", "Mira Solberg"))
    assert other.right == pytest.approx(one.right, abs=1)


def test_a_latin_name_does_not_draw_the_day_to_it_in_an_arabic_running_head(tmp_path):
    usual = arabic_manuscript(tmp_path)
    times = (TimeLine(label="نُشر", text="12 آذار/مارس 2026", moment="2026-03-12T14:05:00+02:00"),)
    story = replace(usual, house="Harbour Times", times=times)
    heads = [text for _, text in TaggedPdf(write(story, quick_press("plain"))).artifacts if "Harbour" in text]
    assert heads
    assert all(text.index("12") < text.index("Harbour") for text in heads)


def test_a_headline_never_ends_in_a_word_alone(tmp_path):
    for headline in (
        "Harbour council votes at last to reopen the old wharf now",
        "A word about the boats of the bay and its",
    ):
        story = replace(full_manuscript(tmp_path), headline=headline, deck=None)
        path = tmp_path / "story.pdf"
        path.write_bytes(write(story, quick_press()))
        shown = [line for line in lines(path) if line.foot - line.top > 30]
        assert len(shown) == 1 or len(shown[-1].text.split()) > 1
        if len(shown) > 1:
            widths = [line.right - line.left for line in shown]
            assert widths[-1] > 0.5 * max(widths)


def test_a_first_page_shows_some_text_below_its_lead_photo(tmp_path):
    path = tmp_path / "story.pdf"
    path.write_bytes(write(story_in("ur", tmp_path), quick_press()))
    first = [line for line in lines(path) if line.page == 0]
    assert len([line for line in first if line.top > 620]) > 2


def test_the_credits_never_stand_on_a_page_alone(tmp_path):
    story = full_manuscript(tmp_path)
    path = tmp_path / "story.pdf"
    pages = set()
    for paragraphs in range(8, 26, 2):
        body = tuple(
            Paragraph(content=words("The boats came home across the bar at night. " * 2)) for _ in range(paragraphs)
        )
        path.write_bytes(write(replace(story, body=body), quick_press()))
        found = lines(path)
        last = [line.text for line in found if line.page == found[-1].page]
        pages.add(found[-1].page)
        assert any(story.labels.end_of_article in text for text in last)
    assert pages == {0, 1}
