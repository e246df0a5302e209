"""Where somebody else speaks inside a text: the stretches between quotation marks.

In:  a passage.   Out: its quotations, in order, the marks and the stop after them included.
Promises: only what is opened and closed in the passage, or opened and carried on in the next one, is a quotation; a few
words in quotation marks are not (a title, a word that the writer keeps at arm's length).
"""

import re

FEWEST_WORDS = 4
"""Fewer are a name or a turn of phrase, and no voice changes for them."""

FEWEST_LETTERS = 8
"""In scripts without spaces."""

PAIRS = (("“", "”"), ("«", "»"), ("»", "«"), ("„", "“"), ("„", "”"), ("「", "」"), ("『", "』"), ('"', '"'))
"""Opening and closing marks (CLDR 45, delimiters).  Single marks are left out: most of them are apostrophes."""

AFTER = re.compile(r"[.,;:!?…،؛؟。，]*\s*")

WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def quotations(text: str) -> list[range]:
    """Return the places of the quotations in ``text``; none overlaps another."""
    found: list[range] = []
    place = 0
    while place < len(text):
        end = _end_of(text, place)
        if end is None:
            place += 1
            continue
        if _is_speech(text[place:end]):
            after = AFTER.match(text, end)
            found.append(range(place, after.end() if after else end))
        place = end
    return found


def _end_of(text: str, place: int) -> int | None:
    """Return where the quotation that is opened at ``place`` ends; the nearest closing mark of its kind counts."""
    ends = [text.find(close, place + 1) + 1 for mark, close in PAIRS if text.startswith(mark, place)]
    closed = [end for end in ends if end]
    if closed:
        return min(closed)
    carried_on = text[place] in "“„«" and (place == 0 or text[place - 1].isspace())
    return len(text) if carried_on else None


def _is_speech(quoted: str) -> bool:
    if WITHOUT_SPACES.search(quoted):
        return len(quoted) - 2 >= FEWEST_LETTERS
    return len(quoted.split()) >= FEWEST_WORDS
