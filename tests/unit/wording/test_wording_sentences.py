"""Where a sentence ends, and where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipub.wording.sentences import sentence_ends, shorten, whole_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Boats wait. They sail.", 2),
        ("J. K. Haddad waits.", 1),
        ("Sen. R. Lind of the U.S. Senate waits.", 1),
        ("Am 5. Dezember kommt Dr. Kern.", 1),
        ("It opened in 2015. Then it closed.", 2),
        ("“Wait!” she said.", 1),
        ("He said: “Wait.” They sail.", 2),
        ("هل عادت القوارب؟ نعم.", 2),
        ("漁船が待つ。潮が満ちる。", 2),
        ("کشتیاں منتظر ہیں۔ پانی آیا۔", 2),
        ("Wait... they sail.", 1),
        ("no end", 0),
    ],
)
def test_sentences_are_counted_as_a_reader_counts_them(text, sentences):
    assert len(sentence_ends(text)) == sentences


@given(st.text(max_size=200), st.integers(min_value=2, max_value=80))
def test_a_shortened_text_is_never_longer_than_asked(text, longest):
    assert len(shorten(text, longest)) <= longest


def test_a_short_text_is_left_alone():
    assert shorten("Old wharf", 60) == "Old wharf"


def test_a_text_is_shortened_at_a_word():
    assert shorten("Old wharf at Port Nadir to reopen", 22) == "Old wharf at Port…"


def test_vowel_marks_stay_with_their_letter():
    whole = "\u0635\u064f" * 30  # a letter, its vowel
    assert all(shorten(whole, longest).removesuffix("…")[-1] == "\u064f" for longest in range(5, 40))


def test_nothing_fits_if_the_first_sentence_is_too_long():
    assert whole_sentences("A long sentence that goes on.", 10) is None
