"""Set the body as NITF: blocks and words -> children of ``body.content``.

In:  an element of NITF, blocks, the language of the article.   Out: nothing; the element holds them.
Promises: valid against NITF 3.6; the order of ``wording.reading``; every language change is marked with ``xml:lang``.
"""

from collections.abc import Sequence

from lxml import etree

from multipub.editions._xhtml_setting import LANG, write
from multipub.model.blocks import (
    Divider,
    Footnote,
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    Paragraph,
    PullQuote,
    Quote,
    Row,
    Table,
)
from multipub.model.language import same_language
from multipub.model.manuscript import Figure, SettledBlock
from multipub.model.text import (
    Abbreviation,
    Dateline,
    Inlines,
    LangText,
    LineBreak,
    Link,
    Mark,
    Marked,
    NoteCall,
    PageBreak,
    Text,
    Time,
)

NITF = "{http://iptc.org/std/NITF/2006-10-18/}"

DESCRIPTION = "extended-description"
"""The name of the metadata that holds it: a second ``media-caption`` would be read as part of the caption."""

SUBHEAD = 2
"""The level of a plain ``hl2``; deeper ones say their level in ``class``."""


def add(parent: etree._Element, tag: str, words: str = "", /, **attributes: str) -> etree._Element:
    """Append a NITF element."""
    element = etree.SubElement(parent, NITF + tag, attributes)
    if words:
        write(element, words)
    return element


def speak(element: etree._Element, language: str, within: str) -> None:
    """Mark the language of ``element`` where it is another than ``within``."""
    if not same_language(language, within):
        element.set(LANG, language)


def add_block(parent: etree._Element, block: SettledBlock, language: str) -> None:
    """Append one block."""
    match block:
        case Paragraph():
            add_paragraphs(parent, (block,), language)
        case Heading():
            heading = add(parent, "hl2")
            if block.level > SUBHEAD:
                heading.set("class", f"h{block.level}")
            _speaking(heading, block.content, block.language, language)
        case ListBlock():
            _add_list(parent, block, language)
        case Quote():
            _add_quote(parent, block, language)
        case PullQuote():
            quote = add(parent, "bq")
            quote.set("class", "pullquote")
            add_paragraphs(add(quote, "block"), block.paragraphs, language)
        case Table():
            _add_table(parent, block, language)
        case Infobox():
            box = add(parent, "block", id=block.id)
            box.set("class", "infobox")
            for part in (block.heading, *block.blocks):
                if part is not None:
                    add_block(box, part, language)
        case Gallery():
            gallery = add(parent, "block")
            gallery.set("class", "gallery")
            for figure in block.figures:
                _add_media(gallery, figure, language)
        case Figure():
            _add_media(parent, block, language)
        case Footnote():
            note = add(parent, "fn", id=block.id)
            add_paragraphs(add(note, "body.content"), block.paragraphs, language)
        case Divider():
            add(parent, "hr")


def add_paragraphs(parent: etree._Element, paragraphs: Sequence[Paragraph], language: str) -> None:
    """Append paragraphs."""
    for one in paragraphs:
        _speaking(add(parent, "p"), one.content, one.language, language)


def _add_list(parent: etree._Element, block: ListBlock, language: str) -> None:
    entries = add(parent, "ol" if block.ordered else "ul")
    if block.ordered and block.start != 1:
        entries.set("seqnum", str(block.start))
    for entry in block.items:
        item = add(entries, "li")
        fill(item, entry.content, language)
        for below in entry.lists:
            _add_list(item, below, language)


def _add_quote(parent: etree._Element, block: Quote, language: str) -> None:
    own = block.language or language
    quote = add(parent, "bq")
    if block.cite:
        quote.set("quote-source", block.cite)
    speak(quote, own, language)
    add_paragraphs(add(quote, "block"), block.paragraphs, own)
    if block.attribution:
        fill(add(quote, "credit"), block.attribution, own)


