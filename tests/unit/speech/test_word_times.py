"""When each displayed word sounds: what an engine tells, and what is made of it."""

import json
import re
import unicodedata
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_normalise import NEWSROOM

from multipub.model.lexicon import Lexicon, Pronunciation
from multipub.model.recording import Script, UtteranceRole
from multipub.model.speech_wishes import SpeechWishes
from multipub.model.text import LangText, Run
from multipub.speech import clips
from multipub.speech.engines import ENGINES
from multipub.speech.lexicon import Lexicons
from multipub.speech.normalise import LANGUAGES
from multipub.speech.phrases import Passage, Phrasing
from multipub.speech.recording import LEAD_IN_SECONDS, record
from multipub.speech.tracing import Traced
from multipub.speech.voices import parse_voice
from tones import REQUEST, SECONDS_PER_CHARACTER, spoken_by_tones, tones, wordless
from words import phrases

WRITTEN = {
    "en": "The old wharf opens with twelve new berths, and small boats pay nothing.",
    "ar": "صوّت المجلس أمس على إعادة فتح الرصيف القديم، وقال إنّ القوارب الصغيرة لن تدفع شيئا.",
    "de": "Der Rat will den alten Kai wieder öffnen, und kleine Boote zahlen nichts.",
    "fr": "Le conseil rouvre le vieux quai, et les petits bateaux ne paient rien.",
    "ur": "کونسل نے پرانی گودی کھولنے کا فیصلہ کیا، اور چھوٹی کشتیاں کچھ نہیں دیں گی۔",
}


def script_of(text, language, lexicons=None, **passage):
    runs = passage.pop("displayed", (Run(text=text, language=language),))
    whole = Passage(role=UtteranceRole.TEXT, displayed=runs, language=language, block=0, **passage)
    phrasing = Phrasing(lexicons=lexicons or Lexicons())
    return Script(language=language, utterances=tuple(phrasing.passage(whole)))


def shown(utterance):
    return "".join(run.text for run in utterance.displayed)


def units(text, language, lexicons=None, **passage):
    """What is highlighted at once, phrase by phrase, told of by an engine that knows every word."""
    said = script_of(text, language, lexicons, **passage).utterances
    return [[shown(one)[words.start : words.end] for words in one.words] for one in said]


@pytest.mark.parametrize("language", WRITTEN)
def test_espeak_tells_when_every_word_begins(language):
    voice = ENGINES["espeak"].voice_for(language)
    sound = ENGINES["espeak"].speak(WRITTEN[language], voice.name, 1.0)
    begins = [found.start() for found in re.finditer(r"\S+", WRITTEN[language])]
    assert [mark.at for mark in sound.marks] == begins
    assert all(one.sample < other.sample for one, other in pairwise(sound.marks))
    assert sound.marks[0].sample >= 0
    assert sound.marks[-1].sample < len(sound.samples) - sound.rate // 10
    faster = ENGINES["espeak"].speak(WRITTEN[language], voice.name, 1.5)
    assert 0.5 < faster.marks[-1].sample / sound.marks[-1].sample < 0.8


