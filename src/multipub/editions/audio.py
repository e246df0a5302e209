"""The audio edition: ``Manuscript`` -> MP3, and back to what a listener meets.

Promises: every word of the story is said, in the order of ``wording.reading``, every picture with its description,
caption and credit; -16 LUFS ±0.5 and a true peak of at most -1 dBTP; chapters, credits and the timed words in the ID3
tag; the same manuscript and voice give the same bytes; the canonical XML inside, byte for byte.

The libraries of sound take as long to load as a text edition takes to write: they are imported where they are used.
"""

from dataclasses import dataclass

from multipub.editions import Format, Kind
from multipub.editions._audio.cover_edge import cover_edge
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation
from multipub.model.press import Press


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioOptions:
    """What can be asked of the audio edition."""

    cover_edge: int = cover_edge(1000)
    """Sharp on a phone's lock screen."""


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as an MP3.

    Raises:
        EditionError: if it cannot be spoken.
        SourceError: if the cover's photo is not the one that the canonical XML names, or is damaged.
    """
    return sound_file(manuscript, press, cover_edge=press.options_of("audio", AudioOptions).cover_edge)


def sound_file(manuscript: Manuscript, press: Press, *, cover_edge: int) -> bytes:
    """Return the MP3 as other formats package it, too; ``cover_edge`` as in the options.

    Raises:
        EditionError, SourceError: as ``write`` does.
    """
    from multipub.carriers import id3 as carrier
    from multipub.editions._audio.chapters import chapters_of
    from multipub.editions._audio.facts import cover_of
    from multipub.editions._audio.tag import add_cover, make_tag
    from multipub.speech.encoding import Codec
    from multipub.speech.finishing import finished

    recording = press.recording(manuscript)
    tag = make_tag(manuscript, recording, chapters_of(manuscript, recording))
    cover = cover_of(manuscript, cover_edge)
    if cover:
        add_cover(tag, cover)
    tagged = carrier.with_tag(finished(recording, Codec.MP3), tag)
    return carrier.put(tagged, manuscript.source, name=manuscript.source_name)


def observe(data: bytes) -> Observation:
    """Return what a listener meets in a finished MP3: its tag, its transcript, its sound.

    Raises:
        SourceError: if the file is damaged, or carries no transcript of ours.
    """
    from multipub.editions._audio import reading_id3

    return reading_id3.observe(data)


AUDIO = Format(
    name="audio",
    suffix=".mp3",
    media_type="audio/mpeg",
    kind=Kind.EDITION,
    summary="MP3 with chapters, for listening; every caption and credit is said",
    write=write,
    observe=observe,
    options=AudioOptions,
)
