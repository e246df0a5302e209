"""A stand-in for Google Translate's speech service: a proxy on this machine that ends TLS and speaks its protocol.

``with standing_in(folder) as google:`` starts it; ``google.environment()`` sends every request through it, with a
certificate made for the occasion and trusted through that environment alone.  ``google.script`` says how the next
requests are answered; the rest is answered with speech (tones, one length a character).
"""

import base64
import json
import socket
import ssl
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import trustme

from multipub.speech.encoding import encode_mp3

HOST = "translate.google.com"
RATE = 24_000
SECONDS_PER_CHARACTER = 0.05
LONGEST_HANG = 10.0


def tone(words: str) -> bytes:
    """Return an MP3 as long as the words take."""
    time_ = np.arange(round(SECONDS_PER_CHARACTER * RATE * len(words))) / RATE
    wave = np.sin(2 * np.pi * (300 + sum(map(ord, words)) % 500) * time_)
    return encode_mp3((8_000 * wave).astype("<i2"), RATE)


def rpc(sound: bytes | None) -> str:
    """Return an answer of the remote procedure, with a sound or with none."""
    inner = None if sound is None else json.dumps([base64.b64encode(sound).decode()])
    outer = [["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]]
    return f")]}}'\n\n{json.dumps(outer, separators=(',', ':'))}\n"


@dataclass(frozen=True)
class Reply:
    """How one request is answered; ``hang`` waits that many seconds before it, ``cut`` drops the answer's end."""

    status: int = 200
    body: Callable[[str], str] = lambda words: rpc(tone(words))
    headers: Mapping[str, str] = field(default_factory=dict)
    hang: float = 0.0
    cut: bool = False


SPEECH = Reply()
BUSY = Reply(429, lambda words: "busy", {"Retry-After": "1"})
FORBIDDEN = Reply(403, lambda words: "no")
DOWN = Reply(503, lambda words: "down")
EMPTY = Reply(body=lambda words: "")
NO_SOUND = Reply(body=lambda words: rpc(None))
CAPTCHA = Reply(body=lambda words: "<html><title>Sorry</title>Our systems have detected unusual traffic</html>")
TRUNCATED = Reply(body=lambda words: rpc(tone(words)[:-100]))
SHORT = Reply(body=lambda words: rpc(tone("a")))
HANG = Reply(hang=LONGEST_HANG)
CUT = Reply(cut=True)


@dataclass
class Google:
    """The running stand-in: what it was asked (host, words, language), and how it will answer."""

    port: int
    authority: Path
    script: list[Reply] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    always: Reply = SPEECH
    stopping: threading.Event = field(default_factory=threading.Event)

    def environment(self, *, trusted: bool = True) -> dict[str, str]:
        """Return the environment that leads to it; without ``trusted`` its certificate is a stranger's."""
        settings = {"HTTPS_PROXY": f"http://127.0.0.1:{self.port}", "NO_PROXY": "", "no_proxy": ""}
        return {**settings, "REQUESTS_CA_BUNDLE": str(self.authority)} if trusted else settings

    def next_reply(self) -> Reply:
        return self.script.pop(0) if self.script else self.always


@contextmanager
def standing_in(folder: Path, host: str = HOST) -> Iterator[Google]:
    """Start the stand-in with a certificate for ``host``."""
    authority = trustme.CA()
    bundle = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(bundle))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    server = socket.create_server(("127.0.0.1", 0))
    google = Google(server.getsockname()[1], bundle)
    threads = [threading.Thread(target=_serve, args=(server, context, google), daemon=True)]
    threads[0].start()
    try:
        yield google
    finally:
        google.stopping.set()
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()
        threads[0].join(5)


def _serve(server: socket.socket, context: ssl.SSLContext, google: Google) -> None:
    while not google.stopping.is_set():
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(connection, context, google), daemon=True).start()


def _answer(connection: socket.socket, context: ssl.SSLContext, google: Google) -> None:
    """Answer one connection: ``CONNECT``, TLS, one request."""
    with suppress(OSError), closing(connection):
        target = _head(connection).split()[1]
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with closing(context.wrap_socket(connection, server_side=True)) as secure:
            _reply(secure, target.partition(":")[0], google)


def _reply(secure: ssl.SSLSocket, host: str, google: Google) -> None:
    head = _head(secure)
    lines = (line.partition(":") for line in head.split("\r\n")[1:])
    length = next(int(value) for name, _, value in lines if name.lower() == "content-length")
    body = b""
    while len(body) < length:
        body += secure.recv(length - len(body))
    (request,) = urllib.parse.parse_qs(body.decode())["f.req"]
    words, language = json.loads(json.loads(request)[0][0][1])[:2]
    google.asked.append((host, words, language))
    reply = google.next_reply()
    end = time.monotonic() + reply.hang
    while time.monotonic() < end and not google.stopping.wait(0.05):
        pass
    data = reply.body(words).encode()
    headers = {"Content-Length": str(len(data)), "Connection": "close", **reply.headers}
    fields = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    secure.sendall(
        f"HTTP/1.1 {reply.status} X\r\n{fields}\r\n".encode() + (data[: len(data) // 2] if reply.cut else data)
    )


def _head(connection: socket.socket) -> str:
    """Read up to the empty line."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        byte = connection.recv(1)
        if not byte:
            break
        head += byte
    return head.decode("latin-1")
