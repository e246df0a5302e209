"""NITF: ``Manuscript`` -> one NITF 3.6 document, and back to what the next system reads.

The head tells identity, dates, rights and keywords; the body has ``hl1``, the deck as ``hl2``, byline, dateline, and
``media`` with ``alternate-text``, ``media-caption`` and ``media-producer``.

Promises: valid against NITF 3.6; the words are the settled ones, each language change is marked.
Left out, since NITF has no place for it: page breaks of a printed original, the long form of an abbreviation, the row
groups of a table, who vouches for a correction; and the list of credits at the end.  An embargo is ``date.release``.

Source: IPTC NITF 3.6 (XML Schema).
"""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from lxml import etree

from multipub.editions import Format, Kind
from multipub.editions._interchange.facts import Facts, facts_of
from multipub.editions._interchange.nitf_body import NITF as N
from multipub.editions._interchange.nitf_body import add, add_block, speak
from multipub.editions._interchange.nitf_reading import NitfReader
from multipub.editions._xhtml_setting import LANG
from multipub.errors import EditionError
from multipub.model.blocks import Footnote
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation
from multipub.model.press import Press
from multipub.model.story import PubStatus
from multipub.namespaces import unprefixed

VERSION = "-//IPTC//DTD NITF 3.6//EN"


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as a NITF document.

    Raises:
        EditionError: if a word holds a character that XML cannot.
    """
    del press  # an interchange format has no look
    root = etree.Element(f"{N}nitf", nsmap=unprefixed(N[1:-1]))
    root.set("uno", manuscript.guid)
    root.set("version", VERSION)
    root.set("baselang", manuscript.language)
    root.set(LANG, manuscript.language)
    try:
        _add_head(add(root, "head"), manuscript, facts_of(manuscript))
        body = add(root, "body")
        _add_opening(add(body, "body.head"), manuscript)
        content = add(body, "body.content")
        for block in (*(one for one in manuscript.body if not isinstance(one, Footnote)), *manuscript.footnotes):
            add_block(content, block, manuscript.language)
    except ValueError as fault:
        raise EditionError(f"a word holds a character that XML cannot: {fault}") from fault
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _add_head(head: etree._Element, manuscript: Manuscript, facts: Facts) -> None:
    add(head, "title", manuscript.headline)
    for name, values in (
        ("author", manuscript.creators),
        ("translator", manuscript.translators),
        ("source", manuscript.sources),
        ("publisher", (manuscript.house,)),
        ("permalink", (manuscript.permalink or "",)),
    ):
        for value in values:
            if value:
                add(head, "meta", name=name, content=value)
    data = add(head, "docdata")
    data.set("management-status", "embargoed" if facts.embargoed and _usable(facts) else facts.status.value)
    add(data, "doc-id", **{"id-string": manuscript.guid})
    if facts.urgency is not None:
        add(data, "urgency", **{"ed-urg": str(facts.urgency)})
    add(data, "date.issue", norm=manuscript.moment.isoformat())
    if facts.embargoed:
        add(data, "date.release", norm=facts.embargoed.isoformat())
    for note in facts.notes:
        add(data, "ed-msg", info=note.text)
    if facts.slugline:
        add(data, "du-key", key=facts.slugline, version=str(manuscript.version))
    holder = facts.rights.holders[0].name(manuscript.language) if facts.rights.holders else manuscript.house
    add(data, "doc.copyright", holder=holder)
    if manuscript.rights:
        add(data, "doc.rights", owner=holder, limitations=manuscript.rights)
    if manuscript.keywords:
        keys = add(data, "key-list")
        for keyword in manuscript.keywords:
            add(keys, "keyword", key=keyword)
    if manuscript.section:
        add(head, "pubdata", **{"position.section": manuscript.section})


def _usable(facts: Facts) -> bool:
    return facts.status is PubStatus.USABLE


def _add_opening(head: etree._Element, manuscript: Manuscript) -> None:
    hedline = add(head, "hedline")
    add(hedline, "hl1", manuscript.headline)
    if manuscript.deck:
        add(hedline, "hl2", manuscript.deck)
    for correction in manuscript.corrections:
        note = add(head, "note", noteclass="editorsnote")
        note.set("class", "correction")
        speak(add(add(note, "body.content"), "p", correction.text), correction.language, manuscript.language)
    if manuscript.byline:
        add(head, "byline", manuscript.byline)
    if manuscript.house:
        add(head, "distributor", manuscript.house)
    if manuscript.dateline:
        add(head, "dateline", manuscript.dateline)


def observe(data: bytes) -> Observation:
    """Return what the next system reads.

    Raises:
        EditionError: if it is no such document.
    """
    try:
        root = ElementTree.fromstring(data)
        language = root.attrib["baselang"]
        head = next(root.iter(f"{N}head"))
        reader = NitfReader(language)
        return Observation(
            title=next(one.text or "" for one in head.iter(f"{N}title")),
            language=language,
            creators=tuple(_metas(head, "author")),
            rights=next((one.get("limitations") or "" for one in head.iter(f"{N}doc.rights")), ""),
            seen=reader.read(root),
            source=None,
            credits=tuple("".join(one.itertext()) for one in root.iter(f"{N}media-producer")),
        )
    except (ElementTree.ParseError, StopIteration, KeyError) as fault:
        raise EditionError(f"this NITF document cannot be read: {fault}") from fault


def _metas(head: Element, name: str) -> Iterator[str]:
    return (one.get("content") or "" for one in head.iter(f"{N}meta") if one.get("name") == name)


NITF = Format(
    name="nitf",
    suffix=".xml",
    media_type="application/nitf+xml",
    kind=Kind.INTERCHANGE,
    summary="NITF 3.6: the text with its media, for older newsroom systems",
    write=write,
    observe=observe,
)
