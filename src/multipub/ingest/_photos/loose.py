"""Matches photos that nobody named with the captions of a pasted text.

In:  a story whose text names no file, and what lies beside it.   Out: a file for a picture, each match with its reason.
Promises: a photo whose own caption is the text's is matched for certain; the rest only where as many photos as captions
are left, in their order, and that is told as a guess.
"""

from dataclasses import dataclass

from multipub.ingest import Guess
from multipub.ingest._photos.beside import Beside, Located
from multipub.ingest._photos.sameness import bare
from multipub.model.story import Picture, Story
from multipub.photo import words_in
from multipub.photo.media_types import media_type_of
from multipub.wording.credits import split_caption


@dataclass(frozen=True, slots=True)
class Matched:
    """Files by the guids of their pictures, why each is theirs, and the names of files that are nobody's."""

    found: dict[str, Located]
    guesses: tuple[Guess, ...] = ()
    left: tuple[str, ...] = ()


def match_loose(story: Story, lookup: Beside) -> Matched:
    """Return a file for every picture that one can be found for, and the files that are left."""
    open_pictures = {picture.guid: picture for picture in story.pictures if picture.file is None}
    files = list(lookup.loose()) if open_pictures else []
    found: dict[str, Located] = {}
    guesses: list[Guess] = []
    for guid, picture in list(open_pictures.items()):
        match = next((one for one in files if _captions(one) & _captions_of(picture)), None)
        if match is not None:
            files.remove(match)
            found[guid] = match
            del open_pictures[guid]
            guesses.append(Guess(what="photo", words=match.name, reason="its own caption is the one in the text"))
    if files and len(files) == len(open_pictures):
        for (guid, picture), match in zip(open_pictures.items(), files, strict=True):
            found[guid] = match
            reason = f"as many photos as captions are left, in this order: {_first_words(picture)}"
            guesses.append(Guess(what="photo", words=match.name, reason=reason))
        files = []
    return Matched(found, tuple(guesses), tuple(one.name for one in files))


def _captions(one: Located) -> set[str]:
    """Return the photo's own captions, with and without credit, as letters and digits."""
    said = words_in(one.data, media_type_of(one.data)).captions
    lines = [line for caption in said for line in (caption.text, split_caption(caption.text).caption)]
    return {bare(line) for line in lines} - {""}


def _captions_of(picture: Picture) -> set[str]:
    whole = [f"{one.text} {credit.text}" for one in picture.captions for credit in picture.raw_credits]
    return {bare(line) for line in (*(one.text for one in picture.captions), *whole)} - {""}


def _first_words(picture: Picture) -> str:
    return next((one.text for one in picture.captions), picture.guid)
