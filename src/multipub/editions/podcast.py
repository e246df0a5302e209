"""A podcast episode: ``Manuscript`` -> a zip with an RSS feed of one item and the files that it leads to.

``feed.xml``, the MP3, the chapters (JSON), the captions (WebVTT), the transcript and the cover, each under the name
that its address ends in: put them where ``--podcast-base-url`` says, and take the item over into the feed of the house.

Promises: the enclosure's length and type are those of the file; everybody who wrote, translated or photographed is a
person of the item; the same recording as ``audio``; the same manuscript and voice give the same bytes.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from multipub.editions import Format, Kind
from multipub.editions._audio.cover_edge import cover_edge
from multipub.errors import SourceError, UsageError
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation
from multipub.model.press import Press

if TYPE_CHECKING:
    from multipub.editions._audio.feed import EpisodeFiles

FEED = "feed.xml"
UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PodcastOptions:
    """What can be asked of the podcast episode."""

    base_url: str = field(
        default="", metadata={"help": "where the files will stand on the web (default: the story's own address)"}
    )
    explicit: bool = field(default=False, metadata={"help": "the episode is not for children (default: no)"})
    cover_edge: int = cover_edge(1400)


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as a podcast episode.

    Raises:
        UsageError: if nobody says where the files will stand.
        EditionError: if it cannot be spoken.
        SourceError: if the cover's photo is not the one that the canonical XML names, or is damaged.
    """
    from multipub.editions._audio.feed import feed
    from multipub.editions._bundle import bundle

    options = press.options_of("podcast", PodcastOptions)
    base = base_of(manuscript, options)
    episode = _files(manuscript, press, options)
    files = {FEED: feed(manuscript, press.recording(manuscript), episode, base=base, explicit=options.explicit)}
    return bundle(files | episode.by_name(), manuscript.moment)


def base_of(manuscript: Manuscript, options: PodcastOptions) -> str:
    """Return the address that the files' names are added to.

    Raises:
        UsageError: if there is none, or it is no address on the web.
    """
    base = options.base_url or manuscript.permalink or ""
    parts = urlsplit(base)
    if parts.scheme not in {"https", "http"} or not parts.netloc:
        said = f"{base!r} is no address on the web" if base else "the story has no address, and the feed needs one"
        raise UsageError(said, hint="say where the files will stand: --podcast-base-url https://…/")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def _files(manuscript: Manuscript, press: Press, options: PodcastOptions) -> "EpisodeFiles":
    """Return the files of the episode, called after the story."""
    from multipub.editions import transcript
    from multipub.editions._audio.captions import captions
    from multipub.editions._audio.chapters import chapters_of
    from multipub.editions._audio.facts import cover_of
    from multipub.editions._audio.feed import EpisodeFiles, chapters_json
    from multipub.editions.audio import sound_file

    recording = press.recording(manuscript)
    story = UNSAFE.sub("-", manuscript.guid.rpartition(":")[2]).strip("-") or "story"
    return EpisodeFiles(
        name=f"{story}.{manuscript.language}",
        sound=sound_file(manuscript, press, cover_edge=options.cover_edge),
        chapters=chapters_json(manuscript, chapters_of(manuscript, recording)),
        captions=captions(manuscript, recording).encode(),
        transcript=transcript.write(manuscript, press),
        cover=cover_of(manuscript, options.cover_edge),
    )


def observe(data: bytes) -> Observation:
    """Return what a listener meets: the sound, and what the feed says of it.

    Raises:
        SourceError: if the zip is damaged, or holds no feed or sound of ours.
    """
    from multipub.editions._audio.reading_feed import observe as read_back
    from multipub.editions._bundle import unbundle

    files = unbundle(data)
    if FEED not in files:
        raise SourceError("this zip holds no feed", hint="only episodes written by multipub can be read back")
    return read_back(files[FEED], files)


PODCAST = Format(
    name="podcast",
    suffix=".zip",
    media_type="application/zip",
    kind=Kind.SIDECAR,
    summary="podcast episode: RSS item, MP3, chapters, captions, transcript and cover in a zip",
    write=write,
    observe=observe,
    options=PodcastOptions,
)
