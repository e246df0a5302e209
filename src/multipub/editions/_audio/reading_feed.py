"""What a listener meets in a podcast episode.

In:  the feed, and the files beside it.   Out: an ``Observation``.
Promises: the feed is read by another library than the one that wrote it; every address in it leads to a file that is
there, and what the feed says of the file is so.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from multipub.editions._audio import reading_captions, reading_id3
from multipub.editions._audio.feed import CHAPTERS_TYPE, ITUNES, PODCAST
from multipub.errors import SourceError
from multipub.model.observation import Observation

CHANNEL = ("title", "link", "description", "language", f"{{{ITUNES}}}explicit", f"{{{ITUNES}}}category")
ITEM = ("title", "guid", "pubDate", "description", "enclosure", f"{{{PODCAST}}}chapters", f"{{{PODCAST}}}transcript")
"""What a feed and an item must have: RSS 2.0, Apple's requirements, and what we promise beside."""

TRANSCRIPTS = frozenset({"text/vtt", "text/plain"})


def observe(feed: bytes, files: Mapping[str, bytes]) -> Observation:
    """Return what a listener meets: the words of the sound, the feed's own title, makers and rights.

    Raises:
        SourceError: if the feed cannot be read, or the sound is missing or none of ours.
    """
    try:
        root = ElementTree.fromstring(feed)
    except ElementTree.ParseError as fault:
        raise SourceError(f"the feed is damaged: {fault}") from fault
    channel, item = root.find("channel"), root.find("channel/item")
    if channel is None or item is None:
        raise SourceError("the feed has no item")
    enclosure = item.find("enclosure")
    sound = files.get(_name("" if enclosure is None else enclosure.get("url", "")))
    if sound is None:
        raise SourceError("the feed leads to no sound")
    heard = reading_id3.observe(sound)
    return replace(
        heard,
        title=item.findtext("title", ""),
        language=channel.findtext("language", ""),
        creators=tuple(one.text or "" for one in item.iter(f"{{{PODCAST}}}person") if one.get("role") == "author"),
        rights=channel.findtext("copyright", ""),
        complaints=(*heard.complaints, *_missing(channel, item), *_leads(channel, files), *_facts(item, sound, files)),
    )


def _name(address: str) -> str:
    return urlsplit(address).path.rpartition("/")[2]


def _missing(channel: Element, item: Element) -> Iterator[str]:
    for parent, names in ((channel, CHANNEL), (item, ITEM)):
        for name in names:
            found = parent.find(name)
            if found is None or not (found.text or found.attrib):
                yield f"the {parent.tag} has no {name.rpartition('}')[2]}"


def _leads(channel: Element, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield addresses that are no addresses on the web, or lead to no file of the episode."""
    for element in channel.iter():
        address = element.get("url") or element.get("href")
        if address and (urlsplit(address).scheme not in {"https", "http"} or _name(address) not in files):
            yield f"this leads nowhere: {address!r}"


def _facts(item: Element, sound: bytes, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what the feed says that is not so."""
    enclosure = item.find("enclosure")
    if enclosure is None or (enclosure.get("length"), enclosure.get("type")) != (str(len(sound)), "audio/mpeg"):
        yield "the enclosure says another length or type than the sound has"
    try:
        parsedate_to_datetime(item.findtext("pubDate", ""))
    except (TypeError, ValueError):
        yield f"this is no date: {item.findtext('pubDate', '')!r}"
    for transcript in item.iter(f"{{{PODCAST}}}transcript"):
        if transcript.get("type") not in TRANSCRIPTS:
            yield f"this is no kind of transcript: {transcript.get('type')!r}"
        elif transcript.get("type") == "text/vtt":
            reading_captions.read(files.get(_name(transcript.get("url", "")), b""))
    yield from _chapter_complaints(item, files)


def _chapter_complaints(item: Element, files: Mapping[str, bytes]) -> Iterator[str]:
    element = item.find(f"{{{PODCAST}}}chapters")
    if element is None:
        return
    if element.get("type") != CHAPTERS_TYPE:
        yield f"this is no kind of chapters: {element.get('type')!r}"
    try:
        chapters = json.loads(files.get(_name(element.get("url", "")), b""))["chapters"]
        times = [(float(one["startTime"]), float(one["endTime"])) for one in chapters if one["title"]]
    except (ValueError, KeyError, TypeError):
        yield "the chapters cannot be read"
        return
    ends = [0.0, *(end for _, end in times)]
    if len(times) < len(chapters) or any(
        start != last or end <= start for (start, end), last in zip(times, ends, strict=False)
    ):
        yield "the chapters do not follow one another, each with a title"
