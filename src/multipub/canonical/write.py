"""Write canonical XML: ``Story`` -> bytes.

In:  a ``Story``.   Out: one NewsML-G2 ``newsMessage``: package, texts, pictures; exclusive C14N, UTF-8, final newline.
Promises: the same story gives the same bytes; ``read(write(story)) == story``; white space for the eye never stands
where words are.

Source: NewsML-G2 2.35; Exclusive XML Canonicalization 1.0.
"""

from lxml import etree

from multipub.canonical.vocabulary import G2, G2_NAMESPACE, XHTML, XML_LANG
from multipub.canonical.write_items import add_package, add_picture, add_text
from multipub.canonical.write_words import add, add_moment, add_words
from multipub.errors import SourceError
from multipub.model.story import Story
from multipub.namespaces import unprefixed

INDENT = "  "
"""One step to the right in the file; for the eye only."""

_OPEN_BLOCKS = frozenset(
    f"{XHTML}{name}"
    for name in (
        *("html", "head", "body", "article", "header", "section", "aside", "figure", "blockquote"),
        *("ul", "ol", "table", "thead", "tbody", "tfoot"),
    )
)
"""The XHTML elements that hold elements and no words, so that their children may stand on lines of their own."""

_CLOSED_LINES = frozenset(
    f"{G2}{name}"
    for name in (
        *("copyrightHolder", "provider", "located", "infoSource", "creator", "contributor"),
        *("subject", "service", "published", "itemRef"),
    )
)
"""The G2 elements that are read best on one line."""


def write(story: Story) -> bytes:
    """Return the canonical file of ``story``, in its full form.

    Words that figures repeat are taken from the picture items; alternative texts that nobody wrote, from the captions.
    A picture that has neither is written as it is, so that the desk can mend the file; validation stops at it.

    Raises:
        SourceError: if a text holds a character that XML cannot hold.
    """
    root = etree.Element(f"{G2}newsMessage", nsmap=unprefixed(G2_NAMESPACE))
    try:
        _fill(root, story)
    except ValueError as fault:
        raise SourceError(
            f"a text of the story holds a character that XML cannot hold ({fault})",
            where=story.guid,
            hint="remove control characters from the source",
        ) from None
    _indent(root, 0)
    return etree.tostring(root, method="c14n", exclusive=True, with_comments=False) + b"\n"


def _fill(root: etree._Element, story: Story) -> None:
    root.set(XML_LANG, story.language)
    header = add(root, "header")
    add_moment(header, "sent", story.created)
    add(header, "sender", story.sender)
    add_words(header, "transmitId", story.transmit_id)
    items = add(root, "itemSet")
    add_package(items, story)
    for article in story.articles:
        add_text(items, article, story)
    for picture in story.pictures:
        add_picture(items, picture, story)


def _indent(element: etree._Element, depth: int) -> None:
    """Put the children of an element that holds no words on lines of their own."""
    if not len(element):
        return
    tag = str(element.tag)
    if tag in _OPEN_BLOCKS or (tag.startswith(G2) and tag not in _CLOSED_LINES):
        element.text = "\n" + INDENT * (depth + 1)
        for child in element:
            child.tail = element.text
        element[-1].tail = "\n" + INDENT * depth
    for child in element:
        _indent(child, depth + 1)
