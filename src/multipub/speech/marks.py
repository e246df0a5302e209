"""What the marks in a paragraph ask of its sound: the dateline at its head, the notes that it calls.

In:  inlines.   Out: places and ids.
"""

import re
from collections.abc import Iterator

from multipub.model.text import Container, Dateline, Inlines, NoteCall, Run, runs

AFTER_DATELINE = re.compile(r"\s*(?:[(（][^()（）]{1,60}[)）])?\s*(?:[—–:-]+\s*)?")
"""What stands between a dateline and the story: "(AFP) — "."""


def dateline_end(content: Inlines, displayed: tuple[Run, ...]) -> int:
    """Return where the dateline ends, in characters, that a paragraph begins with; 0 where it begins with none.

    The agency and the dash behind it belong to it.
    """
    first = next(iter(content), None)
    if not isinstance(first, Dateline):
        return 0
    text = "".join(run.text for run in displayed)
    own = sum(len(run.text) for run in runs((first,), "und"))
    after = AFTER_DATELINE.match(text, own)
    end = after.end() if after else own
    return end if end < len(text) else 0


def called_notes(content: Inlines) -> Iterator[str]:
    """Yield the ids of the notes that are called in ``content``."""
    for inline in content:
        if isinstance(inline, NoteCall):
            yield inline.note
        elif isinstance(inline, Container):
            yield from called_notes(inline.content)
