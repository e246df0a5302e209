"""The EPUB edition: ``Manuscript`` -> EPUB 3.3, and back to what a reader meets.

Promises: EPUB Accessibility 1.1 with WCAG 2.2 AA, with metadata computed from the content; the words in the order of
``wording.reading``; every sentence, picture and credit is read aloud in step with its words, where a voice speaks the
language; no script and nothing from the network; the same manuscript gives the same bytes; the canonical XML inside,
byte for byte.
"""

from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from multipub.editions import Format, Kind
from multipub.editions._epub import pronunciation
from multipub.editions._epub.cover_page import PAGE, cover_parts, why_undrawn
from multipub.editions._epub.metadata import Sound, statements
from multipub.editions._epub.navigation import document, navigation, serialise
from multipub.editions._epub.overlay import MEDIA_TYPE as SMIL_TYPE
from multipub.editions._epub.overlay import overlay
from multipub.editions._epub.package import XHTML_TYPE, Part, bind
from multipub.editions._epub.photos import album
from multipub.editions._epub.photos import parts as photo_parts
from multipub.editions._epub.reading_back import observe
from multipub.editions._read_along.phrases import lay_phrases
from multipub.editions._read_along.voice import mp3_of, recording_for, why_silent, why_whole
from multipub.editions._read_along.words import lay_words
from multipub.editions._styles import screen_css
from multipub.editions._xhtml import Medium, article
from multipub.editions._xhtml_setting import add
from multipub.model.findings import Finding
from multipub.model.manuscript import Manuscript
from multipub.model.press import Press
from multipub.model.recording import Recording

ARTICLE = "article.xhtml"
NAVIGATION = "nav.xhtml"
STYLESHEET = "style.css"
OVERLAY = "article.smil"
AUDIO = "audio/article.mp3"


CoverKind = Literal["drawn", "photo", "none"]

Granularity = Literal["sentence", "word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubOptions:
    """What can be asked of an EPUB."""

    longest_edge: int | None = field(
        default=None, metadata={"help": "the longest edge of photos in pixels (default: as the style says, else 2560)"}
    )
    image_quality: int | None = field(
        default=None,
        metadata={
            "help": "the JPEG quality of photos encoded anew, to 100 (default: as the style says, else their own)"
        },
    )
    cover: CoverKind = field(
        default="drawn",
        metadata={"help": "drawn from headline and lead photo (default), the lead photo alone, or none"},
    )
    read_along: bool | None = field(
        default=None,
        metadata={"help": "read aloud in step with the words (default: where a voice speaks the language)"},
    )
    """``None``: where there is a voice; ``True``: or the edition fails; ``False``: never."""
    granularity: Granularity = field(
        default="sentence",
        metadata={"help": "what is lit while it is read aloud: sentence (default), or word where the voice tells"},
    )


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as an EPUB.

    Raises:
        EditionError: if the words cannot be set, or cannot be spoken where that was asked for.
        UsageError: if read-along was asked for, and no voice speaks the language.
        SourceError: if a photo is not the one that the canonical XML names, or is damaged.
    """
    options = press.options_of("epub", EpubOptions)
    photos = album(press.style, options.longest_edge, options.image_quality)
    story = article(manuscript, image=photos.place, medium=Medium.EPUB)
    photos.give_sizes(story)
    recording = recording_for(manuscript, press, options.read_along)
    by_word = options.granularity == "word"
    sounding, sound = _read_along(story, manuscript, recording, by_word=by_word) if recording else ((), None)
    root, body = document(manuscript, manuscript.headline, stylesheet=STYLESHEET)
    add(body, "main").append(story)
    lexicons = pronunciation.spoken_in(root, press.lexicons)
    pronunciation.link(root, lexicons)
    cover = cover_parts(manuscript, press.style, photos, stylesheet=STYLESHEET) if options.cover == "drawn" else ()
    nav = navigation(manuscript, story, href=ARTICLE, stylesheet=STYLESHEET, cover=PAGE if cover else None)
    parts = (
        *cover,
        _text(root, sound),
        Part(id="nav", path=NAVIGATION, media_type=XHTML_TYPE, data=nav, properties=("nav",)),
        Part(id="style", path=STYLESHEET, media_type="text/css", data=screen_css(press.style).encode()),
        *photo_parts(photos, cover=not cover and options.cover != "none"),
        *pronunciation.parts(lexicons),
        *sounding,
    )
    return bind(manuscript, parts, tuple(statements(manuscript, story, sound)))


def _text(root: etree._Element, sound: Sound | None) -> Part:
    """Return the article as a file of the book."""
    spoken = sound.overlay if sound else None
    return Part(id="article", path=ARTICLE, media_type=XHTML_TYPE, data=serialise(root), read=True, overlay=spoken)


def _read_along(
    story: etree._Element, manuscript: Manuscript, recording: Recording, *, by_word: bool
) -> tuple[tuple[Part, Part], Sound]:
    """Mark the phrases of ``story``; return the overlay and the sound as files of the book, and what they are.

    The sound is one file: the clips follow one another in it without a gap, so a reading system plays it through and
    never has to seek, which an MP3 allows only to a frame (24 ms) and some players not even to that.
    """
    phrases = lay_phrases(story, manuscript, recording)
    if by_word:
        phrases = lay_words(story, phrases, recording)
    smil = overlay(phrases, story, text=ARTICLE, audio=AUDIO)
    parts = (
        Part(id="overlay", path=OVERLAY, media_type=SMIL_TYPE, data=smil),
        Part(id="audio", path=AUDIO, media_type="audio/mpeg", data=mp3_of(recording)),
    )
    milliseconds = sum(phrase.end - phrase.begin for phrase in phrases)
    return parts, Sound(
        overlay="overlay", milliseconds=milliseconds, voice=recording.voice, whole=not recording.wishes.skip
    )


def advise(manuscript: Manuscript, press: Press) -> tuple[Finding, ...]:
    """Tell the desk of an EPUB that is not read along as it was wished, or whose cover could not be drawn."""
    options = press.options_of("epub", EpubOptions)
    whole = why_whole(manuscript, press, options.read_along) if options.granularity == "word" else ()
    undrawn = why_undrawn(manuscript, press.style) if options.cover == "drawn" else ()
    return (*why_silent(manuscript, press, options.read_along), *whole, *undrawn)


EPUB = Format(
    name="epub",
    suffix=".epub",
    media_type="application/epub+zip",
    kind=Kind.EDITION,
    summary="EPUB 3.3 for e-readers, phones and screen readers",
    write=write,
    observe=observe,
    options=EpubOptions,
    advise=advise,
)
