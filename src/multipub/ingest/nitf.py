"""NITF 3.x: the News Industry Text Format.

In:  one ``nitf`` document, with or without a namespace, with or without a DOCTYPE that names its DTD.   Out: a story.
Promises: photos are the ``media`` of the text, their credits split off the captions; ``date.release`` after the issue
is an embargo; what signs the text for the desk is left out, and told.
"""

from pathlib import Path

from multipub.ingest import Dialect, Intake, Intaken
from multipub.ingest._agency.nitf_document import read_nitf
from multipub.ingest._agency.story import build
from multipub.ingest._markup.letters import refuse_lost
from multipub.ingest._markup.parsing import parse_xml, root_of, words_of


def recognises(data: bytes, path: Path) -> bool:
    """Whether the root element is ``nitf``, in whatever namespace."""
    root = root_of(data)
    return root is not None and root.name.lower() == "nitf"


def read(intake: Intake) -> Intaken:
    """Return the story of an NITF document.

    Raises:
        SourceError: if it is no XML that may be read, or holds no article.
    """
    root = parse_xml(intake.data, intake.path)
    refuse_lost(words_of(root), where=str(intake.path))
    return build([read_nitf(root, intake.received.tzinfo)], intake)


NITF = Dialect(name="nitf", summary="NITF 3.x (News Industry Text Format)", recognises=recognises, read=read)
