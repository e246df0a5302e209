"""Which alphabet a letter is of, and where a text changes from one to another."""

import pytest
from hypothesis import given

from multipub.speech.alphabets import alphabet_of, by_alphabet, is_speakable
from words import phrases


@pytest.mark.parametrize(
    ("letter", "alphabet"),
    [
        ("a", "LATIN"),
        ("ª", "LATIN"),
        ("Ａ", "LATIN"),
        ("é", "LATIN"),
        ("ب", "ARABIC"),
        ("ﷺ", "ARABIC"),
        ("я", "CYRILLIC"),
        ("港", "CJK"),
        ("々", "CJK"),
        ("ʻ", None),
        ("か", "HIRAGANA"),
        ("ｶ", "KATAKANA"),
        ("유", "HANGUL"),
        ("1", None),
        ("٣", None),
        (".", None),
    ],
)
def test_a_letter_knows_its_alphabet(letter, alphabet):
    assert alphabet_of(letter) == alphabet


def test_unmarked_foreign_words_are_given_to_who_speaks_their_alphabet():
    pieces = [(piece.language, piece.text) for piece in by_alphabet("The word رصيف, and порт.", "en")]
    assert pieces == [("en", "The word "), ("ar", "رصيف, "), ("en", "and "), ("ru", "порт.")]


def test_a_language_that_is_written_so_stays_one_piece():
    for language, text in (("ja", "東京のﾃﾞｽｸ、ニュース。"), ("sr", "Порт Nadir"), ("ar", "مرحبا 123"), ("en", "123")):
        assert len(list(by_alphabet(text, language))) == (1 if language != "x" else 0)


@given(phrases())
def test_the_pieces_joined_are_the_text(text):
    for language in ("en", "ar", "ja", "ru"):
        assert "".join(piece.text for piece in by_alphabet(text, language)) == text


def test_signs_alone_are_not_speakable():
    assert not any(map(is_speakable, ["", " ", "…", "—", "🙂", "©"]))
    assert all(map(is_speakable, ["a", "٣", "港"]))
