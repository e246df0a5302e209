"""Set words as plain XHTML: ``Inlines`` -> children of an element, with the names of the canonical body.

In:  an element, its content, the language its words are in.   Out: nothing; the element holds them.
Promises: every word and mark is set, every language change is marked; no word of ours is added.
"""

from lxml import etree

from multipub.editions._xhtml_setting import add, speak, write
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


def fill(element: etree._Element, content: Inlines, language: str) -> None:
    """Append ``content`` to ``element``, whose own words are in ``language``."""
    for inline in content:
        match inline:
            case Text(text):
                write(element, text)
            case LineBreak():
                add(element, "br")
            case NoteCall():
                call = add(element, "a", "noteref")
                call.set("href", f"#{inline.note}")
                write(call, inline.sign)
            case PageBreak():
                page = add(element, "span", "pagebreak")
                page.set("id", inline.id)
                page.set("title", inline.page)
                page.text = ""  # keeps its end tag: an HTML parser does not know of empty elements
            case Dateline():
                fill(add(element, "span", "dateline"), inline.content, language)
            case Time():
                time = add(element, "time")
                time.set("datetime", inline.moment)
                fill(time, inline.content, language)
            case Marked():
                _speaking(add(element, inline.mark.value), inline.content, inline.language, language)
            case Abbreviation():
                short = add(element, "abbr")
                if inline.expansion:
                    short.set("title", inline.expansion)
                _speaking(short, inline.content, inline.language, language)
            case Link():
                link = add(element, "a")
                link.set("href", inline.target)
                if inline.title:
                    link.set("title", inline.title)
                _speaking(link, inline.content, inline.language, language)


def _speaking(element: etree._Element, content: Inlines, own: str | None, within: str) -> None:
    """Fill ``element``, and mark its language where it has one of its own."""
    speak(element, own or within, within)
    fill(element, content, own or within)
