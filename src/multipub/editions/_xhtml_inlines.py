"""Set the words of a block: ``Inlines`` -> children of an XHTML element."""

from lxml import etree

from multipub.editions._xhtml_setting import Call, Medium, Setting, add, set_role, speak, write
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


def fill(element: etree._Element, content: Inlines, setting: Setting, language: str) -> None:
    """Append ``content`` to ``element``, whose own words are in ``language``."""
    for inline in content:
        match inline:
            case Text(text):
                write(element, text)
            case LineBreak():
                add(element, "br")
            case NoteCall():
                _call(element, inline, setting)
            case PageBreak():
                _page(element, inline, setting)
            case Dateline():
                fill(add(element, "span", "dateline"), inline.content, setting, language)
            case Time():
                time = add(element, "time")
                time.set("datetime", inline.moment)
                fill(time, inline.content, setting, language)
            case Marked():
                mark = add(element, inline.mark.value)
                speak(mark, inline.language or language, language)
                fill(mark, inline.content, setting, inline.language or language)
            case Abbreviation():
                _abbreviation(element, inline, setting, language)
            case Link():
                _link(element, inline, setting, language)


def _abbreviation(element: etree._Element, inline: Abbreviation, setting: Setting, language: str) -> None:
    short = add(element, "abbr")
    if inline.expansion:
        short.set("title", inline.expansion)
    speak(short, inline.language or language, language)
    fill(short, inline.content, setting, inline.language or language)


def _link(element: etree._Element, inline: Link, setting: Setting, language: str) -> None:
    link = add(element, "a")
    link.set("href", inline.target)
    if inline.title:
        link.set("title", inline.title)
    if inline.target.startswith("#"):
        setting.targets.add(inline.target[1:])
    speak(link, inline.language or language, language)
    fill(link, inline.content, setting, inline.language or language)


def _call(element: etree._Element, inline: NoteCall, setting: Setting) -> None:
    """Set the sign that calls a note: a link to it, whose id the note links back to.

    A sign whose note is not in the story stays a sign, and leads nowhere.
    """
    found = inline.note in setting.notes
    sign = add(element, "a" if found else "sup", "noteref")
    sign.set("data-words", "ours")
    write(sign, inline.sign)
    if found:
        call = Call(setting.names.give(f"call-{inline.note}"), inline.sign)
        setting.calls.setdefault(inline.note, []).append(call)
        sign.set("id", call.id)
        sign.set("href", f"#{inline.note}")
        set_role(sign, setting, role="doc-noteref", kind="noteref")
        setting.targets.add(inline.note)


def _page(element: etree._Element, inline: PageBreak, setting: Setting) -> None:
    """Mark where a page of the printed original began; the number is heard, not seen (EPUB Accessibility 1.1)."""
    page = add(element, "span", "pagebreak")
    page.set("id", setting.names.give(inline.id))
    if setting.medium is Medium.EPUB:
        page.set("aria-label", inline.page)
        set_role(page, setting, role="doc-pagebreak", kind="pagebreak")
    else:
        page.set("title", inline.page)  # a browser knows no pages to turn to, and axe no name for their marks
