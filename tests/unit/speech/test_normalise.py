"""What is said for what is written: cases in tables, promises over any words, and the time it takes."""

import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from multipub.model.recording import UtteranceRole
from multipub.model.text import Run
from multipub.speech.alphabets import is_speakable
from multipub.speech.normalise import LANGUAGES, all_rules, explained, normalise
from multipub.speech.normalising.english_numbers import cardinal, ordinal
from multipub.speech.phrases import Passage, Phrasing
from words import phrases

FEWEST_CASES = {"en": 250, "ar": 60, "de": 40, "es": 40, "fa": 25, "fr": 40, "ur": 25}

SHORT_TEXT, LONG_TEXT = 1_500, 6_000
"""Characters."""

QUICK = 0.08
"""Seconds; below them a ratio says nothing.  (A rule that looks again at every figure takes half a second.)"""

MOST_FOR_FOUR_TIMES_THE_LENGTH = 8
"""Times as long; a rule that looks again at every figure takes sixteen times."""


def table(language):
    lines = (Path(__file__).parent / f"normalise_{language}.tsv").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("# ")]


CASES = [(language, *case) for language in LANGUAGES for case in table(language)]


@pytest.mark.parametrize(
    ("language", "written", "said", "rules"), CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES]
)
def test_it_is_said_as_a_newsreader_says_it(language, written, said, rules):
    assert explained(written, language) == (said, () if rules == "nothing" else tuple(rules.split("; ")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_case(language):
    tried = {rule for _, _, rules in table(language) for rule in rules.split("; ")} | {
        rule for _, _, rules in table("en") for rule in rules.split("; ") if rule in SIGNS
    }
    assert [rule.name for rule in all_rules(language) if rule.name not in tried] == []


SIGNS = {rule.name for rule in all_rules("la")}
"""Rules that every language shares; Latin has no others.  English shows them."""


ONLY_BESIDE_THEIR_WORDS = {"odds", "score of cricket"}
"""Rules for what is something else where the text holds none of their words."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_is_left_out_for_a_word_that_it_does_not_need(language):
    """A rule names signs and words without which it is not tried; whatever its pattern finds holds one of each."""
    for case, _, _ in table(language):
        written = "".join(str(unicodedata.decimal(sign, sign)) for sign in case)
        for rule in all_rules(language):
            if (
                rule.name not in ONLY_BESIDE_THEIR_WORDS
                and rule.pattern.search(written)
                and rule.pattern.sub(rule.said, written) != written
            ):
                assert not rule.needs or not rule.needs.isdisjoint(written), rule.name
                assert not rule.words or any(word in written for word in rule.words), rule.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_name_of_its_own(language):
    names = [rule.name for rule in all_rules(language)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_cases_and_none_twice(language):
    written = [case[0] for case in table(language)]
    assert len(set(written)) == len(written) >= FEWEST_CASES[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_in_the_tables_has_no_digit(language):
    assert [said for _, said, _ in table(language) if re.search(r"\d", said)] == []


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("ru", "о-\u00adстров", "о-стров"),
        ("ru", "Мира Сол/Рейтер", "Мира Сол, Рейтер"),
        ("it", "Altro su https://www.porto.example/oggi.", "Altro su porto.example."),
        ("it", "«Noi [i pescatori] restiamo»", "«Noi i pescatori restiamo»"),
        ("tr", "Başkan… gitti", "Başkan, gitti"),
        ("zh", "米拉·索 — 路透社", "米拉·索， 路透社"),
        ("fa", "می‌گوید", "می‌گوید"),
    ],
)
def test_other_languages_lose_only_what_no_voice_can_say(language, written, said):
    assert normalise(written, language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "October third, twenty twenty-six"),
        ("en-US", "October third, twenty twenty-six"),
        ("en-PH", "October third, twenty twenty-six"),
        ("en-GB", "the tenth of March, twenty twenty-six"),
        ("en-Latn-IN", "the tenth of March, twenty twenty-six"),
        ("en-029", "the tenth of March, twenty twenty-six"),
    ],
)
def test_a_date_in_slashes_is_read_as_the_region_writes_it(language, said):
    assert normalise("10/3/2026", language) == said


SIGNS_AND_FIGURES = (
    "$ £ € ¥ % & + - – — / . , : ; ' ’ \" “ ” ( ) [ ] # @ * ° × ½ ² … 0 1 5 12 45 100 1,450 2026 3.5 007 000 ٣ ۱۲"
)

WORDS_AND_PARTS = (
    "st nd rd th s m km bn M k p am p.m. GMT AFP US U.S. WHO IT NATO COVID F A I X III Oct. May Mr. St. No. Ark. R- "
    "D- www. http:// .com org 🇫🇷 👍🏽 x the a and people harbour Lind شخص دولار عام في Uhr Mio. Euro siècle de julio"
)

TOKENS = st.sampled_from((*SIGNS_AND_FIGURES.split(), *WORDS_AND_PARTS.split()))

NEWSROOM = st.lists(st.tuples(TOKENS, st.sampled_from(["", " "])), min_size=1, max_size=14).map(
    lambda parts: "".join(token + space for token, space in parts)
)
"""Words, figures and signs of a newsroom, in any order."""


@settings(deadline=None)  # the first pictograph waits for its library
@given(st.one_of(phrases(), NEWSROOM))
def test_words_never_become_silence(text):
    for language in ("en", "en-GB", "it", *LANGUAGES):
        assert is_speakable(normalise(text, language)) or not is_speakable(text)


@settings(deadline=None)
@given(st.one_of(phrases(), NEWSROOM))
def test_no_figure_is_left_where_a_language_has_rules(text):
    for language in LANGUAGES:
        assert not re.search(r"\d", normalise(text, language))


@settings(deadline=None)
@given(NEWSROOM)
def test_what_is_said_a_second_time_is_said_the_same(text):
    """Twice is enough: spelled letters and number words are no matter for a rule."""
    for language in LANGUAGES:
        said = normalise(text, language)
        again = normalise(said, language)
        assert normalise(again, language) == again or not is_speakable(text)


@settings(deadline=None)
@given(phrases())
def test_what_is_said_needs_no_second_reading_for_its_brackets(text):
    assert not set("[]{}<>") & set(normalise(text, "la")) or not is_speakable(text.strip("[]{}<>"))


@settings(deadline=None)
@given(NEWSROOM)
def test_the_displayed_words_are_not_touched(text):
    run = Run(text=text, language="en")
    said = Phrasing().passage(Passage(role=UtteranceRole.TEXT, displayed=(run,), language="en", block=0))
    assert "".join(run.text for utterance in said for run in utterance.displayed) == text


SIGNS_BY_THEMSELVES = "1 1, 1- 1/ 1. 1: $1 A A. A- AB/ x @ x@ # . ... [ ’ 👍 © — 1A a1 X € www. ٣ ² ½ ° و"

PIECES = (*SIGNS_BY_THEMSELVES.split(), " ", "1 ", "A ", "+1 ", "St. ", "Oct. ", "1 000 ", "د. ")


@pytest.mark.parametrize("language", ["it", *LANGUAGES])
@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_takes_time_by_its_length(language, piece):
    assert takes_time_by_length(lambda text: normalise(text, language), piece)


def test_a_rule_that_looks_again_at_every_figure_is_noticed():
    assert not takes_time_by_length(lambda text: re.sub(r"[1-9]*[a-z]*0", "nought", text), "1")


def takes_time_by_length(say, piece):
    """Whether four times the text takes about four times as long; a busy machine is asked a second time."""
    for _ in range(2):
        spent = seconds(say, piece, LONG_TEXT)
        if spent < QUICK or spent < MOST_FOR_FOUR_TIMES_THE_LENGTH * seconds(say, piece, SHORT_TEXT):
            return True
    return False


def seconds(say, piece, length):
    begin = time.process_time()
    say(piece * (length // len(piece)))
    return time.process_time() - begin


def test_english_numbers_are_those_of_num2words():
    """Without its commas, at which an engine makes a pause."""
    for number in (*range(1200), 1999, 2001, 10_001, 99_999, 123_456, 1_000_000, 1_200_005, 10**12):
        assert cardinal(number) == num2words(number, lang="en").replace(",", "")
        assert ordinal(number) == num2words(number, lang="en", to="ordinal").replace(",", "")
