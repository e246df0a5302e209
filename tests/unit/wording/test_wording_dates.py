"""Days, moments and names in the words of a language."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from multipub.wording.dates import say_day, say_moment
from multipub.wording.labels import LANGUAGES, labels_for
from multipub.wording.names import compose_byline, join_sentences, list_entries, list_names

AFTERNOON = datetime(2026, 3, 12, 14, 5, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "12 March 2026, 14:05"),
        ("ar", "12 مارس 2026، 14:05"),
        ("fa", "۱۲ مارس ۲۰۲۶، ۱۴:۰۵"),
        ("fr", "12 mars 2026, 14:05"),
        ("de", "12. März 2026, 14:05"),
        ("es", "12 de marzo de 2026, 14:05"),
        ("ru", "12 марта 2026\u00a0г., 14:05"),
        ("ja", "2026年3月12日 14:05"),
        ("he", "12 במרץ 2026, 14:05"),
        ("sw-XX", "12 Machi 2026, 14:05"),
        ("tlh", "12 March 2026, 14:05"),
    ],
)
def test_a_moment_is_said_in_the_order_of_the_language(language, words):
    assert say_moment(AFTERNOON, language) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_of_the_labels_falls_back_to_english(language):
    assert language == "en" or "March" not in say_day(date(2026, 3, 12), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_direction_marks_come_in(language):
    words = say_moment(AFTERNOON, language) + list_names(["A", "B", "C"], language)
    assert not set(words) & set("\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069")


def test_the_hour_is_the_one_of_the_moments_own_offset():
    assert say_moment(AFTERNOON.astimezone(UTC), "en") == "12 March 2026, 12:05"


def test_a_day_without_an_hour_is_said_as_a_day():
    assert say_moment(datetime(2026, 3, 12, tzinfo=UTC), "en") == "12 March 2026"


@pytest.mark.parametrize(
    ("language", "byline"),
    [
        ("en", "By Mira Solberg, Karim Haddad and Amal Rossi"),
        ("de", "Von Mira Solberg, Karim Haddad und Amal Rossi"),
        ("ja", "文・Mira Solberg、Karim Haddad、Amal Rossi"),
        ("tlh", "Mira Solberg, Karim Haddad, Amal Rossi"),
    ],
)
def test_a_byline_is_composed_with_the_words_of_the_language(language, byline):
    names = ["Mira Solberg", "Karim Haddad", "Amal Rossi"]
    assert compose_byline(names, labels_for(language), language) == byline


def test_arabic_joins_names_without_a_space_after_and():
    assert list_names(["ميرا", "كريم"], "ar") == "ميرا وكريم"


def test_entries_are_parted_by_the_signs_of_the_language():
    assert list_entries(["A", "B"], "en") == "A; B"
    assert list_entries(["A", "B"], "ar") == "A؛ B"


def test_sentences_get_the_stops_they_lack():
    assert join_sentences(["© 2026 Harbour Times", "Free to republish."], "en") == (
        "© 2026 Harbour Times. Free to republish."
    )
    assert join_sentences(["", "© 2026"], "en") == "© 2026"
    assert join_sentences([], "en") == ""
