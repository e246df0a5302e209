"""Reads what stands above a story: headline, deck, byline, date, section.

In:  the items of a page before its text, and what its metadata says.   Out: a ``Head``.
Promises: what a reader sees wins over what only the metadata says; a line that is none of these is told as left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from lxml import etree

from multipub.ingest import Guess
from multipub.ingest._html.elements import bare, is_hidden, says, tag_of, text_of
from multipub.ingest._html.items import Item
from multipub.ingest._html.leaving import is_prose
from multipub.ingest._html.metadata import Facts
from multipub.ingest._text.byline import Byline, is_byline, read_byline
from multipub.ingest._text.moments import find_moment, is_date_line
from multipub.model.blocks import Heading, Paragraph
from multipub.wording.agencies import is_agency, is_person

LONGEST_DECK = 500
"""Characters."""

SHORTEST_DECK = 15

LONGEST_SECTION = 40
"""Characters of a section label."""

LONGEST_BYLINE = 200
"""Characters."""

SHORTEST_DESCRIBED = 20
"""Letters that a deck must share with the page's description of itself."""


@dataclass(slots=True, kw_only=True)
class Head:
    """What stands above a story."""

    headline: str
    section: str | None = None
    deck: str | None = None
    byline: Byline | None = None
    moment: datetime | None = None
    guesses: list[Guess] = field(default_factory=list)
    removed: list[Guess] = field(default_factory=list)
    returned: list[Item] = field(default_factory=list)
    """Sentences of the text that stood where a head may be."""


def find_headline(root: etree._Element, facts: Facts) -> etree._Element | None:
    """Return the headline's element: the ``h1`` that the metadata repeats, else the longest."""
    named = [bare(words) for words in facts.headlines]
    candidates = [(one, bare(text_of(one))) for one in root.iter("h1") if not is_hidden(one)]
    candidates = [(one, words) for one, words in candidates if words]
    if not candidates:
        return None
    for headline in named:
        for one, words in candidates:
            if len(words) >= SHORTEST_DECK and (words in headline or headline in words):
                return one
    return max(candidates, key=lambda candidate: len(candidate[1]))[0]


def headline_words(element: etree._Element | None, facts: Facts) -> tuple[str, str | None]:
    """Return the headline, and the kicker that stands inside its element."""
    if element is None:
        return (facts.headlines[0] if facts.headlines else ""), None
    words = text_of(element)
    for part in element.iter("span", "small", "div"):
        kicker = text_of(part)
        if says(part, "section") and kicker and kicker != words and words.startswith(kicker):
            return words.removeprefix(kicker).strip(" :–-|"), kicker.strip(" :")
    return words, None


def is_mark(item: Item, language: str) -> bool:
    """Whether a line is marked as part of the head: by its element or class, or as a byline or a date."""
    if not isinstance(item.content, Paragraph | Heading) or len(item.words) > LONGEST_DECK:
        return False
    near = [item.element, *item.element.iterancestors()][:3]
    near = [one for one in near if tag_of(one) not in {"article", "main", "body", "section"}]
    if any(tag_of(one) in {"time", "address", "hgroup"} or one.get("rel") == "author" for one in near):
        return True
    if any(tag_of(one) == "header" and one.find(".//h1") is not None for one in item.element.iterancestors()):
        return True
    if any(_is_called(one, "deck") or _is_called(one, "byline") for one in near[:2]):
        return len(item.words) <= LONGEST_DECK
    return is_byline(item.words, language) or is_date_line(item.words, language)


def _is_called(element: etree._Element, what: str) -> bool:
    """Whether an element is called deck or byline, and holds no more than that."""
    name = says(element, what)
    return name is not None and len(text_of(element)) <= LONGEST_DECK


