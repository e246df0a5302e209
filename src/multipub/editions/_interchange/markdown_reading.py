"""Read our Markdown as the next system does: through a CommonMark parser.

In:  Markdown.   Out: the front matter's values, and the body as a tree of HTML in which pictures are figures.
Promises: the words come from the parser (markdown-it-py), not from what was written.
"""

import json
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown_it import MarkdownIt

from multipub.editions._interchange.reading_back import parse_html

FENCE = "---\n"


class _Parser(MarkdownIt):
    """CommonMark, with addresses left as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name is markdown-it's
        """Leave an address as it is."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name is markdown-it's
        """Take every address: which ones may stand in a story is decided before it is written."""
        del url
        return True


def part(text: str) -> tuple[Mapping[str, object], str]:
    """Return the values of the front matter, and the body.

    Raises:
        ValueError: if there is no front matter of ours.
    """
    _, front, body = text.split(FENCE, 2)
    lines = (line.partition(": ") for line in front.splitlines())
    return {key: json.loads(value) for key, _, value in lines}, body


def tree_of(body: str) -> Element:
    """Return the body as HTML: pictures as figures, extended descriptions at the end."""
    root = parse_html(_Parser("commonmark").render(body))
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.tag == "p" and len(child) and child[0].tag == "img" and not (child.text or "").strip():
                parent[place] = _figure(child)
    descriptions = [one for one in root.iter("div") if one.get("class") == "longdesc"]
    for parent in list(root.iter()):
        for child in [one for one in parent if one in descriptions]:
            parent.remove(child)
    for one in descriptions:
        one.set("class", "description")
        root.append(one)
    return root


def _figure(paragraph: Element) -> Element:
    """Return a paragraph that opens with an image as a figure: emphasis is its caption, a strong label its credit."""
    figure = Element("figure", {"class": "" if paragraph[0].get("alt") else "decorative"})
    figure.tail = paragraph.tail
    words: Element | None = None
    for child in paragraph:
        tail, child.tail = child.tail, None
        if child.tag == "img":
            if child.get("src") or not child.get("alt"):
                figure.append(child)
            else:
                SubElement(figure, "div", {"class": "no-photo", "aria-label": child.get("alt", "")})
        elif child.tag == "em" and words is None:
            child.tag = "span"
            child.set("class", "caption")
            figure.append(child)
        elif child.tag == "strong" and words is None:
            words = SubElement(figure, "span", {"class": "credit"})
            words.text = (tail or "").lstrip(" ")
        elif words is not None:
            words.append(child)
            child.tail = tail
    return figure
