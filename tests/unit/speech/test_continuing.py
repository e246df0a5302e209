"""Words of a sentence that goes on: what the engines are given, and that no engine lets its voice fall there."""

import numpy as np
import pytest

from engines_here import require_engine
from multipub.model.recording import PronouncedText, Sounds, UtteranceRole
from multipub.model.text import LangText, Run
from multipub.speech.continuing import carried_on
from multipub.speech.engines import ENGINES
from multipub.speech.phrases import Passage, Phrasing
from multipub.speech.recording import SILENCE

LAST_SYLLABLES = 0.25
"""Seconds."""

LOWEST, HIGHEST = 60, 350
"""Hertz: of a voice."""

FRAME, STEP = 0.04, 0.01
"""Seconds: of sound of which one pitch is told, and from one to the next."""

VOICED = 0.4
"""Of its energy, that a sound has again after one period."""


def said(*runs, role=UtteranceRole.TEXT, language="en", second_voice=False, **more):
    displayed = tuple(Run(text=text, language=tag) for text, tag in runs)
    passage = Passage(role=role, displayed=displayed, language=language, block=0, **more)
    return [one.spoken for one in Phrasing(second_voice=second_voice).passage(passage)]


def test_only_the_last_piece_of_a_sentence_ends_it():
    pieces = said(("He wrote for ", None), ("Le Quotidien", "fr"), (" until May.", None))
    assert [[piece.text for piece in one] for one in pieces] == [["He wrote for,", "Le Quotidien,", "until May."]]


def test_a_mark_before_the_other_language_is_no_sign_to_speak_by():
    pieces = said(("It was called “", None), ("Le Quai", "fr"), ("”.", None))
    assert [piece.text for piece in pieces[0]] == ["It was called,", "Le Quai"]


def test_a_sign_at_the_end_of_a_piece_stays():
    pieces = said(("One word:", None), ("bonjour", "fr"))
    assert [piece.text for piece in pieces[0]] == ["One word:", "bonjour"]


def test_the_comma_is_that_of_the_language():
    assert carried_on(LangText(text="قال", language="ar")).text == "قال،"
    assert carried_on(LangText(text="大臣", language="zh-Hans")).text == "大臣，"


def test_sounds_stay_where_they_are():
    words = PronouncedText(text="near Nadir “", language="en", sounds=(Sounds(start=5, end=10, ipa="na"),))
    assert carried_on(words) == PronouncedText(text="near Nadir,", language="en", sounds=words.sounds)


def test_a_header_goes_on_into_its_cell():
    header = (LangText(text="Boats", language="en"),)
    assert [piece.text for piece in said(("12", None), role=UtteranceRole.CELL, before=header)[0]] == [
        "Boats,",
        "twelve",
    ]


def test_words_before_a_quotation_in_a_second_voice_go_on():
    pieces = said(("He said “we will not leave the quay” and left. Then he slept.", None), second_voice=True)
    assert [one[-1].text for one in pieces] == [
        "He said,",
        "“we will not leave the quay,",
        "and left.",
        "Then he slept.",
    ]


@pytest.mark.parametrize(
    ("engine", "voice", "words"),
    [
        ("pico", "en-GB", "He read aloud from"),
        ("pico", "en-US", "Photo by"),
        ("pico", "de-DE", "Das Schiff mit dem Namen"),
        ("pico", "fr-FR", "le journal"),
        ("pico", "es-ES", "el diario"),
        ("pico", "it-IT", "il giornale"),
        ("espeak", "en", "He read aloud from"),
        ("espeak", "ar", "قال الوزير إن السفينة"),
        ("piper", "joe", "She came to the old harbour"),
    ],
)
def test_the_voice_stays_up_where_the_sentence_goes_on(engine, voice, words):
    require_engine(engine)
    ended, going_on = (ENGINES[engine].speak(words + sign, voice, 1.0) for sign in (".", ","))
    assert pitch_at_the_end(going_on) > pitch_at_the_end(ended)


@pytest.mark.parametrize(("voice", "words"), [("en-US", "by"), ("es-ES", "dijo"), ("es-ES", "El barco llamado")])
def test_what_pico_is_told_to_go_on_with_is_not_heard(voice, words):
    ended, going_on = (spoken_seconds(ENGINES["pico"].speak(words + sign, voice, 1.0)) for sign in (".", ","))
    assert going_on <= 1.1 * ended


def spoken_seconds(sound):
    loud = np.flatnonzero(np.abs(sound.samples) > SILENCE)
    return (loud[-1] - loud[0]) / sound.rate


def pitch_at_the_end(sound):
    """Return the middle pitch of the last syllables, in hertz, by autocorrelation."""
    end = np.flatnonzero(np.abs(sound.samples) > SILENCE)[-1]
    samples = sound.samples[max(0, end - round(LAST_SYLLABLES * sound.rate)) : end].astype(float)
    frame, step = round(FRAME * sound.rate), round(STEP * sound.rate)
    found = [pitch(samples[start : start + frame], sound.rate) for start in range(0, len(samples) - frame, step)]
    return float(np.median([one for one in found if one]))


def pitch(samples, rate):
    samples = samples - samples.mean()
    alike = np.correlate(samples, samples, "full")[len(samples) - 1 :]
    shortest, longest = rate // HIGHEST, rate // LOWEST
    period = shortest + int(np.argmax(alike[shortest:longest]))
    return rate / period if alike[period] > VOICED * alike[0] else 0.0