class HeadReader:
    """Reads the head of one page."""

    def __init__(self, facts: Facts, headline: str, language: str, zone: tzinfo | None) -> None:
        self._facts, self._language, self._zone = facts, language, zone
        self._head = Head(headline=headline)
        self._authors = {bare(name) for name in facts.named}

    def read(self, above: Sequence[Item], within: frozenset[etree._Element], kicker: str | None) -> Head:
        """Return the head; ``above`` are the items between the headline and the text, some ``within`` its element."""
        head = self._head
        section = self._facts.section or kicker
        head.section = section[:1].upper() + section[1:] if section and section.islower() else section
        last = max((place for place, item in enumerate(above) if is_mark(item, self._language)), default=-1)
        for place, item in enumerate(above):
            if isinstance(item.content, Paragraph | Heading) and not self._take(item, before_mark=place < last):
                if item.element in within and is_prose(item.words):
                    head.returned.append(item)
                    continue
                reason = "stands above the text, and is neither deck, byline nor date"
                head.removed.append(Guess(what="page furniture", words=item.words, reason=reason))
        self._complete()
        return head

    def _take(self, item: Item, *, before_mark: bool) -> bool:
        """Whether a line above the text is part of the head; it is taken then."""
        words, head = item.words, self._head
        if bare(words) == bare(head.headline):
            return True
        if head.deck is None and self._is_deck(item, before_mark=before_mark):
            head.deck = words
            self._guess("deck", words, "stands between headline and text")
            return True
        if self._is_date(words):
            return True
        if head.byline is None and self._is_byline(item):
            head.byline = read_byline(words, self._language)
            self._guess("byline", words, "the page marks it, or it begins as one")
            return True
        if head.section is None and says(item.element, "section") and len(words) <= LONGEST_SECTION:
            head.section = words
            self._guess("section", words, "the page calls it so")
            return True
        return bare(words) in self._authors | {bare(head.section or ""), bare(self._facts.linked.place)}

    def _is_deck(self, item: Item, *, before_mark: bool) -> bool:
        words = bare(item.words)
        if not SHORTEST_DECK <= len(item.words) <= LONGEST_DECK or words == bare(self._head.headline):
            return False
        if self._is_byline(item):
            return False
        if before_mark and len(words) >= SHORTEST_DESCRIBED and not is_date_line(item.words, self._language):
            return True
        for description in self._facts.descriptions:
            told = bare(description)
            if len(words) >= SHORTEST_DESCRIBED and (words in told or (told and told in words)):
                return True
        near = [item.element, *item.element.iterancestors()][:3]
        return any(says(one, "deck") for one in near if tag_of(one) not in {"article", "main", "body"})

    def _is_byline(self, item: Item) -> bool:
        words = item.words
        if len(words) > LONGEST_BYLINE or is_date_line(words, self._language):
            return False
        if bare(words) in self._authors or is_byline(words, self._language):
            return True
        near = [item.element, *item.element.iterancestors()][:4]
        marked = any(says(one, "byline") or one.get("rel") == "author" or tag_of(one) == "address" for one in near)
        byline = read_byline(words, self._language)
        return marked and bool(byline.creators or byline.sources)

    def _is_date(self, words: str) -> bool:
        found = find_moment(words, self._language)
        if found is None or len(words) > LONGEST_BYLINE:
            return False
        if self._head.moment is None:
            self._head.moment = found.moment(self._zone)
        self._head.removed.append(Guess(what="date", words=words, reason="read as the date"))
        return True

    def _complete(self) -> None:
        """Take from the metadata what the page does not show."""
        head, facts = self._head, self._facts
        if head.byline is None and facts.authors:
            creators = tuple(name for name in facts.authors if is_person(name))
            sources = tuple(name for name in facts.authors if is_agency(name))
            head.byline = Byline(printed=", ".join(facts.authors), creators=creators, sources=sources, moment=None)
            self._guess("byline", head.byline.printed, "the page's metadata name the authors")
        if facts.published is not None:
            head.moment = facts.published
        elif head.byline is not None and head.byline.moment is not None and head.moment is None:
            head.moment = head.byline.moment.moment(self._zone)

    def _guess(self, what: str, words: str, reason: str) -> None:
        self._head.guesses.append(Guess(what=what, words=words, reason=reason))
