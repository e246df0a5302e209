"""Google's voices, without Google: what is sent, and what becomes of every kind of answer.

A stand-in on this machine speaks the service's protocol through TLS; only the last test asks Google itself.
"""

import os
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import numpy as np
import pytest

from google_standin import (
    BUSY,
    CAPTCHA,
    CUT,
    DOWN,
    EMPTY,
    FORBIDDEN,
    HANG,
    NO_SOUND,
    SECONDS_PER_CHARACTER,
    SHORT,
    TRUNCATED,
    Reply,
    rpc,
    standing_in,
)
from multipub.editions import FORMATS
from multipub.errors import EditionError, ServiceFailed
from multipub.model.recording import Script, Utterance, UtteranceRole
from multipub.model.text import LangText, Run
from multipub.orders import Order
from multipub.pipeline import export
from multipub.speech.encoding import encode_mp3
from multipub.speech.engines import ENGINES, _google, gtts
from multipub.speech.engines._google import DISTANCE_SECONDS, LONGEST_WAIT_SECONDS, MOST_TRIES, Service, fetch
from multipub.speech.engines._mpeg import whole_frames
from multipub.speech.recording import record
from multipub.speech.voices import fallback_finding, parse_voice

RATE = 24_000
SAMPLE = Path(__file__).parents[3] / "samples" / "brief" / "article.xml"
LIVE = "MULTIPUB_LIVE_GTTS"
SHORT_TIMEOUT = (2.0, 0.5)


class Patience:
    """A clock that only waiting moves; ``waited`` keeps every pause but the usual distance."""

    def __init__(self):
        self.now, self.waited = 0.0, []

    def wait(self, seconds):
        self.now += seconds
        if seconds > DISTANCE_SECONDS:
            self.waited.append(seconds)


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    with standing_in(tmp_path_factory.mktemp("google")) as running:
        yield running


