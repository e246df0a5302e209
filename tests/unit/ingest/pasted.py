"""What tests of pasted text share: how a text is read, and every word of it accounted for."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from multipub.ingest import Intake, Intaken, dialect_of
from multipub.model.blocks import Gallery, Heading, ListBlock, Paragraph, Placement
from multipub.model.story import Story
from multipub.model.text import plain

TEXTS = Path(__file__).parent / "texts"
RECEIVED = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def read(data: bytes | str, **facts: str) -> Intaken:
    """Read a text as a desk would, through the registry."""
    raw = data.encode() if isinstance(data, str) else data
    path = Path("pasted.txt")
    return dialect_of(raw, path).read(Intake(data=raw, path=path, received=RECEIVED, house="Harbour Times", **facts))


def read_file(name: str) -> Intaken:
    return read((TEXTS / name).read_bytes())


def words_of(text: str) -> Counter[str]:
    """Count the words of a text; a sign that nobody sees parts none."""
    return Counter(re.findall(r"\w+", INVISIBLE.sub("", unicodedata.normalize("NFC", text))))


def words_lost(text: str, taken: Intaken) -> Counter[str]:
    """Return the words of ``text`` that are neither in the story nor among what was left out."""
    kept = words_of("\n".join([*story_lines(taken.story), *(removed.words for removed in taken.removed)]))
    return words_of(text) - kept


def story_lines(story: Story) -> Iterator[str]:
    """Yield every word of a story as it stood in the text."""
    article = story.articles[0]
    lines = (article.section, article.headline, article.deck, article.byline, article.rights.notice)
    yield from (line for line in lines if line)
    yield from (party.name() for party in article.sources if party.name() not in (article.byline or ""))
    yield from body_lines(article.body)
    yield from (correction.text for correction in article.corrections)
    for picture in story.pictures:
        yield from (caption.text for caption in picture.captions)
        yield from (raw.text for raw in picture.raw_credits)


def body_lines(blocks: Iterable[object]) -> Iterator[str]:
    """Yield the words of the body, block by block."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield plain(block.content)
            case ListBlock():
                yield from (plain(item.content) for item in block.items)
            case Placement() | Gallery():
                pass
            case _:
                raise AssertionError(block)
