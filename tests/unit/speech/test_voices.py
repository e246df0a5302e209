"""Who speaks which language."""

from dataclasses import replace

import pytest

from multipub.errors import UsageError
from multipub.speech.engines import ENGINES
from multipub.speech.voices import VoiceRequest, all_voices, choose_voice, choose_voice_within, parse_voice
from tones import TONES, tones

MAIN_LANGUAGES = ("en", "de", "es", "fr", "it")


@pytest.mark.parametrize("language", [*MAIN_LANGUAGES, "en-US", "de-AT", "fr-CA"])
def test_pico_reads_its_five_languages(language):
    assert choose_voice(language, ()).engine.name == "pico"


@pytest.mark.parametrize("language", ["ar", "fa", "ur", "he", "ru", "tr", "sv", "pt", "ja", "zh", "uk", "ar-EG"])
def test_espeak_reads_what_pico_cannot(language):
    assert choose_voice(language, ()).engine.name == "espeak"


def test_the_regional_voice_is_taken_where_there_is_one():
    assert str(choose_voice("en-US", ())) == "pico/en-US"
    assert str(choose_voice("en", ())) == "pico/en-GB"
    assert str(choose_voice("pt-BR", ())) == "espeak/pt-br"


def test_no_engine_that_sends_words_away_is_ever_chosen_by_itself():
    for engine in ENGINES:
        for language in engine.languages:
            try:
                assert choose_voice(language, ()).engine.offline
            except UsageError as error:
                assert "no offline speech engine" in error.message  # noqa: PT017 - the other languages still count


def test_a_language_that_only_an_online_engine_speaks_is_an_error_that_names_it():
    with pytest.raises(UsageError, match="no offline speech engine speaks 'th'") as raised:
        choose_voice("th", ())
    assert "gtts" in str(raised.value.hint)


def test_gtts_is_used_when_it_is_asked_for_by_name():
    assert choose_voice("en", (parse_voice("gtts"),)).engine.name == "gtts"
    assert str(choose_voice("he", (parse_voice("he=gtts"),))) == "gtts/iw"


def test_the_request_for_the_very_language_wins():
    requests = (parse_voice("espeak"), parse_voice("en=pico/en-US"), parse_voice("en-GB=espeak/en"))
    assert str(choose_voice("en", requests)) == "pico/en-US"
    assert str(choose_voice("en-GB", requests)) == "espeak/en"
    assert str(choose_voice("fr", requests)) == "espeak/fr"


def test_of_two_requests_the_later_one_holds():
    assert str(choose_voice("en", (parse_voice("espeak"), parse_voice("pico/en-US")))) == "pico/en-US"


@pytest.mark.parametrize(
    ("written", "request_"),
    [
        ("pico", VoiceRequest(engine="pico")),
        ("pico/en-US", VoiceRequest(engine="pico", voice="en-US")),
        ("ar=espeak", VoiceRequest(engine="espeak", language="ar")),
        ("pt-BR=espeak/pt-br", VoiceRequest(engine="espeak", voice="pt-br", language="pt-BR")),
    ],
)
def test_a_voice_is_written_as_language_engine_and_voice(written, request_):
    assert parse_voice(written) == request_


def test_an_unknown_engine_is_an_error_that_lists_those_there_are():
    with pytest.raises(UsageError) as raised:
        parse_voice("hal")
    assert {"espeak", "gtts", "pico", "piper"} <= set(str(raised.value.hint).removeprefix("known: ").split(", "))


def test_an_unknown_voice_is_an_error_that_lists_those_there_are():
    with pytest.raises(UsageError, match="no voice 'en-AU'") as raised:
        parse_voice("en=pico/en-AU")
    assert "en-GB" in str(raised.value.hint)


def test_an_engine_that_does_not_speak_the_language_is_an_error_with_a_way_out():
    with pytest.raises(UsageError, match="'pico' does not speak 'ar'") as raised:
        choose_voice("ar", (parse_voice("pico"),))
    assert "espeak" in str(raised.value.hint)
    with pytest.raises(UsageError, match="de-DE does not speak 'en'"):
        choose_voice("en", (parse_voice("pico/de-DE"),))


def test_an_engine_that_is_not_installed_is_an_error_that_says_what_to_do():
    engine = replace(TONES, name="elsewhere", available=lambda: "it is not installed: pip install elsewhere")
    ENGINES.add(engine)
    try:
        with pytest.raises(UsageError, match="pip install elsewhere"):
            choose_voice("en", (VoiceRequest(engine="elsewhere"),))
    finally:
        ENGINES.remove("elsewhere")


def test_foreign_words_are_read_by_the_main_engine_where_it_can_else_by_another():
    pico, espeak = choose_voice("en", ()), choose_voice("ar", ())
    assert str(choose_voice_within("fr", (), pico)) == "pico/fr-FR"
    assert str(choose_voice_within("ar", (), pico)) == "espeak/ar"
    assert str(choose_voice_within("en", (), espeak)) == "espeak/en"
    assert str(choose_voice_within("en-US", (), pico)) == "pico/en-GB"
    assert choose_voice_within("xx", (), pico) is pico
    assert str(choose_voice_within("en", (parse_voice("en=pico/en-US"),), espeak)) == "pico/en-US"


def test_a_test_engine_is_entered_and_listed_like_the_others():
    with tones():
        listed = [entry for entry in all_voices() if entry.engine == "tones"]
        assert {entry.language for entry in listed} >= {"en", "ar", "ja"}
    assert "tones" not in ENGINES


def test_the_list_of_voices_says_what_a_desk_must_know():
    entries = {(entry.engine, entry.voice): entry for entry in all_voices()}
    assert entries["pico", "en-GB"].offline
    assert not entries["gtts", "en"].offline
    assert entries["espeak", "ar"].licence.startswith("GPL")
    assert all(entry.language and entry.licence for entry in entries.values())
