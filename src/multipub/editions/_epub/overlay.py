"""The read-along of a book: phrases -> a media overlay document (SMIL).

In:  what sounds when.   Out: SMIL bytes.
Promises: one ``par`` a phrase, or a ``seq`` of it with a ``par`` for each of its words, in reading order; pictures,
tables with their rows and cells, lists with their entries, boxes, notes and credits are ``seq``s of their kind, so that
a reading system can leave them or pass over them.

Source: EPUB 3.3, 9 (media overlays), 9.3.2.4 (``seq``) and 9.5 (skippability and escapability).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from multipub.editions._read_along.phrases import Heard, Phrase, names_of
from multipub.editions._xhtml_setting import OPS, Names
from multipub.model.recording import UtteranceRole
from multipub.namespaces import unprefixed

SMIL = "http://www.w3.org/ns/SMIL"
MEDIA_TYPE = "application/smil+xml"
TYPE = f"{{{OPS}}}type"
TEXTREF = f"{{{OPS}}}textref"

KINDS = {
    ("figure", ""): "figure",
    ("ul", ""): "list",
    ("ol", ""): "list",
    ("li", ""): "list-item",
    ("div", "table"): "table",
    ("tr", ""): "table-row",
    ("td", ""): "table-cell",
    ("th", ""): "table-cell",
    ("aside", "pullquote"): "pullquote",
    ("aside", "infobox"): "aside",
    ("aside", "correction"): "notice",
    ("section", "notes"): "footnotes",
    ("aside", "footnote"): "footnote",
    ("footer", "credits"): "credits",
    ("span", "credit"): "credit",
}
"""Elements by name and class, and what they are in the EPUB 3 Structural Semantics Vocabulary 1.1."""


@dataclass(frozen=True, slots=True)
class _Files:
    """Where the words stand, and where they sound."""

    text: str
    audio: str


def clock(milliseconds: int) -> str:
    """Return a clock value (EPUB 3.3, 9.2.3): hours, minutes, seconds and thousandths."""
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{thousandths:03}"


def overlay(phrases: Sequence[Phrase], article: etree._Element, *, text: str, audio: str) -> bytes:
    """Return the overlay of ``article``, which stands in the file ``text`` and sounds in the file ``audio``.

    Elements of the article that have no id, and are a structure of their own, get one.
    """
    files = _Files(text, audio)
    root = etree.Element(f"{{{SMIL}}}smil", {"version": "3.0"}, nsmap=unprefixed(SMIL) | {"epub": OPS})
    body = etree.SubElement(root, f"{{{SMIL}}}body")
    body.set(TEXTREF, text)
    names = names_of(article)
    open_: list[tuple[etree._Element | None, etree._Element]] = [(None, body)]
    for number, phrase in enumerate(phrases, 1):
        around = [one for one in (*reversed([*phrase.element.iterancestors()]), phrase.element) if _kind(one)]
        depth = 1
        while depth < len(open_) and depth <= len(around) and open_[depth][0] is around[depth - 1]:
            depth += 1
        del open_[depth:]
        for structure in around[depth - 1 :]:
            open_.append((structure, _seq(open_[-1][1], structure, names, files)))
        _add(open_[-1], phrase, number, names, files)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _kind(element: etree._Element) -> str:
    name = etree.QName(element).localname
    for one in ("", *(element.get("class") or "").split()):
        if kind := KINDS.get((name, one)):
            return kind
    return ""


def _seq(parent: etree._Element, structure: etree._Element, names: Names, files: _Files) -> etree._Element:
    if structure.get("id") is None:
        structure.set("id", names.give(etree.QName(structure).localname))
    seq = etree.SubElement(parent, f"{{{SMIL}}}seq")
    seq.set(TEXTREF, f"{files.text}#{structure.get('id')}")
    if kind := _kind(structure):
        seq.set(TYPE, kind)
    return seq


def _add(
    around: tuple[etree._Element | None, etree._Element], phrase: Phrase, number: int, names: Names, files: _Files
) -> None:
    """Append a phrase to the ``seq`` of what it stands in, as a ``par`` or, with words, as a ``seq`` of its own."""
    structure, parent = around
    if not phrase.words:
        par = _par(parent, phrase, f"par-{number}", files)
        if phrase.utterance.role is UtteranceRole.LABEL and phrase.element.get("class") == "noteref":
            par.set(TYPE, "noteref")
        return
    sentence = parent if structure is phrase.element else _seq(parent, phrase.element, names, files)
    for place, word in enumerate(phrase.words, 1):
        _par(sentence, word, f"par-{number}-{place}", files)


def _par(parent: etree._Element, said: Heard, name: str, files: _Files) -> etree._Element:
    par = etree.SubElement(parent, f"{{{SMIL}}}par")
    par.set("id", name)
    etree.SubElement(par, f"{{{SMIL}}}text").set("src", f"{files.text}#{said.id}")
    sound = etree.SubElement(par, f"{{{SMIL}}}audio")
    for key, value in (("src", files.audio), ("clipBegin", clock(said.begin)), ("clipEnd", clock(said.end))):
        sound.set(key, value)
    return par
