"""Reads a body of plain text: paragraphs parted by empty lines, or, where there are none, by lines.

In:  words.   Out: ``MarkedBody``.
Promises: every word is in a paragraph; a line that a programme broke in mid-sentence is joined to the next.
"""

import re

from multipub.ingest._markup.letters import one_line
from multipub.ingest._markup.marked import MarkedBody
from multipub.model.blocks import Paragraph
from multipub.model.text import Text

_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")


def plain_body(words: str) -> MarkedBody:
    """Return the paragraphs of plain ``words``."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    parts = _EMPTY_LINES.split(words) if _EMPTY_LINES.search(words.strip()) else words.split("\n")
    paragraphs = (one_line(part) for part in parts)
    return MarkedBody(blocks=tuple(Paragraph(content=(Text(one),)) for one in paragraphs if one))
