"""Reads what every item has: identity, provider, dates, rights, notes to the desk, links to other versions.

In:  an item element.   Out: values of the model; faults go to ``Faults``.
Promises: that something is missing which every item must have is a fault with its line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from multipub.canonical import vocabulary as names
from multipub.canonical.elements import local_name
from multipub.canonical.faults import Faults
from multipub.canonical.read_words import (
    language_of,
    needed_moment,
    party_of,
    phrases,
    whole_number,
    words_of,
)
from multipub.canonical.vocabulary import G2
from multipub.model.story import EditorNote, Party, PubStatus, Rights, VersionLink
from multipub.model.text import LangText

_OWN_NOTES = (names.CORRECTION_ROLE, names.RAW_CREDIT_ROLE, names.NOT_SUPPLIED_ROLE)
_NOBODY = Party(literal="", names=())


@dataclass(frozen=True, slots=True)
class Head:
    """What every item has: its element, its ``itemMeta``, its identity, its provider and its dates."""

    item: etree._Element
    meta: etree._Element
    guid: str
    version: int
    language: str
    provider: Party
    created: datetime
    status: PubStatus


def read_head(item: etree._Element, faults: Faults) -> Head:
    """Return what every item has; that something of it is missing is a fault."""
    meta = item.find(f"{G2}itemMeta")
    if meta is None:
        faults.add("CAN-S00", f"<{local_name(item)}> has no <itemMeta>", item)
        meta = etree.SubElement(item, f"{G2}itemMeta")
    if not item.get("guid"):
        faults.add("CAN-S00", f"<{local_name(item)}> has no guid", item)
    language = language_of(item, "")
    if not language:
        faults.add("CAN-L01", f"<{local_name(item)}> says no language", item)
    provider = meta.find(f"{G2}provider")
    if provider is None:
        faults.add("CAN-S00", f"<{local_name(item)}> has no <provider>", item)
    return Head(
        item=item,
        meta=meta,
        guid=item.get("guid", ""),
        version=whole_number(item, "version", faults, otherwise=1),
        language=language,
        provider=_NOBODY if provider is None else party_of(provider, faults),
        created=needed_moment(meta, "versionCreated", faults),
        status=_status(meta, faults),
    )


def _status(meta: etree._Element, faults: Faults) -> PubStatus:
    element = meta.find(f"{G2}pubStatus")
    said = "" if element is None else element.get("qcode", "")
    try:
        return PubStatus(said.removeprefix(names.STATUS)) if said else PubStatus.USABLE
    except ValueError:
        faults.add("CAN-S00", f"pubStatus is {said!r}, not usable, withheld or canceled", element)
        return PubStatus.WITHHELD


def read_rights(item: etree._Element, language: str, faults: Faults) -> Rights:
    """Return whose an item is and what may be done with it, over all its ``rightsInfo``."""
    notices = [*item.iterfind(f"{G2}rightsInfo/{G2}copyrightNotice")]
    mining = item.find(f"{G2}rightsInfo/{G2}dataMining")
    return Rights(
        holders=tuple(party_of(one, faults) for one in item.iterfind(f"{G2}rightsInfo/{G2}copyrightHolder")),
        notice=" ".join(words_of(one, faults) for one in notices) or None,
        notice_link=next((one.get("href") for one in notices if one.get("href")), None),
        usage_terms=tuple(phrases(item, f"{G2}rightsInfo/{G2}usageTerms", language, faults)),
        data_mining=None if mining is None else mining.get("uri"),
    )


def notes_of(meta: etree._Element, role: str, language: str, faults: Faults) -> tuple[LangText, ...]:
    """Return the editor's notes with this role."""
    return tuple(phrases(meta, f"{G2}edNote[@role='{role}']", language, faults))


def other_notes(meta: etree._Element, faults: Faults) -> Iterator[EditorNote]:
    """Yield the notes to the desk that have no meaning of their own."""
    for note in meta.iterfind(f"{G2}edNote"):
        if note.get("role") not in _OWN_NOTES:
            language = note.get(names.XML_LANG)
            yield EditorNote(text=words_of(note, faults), language=language, role=note.get("role"))


def version_link(meta: etree._Element, rel: str, faults: Faults) -> VersionLink | None:
    """Return the link with this ``rel``, or nothing."""
    link = meta.find(f"{G2}link[@rel='{rel}']")
    if link is None:
        return None
    version = None if link.get("version") is None else whole_number(link, "version", faults)
    return VersionLink(guid=link.get("residref", ""), version=version)
