"""NewsML-G2: ``Manuscript`` -> one plain ``newsMessage`` in one language, and back to what the next system reads.

The text is an item with its body as XHTML in ``inlineXML``; each picture is an item with its file by address and
digest, its caption, alternative text and credit line.  Photos go by their address in the bundle; they are not copied.

Promises: valid against NewsML-G2 2.35 (Power); the words are the settled ones; an embargo or a status that forbids
use is told.  Alternative texts have the role ``mp:alt`` of our own vocabulary, which each item's catalog explains: the
standard has no code for them.
Left out: the list of credits at the end and the other languages, which are items of their own messages.

Source: NewsML-G2 2.35; IPTC NewsCodes.
"""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from lxml import etree

from multipub.canonical.vocabulary import G2, G2_NAMESPACE, XML_LANG
from multipub.canonical.write_words import add, add_moment
from multipub.editions import Format, Kind
from multipub.editions._interchange.facts import facts_of
from multipub.editions._interchange.g2_items import add_picture, add_text
from multipub.editions._interchange.reading_back import BodyReader
from multipub.errors import EditionError
from multipub.model.manuscript import Figure, Manuscript
from multipub.model.observation import Observation, Passage, Role, Seen, SeenFigure
from multipub.model.press import Press
from multipub.model.text import Run
from multipub.namespaces import unprefixed

INDENT = "  "


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as a NewsML-G2 message.

    Raises:
        EditionError: if a word holds a character that XML cannot.
    """
    del press  # an interchange format has no look
    facts = facts_of(manuscript)
    root = etree.Element(f"{G2}newsMessage", nsmap=unprefixed(G2_NAMESPACE))
    root.set(XML_LANG, manuscript.language)
    header = add(root, "header")
    add_moment(header, "sent", manuscript.moment)
    add(header, "sender", facts.sender)
    items = add(root, "itemSet")
    try:
        add_text(items, manuscript, facts)
        for figure in _pictures(manuscript):
            add_picture(items, figure, manuscript, facts)
    except ValueError as fault:
        raise EditionError(f"a word holds a character that XML cannot: {fault}") from fault
    _indent(root, 0)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _indent(element: etree._Element, depth: int) -> None:
    """Put G2 elements on lines of their own; nothing is touched where words and elements may stand together."""
    if not len(element) or any(not str(child.tag).startswith(G2) for child in element):
        return
    element.text = "\n" + INDENT * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + INDENT * depth


def _pictures(manuscript: Manuscript) -> tuple[Figure, ...]:
    """Return each picture once: the place where it says most, a decorative one only if there is no other."""
    found: dict[str, Figure] = {}
    for figure in manuscript.figures:
        if figure.picture not in found or found[figure.picture].decorative:
            found[figure.picture] = figure
    return tuple(found.values())


def observe(data: bytes) -> Observation:
    """Return what the next system reads.

    Raises:
        EditionError: if it is no such message.
    """
    try:
        root = ElementTree.fromstring(data)
        return _Message(root).observation()
    except (ElementTree.ParseError, StopIteration, KeyError) as fault:
        raise EditionError(f"this NewsML-G2 message cannot be read: {fault}") from fault


class _Message:
    """A message being read: its text item first, its picture items by their guid."""

    def __init__(self, root: Element) -> None:
        text, *pictures = list(root.iter(f"{G2}newsItem"))
        self._text = text
        self._pictures = {picture.attrib["guid"]: picture for picture in pictures}
        self._language = text.attrib[XML_LANG]

    def observation(self) -> Observation:
        """Return everything: head, body, extended descriptions."""
        reader = BodyReader(self._language)
        body = next(one for one in self._text.iter() if one.tag.endswith("}article"))
        figures = [one for one in body.iter() if one.tag.endswith("}figure")]
        read = reader.read(body)
        seen = tuple(self._with_items(read, figures))
        return Observation(
            title=next(self._words("headline")),
            language=self._language,
            creators=tuple(one.findtext(f"{G2}name") or "" for one in self._text.iter(f"{G2}creator")),
            rights=next(self._words("copyrightNotice"), ""),
            seen=(*self._opening(), *seen, *self._descriptions()),
            source=None,
            credits=tuple(line.text or "" for one in self._pictures.values() for line in one.iter(f"{G2}creditline")),
            complaints=tuple(reader.complaints),
        )

    def _words(self, name: str) -> Iterator[str]:
        return (one.text or "" for one in self._text.iter(f"{G2}{name}"))

    def _opening(self) -> Iterator[Passage]:
        service = self._text.find(f"{G2}itemMeta/{G2}service/{G2}name")
        if service is not None:
            yield _passage(service, self._language)

    def _with_items(self, read: tuple[Seen, ...], figures: list[Element]) -> Iterator[Seen]:
        """Take the alternative text of each picture from its item; corrections stand after the byline."""
        elements = iter(figures)
        pending = [*self._corrections()]
        for number, one in enumerate(read):
            if pending and number >= self._head_length():
                yield from pending
                pending = []
            if isinstance(one, SeenFigure):
                yield self._with_item(one, self._pictures[next(elements).attrib["data-item"]])
            else:
                yield one
        yield from pending

    def _head_length(self) -> int:
        """Return how many passages the header of the body holds."""
        header = next(one for one in self._text.iter() if one.tag.endswith("}header"))
        return len(header)

    def _corrections(self) -> Iterator[Passage]:
        notes = self._text.iter(f"{G2}edNote")
        return (_passage(one, self._language) for one in notes if one.get("role") == "mp:correction")

    def _with_item(self, figure: SeenFigure, item: Element) -> SeenFigure:
        alt = next((one for one in item.iter(f"{G2}description") if one.get("role") == "mp:alt"), None)
        if figure.decorative or alt is None:
            return replace(figure, alt="" if figure.decorative else None)
        return replace(figure, alt=alt.text, alt_language=alt.get(XML_LANG))

    def _descriptions(self) -> Iterator[Passage]:
        for item in self._pictures.values():
            for one in item.iter(f"{G2}description"):
                if one.get("role") == "mp:longdesc":
                    yield _passage(one, self._language, Role.NOTE)


def _passage(element: Element, language: str, role: Role = Role.TEXT) -> Passage:
    run = Run(text=element.text or "", language=element.get(XML_LANG) or language)
    return Passage(role=role, runs=(run,))


NEWSML_G2 = Format(
    name="newsml-g2",
    suffix=".xml",
    media_type="application/vnd.iptc.g2.newsmessage+xml",
    kind=Kind.INTERCHANGE,
    summary="NewsML-G2 2.35, one language: text and pictures as items, for newsroom systems",
    write=write,
    observe=observe,
)
