"""Asks the text library where the story's text is.

In:  the root of a page without its furniture.   Out: the elements that hold its text, and the smallest one around most
of them.
Promises: the library sees a copy with nothing but elements, names and words, so that no attribute can keep it busy;
what it says is a hint, and without it the page's own ``article`` or ``main`` is taken.

readability-lxml was chosen by measuring: see ``benchmarks/import_html.py --libraries``.
"""

import logging
import re

from lxml import etree

from multipub.ingest._html.elements import letters_in, tag_of

MARK = "data-mp"
"""The attribute by which an element is found again in what the library gives back."""

LONGEST_NAME = 120
"""Characters of class names that the library sees."""

LEAST_OF_TEXT = 0.9
"""Share of the text found that the smallest element around it must hold: a stray paragraph elsewhere does not count."""

SHORTEST_PARAGRAPH = 60
"""Characters of text directly in an element that make a paragraph of it."""

MUCH_MORE = 2
"""Times the prose of what the library found; an element with more is the story."""

_LINES = ("p", "font")
"""Elements that are a line of prose; old pages have it in ``font`` between line breaks."""

_PROSE = (*_LINES, "div", "td", "section", "blockquote", "article", "main", "body", "center")
"""Elements that prose stands in directly; mail and old pages have it in the body itself."""

_MARKED = re.compile(rf'<(?:p|h[1-6]|li|td|blockquote|div|span|b|strong)\b[^>]*\b{MARK}="(\d+)"')


def story_root(root: etree._Element) -> etree._Element:
    """Return the smallest element that holds the story's text."""
    elements = list(root.iter(etree.Element))
    for number, element in enumerate(elements):
        element.set(MARK, str(number))
    kept = [elements[number] for number in _ask(root) if number < len(elements)]
    for element in elements:
        element.attrib.pop(MARK, "")
    fullest = _fullest(root)
    if not kept:
        return _own_guess(root) if fullest is None else fullest
    found = _around(kept)
    if fullest is not None and _prose_in(fullest) > _prose_in(found) * MUCH_MORE:
        return fullest
    return found


def _ask(root: etree._Element) -> list[int]:
    """Return the numbers of the elements that the library keeps."""
    from readability import Document
    from readability.readability import Unparseable

    log = logging.getLogger("readability.readability")
    was_disabled, log.disabled = log.disabled, True  # it logs what it then raises
    try:
        found: str = Document(_skeleton(root)).summary(html_partial=True)
    except (Unparseable, ValueError, KeyError, TypeError, AttributeError, IndexError, etree.LxmlError):
        return []
    finally:
        log.disabled = was_disabled
    return [int(number) for number in _MARKED.findall(found)]


def _skeleton(root: etree._Element) -> str:
    """Return the page as elements, names and words."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = tag_of(element)
        if event == "start":
            names = "".join(
                f' {key}="{_escape((element.get(key) or "")[:LONGEST_NAME])}"' for key in ("class", "id", MARK)
            )
            pieces.append(f"<{tag}{names}>{_escape(element.text or '')}")
        else:
            closing = "" if tag in {"br", "hr", "img", "source", "wbr"} else f"</{tag}>"
            pieces.append(closing + _escape(element.tail or ""))
    return "".join(pieces)


def _escape(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _around(kept: list[etree._Element]) -> etree._Element:
    """Return the smallest element around most of the text that was kept."""
    weights: dict[etree._Element, int] = {}
    whole = 0
    for element in kept:
        own = _own_letters(element)
        whole += own
        for one in (element, *element.iterancestors()):
            weights[one] = weights.get(one, 0) + own
    holders = [one for one, weight in weights.items() if weight >= whole * LEAST_OF_TEXT]
    return max(holders, key=_depth)


def _fullest(root: etree._Element) -> etree._Element | None:
    """Return the element with most prose in its own paragraphs: their parent counts whole, its parent by half."""
    scores: dict[etree._Element, float] = {}
    for element in root.iter(*_PROSE):
        own = _own_letters(element)
        if own < SHORTEST_PARAGRAPH:
            continue
        holder = element.getparent() if tag_of(element) in _LINES else element
        for share, one in zip((1.0, 0.5), (holder, holder.getparent() if holder is not None else None), strict=True):
            if one is not None:
                scores[one] = scores.get(one, 0.0) + own * share
    return max(scores, key=lambda one: scores[one], default=None)


def _prose_in(element: etree._Element) -> int:
    """Return how many letters of prose stand below an element."""
    counted = (_own_letters(one) for one in element.iter(*_PROSE))
    return sum(own for own in counted if own >= SHORTEST_PARAGRAPH)


def _own_letters(element: etree._Element) -> int:
    """Return how many letters stand directly in an element, between its children."""
    return len((element.text or "").strip()) + sum(len((one.tail or "").strip()) for one in element)


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _own_guess(root: etree._Element) -> etree._Element:
    """Return the ``article`` or ``main`` with most words, or the body."""
    for tag in ("article", "main"):
        found = list(root.iter(tag))
        if found:
            return max(found, key=letters_in)
    body = root.find("body")
    return root if body is None else body


def story_scope(story: etree._Element, headline: etree._Element | None) -> etree._Element:
    """Return the element around both the text and the headline: opening pictures, deck and byline stand in it."""
    around = [story, *story.iterancestors()]
    article = next((one for one in around if tag_of(one) == "article" or one.get("role") == "article"), None)
    if headline is None:
        return article if article is not None else story
    above = {headline, *headline.iterancestors()}
    shared = next((one for one in around if one in above), story)
    if article is not None and shared in set(article.iter()):
        return article
    return shared
