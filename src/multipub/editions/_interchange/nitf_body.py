"""Set the body as NITF: blocks and words -> children of ``body.content``.

In:  an element of NITF, blocks, the language of the article.   Out: nothing; the element holds them.
Promises: valid against NITF 3.6; the order of ``wording.reading``; every language change is marked with ``xml:lang``.
"""

from lxml import etree

from multipub.editions._markup import Markup, Names
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
            MARKUP.add_paragraphs(parent, (block,), language)
        case Heading():
            heading = add(parent, "hl2")
            if block.level > SUBHEAD:
                heading.set("class", f"h{block.level}")
            MARKUP.set_words(heading, block.content, block.language, language)
        case ListBlock():
            MARKUP.add_list(parent, block, language)
        case Quote():
            MARKUP.add_quote(parent, block, language)
        case PullQuote():
            quote = add(parent, "bq")
            quote.set("class", "pullquote")
            MARKUP.add_paragraphs(add(quote, "block"), block.paragraphs, language)
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
            MARKUP.add_paragraphs(add(note, "body.content"), block.paragraphs, language)
        case Divider():
            add(parent, "hr")


def _add_table(parent: etree._Element, block: Table, language: str) -> None:
    """Append a table.  NITF has one ``tbody``, and its ``tfoot`` stands before it, as in HTML 4."""
    table = add(parent, "table", id=block.id)
    if block.caption:
        fill(add(table, "caption"), block.caption, language)
    rows = tuple(row for body in block.bodies for row in body)
    MARKUP.add_rows(table, (("thead", block.head), ("tfoot", block.foot), ("tbody", rows)), language)


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
                MARKUP.set_words(add(element, "lang"), inline.content, inline.language, language)
            case Marked():
                _mark(element, inline, language)
            case Link():
                link = add(element, "a", href=inline.target)
                if inline.title:
                    link.set("title", inline.title)
                MARKUP.set_words(link, inline.content, inline.language, language)


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
    MARKUP.set_words(marked, inline.content, inline.language, language)


MARKUP = Markup(
    names=Names(
        namespace=NITF[1:-1],
        quote="bq",
        quote_source="quote-source",
        quote_words="block",
        attribution="credit",
        list_start="seqnum",
        cell_scope="class",
    ),
    fill=fill,
    speak=speak,
)
