"""Reads the items of NewsML-G2: what they are, what they say, who made them, whose they are.

In:  a ``newsItem`` or ``packageItem`` in any namespace or none.   Out: a ``Report`` or a ``Shot`` without a body.
Promises: an element is found wherever it stands in ``itemMeta`` or ``contentMeta``, since agencies do not keep the
order; a code that nothing in the file explains becomes a keyword by its name, so that the name is kept.

Source: NewsML-G2 2.35 (IPTC); IPTC NewsCodes: pubstatusg2, signal, itemrelation, descriptionrole.
"""

from datetime import datetime, tzinfo

from lxml import etree

from multipub.ingest._agency.g2_parts import child, children, parties_of, rights_of, said, subjects_of, with_names
from multipub.ingest._agency.report import Report, Shot
from multipub.ingest._agency.values import (
    REPORTER,
    date_of,
    moment_of,
    number_of,
    readable,
    status_of,
    urgency_of,
)
from multipub.ingest._markup.inlines import language_of
from multipub.ingest._markup.languages import tag_of
from multipub.ingest._markup.letters import letters, one_line
from multipub.ingest._markup.parsing import words_of
from multipub.model.story import EditorNote, PubStatus

_CAPTION_ROLES = ("caption", "caption-extended", "captionextended", "description")
_DECK_ROLES = ("summary", "teaser", "abstract", "subtitle", "standfirst", "deck", "intro")
_LARGEST = ("highres", "main", "original", "hires", "master")


def class_of(item: etree._Element) -> str:
    """Return what an item is: "text", "picture", "video", "composite"; empty where it does not say."""
    found = child(child(item, "itemmeta"), "itemclass")
    code = "" if found is None else found.get("qcode") or found.get("uri") or ""
    return code.rpartition(":")[2].rpartition("/")[2].lower()


def version_of(item: etree._Element) -> int:
    """Return the version of an item; 1 where it does not say."""
    return number_of(item.get("version")) or 1


def report_of(item: etree._Element, zone: tzinfo | None, language: str | None) -> Report:
    """Return what a text item says of itself; its body is read elsewhere."""
    meta, content = child(item, "itemmeta"), child(item, "contentmeta")
    language = tag_of(next((one.get("tag") for one in children(content, "language")), None)) or language
    language = language or language_of(item)
    subjects, schemes, keywords = subjects_of(item, content)
    headlines = sorted(children(content, "headline"), key=lambda one: number_of(one.get("rank")) or 1)
    lines = [words for one in headlines if (words := one_line(words_of(one)))]
    deck = _description(content, _DECK_ROLES) or (lines[1] if len(lines) > 1 else None)
    return Report(
        guid=one_line(item.get("guid")) or None,
        version=version_of(item),
        language=language,
        created=_moment(meta, "versioncreated", zone),
        first_created=_moment(meta, "firstcreated", zone),
        embargoed=_moment(meta, "embargoed", zone),
        content_created=date_of(said(content, "contentcreated"), zone),
        content_modified=date_of(said(content, "contentmodified"), zone),
        provider=next(iter(parties_of(meta, "provider")), None),
        headline=lines[0] if lines else None,
        title=said(meta, "title"),
        deck=deck,
        byline=said(content, "by"),
        dateline=said(content, "dateline"),
        credit_line=said(content, "creditline"),
        section=_section(meta),
        creators=parties_of(content, "creator", role=REPORTER),
        contributors=with_names(parties_of(content, "contributor")),
        sources=parties_of(content, "infosource"),
        located=parties_of(content, "located"),
        subjects=subjects,
        schemes=schemes,
        keywords=(*(words_of(one) for one in children(content, "keyword")), *keywords),
        slugline=said(content, "slugline"),
        urgency=urgency_of(said(content, "urgency") or ""),
        rights=rights_of(item, language or "en"),
        status=_status(meta),
        corrected=_signals(meta, "correction"),
        notes=_notes(meta),
        previous_version=_previous(meta),
        permalink=_permalink(meta),
    )


