"""Set the body as CommonMark: blocks -> Markdown.

In:  blocks and the language of the article.   Out: Markdown, blocks parted by an empty line.
Promises: the order of ``wording.reading``.  A picture is one paragraph: the image with its alternative text, the
caption as an emphasised line, the credit after a strong label.  What Markdown has no form for is the HTML element of
the canonical body, around Markdown or (tables, attributions) in place of it.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from multipub.editions._interchange.inlines import PLAIN
from multipub.editions._interchange.markdown_words import (
    BREAK,
    address,
    emphasised,
    escape,
    guard_lines,
    language_attributes,
    phrase,
    render,
    tag,
)
from multipub.editions._interchange.xhtml import add_figure, add_table
from multipub.editions._xhtml_setting import XHTML
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
from multipub.model.manuscript import Figure, Labels, Manuscript, SettledBlock
from multipub.model.text import LangText
from multipub.namespaces import unprefixed

DIVIDER = "***"
BULLETS = ("-", "*")
STOPS = (".", ")")
"""Two lists one below the other take turns with these: with the same sign they would be one list."""

HTML_BREAK = "<br>"
"""Ends a line inside a heading, which Markdown keeps on one line."""

_ON_LINES = frozenset(f"{{{XHTML}}}{name}" for name in ("caption", "thead", "tbody", "tfoot", "tr"))


def body(manuscript: Manuscript) -> str:
    """Return the body of ``manuscript``, its notes at the end."""
    blocks = [one for one in manuscript.body if not isinstance(one, Footnote)]
    return "\n\n".join(_blocks((*blocks, *manuscript.footnotes), manuscript.language, manuscript.labels))


def _blocks(blocks: Sequence[SettledBlock], language: str, labels: Labels) -> Iterator[str]:
    """Yield the Markdown of each block."""
    lists = 0
    for block in blocks:
        lists = lists + 1 if isinstance(block, ListBlock) else 0
        match block:
            case Paragraph():
                yield _in_language(guard_lines(render(block.content, block.language or language)), block, language)
            case Heading():
                words = render(block.content, block.language or language, HTML_BREAK)
                yield _in_language(f"{'#' * block.level} {words}", block, language)
            case ListBlock():
                yield _list(block, language, turn=(lists - 1) % 2)
            case Quote():
                yield _quote(block, language)
            case PullQuote():
                yield _around("aside", (("class", "pullquote"),), _blocks(block.paragraphs, language, labels))
            case Table():
                element = _element("div")
                add_table(element, block, language)
                yield _html(element[0])
            case Infobox():
                parts = [part for part in (block.heading, *block.blocks) if part is not None]
                yield _around("aside", (("class", "infobox"), ("id", block.id)), _blocks(parts, language, labels))
            case Footnote():
                told = (("class", "footnote"), ("id", block.id))
                yield _around("aside", told, _blocks(block.paragraphs, language, labels))
            case Divider():
                yield DIVIDER
            case Gallery():
                yield _around("section", (("class", "gallery"),), _blocks(block.figures, language, labels))
            case Figure():
                yield from _figure(block, language, labels)


def _in_language(words: str, block: Paragraph | Heading, language: str) -> str:
    told = language_attributes(block.language, language)
    return _around("div", told, iter([words])) if told else words


def _around(name: str, attributes: tuple[tuple[str, str], ...], blocks: Iterator[str]) -> str:
    """Put an element around blocks; its tags stand alone, so that what is between them is Markdown."""
    return "\n\n".join((tag(name, attributes), *blocks, f"</{name}>"))


def _list(block: ListBlock, language: str, *, turn: int) -> str:
    lines = []
    for number, item in enumerate(block.items, block.start):
        sign = f"{number}{STOPS[turn]}" if block.ordered else BULLETS[turn]
        indent = " " * (len(sign) + 1)
        below = [_list(one, language, turn=place % 2) for place, one in enumerate(item.lists)]
        text = "\n".join((guard_lines(render(item.content, language)), *below))
        lines.append(f"{sign} " + text.replace("\n", f"\n{indent}"))
    return "\n".join(lines)


def _quote(block: Quote, language: str) -> str:
    """Return a quotation: with ``>``, or as an element where it has an address or a language to say."""
    own = block.language or language
    parts = [_in_language(guard_lines(render(one.content, one.language or own)), one, own) for one in block.paragraphs]
    if block.attribution:
        footer = _element("footer")
        PLAIN.fill(footer, block.attribution, own)
        parts.append(_html(footer))
    cite = (("cite", block.cite),) if block.cite else ()
    told = (*cite, *language_attributes(block.language, language))
    if told:
        return _around("blockquote", told, iter(parts))
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(parts).split("\n"))


def _figure(figure: Figure, language: str, labels: Labels) -> Iterator[str]:
    """Yield a picture, and its extended description."""
    if same_language(figure.alt.language, language):
        href = figure.media.href if figure.media else ""
        lines = [f"![{escape(figure.alt.text)}]({address(href)})"]
        if figure.caption:
            lines.append(emphasised(figure.caption, language))
        if figure.credit:
            line = LangText(text=figure.credit.line, language=figure.credit.language)
            lines.append(f"{_label(labels, language)} {phrase(line, language)}")
        yield BREAK.join(lines)
    else:
        element = _element("div")
        add_figure(element, figure, language)
        yield _html(element[0])
    if figure.long_description:
        told = (("class", "longdesc"), *language_attributes(figure.long_description.language, language))
        yield _around("div", told, iter([guard_lines(escape(figure.long_description.text))]))


def _label(labels: Labels, language: str) -> str:
    """Return our label of a credit line."""
    words = escape(f"{labels.credit}:")
    if same_language(labels.language, language):
        return f"**{words}**"
    return tag("strong", language_attributes(labels.language, language)) + words + "</strong>"


def _element(name: str) -> etree._Element:
    """Return an element to fill, in which no name needs a prefix."""
    return etree.Element(f"{{{XHTML}}}{name}", nsmap=unprefixed(XHTML))


def _html(element: etree._Element) -> str:
    """Return an element as HTML without an empty line in it, which would end it; rows stand on lines of their own."""
    for one in element.iter():
        if one.tag in _ON_LINES:
            one.tail = "\n"
    element.tail = None
    text = etree.tostring(element, encoding="unicode")
    return text.replace(f' xmlns="{XHTML}"', "", 1).replace("\n\n", "\n")
