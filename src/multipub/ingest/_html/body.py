"""Divides the items of a page: what is above the text, the text, and what is page.

In:  items in their order, the element of the text.   Out: the items of head and body; what was left out.
Promises: a block inside the text goes only by the tables of the text dialect, by being nothing but a link, or by
standing after the end of the article; blocks outside are left out and told; pictures outside the text stay where they
are described.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from multipub.ingest import Guess
from multipub.ingest._html.figures import Shown
from multipub.ingest._html.head import is_mark
from multipub.ingest._html.items import Item
from multipub.ingest._html.leaving import closes, is_prose, is_words, told, without_furniture
from multipub.model.blocks import Heading, ListBlock, Paragraph
from multipub.model.text import Mark, Marked, Text

MOST_HEAD_LINES = 6
"""Lines below the headline among which deck, byline and date are looked for."""

MOST_UNMARKED = 1
"""Lines before the last of them that nothing marks: a deck."""

LONGEST_SUBHEAD = 90
"""Characters of a paragraph in bold letters that is a subhead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """Items above the text, items of the text, and what was left out."""

    above: tuple[Item, ...]
    within: frozenset[etree._Element]
    """Elements of the text: a sentence above it that is no part of the head goes back there."""
    body: tuple[Item, ...]
    removed: tuple[Guess, ...]


def divide(items: Sequence[Item], story: etree._Element, headline: etree._Element | None, language: str) -> Divided:
    """Return the items of head and body apart; ``story`` is the element of the text."""
    inside = set(story.iter())
    text = [item.element in inside for item in items]
    first = max(_first_prose(items, text), _after_head(items, headline, language))
    last = max((place for place in range(len(items)) if text[place] and closes(items[place].words)), default=first)
    above: list[Item] = []
    body: list[Item] = []
    removed: list[Guess] = []
    seen_headline = headline is None or not any(item.element is headline for item in items)
    for place, item in enumerate(items):
        if item.element is headline:
            seen_headline = True
        elif isinstance(item.content, Shown):
            if _is_captioned(item.content) or (seen_headline and place < last):
                body.append(item)
            else:
                removed.append(_left(item.content))
        elif place < first:
            if seen_headline:
                above.append(item)
            else:
                removed.append(told(item, "stands above the headline"))
        elif text[place] or (place < last and is_prose(item.words)):
            body.append(item)
        else:
            removed.append(told(item, "stands outside the text"))
    kept, furniture = without_furniture(body)
    within = frozenset(item.element for item in above if item.element in inside)
    return Divided(above=tuple(above), within=within, body=tuple(kept), removed=(*removed, *furniture))


def _after_head(items: Sequence[Item], headline: etree._Element | None, language: str) -> int:
    """Return where the head ends that stands inside the text: after the last of its marks near the headline."""
    begin = next((place + 1 for place, item in enumerate(items) if item.element is headline), 0)
    end = unmarked = 0
    lines = [place for place in range(begin, len(items)) if is_words(items[place])]
    for place in lines[:MOST_HEAD_LINES]:
        if is_mark(items[place], language):
            end = place + 1
        else:
            unmarked += 1
        if unmarked > MOST_UNMARKED:
            break
    return end


def _first_prose(items: Sequence[Item], text: Sequence[bool]) -> int:
    """Return where the text begins: at its first sentence beside its first long paragraph, or at its first block."""
    blocks = [place for place, item in enumerate(items) if text[place] and is_words(item)]
    paragraphs = [place for place in blocks if isinstance(items[place].content, Paragraph)]
    prose = next((place for place in paragraphs if is_prose(items[place].words)), None)
    if prose is None:
        return next(iter(blocks), len(items))
    beside = items[prose].element.getparent()
    for place in paragraphs:
        if place < prose and closes(items[place].words) and items[place].element.getparent() is beside:
            return place
    return prose


def _left(shown: Shown) -> Guess:
    """Return a picture that was left out."""
    words = shown.alt or (shown.addresses[0].rsplit("/", 1)[-1] if shown.addresses else "picture")
    return Guess(what="picture", words=words, reason="stands outside the text, without caption and credit")


def _is_captioned(shown: Shown) -> bool:
    return bool(shown.caption or shown.credit)


def with_subheads(items: Sequence[Item]) -> tuple[list[Item], list[Guess]]:
    """Make subheads of short paragraphs in bold letters above longer ones."""
    made: list[Item] = []
    guesses: list[Guess] = []
    for place, item in enumerate(items):
        below = next((one for one in items[place + 1 :] if not isinstance(one.content, Shown)), None)
        bold = _bold(item)
        heads = below is not None and isinstance(below.content, Paragraph | ListBlock)
        if bold is None or below is None or not heads or not place or len(below.words) <= len(item.words):
            made.append(item)
            continue
        made.append(Item(element=item.element, content=Heading(level=2, content=bold)))
        guesses.append(Guess(what="subhead", words=item.words, reason="a short line in bold letters"))
    return made, guesses


def _bold(item: Item) -> tuple[Text, ...] | None:
    """Return the words of a paragraph that is all bold, short and no sentence."""
    if not isinstance(item.content, Paragraph) or not 0 < len(item.words) <= LONGEST_SUBHEAD:
        return None
    marks = [one for one in item.content.content if not (isinstance(one, Text) and not one.text.strip())]
    bold = len(marks) == 1 and isinstance(marks[0], Marked) and marks[0].mark is Mark.STRONG
    sentence = closes(item.words) and not item.words.endswith("?")
    return (Text(item.words),) if bold and not sentence and not item.words.endswith((":", ",")) else None
