"""Small questions to the elements of a page.

In:  an element.   Out: its class words, its text, whether it is a block.
Promises: nothing is changed here.
"""

import html
import re
from functools import lru_cache

from lxml import etree

from multipub.ingest._html.tables import word_set
from multipub.ingest._text.lines import clean

BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
"""Elements that begin a line of their own (HTML, 15.3)."""

MOST_NAMES = 4096
"""Class names that are remembered; a page has some hundred."""

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_BLOCK_PATH = etree.XPath(" | ".join(f".//{tag}" for tag in sorted(BLOCKS)))


def tag_of(element: etree._Element) -> str:
    """Return the name of an element in small letters; comments and instructions have none."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def classes(element: etree._Element) -> tuple[str, ...]:
    """Return the class names of an element."""
    return tuple((element.get("class") or "").split())


@lru_cache(maxsize=MOST_NAMES)
def parts_of(name: str) -> frozenset[str]:
    """Return the words inside a class name: "shareButtons" and "share-buttons" have two."""
    return frozenset(part.casefold() for part in _PARTS.findall(name))


def says(element: etree._Element, what: str) -> str | None:
    """Return the class name, id or ``itemprop`` with a word of the table ``what`` in it, if there is one."""
    wanted = word_set("pages", what)
    names = (*classes(element), element.get("id") or "", element.get("itemprop") or "")
    return next((name for name in names if wanted & parts_of(name)), None)


def is_hidden(element: etree._Element) -> bool:
    """Whether a page hides an element from those who see it."""
    if "hidden" in element.attrib or _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    return not word_set("pages", "hidden").isdisjoint(name.casefold() for name in classes(element))


def has_blocks(element: etree._Element) -> bool:
    """Whether a block stands inside an element."""
    return bool(_BLOCK_PATH(element))


def text_of(element: etree._Element) -> str:
    """Return the words of an element, clean, with a space where a block or a line ends."""
    pieces: list[str] = []
    for event, one in etree.iterwalk(element, events=("start", "end")):
        parted = tag_of(one) in BLOCKS or tag_of(one) == "br"
        if event == "start":
            pieces.extend((" " if parted else "", one.text or ""))
        else:
            pieces.extend((" " if parted else "", (one.tail or "") if one is not element else ""))
    return cleaned("".join(pieces))


def letters_in(element: etree._Element) -> int:
    """Return how many characters of text stand in an element, white space collapsed."""
    return len(" ".join("".join(str(words) for words in element.itertext()).split()))


def attribute(element: etree._Element, name: str) -> str:
    """Return the words of an attribute, clean; a page that escaped them twice is read twice."""
    words = element.get(name) or ""
    if re.search(r"&(?:quot|amp|lt|gt|apos|#\d{1,6}|#x[0-9a-fA-F]{1,6});", words):
        words = html.unescape(words)
    return cleaned(words)


def cleaned(words: str) -> str:
    """Return words as ``clean`` does, on one line; plain ASCII has nothing to clean but white space."""
    if words.isascii() and words.replace("\n", " ").replace("\t", " ").isprintable():
        return " ".join(words.split())
    return clean(_SPACES.sub(" ", words))


def bare(words: str) -> str:
    """Return letters and digits alone, in small letters: by these, words are the same words."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())
