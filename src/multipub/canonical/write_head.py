"""Writes what every item has: identity, rights, provider, dates, notes, links, and the catalog of its codes.

In:  values of the model.   Out: elements, in the order that NewsML-G2 asks for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from multipub.canonical import vocabulary as names
from multipub.canonical.vocabulary import G2, XML_LANG
from multipub.canonical.write_words import add, add_moment, add_party, add_phrase, add_words
from multipub.model.language import direction_of
from multipub.model.manuscript import Media
from multipub.model.story import (
    Article,
    EditorNote,
    MediaFile,
    Party,
    Picture,
    PubStatus,
    Rights,
    Scheme,
    Story,
    VersionLink,
)
from multipub.model.text import LangText


def add_item(parent: etree._Element, name: str, guid: str, version: int, language: str) -> etree._Element:
    """Add an item with its identity."""
    item = add(
        parent,
        name,
        guid=guid,
        version=str(version),
        standard="NewsML-G2",
        standardversion=names.STANDARD_VERSION,
        conformance="power",
    )
    item.set(XML_LANG, language)
    if name == "newsItem":
        item.set("dir", direction_of(language))
    return item


def add_rights(item: etree._Element, rights: Rights, language: str) -> None:
    """Add ``rightsInfo``: G2 holds one holder in each, so further holders follow in one of their own."""
    if rights == Rights():
        return
    first = add(item, "rightsInfo")
    for holder in rights.holders[:1]:
        add_party(first, "copyrightHolder", holder)
    if rights.notice or rights.notice_link:
        notice = add(first, "copyrightNotice", rights.notice or "")
        if rights.notice_link is not None:
            notice.set("href", rights.notice_link)
    for terms in rights.usage_terms:
        add_phrase(first, "usageTerms", terms, language)
    if rights.data_mining is not None:
        add(first, "dataMining", uri=rights.data_mining)
    for holder in rights.holders[1:]:
        add_party(add(item, "rightsInfo"), "copyrightHolder", holder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Management:
    """The first half of ``itemMeta``; the three kinds of items fill what they have."""

    item_class: str
    provider: Party
    created: datetime
    status: PubStatus
    first_created: datetime | None = None
    embargoed: datetime | None = None
    file_name: str | None = None
    generator: str | None = None


def management_of(item: Story | Article, item_class: str, generator: str | None) -> Management:
    """Return the management of a package or a text."""
    return Management(
        item_class=item_class,
        provider=item.provider,
        created=item.created,
        status=item.status,
        first_created=item.first_created,
        embargoed=item.embargoed,
        generator=generator,
    )


def add_management(item: etree._Element, management: Management) -> etree._Element:
    """Add ``itemMeta`` up to the profile, and return it."""
    meta = add(item, "itemMeta")
    add(meta, "itemClass", qcode=management.item_class)
    add_party(meta, "provider", management.provider)
    add_moment(meta, "versionCreated", management.created)
    add_moment(meta, "firstCreated", management.first_created)
    add_moment(meta, "embargoed", management.embargoed)
    add(meta, "pubStatus", qcode=names.STATUS + management.status)
    add_words(meta, "fileName", management.file_name)
    if management.generator is not None:
        add(meta, "generator", names.GENERATOR, versioninfo=management.generator)
    add(meta, "profile", names.PROFILE, versioninfo=names.PROFILE_VERSION)
    return meta


def add_notes(meta: etree._Element, role: str, notes: Iterable[LangText], language: str) -> None:
    """Add notes that have a meaning of their own."""
    for note in notes:
        add_phrase(meta, "edNote", note, language, role=role)


def add_other_notes(meta: etree._Element, notes: Iterable[EditorNote]) -> None:
    """Add the words to the desk."""
    for note in notes:
        element = add(meta, "edNote", note.text)
        if note.role is not None:
            element.set("role", note.role)
        if note.language is not None:
            element.set(XML_LANG, note.language)


def add_corrections(meta: etree._Element, item: Story | Article) -> None:
    """Add what was corrected, the words to the desk, and the signal that there was a correction."""
    add_notes(meta, names.CORRECTION_ROLE, item.corrections, item.language)
    add_other_notes(meta, item.notes)
    if item.corrections:
        add(meta, "signal", qcode=names.CORRECTION_SIGNAL)


def add_link(meta: etree._Element, rel: str, link: VersionLink | None) -> None:
    """Add a link to another item; nothing if there is none."""
    if link is not None:
        element = add(meta, "link", rel=rel, residref=link.guid)
        if link.version is not None:
            element.set("version", str(link.version))


def add_catalog(item: etree._Element, schemes: Sequence[Scheme], *, whole: bool = False) -> None:
    """Put first into ``item`` the catalog of the codes it uses; ``whole`` adds all of the story's own ``schemes``."""
    used = {
        code.partition(":")[0]
        for element in item.iter(f"{G2}*")
        for attribute in names.QCODE_ATTRIBUTES
        for code in (element.get(attribute) or "").split()
    }
    catalog = etree.Element(f"{G2}catalog")
    for alias, uri in names.VOCABULARIES:
        if alias in used:
            add(catalog, "scheme", alias=alias, uri=uri)
    for scheme in schemes:
        if whole or scheme.alias in used:
            add(catalog, "scheme", alias=scheme.alias, uri=scheme.uri)
    item.insert(0, catalog)


def pictures_in(article: Article, story: Story) -> tuple[Picture, ...]:
    """Return the pictures that stand in ``article``, each once, in reading order."""
    guids = dict.fromkeys(placement.picture for placement in article.placements)
    return tuple(picture for picture in map(story.picture, guids) if picture is not None)


def add_file(content: etree._Element, file: MediaFile | Media) -> None:
    """Add the file of a photo, with its digest; its size in bytes where that is known."""
    sizes = {"size": str(file.size)} if isinstance(file, MediaFile) else {}
    remote = add(
        content,
        "remoteContent",
        href=file.href,
        rendition=names.HIGH_RESOLUTION,
        contenttype=file.media_type,
        **sizes,
        width=str(file.width),
        height=str(file.height),
    )
    add(remote, "hash", file.sha256, hashtype=names.SHA256)
