"""The document around an article: what WeasyPrint lays out.

In:  the XHTML of an article, and its manuscript.   Out: the root of an HTML tree, without namespaces, as WeasyPrint's
own parser would give it.
Promises: the words are those of the article, letter for letter.
"""

from xml.etree import ElementTree

from lxml import etree

from multipub.model.manuscript import Manuscript

_LONGEST_PAIR = 22
"""Characters.  Two longer words are left to break: together they would leave the line before them short."""

_LONGEST_ROW = 3
"""Photos beside each other in a gallery; more are divided into rows of nearly equal length."""

_USUAL, _NARROWEST, _WIDEST = 1.5, 0.6, 2.2
"""Width by height of a photo: where it is not known, and the limits within which it decides the share of its row."""

_HIGHEST_ROW = 1.5
"""Sum of the shapes of a row: with less (a portrait alone) it would be higher than two portraits beside each other."""

_PARTS = 10_000
"""Parts of a row to which shares are rounded down."""


def document_around(article: etree._Element, manuscript: Manuscript) -> ElementTree.Element:
    """Return ``<html>`` with ``article`` in it, which is taken apart for it."""
    root = etree.Element("html", lang=manuscript.language, dir=manuscript.direction.value)
    root.set("style", f"--of:{_css_string(manuscript.labels.page_of)}")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = manuscript.headline
    main = etree.SubElement(etree.SubElement(root, "body"), "main")
    main.append(article)
    _keep_last_words_together(article)
    _share_rows(article)
    tree = ElementTree.fromstring(etree.tostring(root))
    for element in tree.iter():
        element.tag = element.tag.rpartition("}")[2]
    return tree


def _keep_last_words_together(article: etree._Element) -> None:
    """Let no line of display type hold one word alone: the last two stand together where they are short.

    WeasyPrint has no ``text-wrap: balance``.  The words stay as they are; the span goes when the tags are made.
    """
    for element in article.iter(*(f"{{*}}{name}" for name in ("h1", "h2", "h3", "h4", "p"))):
        if etree.QName(element).localname == "p" and not _is_display(element):
            continue
        if len(element) or not element.text:
            continue
        *first, before, last = ["", "", *element.text.split(" ")]
        if "".join(first) and last and len(before) + len(last) < _LONGEST_PAIR:
            pair = etree.SubElement(element, "span", style="white-space:nowrap")
            pair.text = f"{before} {last}"
            element.text = element.text.removesuffix(pair.text)


def _share_rows(article: etree._Element) -> None:
    """Tell the style which share of its row each photo of a gallery takes: those in a row stand equally high.

    ``--share`` is that share, ``--others`` how many stand beside it.  WeasyPrint 70 would leave room for photos of the
    full width if it had to find the widths itself.
    """
    for gallery in article.iterfind(".//{*}section[@class='gallery']"):
        figures = gallery.findall("{*}figure")
        rows = -(-len(figures) // _LONGEST_ROW)
        for number in range(rows):
            row = figures[number * len(figures) // rows : (number + 1) * len(figures) // rows]
            shapes = [_shape(figure) for figure in row]
            whole = max(sum(shapes), _HIGHEST_ROW)
            for figure, shape in zip(row, shapes, strict=True):
                share = int(shape / whole * _PARTS) / _PARTS  # never more than the row holds
                figure.set("style", f"--share:{share};--others:{len(row) - 1}")


def _shape(figure: etree._Element) -> float:
    """Return the width of a photo divided by its height, within what its caption can stand under."""
    image = figure.find("{*}img")
    if image is None or not image.get("height"):
        return _USUAL
    shape = int(image.get("width", "")) / int(image.get("height", ""))
    return min(max(shape, _NARROWEST), _WIDEST)


def _is_display(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    return paragraph.get("class") == "deck" or (parent is not None and parent.get("class") == "pullquote")


def _css_string(text: str) -> str:
    return '"' + "".join(f"\\{ord(character):x} " if character in '"\\\n' else character for character in text) + '"'
