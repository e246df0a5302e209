"""The talking book: ``Manuscript`` -> DAISY 2.02 (full text and sound, in a zip), and back to what a listener meets.

For the players and libraries of people who cannot read print: a control file with the headings, the text with its
pictures, and the sound of every phrase.

Promises: the same recording as ``audio``; every phrase is a clip, exact to the millisecond, and every heading leads to
its moment; all metadata that the standard requires, with totals counted; the same manuscript and voice give the same
bytes; the canonical XML inside, byte for byte.
"""

from dataclasses import dataclass, field

from multipub.carriers.daisy import CONTROL, path_for
from multipub.editions import Format, Kind
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation
from multipub.model.press import Press

SOUND, TEXT, TRANSCRIPT = "audio.mp3", "text.html", "transcript.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DaisyOptions:
    """What can be asked of the talking book."""

    longest_edge: int = field(
        default=1600, metadata={"help": "larger photos are scaled down to it, in pixels (default: 1600)"}
    )


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as a talking book.

    Raises:
        EditionError: if it cannot be spoken.
        SourceError: if a photo is not the one that the canonical XML names, or is damaged.
    """
    from multipub.editions._audio import facts, transcript
    from multipub.editions._bundle import bundle
    from multipub.editions._daisy import control
    from multipub.editions._daisy.sections import sections_of
    from multipub.editions._daisy.text import text
    from multipub.editions._photo_files import PhotoFiles
    from multipub.speech.encoding import Codec
    from multipub.speech.finishing import finished

    recording = press.recording(manuscript)
    photos = PhotoFiles("photo", press.options_of("daisy", DaisyOptions).longest_edge)
    sections = sections_of(manuscript, recording)
    said = (("dc:title", manuscript.headline), ("dc:format", control.FORMAT), ("ncc:generator", control.GENERATOR))
    source = path_for(manuscript.source_name) if manuscript.source else None
    files = {
        TEXT: text(manuscript, recording, image=photos.place, metadata=said),
        control.MASTER: control.master(manuscript, sections),
    }
    elapsed = 0
    for number, section in enumerate(sections, start=1):
        files[control.smil_name(number)] = control.smil(manuscript, section, elapsed, sound=SOUND, text=TEXT)
        elapsed += section.length
    files[SOUND] = finished(recording, Codec.MP3)
    files |= {path: photo.data for path, photo in photos.files.items()}
    files[TRANSCRIPT] = transcript.write(manuscript, recording, facts.figure_blocks(manuscript))
    if source:
        files[source] = manuscript.source
    producer = control.producer_metadata(source, TRANSCRIPT)
    ncc = control.control(manuscript, recording, sections, files, producer)
    return bundle({CONTROL: ncc} | files, manuscript.moment)


def observe(data: bytes) -> Observation:
    """Return what a listener meets in a talking book: its text, and the sound of every phrase.

    Raises:
        SourceError: if the book is damaged, or carries no transcript of ours.
    """
    from multipub.editions._daisy.reading_back import observe as read_back

    return read_back(data)


DAISY = Format(
    name="daisy",
    suffix=".daisy.zip",
    media_type="application/zip",
    kind=Kind.EDITION,
    summary="talking book (DAISY 2.02): full text and sound in a zip, for players of libraries",
    write=write,
    observe=observe,
    options=DaisyOptions,
)
