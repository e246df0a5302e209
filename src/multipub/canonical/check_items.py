"""Checks the items of a file: guids, codes, dates, and what pictures say of themselves.

In:  the root of a parsed file.   Out: faults at the elements that hold them.
"""

import re

from lxml import etree

from multipub.canonical import vocabulary as names
from multipub.canonical.elements import local_name, text_of
from multipub.canonical.faults import Faults
from multipub.canonical.read_words import moment_at
from multipub.canonical.vocabulary import G2, XML_LANG
from multipub.model.story import AltOrigin

MOST_ITEMS = 1000
"""Texts and pictures in a file: fifteen languages and the largest gallery are far below it."""

_FIXED = dict(names.VOCABULARIES)
_ONCE_A_LANGUAGE = (names.CAPTION_ROLE, names.LONG_DESCRIPTION_ROLE)

_WRITTEN_BY = (*AltOrigin, names.FROM_CAPTION)

_DATE_OR_PERIOD = re.compile(
    r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:19|20)\d{2}"
    r"|\d+\s*(?:days?|weeks?|months?|years?|hours?|jours?|mois|ans|Tagen?|Wochen?|Monaten?|Jahren?|d[ií]as|meses|años"
    r"|giorni|mesi|anni|dagar|månader|gün|ay|дн(?:я|ей)|месяц(?:а|ев)?|يوماً?|أيام|روز|ימים|日))",
    re.IGNORECASE,
)
"""A date, a year, or a period ("within 30 days") in terms of use."""


def check_items(root: etree._Element, faults: Faults) -> bool:
    """Enter the faults of the items; say whether they can be looked up: few, and each with a guid of its own."""
    few = _check_number(root, faults)
    unique = _check_guids(root, faults)
    _check_codes(root, faults)
    _check_text_languages(root, faults)
    for item in root.iter(f"{G2}packageItem", f"{G2}newsItem"):
        _check_embargo(item, faults)
        _check_terms(item, faults)
        if item.get("guid") is not None and _class_of(item) == names.PICTURE:
            _check_said_once(item, faults)
    return unique and few


def _check_number(root: etree._Element, faults: Faults) -> bool:
    number = sum(1 for _ in root.iter(f"{G2}newsItem"))
    if number > MOST_ITEMS:
        faults.add("CAN-X03", f"the file has {number:,} items, more than {MOST_ITEMS:,}", root)
    return number <= MOST_ITEMS


def _class_of(item: etree._Element) -> str:
    found = item.find(f"{G2}itemMeta/{G2}itemClass")
    return "" if found is None else found.get("qcode", "")


def _check_guids(root: etree._Element, faults: Faults) -> bool:
    seen: set[str] = set()
    unique = True
    for item in root.iter(f"{G2}packageItem", f"{G2}newsItem"):
        guid = item.get("guid", "")
        if guid in seen:
            faults.add("CAN-M02", f"the guid {guid!r} stands twice in the file", item)
            unique = False
        seen.add(guid)
    return unique


def _check_codes(root: etree._Element, faults: Faults) -> None:
    meanings = dict(_FIXED)
    for scheme in root.iter(f"{G2}scheme"):
        alias, uri = scheme.get("alias", ""), scheme.get("uri", "")
        if meanings.setdefault(alias, uri) != uri:
            faults.add("CAN-Q02", f"the alias {alias!r} means {uri!r} here and {meanings[alias]!r} elsewhere", scheme)
    for item in root.iter(f"{G2}packageItem", f"{G2}newsItem"):
        declared = {scheme.get("alias") for scheme in item.iterfind(f"{G2}catalog/{G2}scheme")}
        for element in item.iter(f"{G2}*"):
            for attribute in names.QCODE_ATTRIBUTES:
                for code in (element.get(attribute) or "").split():
                    if code.partition(":")[0] not in declared:
                        message = (
                            f"{attribute}={code!r} of <{local_name(element)}> has an alias without a catalog entry"
                        )
                        faults.add("CAN-Q01", message, element)


def _check_text_languages(root: etree._Element, faults: Faults) -> None:
    seen: set[str] = set()
    for item in root.iter(f"{G2}newsItem"):
        language = item.get(XML_LANG, "").lower()
        if language and _class_of(item) == names.TEXT:
            if language in seen:
                faults.add("CAN-M13", f"there are two texts in {language!r}", item)
            seen.add(language)


def _check_embargo(item: etree._Element, faults: Faults) -> None:
    meta = item.find(f"{G2}itemMeta")
    ignored = Faults(faults.name)  # A moment that cannot be read is a fault of the grammar.
    created, embargoed = moment_at(meta, "versionCreated", ignored), moment_at(meta, "embargoed", ignored)
    if created and embargoed and not ignored.findings() and embargoed < created:
        message = f"the embargo ends {embargoed.isoformat()}, before the item was made"
        faults.add("CAN-M09", message, item.find(f"{G2}itemMeta/{G2}embargoed"))


def _check_terms(item: etree._Element, faults: Faults) -> None:
    for terms in item.iterfind(f"{G2}rightsInfo/{G2}usageTerms"):
        found = _DATE_OR_PERIOD.search(text_of(terms))
        if found:
            faults.add("CAN-M10", f"the terms of use name a date or a period: {found[0]!r}", terms)


def _check_said_once(item: etree._Element, faults: Faults) -> None:
    """A picture has one caption, one credit line, one extended description and one written alt in a language."""
    seen: set[tuple[str, str]] = set()
    for element in item.iterfind(f"{G2}contentMeta/*"):
        role = "credit line" if element.tag == f"{G2}creditline" else element.get("role", "")
        if element.get("how") not in (_WRITTEN_BY if role == names.ALT_ROLE else (None,)):
            message = f"how={element.get('how')!r} is not allowed with role={role!r}"
            faults.add("CAN-S00", message, element, hint="an alternative text, and nothing else, says who wrote it")
        if role == names.ALT_ROLE:
            role = element.get("how", "")
        elif role != "credit line" and role not in _ONCE_A_LANGUAGE:
            continue
        key = (role, element.get(XML_LANG, "").lower())
        if key in seen:
            faults.add("CAN-P11", f"the picture has two texts {role!r} in {key[1]!r}", element)
        seen.add(key)
