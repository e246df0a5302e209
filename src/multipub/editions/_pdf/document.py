"""The document around an article: what WeasyPrint lays out.

In:  the XHTML of an article, and its manuscript.   Out: the root of an HTML tree, without namespaces, as WeasyPrint's
own parser would give it.
Promises: the words are those of the article, letter for letter.
"""

from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree

from lxml import etree

from multipub.model.manuscript import Manuscript

_LONGEST_PAIR = 22
"""Characters.  Two longer words are left to break: together they would leave the line before them short."""

_LONGEST_PAIR_IN_RAIL = 13
"""Characters: the same in a pull quote, whose lines hold about twenty."""

_LONGEST_ROW = 3
"""Photos beside each other in a gallery; more are divided into rows of nearly equal length."""

_USUAL, _NARROWEST, _WIDEST = 1.5, 0.6, 2.2
"""Width by height of a photo: where it is not known, and the limits within which it decides the share of its row.

A wider one is a panorama."""

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
    _set_rows(article)
    _measure_photos(article)
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
        longest = _LONGEST_PAIR_IN_RAIL if _is_pulled(element) else _LONGEST_PAIR
        *first, before, last = ["", "", *element.text.split(" ")]
        if "".join(first) and last and len(before) + len(last) < longest:
            pair = etree.SubElement(element, "span", style="white-space:nowrap")
            pair.text = f"{before} {last}"
            element.text = element.text.removesuffix(pair.text)


def _set_rows(article: etree._Element) -> None:
    """Part the photos of each gallery into rows, and tell the style which share of its row each takes.

    Those in a row stand equally high, so a panorama has a row of its own.  ``--share`` is the share, ``--others`` how
    many stand beside it.  A row is a box of its own: one box of all rows would move to the next page whole, and
    WeasyPrint 70 sets photos over each other where such a box runs from right to left.
    """
    for gallery in article.iterfind(".//{*}section[@class='gallery']"):
        for figures in list(_rows(gallery.findall("{*}figure"))):
            row = etree.SubElement(gallery, "div", {"class": "row"})
            row.extend(figures)
            shapes = [_shape(figure) for figure in figures]
            whole = max(sum(shapes), _HIGHEST_ROW)
            for figure, shape in zip(figures, shapes, strict=True):
                share = int(shape / whole * _PARTS) / _PARTS  # never more than the row holds
                figure.set("style", f"--share:{share};--others:{len(figures) - 1}")


def _rows(figures: list[etree._Element]) -> Iterator[list[etree._Element]]:
    """Yield the rows of a gallery: as long as ``_LONGEST_ROW``, the photos between panoramas equally divided."""
    for wide, group in groupby(figures, key=lambda figure: _shape(figure) >= _WIDEST):
        some = list(group)
        rows = len(some) if wide else -(-len(some) // _LONGEST_ROW)
        for number in range(rows):
            yield some[number * len(some) // rows : (number + 1) * len(some) // rows]


def _measure_photos(article: etree._Element) -> None:
    """Tell the style how many pixels wide each photo is and its shape, so that no small one is blown up."""
    for image in article.iter("{*}img"):
        wide, high = (int(image.get(name) or 0) for name in ("width", "height"))
        if wide and high:
            image.set("style", f"--pixels:{wide};--shape:{wide / high:.4f}")


def _shape(figure: etree._Element) -> float:
    """Return the width of a photo divided by its height, within what its caption can stand under."""
    image = figure.find("{*}img")
    if image is None or not image.get("height"):
        return _USUAL
    shape = int(image.get("width", "")) / int(image.get("height", ""))
    return min(max(shape, _NARROWEST), _WIDEST)


def _is_display(paragraph: etree._Element) -> bool:
    return paragraph.get("class") == "deck" or _is_pulled(paragraph)


def _is_pulled(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and parent.get("class") == "pullquote"


def _css_string(text: str) -> str:
    return '"' + "".join(f"\\{ord(character):x} " if character in '"\\\n' else character for character in text) + '"'
