"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipub.speech.sentences import LONGEST_SENTENCE, split
from words import phrases

LANGUAGES = ("en", "fr", "ar", "he", "ja", "ru")


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Mr. Smith met Sen. Lee on Oct. 3. ", "He said “No.” ", "Then 3.5 percent left."]),
        ("de", ["Am 3. Mai kam Dr. Meier. ", "Er blieb."]),
        ("fr", ["Mme Roy dit non. ", "Il est parti."]),
        ("fr", ["M. Lind a dit : « Non ! » ", "Puis il est parti."]),
        ("fr", ["« Vraiment ? » demanda Mme Sol. ", "« Oui. » ", "L’art. 5 le dit."]),
        ("fr", ["Av. J.-C. il vécut. ", "Il mourut apr. J.-C. à 80 ans."]),
        ("de", ["»Wir bleiben«, sagte sie. ", "Sie ging z. B. nach Hause."]),
        ("es", ["EE. UU. ganó. ", "En los JJ. OO. de 2028, también."]),
        ("en", ["The firm Yahoo! said so. ", "“Yahoo!” he cried. ", "J.K. Lind of St. Louis left at 5 p.m. Tuesday."]),
        ("en", ["He asked, “Did she say ‘never’?” and slept. ", "“Who?” asked Dr. Lee."]),
        ("ar", ["قال د. سامي إن الرصيف مفتوح. ", "هل تعلم؟ ", "نعم!"]),
        ("ur", ["یہ بندرگاہ کھلی ہے۔ ", "کشتیاں آئیں گی۔"]),
        ("ja", ["港は開く。", "「船は来る。」", "終わり"]),
        ("ru", ["Порт открыт. ", "Лодки идут!"]),
    ],
)
def test_a_passage_is_cut_at_its_sentence_ends(language, sentences):
    assert list(split("".join(sentences), language)) == sentences


@given(st.sampled_from(LANGUAGES), phrases(120))
def test_the_sentences_joined_are_the_passage(language, passage):
    assert "".join(split(passage, language)) == passage


@given(st.sampled_from(LANGUAGES), st.text(max_size=80))
def test_any_text_at_all_can_be_split(language, passage):
    assert "".join(split(passage, language)) == passage


def test_a_sentence_that_nobody_could_say_in_one_breath_is_cut_at_its_commas():
    long = "the council voted to reopen the wharf, " * 40
    parts = split(long, "en")
    assert "".join(parts) == long
    assert max(map(len, parts)) <= LONGEST_SENTENCE


def test_a_lone_quotation_mark_is_no_sentence():
    assert split("He left. ”", "en") == ("He left. ”",)
