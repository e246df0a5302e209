"""Google's voices, without Google: what is sent, and what becomes of every kind of answer."""

import base64
import json

import numpy as np
import pytest
import requests

from multipub.errors import EditionError
from multipub.speech.encoding import encode_mp3
from multipub.speech.engines._google import LONGEST_WAIT_SECONDS, MOST_TRIES, TIMEOUT, fetch

RATE = 24_000


def sound(seconds=0.5):
    time = np.arange(round(seconds * RATE)) / RATE
    return encode_mp3((8_000 * np.sin(2 * np.pi * 440 * time)).astype("<i2"), RATE)


def answer(status=200, body="", **headers):
    made = requests.Response()
    made.status_code = status
    made._content = body.encode()
    made.encoding = "utf-8"
    made.headers.update(headers)
    return made


def spoken(data=None):
    inner = json.dumps([base64.b64encode(sound() if data is None else data).decode()])
    outer = [["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]]
    return answer(body=f")]}}'\n\n{json.dumps(outer, separators=(',', ':'))}\n")


@pytest.fixture
def google(monkeypatch):
    """A list of what the service answers, one a request; ``sent`` keeps what it was asked and how."""

    class Google(list):
        sent = []  # noqa: RUF012 - a test's own
        waited = []  # noqa: RUF012 - a test's own

    service = Google()
    service.sent, service.waited = [], []

    def send(self, request, **settings):
        service.sent.append((request, settings))
        reply = service.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply

    monkeypatch.setattr(requests.Session, "send", send)
    return service


def test_a_sentence_is_one_request_whose_certificate_is_checked_and_which_does_not_wait_for_ever(google):
    google += [spoken()]
    made = fetch("Hello there.", "en", google.waited.append)
    assert made.rate == RATE
    assert len(made.samples) == pytest.approx(RATE / 2, abs=2_000)
    (request, settings) = google.sent[0]
    assert request.url.startswith("https://translate.google.com/")
    assert settings["verify"] is not False
    assert settings["timeout"] == TIMEOUT


def test_a_long_sentence_is_several_requests_and_one_sound(google):
    google += [spoken()] * 4
    made = fetch(
        "The council voted on Thursday to reopen the old wharf, which was closed in a storm, " * 2, "en", print
    )
    assert len(google.sent) == 4
    assert len(made.samples) == pytest.approx(2 * RATE, abs=8_000)


def test_a_busy_server_is_asked_again_after_the_pause_it_asks_for(google):
    google += [answer(429, **{"Retry-After": "7"}), answer(503), spoken()]
    assert len(fetch("Hello.", "en", google.waited.append).samples)
    assert google.waited == [7.0, 14.0]


def test_a_server_that_stays_busy_is_an_error(google):
    google += [answer(503)] * MOST_TRIES
    with pytest.raises(EditionError, match="HTTP 503"):
        fetch("Hello.", "en", google.waited.append)


def test_a_server_that_wants_too_long_a_pause_is_an_error(google):
    google += [answer(429, **{"Retry-After": str(int(LONGEST_WAIT_SECONDS) + 1)})]
    with pytest.raises(EditionError, match="asks to wait"):
        fetch("Hello.", "en", google.waited.append)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (answer(403), "HTTP 403"),
        (answer(200, "<html>Sorry, unusual traffic</html>"), "sent no sound"),
        (answer(200, ')]}\'\n\n[["wrb.fr","jQ1olc",null,null,null,[3],"generic"]]'), "sent no sound"),
        (answer(200, ""), "sent no sound"),
        (spoken(b""), "sent no sound"),
        (spoken(b"<html>not an mp3</html>" * 20), "no sound that can be decoded|empty"),
        (requests.exceptions.SSLError("self-signed"), "certificate"),
    ],
    ids=["refused", "captcha", "no audio", "empty page", "empty audio", "no mp3", "certificate"],
)
def test_an_answer_that_is_no_speech_is_an_error_at_once(google, reply, message):
    google += [reply]
    with pytest.raises(EditionError, match=message):
        fetch("Hello.", "en", google.waited.append)
    assert not google.waited


def test_a_dead_connection_is_tried_again_and_then_an_error(google):
    google += [requests.exceptions.ConnectTimeout("nobody there")] * MOST_TRIES
    with pytest.raises(EditionError, match="no connection"):
        fetch("Hello.", "en", google.waited.append)
    assert google.waited == [2.0, 4.0, 8.0]