def shot_of(item: etree._Element, zone: tzinfo | None, language: str | None) -> Shot:
    """Return what a picture item says."""
    meta, content = child(item, "itemmeta"), child(item, "contentmeta")
    own = language_of(item) or tag_of(next((one.get("tag") for one in children(content, "language")), None)) or language
    guid = one_line(item.get("guid")) or None
    source_type = child(content, "digitalsourcetype")
    return Shot(
        guid=guid,
        version=version_of(item),
        names=frozenset({guid or "", *(words_of(one).strip() for one in item.iter("{*}altId"))} - {""}),
        references=files_of(item),
        language=own,
        caption=_caption(content),
        credits=_credits(content),
        alt=_description(content, ("alt", "alttext", "alttextaccessibility")) or "",
        long_description=_description(content, ("longdesc", "extdescraccessibility")) or "",
        creators=parties_of(content, "creator"),
        sources=parties_of(content, "infosource"),
        provider=next(iter(parties_of(meta, "provider")), None),
        headline=said(content, "headline"),
        title=said(meta, "title"),
        created=_moment(meta, "versioncreated", zone),
        content_created=date_of(said(content, "contentcreated"), zone),
        digital_source_type=_source_type(source_type),
        rights=rights_of(item, own or "en"),
        status=_status(meta),
        notes=_notes(meta),
    )


def files_of(item: etree._Element) -> tuple[str, ...]:
    """Return where a photo's file may be: the largest rendition first."""
    found = [
        one
        for one in item.iter("{*}remoteContent")
        if not (one.get("contenttype") or "image/").startswith(("video/", "audio/", "text/"))
    ]
    found.sort(key=lambda one: (-(number_of(one.get("width")) or 0), -_rank(one.get("rendition") or "")))
    references = [one.get(name, "").strip() for one in found for name in ("href", "residref")]
    name = said(child(item, "itemmeta"), "filename")
    return tuple(dict.fromkeys(one for one in (*references, name or "") if one))


def _rank(rendition: str) -> int:
    return int(rendition.rpartition(":")[2].lower() in _LARGEST)


def _moment(meta: etree._Element | None, name: str, zone: tzinfo | None) -> datetime | None:
    return moment_of(said(meta, name), zone)


def _status(meta: etree._Element | None) -> PubStatus:
    found = child(meta, "pubstatus")
    return status_of((found.get("qcode") or found.get("uri")) if found is not None else None) or PubStatus.USABLE


def _signals(meta: etree._Element | None, wanted: str) -> bool:
    codes = [(one.get("qcode") or one.get("uri") or "") for one in children(meta, "signal")]
    return any(code.lower().endswith((f":{wanted}", f"/{wanted}")) for code in codes)


def _notes(meta: etree._Element | None) -> tuple[EditorNote, ...]:
    notes = [
        EditorNote(text=words, language=language_of(one))
        for one in children(meta, "ednote")
        if (words := one_line(" ".join(str(piece) for piece in one.itertext())))
    ]
    return tuple(dict.fromkeys(notes))


def _previous(meta: etree._Element | None) -> int | None:
    versions = [
        number_of(one.get("version"))
        for one in children(meta, "link")
        if (one.get("rel") or "").endswith("prevVersion")
    ]
    return next((one for one in versions if one), None)


def _permalink(meta: etree._Element | None) -> str | None:
    for one in children(meta, "link"):
        href = one.get("href") or ""
        if (one.get("rel") or "").lower().endswith(("permalink", "canonical")) and href.startswith("http"):
            return href
    return None


def _section(meta: etree._Element | None) -> str | None:
    """Return the service's name where it is a reader's word: one service, whose name is more than its code."""
    services = list(children(meta, "service"))
    if len(services) != 1:
        return None
    name = said(services[0], "name")
    return name if name and name != readable(services[0].get("qcode") or "") else None


def _description(content: etree._Element | None, roles: tuple[str, ...]) -> str | None:
    """Return the description in the first of these roles that is there."""
    for role in roles:
        for one in children(content, "description"):
            if (one.get("role") or "").rpartition(":")[2].lower() == role and (words := one_line(words_of(one))):
                return words
    return None


def _caption(content: etree._Element | None) -> str:
    """Return the caption; a longer form that holds it wins, since the credit may stand only there."""
    found = _description(content, _CAPTION_ROLES) or ""
    for role in ("caption-extended", "captionextended"):
        longer = _description(content, (role,)) or ""
        if found and letters(found) in letters(longer):
            return longer
    if found:
        return found
    loose = [
        words for one in children(content, "description") if not one.get("role") and (words := one_line(words_of(one)))
    ]
    return loose[0] if loose else ""


def _credits(content: etree._Element | None) -> tuple[str, ...]:
    return tuple(words for one in children(content, "creditline", "by") if (words := one_line(words_of(one))))


def _source_type(element: etree._Element | None) -> str | None:
    code = "" if element is None else element.get("qcode") or element.get("uri") or ""
    term = code.rpartition(":")[2].rpartition("/")[2]
    return f"digsrctype:{term}" if term and term.isalnum() else None