def test_a_word_begins_after_the_pause_before_it():
    """Between the comma and the word after it espeak is silent; the silence belongs to the word before."""
    sound = ENGINES["espeak"].speak("Far away, boats left.", "en", 1.0)
    begins = {mark.at: mark.sample for mark in sound.marks}
    pause = sound.samples[begins[10] - sound.rate // 50 : begins[10]]
    assert np.abs(pause).max() < 0.01
    assert np.abs(sound.samples[begins[10] : begins[10] + sound.rate // 10]).max() > 0.05


@pytest.mark.parametrize(
    ("voice", "words", "told"),
    [
        ("en", "In 2026 it paid $1,250,000 twice.", ["In", "2026", "it", "paid", "$1,250,000", "twice."]),
        ("en", "Go to one of the boats", ["Go", "to", "one", "of", "boats"]),  # "of the" is one word to espeak
        ("en", "[[S|O:|n]] left [[kI@r]] here", ["[[S|O:|n]]", "left", "[[kI@r]]", "here"]),
        ("en", "Vitamin A and A F P", ["Vitamin", "A", "and", "A", "F", "P"]),
        ("en", "“Go,” – he said – ‘now’!", ["“Go,”", "he", "said", "‘now’!"]),
        # told of the blank before "hier"
        ("de", "Das ist z. B. hier", ["Das", "ist", "z.", "B.", "hier"]),
        ("ru", "за 7 причалов и т. д. сегодня.", ["за", "7", "причалов", "и", "т.", "д.", "сегодня."]),
        ("fr", "Il a payé 1 250 euros", ["Il", "a", "payé", "1", "250", "euros"]),  # "mille" is told of after the 1
        ("ar", "السَّلَامُ عَلَيْكُمْ 25 يا صديقي", ["السَّلَامُ", "عَلَيْكُمْ", "25", "يا", "صديقي"]),
    ],
)
def test_espeaks_events_are_understood(voice, words, told):
    sound = ENGINES["espeak"].speak(words, voice, 1.0)
    assert [words[mark.at :].split()[0] for mark in sound.marks] == told


@pytest.mark.parametrize("engine", ["espeak", "pico", "piper", "gtts"])
def test_an_engine_that_says_it_tells_words_does_and_no_other(engine):
    if engine == "gtts" or ENGINES[engine].available():
        assert not ENGINES[engine].tells_words
        return
    sound = ENGINES[engine].speak("Boats left here.", ENGINES[engine].voice_for("en").name, 1.0)
    assert bool(sound.marks) is ENGINES[engine].tells_words is (engine == "espeak")


@pytest.mark.parametrize(
    ("language", "written", "together"),
    [
        ("en", "It paid $35 million in all.", ["It", "paid", "$35 million", "in", "all."]),
        ("en", "On Oct. 3, 2026 — at last — it came", ["On", "Oct. 3, 2026", "at", "last", "it", "came"]),
        ("en", "“We won 7-6 (5)”, said 12 IDPs.", ["“We", "won", "7-6 (5)”,", "said", "12", "IDPs."]),
        ("en", "Up 35 % 😀 now", ["Up", "35 %", "😀", "now"]),
        ("en", "The text[1] ends® here™", ["The", "text[1]", "ends®", "here™"]),
        ("de", "Am 3.10. kamen 5 Mio. € an", ["Am", "3.10.", "kamen", "5 Mio. €", "an"]),
        ("ar", "دفع 35 مليون دولار أمس", ["دفع", "35", "مليون", "دولار", "أمس"]),
        ("fa", "در ۳ اکتبر ۲۰۲۶ باز شد", ["در", "۳ اکتبر ۲۰۲۶", "باز", "شد"]),
        ("ja", "港が 2026 年に 開く", ["港が", "2026", "年に", "開く"]),
    ],
)
def test_what_is_rewritten_as_a_whole_is_one(language, written, together):
    assert units(written, language) == [together]


def test_a_lexicon_changes_no_word_around_its_own():
    entries = (
        Pronunciation(written="Nadir Wharf", alias="nah deer worf", ipa=""),
        Pronunciation(written="Keir", alias="", ipa="kɪə"),
    )
    lexicons = Lexicons((Lexicon(name="own", language="en", pronunciations=entries, source=b""),))
    written = "At Nadir Wharf, Keir’s 5 boats left."
    assert units(written, "en", lexicons) == [["At", "Nadir Wharf,", "Keir’s", "5", "boats", "left."]]
    timed = record(script_of(written, "en", lexicons), voices=(parse_voice("espeak"),)).timed[0]
    assert [written[one.start : one.end] for one in timed.words] == [
        "At", "Nadir Wharf,", "Keir’s", "5", "boats", "left.",
    ]  # fmt: skip


def test_a_credit_said_in_other_words_keeps_the_words_that_stay():
    credit = units("Jonathan Ernst/Pool/AFP", "en", instead="Jonathan Ernst, pool photo, for A F P")
    assert credit == [["Jonathan", "Ernst/Pool/AFP"]]


def test_words_in_another_language_have_borders_of_their_own():
    runs = (
        Run(text="They said ", language="en"),
        Run(text="bon voyage", language="fr"),
        Run(text=" to all.", language="en"),
    )
    assert units("", "en", displayed=runs) == [["They", "said", "bon", "voyage", "to", "all."]]


def test_words_begin_where_their_sound_does_to_the_sample():
    """After cutting, resampling, pauses and mastering: silence up to the mark, and the tone of the word from it on."""
    text = "Boats paid $35 million on Oct. 3, and left. Then nobody came back."
    before = (LangText(text="Berths", language="en"), LangText(text="quai", language="fr"))
    with tones():
        recording = record(script_of(text, "en", before=before), voices=REQUEST, wishes=SpeechWishes(rate=1.5))
    sound = np.abs(np.frombuffer(recording.samples, "<i2").astype(int))
    character = round(SECONDS_PER_CHARACTER * recording.rate)
    first, second = recording.timed
    assert [shown(first.utterance)[one.start : one.end] for one in first.words] == [
        "Boats", "paid", "$35 million", "on", "Oct. 3,", "and", "left.",
    ]  # fmt: skip
    assert first.start == round(LEAD_IN_SECONDS * recording.rate)
    assert first.words[0].begin > first.start + 10 * character
    assert second.words[0].begin == second.start
    said = first.utterance.spoken[2].text
    places = {one.begin: said.index(word) for one, word in zip(first.words, ("Boats", "paid", "thirty"), strict=False)}
    (start, _), *others = sorted(places.items())
    cut = [begin - start - place * character for begin, place in others]
    assert len(set(cut)) == 1  # what was cut off before the first word, which begins with its piece
    for one in (*first.words[1:], *second.words[1:]):
        assert sound[one.begin - character + 100 : one.begin - 3].max() < 200
        assert sound[one.begin : one.begin + character].max() > 2_000
        assert sound[one.begin + 3 : one.begin + 30].max() > 200


def test_a_voice_that_tells_no_words_has_none():
    with tones(wordless()):
        recording = record(script_of("Boats left. Nobody came.", "en"), voices=REQUEST)
    assert all(one.words == () for one in recording.timed)


def test_times_of_words_are_kept_with_their_sound(tmp_path):
    text = "Boats paid $35 million. Then they left."
    with tones():
        spoken = record(script_of(text, "en"), voices=REQUEST, cache=tmp_path)
        again = record(script_of(text, "en"), voices=REQUEST, cache=tmp_path)
        spoken_by_tones.clear()
        longer = record(script_of(f"{text} Nobody came.", "en"), voices=REQUEST, cache=tmp_path)
    assert spoken == again
    assert all(one.words for one in spoken.timed)
    assert spoken_by_tones == ["Nobody came."]
    assert [len(one.words) for one in longer.timed] == [3, 3, 2]
    lengths = [[(one.begin - timed.start) for one in timed.words] for timed in longer.timed]
    assert lengths[:2] == [[(one.begin - timed.start) for one in timed.words] for timed in spoken.timed]


def test_what_is_kept_of_clips_comes_back():
    phrases_ = [[clips.Clip(5, ((0, 0), (3, 2))), clips.Clip(1)], []]
    assert clips.taken_apart(b"".join(clips.put_together(phrases_, b"abcd"))) == (phrases_, b"abcd")
    assert json.dumps(phrases_) == "[[[5, [[0, 0], [3, 2]]], [1, []]], []]"


def words_of(text):
    return [
        found.span()
        for found in re.finditer(r"\S+", text)
        if any(unicodedata.category(letter)[0] in "LN" for letter in found[0])
    ]


@settings(deadline=None)  # the first pictograph waits for its library
@given(st.one_of(phrases(), NEWSROOM), st.sampled_from(("it", "en-GB", *LANGUAGES)))
@example("5 May 3 A", "en")
@example("[1] 5", "de")
def test_every_displayed_word_is_timed_once_in_order_inside_its_phrase(text, language):
    said = script_of(text, language)
    for one in said.utterances:
        written = shown(one)
        words = words_of(written)
        if one.spoken:
            covered = [
                (start, end) for start, end in words if any(w.start <= start and end <= w.end for w in one.words)
            ]
            assert covered == words
        assert all(written[w.start : w.end].strip() == written[w.start : w.end] for w in one.words)
        assert all(a.end <= b.start and (a.piece, a.at) < (b.piece, b.at) for a, b in pairwise(one.words))
        assert all(w.at < len(one.spoken[w.piece].text) for w in one.words)
    with tones():
        recording = record(said, voices=REQUEST)
    for timed in recording.timed:
        begins = [one.begin for one in timed.words]
        assert begins == sorted(set(begins))
        assert all(timed.start <= begin < timed.end for begin in begins)
        assert [one.start for one in timed.words][:1] == [one.start for one in timed.utterance.words][:1]
        assert [one.end for one in timed.words][-1:] == [one.end for one in timed.utterance.words][-1:]


@given(st.lists(st.sampled_from("ab 1-"), max_size=12).map("".join), st.text("abx1 ", max_size=6))
def test_a_text_that_is_rewritten_still_stands_for_all_of_itself(text, instead):
    made = Traced.of(text).sub(re.compile("[a1 ]+"), lambda _: instead)
    assert made.text == re.sub("[a1 ]+", lambda _: instead, text)
    assert len(made.starts) == len(made.ends) == len(made.text)
    assert list(made.starts) == sorted(made.starts)
    for place, letter in enumerate(made.text):
        if letter == "b" and "b" not in instead:
            assert text[made.starts[place] : made.ends[place]] == "b"
