"""Reads front matter: what stands above a Markdown text in YAML (``---``) or TOML (``+++``).

In:  a text.   Out: its facts by name, and the rest; then a ``Report``.
Promises: YAML is read as plain strings, lists and maps, without tags or code; an alias is refused, so nothing unfolds.

Source: YAML 1.2, 7.1 (aliases); TOML 1.0; the names are those of Hugo, Jekyll and Pandoc, and of newsrooms.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, tzinfo

from multipub.errors import SourceError
from multipub.ingest._agency.json_values import Json, objects, string, strings
from multipub.ingest._agency.report import Report, Shot
from multipub.ingest._agency.values import REPORTER, moment_of, number_of, once, party, status_of, urgency_of
from multipub.ingest._markup.languages import tag_of
from multipub.ingest._markup.letters import one_line
from multipub.ingest._markup.marked import MarkedBody
from multipub.model.story import EditorNote, Party, PubStatus, Rights
from multipub.model.text import LangText

LONGEST_FRONT = 64 * 1024
"""Characters.  The front matter of a story has a few hundred."""

DEEPEST_FRONT = 12
"""Steps of indentation or brackets; a list of photos with their words has three."""

_YAML = re.compile(r"\ufeff?---[ \t]*\n(?P<front>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)(?P<rest>.*)", re.DOTALL)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\n(?P<front>.*?)\n\+\+\+[ \t]*(?:\n|$)(?P<rest>.*)", re.DOTALL)
_ALIAS = re.compile(r"(?m)(?:^|[\s\[{,:-])[&*][A-Za-z0-9_]+(?=[\s,\]}]|$)")


def parted(text: str, *, where: str) -> tuple[Json, str]:
    """Return the facts of the front matter, and the text below it.

    Raises:
        SourceError: if the front matter is not well-formed, or too large.
    """
    for pattern in (_YAML, _TOML):
        found = pattern.match(text)
        if found is not None:
            front = found["front"]
            if len(front) > LONGEST_FRONT:
                raise SourceError(f"the front matter has more than {LONGEST_FRONT:,} characters", where=where)
            return (_yaml(front, where) if pattern is _YAML else _toml(front, where)), found["rest"]
    return {}, text


def _yaml(front: str, where: str) -> Json:
    # Imported here because it loads slowly, and few stories are in Markdown.
    import yaml

    if _ALIAS.search(front):
        raise SourceError("the front matter has an anchor or an alias", where=where, hint="write the words out")
    if max(front.count("["), front.count("{")) > LONGEST_FRONT // 64:
        raise SourceError("the front matter is nested too deeply", where=where)
    try:
        value = yaml.load(front, Loader=yaml.BaseLoader)  # BaseLoader makes strings, lists and maps only
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        problem = getattr(fault, "problem", None) or "it cannot be read"
        raise SourceError(f"the front matter is no YAML: {problem}", where=f"{where}:{line}") from None
    return value if isinstance(value, dict) else {}


def _toml(front: str, where: str) -> Json:
    try:
        return tomllib.loads(front)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise SourceError(f"the front matter is no TOML: {fault}", where=where) from None


def report_of(front: Json, zone: tzinfo | None, body: MarkedBody) -> Report:
    """Return what front matter and text say together."""
    front = {name.lower(): _plain(value) for name, value in front.items() if isinstance(name, str)}
    language = tag_of(string(front, "lang", "language", "locale"))
    terms = one_line(string(front, "usageterms", "terms", "license", "licence"))
    notes = tuple(EditorNote(text=one_line(one)) for one in strings(front, "ednote", "note", "notes"))
    body.corrections += _corrections(front)
    return Report(
        guid=one_line(string(front, "guid", "uri", "id")) or None,
        version=number_of(string(front, "version")) or 1,
        language=language,
        created=_moment(front, zone, "updated", "lastmod", "modified", "date", "published"),
        first_created=_moment(front, zone, "date", "published", "created"),
        embargoed=_moment(front, zone, "embargoed", "embargo"),
        headline=one_line(string(front, "headline", "title")) or None,
        deck=one_line(string(front, "deck", "subtitle", "standfirst", "summary", "description")) or None,
        byline=one_line(string(front, "byline")) or None,
        dateline=one_line(string(front, "dateline")) or None,
        credit_line=one_line(string(front, "creditline")) or None,
        section=one_line(string(front, "section", "category")) or None,
        creators=_people(front, "authors", "author", "creators", "creator"),
        sources=_people(front, "sources", "source", role=None),
        located=party(string(front, "located", "location", "place")),
        keywords=(*strings(front, "keywords", "tags"),),
        slugline=one_line(string(front, "slugline", "slug")) or None,
        urgency=urgency_of(string(front, "urgency")),
        rights=Rights(
            notice=one_line(string(front, "copyright", "rights")) or None,
            usage_terms=(LangText(text=terms, language=language or "en"),) if terms else (),
        ),
        status=status_of(string(front, "status", "pubstatus")) or PubStatus.USABLE,
        notes=notes,
        permalink=string(front, "permalink", "canonical", "url") if _is_address(front) else None,
        body=body,
        shots=tuple(_shots(front)),
    )


def _corrections(front: Json) -> list[LangText]:
    """Return what was corrected: sentences, or maps of ``text`` and ``language``."""
    said = [LangText(text=one_line(one), language="") for one in strings(front, "correction", "corrections")]
    said += [
        LangText(text=one_line(string(one, "text")), language=tag_of(string(one, "language", "lang")) or "")
        for one in objects(front, "corrections")
    ]
    return [one for one in said if one.text]


def _plain(value: object) -> object:
    """Return a date of TOML as it is written."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def _moment(front: Json, zone: tzinfo | None, *names: str) -> datetime | None:
    return next((moment for name in names if (moment := moment_of(string(front, name), zone))), None)


def _is_address(front: Json) -> bool:
    return string(front, "permalink", "canonical", "url").startswith(("https://", "http://"))


def _people(front: Json, *names: str, role: str | None = REPORTER) -> tuple[Party, ...]:
    said = [string(one, "name") for one in objects(front, *names)] or list(strings(front, *names))
    return once(one for name in said for one in party(name, role=role))


def _shots(front: Json) -> Iterator[Shot]:
    """Yield the photos that front matter names: an address alone, or with its words."""
    for one in objects(front, "images", "image", "photos", "photo", "cover"):
        references = tuple(filter(None, (string(one, "src", "file", "url", "path", "image"),)))
        yield Shot(
            references=references,
            names=frozenset(references),
            caption=string(one, "caption", "title"),
            credits=tuple(filter(None, (one_line(string(one, "credit", "byline", "source")),))),
            alt=string(one, "alt"),
        )
    words = {"caption": "image_caption", "credit": "image_credit", "alt": "image_alt"}
    address = string(front, "image", "cover", "featured_image")
    if address and not isinstance(front.get("image"), dict | list):
        yield Shot(
            references=(address,),
            names=frozenset({address}),
            caption=string(front, words["caption"], "caption"),
            credits=tuple(filter(None, (one_line(string(front, words["credit"], "credit")),))),
            alt=string(front, words["alt"], "alt"),
        )
