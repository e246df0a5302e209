"""Keeps what a story's rules ask of a text and Word does not: headings that skip no level.

In:  the blocks of an edited text.   Out: the same blocks; what had to be said otherwise.
Promises: a text that keeps the rules comes back as it was.
"""

from collections.abc import Sequence
from dataclasses import replace

from multipub.ingest import Guess
from multipub.ingest._markup.blocks import level_of
from multipub.model.blocks import Block, Heading, Infobox
from multipub.model.text import plain


def without_gaps(blocks: Sequence[Block], before: Sequence[Block], losses: list[Guess]) -> tuple[Block, ...]:
    """Return the blocks with every heading at most one level below the one before it; ``losses`` hears of others.

    What stood in the text ``before`` is none of this import's business.
    """
    known = {one.heading if isinstance(one, Infobox) else one for one in before}
    last = 1
    found: list[Block] = []
    for block in blocks:
        heading = block.heading if isinstance(block, Infobox) else block
        if isinstance(heading, Heading):
            if heading.level > last + 1 and heading not in known:
                above, now = heading.level - 1, last + 1
                reason = f"no Heading {above} stands above it: it is read as Heading {now}, not {heading.level}"
                losses.append(Guess(what="heading", words=plain(heading.content), reason=reason))
                heading = replace(heading, level=level_of(last + 1))
                block = replace(block, heading=heading) if isinstance(block, Infobox) else heading
            last = last if isinstance(block, Infobox) else heading.level
        found.append(block)
    return tuple(found)
