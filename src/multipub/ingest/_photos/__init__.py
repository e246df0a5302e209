"""The photos of an import: found beside the input, looked at, turned upright, given the story's words.

In:  what a dialect read, and the path of the input.   Out: a ``Bundle``: the story with its photos, and their files.
Promises: nothing is fetched and nothing outside the input's folder is opened; a photo that is not whole never comes
in; what the text says wins, and where the photo says otherwise the desk is told; pixels are encoded anew only where
they lay on their side.

``known`` keeps the photos of a story that comes home; ``beside`` finds files, ``loose`` those that nobody named,
``comparing`` and ``filling`` bring the words together, ``doubles`` makes one photo of the same photo twice, ``copies``
gives the copy its name and its words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from multipub.canonical.photo import PhotoFault, photo_facts
from multipub.ingest import Guess, IncomingPhoto, Intaken
from multipub.ingest._photos.beside import Beside, Located
from multipub.ingest._photos.comparing import conflicts
from multipub.ingest._photos.copies import Copies
from multipub.ingest._photos.doubles import merge_doubles
from multipub.ingest._photos.filling import filled
from multipub.ingest._photos.known import Find, settle_known
from multipub.ingest._photos.loose import Matched, match_loose
from multipub.ingest._photos.rules import (
    AMBIGUOUS,
    NOT_FOUND,
    NOT_WHOLE,
    PHOTO_ADVICE,
    name_of,
)
from multipub.ingest._photos.said import said_by
from multipub.ingest._photos.supplied import Supplied
from multipub.model.findings import Finding
from multipub.model.story import Picture, Story
from multipub.photo import upright, words_in

__all__ = ["NOT_WHOLE", "PHOTO_ADVICE", "Bundle", "name_of", "settle_photos"]


MOST_NAMES = 5
"""Names of files in one finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A story with its photos: every file as its ``href`` in the bundle and its bytes; and what the desk should know.

    ``guesses`` are photos that were matched with captions by something else than their names.
    """

    story: Story
    files: tuple[tuple[str, bytes], ...] = ()
    findings: tuple[Finding, ...] = ()
    guesses: tuple[Guess, ...] = ()


def settle_photos(taken: Intaken, beside: Path, also: Path | None = None) -> Bundle:
    """Return the story with every photo that came with it or lies beside the input.

    A photo is looked for by its path relative to the input, then by its base name in the folders where browsers and
    newsrooms put pictures.  A photo without a file stays in the story as not supplied.

    Args:
        taken: what a dialect read.
        beside: the path of the input; only files in its folder, and below it, are opened.
        also: another folder that the desk names, where the same holds.
    """
    findings: list[Finding] = []
    lookup = Beside(beside)
    lookups = [lookup, *([Beside(also / beside.name)] if also else [])]

    def find(references: Iterable[str], told: list[Finding]) -> Located | None:
        found = (one.find(references, told) for one in lookups)
        return next((located for located in found if located is not None), None)

    copies = Copies()
    known = dict(settle_known(taken.story, taken.photos, find, copies, findings))
    matched = _named(taken, find, findings) if taken.photos else match_loose(taken.story, lookup)
    supplied = dict(_looked_at(taken.story, matched.found, findings))
    story, supplied = merge_doubles(taken.story, supplied, findings)
    pictures: list[Picture] = []
    for picture in story.pictures:
        if picture.guid in known:
            pictures.append(known[picture.guid])
            continue
        photo = supplied.get(picture.guid)
        if photo is None:
            pictures.append(picture)
            continue
        said = said_by(photo.words, picture, story)
        findings += conflicts(picture, said)
        pictures.append(copies.add(filled(picture, said), photo, findings))
    missing = [one for one in pictures if one.file is None and one.guid not in matched.found]
    findings += [_not_found(one, taken.photos, matched.left) for one in missing]
    return Bundle(
        story=replace(story, pictures=tuple(pictures)),
        files=copies.files,
        findings=tuple(findings),
        guesses=matched.guesses,
    )


def _named(taken: Intaken, find: Find, findings: list[Finding]) -> Matched:
    """Return the file of every picture that the input names or brings along."""
    found: dict[str, Located] = {}
    for photo in taken.photos:
        if photo.digest is not None:
            continue
        if photo.data is not None:
            name = photo.references[0] if photo.references else ""
            found[photo.picture] = Located(name=name, data=photo.data, exact=True)
        elif located := find(photo.references, findings):
            found[photo.picture] = located
    for guid in _ambiguous(taken.photos, found):
        picture = taken.story.picture(guid)
        if picture is not None:
            message = f"{name_of(picture)}: {found[guid].name!r} may be another photo of that name; it is not used"
            findings.append(AMBIGUOUS.finding(message))
        del found[guid]
    return Matched(found)


def _ambiguous(photos: tuple[IncomingPhoto, ...], found: dict[str, Located]) -> list[str]:
    """Return the pictures that share a file with another, by its base name alone, though the input names two."""
    named = {photo.picture: photo.references for photo in photos if photo.picture in found and photo.data is None}
    return [
        guid
        for guid, references in named.items()
        if not found[guid].exact
        and any(
            other != guid and found[other].path == found[guid].path and named[other] != references for other in named
        )
    ]


def _looked_at(story: Story, raw: dict[str, Located], findings: list[Finding]) -> Iterator[tuple[str, Supplied]]:
    """Yield every photo that is a whole picture, upright, with what it says of itself."""
    for picture in story.pictures:
        located = raw.get(picture.guid)
        if located is None:
            continue
        try:
            facts = photo_facts(located.data, where=located.name)
            turned, media_type = upright(located.data)
        except (PhotoFault, OSError, ValueError, SyntaxError) as fault:
            reason = fault.message if isinstance(fault, PhotoFault) else str(fault)
            findings.append(NOT_WHOLE.finding(f"{name_of(picture)}: {located.name!r}: {reason}"))
            continue
        yield (
            picture.guid,
            Supplied(
                name=located.name,
                data=turned,
                media_type=media_type or facts.media_type,
                digest=facts.sha256,
                words=words_in(located.data, facts.media_type),
            ),
        )


def _not_found(picture: Picture, photos: tuple[IncomingPhoto, ...], left: tuple[str, ...]) -> Finding:
    named = next((one.references for one in photos if one.picture == picture.guid and one.references), ())
    what = f"{named[0]!r} is not beside the input" if named else "no file came with it"
    beside = f"; nothing says whose {', '.join(left[:MOST_NAMES])} may be" if left else ""
    return NOT_FOUND.finding(f"{name_of(picture)}: {what}{beside}")
