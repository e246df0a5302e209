"""The feed of a podcast episode: ``Manuscript`` and files -> RSS.

Promises: every element that podcast players ask for, and of the podcast name space chapters, transcripts and persons;
moments are the story's own; what is text is escaped by the library that writes it.

Source: RSS 2.0.11; Apple "A Podcaster's Guide to RSS"; the "podcast" name space 1.0; its JSON chapters 1.2.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from multipub.editions._audio import facts
from multipub.editions._audio.chapters import Chapter
from multipub.editions._audio.facts import Cover
from multipub.model.manuscript import Manuscript
from multipub.model.recording import Recording

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
NAMES = {"itunes": ITUNES, "podcast": PODCAST, "content": CONTENT}

CATEGORY = "News"
"""One of Apple's categories."""

CHAPTERS_VERSION = "1.2.0"
CHAPTERS_TYPE = "application/json+chapters"

LONGEST_PERSON = 128
"""Characters: what the name space allows."""

MILLISECONDS_A_SECOND = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeFiles:
    """The files of an episode; ``name`` is what all of them are called."""

    name: str
    sound: bytes
    chapters: bytes
    captions: bytes
    transcript: bytes
    cover: Cover | None

    def by_name(self) -> dict[str, bytes]:
        """Return the files by their names."""
        cover = {f"{self.name}{self.cover.suffix}": self.cover.data} if self.cover else {}
        return {
            f"{self.name}.mp3": self.sound,
            f"{self.name}.chapters.json": self.chapters,
            f"{self.name}.vtt": self.captions,
            f"{self.name}.txt": self.transcript,
            **cover,
        }


def chapters_json(manuscript: Manuscript, chapters: tuple[Chapter, ...]) -> bytes:
    """Return the chapters as JSON; times in seconds."""
    document = {
        "version": CHAPTERS_VERSION,
        "title": manuscript.headline,
        "author": "; ".join(manuscript.creators),
        "chapters": [
            {
                "startTime": chapter.start / MILLISECONDS_A_SECOND,
                "endTime": chapter.end / MILLISECONDS_A_SECOND,
                "title": chapter.title,
            }
            for chapter in chapters
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def feed(manuscript: Manuscript, recording: Recording, files: EpisodeFiles, *, base: str, explicit: bool) -> bytes:
    """Return the feed; ``base`` is the address that the files' names are added to."""
    root = etree.Element("rss", nsmap=NAMES)
    root.set("version", "2.0")
    channel = etree.SubElement(root, "channel")
    house = manuscript.house or manuscript.headline
    _add(channel, "title", house)
    _add(channel, "link", manuscript.permalink or base)
    _add(channel, "description", manuscript.deck or manuscript.headline)
    _add(channel, "language", manuscript.language)
    _add(channel, "copyright", manuscript.rights)
    _add(channel, f"{{{ITUNES}}}author", house)
    etree.SubElement(channel, f"{{{ITUNES}}}category").set("text", CATEGORY)
    _add(channel, f"{{{ITUNES}}}explicit", "true" if explicit else "false")
    _add_image(channel, files, base)
    _add(channel, f"{{{PODCAST}}}medium", "podcast")
    _add_item(etree.SubElement(channel, "item"), manuscript, recording, files, base=base, explicit=explicit)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _add_item(
    item: etree._Element,
    manuscript: Manuscript,
    recording: Recording,
    files: EpisodeFiles,
    *,
    base: str,
    explicit: bool,
) -> None:
    _add(item, "title", manuscript.headline)
    _add(item, "link", manuscript.permalink or "")
    guid = _add(item, "guid", f"{manuscript.guid}#{manuscript.language}")
    if guid is not None:
        guid.set("isPermaLink", "false")
    _add(item, "pubDate", format_datetime(_published(manuscript)))
    _add(item, "description", _description(manuscript))
    _add(item, f"{{{CONTENT}}}encoded", "".join(_notes(manuscript)))
    enclosure = etree.SubElement(item, "enclosure")
    for name, value in (
        ("url", f"{base}{files.name}.mp3"),
        ("length", str(len(files.sound))),
        ("type", "audio/mpeg"),
    ):
        enclosure.set(name, value)
    _add(item, f"{{{ITUNES}}}duration", str(round(recording.seconds)))
    _add(item, f"{{{ITUNES}}}author", "; ".join(manuscript.creators))
    _add(item, f"{{{ITUNES}}}explicit", "true" if explicit else "false")
    _add(item, f"{{{ITUNES}}}episodeType", "full")
    _add_image(item, files, base)
    _add_links(item, manuscript, files, base)
    for person, role, group in _people(manuscript):
        element = _add(item, f"{{{PODCAST}}}person", person[:LONGEST_PERSON])
        if element is not None:
            element.set("role", role)
            element.set("group", group)


def _add_links(item: etree._Element, manuscript: Manuscript, files: EpisodeFiles, base: str) -> None:
    """Add where chapters and transcripts are."""
    chapters = etree.SubElement(item, f"{{{PODCAST}}}chapters")
    chapters.set("url", f"{base}{files.name}.chapters.json")
    chapters.set("type", CHAPTERS_TYPE)
    for suffix, media_type, relation in (("vtt", "text/vtt", "captions"), ("txt", "text/plain", "")):
        transcript = etree.SubElement(item, f"{{{PODCAST}}}transcript")
        transcript.set("url", f"{base}{files.name}.{suffix}")
        transcript.set("type", media_type)
        transcript.set("language", manuscript.language)
        if relation:
            transcript.set("rel", relation)


def _add_image(parent: etree._Element, files: EpisodeFiles, base: str) -> None:
    if files.cover:
        etree.SubElement(parent, f"{{{ITUNES}}}image").set("href", f"{base}{files.name}{files.cover.suffix}")


def _add(parent: etree._Element, name: str, words: str) -> etree._Element | None:
    """Add an element with its words; none where there are none."""
    if not words:
        return None
    element = etree.SubElement(parent, name)
    element.text = words
    return element


def _published(manuscript: Manuscript) -> datetime:
    """Return when the story was published: as it says, else its own time."""
    return datetime.fromisoformat(manuscript.times[0].moment) if manuscript.times else manuscript.moment


def _description(manuscript: Manuscript) -> str:
    """Return what players show below the title: the deck, the byline."""
    return "\n".join(words for words in (manuscript.deck, manuscript.byline) if words) or manuscript.headline


def _notes(manuscript: Manuscript) -> Iterator[str]:
    """Yield the notes of the episode as HTML: deck and byline, then the credits."""
    language, labels = manuscript.language, manuscript.labels
    yield f'<div lang="{language}" dir="{manuscript.direction.value}">'
    yield from (f"<p>{_html(words)}</p>" for words in (manuscript.deck, manuscript.byline) if words)
    for entry in manuscript.closing:
        yield f'<p><b>{_html(entry.label)}:</b> <span lang="{entry.language}">{_html(entry.text)}</span></p>'
    yield f'<p lang="{labels.language}">{_html(labels.synthetic_voice)}</p></div>'


def _html(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _people(manuscript: Manuscript) -> Iterator[tuple[str, str, str]]:
    """Yield everybody with role and group of the podcast taxonomy, which has no photographers: theirs is our word."""
    yield from ((name, "author", "writing") for name in manuscript.creators)
    yield from ((name, "translator", "writing") for name in manuscript.translators)
    yield from ((name, "photographer", "visuals") for name in facts.photographers(manuscript))