def _add_table(parent: etree._Element, block: Table, language: str) -> None:
    """Append a table.  NITF has one ``tbody``, and its ``tfoot`` stands before it, as in HTML 4."""
    table = add(parent, "table", id=block.id)
    if block.caption:
        fill(add(table, "caption"), block.caption, language)
    for name, rows in (
        ("thead", block.head),
        ("tfoot", block.foot),
        ("tbody", tuple(row for body in block.bodies for row in body)),
    ):
        if rows:
            _add_rows(add(table, name), rows, language)


def _add_rows(parent: etree._Element, rows: tuple[Row, ...], language: str) -> None:
    for row in rows:
        line = add(parent, "tr")
        for cell in row:
            element = add(line, "th" if cell.scope else "td")
            if cell.scope:
                element.set("class", cell.scope)
            if cell.columns > 1:
                element.set("colspan", str(cell.columns))
            if cell.rows > 1:
                element.set("rowspan", str(cell.rows))
            fill(element, cell.content, language)


def _add_media(parent: etree._Element, figure: Figure, language: str) -> None:
    """Append a picture; one that was never supplied has a reference without a source."""
    media = add(parent, "media", id=figure.id)
    media.set("media-type", "image")
    if figure.decorative:
        media.set("class", "decorative")
    facts = [("guid", figure.picture), ("rights", figure.rights), ("usage-terms", figure.usage_terms)]
    facts += [("creator", name) for name in figure.creators]
    if figure.media is not None:
        facts.append(("sha256", figure.media.sha256))
    for name, value in facts:
        if value:
            add(media, "media-metadata", name=name, value=value)
    if figure.long_description:
        described = add(media, "media-metadata", name=DESCRIPTION, value=figure.long_description.text)
        speak(described, figure.long_description.language, language)
    reference = add(media, "media-reference")
    if figure.media is not None:
        reference.set("source", figure.media.href)
        reference.set("mime-type", figure.media.media_type)
        reference.set("height", str(figure.media.height))
        reference.set("width", str(figure.media.width))
        reference.set("units", "pixels")
    reference.set("alternate-text", figure.alt.text)
    speak(reference, figure.alt.language, language)
    _add_phrase(media, "media-caption", figure.caption, language)
    if figure.credit:
        line = LangText(text=figure.credit.line, language=figure.credit.language)
        _add_phrase(media, "media-producer", line, language)


def _add_phrase(parent: etree._Element, name: str, phrase: LangText | None, language: str) -> None:
    """Append words in their language; nothing is written where there are none."""
    if phrase is not None:
        speak(add(parent, name, phrase.text), phrase.language, language)


def _speaking(element: etree._Element, content: Inlines, own: str | None, within: str) -> None:
    """Fill ``element``, and mark its language where it has one of its own."""
    speak(element, own or within, within)
    fill(element, content, own or within)


def fill(element: etree._Element, content: Inlines, language: str) -> None:
    """Append ``content`` to ``element``, whose own words are in ``language``."""
    for inline in content:
        match inline:
            case Text(text):
                write(element, text)
            case LineBreak():
                add(element, "br")
            case NoteCall():
                call = add(element, "a", inline.sign, href=f"#{inline.note}")
                call.set("class", "noteref")
            case PageBreak():
                pass
            case Dateline():
                fill(element, inline.content, language)
            case Time():
                fill(add(element, "chron", norm=inline.moment), inline.content, language)
            case Abbreviation():
                _speaking(add(element, "lang"), inline.content, inline.language, language)
            case Marked():
                _mark(element, inline, language)
            case Link():
                link = add(element, "a", href=inline.target)
                if inline.title:
                    link.set("title", inline.title)
                _speaking(link, inline.content, inline.language, language)


def _mark(element: etree._Element, inline: Marked, language: str) -> None:
    """Set a mark: NITF has one emphasis, whose kind stands in ``class``."""
    match inline.mark:
        case Mark.QUOTATION:
            marked = add(element, "q")
        case Mark.SPAN | Mark.ISOLATE:
            marked = add(element, "lang")
        case Mark.EMPHASIS:
            marked = add(element, "em")
        case Mark.STRONG | Mark.ITALIC | Mark.SUBSCRIPT | Mark.SUPERSCRIPT:
            marked = add(element, "em")
            marked.set("class", inline.mark.value)
    _speaking(marked, inline.content, inline.language, language)
