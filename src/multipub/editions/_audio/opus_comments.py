"""The comments of an Ogg Opus file.

In:  the bare file, a ``Manuscript`` and its ``Recording``, the cover.   Out: the file with its words.
Promises: the names that players know (title, artist, chapters, picture); what they have no name for under the names of
the MP3; the canonical XML, byte for byte; nothing of the clock.

Source: RFC 7845, 5.2; Xiph "Ogg Vorbis comment field names", "Chapter extension"; FLAC format (RFC 9639), 8.8.
"""

import base64
import io
import struct

from mutagen.oggopus import OggOpus

from multipub.carriers.ogg import COMMENT, no_padding
from multipub.editions._audio import facts, transcript
from multipub.editions._audio.captions import stamp
from multipub.editions._audio.chapters import Chapter
from multipub.editions._audio.facts import Cover
from multipub.model.manuscript import Manuscript
from multipub.model.recording import Recording

PICTURE = "METADATA_BLOCK_PICTURE"
FRONT_COVER = 3
COLOUR_DEPTH = 24
"""Bits a pixel of a JPEG or PNG without transparency, as the block of a picture tells it."""

MOST_CHAPTERS = 999
"""Three figures count them."""


def with_comments(
    data: bytes, manuscript: Manuscript, recording: Recording, chapters: tuple[Chapter, ...], cover: Cover | None
) -> bytes:
    """Return the file with everything that it says of its story."""
    buffer = io.BytesIO(data)
    file = OggOpus(buffer)
    file.delete(buffer)
    buffer.seek(0)
    file = OggOpus(buffer)
    for name, words in (*_known(manuscript, recording), *_own(manuscript, recording), *_chapters(chapters)):
        if any(words):
            file[name] = list(words)
    if cover:
        file[PICTURE] = [base64.b64encode(picture_block(cover)).decode("ascii")]
    file[COMMENT] = [base64.b64encode(manuscript.source).decode("ascii")]
    buffer.seek(0)
    file.save(buffer, padding=no_padding)
    return buffer.getvalue()


def picture_block(cover: Cover) -> bytes:
    """Return a picture as FLAC holds it, with its description (RFC 9639, 8.8)."""
    kind, words = cover.media_type.encode("ascii"), cover.description.encode()
    return b"".join(
        (
            struct.pack(">II", FRONT_COVER, len(kind)),
            kind,
            struct.pack(">I", len(words)),
            words,
            struct.pack(">IIIII", cover.width, cover.height, COLOUR_DEPTH, 0, len(cover.data)),
            cover.data,
        )
    )


def _known(manuscript: Manuscript, recording: Recording) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("TITLE", (manuscript.headline,)),
        ("ARTIST", manuscript.creators),
        ("ALBUM", (manuscript.house,)),
        ("ORGANIZATION", (manuscript.house,)),
        ("GENRE", (manuscript.section or "",)),
        ("DATE", (manuscript.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),)),
        ("COPYRIGHT", (manuscript.rights,)),
        ("DESCRIPTION", (manuscript.deck or "",)),
        ("CONTACT", (manuscript.permalink or "",)),
        ("LYRICS", ("\n".join(facts.shown_lines(recording)),)),
    )


def _own(manuscript: Manuscript, recording: Recording) -> tuple[tuple[str, tuple[str, ...]], ...]:
    timed = transcript.write(manuscript, recording, facts.figure_blocks(manuscript)).decode()
    return (*facts.own_entries(manuscript, recording), (facts.TRANSCRIPT, (timed,)))


def _chapters(chapters: tuple[Chapter, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the chapters as comments: when each begins, and its name."""
    listed = list(enumerate(chapters[:MOST_CHAPTERS], start=1))
    times = ((f"CHAPTER{number:03}", (stamp(one.start),)) for number, one in listed)
    names = ((f"CHAPTER{number:03}NAME", (one.title,)) for number, one in listed)
    return (*times, *names)
