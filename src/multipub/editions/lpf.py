"""The W3C Audiobook: ``Manuscript`` -> LPF, and back to what a listener meets.

A zip with a manifest, an entry page with the table of contents, the sound as one MP3, the whole text with its photos,
the captions, the cover, and the canonical XML.

Promises: the same recording as ``audio``; the manifest has every term that the Audiobooks profile asks for; the text
has the same words as the sound; the same manuscript and voice give the same bytes; the canonical XML inside, byte for
byte.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from multipub.carriers.lpf import MANIFEST, path_for
from multipub.editions import Format, Kind
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation
from multipub.model.press import Press

if TYPE_CHECKING:
    from multipub.editions._lpf.manifest import Resource
    from multipub.editions._photo_files import PhotoFiles

ENTRY, SOUND, TEXT, CAPTIONS, STYLESHEET = "index.html", "audio.mp3", "text.xhtml", "captions.vtt", "style.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class LpfOptions:
    """What can be asked of the audiobook package."""

    longest_edge: int = field(
        default=1600, metadata={"help": "larger photos are scaled down to it, in pixels (default: 1600)"}
    )


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as a packaged audiobook.

    Raises:
        EditionError: if it cannot be spoken, or its words cannot be set.
        SourceError: if a photo is not the one that the canonical XML names, or is damaged.
    """
    from multipub.editions._bundle import bundle
    from multipub.editions._lpf.manifest import Resource, manifest
    from multipub.editions._lpf.pages import text_page
    from multipub.editions._photo_files import PhotoFiles
    from multipub.editions.audio import sound_file

    photos = PhotoFiles("images/photo", press.options_of("lpf", LpfOptions).longest_edge)
    title, language = manuscript.headline, manuscript.language
    text = Resource(
        path=TEXT,
        data=text_page(manuscript, image=photos.place, stylesheet=STYLESHEET),
        media_type="application/xhtml+xml",
        name=title,
        language=language,
    )
    mp3 = sound_file(manuscript, press, cover_edge=0)
    sound = Resource(path=SOUND, data=mp3, media_type="audio/mpeg", name=title, language=language)
    others = tuple(_others(manuscript, press, photos))
    files = {MANIFEST: manifest(manuscript, press.recording(manuscript), sound, text, others)}
    files |= {one.path: one.data for one in (*others, sound, text)}
    return bundle(files, manuscript.moment)


def _others(manuscript: Manuscript, press: Press, photos: "PhotoFiles") -> "Iterator[Resource]":
    """Yield what goes with sound and text: entry page, captions, look, photos, the canonical XML."""
    from multipub.carriers import MEDIA_TYPE
    from multipub.editions._audio.captions import captions
    from multipub.editions._audio.chapters import chapters_of
    from multipub.editions._lpf.manifest import Resource
    from multipub.editions._lpf.pages import entry_page
    from multipub.editions._styles import screen_css

    recording = press.recording(manuscript)
    chapters = chapters_of(manuscript, recording)
    entry = entry_page(manuscript, chapters, sound=SOUND, text=TEXT, manifest=MANIFEST, stylesheet=STYLESHEET)
    yield Resource(path=ENTRY, data=entry, media_type="text/html", relations=("contents",))
    yield Resource(path=CAPTIONS, data=captions(manuscript, recording).encode(), media_type="text/vtt")
    yield Resource(path=STYLESHEET, data=screen_css(press.style).encode(), media_type="text/css")
    yield from _photos(photos)
    if manuscript.source:
        yield Resource(
            path=path_for(manuscript.source_name),
            data=manuscript.source,
            media_type=MEDIA_TYPE,
            relations=("describedby",),
        )


def _photos(photos: "PhotoFiles") -> "Iterator[Resource]":
    """Yield the photos as files of the package, each with what it shows and whose it is; the lead is the cover."""
    from multipub.editions._lpf.manifest import Resource

    for path, photo in photos.files.items():
        figure = photos.figures[path]
        yield Resource(
            path=path,
            data=photo.data,
            media_type=photo.media_type,
            relations=("cover",) if path == photos.lead else (),
            name=figure.alt.text,
            language=figure.alt.language,
            description=figure.credit.line if figure.credit else "",
        )


def observe(data: bytes) -> Observation:
    """Return what a listener meets in a packaged audiobook: what its sound says, and what its manifest says of it.

    Raises:
        SourceError: if the package is damaged, or its sound carries no transcript of ours.
    """
    from multipub.editions._lpf.reading_back import observe as read_back

    return read_back(data)


LPF = Format(
    name="lpf",
    suffix=".lpf",
    media_type="application/lpf+zip",
    kind=Kind.EDITION,
    summary="W3C Audiobook: sound, contents, text with photos and captions in one package",
    write=write,
    observe=observe,
    options=LpfOptions,
)
