"""The canonical XML inside an Ogg Opus file: a comment, in base64 as pictures are.

A player never shows it; an archivist finds it by its name.

Source: RFC 7845, 5.2; RFC 4648, 4.
"""

import base64
import binascii
import io

from multipub.carriers import Carrier
from multipub.carriers._ogg_packets import CAPTURE, comments
from multipub.errors import SourceError

COMMENT = "NEWSML-G2"
"""Letters, digits and signs from space to right brace, but no equals sign (Vorbis I, 5.2.2)."""


def put(data: bytes, source: bytes) -> bytes:
    """Return the file ``data`` with ``source`` among its comments; its sound as it was."""
    from mutagen.oggopus import OggOpus

    buffer = io.BytesIO(data)
    file = OggOpus(buffer)
    file[COMMENT] = [base64.b64encode(source).decode("ascii")]
    buffer.seek(0)
    file.save(buffer, padding=no_padding)
    return buffer.getvalue()


def recognises(data: bytes) -> bool:
    """Whether ``data`` is an Ogg file."""
    return data.startswith(CAPTURE)


def extract(data: bytes) -> bytes | None:
    """Return the canonical XML, byte for byte, or ``None`` if the file carries none.

    Raises:
        SourceError: if the file is damaged.
    """
    coded = next(iter(comments(data).get(COMMENT, ())), None)
    try:
        return None if coded is None else base64.b64decode(coded, validate=True)
    except binascii.Error as fault:
        raise SourceError("the canonical XML in this file is damaged") from fault


def no_padding(information: object) -> int:
    """Return how much air mutagen leaves for later: none, so that the same story gives the same bytes."""
    return 0


OGG_CARRIER = Carrier(name="Opus", recognises=recognises, extract=extract)
