"""An edition of ours (PDF, EPUB, MP3, page): the canonical XML inside it is read.

In:  the bytes of an edition.   Out: the story it was made from.
Promises: what is read is the canonical file that was exported, byte for byte; an edition that carries none is one clear
error.  A Word document may have been edited, and has a dialect of its own (``docx``); asked for by name, this one takes
what it was made from.
"""

import codecs
from dataclasses import replace
from pathlib import Path

from multipub.carriers import CARRIERS, extract
from multipub.ingest import Dialect, Intake, Intaken
from multipub.ingest.canonical import read as read_canonical

_TEXT = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""A byte order mark; an MP3 frame may begin with the same two bytes, but no MP3 of ours does."""

WORD = "docx"


def recognises(data: bytes, path: Path) -> bool:
    """Whether it is one of the containers that carry canonical XML, and no Word document."""
    if data.startswith(_TEXT):
        return False
    return any(carrier.recognises(data) for carrier in CARRIERS if carrier.name != WORD)


def read(intake: Intake) -> Intaken:
    """Return the story inside an edition.

    Raises:
        SourceError: if the file is damaged, or carries no canonical XML.
    """
    source = extract(intake.data, where=str(intake.path))
    return read_canonical(replace(intake, data=source))


EDITION = Dialect(
    name="edition", summary="an edition made by multipub (PDF, EPUB, MP3, page)", recognises=recognises, read=read
)
