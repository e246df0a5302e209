"""An article with every word settled, and what the desk is told."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from wording_cases import NOON, article, picture, said, story, written

from multipub.errors import ExitCode, ManyMissingWords, MissingWords, SourceError
from multipub.model.blocks import Gallery, Placement
from multipub.model.manuscript import AltSource, Media
from multipub.model.story import Party, Published, Rights
from multipub.wording import desk_findings, settle
from multipub.wording.desk import ADVICE
from multipub.wording.settle import LONGEST_RUNNING_HEAD

BOATS = picture(
    captions=(said("Boats at the quay."), said("قوارب عند الرصيف.", "ar")),
    credit_lines=(said("Lina Haddad/Coastal Press"),),
    raw_credits=(said("[Lina Haddad/Coastal Press]"),),
)


def settled(*, pictures=(BOATS,), **changes):
    text = article(**changes)
    return settle(story(text, pictures=pictures), text, media={}, source=b"<x/>", source_name="story.xml")


def test_a_picture_becomes_a_figure_with_all_its_words():
    figure = settled().figures[0]
    assert figure.caption == said("Boats at the quay.")
    assert (figure.alt, figure.alt_source) == (said("Boats at the quay."), AltSource.CAPTION)
    assert figure.credit is not None
    assert figure.credit.raw == "[Lina Haddad/Coastal Press]"
    assert figure.media is None


def test_the_file_of_a_picture_comes_along():
    media = Media(path=Path("a.jpg"), href="a.jpg", media_type="image/jpeg", width=2, height=1, sha256="0" * 64)
    text = article()
    made = settle(story(text, pictures=(BOATS,)), text, media={"urn:photo-1": media}, source=b"")
    assert made.figures[0].media == media


def test_rights_terms_and_description_come_along():
    rich = replace(
        BOATS,
        rights=Rights(
            notice="© 2026 Coastal Press",
            notice_link="https://coastal.example.org/rights",
            usage_terms=(said("Editorial use only."),),
        ),
        long_descriptions=(said("Three boats, from left to right."),),
        creators=(Party(literal="lh", names=((None, "Lina Haddad"),)),),
        digital_source_type="digsrctype:digitalCapture",
    )
    figure = settled(pictures=(rich,)).figures[0]
    assert figure.rights == "© 2026 Coastal Press"
    assert figure.web_statement == "https://coastal.example.org/rights"
    assert figure.usage_terms == "Editorial use only."
    assert figure.long_description == said("Three boats, from left to right.")
    assert figure.creators == ("Lina Haddad",)
    assert figure.digital_source_type == "digsrctype:digitalCapture"


def test_a_gallery_stays_one():
    second = replace(BOATS, guid="urn:photo-2")
    places = (Placement(id="a", picture="urn:photo-1"), Placement(id="b", picture="urn:photo-2"))
    made = settled(pictures=(BOATS, second), body=(Gallery(figures=places),))
    assert isinstance(made.body[0], Gallery)
    assert [figure.id for figure in made.figures] == ["a", "b"]


def test_every_missing_word_is_told_at_once():
    places = (Placement(id="a", picture="urn:photo-1"), Placement(id="b", picture="urn:photo-2"))
    silent = (picture(), picture(guid="urn:photo-2"))
    with pytest.raises(ManyMissingWords) as stopped:
        settled(pictures=silent, body=places, deck=" ")
    assert stopped.value.exit_code is ExitCode.WORDS
    lines = stopped.value.lines()
    assert len(lines) == 3
    assert all(line.startswith("story.xml: ") for line in lines)


def test_one_missing_word_is_told_by_itself():
    with pytest.raises(MissingWords, match="headline"):
        settled(headline="")


def test_a_figure_without_its_picture_stops():
    with pytest.raises(SourceError, match="does not have"):
        settled(pictures=())


def test_a_decorative_picture_says_nothing_and_keeps_its_credit():
    figure = settled(body=(Placement(id="a", picture="urn:photo-1", decorative=True),)).figures[0]
    assert (figure.alt.text, figure.alt_source) == ("", AltSource.DECORATIVE)
    assert figure.credit is not None


def test_the_printed_byline_is_kept_and_a_missing_one_is_composed():
    people = (Party(literal="1", names=((None, "Mira Solberg"),)), Party(literal="2", names=((None, "Karim Haddad"),)))
    assert settled().byline == "By Mira Solberg"
    assert settled(byline=None, creators=people).byline == "By Mira Solberg and Karim Haddad"
    assert settled(byline=None).byline is None


def test_a_first_version_was_published_and_nothing_else():
    lines = settled(published=(Published(timestamp=NOON),)).times
    assert [(line.label, line.text) for line in lines] == [("Published", "12 March 2026, 12:00")]


def test_a_later_version_says_what_it_is():
    later = NOON + timedelta(hours=4)
    updated = settled(version=2, first_created=NOON, created=later)
    corrected = settled(version=2, first_created=NOON, created=later, corrections=(said("Corrects the number."),))
    assert [line.label for line in updated.times] == ["Published", "Updated"]
    assert [line.label for line in corrected.times] == ["Published", "Corrected"]


def test_a_correction_of_the_whole_story_is_told_in_its_language_only():
    text = article(language="ar")
    whole = story(text, pictures=(BOATS,), corrections=(said("Corrects."), said("تصحيح.", "ar")))
    assert settle(whole, text, media={}, source=b"").corrections == (said("تصحيح.", "ar"),)


def test_the_credits_at_the_end_name_everybody_once():
    second = replace(BOATS, guid="urn:photo-2")
    places = (Placement(id="a", picture="urn:photo-1"), Placement(id="b", picture="urn:photo-2"))
    made = settled(
        pictures=(BOATS, second),
        body=places,
        creators=(Party(literal="1", names=((None, "Mira Solberg"),)),),
        sources=(Party(literal="2", names=((None, "Harbour Times"),)),),
        contributors=(Party(literal="3", names=((None, "Salma Nasser"),), role="mp:translator"),),
        rights=Rights(notice="© 2026 Harbour Times", usage_terms=(said("Free to republish."),)),
    )
    assert [(entry.label, entry.text) for entry in made.closing] == [
        ("Text", "Mira Solberg; Harbour Times"),
        ("Translation", "Salma Nasser"),
        ("Photo", "Lina Haddad/Coastal Press"),
        ("Rights", "© 2026 Harbour Times. Free to republish."),
    ]


def test_credits_of_two_languages_are_two_entries():
    arabic = replace(BOATS, guid="urn:photo-2", credit_lines=(said("كوستال برس", "ar"),))
    places = (Placement(id="a", picture="urn:photo-1"), Placement(id="b", picture="urn:photo-2"))
    made = settled(pictures=(BOATS, arabic), body=places, language="ar")
    assert [(entry.text, entry.language) for entry in made.closing] == [
        ("كوستال برس", "ar"),
        ("Lina Haddad/Coastal Press", "en"),
    ]


def test_the_house_and_the_labels_speak_the_articles_language():
    made = settled(language="ar")
    assert made.house == "هاربور تايمز"
    assert made.labels.language == "ar"


def test_a_running_head_fits():
    assert len(settled(headline="Old wharf at Port Nadir to reopen " * 5).short_title) <= LONGEST_RUNNING_HEAD


def found(**changes):
    text = article(**changes.pop("article", {}))
    return {finding.rule for finding in desk_findings(story(text, pictures=(picture(**changes),)), text)}


def test_the_desk_is_told_what_a_picture_lacks():
    assert found(captions=(said("Boats."),)) == {"DESK-2", "DESK-3"}


def test_the_desk_is_told_of_words_in_another_language():
    assert {"DESK-1", "DESK-5"} <= found(
        captions=(said("Bateaux.", "fr"),), alts=(written("Trois bateaux.", "fr"),), language="fr"
    )


def test_the_desk_is_told_of_a_caption_that_was_cut():
    assert "DESK-4" in found(captions=(said("Boats wait for the tide. " * 20),))


def test_the_desk_is_told_of_an_alt_that_describes_nothing():
    assert "DESK-6" in found(captions=(said("Boats."),), alts=(written("IMG_0412.jpg"),))


def test_the_desk_is_told_of_a_text_without_author_and_without_labels():
    assert {"DESK-7", "DESK-8"} <= found(captions=(said("Boats."),), article={"byline": None, "language": "sw"})


@pytest.mark.parametrize("field", ["section", "headline", "deck", "byline", "dateline"])
def test_the_desk_is_told_of_words_that_a_skeleton_left(field):
    assert "DESK-11" in found(captions=(said("Boats."),), article={field: "[Words to come]"})
    assert "DESK-11" not in found(captions=(said("Boats."),), article={field: "“We [the crew] sang” [sic]"})


def test_the_desk_is_told_of_a_photo_that_still_speaks_as_a_skeleton():
    assert "DESK-11" in found(captions=(said("[What it shows.]"),))
    assert "DESK-11" in found(captions=(said("Boats."),), credit_lines=(said("[Photographer]/[Agency]"),))
    assert "DESK-11" not in found(captions=(said("Boats [left] at the quay."),), credit_lines=(said("[AFP]/Haddad"),))


def test_every_advice_has_its_own_permanent_id():
    assert [advice.rule for advice in ADVICE] == [f"DESK-{number}" for number in range(1, len(ADVICE) + 1)]
