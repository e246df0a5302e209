"""Alternative texts and captions: who speaks for a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wording_cases import picture, said, written

from multipub.errors import ExitCode, MissingPicture
from multipub.model.manuscript import AltSource
from multipub.model.story import AltOrigin, AuthoredAlt, MediaFile
from multipub.wording.alt import LONGEST_ALT, alt_from_caption, is_file_name, settle_alt, settle_caption

SENTENCE = "Boats wait for the tide at the old wharf. "


def test_the_authors_own_words_win():
    described = picture(captions=(said("A page of the ledger."),), alts=(written("Ink drawing of a wall."),))
    assert settle_alt(described, "en") == (said("Ink drawing of a wall."), AltSource.AUTHORED)


def test_words_inside_the_photo_are_told_apart_from_the_desks_own():
    inside = AuthoredAlt(text="Ink drawing of a wall.", language="en", origin=AltOrigin.IPTC)
    assert settle_alt(picture(alts=(inside,)), "en")[1] is AltSource.IPTC


def test_otherwise_the_caption_speaks_without_its_credit():
    alt, source = settle_alt(picture(captions=(said("Boats at the quay. [Lina Haddad/Pool/AFP]"),)), "en")
    assert (alt, source) == (said("Boats at the quay."), AltSource.CAPTION)


def test_a_caption_in_the_readers_language_comes_before_an_alt_in_another():
    both = picture(captions=(said("صفحة من السجل.", "ar"),), alts=(written("Ink drawing of a wall."),))
    assert settle_alt(both, "ar") == (said("صفحة من السجل.", "ar"), AltSource.CAPTION)


def test_words_of_another_language_are_marked_as_what_they_are():
    english = picture(captions=(said("Boats at the quay."),))
    assert settle_alt(english, "ar")[0].language == "en"
    assert settle_caption(english, "ar") == said("Boats at the quay.")


def test_a_caption_of_the_same_language_from_another_region_will_do():
    assert settle_caption(picture(captions=(said("Boats.", "fr"), said("Barcos.", "pt-BR"))), "pt") == said(
        "Barcos.", "pt-BR"
    )


def test_the_pictures_own_language_comes_before_any_other():
    many = picture(language="fr", captions=(said("Boats."), said("Bateaux.", "fr")))
    assert settle_caption(many, "ar") == said("Bateaux.", "fr")


@pytest.mark.parametrize(
    "useless",
    ["Old wharf to reopen", "quay-0412.jpg", "IMG_0412", "Boats at the quay. Lina Haddad/AFP", "  "],
    ids=["headline", "file name", "camera's name", "caption with its credit", "blank"],
)
def test_a_written_alt_that_describes_nothing_is_passed_over(useless):
    told = picture(
        captions=(said("Boats at the quay."),),
        credit_lines=(said("Lina Haddad/AFP"),),
        alts=(written(useless),),
    )
    alt, source = settle_alt(told, "en", headline="Old wharf to reopen")
    assert (alt.text, source) == ("Boats at the quay.", AltSource.CAPTION)


def test_the_name_of_the_photos_own_file_is_no_alt():
    file = MediaFile(href="media/old quay.png", media_type="image/png", size=1, width=1, height=1, sha256="0" * 64)
    named = picture(file=file, captions=(said("Boats."),), alts=(written("Old quay"),))
    assert settle_alt(named, "en")[0].text == "Boats."


def test_nobody_is_handed_a_silent_picture():
    with pytest.raises(MissingPicture) as stopped:
        settle_alt(picture(), "en", headline="Old wharf to reopen")
    assert stopped.value.exit_code is ExitCode.WORDS
    assert "urn:photo-1" in stopped.value.message


def test_a_caption_that_is_only_a_credit_describes_nothing():
    with pytest.raises(MissingPicture):
        settle_alt(picture(captions=(said("Photo by Lina Haddad/AFP"),)), "en")


def test_only_a_decorative_picture_says_nothing():
    alt, source = settle_alt(picture(captions=(said("Boats."),)), "en", decorative=True)
    assert (alt.text, source) == ("", AltSource.DECORATIVE)


@pytest.mark.parametrize(
    ("caption", "alt"),
    [
        ("FILE - The old wharf in 2015. (AP Photo/Omar Lind)", "The old wharf in 2015."),
        ("ARCHIV - Der alte Kai. Foto: Lina Haddad/dpa +++ dpa-Bildfunk +++", "Der alte Kai."),
        ("Boats at the quay. more >", "Boats at the quay."),
        ("Amal Rossi (right) speaks.", "Amal Rossi (right) speaks."),
        ("Boats [in the harbour] wait.", "Boats [in the harbour] wait."),
    ],
)
def test_marks_and_furniture_leave_the_alt(caption, alt):
    assert alt_from_caption(caption, "en") == alt


def test_file_stays_in_the_caption_itself():
    old = picture(captions=(said("FILE - The old wharf."),))
    assert settle_caption(old, "en") == said("FILE - The old wharf.")


def test_a_caption_of_250_characters_is_used_whole():
    caption = "a" * (LONGEST_ALT - 1) + "."
    assert alt_from_caption(caption, "en") == caption


def test_a_longer_one_is_cut_at_its_last_sentence_end():
    assert alt_from_caption(SENTENCE * 10, "en") == (SENTENCE * 5).strip()


def test_a_cut_is_never_inside_a_name():
    caption = "x" * 100 + ". " + "The wall that J. K. Haddad and Sen. R. Lind of the U.S. built stands by St. Mary " * 3
    assert alt_from_caption(caption, "en") == "x" * 100 + "."


def test_without_a_sentence_end_it_is_cut_at_a_word_and_shows_it():
    alt = alt_from_caption("boats and nets and ropes " * 20, "en")
    assert len(alt) <= LONGEST_ALT
    assert alt.endswith(("boats…", "and…", "nets…", "ropes…"))


def test_writing_without_spaces_is_cut_too():
    alt = alt_from_caption("漁船" * 200, "ja")
    assert len(alt) == LONGEST_ALT
    assert alt.endswith("…")


@given(st.text(min_size=1, max_size=600))
def test_a_derived_alt_is_never_too_long(caption):
    assert len(alt_from_caption(caption, "en")) <= LONGEST_ALT


@pytest.mark.parametrize("name", ["photo.jpg", "IMG_0412.JPG", "DSC00012", "old quay.webp"])
def test_file_names_are_known(name):
    assert is_file_name(name)


@pytest.mark.parametrize("words", ["A photo of a quay.", "Quay", "Figure 2", "see photo.jpg of the quay"])
def test_words_are_no_file_names(words):
    assert not is_file_name(words)
