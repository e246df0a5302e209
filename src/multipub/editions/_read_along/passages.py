"""The passages of an article as it was set, in the order in which they are read.

In:  the ``<article>`` of ``_xhtml``.   Out: one element for each passage and figure of ``wording.reading``.
Promises: the order of ``wording.reading``; words of ours are no passage.
"""

from collections.abc import Iterator

from lxml import etree

from multipub.editions._xhtml_setting import XHTML

ALWAYS = frozenset(f"{{{XHTML}}}{name}" for name in ("p", "h1", "h2", "h3", "h4", "caption", "td", "th", "dd"))
"""Elements that hold a passage wherever they stand."""

FIGURE = f"{{{XHTML}}}figure"
ITEM = f"{{{XHTML}}}li"
QUOTE = f"{{{XHTML}}}blockquote"
FOOTER = f"{{{XHTML}}}footer"
LINK = f"{{{XHTML}}}a"


def is_ours(element: etree._Element) -> bool:
    """Whether its words were added by multipub."""
    return element.get("data-words") == "ours"


def passages(article: etree._Element) -> Iterator[etree._Element]:
    """Yield the element of each passage and figure, in reading order."""
    for child in article.iterchildren(etree.Element):
        if is_ours(child):
            continue
        if child.tag == FIGURE:
            yield child
        elif child.get("class") == "permalink":
            yield next(child.iter(LINK))
        elif child.tag == ITEM:
            yield child
            yield from passages(child)
        elif child.tag in ALWAYS or (child.tag == FOOTER and article.tag == QUOTE):
            yield child
        else:
            yield from passages(child)
