"""The canonical XML itself: read as it is.

In:  one ``newsMessage`` in the canonical profile.   Out: its story, as it stands there.
Promises: no word is changed, settled or guessed; the photos are the files it names, looked for beside it.
"""

from dataclasses import replace
from pathlib import Path

from multipub.ingest import Dialect, IncomingPhoto, Intake, Intaken
from multipub.ingest._agency.photos import NOT_SUPPLIED
from multipub.ingest._markup.parsing import root_of
from multipub.ingest.newsml_g2 import G2_NAMESPACE, OURS
from multipub.model.story import Picture


def recognises(data: bytes, path: Path) -> bool:
    """Whether it is a message of G2 that says it is in our profile."""
    root = root_of(data)
    return root is not None and root.namespace == G2_NAMESPACE and root.name.startswith("news") and OURS in data


def read(intake: Intake) -> Intaken:
    """Return the story of a canonical file.

    Raises:
        SourceError: if it is no XML that may be read.
        SourceFaults: with every fault, if it breaks the profile.
    """
    # Imported here because the rules load with it, which listing the dialects does not need.
    from multipub.canonical.read import read as read_canonical

    story = read_canonical(intake.data, name=str(intake.path), folder=intake.path.parent)
    named = tuple((one, one.file.href) for one in story.pictures if one.file is not None)
    return Intaken(
        story=replace(story, pictures=tuple(_without_file(one) for one in story.pictures)),
        photos=tuple(IncomingPhoto(picture=one.guid, references=(href,)) for one, href in named),
    )


def _without_file(picture: Picture) -> Picture:
    """Leave the file to be found beside the input, as for every dialect."""
    return picture if picture.file is None else replace(picture, file=None, not_supplied=NOT_SUPPLIED)


CANONICAL = Dialect(name="canonical", summary="canonical XML, as multipub writes it", recognises=recognises, read=read)
