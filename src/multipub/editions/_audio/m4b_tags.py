"""The tags of an MPEG-4 audiobook.

In:  the bare file, a ``Manuscript`` and its ``Recording``, the cover.   Out: the file with its words.
Promises: the fields that players know; what they have no field for as tags of free form, under the names that the MP3
uses; the canonical XML, byte for byte; nothing of the clock.
"""

import io

from mutagen.mp4 import MP4, AtomDataType, MP4Cover, MP4FreeForm

from multipub.carriers import MEDIA_TYPE
from multipub.carriers._mp4_boxes import find
from multipub.carriers.mp4 import MEAN, no_padding
from multipub.editions._audio import facts, transcript
from multipub.editions._audio.facts import Cover
from multipub.editions._audio.languages import three_letters
from multipub.model.manuscript import Manuscript
from multipub.model.recording import Recording

AUDIOBOOK = 2
"""Of ``stik``, the kind of media."""

MEDIA_HEADER = ("moov", "trak", "mdia", "mdhd")
LANGUAGE_AT = 20
"""Bytes into a media header of version 0 (ISO/IEC 14496-12, 8.4.2.2)."""

FIRST_LETTER = 0x60
LETTER_BITS = 5


def with_tags(data: bytes, manuscript: Manuscript, recording: Recording, cover: Cover | None) -> bytes:
    """Return the file with everything that it says of its story."""
    buffer = io.BytesIO(_with_language(data, three_letters(manuscript.language)))
    file = MP4(buffer)
    for name, words in _known(manuscript, recording):
        if any(words):
            file[name] = list(words)
    file["stik"] = [AUDIOBOOK]
    for name, words in _own(manuscript, recording, cover):
        file[f"----:{MEAN}:{name}"] = [MP4FreeForm(word.encode(), AtomDataType.UTF8) for word in words]
    file[f"----:{MEAN}:{MEDIA_TYPE}"] = [MP4FreeForm(manuscript.source, AtomDataType.IMPLICIT)]
    if cover:
        kind = MP4Cover.FORMAT_PNG if cover.media_type == "image/png" else MP4Cover.FORMAT_JPEG
        file["covr"] = [MP4Cover(cover.data, imageformat=kind)]
    buffer.seek(0)
    file.save(buffer, padding=no_padding)
    return buffer.getvalue()


def _known(manuscript: Manuscript, recording: Recording) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the fields that players know, in the names of iTunes."""
    return (
        ("\xa9nam", (manuscript.headline,)),
        ("\xa9ART", manuscript.creators),
        ("aART", (manuscript.house,)),
        ("\xa9alb", (manuscript.house,)),
        ("\xa9gen", (manuscript.section or "",)),
        ("\xa9day", (manuscript.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),)),
        ("cprt", (manuscript.rights,)),
        ("desc", (manuscript.deck or "",)),
        ("keyw", manuscript.keywords),
        ("\xa9lyr", ("\n".join(facts.shown_lines(recording)),)),
    )


def _own(manuscript: Manuscript, recording: Recording, cover: Cover | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    timed = transcript.write(manuscript, recording, facts.figure_blocks(manuscript)).decode()
    more = (
        (facts.PERMALINK, (manuscript.permalink or "",)),
        (facts.COVER_DESCRIPTION, (cover.description if cover else "",)),
        (facts.TRANSCRIPT, (timed,)),
    )
    return (*facts.own_entries(manuscript, recording), *((name, words) for name, words in more if any(words)))


def _with_language(data: bytes, language: str) -> bytes:
    """Return the file with the language of its sound, three letters of five bits (ISO/IEC 14496-12, 8.4.2.3)."""
    header = find(data, MEDIA_HEADER)
    if header is None or data[header.start] != 0:
        return data
    packed = 0
    for letter in language:
        packed = (packed << LETTER_BITS) | (ord(letter) - FIRST_LETTER)
    place = header.start + LANGUAGE_AT
    return data[:place] + packed.to_bytes(2, "big") + data[place + 2 :]