@pytest.fixture
def google(service, monkeypatch):
    """The stand-in, asked through the environment as a proxy; ``patience`` is what the engine waits with."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in service.environment().items():
        monkeypatch.setenv(name, value)
    service.script, service.asked, service.always = [], [], Reply()
    return service


@pytest.fixture
def patience():
    return Patience()


def ask(words, patience, **settings):
    return fetch(words, "en", Service(wait=patience.wait, clock=lambda: patience.now, **settings))


def test_a_sentence_is_one_request_through_the_proxy_with_a_certificate_that_is_checked(google, patience):
    made = ask("Hello there.", patience)
    assert made.rate == RATE
    assert len(made.samples) == pytest.approx(12 * SECONDS_PER_CHARACTER * RATE, abs=2_000)
    assert google.asked == [("translate.google.com", "Hello there.", "en")]


def test_a_long_sentence_is_several_requests_at_a_distance_and_one_sound(google, patience):
    text = "The council voted on Thursday to reopen the old wharf, which was closed in a storm, " * 2
    made = ask(text, patience)
    assert len(google.asked) == 4
    assert patience.now == pytest.approx(3 * DISTANCE_SECONDS)
    assert len(made.samples) / RATE == pytest.approx(SECONDS_PER_CHARACTER * len(text), rel=0.1)


def test_a_busy_server_is_asked_again_after_the_pause_it_asks_for(google, patience):
    google.script = [replace(BUSY, headers={"Retry-After": "7"}), DOWN]
    assert len(ask("Hello.", patience).samples)
    assert patience.waited == [7.0, 14.0]
    assert len(google.asked) == 3


@pytest.mark.parametrize(("asked", "pause"), [(9, 9.0), (-9, 2.0)])
def test_a_pause_until_a_date_is_counted_by_the_servers_own_clock(google, patience, asked, pause):
    now = datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)
    dates = {
        "Date": format_datetime(now, usegmt=True),
        "Retry-After": format_datetime(now + timedelta(seconds=asked), usegmt=True),
    }
    google.script = [replace(BUSY, headers=dates)]
    ask("Hello.", patience)
    assert patience.waited == [pause]


@pytest.mark.parametrize("asked", ["soon", "Thu, 99 Foo 2020", ""])
def test_a_pause_that_means_nothing_is_the_usual_one(google, patience, asked):
    google.script = [replace(BUSY, headers={"Retry-After": asked})]
    ask("Hello.", patience)
    assert patience.waited == [2.0]


def test_a_server_that_wants_too_long_a_pause_is_an_error(google, patience):
    google.script = [replace(BUSY, headers={"Retry-After": str(int(LONGEST_WAIT_SECONDS) + 1)})]
    with pytest.raises(ServiceFailed, match="asks to wait"):
        ask("Hello.", patience)
    assert not patience.waited


@pytest.mark.parametrize(("reply", "message"), [(DOWN, "HTTP 503"), (CUT, "no connection")])
def test_a_server_that_stays_down_is_asked_so_often_and_then_an_error(google, patience, reply, message):
    google.always = reply
    with pytest.raises(ServiceFailed, match=message):
        ask("Hello.", patience)
    assert len(google.asked) == MOST_TRIES
    assert patience.waited == [2.0, 4.0, 8.0]


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (FORBIDDEN, "HTTP 403"),
        (CAPTCHA, "captcha"),
        (NO_SOUND, "no sound"),
        (EMPTY, "no sound"),
        (Reply(body=lambda words: rpc(b"")), "no sound"),
        (Reply(body=lambda words: rpc(b"<html>not an mp3</html>" * 20)), "no whole MP3"),
        (Reply(body=lambda words: ')]}\'[["wrb.fr","jQ1olc","[\\"%%%\\"]",null]]'), "cannot be read"),
        (TRUNCATED, "no whole MP3"),
        (SHORT, "only 0.0"),
    ],
    ids=[
        "refused",
        "captcha",
        "no audio",
        "empty page",
        "empty audio",
        "no mp3",
        "no base64",
        "truncated",
        "too short",
    ],
)
def test_an_answer_that_is_no_speech_is_an_error_at_once(google, patience, reply, message):
    google.always = reply
    with pytest.raises(ServiceFailed, match=message):
        ask("Hello there, this is a test.", patience)
    assert len(google.asked) == 1
    assert not patience.waited


def test_a_server_that_hangs_is_not_waited_for(google, patience):
    google.always = HANG
    begun = time.monotonic()
    with pytest.raises(ServiceFailed, match="no connection"):
        ask("Hello.", patience, timeout=SHORT_TIMEOUT)
    assert len(google.asked) == MOST_TRIES
    assert time.monotonic() - begun < 2 * MOST_TRIES * SHORT_TIMEOUT[1] + 2


def test_an_answer_that_does_not_end_is_given_up(google, patience, monkeypatch):
    monkeypatch.setattr(_google, "LARGEST_ANSWER", 1_000)
    with pytest.raises(ServiceFailed, match="does not end"):
        ask("Hello.", patience)


def test_a_certificate_that_nobody_vouches_for_is_refused(google, patience, monkeypatch):
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    with pytest.raises(ServiceFailed, match="certificate"):
        ask("Hello.", patience)
    assert google.asked == []


def test_a_certificate_for_another_host_is_refused(tmp_path, google, patience, monkeypatch):
    with standing_in(tmp_path, host="translate.example") as other:
        for name, value in other.environment().items():
            monkeypatch.setenv(name, value)
        with pytest.raises(ServiceFailed, match="certificate"):
            ask("Hello.", patience)
        assert other.asked == []


def test_a_proxy_that_is_off_is_an_error(google, patience, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with pytest.raises(ServiceFailed, match="no connection"):
        ask("Hello.", patience)
    assert google.asked == []


def test_an_mp3_is_whole_or_not():
    data = encode_mp3(np.zeros(RATE, "<i2"), RATE)
    tagged = b"ID3\x04\x00\x00\x00\x00\x01\x00" + bytes(128) + data + b"TAG" + bytes(125)
    assert whole_frames(data)
    assert whole_frames(tagged)
    for damaged in (
        b"",
        data[:-1],
        data[1:],
        data + b"\x00",
        b"\xff\xfb\x00\x00" * 9,
        b"\xff\xe8\x90\x00" * 9,
        tagged[:100],
    ):
        assert not whole_frames(damaged)


SENTENCES = ("The old wharf opens again.", "Boats may land there.", "Nobody was hurt.")
VOICES = (parse_voice("gtts"),)


def script(language="en"):
    return Script(
        language=language,
        utterances=tuple(
            Utterance(
                role=UtteranceRole.TEXT,
                displayed=(Run(text=text, language=language),),
                spoken=(LangText(text=text, language=language),),
                block=number,
            )
            for number, text in enumerate(SENTENCES)
        ),
    )


@pytest.fixture
def quick(google, monkeypatch):
    """The engine itself, without its pauses."""
    monkeypatch.setattr(gtts, "_service", lambda: Service(wait=lambda seconds: None, timeout=SHORT_TIMEOUT))
    return google


def test_an_edition_is_spoken_by_google_only_when_asked_for(quick):
    assert record(script()).voice == "pico/en-GB"
    assert quick.asked == []
    spoken = record(script(), voices=VOICES)
    assert (spoken.voice, spoken.fallback) == ("gtts/en", None)
    assert [words for _, words, _ in quick.asked] == list(SENTENCES)


def test_a_second_run_asks_nothing(quick, tmp_path):
    first = record(script(), voices=VOICES, cache=tmp_path)
    quick.asked.clear()
    assert record(script(), voices=VOICES, cache=tmp_path) == first
    assert quick.asked == []


@pytest.mark.parametrize("reply", [FORBIDDEN, CAPTCHA, EMPTY, TRUNCATED, DOWN, HANG], ids=lambda one: str(one.status))
def test_one_sentence_that_fails_gives_the_whole_edition_to_the_offline_voice(quick, reply):
    quick.script = [Reply(), Reply()]
    quick.always = reply
    spoken = record(script(), voices=VOICES)
    offline = record(script())
    assert spoken.samples == offline.samples
    assert spoken.voice == "pico/en-GB"
    finding = fallback_finding(spoken, "story.en.mp3")
    assert "pico/en-GB speaks the whole edition" in str(finding)
    assert spoken.fallback in str(finding)
    assert fallback_finding(offline, "story.en.mp3") is None


def test_after_a_failure_only_the_missing_sentences_are_asked_for(quick, tmp_path):
    quick.script = [Reply(), Reply()]
    quick.always = FORBIDDEN
    assert record(script(), voices=VOICES, cache=tmp_path).fallback
    quick.always = Reply()
    quick.asked.clear()
    assert record(script(), voices=VOICES, cache=tmp_path).fallback is None
    assert [words for _, words, _ in quick.asked] == list(SENTENCES[2:])


def test_where_no_offline_voice_speaks_the_language_the_service_is_an_error(quick):
    quick.always = FORBIDDEN
    thai = Script(
        language="th",
        utterances=(
            Utterance(role=UtteranceRole.TEXT, displayed=(), spoken=(LangText(text="ท่าเรือ", language="th"),), block=0),
        ),
    )
    with pytest.raises(ServiceFailed, match="HTTP 403"):
        record(thai, voices=VOICES)


@pytest.mark.parametrize("words", ["", "…"])
def test_nothing_to_say_is_an_error_and_asks_nobody(quick, words):
    with pytest.raises(EditionError):
        ENGINES["gtts"].speak(words, "en", 1.0)
    assert quick.asked == []


def test_an_export_says_that_another_voice_speaks_and_places_a_whole_edition(quick, tmp_path):
    quick.script = [Reply()] * 3
    quick.always = FORBIDDEN
    order = Order(
        source=SAMPLE, out=tmp_path / "out", formats=("audio",), languages=("en",), voices=("gtts",),
        cache=tmp_path / "cache", options={"audio": FORMATS["audio"].options()},
    )  # fmt: skip
    (placed,) = export(order)
    assert placed.error is None
    (warning,) = [one for one in placed.warnings if one.rule == "VOICE-1"]
    assert "pico/en-GB speaks the whole edition" in warning.message
    assert "HTTP 403" in warning.message
    assert b"pico/en-GB" in placed.path.read_bytes()
    assert b"gtts/en" not in placed.path.read_bytes()
    assert [path.name for path in (tmp_path / "out").iterdir()] == [placed.path.name]
    assert not list(tmp_path.rglob(".new-*"))


def test_google_speaks_faster_when_that_is_wished(quick):
    usual, fast = (ENGINES["gtts"].speak(SENTENCES[0], "en", rate) for rate in (1.0, 1.5))
    assert len(fast.samples) == pytest.approx(len(usual.samples) / 1.5, rel=0.05)


@pytest.mark.skipif(
    LIVE not in os.environ, reason=f"asks Google's service on the net, so only when {LIVE} is set (also under CI)"
)
def test_google_itself_speaks():
    made = fetch(SENTENCES[0], "en", Service())
    assert 1.0 < len(made.samples) / made.rate < 5.0
