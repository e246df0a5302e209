"""What is said for what is written."""

from pathlib import Path

import pytest
from hypothesis import given

from multipub.speech.alphabets import is_speakable
from multipub.speech.normalise import normalise
from words import phrases

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "normalise_en.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("# ")
]


@pytest.mark.parametrize(("written", "said"), CASES, ids=[written for written, _ in CASES])
def test_english_is_said_as_a_newsreader_says_it(written, said):
    assert normalise(written, "en") == said


def test_there_are_enough_cases():
    assert len(CASES) >= 60


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("ar", "لينا حداد/كوستال برس", "لينا حداد، كوستال برس"),
        ("fr", "« Nous [les pêcheurs] restons »", "« Nous les pêcheurs restons »"),
        ("de", "Mehr auf https://www.hafen.example/heute.", "Mehr auf hafen.example."),
        ("fa", "می‌گوید", "می‌گوید"),
        ("ru", "о-\u00adстров", "о-стров"),
        ("en-GB", "$5", "five dollars"),
    ],
)
def test_other_languages_lose_only_what_no_voice_can_say(language, written, said):
    assert normalise(written, language) == said


@given(phrases())
def test_words_never_become_silence(text):
    for language in ("en", "ar", "fr"):
        assert is_speakable(normalise(text, language))


@given(phrases())
def test_what_is_said_needs_no_second_reading_for_its_brackets(text):
    assert not set("[]{}<>") & set(normalise(text, "fr")) or not is_speakable(text.strip("[]{}<>"))
