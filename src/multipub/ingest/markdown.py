"""Markdown, with front matter in YAML or TOML or without.

In:  a ``.md`` file, or text that begins with front matter.   Out: a story.
Promises: an image with a title has it as its caption; a line in italics below an image is its caption; what stands in
front matter wins over what the text says; HTML inside is read as HTML.

Source: CommonMark 0.31; YAML 1.2; TOML 1.0.
"""

import re
from pathlib import Path

from multipub.errors import SourceError
from multipub.ingest import Dialect, Intake, Intaken
from multipub.ingest._agency.front_matter import parted, report_of
from multipub.ingest._agency.markdown_body import body_of
from multipub.ingest._agency.story import build
from multipub.ingest._markup.letters import clean, refuse_lost
from multipub.ingest._markup.parsing import as_ascii
from multipub.ingest._text.decoding import decode, is_text

LARGEST = 4 * 1024 * 1024
"""Bytes.  A story of 5,000 words has about 50 kB."""

SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})

_FRONT = re.compile(rb"(?:---[ \t]*\r?\n[ \t]*[A-Za-z_][\w-]*[ \t]*:|\+\+\+[ \t]*\r?\n[ \t]*[\w\"\[-])")


def recognises(data: bytes, path: Path) -> bool:
    """Whether it is text, and its name ends as Markdown's does or it begins with front matter."""
    beginning = as_ascii(data[:1024])
    if not _FRONT.match(beginning) and (path.suffix.lower() not in SUFFIXES or beginning.lstrip()[:1] in (b"<", b"{")):
        return False
    return len(data) > LARGEST or is_text(data)


def read(intake: Intake) -> Intaken:
    """Return the story of a Markdown file.

    Raises:
        SourceError: if it is in no known encoding, too large, or has no text.
    """
    if len(intake.data) > LARGEST:
        message = f"the file has {len(intake.data):,} bytes, more than {LARGEST:,}"
        raise SourceError(message, where=intake.path, hint="one file holds one story")
    text, _ = decode(intake.data, where=intake.path)
    where = str(intake.path)
    refuse_lost(text, where=where)
    front, words = parted(clean(text.replace("\r\n", "\n")), where=where)
    report = report_of(front, intake.received.tzinfo, body_of(words, where=where))
    return build([report], intake)


MARKDOWN = Dialect(name="markdown", summary="Markdown, with front matter or without", recognises=recognises, read=read)
