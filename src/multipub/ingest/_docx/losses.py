"""Tells what a document shows and a story cannot hold as it is shown there.

In:  each thing, its words, and what became of it.   Out: findings, one a kind of thing.
Promises: nothing that a desk sees in Word is left out, or reads otherwise than there, without a line that says so.
"""

from collections.abc import Iterable

from multipub.ingest import Guess
from multipub.ingest._docx.rules import NOT_AS_SHOWN
from multipub.model.findings import Finding
from multipub.wording.sentences import shorten

MOST_QUOTED = 3
"""Examples in one line; further ones are counted."""

LONGEST_QUOTED = 60
"""Characters of one example."""


def told(losses: Iterable[Guess]) -> tuple[Finding, ...]:
    """Return a finding for every kind of thing that was lost, with the first of its words."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for one in losses:
        kinds.setdefault((one.what, one.reason), []).append(" ".join(one.words.split()))
    return tuple(NOT_AS_SHOWN.finding(_line(what, words, reason)) for (what, reason), words in kinds.items())


def _line(what: str, words: list[str], reason: str) -> str:
    quoted = [f"“{shorten(one, LONGEST_QUOTED)}”" for one in dict.fromkeys(words) if one][:MOST_QUOTED]
    more = len(words) - len(quoted)
    said = ", ".join(quoted) + (f" and {more} more" if more and quoted else "")
    count = f"{what} ({len(words)} times)" if not quoted and len(words) > 1 else what
    return f"{count}{' ' + said if said else ''}: {reason}"
