"""Words that a voice cannot say are an error with a way out: never rubbish, never silence."""

import pytest

from multipub.errors import EditionError, MultipubError
from multipub.model.recording import Script, Utterance, UtteranceRole
from multipub.model.text import LangText, Run
from multipub.speech.alphabets import alphabet_of
from multipub.speech.engines import ENGINES
from multipub.speech.recording import record
from multipub.speech.voices import Voice, all_voices, choose_quote_voice, parse_voice

SAID = {
    "en": "The harbour reopened.",
    "fr": "Le port a rouvert.",
    "ar": "أُعيد فتح الميناء.",
    "fa": "بندر دوباره باز شد.",
    "ur": "بندرگاہ دوبارہ کھل گئی۔",
    "he": "הנמל נפתח.",
    "ru": "Порт открыт.",
    "el": "Το λιμάνι άνοιξε.",
    "hi": "बंदरगाह खुल गया।",
    "ja": "港が再開した。",
    "zh": "港口重新开放。",
    "ko": "항구가 다시 열렸다.",
    "th": "ท่าเรือเปิดแล้ว",
    "am": "ወደቡ ተከፈተ።",
    "ps": "بندر بیا پرانیستل شو",
    "my": "ဆိပ်ကမ်းပြန်ဖွင့်",
    "km": "កំពង់ផែបើកវិញ",
    "dv": "ބަނދަރު",
    "lo": "ທ່າເຮືອເປີດ",
    "so": "Dekedda waa la furay.",
}

OFFLINE = [engine.name for engine in ENGINES if engine.offline and not engine.available()]


def script(words, language):
    spoken = (LangText(text=words, language=language),)
    one = Utterance(role=UtteranceRole.TEXT, displayed=(Run(text=words, language=language),), spoken=spoken, block=0)
    return Script(language=language, utterances=(one,))


def spoken_or_refused(wanted, engine):
    try:
        return record(wanted, voices=(parse_voice(engine),) if engine else ())
    except MultipubError as refused:
        return refused


@pytest.mark.parametrize("language", list(SAID))
@pytest.mark.parametrize("engine", [None, *OFFLINE])
def test_a_language_is_spoken_or_refused_with_a_way_out(engine, language):
    """A second voice never steps in: what was asked for speaks, or nothing is made."""
    words = SAID[language]
    recording = spoken_or_refused(script(words, language), engine)
    if isinstance(recording, MultipubError):
        assert recording.hint
        assert language in str(recording) or words in str(recording)
        return
    seconds = (recording.timed[0].end - recording.timed[0].start) / recording.rate
    assert 0.03 < seconds / len(words) < 0.5
    assert engine is None or recording.voice.startswith(f"{engine}/")


@pytest.mark.parametrize("engine", OFFLINE)
def test_letters_that_a_voice_does_not_read_are_an_error_that_quotes_them(engine):
    for language in ("en", "ar", "ru"):
        if ENGINES[engine].voice_for(language) is None:
            continue
        for foreign in SAID.values():
            voice = ENGINES[engine].voice_for(language)
            if {alphabet_of(letter) for letter in foreign} - {None} <= voice.alphabets:
                continue
            with pytest.raises(EditionError) as refused:
                record(script(foreign, language), voices=(parse_voice(engine),))
            assert foreign in str(refused.value)
            assert refused.value.hint


def test_the_list_of_voices_says_what_each_can():
    by_name = {f"{one.engine}/{one.voice}": one for one in all_voices()}
    assert by_name["pico/en-GB"].ipa
    assert by_name["pico/en-GB"].second_voice
    assert not by_name["pico/fr-FR"].second_voice
    assert by_name["espeak/ar"].ipa
    assert by_name["espeak/ar"].second_voice
    assert by_name["espeak/ar"].word_times
    assert not by_name["pico/en-GB"].word_times
    assert not by_name["gtts/ar"].ipa


def test_a_second_voice_is_of_the_same_engine_and_language_unless_another_is_wished():
    pico = ENGINES["pico"]
    main = Voice(pico, pico.voice_for("en-GB"))
    assert str(choose_quote_voice("en", (), main)) == "pico/en-US"
    assert str(choose_quote_voice("en", ("espeak/en",), main)) == "espeak/en"
    assert str(choose_quote_voice("en", ("fr=espeak", "en=pico/en-GB"), main)) == "pico/en-GB"
    assert choose_quote_voice("fr", (), Voice(pico, pico.voice_for("fr"))) is None
    espeak = ENGINES["espeak"]
    assert str(choose_quote_voice("ar", (), Voice(espeak, espeak.voice_for("ar")))) == "espeak/ar+f3"
