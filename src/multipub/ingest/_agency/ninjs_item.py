"""Reads an item of ninjs 1.x, 2.x or 3.x: its names were in small letters, then in camel case, then lists with roles.

In:  one JSON object.   Out: a ``Report`` with its photos, or a ``Shot``.
Promises: each name is known in every version's writing; an association that holds itself ends, since JSON cannot refer;
HTML is preferred to plain text of the same words.

Source: ninjs 1.4, 2.1, 3.1 (IPTC).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo

from multipub.ingest import Guess
from multipub.ingest._agency.content import completed, of_words, richness
from multipub.ingest._agency.json_values import Json, objects, string, strings
from multipub.ingest._agency.report import Report, Shot
from multipub.ingest._agency.values import (
    REPORTER,
    date_of,
    moment_of,
    number_of,
    once,
    party,
    status_of,
    subject_of,
    urgency_of,
)
from multipub.ingest._markup.languages import tag_of
from multipub.ingest._markup.letters import clean, one_line
from multipub.ingest._markup.parsing import parse_html, words_of
from multipub.ingest._markup.plain import plain_body
from multipub.model.story import EditorNote, Party, PubStatus, Rights, Scheme, Subject
from multipub.model.text import LangText

PICTURES = frozenset({"picture", "photo", "image", "graphic"})
_CAPTION_ROLES = ("caption", "text", "", "main", "description", "long")
_DECK_ROLES = ("summary", "lead", "deck", "abstract", "teaser", "standfirst", "subtitle")
_CREDIT_ROLES = ("creditline", "credit", "byline")
_ALT_ROLES = ("alt", "alttext", "altText", "alttextaccessibility", "accessibility")
_UNREADABLE = ("ttnitf",)
"""Bodies in markup of one agency alone, which it sends as HTML as well."""

_PEOPLE = ("photographer", "creator", "author", "reporter", "writer", "byline")
_INFO_SOURCES = ("infosources", "infoSources", "infosource")
_TOPICS = (("subjects", "subject"), ("places", "place"), ("people", "person"), ("organisations", "organisation"))


def report_of(item: Json, zone: tzinfo | None, *, where: str) -> Report:
    """Return what a text item says, with the photos associated with it."""
    language = tag_of(string(item, "language"))
    subjects, schemes, keywords = _subjects(item)
    report = Report(
        guid=one_line(string(item, "uri")) or None,
        version=number_of(string(item, "version")) or 1,
        language=language,
        created=moment_of(string(item, "versioncreated", "versionCreated"), zone),
        first_created=moment_of(string(item, "firstcreated", "firstCreated"), zone),
        embargoed=moment_of(string(item, "embargoed"), zone),
        content_created=date_of(string(item, "contentcreated", "contentCreated"), zone),
        provider=_provider(item),
        headline=_with_role(item, ("headline",), ("headlines",), ("main", "")) or None,
        title=string(item, "title") or None,
        deck=_deck(item) or None,
        byline=string(item, "byline", "by") or None,
        dateline=string(item, "dateline", "dateLine") or None,
        credit_line=string(item, "creditline", "creditLine") or None,
        section=_section(item),
        creators=_people(item),
        sources=_sources(item),
        located=party(string(item, "located")),
        subjects=subjects,
        schemes=schemes,
        keywords=(*strings(item, "keywords", "keyword"), *keywords),
        slugline=string(item, "slugline") or None,
        urgency=urgency_of(string(item, "urgency")),
        rights=rights_of(item, language or "en"),
        status=status_of(string(item, "pubstatus", "pubStatus")) or PubStatus.USABLE,
        corrected=_corrected(item),
        notes=_notes(item),
        permalink=_permalink(item),
    )
    return _with_content(report, item, zone, where)


def _with_content(report: Report, item: Json, zone: tzinfo | None, where: str) -> Report:
    """Return the report with its photos and the richest of its bodies; a flash is its own description."""
    shots, removed = associated(item, zone, where=where)
    report = replace(report, shots=shots, removed=removed)
    bodies = [one for words in _bodies(item) if (one := of_words(words, report.language or "text", zone, where=where))]
    bodies = sorted((one for one in bodies if one.body.blocks), key=lambda one: richness(one.body), reverse=True)
    if bodies:
        return completed(report, bodies[0])
    flash = _without_tags(string(item, "description_text") or _role(item, "descriptions", ("text", "")), where=where)
    is_text = string(item, "type").lower() in {"text", ""} and not item.keys() & {"eventDetails", "planningDetails"}
    return replace(report, body=plain_body(flash)) if is_text else report


def shot_of(item: Json, zone: tzinfo | None, *, where: str, name: str = "") -> Shot:
    """Return what a picture item says."""
    language = tag_of(string(item, "language"))
    guid = one_line(string(item, "uri")) or None
    renditions = list(objects(item, "renditions"))
    renditions.sort(key=lambda one: -(number_of(string(one, "width")) or 0))
    files = [
        address
        for one in renditions
        if not string(one, "mimetype", "contenttype", "contentType").startswith(("video/", "audio/"))
        if (address := string(one, "href").strip())
    ]
    alts = (string(item, "alttext", "altText", "alt_text", "alt", "body_alt"), _role(item, "descriptions", _ALT_ROLES))
    field = string(item, "creditline", "creditLine", "credit")
    credits = (field, _role(item, "descriptions", _CREDIT_ROLES), string(item, "byline", "by"))
    return Shot(
        guid=guid,
        version=number_of(string(item, "version")) or 1,
        names=frozenset({guid or "", name or string(item, "name"), *files} - {""}),
        references=tuple(dict.fromkeys(files)),
        language=language,
        caption=_caption(item, where=where),
        credits=tuple(dict.fromkeys(filter(None, credits))),
        alt=next((one for one in alts if one), ""),
        long_description=_role(item, "descriptions", ("longdesc", "extended", "extdescr")),
        creators=_people(item),
        sources=_sources(item),
        provider=_provider(item),
        headline=_with_role(item, ("headline",), ("headlines",), ("main", "")) or None,
        title=string(item, "title") or None,
        created=moment_of(string(item, "versioncreated", "versionCreated"), zone),
        content_created=date_of(string(item, "contentcreated", "contentCreated"), zone),
        digital_source_type=_source_type(item),
        rights=rights_of(item, language or "en"),
        status=status_of(string(item, "pubstatus", "pubStatus")) or PubStatus.USABLE,
        notes=_notes(item),
    )


def associated(item: Json, zone: tzinfo | None, *, where: str) -> tuple[tuple[Shot, ...], tuple[Guess, ...]]:
    """Return the photos associated with an item, and what else is associated with it."""
    shots: list[Shot] = []
    removed: list[Guess] = []
    for one in objects(item, "associations"):
        kind = string(one, "type").lower()
        if kind in PICTURES or (not kind and one.get("renditions")):
            shots.append(shot_of(one, zone, where=where))
        else:
            words = string(one, "uri") or string(one, "name")
            removed.append(Guess(what=kind or "item", words=words, reason="an article holds texts and photos"))
        inner, more = associated(one, zone, where=where)
        shots += inner
        removed += more
    return tuple(shots), tuple(removed)


def _bodies(item: Json) -> Iterator[str]:
    """Yield the bodies of an item in any markup: XHTML first, plain text last."""
    for name in sorted(item):
        value = item[name]
        if name.startswith("body_") and name != "body_text" and isinstance(value, str) and value.strip():
            yield value
    plain_last = sorted(objects(item, "bodies"), key=_is_plain)
    for one in plain_last:
        if string(one, "role") not in _UNREADABLE:
            yield string(one, "value")
    yield from (string(item, name) for name in ("body", "body_text") if string(item, name))


def _is_plain(body: Json) -> bool:
    return string(body, "contenttype", "contentType").startswith("text/plain")


def _role(item: Json, name: str, roles: tuple[str, ...]) -> str:
    """Return the value in the first of these roles that is in the list called ``name``."""
    entries = list(objects(item, name))
    for role in roles:
        for one in entries:
            if string(one, "role").lower() == role.lower() and string(one, "value"):
                return string(one, "value")
    return ""


def _with_role(item: Json, names: tuple[str, ...], lists: tuple[str, ...], roles: tuple[str, ...]) -> str:
    first = string(item, *names)
    entries = [string(one, "value") for name in lists for one in objects(item, name)]
    found = first or next((words for name in lists if (words := _role(item, name, roles))), "")
    return one_line(found or next(iter(entries), ""))


def _caption(item: Json, *, where: str) -> str:
    """Return the caption of a picture: plain where it is given plain, else out of its markup."""
    for words in (string(item, "description_text", "description_caption"), _role(item, "descriptions", _CAPTION_ROLES)):
        if words:
            return _without_tags(words, where=where)
    markup = next((str(item[name]) for name in sorted(item) if name.startswith("description_") and item[name]), "")
    loose = next((string(one, "value") for one in objects(item, "bodies") if _is_plain(one)), "")
    return _without_tags(markup or string(item, "body_text") or loose, where=where)


def _without_tags(words: str, *, where: str) -> str:
    if "<" in words and ">" in words:
        root = parse_html(words, where=where)
        words = words_of(root)
    lines = clean(words).replace("\r\n", "\n").split("\n")
    return "\n".join(line for one in lines if (line := one_line(one)))


def _deck(item: Json) -> str:
    """Return the summary; a text's plain description is its first words again, and no summary."""
    return one_line(_role(item, "descriptions", _DECK_ROLES) or string(item, "description_summary", "description_lead"))


