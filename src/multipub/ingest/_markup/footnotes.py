"""Footnotes in body markup: below the text and called from it, or standing where they are called.

In:  a body of XHTML, HTML or NITF.   Out: the ids of its notes; which elements hold blocks; the notes in place.
Promises: a note that nothing calls is left to the text.

Source: DPUB-ARIA 1.1, ``doc-footnote``; NITF 3.6, ``fn``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from lxml import etree

from multipub.ingest._markup import names
from multipub.ingest._markup.blocks import paragraphs_of
from multipub.ingest._markup.inlines import InlineReader
from multipub.ingest._markup.parsing import classes_of, name_of, words_of
from multipub.ingest._markup.tables import flat
from multipub.model.blocks import Footnote, Paragraph
from multipub.model.text import NoteCall, Text

NOTE_IN_PLACE = "fn"
"""NITF's element for a note, which stands where it is called."""


def called_footnotes(root: etree._Element) -> Iterator[str]:
    """Yield the ids of the notes below the text that the text calls, in their order."""
    called = {target[1:] for one in root.iter("{*}a") if (target := one.get("href") or "").startswith("#")}
    for one in root.iter("{*}aside", "{*}div", "{*}section", "{*}p", "{*}fn"):
        own = one.get("id") or ""
        is_note = classes_of(one) & names.FOOTNOTE_CLASSES or one.get("role") == "doc-footnote"
        if (is_note or name_of(one) == NOTE_IN_PLACE) and own in called and words_of(one).strip():
            yield own


def is_footnote(element: etree._Element, footnotes: Mapping[str, str]) -> bool:
    """Whether an element is one of the notes below the text."""
    return (element.get("id") or "") in footnotes


def holders_of_blocks(root: etree._Element, footnotes: Mapping[str, str]) -> set[etree._Element]:
    """Return every element that holds a block; a note where it is called makes no block of its paragraph."""
    found: set[etree._Element] = set()
    for element in root.iter():
        if name_of(element) not in names.BLOCKS:
            continue
        for one in element.iterancestors():
            if one in found or (name_of(one) == NOTE_IN_PLACE and not is_footnote(one, footnotes)):
                break
            found.add(one)
    return found


def notes_in_place(inlines: InlineReader) -> list[Footnote]:
    """Return the notes that stood where they are called, for the end of the text."""
    found: list[Footnote] = []
    for call, element in inlines.notes:
        paragraphs = tuple(paragraphs_of(flat(element, inlines), None))
        found.append(Footnote(id=call.note, paragraphs=paragraphs or (Paragraph(content=(Text(call.sign),)),)))
    return found


def calls_in(value: object) -> Iterator[NoteCall]:
    """Yield the calls of notes anywhere in a block."""
    if isinstance(value, NoteCall):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from calls_in(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from calls_in(getattr(value, field.name))
