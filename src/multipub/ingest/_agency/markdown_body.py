"""Turns a Markdown text into blocks: rendered as HTML, its photos brought together with their captions.

In:  Markdown.   Out: ``MarkedBody``.
Promises: a paragraph that holds nothing but an image is a figure; its caption is the words below the image in the same
paragraph, else the next paragraph if it is wholly in italics, else the image's title.

Source: CommonMark 0.31, 6.4 (images); the captions are habits of newsrooms and of Jekyll.
"""

import re

from lxml import etree

from multipub.errors import SourceError
from multipub.ingest._markup.body import BodyReader
from multipub.ingest._markup.letters import one_line
from multipub.ingest._markup.marked import MarkedBody
from multipub.ingest._markup.parsing import name_of, parse_html, words_of

MOST_NESTING = 40
"""Blocks inside one another; markdown-it leaves out what is deeper, so it is refused before."""

_TOO_DEEP = re.compile(r"(?m)^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>])){20}|^[ \t]{80}")
"""A line inside twenty quotations or lists, or with eighty spaces before it."""


def body_of(words: str, *, where: str) -> MarkedBody:
    """Return the blocks of a Markdown text.

    Raises:
        SourceError: if it is nested too deeply.
    """
    if (found := _TOO_DEEP.search(words)) is not None:
        line = words.count("\n", 0, found.start()) + 1
        message = f"quotations and lists are nested too deeply (below line {line} of the text)"
        raise SourceError(message, where=where, hint="nest fewer of them inside one another")
    # Imported here because few stories are in Markdown.
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MOST_NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False)
    root = parse_html(f"<html><body>{parser.render(words)}</body></html>", where=where)
    body = None if root is None else root.find("body")
    if body is None:
        return MarkedBody()
    _footnotes(body)
    for paragraph in list(body.iter("p")):
        _figure(paragraph)
    _descriptions(body)
    return BodyReader("text").read(body)


def _footnotes(body: etree._Element) -> None:
    """Make notes as HTML has them of the list below the text, and plain calls of those in the text."""
    for call in list(body.iterfind(".//sup[@class='footnote-ref']/a")):
        call.text = (call.text or "").strip("[]").partition(":")[0]
    for section in list(body.iterfind("section[@class='footnotes']")):
        for paragraph in section.iterfind(".//p"):
            for link in list(paragraph.iterfind("a[@class='footnote-backref']")):
                paragraph.remove(link)
        for item in section.iterfind("ol/li"):
            item.tag = "aside"
            item.set("class", "footnote")
            body.append(item)
        if (rule := section.getprevious()) is not None and rule.get("class") == "footnotes-sep":
            body.remove(rule)
        body.remove(section)


def _descriptions(body: etree._Element) -> None:
    """Tie the description at length that stands below a figure to it."""
    for number, described in enumerate(body.iterfind(".//div[@class='longdesc']"), start=1):
        figure = described.getprevious()
        if figure is not None and name_of(figure) == "figure":
            described.set("id", described.get("id") or f"description-{number}")
            figure.set("aria-details", described.get("id") or "")


def _figure(paragraph: etree._Element) -> None:
    """Make a figure of a paragraph that holds an image, and then nothing or its caption."""
    image = paragraph[0] if len(paragraph) else None
    if image is not None and name_of(image) == "a" and len(image) == 1 and not words_of(image).strip():
        image = image[0]
    if image is None or name_of(image) != "img" or (paragraph.text or "").strip():
        return
    if any(name_of(one) == "img" for one in list(paragraph)[1:]):
        return
    caption = etree.Element("figcaption")
    caption.text = image.tail if image.getparent() is paragraph else paragraph[0].tail
    for one in list(paragraph)[1:]:
        caption.append(one)
    if not words_of(caption).strip():
        following = paragraph.getnext()
        if following is not None and _is_italic(following):
            caption = following
            caption.tag = "figcaption"
        elif one_line(image.get("title")):
            caption.text = image.get("title")
    if image.get("title") is not None:
        del image.attrib["title"]
    image.tail = None
    for one in list(paragraph):
        paragraph.remove(one)
    paragraph.text, paragraph.tag = None, "figure"
    paragraph.append(image)
    if words_of(caption).strip():
        caption.tail = None
        paragraph.append(caption)


def _is_italic(element: etree._Element) -> bool:
    """Whether a paragraph is one stretch of italics and nothing else."""
    return (
        name_of(element) == "p"
        and len(element) == 1
        and name_of(element[0]) == "em"
        and not (element.text or "").strip()
        and not (element[0].tail or "").strip()
    )
