"""Word documents: those that multipub wrote come home as the next version, others are read by their styles.

In:  the bytes of a ``.docx``.   Out: a story; for a document of ours also the story it was, and every change.
Promises: an untouched document of ours is the story it was made from; tracked changes count as accepted, or as
rejected where the desk says so; comments are notes to the desk; nothing is fetched, macros are refused.
"""

from pathlib import Path

from multipub.carriers import docx as carrier
from multipub.ingest import Dialect, Intake, Intaken


def recognises(data: bytes, path: Path) -> bool:
    """Whether it is a zip with a Word document in it."""
    return data.startswith(b"PK") and carrier.recognises(data)


def read(intake: Intake) -> Intaken:
    """Return the story of a Word document.

    Raises:
        SourceError: if it is damaged, carries macros, is larger than the limits, or holds no story.
        MissingWords: if a photo in it has neither caption nor alternative text.
    """
    # Imported here: reading documents takes much that listing the dialects does not need.
    from multipub.ingest._docx.foreign import read_foreign
    from multipub.ingest._docx.home import read_home
    from multipub.ingest._docx.package import Package

    package = Package(intake.data, str(intake.path))
    source = carrier.extract(intake.data)
    return read_foreign(package, intake) if source is None else read_home(package, source, intake)


DOCX = Dialect(
    name="docx",
    summary="a Word document: ours comes home as the next version, another is read by its styles",
    recognises=recognises,
    read=read,
)
