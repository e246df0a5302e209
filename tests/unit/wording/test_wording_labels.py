"""Labels: every word of ours, in every language."""

import unicodedata

import pytest

from multipub.model.language import Direction, direction_of
from multipub.wording.labels import LANGUAGES, labels_for
from multipub.wording.tables import WORDS

WANTED = {"en", "ar", "fa", "ur", "he", "fr", "de", "es", "pt", "it", "ru", "tr", "sv", "ja"}

COGNATES = {
    "photo": {"fr"},
    "photos": {"fr"},
    "notes": {"fr"},
    "note": {"fr"},
    "text": {"de", "sv"},
    "sources": {"fr"},
    "correction": {"fr"},
    "position": {"de", "fr", "sv"},
    "pause": {"fr"},
    "photo_via": {"de", "fr", "nl", "pt", "sv"},
}
"""Labels that are the same word in English and in these languages."""

PLACES = {"list_of": 1, "photo_for": 2, "photo_via": 1}
"""Labels that a number or names go into, and how many."""

OTHERS = [language for language in LANGUAGES if language != "en"]


def test_the_languages_that_were_promised_are_there():
    assert set(LANGUAGES) >= WANTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_has_words(language):
    for name, words in labels_for(language).items():
        assert words.strip(), name
        assert words == unicodedata.normalize("NFC", words), name
        assert words == words.strip() or name == "page_of", name


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_names_go_in_where_they_must(language):
    for name, words in labels_for(language).items():
        assert words.count("{}") == PLACES.get(name, 0), name


@pytest.mark.parametrize("language", OTHERS)
def test_no_label_was_left_in_english(language):
    english = dict(labels_for("en").items())
    same = {name for name, words in labels_for(language).items() if words == english[name] and words.strip(" /")}
    assert same == {name for name, languages in COGNATES.items() if language in languages}


@pytest.mark.parametrize("language", [one for one in LANGUAGES if direction_of(one) is Direction.RTL])
def test_words_of_right_to_left_languages_are_in_their_script(language):
    for name, words in labels_for(language).items():
        foreign = [letter for letter in words if letter.isalpha() and unicodedata.bidirectional(letter) == "L"]
        assert not foreign, name
        assert language == "he" or not any(sign in words for sign in ",;?"), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_sentences_end_as_sentences_do(language):
    labels = labels_for(language)
    stop = {"ja": "。", "zh": "。", "ur": "۔"}.get(language, ".")
    for words in (labels.synthetic_voice, labels.no_photo_file, labels.summary_structure):
        assert words.endswith(stop)


def test_a_language_without_labels_gets_english_ones_that_say_so():
    assert labels_for("sw").language == "en"


def test_a_region_speaks_its_language():
    assert labels_for("pt-BR").language == "pt"
    assert labels_for("AR-eg").language == "ar"


def test_every_file_is_a_language():
    assert {file.stem for file in (WORDS / "labels").iterdir()} == set(LANGUAGES)
