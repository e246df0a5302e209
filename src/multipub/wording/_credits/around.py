"""Takes off a caption line what is neither caption nor credit: words of the page, an agency's tags, terms of use.

In:  a line as it was printed.   Out: the rest of it, and what was taken, in its order.
Promises: nothing is lost: what was taken is given back, letter for letter.
"""

import re

from multipub.wording._credits.lexicon import LEXICON

FEWEST_WORDS = 5
"""Words after a label that make a caption; fewer are a name."""

FEWEST_LETTERS = 25
"""Letters after a label that make a caption where words are not parted by spaces."""

_TAGS = re.compile(r"\s*\([A-Z][A-Z ,&'-]* - Tags:[^()]*\)\s*$")
"""An agency's own keywords at the end of a caption: "(KENYA - Tags: POLITICS)"."""


def take_furniture(line: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Take the words of the page off both ends; return the rest, and what was taken before and after it."""
    before: list[str] = []
    after: list[str] = []
    while found := LEXICON.furniture_after.search(line):
        after.insert(0, found[0].strip())
        line = line[: found.start()]
    while found := LEXICON.furniture_before.match(line):
        before.append(found[0].strip())
        line = line[found.end() :]
    if tags := _TAGS.search(line):
        after.insert(0, tags[0].strip())
        line = line[: tags.start()]
    return line.strip(), tuple(before), tuple(after)


def take_terms(line: str) -> tuple[str, str | None]:
    """Take the terms of use off the end."""
    found = LEXICON.terms.search(line)
    return (line, None) if found is None else (line[: found.start()].strip(), found[0].strip())


def label_of_caption(line: str) -> str | None:
    """Return the label that opens a caption ("Photo:"), with its colon, if ``line`` is one with words of a caption."""
    label = LEXICON.caption_label.match(line)
    return label[0].strip() if label and is_caption(line[label.end() :]) else None


def is_caption(words: str) -> bool:
    """Whether ``words`` are enough for a caption: fewer after a label are a name."""
    return len(words.split()) >= FEWEST_WORDS or len("".join(words.split())) >= FEWEST_LETTERS
