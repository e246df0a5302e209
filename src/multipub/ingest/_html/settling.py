"""Turns the items of a page into the blocks of a story.

In:  the items of the body, and what turns a picture into a photo.   Out: blocks, photos, dateline.
Promises: every item is a block, a placement or told as left out; headings skip no level; pictures that stand one below
the other are a gallery.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from multipub.ingest import Guess
from multipub.ingest._html.figures import Shown
from multipub.ingest._html.inlines import split_inlines
from multipub.ingest._html.items import Item
from multipub.ingest._html.photos import Photo
from multipub.ingest._html.story import photo_guid
from multipub.ingest._html.tongues import block_language
from multipub.ingest._text.dateline import FoundDateline, find_dateline
from multipub.model.blocks import (
    Block,
    Divider,
    Gallery,
    Heading,
    HeadingLevel,
    Paragraph,
    Placement,
    WordBlock,
)
from multipub.model.text import Dateline, plain, tidy

LEVELS: tuple[HeadingLevel, ...] = (2, 3, 4)


@dataclass(slots=True, kw_only=True)
class Settled:
    """What the items became."""

    blocks: list[Block] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    dateline: FoundDateline | None = None
    guesses: list[Guess] = field(default_factory=list)
    removed: list[Guess] = field(default_factory=list)


class Settler:
    """Settles the items of one page; ``guid`` is the story's."""

    def __init__(self, guid: str, language: str, photo_of: Callable[[Shown], Photo]) -> None:
        self._guid, self._language, self._photo_of = guid, language, photo_of
        self._settled = Settled()
        self._level = 1
        self._levels: list[int] = []
        self._prose_seen = False

    def settle(self, items: Sequence[Item]) -> Settled:
        """Return blocks and photos."""
        self._levels = sorted({item.content.level for item in items if isinstance(item.content, Heading)})
        row: list[Placement] = []
        for item in items:
            if isinstance(item.content, Shown):
                row.extend(self._placement(item.content))
                continue
            self._close(row)
            row = []
            self._settled.blocks.extend(self._block(item.content))
        self._close(row)
        self._settled.blocks = _tidied(self._settled.blocks)
        return self._settled

    def _close(self, row: Sequence[Placement]) -> None:
        """Enter pictures that stand one below the other: two or more are a gallery."""
        if len(row) > 1:
            self._settled.blocks.append(Gallery(figures=tuple(row)))
        else:
            self._settled.blocks.extend(row)

    def _placement(self, shown: Shown) -> list[Placement]:
        photo = self._photo_of(shown)
        settled = self._settled
        name = shown.addresses[0].split("?")[0].rsplit("/", 1)[-1] if shown.addresses else "picture"
        if not photo.is_described and not photo.credit and not photo.silent:
            reason = "nobody described this picture: give it a caption or an alternative text, and add it"
            settled.removed.append(Guess(what="picture", words=name, reason=reason))
            return []
        settled.photos.append(photo)
        number = len(settled.photos)
        if not photo.is_described:
            reason = "nobody described this picture: it is marked decorative"
            settled.guesses.append(Guess(what="picture", words=photo.credit or name, reason=reason))
        if photo.credit:
            sure = "" if photo.sure else "; by the look of the name alone"
            settled.guesses.append(Guess(what="credit", words=photo.raw or photo.credit, reason=photo.reason + sure))
        guid = photo_guid(self._guid, number)
        return [Placement(id=f"fig-{number}", picture=guid, decorative=not photo.is_described)]

    def _block(self, block: WordBlock) -> list[Block]:
        if isinstance(block, Heading):
            return [self._heading(block)]
        if isinstance(block, Paragraph):
            return [self._paragraph(block)]
        return [block]

    def _heading(self, heading: Heading) -> Heading:
        """Return a heading in the level that its rank on the page gives, never skipping one."""
        rank = min(self._levels.index(heading.level), len(LEVELS) - 1)
        level = LEVELS[min(rank, max(self._level - 1, 0))]
        self._level = level
        language = heading.language or block_language(plain(heading.content), self._language)
        return replace(heading, level=level, language=language)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph in its language; the first one may have a dateline."""
        words = plain(paragraph.content)
        first, self._prose_seen = not self._prose_seen, True
        language = paragraph.language or block_language(words, self._language)
        found = find_dateline(words, self._language) if first and not language else None
        if found is None:
            return replace(paragraph, language=language)
        before, after = split_inlines(paragraph.content, len(found.words))
        if plain(before) != found.words:
            return replace(paragraph, language=language)
        self._settled.dateline = found
        self._settled.guesses.append(
            Guess(what="dateline", words=found.words, reason="place and date before the first sentence")
        )
        return replace(paragraph, content=tidy((Dateline(content=before), *after)))


def _tidied(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks without dividers that part nothing."""
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        last = place == len(blocks) - 1
        if isinstance(block, Divider) and (not kept or last or isinstance(kept[-1], Divider)):
            continue
        kept.append(block)
    return kept[:-1] if kept and isinstance(kept[-1], Divider) else kept