def _section(item: Json) -> str | None:
    named = [string(one, "name") for one in objects(item, "services", "service", "sections")]
    named = named or [string(one, "name") for one in objects(item, "subjects") if one.get("rel") == "section"]
    return (named[0] if len(named) == 1 else None) or string(item, "section") or None


def _provider(item: Json) -> Party | None:
    held = [string(one, "name", "literal", "uri") for one in objects(item, "provider")]
    named = string(item, "provider", "source", "copyrightholder", "copyrightHolder") or next(iter(held), "")
    return next(iter(party(named)), None)


def _people(item: Json) -> tuple[Party, ...]:
    """Return who made an item, where it says so one by one."""
    found: list[Party] = []
    for name in ("creators", "creator", "authors", "author"):
        for one in objects(item, name):
            found += party(string(one, "name"), literal=string(one, "literal", "uri", "code") or None, role=REPORTER)
    for one in objects(item, "people", "person"):
        if string(one, "rel").lower() in _PEOPLE:
            found += party(string(one, "name"), role=REPORTER)
    for one in objects(item, *_INFO_SOURCES):
        if string(one, "role").lower() in _PEOPLE:
            found += party(string(one, "name"), role=REPORTER)
    return once(found)


def _sources(item: Json) -> tuple[Party, ...]:
    named = [one for one in objects(item, *_INFO_SOURCES) if string(one, "role").lower() not in (*_PEOPLE, "publisher")]
    return once(each for one in named for each in party(string(one, "name", "literal")))


