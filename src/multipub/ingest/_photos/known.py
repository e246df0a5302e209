"""The photos that a story knows already: it comes home with an edited document, and names their digests.

In:  pictures with their files, the input's own copies of them.   Out: the pictures, their files in the bundle.
Promises: an original that is at hand is kept byte for byte, under its own name; where it is not, the input's copy
stands in, and the desk is told; no word of the story changes.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from multipub.canonical.photo import PhotoFault, photo_facts
from multipub.ingest import IncomingPhoto
from multipub.ingest._agency.photos import NOT_SUPPLIED
from multipub.ingest._photos.beside import Located
from multipub.ingest._photos.copies import Copies
from multipub.ingest._photos.rules import NOT_WHOLE, STAND_IN, name_of
from multipub.ingest._photos.supplied import Supplied
from multipub.model.findings import Finding
from multipub.model.story import Picture, Story
from multipub.photo import words_in

Find = Callable[[Iterable[str], list[Finding]], Located | None]


def settle_known(
    story: Story, photos: Iterable[IncomingPhoto], find: Find, copies: Copies, findings: list[Finding]
) -> Iterator[tuple[str, Picture]]:
    """Yield the pictures whose files the story knows, by guid, with the file that was found."""
    for photo in photos:
        picture = story.picture(photo.picture)
        if picture is None or picture.file is None or photo.digest is None:
            continue
        original = find(photo.references, [])
        if original is not None and hashlib.sha256(original.data).hexdigest() == photo.digest.lower():
            copies.keep(picture.file, original.data)
            yield picture.guid, picture
        elif photo.data is not None and (copy := _copy(picture, photo, findings)) is not None:
            message = f"{name_of(picture)}: {picture.file.href!r} is not at hand; the copy in the document is used"
            findings.append(STAND_IN.finding(message))
            yield picture.guid, copies.add(replace(picture, file=None), copy, findings)
        else:
            yield picture.guid, replace(picture, file=None, not_supplied=NOT_SUPPLIED)


def _copy(picture: Picture, photo: IncomingPhoto, findings: list[Finding]) -> Supplied | None:
    """Return the input's own copy, if it is a whole picture."""
    data = photo.data or b""
    name = photo.references[0] if photo.references else ""
    try:
        facts = photo_facts(data, where=name)
    except (PhotoFault, OSError, ValueError, SyntaxError) as fault:
        findings.append(NOT_WHOLE.finding(f"{name_of(picture)}: {name!r}: {fault}"))
        return None
    return Supplied(
        name=name, data=data, media_type=facts.media_type, digest=facts.sha256, words=words_in(data, facts.media_type)
    )
