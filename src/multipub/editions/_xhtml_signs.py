"""Set the signs in the words of an article: calls of notes, and where pages of the printed original began.

In:  an element, the sign, the ``Setting`` it is met in.   Out: nothing; the element holds it.
Promises: a call leads to its note, and the note can lead back to it; a page is heard where a page list needs it.
"""

from lxml import etree

from multipub.editions._markup import Markup
from multipub.editions._xhtml_inlines import xhtml
from multipub.editions._xhtml_setting import Call, Medium, Setting, add, set_role, write
from multipub.model.text import NoteCall, PageBreak


def markup_of(setting: Setting) -> Markup:
    """Return the markup of an article that is being set."""

    def set_sign(element: etree._Element, sign: NoteCall | PageBreak) -> None:
        match sign:
            case NoteCall():
                _call(element, sign, setting)
            case PageBreak():
                _page(element, sign, setting)

    return xhtml(set_sign)


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


def _page(element: etree._Element, inline: PageBreak, setting: Setting) -> None:
    """Mark where a page of the printed original began; the number is heard, not seen (EPUB Accessibility 1.1)."""
    page = add(element, "span", "pagebreak")
    page.set("id", setting.names.give(inline.id))
    if setting.medium is Medium.EPUB:
        page.set("aria-label", inline.page)
        set_role(page, setting, role="doc-pagebreak", kind="pagebreak")
    else:
        page.set("title", inline.page)  # a browser knows no pages to turn to, and axe no name for their marks