def rights_of(item: Json, language: str) -> Rights:
    """Return whose an item is."""
    terms = one_line(string(item, "usageterms", "usageTerms"))
    return Rights(
        holders=party(string(item, "copyrightholder", "copyrightHolder")),
        notice=one_line(string(item, "copyrightnotice", "copyrightNotice")) or None,
        usage_terms=(LangText(text=terms, language=language),) if terms else (),
    )


def _notes(item: Json) -> tuple[EditorNote, ...]:
    notes = [one_line(one) for one in strings(item, "ednote", "edNote", "ednotes", "edNotes")]
    return tuple(EditorNote(text=one) for one in notes if one)


def _corrected(item: Json) -> bool:
    signals = [*strings(item, "signals", "signal"), *(string(one, "code", "uri") for one in objects(item, "signals"))]
    return any(one.lower().endswith("correction") for one in signals)


def _permalink(item: Json) -> str | None:
    said = string(item, "permalink", "canonicalUrl", "canonicalurl").strip()
    return said if said.startswith(("https://", "http://")) else None


def _source_type(item: Json) -> str | None:
    term = string(item, "digitalsourcetype", "digitalSourceType").strip().rpartition("/")[2].rpartition(":")[2]
    return f"digsrctype:{term}" if term.isalnum() else None


def _subjects(item: Json) -> tuple[tuple[Subject, ...], tuple[Scheme, ...], tuple[str, ...]]:
    """Return subjects, the vocabularies of their codes, and names whose codes nothing explains."""
    subjects: dict[str, Subject] = {}
    schemes: dict[str, Scheme] = {}
    keywords: list[str] = []
    for names in _TOPICS:
        for one in objects(item, *names):
            name = one_line(string(one, "name"))
            code = string(one, "uri") or string(one, "code", "literal")
            found = subject_of(code, ((None, name),) if name else (), string(one, "scheme") or None) if code else None
            if found is None or string(one, "rel").lower() in _PEOPLE:
                keywords += [name] if name and string(one, "rel").lower() not in _PEOPLE else []
                continue
            subjects.setdefault(found[0].qcode, found[0])
            if found[1]:
                schemes.setdefault(found[1].alias, found[1])
    return tuple(subjects.values()), tuple(schemes.values()), tuple(keywords)
