"""What comes back of a manuscript, made comparable: for tests of the interchange formats."""

import re
from dataclasses import dataclass, replace

from multipub.model.observation import Passage, SeenFigure, joined
from multipub.wording.reading import reading


@dataclass(frozen=True)
class Line:
    """A passage, comparable: neighbouring runs of one language and link are one."""

    role: str
    level: int
    runs: tuple[tuple[str, str, str | None], ...]


def told(wanted):
    """Return what an interchange format tells of a manuscript, in order: all but the list of credits at the end."""
    return comparable(reading(replace(wanted, closing=(), permalink=None)))


def comparable(seen):
    return [
        Line(one.role.value, one.level, merged(one.runs))
        if isinstance(one, Passage)
        else (one.alt, one.alt_language, merged(one.caption), merged(one.credit), one.decorative, one.shown)
        for one in seen
        if not isinstance(one, Passage) or one.words
    ]


def merged(runs):
    found = []
    for run in runs:
        if found and found[-1][1:] == (run.language, run.link):
            found[-1] = (found[-1][0] + run.text, run.language, run.link)
        elif run.text:
            found.append((run.text, run.language, run.link))
    words = [(re.sub(r"[ \t\r\n\f]+", " ", text), language, link) for text, language, link in found]
    if words:
        words[0] = (words[0][0].lstrip(" "), *words[0][1:])
        words[-1] = (words[-1][0].rstrip(" "), *words[-1][1:])
    return tuple(one for one in words if one[0])


def words_told(seen):
    """Return the words alone: passages as they are, pictures as caption (else alternative text) and credit."""
    lines = []
    for one in seen:
        if isinstance(one, SeenFigure):
            lines.append((joined(one.caption) or one.alt or "", joined(one.credit)))
        elif one.words:
            lines.append(one.words)
    return [line for line in lines if line != ("", "")]
