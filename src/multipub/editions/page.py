"""The page edition: ``Manuscript`` -> one self-contained HTML file, and back to what a reader meets.

Promises: WCAG 2.2 AA; the words in the order of ``wording.reading``; pictures, sound, style and player inside, and
nothing from anywhere else (its own policy forbids it); everything readable with scripting off; the same manuscript
gives the same bytes; the canonical XML inside, byte for byte.
"""

import base64
from dataclasses import dataclass, field

from lxml import etree

from multipub.editions import Format, Kind
from multipub.editions._page.document import Sounding, compose
from multipub.editions._page.player import add_player
from multipub.editions._page.reading_back import observe
from multipub.editions._photo_files import give_sizes
from multipub.editions._photo_metadata import prepare_with_words
from multipub.editions._pictures import Prepared
from multipub.editions._read_along.phrases import lay_phrases
from multipub.editions._read_along.voice import mp3_of, recording_for, why_silent
from multipub.editions._xhtml import Medium, article
from multipub.model.findings import Finding
from multipub.model.manuscript import Figure, Manuscript
from multipub.model.press import Press


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """What can be asked of a page."""

    longest_edge: int = 1600
    """Pixels.  Larger photos are scaled down to it: sharp in the column on a dense screen, small enough to send."""
    audio: bool | None = field(
        default=None,
        metadata={"help": "a player that reads the page aloud (default: where a voice speaks the language)"},
    )
    """``None``: where there is a voice; ``True``: or the edition fails; ``False``: never."""


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as a page.

    Raises:
        EditionError: if the words cannot be set, or cannot be spoken where that was asked for.
        UsageError: if a player was asked for, and no voice speaks the language.
        SourceError: if a photo is not the one that the canonical XML names, or is damaged.
    """
    options = press.options_of("page", PageOptions)
    photos = _Photos(options.longest_edge)
    story = article(manuscript, image=photos.place, medium=Medium.PAGE)
    photos.give_sizes(story)
    recording = recording_for(manuscript, press, options.audio)
    sounding = None
    if recording:
        phrases = lay_phrases(story, manuscript, recording)
        add_player(story, manuscript, phrases, mp3_of(recording))
        sounding = Sounding(phrases=phrases, seconds=recording.seconds)
    return compose(manuscript, story, press.style, sounding)


class _Photos:
    """The photos of a page, each with its words inside, as ``data:`` addresses."""

    def __init__(self, longest_edge: int) -> None:
        self._longest_edge = longest_edge
        self._photos: dict[str, Prepared] = {}

    def place(self, figure: Figure) -> str:
        """Return the photo of ``figure`` as an address."""
        photo = prepare_with_words(figure, longest_edge=self._longest_edge)
        if photo is None:
            raise ValueError(f"figure {figure.id!r} has no file")
        address = f"data:{photo.media_type};base64,{base64.b64encode(photo.data).decode('ascii')}"
        self._photos[address] = photo
        return address

    def give_sizes(self, story: etree._Element) -> None:
        """Say the size of each photo as it is in the page, so that the text does not jump when it is decoded."""
        give_sizes(story, self._photos)


def advise(manuscript: Manuscript, press: Press) -> tuple[Finding, ...]:
    """Tell the desk of a page that stays without its player."""
    return why_silent(manuscript, press, press.options_of("page", PageOptions).audio)


PAGE = Format(
    name="page",
    suffix=".html",
    media_type="text/html",
    kind=Kind.EDITION,
    summary="one HTML file for the web or for mail, with a player that reads it aloud",
    write=write,
    observe=observe,
    options=PageOptions,
    advise=advise,
)
