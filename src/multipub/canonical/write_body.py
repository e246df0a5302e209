"""Writes the body of a text item: headline, deck, byline and blocks as XHTML.

In:  an ``Article``, its ``Story`` for the pictures, and the element the body stands in.   Out: nothing.
Promises: a figure's words are those of its picture item, in the language of the text where there are any.
"""

from lxml import etree

from multipub.canonical.figure_words import FigureWords, figure_words
from multipub.canonical.read_words import tidy_words
from multipub.canonical.vocabulary import XHTML, XHTML_NAMESPACE
from multipub.canonical.write_inlines import add_block, add_inlines, mark_language
from multipub.model.blocks import (
    Block,
    Cell,
    Divider,
    Footnote,
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    Paragraph,
    Placement,
    PullQuote,
    Quote,
    Row,
    Table,
)
from multipub.model.language import same_language
from multipub.model.story import Article, MediaFile, Story
from multipub.model.text import LangText
from multipub.namespaces import unprefixed


def add_html(parent: etree._Element, article: Article, story: Story) -> None:
    """Add the body of ``article``."""
    html = etree.SubElement(parent, f"{XHTML}html", nsmap=unprefixed(XHTML_NAMESPACE))
    mark_language(html, article.language)
    add_block(add_block(html, "head"), "title").text = tidy_words(article.headline)
    body = add_block(add_block(html, "body"), "article")
    header = add_block(body, "header")
    add_block(header, "h1").text = tidy_words(article.headline)
    for style, words in (("deck", article.deck), ("byline", article.byline)):
        if words:
            add_block(header, "p", style).text = tidy_words(words)
    for block in article.body:
        _add(body, block, article, story)


def _add(parent: etree._Element, block: Block, article: Article, story: Story) -> None:
    match block:
        case Paragraph():
            _add_paragraph(parent, block)
        case Heading():
            _add_heading(parent, block)
        case ListBlock():
            _add_list(parent, block)
        case Quote():
            _add_quote(parent, block)
        case PullQuote():
            _add_paragraphs(add_block(parent, "aside", "pullquote"), block.paragraphs)
        case Table():
            _add_table(parent, block)
        case Infobox():
            _add_infobox(parent, block)
        case Footnote():
            note = add_block(parent, "aside", "footnote")
            note.set("id", block.id)
            _add_paragraphs(note, block.paragraphs)
        case Divider():
            add_block(parent, "hr")
        case Placement():
            _add_figure(parent, block, article, story)
        case Gallery():
            gallery = add_block(parent, "section", "gallery")
            for placement in block.figures:
                _add_figure(gallery, placement, article, story)


def _add_paragraph(parent: etree._Element, paragraph: Paragraph) -> None:
    element = add_block(parent, "p")
    mark_language(element, paragraph.language)
    add_inlines(element, paragraph.content)


def _add_paragraphs(parent: etree._Element, paragraphs: tuple[Paragraph, ...]) -> None:
    for paragraph in paragraphs:
        _add_paragraph(parent, paragraph)


def _add_heading(parent: etree._Element, heading: Heading) -> None:
    element = add_block(parent, f"h{heading.level}")
    mark_language(element, heading.language)
    add_inlines(element, heading.content)


def _add_list(parent: etree._Element, block: ListBlock) -> None:
    element = add_block(parent, "ol" if block.ordered else "ul")
    if block.ordered and block.start != 1:
        element.set("start", str(block.start))
    for item in block.items:
        entry = add_block(element, "li")
        add_inlines(entry, item.content)
        for below in item.lists:
            _add_list(entry, below)


def _add_quote(parent: etree._Element, quote: Quote) -> None:
    element = add_block(parent, "blockquote")
    if quote.cite is not None:
        element.set("cite", quote.cite)
    mark_language(element, quote.language)
    _add_paragraphs(element, quote.paragraphs)
    if quote.attribution:
        add_inlines(add_block(element, "footer"), quote.attribution)


def _add_table(parent: etree._Element, table: Table) -> None:
    element = add_block(parent, "table")
    element.set("id", table.id)
    if table.caption:
        add_inlines(add_block(element, "caption"), table.caption)
    if table.head:
        _add_rows(add_block(element, "thead"), table.head)
    for body in table.bodies:
        _add_rows(add_block(element, "tbody"), body)
    if table.foot:
        _add_rows(add_block(element, "tfoot"), table.foot)


def _add_rows(parent: etree._Element, rows: tuple[Row, ...]) -> None:
    for row in rows:
        element = add_block(parent, "tr")
        for cell in row:
            _add_cell(element, cell)


def _add_cell(parent: etree._Element, cell: Cell) -> None:
    element = add_block(parent, "th" if cell.scope else "td")
    if cell.scope:
        element.set("scope", cell.scope)
    if cell.columns != 1:
        element.set("colspan", str(cell.columns))
    if cell.rows != 1:
        element.set("rowspan", str(cell.rows))
    add_inlines(element, cell.content)


def _add_infobox(parent: etree._Element, box: Infobox) -> None:
    element = add_block(parent, "aside", "infobox")
    element.set("id", box.id)
    if box.heading is not None:
        _add_heading(element, box.heading)
    for block in box.blocks:
        match block:
            case Paragraph():
                _add_paragraph(element, block)
            case ListBlock():
                _add_list(element, block)
            case Table():
                _add_table(element, block)


def _add_figure(parent: etree._Element, placement: Placement, article: Article, story: Story) -> None:
    element = add_block(parent, "figure", "photo decorative" if placement.decorative else "photo")
    element.set("id", placement.id)
    element.set("data-item", placement.picture)
    picture = story.picture(placement.picture)
    if picture is None:
        return
    words = figure_words(picture, article.language, article.headline, decorative=placement.decorative)
    if picture.file is not None:
        _add_image(element, picture.file, words, article.language)
    if words.caption or words.credit:
        _add_caption(add_block(element, "figcaption"), words, article.language)


def _add_image(figure: etree._Element, file: MediaFile, words: FigureWords, language: str) -> None:
    image = add_block(figure, "img")
    image.set("src", file.href)
    image.set("width", str(file.width))
    image.set("height", str(file.height))
    if words.alt is not None:
        image.set("alt", tidy_words(words.alt.text))
        _mark_if_other(image, words.alt, language)


def _add_caption(parent: etree._Element, words: FigureWords, language: str) -> None:
    for style, phrase in (("caption", words.caption), ("credit", words.credit)):
        if phrase is not None:
            if len(parent):
                parent[-1].tail = " "
            element = add_block(parent, "span", style)
            element.text = tidy_words(phrase.text)
            _mark_if_other(element, phrase, language)


def _mark_if_other(element: etree._Element, phrase: LangText, language: str) -> None:
    if phrase.text and not same_language(phrase.language, language):
        mark_language(element, phrase.language)
