"""Finds the story in a NewsML-G2 file: which item is the text, which are its languages, which photos belong to it.

In:  the root element.   Out: one ``Report`` a language.
Promises: each item is looked at once, so a package that names itself ends; a newer version of an item replaces an
older one; what is no article is one clear error.
"""

from dataclasses import replace
from datetime import tzinfo

from lxml import etree

from multipub.errors import SourceError
from multipub.ingest import Guess, Intake
from multipub.ingest._agency.content import content_of
from multipub.ingest._agency.g2_items import class_of, files_of, report_of, shot_of, version_of
from multipub.ingest._agency.g2_parts import child, children, said
from multipub.ingest._agency.report import Report, Shot
from multipub.ingest._markup.inlines import language_of
from multipub.ingest._markup.letters import one_line
from multipub.ingest._markup.parsing import name_of, words_of

_WHAT = {
    "knowledgeitem": "a knowledge item: a vocabulary, not an article",
    "conceptitem": "a concept item: an entry of a vocabulary or an event, not an article",
    "planningitem": "a planning item: what a newsroom plans to cover, not an article",
    "catalogitem": "a catalog, not an article",
    "groupset": "the plan of a package without its items",
    "packageitem": "a package that names its items and holds none of them",
}
"""What an item is that is no article."""

_OTHER = ("video", "audio", "graphic", "animation", "composite", "dataset", "model3d")
_PICTURES = ("picture", "photo", "image", "graphic")


def reports_of(root: etree._Element, intake: Intake) -> list[Report]:
    """Return the texts of a file, one a language, the photos with the first.

    Raises:
        SourceError: if there is none.
    """
    zone = intake.received.tzinfo
    items = _newest([one for one in root.iter("{*}newsItem") if len(one) or one.get("guid")])
    package = next((one for one in root.iter("{*}packageItem")), None)
    if not items and name_of(root) in {"contentset", "inlinexml", "inlinedata"}:
        return [content_of(root, Report(), zone, where=str(intake.path))]
    language = language_of(package) if package is not None else language_of(root)
    pictures = [one for one in items if class_of(one) in _PICTURES]
    texts = _in_order([one for one in items if class_of(one) in {"text", ""} and one not in pictures], package)
    reports = [content_of(one, report_of(one, zone, language), zone, where=str(intake.path)) for one in texts]
    told = [one for one in reports if one.body.blocks or one.body.figures]
    shots = [shot_of(one, zone, language) for one in pictures]
    if not told and not [shot for shot in shots if shot.caption or shot.alt]:
        raise SourceError(_nothing(root, items), where=intake.path, hint="ask for the item with its text")
    extra = (*shots, *_mentioned(root, {shot.guid for shot in shots}, zone))
    if not told:
        return [_of_photo(shots[0], tuple(shots), reports)]
    first = _with_package(told[0], package, root)
    return [replace(first, shots=extra, removed=(*first.removed, *_other_media(items))), *told[1:]]


def _newest(items: list[etree._Element]) -> list[etree._Element]:
    """Return the items, each guid in its newest version."""
    newest: dict[str, etree._Element] = {}
    for place, one in enumerate(items):
        guid = one.get("guid") or f"#{place}"
        if guid not in newest or version_of(one) > version_of(newest[guid]):
            newest[guid] = one
    return list(newest.values())


def _in_order(texts: list[etree._Element], package: etree._Element | None) -> list[etree._Element]:
    """Return the texts in the order in which their package names them."""
    if package is None:
        return texts
    named = [one.get("residref") for one in package.iter("{*}itemRef")]
    order = {guid: place for place, guid in reversed(list(enumerate(named)))}
    return sorted(texts, key=lambda one: order.get(one.get("guid"), len(named)))


def _nothing(root: etree._Element, items: list[etree._Element]) -> str:
    """Say what a file is that holds no article."""
    for one in items:
        kind = class_of(one)
        if kind in _OTHER or kind in _PICTURES:
            return f"this is a {kind} item without a text or a caption, not an article"
    for one in [root, *root.iter("{*}knowledgeItem", "{*}conceptItem", "{*}planningItem", "{*}packageItem")]:
        if name_of(one) in _WHAT and not items:
            return f"this is {_WHAT[name_of(one)]}"
    if items:
        return "the item has no text: there is no content in it, or only the address of one"
    return "this NewsML-G2 file holds no item"


def _of_photo(shot: Shot, shots: tuple[Shot, ...], empty: list[Report]) -> Report:
    """Return a report that shows photos and has no text of its own; what an empty text item says of them is kept."""
    said_of_it = empty[0] if empty else Report()
    guid = said_of_it.guid or (f"{shot.guid}:text" if shot.guid else None)
    return replace(
        said_of_it,
        guid=guid,
        language=said_of_it.language or shot.language,
        created=said_of_it.created or shot.created,
        provider=said_of_it.provider or shot.provider,
        headline=said_of_it.headline or shot.headline or shot.title,
        rights=said_of_it.rights if said_of_it.rights.notice else shot.rights,
        status=shot.status,
        shots=shots,
    )


def _with_package(report: Report, package: etree._Element | None, root: etree._Element) -> Report:
    header = child(root, "header")
    sender, transmit = said(header, "sender"), said(header, "transmitid")
    guid = one_line(package.get("guid")) if package is not None else ""
    return replace(report, story_guid=guid or None, sender=sender, transmit_id=transmit)


def _mentioned(root: etree._Element, known: set[str | None], zone: tzinfo | None) -> tuple[Shot, ...]:
    """Return photos that the file names with their words, though their items are not in it."""
    found: list[Shot] = []
    for one in root.iter("{*}itemRef", "{*}link"):
        guid = one_line(one.get("residref"))
        if class_of_reference(one) not in _PICTURES or not guid or guid in known:
            continue
        described = next(
            (
                one_line(words_of(each))
                for each in children(one, "description")
                if "caption" in (each.get("role") or "")
            ),
            "",
        )
        references = tuple(filter(None, (one_line(one.get("href")), *files_of(one))))
        known.add(guid)
        words = described or said(one, "title") or ""
        found.append(Shot(guid=guid, names=frozenset({guid}), references=references, caption=words))
    return tuple(found)


def class_of_reference(element: etree._Element) -> str:
    """Return what the item is that a link or an ``itemRef`` names."""
    found = child(element, "itemclass")
    return "" if found is None else (found.get("qcode") or "").rpartition(":")[2].lower()


def _other_media(items: list[etree._Element]) -> tuple[Guess, ...]:
    """Tell which items of a package are no part of a text story."""
    return tuple(
        Guess(what=class_of(one), words=one.get("guid") or "", reason="an article holds texts and photos")
        for one in items
        if class_of(one) in _OTHER and class_of(one) not in _PICTURES
    )
