"""Checks the texts of a file: headings, ids, links inside the text, languages.

In:  the root of a parsed file.   Out: faults at the elements that hold them.
"""

import re
from collections.abc import Iterator

from lxml import etree

from multipub.canonical.elements import kind_of, local_name
from multipub.canonical.faults import Faults
from multipub.canonical.vocabulary import G2, XHTML, XML_LANG
from multipub.model.language import Direction, direction_of

_HEADING = re.compile(re.escape(XHTML) + "h([1-6])")
_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE,
)
"""RFC 5646, 2.1, without the grandfathered tags."""


def check_texts(root: etree._Element, faults: Faults) -> None:
    """Enter a fault for every heading, id, link or language that is not as it should be."""
    _check_ids(root, faults)
    _check_languages(root, faults)
    for article in root.iter(f"{XHTML}article"):
        _check_headings(article, faults)
        _check_targets(article, faults)


def _check_ids(root: etree._Element, faults: Faults) -> None:
    seen: set[str] = set()
    for element in root.iter():
        own = element.get("id")
        if own is not None and own in seen:
            faults.add("CAN-I01", f"the id {own!r} stands twice in the file", element)
        seen.add(own or "")


def _check_headings(article: etree._Element, faults: Faults) -> None:
    """Follow the levels in order; the heading of an infobox must fit, but the text goes on from its own headings."""
    last = 0
    for element in article.iter():
        found = _HEADING.fullmatch(str(element.tag))
        if found is None:
            continue
        level = int(found[1])
        if level > last + 1:
            before = f"follows h{last}" if last else "is the first heading"
            faults.add("CAN-H01", f"h{level} {before}: a level is skipped", element)
        parent = element.getparent()
        if parent is None or kind_of(parent) != "aside.infobox":
            last = level


def _check_targets(article: etree._Element, faults: Faults) -> None:
    ids = {element.get("id") for element in article.iter() if element.get("id")}
    notes = {note.get("id") for note in article.iter(f"{XHTML}aside") if kind_of(note) == "aside.footnote"}
    called: set[str] = set()
    for link in article.iter(f"{XHTML}a"):
        target = link.get("href", "")
        calls_note = kind_of(link) == "a.noteref"
        called.add(target.removeprefix("#"))
        if calls_note and target.removeprefix("#") not in notes:
            faults.add("CAN-S17", f"the call of a note leads to {target!r}, where no footnote is", link)
        elif target.startswith("#") and target[1:] not in ids:
            faults.add("CAN-S17", f"the link leads to {target!r}, which is not in this text", link)
    for note in article.iter(f"{XHTML}aside"):
        if kind_of(note) == "aside.footnote" and note.get("id") not in called:
            faults.add("CAN-S18", f"the footnote {note.get('id')!r} is called from nowhere", note)


def _check_languages(root: etree._Element, faults: Faults) -> None:
    for element, tag in _tags(root):
        if not _TAG.fullmatch(tag):
            faults.add("CAN-L08", f"<{local_name(element)}> names the language {tag!r}", element)
        else:
            _check_direction(element, tag, faults)


def _tags(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for element in root.iter():
        tag = element.get(XML_LANG)
        if tag is not None:
            yield element, tag
    for element in root.iter(f"{G2}language"):
        yield element, element.get("tag", "")


def _check_direction(element: etree._Element, tag: str, faults: Faults) -> None:
    """Check ``dir`` against the language; in a body it must be there where the words around run the other way."""
    said, right = element.get("dir"), direction_of(tag)
    if said is not None and said != right:
        faults.add("CAN-L09", f"<{local_name(element)}> is in {tag!r} but runs {said}", element)
    elif said is None and element.tag != f"{XHTML}html" and str(element.tag).startswith(XHTML):
        around = next((one.get(XML_LANG, "") for one in element.iterancestors() if one.get(XML_LANG)), "")
        if direction_of(around) != right:
            turned = "right to left" if right is Direction.RTL else "left to right"
            faults.add("CAN-L09", f"<{local_name(element)}> is in {tag!r}, which runs {turned}, without dir", element)
