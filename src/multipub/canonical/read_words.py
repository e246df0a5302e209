"""Reads the small things: words, phrases, languages, moments, people.

In:  an element.   Out: a value of the model; what is missing or wrong goes to ``Faults``.
Promises: words come out in NFC, with white space collapsed.
"""

import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from multipub.canonical.elements import local_name, text_of
from multipub.canonical.faults import Faults
from multipub.canonical.vocabulary import G2, XML_LANG
from multipub.model.story import Party
from multipub.model.text import WHITE_SPACE, LangText

LONGEST_NUMBER = 9
"""Digits of a whole number; no size, version or span of a story is longer."""

NO_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
"""Stands for a moment that could not be read; a fault always goes with it."""


def tidy_words(words: str) -> str:
    """Return ``words`` as the model holds them: NFC, white space collapsed, none at the ends."""
    return unicodedata.normalize("NFC", WHITE_SPACE.sub(" ", words).strip(" "))


def words_of(element: etree._Element, faults: Faults) -> str:
    """Return the words of an element that holds nothing but words."""
    for inner in element:
        faults.add("CAN-S00", f"<{local_name(inner)}> is not allowed inside <{local_name(element)}>", inner)
    return tidy_words(text_of(element))


def words_at(parent: etree._Element | None, name: str, faults: Faults) -> str | None:
    """Return the words of the G2 child called ``name``, or nothing if it is not there or empty."""
    found = None if parent is None else parent.find(G2 + name)
    return None if found is None else words_of(found, faults) or None


def language_of(element: etree._Element, otherwise: str) -> str:
    """Return the language an element says it is in, else the one around it."""
    return element.get(XML_LANG) or otherwise


def phrase_of(element: etree._Element, language: str, faults: Faults) -> LangText:
    """Return the words of an element with their language."""
    return LangText(text=words_of(element, faults), language=language_of(element, language))


def phrases(parent: etree._Element | None, path: str, language: str, faults: Faults) -> Iterator[LangText]:
    """Yield the words of every element at ``path`` with their language; empty ones say nothing and are left out."""
    for element in () if parent is None else parent.iterfind(path):
        phrase = phrase_of(element, language, faults)
        if phrase.text:
            yield phrase


def party_of(element: etree._Element, faults: Faults) -> Party:
    """Return a person or an organisation; without a literal, the code or the name stands for it."""
    names = tuple((name.get(XML_LANG), words_of(name, faults)) for name in element.iterfind(f"{G2}name"))
    literal = element.get("literal") or element.get("qcode") or element.get("uri") or (names[0][1] if names else "")
    return Party(literal=literal, names=names, role=element.get("role"))


def parties(parent: etree._Element | None, name: str, faults: Faults) -> tuple[Party, ...]:
    """Return every person or organisation in the G2 children called ``name``."""
    return () if parent is None else tuple(party_of(one, faults) for one in parent.iterfind(G2 + name))


def moment_at(parent: etree._Element | None, name: str, faults: Faults) -> datetime | None:
    """Return the moment in the G2 child called ``name``, or nothing if it is not there."""
    element = None if parent is None else parent.find(G2 + name)
    return None if element is None else moment_of(element, faults)


def needed_moment(parent: etree._Element, name: str, faults: Faults) -> datetime:
    """Return the moment in the G2 child called ``name``; that it is missing is a fault."""
    moment = moment_at(parent, name, faults)
    if moment is None:
        faults.add("CAN-S00", f"<{local_name(parent)}> has no <{name}>", parent)
        return NO_MOMENT
    return moment


def moment_of(element: etree._Element, faults: Faults) -> datetime:
    """Return a moment with its time zone; ``+0100`` is taken for ``+01:00``."""
    said = words_of(element, faults)
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        faults.add("CAN-S00", f"<{local_name(element)}> holds no date and time: {said!r}", element)
        return NO_MOMENT
    if moment.tzinfo is None:
        faults.add("CAN-S00", f"<{local_name(element)}> says no time zone: {said!r}", element)
        return NO_MOMENT
    return moment


def whole_number(
    element: etree._Element, attribute: str, faults: Faults, *, otherwise: int | None = None, least: int = 1
) -> int:
    """Return a whole number from an attribute; that it is missing is a fault unless there is an ``otherwise``."""
    said = element.get(attribute)
    if said is None and otherwise is not None:
        return otherwise
    digits = (said or "").strip()
    if digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER and int(digits) >= least:
        return int(digits)
    faults.add("CAN-S00", f"{attribute} of <{local_name(element)}> is no number from {least}: {said!r}", element)
    return least
