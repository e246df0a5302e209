"""The audiobook edition: ``Manuscript`` -> M4B (AAC in MPEG-4), and back to what a listener meets.

Promises: the same recording as ``audio``, as loud, with the same times; chapters as players of either kind know them (a
list, and a text track); every fact, credit and word that the MP3 carries; the same manuscript and voice give the same
bytes; the canonical XML inside, byte for byte.  Tags and chapters are read by a reader of
our own; the sound is decoded by FFmpeg, which encoded it.
"""

from dataclasses import dataclass

from multipub.editions import Format, Kind
from multipub.editions._audio.cover_edge import cover_edge
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation
from multipub.model.press import Press

LONGEST_TITLE = 255
"""Bytes of UTF-8.  A chapter's title has its length in one byte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class M4bOptions:
    """What can be asked of the audiobook."""

    cover_edge: int = cover_edge(1000)


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as an M4B.

    Raises:
        EditionError: if it cannot be spoken.
        SourceError: if the cover's photo is not the one that the canonical XML names, or is damaged.
    """
    from multipub.editions._audio.chapters import chapters_of
    from multipub.editions._audio.facts import cover_of
    from multipub.editions._audio.m4b_tags import with_tags
    from multipub.speech.encoding import ChapterMark, Codec, with_chapters
    from multipub.speech.finishing import finished

    recording = press.recording(manuscript)
    rate = recording.rate
    marks = [
        ChapterMark(title=_short(one.title), start=one.start * rate // 1000, end=one.end * rate // 1000)
        for one in chapters_of(manuscript, recording)
    ]
    sound = with_chapters(finished(recording, Codec.AAC), marks, rate)
    cover = cover_of(manuscript, press.options_of("m4b", M4bOptions).cover_edge)
    return with_tags(sound, manuscript, recording, cover)


def _short(title: str) -> str:
    """Return a title that a chapter can have, cut inside no letter."""
    whole = title.encode()
    if len(whole) <= LONGEST_TITLE:
        return title
    return whole[: LONGEST_TITLE - len("…".encode())].decode(errors="ignore").rstrip() + "…"


def observe(data: bytes) -> Observation:
    """Return what a listener meets in a finished M4B: its tags, its transcript, its sound.

    Raises:
        SourceError: if the file is damaged, or carries no transcript of ours.
    """
    from multipub.editions._audio import reading_m4b

    return reading_m4b.observe(data)


M4B = Format(
    name="m4b",
    suffix=".m4b",
    media_type="audio/mp4",
    kind=Kind.EDITION,
    summary="audiobook (AAC in MPEG-4) with chapters; every caption and credit is said",
    write=write,
    observe=observe,
    options=M4bOptions,
)
