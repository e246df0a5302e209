"""Asking Google Translate for the sound of words.

In:  words and a language of Google's; how to wait, and what time it is.   Out: samples, or ``ServiceFailed``.
Promises: the server's certificate is checked; no request waits for ever; requests keep a distance; what is worth
another try gets one, with growing pauses; every answer is decoded and looked at before it is used.

gTTS sends its requests without checking the certificate, without a time limit and without trying again, and takes a
captcha page for an empty sound.  So it only *prepares* the requests here, and a session of our own sends them.
"""

import base64
import binascii
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import numpy as np
import requests
from gtts import gTTS

from multipub.errors import EditionError, ServiceFailed
from multipub.speech.encoding import decode
from multipub.speech.engines import Sound
from multipub.speech.engines._mpeg import whole_frames

TIMEOUT = (5.0, 20.0)
"""Seconds to connect, and seconds without a byte of an answer."""

LONGEST_ANSWER_SECONDS = 60.0
"""For a whole answer: a server that sends a byte now and then is not waited for."""

LARGEST_ANSWER = 4_000_000
"""Bytes.  A hundred characters are about 60,000."""

MOST_TRIES = 4

FIRST_WAIT_SECONDS = 2.0
"""Before the second try; doubled each time, unless the server says how long (``Retry-After``)."""

LONGEST_WAIT_SECONDS = 60.0
"""A server that asks for more is taken to refuse."""

DISTANCE_SECONDS = 0.25
"""Between two requests: a story is about a hundred of them."""

WORTH_ANOTHER_TRY = frozenset({429, 500, 502, 503, 504})
"""HTTP status codes (RFC 9110, 15.6; RFC 6585, 4)."""

SOUND_IN_ANSWER = re.compile(r'"jQ1olc","(\[.*?\])",')
"""The remote procedure's name, and its result as JSON inside JSON."""

SHORTEST_PER_LETTER = 0.02
"""Seconds: what is shorter was cut."""

OTHER_VOICE = "try again later, or choose an offline engine with --voice"


@dataclass(kw_only=True)
class Service:
    """How the service is asked: what the world gives (a clock, a way to wait), and when it was asked last."""

    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    timeout: tuple[float, float] = TIMEOUT
    longest_answer: float = LONGEST_ANSWER_SECONDS
    _asked: float | None = field(default=None, init=False)

    def keep_distance(self) -> None:
        """Wait until the next request may be sent."""
        if self._asked is not None:
            pause = self._asked + DISTANCE_SECONDS - self.clock()
            if pause > 0:
                self.wait(pause)
        self._asked = self.clock()


def fetch(words: str, language: str, service: Service) -> Sound:
    """Return the sound that Google gives for ``words``.

    Raises:
        EditionError: if there is nothing to say in the words.
        ServiceFailed: if there is no connection, the server refuses, or what it sends is not the whole sound.
    """
    try:
        prepared: list[requests.PreparedRequest] = gTTS(words, lang=language, lang_check=False)._prepare_requests()
    except AssertionError as error:  # as gTTS says that there is nothing to send
        raise EditionError(f"gTTS cannot say {words!r}", hint="choose another engine with --voice") from error
    sounds = []
    with requests.Session() as session:
        for request in prepared:
            sounds.append(_decoded(_sound_in(_answer(session, request, service), words), words))
    if len({rate for _, rate in sounds}) != 1:
        raise ServiceFailed(f"Google's answers for {words!r} differ in their rate", hint=OTHER_VOICE)
    samples, rate = np.concatenate([samples for samples, _ in sounds]), sounds[0][1]
    if len(samples) / rate < SHORTEST_PER_LETTER * sum(map(str.isalnum, words)):
        raise ServiceFailed(f"Google sent only {len(samples) / rate:.2f} s for {words!r}", hint=OTHER_VOICE)
    return Sound(samples, rate)


def _answer(session: requests.Session, request: requests.PreparedRequest, service: Service) -> str:
    """Send one request until it is answered, with pauses that grow."""
    settings = session.merge_environment_settings(request.url or "", {}, True, None, None)
    pause = FIRST_WAIT_SECONDS
    for tries_left in reversed(range(MOST_TRIES)):
        service.keep_distance()
        try:
            answer = session.send(request, timeout=service.timeout, **settings)
            text = _text(answer, service)
        except requests.exceptions.SSLError as error:
            raise ServiceFailed(f"Google's certificate could not be checked: {error}", hint=OTHER_VOICE) from error
        except requests.exceptions.RequestException as error:
            if not tries_left:
                raise ServiceFailed(f"no connection to Google's speech service: {error}", hint=OTHER_VOICE) from error
        else:
            if answer.ok:
                return text
            if answer.status_code not in WORTH_ANOTHER_TRY or not tries_left:
                raise ServiceFailed(f"Google's speech service refuses: HTTP {answer.status_code}", hint=OTHER_VOICE)
            pause = max(pause, _asked_pause(answer))
            if pause > LONGEST_WAIT_SECONDS:
                raise ServiceFailed(f"Google's speech service asks to wait {pause:g} seconds", hint=OTHER_VOICE)
        service.wait(pause)
        pause *= 2
    raise AssertionError("the last try returns or raises")


def _text(answer: requests.Response, service: Service) -> str:
    """Read an answer, which is neither endless nor endlessly slow."""
    begun, data = service.clock(), bytearray()
    for chunk in answer.iter_content(1 << 16):
        data += chunk
        if service.clock() - begun > service.longest_answer or len(data) > LARGEST_ANSWER:
            raise requests.exceptions.ReadTimeout("the answer does not end")
    return data.decode("utf-8", "replace")


def _asked_pause(answer: requests.Response) -> float:
    """Return the seconds the server asks for: a number, or a date (RFC 9110, 10.2.3) by the server's own clock."""
    asked = answer.headers.get("Retry-After", "").strip()
    if asked.isdigit():
        return float(asked)
    try:
        then = parsedate_to_datetime(asked)
        now = parsedate_to_datetime(answer.headers["Date"])
    except (ValueError, KeyError):
        return 0.0
    return max(0.0, (_aware(then) - _aware(now)).total_seconds())


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


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
        what = "a page instead of speech (a captcha?)" if "<html" in answer.lower() else "no sound"
        raise ServiceFailed(f"Google sent {what} for {words!r}", hint=OTHER_VOICE)
    return sound


def _decoded(data: bytes, words: str) -> tuple[np.ndarray, int]:
    """Return the samples of an MP3 that is whole.

    Raises:
        ServiceFailed: if it is cut, or no MP3.
    """
    if not whole_frames(data):
        raise ServiceFailed(f"what Google sent for {words!r} is no whole MP3", hint=OTHER_VOICE)
    try:
        return decode(data)
    except EditionError as error:
        raise ServiceFailed(f"Google's answer for {words!r}: {error.message}", hint=OTHER_VOICE) from error
