"""The markup of XHTML as other systems take it, with the names of the canonical body and no word of ours.

In:  elements and what is to stand in them, as ``Markup`` has it.   Out: nothing; the elements hold it.
Promises: every word and mark is set, every language change is marked; an element without words keeps its end tag,
because an HTML parser does not know of empty ones.
"""

from lxml import etree

from multipub.editions._markup import Markup
from multipub.editions._xhtml_inlines import XHTML_NAMES, fill
from multipub.editions._xhtml_setting import add, speak, write
from multipub.model.text import Inlines, NoteCall, PageBreak


def _set_sign(element: etree._Element, sign: NoteCall | PageBreak) -> None:
    match sign:
        case NoteCall():
            call = add(element, "a", "noteref")
            call.set("href", f"#{sign.note}")
            write(call, sign.sign)
        case PageBreak():
            page = add(element, "span", "pagebreak")
            page.set("id", sign.id)
            page.set("title", sign.page)
            page.text = ""


def _fill(element: etree._Element, content: Inlines, language: str) -> None:
    if not content:
        element.text = ""
    fill(element, content, language, _set_sign)


PLAIN = Markup(names=XHTML_NAMES, fill=_fill, speak=speak)
