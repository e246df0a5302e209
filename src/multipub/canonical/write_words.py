"""Writes the small things: words, phrases with their language, people, moments.

In:  a parent element and a value of the model.   Out: nothing; the child stands in the parent.
Promises: words are written in NFC with white space collapsed, as ``read`` reads them.
"""

from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from multipub.canonical.read_words import tidy_words
from multipub.canonical.vocabulary import G2, XML_LANG
from multipub.model.language import direction_of
from multipub.model.story import Party
from multipub.model.text import LangText


def add(parent: etree._Element, name: str, words: str | None = None, **attributes: str) -> etree._Element:
    """Add a G2 element with these attributes, in the order given."""
    element = etree.SubElement(parent, G2 + name, attributes)
    if words is not None:
        element.text = tidy_words(words)
    return element


def add_words(parent: etree._Element, name: str, words: str | None, **attributes: str) -> None:
    """Add a G2 element with ``words``; nothing if there are none."""
    if words:
        add(parent, name, words, **attributes)


def add_phrase(parent: etree._Element, name: str, phrase: LangText, around: str, **attributes: str) -> None:
    """Add words with their language, and their direction where the language ``around`` them runs the other way."""
    element = add(parent, name, phrase.text, **attributes)
    element.set(XML_LANG, phrase.language)
    if direction_of(phrase.language) != direction_of(around):
        element.set("dir", direction_of(phrase.language))


def add_names(parent: etree._Element, names: Iterable[tuple[str | None, str]]) -> None:
    """Add names, each with its language where one is given."""
    for language, words in names:
        element = add(parent, "name", words)
        if language is not None:
            element.set(XML_LANG, language)


def add_party(parent: etree._Element, name: str, party: Party) -> None:
    """Add a person or an organisation."""
    element = add(parent, name, literal=party.literal)
    if party.role is not None:
        element.set("role", party.role)
    add_names(element, party.names)


def add_moment(parent: etree._Element, name: str, moment: datetime | None) -> None:
    """Add a moment with its time zone; nothing if there is none."""
    if moment is not None:
        add(parent, name, moment.isoformat())
