"""Reads an NITF document, alone or inside another format's item.

In:  the root element ``nitf`` (3.x, with or without a namespace).   Out: a ``Report``.
Promises: head and body are read wherever a part stands in the wrong place; photos are ``media`` in the text.

Source: NITF 3.6 (IPTC), body.head, body.content, docdata, pubdata, tobject.
"""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from lxml import etree

from multipub.ingest import Guess
from multipub.ingest._agency.report import Report
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
from multipub.ingest._markup.body import BodyReader
from multipub.ingest._markup.inlines import language_of
from multipub.ingest._markup.languages import tag_of
from multipub.ingest._markup.letters import one_line
from multipub.ingest._markup.marked import MarkedBody
from multipub.ingest._markup.parsing import classes_of, name_of, words_of
from multipub.model.story import EditorNote, Party, PubStatus, Rights, Scheme, Subject
from multipub.model.text import LangText

_WITH_CONTENT = ("{*}body.content", "{*}fn", "{*}note")
"""What has a ``body.content`` inside that is not the text's."""


def read_nitf(root: etree._Element, zone: tzinfo | None, prefix: str | None = None) -> Report:
    """Return what an NITF document says; ``zone`` is for moments without one, ``prefix`` begins the ids."""
    head, body = first(root, "head"), first(root, "body")
    body_head = first(root, "body.head")
    docdata = first(head, "docdata")
    language = tag_of(root.get("baselang")) or language_of(root) or tag_of(_attribute(docdata, "lang", "language"))
    marked = _body(root, body, prefix or language or "text")
    bylines = [one_line(words_of(one)) for one in named(body_head, "byline")]
    subjects, schemes = _subjects(head)
    notes = tuple(EditorNote(text=words) for one in named(docdata, "ed-msg") if (words := one_line(one.get("info"))))
    issued = _moment(docdata, "date.issue", zone) or moment_of(_attribute(head, "pubdata", "date.publication"), zone)
    pubdata = first(head, "pubdata")
    return Report(
        guid=_attribute(docdata, "doc-id", "id-string"),
        version=number_of(_attribute(docdata, "du-key", "version")) or 1,
        language=language,
        created=issued,
        embargoed=_embargo(docdata, zone),
        content_created=date_of(_attribute(first(body_head, "dateline"), "story.date", "norm"), zone),
        headline=_headline(body_head) or one_line(words_of(first(head, "title"))) or None,
        deck=_deck(body_head),
        byline="; ".join(one for one in bylines if one) or None,
        dateline=_dateline(body_head),
        section=_section(head, pubdata),
        creators=_creators(body_head),
        sources=_sources(body_head, docdata),
        located=_places(body_head),
        subjects=subjects,
        schemes=schemes,
        keywords=tuple(one.get("key", "") for one in named(first(docdata, "key-list"), "keyword")),
        slugline=_attribute(docdata, "du-key", "key") or _meta(head, "slugline"),
        urgency=urgency_of(_attribute(docdata, "urgency", "ed-urg")),
        rights=_rights(body_head, docdata),
        status=status_of(docdata.get("management-status") if docdata is not None else None) or PubStatus.USABLE,
        notes=notes,
        permalink=_permalink(pubdata),
        body=marked,
    )


