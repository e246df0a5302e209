"""The Opus edition: ``Manuscript`` -> Opus in Ogg, and back to what a listener meets.

Promises: the same recording as ``audio``, as loud, with the same times, in half its bytes; chapters, cover with its
description, every fact, credit and word that the MP3 carries; the same manuscript and voice give the same bytes; the
canonical XML inside, byte for byte.
"""

from dataclasses import dataclass

from multipub.editions import Format, Kind
from multipub.editions._audio.cover_edge import cover_edge
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation
from multipub.model.press import Press


@dataclass(frozen=True, slots=True, kw_only=True)
class OpusOptions:
    """What can be asked of the Opus edition."""

    cover_edge: int = cover_edge(600)
    """Smaller than the MP3's: a cover in comments is a third longer, and delays the first word on a slow line."""


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as Opus.

    Raises:
        EditionError: if it cannot be spoken.
        SourceError: if the cover's photo is not the one that the canonical XML names, or is damaged.
    """
    from multipub.editions._audio.chapters import chapters_of
    from multipub.editions._audio.facts import cover_of
    from multipub.editions._audio.opus_comments import with_comments
    from multipub.speech.encoding import Codec
    from multipub.speech.finishing import finished

    recording = press.recording(manuscript)
    cover = cover_of(manuscript, press.options_of("opus", OpusOptions).cover_edge)
    sound = finished(recording, Codec.OPUS)
    return with_comments(sound, manuscript, recording, chapters_of(manuscript, recording), cover)


def observe(data: bytes) -> Observation:
    """Return what a listener meets in a finished Opus file: its comments, its transcript, its sound.

    Raises:
        SourceError: if the file is damaged, or carries no transcript of ours.
    """
    from multipub.editions._audio import reading_opus

    return reading_opus.observe(data)


OPUS = Format(
    name="opus",
    suffix=".opus",
    media_type="audio/ogg",
    kind=Kind.EDITION,
    summary="Opus in Ogg with chapters, half the size of the MP3; every caption and credit is said",
    write=write,
    observe=observe,
    options=OpusOptions,
)
