"""The body as plain XHTML, as other systems take it: ``Manuscript`` -> ``<article>``, with no word of ours in it.

In:  a manuscript.   Out: elements with the names and classes of the canonical body: ``figure`` with ``span.caption``
and ``span.credit``, ``aside.pullquote``, ``aside.infobox``, ``aside.footnote``, ``section.gallery``.
Promises: the order of ``wording.reading``; alternative text, caption and credit of every picture, that of a picture
whose file was never supplied too; every language change is marked.
"""

from collections.abc import Callable

from lxml import etree

from multipub.editions._interchange.inlines import PLAIN
from multipub.editions._xhtml_figures import add_words
from multipub.editions._xhtml_inlines import row_groups
from multipub.editions._xhtml_setting import XHTML, add, speak, write
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
from multipub.model.manuscript import Figure, Manuscript, SettledBlock

FigureSetter = Callable[[etree._Element, Figure, str], None]
"""Sets a picture: into which element, which figure, in an article of which language."""


def add_head(article: etree._Element, manuscript: Manuscript) -> etree._Element:
    """Append the headline, the deck and the byline; return the ``header``."""
    header = add(article, "header")
    write(add(header, "h1"), manuscript.headline)
    for style, words in (("deck", manuscript.deck), ("byline", manuscript.byline)):
        if words:
            write(add(header, "p", style), words)
    return header


def add_body(article: etree._Element, manuscript: Manuscript, set_figure: FigureSetter) -> None:
    """Append the body, then the notes."""
    for block in manuscript.body:
        if not isinstance(block, Footnote):
            add_block(article, block, manuscript.language, set_figure)
    for note in manuscript.footnotes:
        aside = add(article, "aside", "footnote")
        aside.set("id", note.id)
        PLAIN.add_paragraphs(aside, note.paragraphs, manuscript.language)


def add_corrections(parent: etree._Element, manuscript: Manuscript) -> None:
    """Append what was corrected."""
    for correction in manuscript.corrections:
        words = add(add(parent, "aside", "correction"), "p")
        speak(words, correction.language, manuscript.language)
        write(words, correction.text)


def add_descriptions(article: etree._Element, manuscript: Manuscript) -> None:
    """Append the extended descriptions, each pointed at by its picture."""
    figures = {figure.get("id"): figure for figure in article.iter(f"{{{XHTML}}}figure")}
    for figure in manuscript.described:
        if figure.long_description is None:
            continue
        aside = add(article, "aside", "description")
        aside.set("id", f"description-{figure.id}")
        figures[figure.id][0].set("aria-details", f"description-{figure.id}")
        words = add(aside, "p")
        speak(words, figure.long_description.language, manuscript.language)
        write(words, figure.long_description.text)


def add_block(parent: etree._Element, block: SettledBlock, language: str, set_figure: FigureSetter) -> None:
    """Append one block; a note is left to ``add_body``."""
    match block:
        case Paragraph():
            PLAIN.add_paragraphs(parent, (block,), language)
        case Heading():
            PLAIN.set_words(add(parent, f"h{block.level}"), block.content, block.language, language)
        case ListBlock():
            PLAIN.add_list(parent, block, language)
        case Quote():
            PLAIN.add_quote(parent, block, language)
        case PullQuote():
            PLAIN.add_paragraphs(add(parent, "aside", "pullquote"), block.paragraphs, language)
        case Table():
            add_table(parent, block, language)
        case Infobox():
            box = add(parent, "aside", "infobox")
            box.set("id", block.id)
            for part in (block.heading, *block.blocks):
                if part is not None:
                    add_block(box, part, language, set_figure)
        case Gallery():
            gallery = add(parent, "section", "gallery")
            for figure in block.figures:
                set_figure(gallery, figure, language)
        case Figure():
            set_figure(parent, block, language)
        case Divider():
            add(parent, "hr")
        case Footnote():
            pass


def add_table(parent: etree._Element, block: Table, language: str) -> None:
    """Append a table with its caption, its header cells and its row groups."""
    table = add(parent, "table")
    table.set("id", block.id)
    if block.caption:
        PLAIN.fill(add(table, "caption"), block.caption, language)
    PLAIN.add_rows(table, row_groups(block), language)


def add_figure(parent: etree._Element, figure: Figure, language: str, *, with_place: bool = True) -> None:
    """Append a picture with its words: an image, or (``with_place``) the named place of one that was never supplied."""
    element = add(parent, "figure", "photo decorative" if figure.decorative else "photo")
    element.set("id", figure.id)
    element.set("data-item", figure.picture)
    if figure.media is not None:
        image = add(element, "img")
        image.set("src", figure.media.href)
        image.set("width", str(figure.media.width))
        image.set("height", str(figure.media.height))
        image.set("alt", figure.alt.text)
        speak(image, figure.alt.language, language)
    elif with_place:
        place = add(element, "div", "no-photo")
        place.set("role", "presentation" if figure.decorative else "img")
        if not figure.decorative:
            place.set("aria-label", figure.alt.text)
        speak(place, figure.alt.language, language)
        place.text = ""  # keeps its end tag
    if figure.caption or figure.credit:
        add_words(add(element, "figcaption"), figure, language)
