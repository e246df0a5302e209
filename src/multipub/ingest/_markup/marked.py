"""What a body of markup says, once it is read.

In:  nothing.   Out: ``MarkedBody``, and the same without the words that only repeat its head.
"""

from dataclasses import dataclass, field, replace

from multipub.ingest import Guess
from multipub.ingest._markup.blocks import has_words, levelled
from multipub.ingest._markup.figures import FoundFigure
from multipub.ingest._markup.letters import letters
from multipub.model.blocks import Block, Heading, Paragraph
from multipub.model.text import LangText, plain

LONGEST_TOLD = 160
"""Characters of something left out that the desk is told."""


@dataclass(slots=True)
class MarkedBody:
    """What a body of markup says."""

    blocks: tuple[Block, ...] = ()
    figures: list[FoundFigure] = field(default_factory=list)
    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    section: str | None = None
    sources: list[str] = field(default_factory=list)
    corrections: list[LangText] = field(default_factory=list)
    """In the language of the article where theirs is empty."""
    removed: list[Guess] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)


def without_repeats(body: MarkedBody, said: tuple[str | None, ...]) -> MarkedBody:
    """Leave out the first blocks that only repeat what the head says (headline, deck), and tell so."""
    known = {letters(words) for words in said if words}
    blocks = list(body.blocks)
    while blocks and isinstance(blocks[0], Paragraph | Heading) and has_words(blocks[0]):
        words = plain(blocks[0].content)
        if letters(words) not in known:
            break
        body.removed.append(Guess(what="repeated words", words=words[:LONGEST_TOLD], reason="the head says them"))
        blocks.pop(0)
    return replace(body, blocks=levelled(blocks))
