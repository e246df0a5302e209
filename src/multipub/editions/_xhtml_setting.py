"""What the XHTML template sets words with: elements, ids, languages, and the marks of our own words.

In:  a manuscript and where its pictures are.   Out: elements of the XHTML namespace.
Promises: an element says its language where it differs from what is around it, and its direction where that differs
too; every id is a valid XML name and stands once; words of ours carry ``data-words="ours"``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from multipub.errors import EditionError
from multipub.model.language import direction_of, same_language
from multipub.model.manuscript import Figure, Manuscript

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
"""Namespace of ``epub:type`` (EPUB 3.3, D.2)."""

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = f"{{{OPS}}}type"

OURS = {"data-words": "ours"}
"""Marks words that multipub added; reading back leaves them out of the story's own words."""

XML_NAME = re.compile(r"[^\W\d][\w.\-·]*")
"""An NCName, near enough: a letter or ``_``, then letters, digits, ``.``, ``-``, ``_`` (Namespaces in XML 1.0, 4)."""


class Medium(StrEnum):
    """What the article is set for; it decides which attributes help there."""

    PRINT = "print"
    EPUB = "epub"
    PAGE = "page"


@dataclass(slots=True)
class Names:
    """The ids of one document: each is given once."""

    taken: set[str] = field(default_factory=set)
    first: dict[str, str] = field(default_factory=dict)
    """The id that each wanted name was given first."""

    def give(self, wanted: str) -> str:
        """Return ``wanted`` as an id: as it is where that is a valid name nobody has, else the nearest to it."""
        name = wanted if XML_NAME.fullmatch(wanted) else "id-" + re.sub(r"[^\w.\-]", "-", wanted)
        free, count = name, 1
        while free in self.taken:
            count += 1
            free = f"{name}-{count}"
        self.taken.add(free)
        self.first.setdefault(wanted, free)
        return free


@dataclass(frozen=True, slots=True)
class Call:
    """Where a note is called in the text, and with which sign."""

    id: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One article being set: what it is made from, and what was met on the way.

    ``image`` says what stands in ``src`` for a figure that has a file.  ``calls`` has the calls of each note by the
    note's id.
    """

    manuscript: Manuscript
    image: Callable[[Figure], str]
    medium: Medium
    names: Names = field(default_factory=Names)
    calls: dict[str, list[Call]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the article."""
        return self.manuscript.language

    @property
    def notes(self) -> frozenset[str]:
        """The ids of the notes that the story has."""
        return frozenset(note.id for note in self.manuscript.footnotes)

    @property
    def on_screen(self) -> bool:
        """Whether the article is read with a browser: there ARIA helps, in print nothing reads it."""
        return self.medium is not Medium.PRINT

    def check_targets(self, article: etree._Element) -> None:
        """Make sure that every link inside the article leads somewhere in it.

        Raises:
            EditionError: if one does not.
        """
        targets = {str(link.get("href", "")) for link in article.iter(f"{{{XHTML}}}a")}
        lost = sorted(one for one in targets if one.startswith("#") and one[1:] not in self.names.taken)
        if lost:
            raise EditionError(
                f"a link leads to {', '.join(lost)}, which is nowhere in the article",
                hint="give the place that id, or take the link out",
            )


def add(parent: etree._Element, name: str, classes: str = "") -> etree._Element:
    """Append an XHTML element to ``parent``."""
    element = etree.SubElement(parent, f"{{{XHTML}}}{name}")
    if classes:
        element.set("class", classes)
    return element


def write(element: etree._Element, words: str) -> None:
    """Append ``words`` to what ``element`` already holds.

    Raises:
        EditionError: if they hold a character that XML has no place for.
    """
    try:
        if len(element):
            element[-1].tail = (element[-1].tail or "") + words
        else:
            element.text = (element.text or "") + words
    except ValueError as fault:
        raise EditionError(f"{words[:40]!r} holds a character that XML cannot: {fault}") from fault


def speak(element: etree._Element, language: str, within: str) -> None:
    """Mark ``element`` with its language where it differs from ``within``, and with its direction where that differs.

    Source: WCAG 2.2, 3.1.2; EPUB Accessibility 1.1; HTML, ``lang`` and ``xml:lang`` in XML documents.
    """
    if not same_language(language, within):
        element.set("lang", language)
        element.set(LANG, language)
        if direction_of(language) is not direction_of(within):
            element.set("dir", direction_of(language).value)


def add_ours(parent: etree._Element, name: str, words: str, setting: Setting, classes: str = "") -> etree._Element:
    """Append an element with words of ours, in the language of the labels."""
    element = add(parent, name, classes)
    element.set("data-words", "ours")
    speak(element, setting.manuscript.labels.language, setting.language)
    write(element, words)
    return element


def name_aloud(element: etree._Element, label: str, setting: Setting) -> None:
    """Give ``element`` a name that is only heard.

    Left out where our labels are in another language than the article: an attribute cannot mark its own language, and
    a wrong voice is worse than none.
    """
    if setting.on_screen and same_language(setting.manuscript.labels.language, setting.language):
        element.set("aria-label", label)


def set_role(element: etree._Element, setting: Setting, *, role: str = "", kind: str = "") -> None:
    """Say what ``element`` is: ``role`` in ARIA (for a screen), ``kind`` as ``epub:type`` (for an EPUB)."""
    if role and setting.on_screen:
        element.set("role", role)
    if kind and setting.medium is Medium.EPUB:
        element.set(TYPE, kind)