def first(parent: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first element called ``name`` anywhere below ``parent``, whatever its namespace."""
    return next(named(parent, name), None)


def named(parent: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Yield the elements called ``name`` anywhere below ``parent``, whatever their namespace."""
    if parent is not None:
        yield from (one for one in parent.iter(f"{{*}}{name}") if one is not parent)


def _attribute(parent: etree._Element | None, name: str, attribute: str) -> str | None:
    found = first(parent, name)
    return one_line(found.get(attribute)) or None if found is not None else None


def _meta(head: etree._Element | None, name: str) -> str | None:
    return next((one_line(one.get("content")) for one in named(head, "meta") if one.get("name") == name), None) or None


def _moment(docdata: etree._Element | None, name: str, zone: tzinfo | None) -> datetime | None:
    return moment_of(_attribute(docdata, name, "norm"), zone)


def _body(root: etree._Element, body: etree._Element | None, prefix: str) -> MarkedBody:
    """Return the content; without ``body.content``, everything in the body but its head."""
    contents = [one for one in named(root, "body.content") if next(one.iterancestors(*_WITH_CONTENT), None) is None]
    marked = BodyReader(prefix).read(*(contents or ([] if body is None else [body])))
    for note in named(first(root, "body.head"), "note"):
        if "correction" in classes_of(note):
            marked.corrections.append(LangText(text=one_line(words_of(note)), language=language_of(note) or ""))
    taglines = [one_line(words_of(one)) for one in named(first(root, "body.end"), "tagline")]
    for words in taglines:
        if words:
            marked.removed.append(Guess(what="tagline", words=words, reason="signs the text for the desk"))
    return marked


def _headline(body_head: etree._Element | None) -> str | None:
    hedline = first(body_head, "hedline")
    main = first(hedline, "hl1")
    words = one_line(words_of(main if main is not None else hedline))
    return words or None


def _deck(body_head: etree._Element | None) -> str | None:
    """Return the second headline, else the abstract."""
    second = [one_line(words_of(one)) for one in named(first(body_head, "hedline"), "hl2")]
    abstract = one_line(" ".join(words_of(one) for one in named(body_head, "abstract")))
    return " ".join(one for one in second if one) or abstract or None


def _dateline(body_head: etree._Element | None) -> str | None:
    return one_line(words_of(first(body_head, "dateline"))) or None


def _section(head: etree._Element | None, pubdata: etree._Element | None) -> str | None:
    said = pubdata.get("position.section") if pubdata is not None else None
    kind = _attribute(head, "tobject", "tobject.type")
    return one_line(said) or (kind if kind and kind.lower() not in {"news", "data", "alert"} else None)


def _creators(body_head: etree._Element | None) -> tuple[Party, ...]:
    people = [_person(one) for byline in named(body_head, "byline") for one in named(byline, "person")]
    return once(one for name in people for one in party(name, role=REPORTER))


def _person(element: etree._Element) -> str:
    """Return a person's name without what the person is."""
    parts = [element.text or ""]
    for one in element:
        parts += ["" if name_of(one) == "function" else words_of(one), one.tail or ""]
    return one_line("".join(parts)).strip(" ,")


def _sources(body_head: etree._Element | None, docdata: etree._Element | None) -> tuple[Party, ...]:
    said = [one_line(words_of(one)) for one in named(body_head, "distributor")]
    said = said or [one.get("regsrc", "") for one in named(docdata, "doc-id")]
    return once(one for name in said for one in party(name))


def _places(body_head: etree._Element | None) -> tuple[Party, ...]:
    said = [one_line(words_of(one)) for one in named(first(body_head, "dateline"), "location")]
    return once(one for name in said for one in party(name))


def _subjects(head: etree._Element | None) -> tuple[tuple[Subject, ...], tuple[Scheme, ...]]:
    subjects: list[Subject] = []
    schemes: list[Scheme] = []
    for one in named(head, "tobject.subject"):
        name = next(
            (words for key in ("detail", "matter", "type") if (words := one_line(one.get(f"tobject.subject.{key}")))),
            "",
        )
        found = subject_of(one_line(one.get("tobject.subject.refnum")), ((None, name),) if name else ())
        if found:
            subjects.append(found[0])
            schemes += [found[1]] if found[1] else []
    return tuple({one.qcode: one for one in subjects}.values()), tuple(dict.fromkeys(schemes))


def _rights(body_head: etree._Element | None, docdata: etree._Element | None) -> Rights:
    notice = one_line(words_of(first(body_head, "copyrite")))
    holder = _attribute(docdata, "doc.copyright", "holder")
    year = _attribute(docdata, "doc.copyright", "year")
    made = f"© {year or ''} {holder}".replace("  ", " ") if holder else ""
    return Rights(holders=party(holder), notice=notice or made or None)


def _embargo(docdata: etree._Element | None, zone: tzinfo | None) -> datetime | None:
    """Return when the text may be used, if that is after it was issued."""
    issued, released = _moment(docdata, "date.issue", zone), _moment(docdata, "date.release", zone)
    return released if released and issued and released > issued else None


def _permalink(pubdata: etree._Element | None) -> str | None:
    address = one_line(pubdata.get("ex-ref")) if pubdata is not None else ""
    return address if address.startswith(("https://", "http://")) else None
