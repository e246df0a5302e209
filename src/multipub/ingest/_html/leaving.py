"""Tells the page's lines from the story's, inside the text.

In:  the items of a body.   Out: the items that stay; what was left out, with its reason.
Promises: a line goes only by a table, by being nothing but a link, by inviting readers to a network, or by standing
after the last sentence; what is told is all that goes.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from multipub.ingest import Guess
from multipub.ingest._html.figures import Shown
from multipub.ingest._html.items import Item, phrases
from multipub.ingest._html.tables import word_set, words
from multipub.ingest._text.furniture import bare as bare_line
from multipub.ingest._text.furniture import part_furniture
from multipub.ingest._text.lines import Line, ends_sentence
from multipub.model.blocks import Divider, Heading, Paragraph
from multipub.model.text import Abbreviation, Dateline, Inlines, Link, Marked, Time, plain
from multipub.wording.sentences import shorten

LONGEST_TOLD = 160
"""Characters of what was left out that are told."""

LONGEST_LINK_LINE = 200
"""Characters of a paragraph that is one link to another story."""

LONGEST_INVITATION = 500
"""Characters of a paragraph that invites readers to write in, to follow or to subscribe."""

LONGEST_TAIL_LINE = 120
"""Characters of a line after the last sentence that is no part of the story."""

MOST_TAIL = 12
"""Lines after the last sentence; more, and the page's sentences end in a way that is not known here."""

FEWEST_NETWORKS = 2
"""Networks that a paragraph links to when it asks readers to follow."""

CLOSE = 240
"""Characters at the end of a paragraph that show how it ends; one this long is no furniture whatever it says."""

SHORTEST_PROSE = 80
"""Characters of a sentence that can only be the story's."""

_AROUND = " \u00a0|:›»>→•·-–—.[](){}"
"""Signs beside a link that do not make a sentence of it."""


def closes(words: str) -> bool:
    """Whether words end as a sentence does."""
    return ends_sentence(words[-CLOSE:])


def is_prose(words: str) -> bool:
    """Whether words can only be the story's: long, and whole sentences."""
    return len(words) >= SHORTEST_PROSE and closes(words)


def told(item: Item, reason: str) -> Guess:
    """Return what was left out, and why."""
    return Guess(what="page furniture", words=shorten(item.words or "—", LONGEST_TOLD), reason=reason)


def without_furniture(body: Sequence[Item]) -> tuple[list[Item], list[Guess]]:
    """Return the items that are the story's, and what was left out."""
    removed: list[Guess] = []
    kept: list[Item] = []
    for item in body:
        reason = _reason(item)
        if reason is None:
            kept.append(item)
        else:
            removed.append(told(item, reason))
    lines = [
        Line(number=place + 1, words=item.words[-CLOSE:], opens=True)
        for place, item in enumerate(kept)
        if not isinstance(item.content, Shown) and item.words
    ]
    parted = part_furniture(lines)
    gone = {guess.line for guess in parted.removed}
    removed.extend(parted.removed)
    kept = [item for place, item in enumerate(kept) if place + 1 not in gone]
    end = _end(kept)
    removed.extend(told(item, "stands after the last sentence of the text") for item in kept[end:])
    return kept[:end], removed


def _reason(item: Item) -> str | None:
    """Return why a paragraph or heading is no story's, if it is none."""
    if not isinstance(item.content, Paragraph | Heading) or len(item.words) > LONGEST_INVITATION:
        return None
    if item.words.startswith(words("pages")["starts"]):
        return "begins as an invitation to readers"
    links = list(_links(item.content.content))
    if not links:
        return None
    networks = {host for link in links if (host := _network(link.target))}
    if len(networks) >= FEWEST_NETWORKS:
        return "asks readers to follow"
    if any(bare_line(plain(link.content)) in word_set("pages", "legal") for link in links):
        return "leads to the rules of the page"
    if len(item.words) > LONGEST_LINK_LINE or isinstance(item.content, Heading):
        return None
    return _link_line(item.words, "".join(plain(link.content) for link in links))


def _link_line(line: str, linked: str) -> str | None:
    """Return why a line only leads somewhere else, if it does."""
    rest = line.replace(linked, "", 1).strip(_AROUND)
    if not rest and not closes(line):
        return "a line that is only a link"
    return "a link after a label" if rest.isupper() and " " not in rest and line.startswith(rest) else None


def _links(content: Inlines) -> Iterator[Link]:
    for inline in content:
        if isinstance(inline, Link):
            yield inline
        elif isinstance(inline, Marked | Abbreviation | Time | Dateline):
            yield from _links(inline.content)


def _network(address: str) -> str | None:
    """Return the network that an address belongs to."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return host if host in word_set("pages", "networks") else None


def _end(items: Sequence[Item]) -> int:
    """Return where the story ends: after its last sentence, its last picture with a caption, list or table."""
    for place in range(len(items) - 1, max(len(items) - MOST_TAIL, 0) - 1, -1):
        item = items[place]
        if isinstance(item.content, Shown):
            if item.content.caption or item.content.credit:
                return place + 1
        elif isinstance(item.content, Paragraph):
            if closes(item.words) or len(item.words) > LONGEST_TAIL_LINE or item.words.endswith((":", "…", "»")):
                return place + 1
        elif not isinstance(item.content, Heading | Divider):
            return place + 1
    return len(items)


def is_words(item: Item) -> bool:
    """Whether an item is made of words: neither a picture nor a divider."""
    return not isinstance(item.content, Shown | Divider) and bool(any(True for _ in phrases(item.content)))
