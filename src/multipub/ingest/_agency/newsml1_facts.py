"""Reads what NewsML 1.x says of an item and its components: dates, lines, people, rights, subjects, files.

In:  an item, and a component with those around it, innermost first.   Out: a ``Report`` without a body; a ``Shot``.
Promises: the innermost component that says a thing is believed.

Source: NewsML 1.2 (IPTC): Identification, NewsManagement, NewsLines, AdministrativeMetadata, DescriptiveMetadata.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from lxml import etree

from multipub.ingest._agency.report import Report, Shot
from multipub.ingest._agency.values import (
    REPORTER,
    moment_of,
    number_of,
    once,
    party,
    status_of,
    subject_of,
    urgency_of,
)
from multipub.ingest._markup.inlines import language_of
from multipub.ingest._markup.languages import tag_of
from multipub.ingest._markup.letters import one_line
from multipub.ingest._markup.parsing import name_of, words_of
from multipub.model.story import EditorNote, Party, PubStatus, Rights, Scheme, Subject
from multipub.model.text import LangText

_LARGEST = ("highres", "main", "original", "webready", "lowres", "viewimage", "preview", "quicklook", "thumbnail")
"""Uses of a photo's files, the largest first, where no size is said."""


def below(parent: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Yield the children with these names, in small letters, whatever their namespace."""
    if parent is not None:
        yield from (one for one in parent if name_of(one) in names)


def at(parent: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first element down a path of names."""
    for name in path:
        parent = next(below(parent, name), None)
    return parent


def formal(element: etree._Element | None) -> str | None:
    """Return an element's ``FormalName``."""
    return one_line(element.get("FormalName")) or None if element is not None else None


def role_of(component: etree._Element) -> str:
    """Return the role of a component, in small letters."""
    return (formal(at(component, "role")) or "").lower()


def language_in(component: etree._Element) -> str | None:
    """Return the language that a component's own data says."""
    return tag_of(formal(at(component, "descriptivemetadata", "language")))


def facts_of(
    item: etree._Element, root: etree._Element, around: Sequence[etree._Element], zone: tzinfo | None
) -> Report:
    """Return what an item says of a text, and the components ``around`` it, innermost first."""
    identity, management = at(item, "identification"), at(item, "newsmanagement")
    envelope = at(root, "newsenvelope")
    revision = at(identity, "newsidentifier", "revisionid")
    public = one_line(words_of(at(identity, "newsidentifier", "publicidentifier")))
    subjects, schemes = _subjects(around)
    status = formal(at(management, "status"))
    language = next((tag for one in around if (tag := language_in(one) or language_of(one))), None)
    provider = _parties(around, "provider") or party(_words(at(identity, "newsidentifier"), "providerid"))
    before = number_of(revision.get("PreviousRevision")) if revision is not None else None
    return Report(
        guid=public or None,
        version=number_of(words_of(revision)) or 1,
        language=language or language_of(item),
        created=_moment(management, "thisrevisioncreated", zone) or _moment(envelope, "dateandtime", zone),
        first_created=_moment(management, "firstcreated", zone),
        embargoed=_embargo(management, status, zone),
        provider=next(iter(provider), None),
        sender=_words(at(identity, "newsidentifier"), "providerid") or formal(at(envelope, "sentfrom", "party")),
        headline=_line(around, "headline"),
        deck=_line(around, "subheadline"),
        byline=_line(around, "byline"),
        dateline=_line(around, "dateline"),
        credit_line=_line(around, "creditline"),
        creators=_parties(around, "creator", role=REPORTER),
        sources=_parties(around, "source"),
        located=_places(around),
        subjects=subjects,
        schemes=schemes,
        keywords=(*_lines(around, "keywordline"), *_properties(around, "Keyword")),
        slugline=_line(around, "slugline") or _words(identity, "namelabel") or None,
        urgency=urgency_of(formal(at(management, "urgency")) or ""),
        rights=_rights(around, language or "en"),
        status=status_of(status) or PubStatus.USABLE,
        corrected="correction" in (formal(at(management, "instruction")) or "").lower(),
        notes=_notes(around),
        previous_version=before,
        transmit_id=_words(envelope, "transmissionid") or None,
    )


def _words(parent: etree._Element | None, name: str) -> str:
    return one_line(words_of(next(below(parent, name), None)))


def _moment(parent: etree._Element | None, name: str, zone: tzinfo | None) -> datetime | None:
    return moment_of(_words(parent, name), zone)


def _embargo(management: etree._Element | None, status: str | None, zone: tzinfo | None) -> datetime | None:
    """Return when the status changes to usable, if it is an embargo until then."""
    change = at(management, "statuswillchange")
    if change is None or (status or "").lower() != "embargoed":
        return None
    return _moment(change, "dateandtime", zone)


def _lines(around: Sequence[etree._Element], name: str) -> tuple[str, ...]:
    for one in around:
        found = tuple(words for each in below(at(one, "newslines"), name) if (words := one_line(words_of(each))))
        if found:
            return found
    return ()


def _line(around: Sequence[etree._Element], name: str) -> str | None:
    return next(iter(_lines(around, name)), None)


def _parties(around: Sequence[etree._Element], name: str, *, role: str | None = None) -> tuple[Party, ...]:
    for one in around:
        found = [
            each
            for element in below(at(one, "administrativemetadata"), name)
            for named in below(element, "party")
            for each in party(formal(named), role=role)
        ]
        if found:
            return once(found)
    return ()


def _places(around: Sequence[etree._Element]) -> tuple[Party, ...]:
    found = [
        one_line(each.get("Value"))
        for one in around
        for location in below(at(one, "descriptivemetadata"), "location")
        for each in below(location, "property")
        if each.get("FormalName") == "City"
    ]
    return once(each for name in found for each in party(name))


def _properties(around: Sequence[etree._Element], name: str) -> tuple[str, ...]:
    return tuple(
        one_line(each.get("Value"))
        for one in around
        for each in below(at(one, "descriptivemetadata"), "property")
        if each.get("FormalName") == name
    )


def _subjects(around: Sequence[etree._Element]) -> tuple[tuple[Subject, ...], tuple[Scheme, ...]]:
    subjects: dict[str, Subject] = {}
    schemes: dict[str, Scheme] = {}
    for one in around:
        for code in below(at(one, "descriptivemetadata"), "subjectcode"):
            for each in below(code, "subject", "subjectmatter", "subjectdetail"):
                found = subject_of(formal(each) or "", ())
                if found:
                    subjects.setdefault(found[0].qcode, found[0])
                    schemes.update({found[1].alias: found[1]} if found[1] else {})
    return tuple(subjects.values()), tuple(schemes.values())


def _rights(around: Sequence[etree._Element], language: str) -> Rights:
    notice = _line(around, "copyrightline")
    terms = _line(around, "rightsline")
    holders = (words_of(at(one, "rightsmetadata", "copyright", "copyrightholder")) for one in around)
    holder = next((words for one in holders if (words := one_line(one))), "")
    return Rights(
        holders=party(holder),
        notice=notice,
        usage_terms=(LangText(text=terms, language=language),) if terms else (),
    )


def _notes(around: Sequence[etree._Element]) -> tuple[EditorNote, ...]:
    """Return the lines that a text carries for the desk ("RECASTS with …")."""
    found = [
        EditorNote(text=words, language=language_of(each))
        for one in around
        for line in below(at(one, "newslines"), "newsline")
        for each in below(line, "newslinetext")
        if (words := one_line(words_of(each)))
    ]
    return tuple(dict.fromkeys(found))


def shot_of(
    component: etree._Element, around: Sequence[etree._Element], files: tuple[str, ...], guid: str | None, said: Shot
) -> Shot:
    """Return the photo in ``component``: what its own lines say, and the components ``around`` it that hold no text."""
    own = (component, *around)
    return replace(
        said,
        names=frozenset({*files, *([guid] if guid else [])}),
        references=files,
        caption=said.caption or _line([component], "captionline") or _line([component], "headline") or "",
        headline=_line(own, "headline"),
        credits=tuple(words for name in ("creditline", "byline") for words in _lines(own, name)),
        creators=_parties(own, "creator"),
        sources=_parties(own, "source"),
        provider=next(iter(_parties(own, "provider")), None),
        rights=_rights(own, "en"),
    )


def files_of(component: etree._Element) -> tuple[tuple[str, ...], str | None]:
    """Return the files of the photo in a component, the largest first, and what it is called."""
    found: list[tuple[int, int, str]] = []
    for one in below(component, "contentitem"):
        href = one_line(one.get("Href"))
        kinds = [formal(each) or "" for each in below(one, "mediatype", "mimetype", "format")]
        said = " ".join(kinds).lower()
        if href and ("photo" in said or "picture" in said or "image/" in said or "jpeg" in said):
            facts = {each.get("FormalName"): each.get("Value") for each in one.iter("{*}Property")}
            use = (facts.get("ImageUse") or "").lower()
            width = number_of(facts.get("PixelWidth") or facts.get("Width") or "") or 0
            found.append((-width, _LARGEST.index(use) if use in _LARGEST else 0, href))
    return tuple(dict.fromkeys(href for _, _, href in sorted(found))), component.get("Duid")
