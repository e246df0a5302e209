"""Set the words of a block: ``Inlines`` -> children of an XHTML element.

In:  an element, its content, the language its words are in.   Out: nothing; the element holds them.
Promises: every word and mark is set, every language change is marked; no word of ours is added.  Signs of notes and
pages of the printed original are left to the document that they are signs in.
"""

from collections.abc import Callable

from lxml import etree

from multipub.editions._markup import Markup, Names
from multipub.editions._xhtml_setting import XHTML, add, speak, write
from multipub.model.blocks import Row, Table
from multipub.model.text import (
    Abbreviation,
    Dateline,
    Inlines,
    LineBreak,
    Link,
    Marked,
    NoteCall,
    PageBreak,
    Text,
    Time,
)

SetSign = Callable[[etree._Element, NoteCall | PageBreak], None]
"""Sets the sign of a note or of a page: into which element, which."""

XHTML_NAMES = Names(
    namespace=XHTML,
    quote="blockquote",
    quote_source="cite",
    quote_words=None,
    attribution="footer",
    list_start="start",
    cell_scope="scope",
)


def xhtml(set_sign: SetSign) -> Markup:
    """Return the markup of XHTML in which signs are set by ``set_sign``."""

    def fill_with_signs(element: etree._Element, content: Inlines, language: str) -> None:
        fill(element, content, language, set_sign)

    return Markup(names=XHTML_NAMES, fill=fill_with_signs, speak=speak)


def row_groups(table: Table) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Return the groups of rows in the order of HTML (4.9.1), by their names."""
    return ("thead", table.head), *(("tbody", body) for body in table.bodies), ("tfoot", table.foot)


def fill(element: etree._Element, content: Inlines, language: str, set_sign: SetSign) -> None:
    """Append ``content`` to ``element``, whose own words are in ``language``."""
    for inline in content:
        match inline:
            case Text(text):
                write(element, text)
            case LineBreak():
                add(element, "br")
            case NoteCall() | PageBreak():
                set_sign(element, inline)
            case Dateline():
                fill(add(element, "span", "dateline"), inline.content, language, set_sign)
            case Time():
                time = add(element, "time")
                time.set("datetime", inline.moment)
                fill(time, inline.content, language, set_sign)
            case Marked():
                _speaking(add(element, inline.mark.value), inline, language, set_sign)
            case Abbreviation():
                short = add(element, "abbr")
                if inline.expansion:
                    short.set("title", inline.expansion)
                _speaking(short, inline, language, set_sign)
            case Link():
                link = add(element, "a")
                link.set("href", inline.target)
                if inline.title:
                    link.set("title", inline.title)
                _speaking(link, inline, language, set_sign)


def _speaking(element: etree._Element, inline: Marked | Abbreviation | Link, within: str, set_sign: SetSign) -> None:
    """Fill ``element``, and mark its language where it has one of its own."""
    language = inline.language or within
    speak(element, language, within)
    fill(element, inline.content, language, set_sign)
