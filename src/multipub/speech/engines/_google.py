"""Asking Google Translate for the sound of words.

In:  words and a language of Google's.   Out: samples, or ``ServiceFailed``.
Promises: the server's certificate is checked; no request waits for ever; what is worth another try gets one, with
growing pauses; every answer is decoded and looked at before it is used.

gTTS sends its requests without checking the certificate, without a time limit and without trying again, and takes a
captcha page for an empty sound.  So it only *prepares* the requests here, and a session of our own sends them.
"""

import base64
import binascii
import json
import re
from collections.abc import Callable

import numpy as np
import requests
from gtts import gTTS

from multipub.errors import ServiceFailed
from multipub.speech.encoding import decode
from multipub.speech.engines import Sound

TIMEOUT = (5.0, 20.0)
"""Seconds to connect, and seconds to wait for an answer."""

MOST_TRIES = 4

FIRST_WAIT_SECONDS = 2.0
"""Before the second try; doubled each time, unless the server says how long (``Retry-After``)."""

LONGEST_WAIT_SECONDS = 60.0
"""A server that asks for more is taken to refuse."""

WORTH_ANOTHER_TRY = frozenset({429, 500, 502, 503, 504})
"""HTTP status codes (RFC 9110, 15.6; RFC 6585, 4)."""

SOUND_IN_ANSWER = re.compile(r'"jQ1olc","(\[.*?\])",')
"""The remote procedure's name, and its result as JSON inside JSON."""

OTHER_VOICE = "try again later, or choose an offline engine with --voice"

Wait = Callable[[float], None]


def fetch(words: str, language: str, wait: Wait) -> Sound:
    """Return the sound that Google gives for ``words``; ``wait`` sleeps for some seconds.

    Raises:
        ServiceFailed: if there is no connection, the server refuses, or what it sends is no sound.
    """
    prepared: list[requests.PreparedRequest] = gTTS(words, lang=language, lang_check=False)._prepare_requests()
    sounds = []
    with requests.Session() as session:
        for request in prepared:
            data = _sound_in(_answer(session, request, wait), words)
            sounds.append(decode(data))
    if len({rate for _, rate in sounds}) != 1:
        raise ServiceFailed(f"Google's answers for {words!r} differ in their rate", hint=OTHER_VOICE)
    return Sound(np.concatenate([samples for samples, _ in sounds]), sounds[0][1])


def _answer(session: requests.Session, request: requests.PreparedRequest, wait: Wait) -> str:
    """Send one request until it is answered, with pauses that grow."""
    settings = session.merge_environment_settings(request.url or "", {}, None, True, None)
    pause = FIRST_WAIT_SECONDS
    for tries_left in reversed(range(MOST_TRIES)):
        try:
            answer = session.send(request, timeout=TIMEOUT, verify=settings["verify"], proxies=settings["proxies"])
        except requests.exceptions.SSLError as error:
            raise ServiceFailed(f"Google's certificate could not be checked: {error}", hint=OTHER_VOICE) from error
        except requests.exceptions.RequestException as error:
            if not tries_left:
                raise ServiceFailed(f"no connection to Google's speech service: {error}", hint=OTHER_VOICE) from error
        else:
            if answer.ok:
                return answer.text
            if answer.status_code not in WORTH_ANOTHER_TRY or not tries_left:
                raise ServiceFailed(f"Google's speech service refuses: HTTP {answer.status_code}", hint=OTHER_VOICE)
            pause = max(pause, _asked_pause(answer))
            if pause > LONGEST_WAIT_SECONDS:
                raise ServiceFailed(f"Google's speech service asks to wait {pause:g} seconds", hint=OTHER_VOICE)
        wait(pause)
        pause *= 2
    raise ServiceFailed("Google's speech service did not answer", hint=OTHER_VOICE)


def _asked_pause(answer: requests.Response) -> float:
    """Return the seconds the server asks for, where it gives a number."""
    asked = answer.headers.get("Retry-After", "")
    return float(asked) if asked.isdigit() else 0.0


def _sound_in(answer: str, words: str) -> bytes:
    """Return the MP3 inside an answer.

    Raises:
        ServiceFailed: if there is none: a captcha page, an empty result, a language the service does not speak.
    """
    found = SOUND_IN_ANSWER.search(answer)
    try:
        sound = base64.b64decode(json.loads(json.loads(f'"{found[1]}"'))[0], validate=True) if found else b""
    except (ValueError, TypeError, IndexError, binascii.Error) as error:
        raise ServiceFailed(f"Google's answer for {words!r} cannot be read: {error}", hint=OTHER_VOICE) from error
    if not sound:
        raise ServiceFailed(f"Google sent no sound for {words!r}", hint=OTHER_VOICE)
    return sound
