"""Invented pages of the shapes that real ones have."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from multipub import canonical
from multipub.ingest import DIALECTS, Intake, Intaken, dialect_of
from multipub.ingest.html import read
from multipub.model.blocks import (
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    Paragraph,
    Placement,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.findings import errors
from multipub.model.story import Article
from multipub.model.text import Abbreviation, Dateline, Link, Mark, Marked, plain

PAGES = Path(__file__).parent / "pages"
PROSE = "The harbour council voted on Thursday to reopen the wharf, which has been closed for eleven years."
RECEIVED = datetime(2026, 5, 1, 9, tzinfo=UTC)


def taken(name: str) -> Intaken:
    path = PAGES / f"{name}.html"
    return read(Intake(data=path.read_bytes(), path=path, received=RECEIVED))


def page(markup: str, **facts: str) -> Intaken:
    return read(Intake(data=markup.encode(), path=Path("page.html"), received=RECEIVED, **facts))


def article(found: Intaken) -> Article:
    return found.story.articles[0]


def paragraphs(found: Intaken) -> list[str]:
    return [plain(block.content) for block in article(found).body if isinstance(block, Paragraph)]


def captions(found: Intaken) -> list[str]:
    return [one.text for picture in found.story.pictures for one in picture.captions]


def credits_of(found: Intaken) -> list[str]:
    return [one.text for picture in found.story.pictures for one in picture.credit_lines]


def left_out(found: Intaken) -> str:
    return "\n".join(f"{guess.words} ({guess.reason})" for guess in found.removed)


def inline(found: Intaken, kind: type) -> list[object]:
    waiting = [one for block in article(found).body if isinstance(block, Paragraph) for one in block.content]
    seen: list[object] = []
    while waiting:
        one = waiting.pop()
        seen.append(one)
        waiting.extend(getattr(one, "content", ()))
    return [one for one in seen if isinstance(one, kind)]


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_every_page_becomes_a_valid_canonical_file(path: Path):
    found = read(Intake(data=path.read_bytes(), path=path, received=RECEIVED))
    data = canonical.write(found.story)
    assert not errors(canonical.validate(data, folder=None, name=path.name))
    assert canonical.read(data, folder=None, name=path.name) == found.story


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_only_the_html_dialect_recognises_a_page(path: Path):
    assert dialect_of(path.read_bytes(), path).name == "html"


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_the_same_page_gives_the_same_story(path: Path):
    intake = Intake(data=path.read_bytes(), path=path, received=RECEIVED)
    assert read(intake) == read(intake)


def test_a_blog_page_gives_head_pictures_and_text():
    found = taken("wordpress-gallery")
    text = article(found)
    assert text.headline == "Ferry returns to Port Amsel after nine winters"
    assert text.deck == "The boat had been laid up since the sea wall broke"
    assert (text.byline, text.section) == ("By Ida Kestrel", "Harbour")
    assert [party.literal for party in text.creators] == ["Ida Kestrel"]
    assert text.provider.name() == "The Coastal Gazette"
    assert text.permalink == "https://gazette.example/2026/03/ferry-returns/"
    assert text.first_created == datetime(2026, 3, 12, 8, 30, tzinfo=UTC)
    assert [type(block) for block in text.body] == [Paragraph, Placement, Heading, Paragraph, Gallery, Paragraph]


def test_captions_and_credits_of_a_gallery_are_told_apart():
    found = taken("wordpress-gallery")
    assert captions(found) == [
        "The Heron ties up on Thursday.",
        "People wait on the quay.",
        "A rope of hemp, kept for the day.",
    ]
    assert credits_of(found) == ["Jonas Reed/Coastal Press", "Jonas Reed/Coastal Press", "Mira Oduya"]
    assert found.story.pictures[0].raw_credits[0].text == "(Photo: Jonas Reed/Coastal Press)"


def test_only_an_alternative_text_that_says_something_is_kept():
    found = taken("wordpress-gallery")
    written = [[alt.text for alt in picture.alts] for picture in found.story.pictures]
    assert written == [["A white ferry at a stone quay, seen from above"], [], []]


def test_the_largest_file_is_named_first():
    first = taken("wordpress-gallery").photos[0]
    assert first.references == ("heron-2048x1365.jpg", "heron-1024x683.jpg", "heron-300x200.jpg")


def test_everything_that_is_left_out_is_told_with_its_reason():
    told = left_out(taken("wordpress-gallery"))
    for words in ("Home", "Share on Facebook", "Never miss a boat", "Another story", "my hat", "© 2026"):
        assert words in told
    assert "share-buttons" in told


def test_pictures_that_are_loaded_late_are_found():
    found = taken("lazy-images")
    assert captions(found) == ["Kraniche am Abend im flachen Wasser.", "Die Vogelwarte zählt vom Turm aus."]
    assert credits_of(found) == ["Timo Brandt/dpa", "Timo Brandt/dpa"]
    assert found.photos[0].references[:3] == ("kraniche-1600.jpg", "kraniche-1600.webp", "kraniche-800.webp")
    assert found.photos[1].references == ("warte.jpg",)


def test_an_alternative_text_that_is_the_headline_is_none():
    assert taken("lazy-images").story.pictures[1].alts == ()


def test_a_picture_that_its_page_calls_decorative_is_decorative_and_told():
    found = taken("lazy-images")
    placements = article(found).placements
    assert [one.decorative for one in placements] == [False, False, True]
    assert any("decorative" in guess.reason for guess in found.guesses)


def test_a_page_without_text_is_read_from_its_linked_data():
    found = taken("linked-data-only")
    assert captions(found) == ["Lanterns hang between the houses of the upper village."]
    assert credits_of(found) == ["Hala Suri/Mirror of the Coast"]
    assert len(paragraphs(found)) == 3
    assert article(found).byline == "Rami Odeh"
    assert article(found).provider.name() == "Mirror of the Coast"


def test_an_arabic_page_whose_template_says_english_is_arabic():
    found = taken("arabic")
    assert article(found).language == "ar"
    assert any("the page says en" in guess.reason for guess in found.guesses)
    assert captions(found) == ["سفينة بيضاء ترسو عند الرصيف الحجري"]
    assert credits_of(found) == ["رويترز"]
    assert [party.literal for party in article(found).creators] == ["ليلى حداد"]
    assert article(found).first_created == datetime(2026, 3, 12, tzinfo=UTC)


def test_paragraphs_that_only_line_breaks_part_are_paragraphs_in_their_languages():
    found = taken("arabic")
    assert len(paragraphs(found)) == 3
    english = [block for block in article(found).body if isinstance(block, Paragraph)][-1]
    marked = english.content[0]
    assert english.language == "en" or (isinstance(marked, Marked) and marked.language == "en")


def test_tables_lists_quotations_and_boxes_are_kept():
    found = taken("parts")
    kinds = [type(block) for block in article(found).body]
    assert kinds == [
        *(Paragraph, Table, Paragraph, ListBlock, Quote, Heading),
        *(Paragraph, PullQuote, Infobox, Heading, Paragraph),
    ]
    table, bullets, quote = (article(found).body[place] for place in (1, 3, 4))
    assert isinstance(table, Table)
    assert isinstance(bullets, ListBlock)
    assert isinstance(quote, Quote)
    assert plain(table.caption) == "Cost by year, in millions"
    assert [cell.scope for cell in table.head[0]] == ["col", "col"]
    assert [plain(item.content) for item in bullets.items[1].lists[0].items] == ["when wages are lower"]
    assert (plain(quote.attribution), quote.cite) == ("Mayor Ana Brandt", "https://gazette.example/minutes")


def test_words_keep_their_marks_links_and_languages():
    found = taken("parts")
    assert [link.target for link in inline(found, Link)] == ["mailto:desk@gazette.example"]
    french = [one for one in inline(found, Marked) if one.mark is Mark.ITALIC]
    assert [one.language for one in french] == ["fr"]
    assert [one.expansion for one in inline(found, Abbreviation)] == ["European Investment Bank"]
    assert any("click" in words for words in paragraphs(found))


def test_the_dateline_is_found_and_its_agency_is_a_source():
    found = taken("parts")
    assert article(found).dateline == "PORT AMSEL (AFP)"
    assert [plain(one.content) for one in inline(found, Dateline)] == ["PORT AMSEL (AFP)"]
    assert [party.literal for party in article(found).sources] == ["AFP"]


def test_forms_captchas_banners_and_invitations_go_and_are_told():
    found = taken("parts")
    words = " ".join(paragraphs(found))
    told = left_out(found)
    for furniture in ("Do you like this article", "Captcha", "cookies", "Read about the lamps", "Follow us on"):
        assert furniture not in words
        assert furniture in told


def test_a_caption_that_stands_twice_is_one_and_a_video_keeps_its_own():
    found = taken("island")
    assert captions(found) == [
        "Two firefighters on a ladder at the boat shed.",
        "Crews practise with a pump from the harbour – video",
    ]
    assert credits_of(found) == ["Nora Vale/Coastal Press"]


def test_a_picture_of_linked_data_that_the_page_shows_is_one_picture():
    assert len(taken("island").story.pictures) == 2


def test_the_byline_that_readers_see_wins_over_metadata():
    text = article(taken("island"))
    assert text.byline == "Coastal Press in Heron Bay"
    assert text.deck == "Crews practised in the dark for the first time"


def test_a_promotion_in_a_figure_is_no_story():
    found = taken("island")
    assert len(paragraphs(found)) == 3
    assert "newsletter promotion" not in " ".join(paragraphs(found))


def test_what_the_desk_says_of_the_language_wins():
    markup = (PAGES / "parts.html").read_text("utf-8")
    assert article(page(markup, language="en-US")).language == "en-US"


def test_a_photo_with_an_alternative_text_alone_is_a_valid_story():
    found = page(
        "<html lang=en><body><article><h1>A quiet day at the quay</h1>"
        "<p>Nothing happened at the quay on Tuesday, and the harbour office wrote it down in the book.</p>"
        '<figure><img src="quay.jpg" alt="An empty quay in fog"></figure>'
        "<p>On Wednesday, it said, something may happen again, and it will be in the book as well.</p></article>"
    )
    assert [alt.text for alt in found.story.pictures[0].alts] == ["An empty quay in fog"]
    assert not errors(canonical.validate(canonical.write(found.story), folder=None, name="page"))


def test_a_picture_that_nobody_described_is_left_out_and_told():
    found = page(
        "<html lang=en><body><article><h1>A quiet day at the quay</h1>"
        "<p>Nothing happened at the quay on Tuesday, and the harbour office wrote it down in the book.</p>"
        '<img src="quay.jpg" alt="A quiet day at the quay">'
        "<p>On Wednesday, it said, something may happen again, and it will be in the book as well.</p></article>"
    )
    assert found.story.pictures == ()
    assert "quay.jpg (nobody described" in left_out(found)


def test_a_credit_in_the_middle_of_a_caption_is_in_no_alternative_text():
    found = page(
        "<html lang=en><body><article><h1>A quiet day at the quay</h1>"
        "<p>Nothing happened at the quay on Tuesday, and the harbour office wrote it down in the book.</p>"
        '<figure><img src="quay.jpg"><figcaption>The quay at noon. © Mira Oduya 2026, and then came the fog over it.'
        "</figcaption></figure>"
        "<p>On Wednesday, it said, something may happen again, and it will be in the book as well.</p></article>"
    )
    assert captions(found) == ["The quay at noon."]
    assert "© Mira Oduya 2026, and then came the fog over it." in found.story.pictures[0].raw_credits[0].text
    assert not errors(canonical.validate(canonical.write(found.story), folder=None, name="page"))


def test_a_picture_inside_the_page_is_handed_on():
    found = page(
        "<html lang=en><body><article><h1>A quiet day at the quay</h1>"
        "<p>Nothing happened at the quay on Tuesday, and the harbour office wrote it down in the book.</p>"
        f'<figure><img src="data:image/png;base64,{"iVBORw0K" * 40}"><figcaption>Fog. (AFP)</figcaption></figure>'
        "<p>On Wednesday, it said, something may happen again, and it will be in the book as well.</p></article>"
    )
    assert (found.photos[0].data or b"").startswith(b"\x89PNG")
    assert found.photos[0].references == ()


@pytest.mark.parametrize("name", ["newsml-g2", "nitf", "rss"])
def test_news_in_xml_is_no_page(name: str):
    roots = {
        "newsml-g2": b'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><html><p>a</p>',
        "nitf": b"<nitf><head><title>a</title></head><body><p>a</p><p>b</p><p>c</p></body></nitf>",
        "rss": b"<rss><channel><title>a</title><div>a</div><p>b</p><p>c</p></channel></rss>",
    }
    assert not DIALECTS["html"].recognises(roots[name], Path("a.xml"))


@pytest.mark.parametrize("head", ["<head><title>x</title></head>", "<head><title>x</title>", "<title>x</title>"])
@pytest.mark.parametrize("body", ["<body>", ""])
def test_tags_that_html_lets_one_leave_out_may_be_missing(head, body):
    story = (
        f"<header><h1>Old wharf to reopen</h1></header><main><p>{PROSE}"
        f"<figure><img src=a.jpg alt=Boats></figure><p>Again: {PROSE}"
    )
    found = page(f"<!doctype html><html lang=en>{head}{body}{story}")
    assert article(found).headline == "Old wharf to reopen"
    assert paragraphs(found) == [PROSE, f"Again: {PROSE}"]
    assert [one.text for one in found.story.pictures[0].alts] == ["Boats"]


@pytest.mark.parametrize("markup", ["{0}.<br><br>{0}, again.", "<font>{0}.</font><br><br><font>{0}, again.</font>"])
def test_words_that_stand_in_the_body_itself_are_the_text(markup):
    """Mail and old pages have no paragraphs, only line breaks."""
    words = PROSE.removesuffix(".")
    found = page(
        f"<html lang=en><title>x</title><body><h1>Old wharf to reopen</h1>{markup.format(words)}</body></html>"
    )
    assert paragraphs(found) == [PROSE, f"{words}, again."]


def test_what_a_page_strikes_out_is_left_out_and_told():
    words = "<p>It costs <del>12</del> <ins>14</ins> million <s>crowns</s>, said the harbour master on Thursday.</p>"
    found = page(f"<html lang=en><article><h1>Old wharf to reopen</h1><p>{PROSE}</p>{words}</article></html>")
    assert "It costs 14 million , said the harbour master on Thursday." in paragraphs(found)
    assert [one.words for one in found.removed if one.what == "struck words"] == ["12", "crowns"]


def test_the_letters_of_an_equation_are_words():
    words = "<p>Here <math><mi>x</mi><mo>=</mo><mn>2</mn></math>, said the harbour master on Thursday.</p>"
    found = page(f"<html lang=en><article><h1>Old wharf to reopen</h1><p>{PROSE}</p>{words}</article></html>")
    assert "Here x=2, said the harbour master on Thursday." in paragraphs(found)
