"""ninjs 1.x, 2.x and 3.x: news in JSON.

In:  one JSON object, with photos in its ``associations``.   Out: a story.
Promises: bodies in HTML, NITF or plain text; a picture item alone becomes a story that shows it; an event, a video or a
sound is one clear error that says what it is.

Source: ninjs 1.4, 2.1, 3.1 (IPTC).
"""

import re
from dataclasses import replace
from pathlib import Path

from multipub.errors import SourceError
from multipub.ingest import Dialect, Intake, Intaken
from multipub.ingest._agency.json_values import Json, open_json, string
from multipub.ingest._agency.ninjs_item import PICTURES, report_of, shot_of
from multipub.ingest._agency.report import Report
from multipub.ingest._agency.story import build
from multipub.ingest._markup.parsing import as_ascii

SCOUTED = 64 * 1024
"""Bytes at the beginning of a file in which names of ninjs must stand."""

_BEGINS = re.compile(rb"\s*\{")
_URI = re.compile(rb'"uri"\s*:')
_NAMES = re.compile(
    rb'"(?:versioncreated|versionCreated|pubstatus|pubStatus|headlines?|body_\w+|bodies|renditions|associations'
    rb'|descriptions|description_\w+|eventDetails|planningDetails|representation[tT]ype|byline)"\s*:'
)
_SCHEMA = re.compile(rb'"(?:\$schema|properties|\$id)"\s*:')

_NO_ARTICLE = frozenset({"video", "audio", "event", "planning"})


def recognises(data: bytes, path: Path) -> bool:
    """Whether the beginning is a JSON object with a ``uri`` and another name of ninjs, and no JSON schema."""
    beginning = as_ascii(data[:SCOUTED])
    if not _BEGINS.match(beginning) or _SCHEMA.search(beginning):
        return False
    return bool(_URI.search(beginning) and _NAMES.search(beginning))


def read(intake: Intake) -> Intaken:
    """Return the story of a ninjs file.

    Raises:
        SourceError: if it is no JSON that may be read, or holds no article.
    """
    item = open_json(intake.data, intake.path)
    where, zone = str(intake.path), intake.received.tzinfo
    kind = string(item, "type").lower()
    if kind in PICTURES:
        return build([_of_photo(item, intake)], intake)
    if kind in _NO_ARTICLE:
        raise SourceError(_nothing(item, kind), where=intake.path, hint="ask for the item with its text")
    report = report_of(item, zone, where=where)
    if not (report.body.blocks or report.shots):
        raise SourceError(_nothing(item, kind), where=intake.path, hint="ask for the item with its text")
    return build([report], intake)


def _of_photo(item: Json, intake: Intake) -> Report:
    """Return a report that shows one photo and has no text of its own."""
    where, zone = str(intake.path), intake.received.tzinfo
    shot = shot_of(item, zone, where=where)
    if not shot.caption and not shot.alt:
        raise SourceError("this is a picture item without a caption, not an article", where=intake.path)
    described = {
        key: value for key, value in item.items() if not key.startswith(("bod", "description", "associations"))
    }
    report = report_of(described, zone, where=where)
    guid = f"{shot.guid}:text" if shot.guid else None
    return replace(report, guid=guid, byline=None, creators=(), headline=report.headline or shot.title, shots=(shot,))


def _nothing(item: Json, kind: str) -> str:
    """Say what an item is that is no article."""
    if "eventDetails" in item or "event" in kind:
        return "this is an event, not an article"
    if "planningDetails" in item or kind == "planning":
        return "this is a planning item: what a newsroom plans to cover, not an article"
    if kind in {"video", "audio"}:
        return f"this is {kind}, not an article"
    return "there is no text in this item: no body, and no photo"


NINJS = Dialect(name="ninjs", summary="ninjs 1.x, 2.x and 3.x (JSON)", recognises=recognises, read=read)
