"""Markdown: ``Manuscript`` -> CommonMark with YAML front matter, and back to what the next system reads.

Front matter tells title, deck, byline, section, language, dates, makers and rights, each value as JSON on one line
(which is YAML too).  A picture is one paragraph: ``![ALT](address)``, then ``*CAPTION*``, then ``**Credit:** LINE``.

Promises: any CommonMark parser gives the exact words back; every language change is marked; what Markdown has no form
for is the HTML element of the canonical body.
Left out: the list of credits at the end.

Source: CommonMark 0.31.2; YAML 1.2, 7.3.1 (double-quoted style).
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import cast

from multipub.editions import Format, Kind
from multipub.editions._interchange.facts import facts_of
from multipub.editions._interchange.markdown_blocks import body
from multipub.editions._interchange.reading_back import BodyReader
from multipub.errors import EditionError
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation, Passage, Role, Seen, SeenFigure, joined
from multipub.model.press import Press
from multipub.model.text import Run

FENCE = "---\n"
"""Stands above and below the front matter."""

_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML does not take as it is (5.1), and what ends a line there though not in JSON (5.4 of YAML 1.1)."""


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as Markdown."""
    del press  # an interchange format has no look
    front = "".join(f"{key}: {_value(value)}\n" for key, value in _front(manuscript) if value not in (None, "", ()))
    return f"{FENCE}{front}{FENCE}\n{body(manuscript)}\n".encode()


def _front(manuscript: Manuscript) -> Iterator[tuple[str, object]]:
    """Yield what stands above the text: names, and values that JSON can hold."""
    facts = facts_of(manuscript)
    dates = [line.moment for line in manuscript.times]
    yield "id", manuscript.guid
    yield "version", manuscript.version
    yield "language", manuscript.language
    yield "title", manuscript.headline
    yield "section", manuscript.section
    yield "deck", manuscript.deck
    yield "byline", manuscript.byline
    yield "dateline", manuscript.dateline
    yield "corrections", tuple({"text": one.text, "language": one.language} for one in manuscript.corrections)
    yield "authors", manuscript.creators
    yield "translators", manuscript.translators
    yield "sources", manuscript.sources
    yield "publisher", manuscript.house
    yield "rights", manuscript.rights
    yield "keywords", manuscript.keywords
    yield "permalink", manuscript.permalink
    yield "created", manuscript.moment.isoformat()
    yield "published", next(iter(dates), None)
    yield "updated", dates[-1] if len(dates) > 1 else None
    yield "status", facts.status.value
    yield "embargoed", facts.embargoed.isoformat() if facts.embargoed else None
    yield "slugline", facts.slugline


def _value(value: object) -> str:
    """Return a value as JSON that is YAML too."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def observe(data: bytes) -> Observation:
    """Return what the next system reads.

    Raises:
        EditionError: if it is no Markdown of ours.
    """
    # Imported here because the parser takes as long to load as a day's stories take to write.
    from multipub.editions._interchange.markdown_reading import part, tree_of

    try:
        front, text = part(data.decode())
        reader = BodyReader(str(front["language"]))
        seen = reader.read(tree_of(text))
    except (ValueError, KeyError, AssertionError) as fault:
        raise EditionError(f"this Markdown cannot be read: {fault}") from fault
    credits = (joined(one.credit) for one in seen if isinstance(one, SeenFigure))
    return Observation(
        title=str(front["title"]),
        language=reader.language,
        creators=tuple(_words(front.get("authors", []))),
        rights=str(front.get("rights", "")),
        seen=(*_opening(front, reader.language), *seen),
        source=None,
        credits=tuple(line for line in credits if line),
        complaints=tuple(reader.complaints),
    )


def _words(values: object) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []


def _opening(front: Mapping[str, object], language: str) -> Iterator[Seen]:
    for key in ("section", "title", "deck", "byline"):
        if key in front:
            run = Run(text=str(front[key]), language=language)
            heading = key == "title"
            yield Passage(role=Role.HEADING if heading else Role.TEXT, level=1 if heading else 0, runs=(run,))
    for one in cast("list[dict[str, str]]", front.get("corrections", [])):
        yield Passage(role=Role.TEXT, runs=(Run(text=one["text"], language=one["language"]),))


MARKDOWN = Format(
    name="markdown",
    suffix=".md",
    media_type="text/markdown",
    kind=Kind.INTERCHANGE,
    summary="CommonMark with YAML front matter, for static sites and editors",
    write=write,
    observe=observe,
)
