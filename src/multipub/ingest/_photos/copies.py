"""The copies of the photos in the bundle: their names, and the story's words inside them.

In:  pictures with every word, and their photos.   Out: pictures with their files, and the files.
Promises: names are ASCII, safe on every system, and unique; a copy's pixels are those of the photo; the same story and
photos give the same bytes.
"""

import hashlib
import io
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from PIL import Image

from multipub.canonical.figure_words import figure_words
from multipub.errors import EditionError
from multipub.ingest._photos.rules import NO_ROOM, name_of
from multipub.ingest._photos.supplied import Supplied
from multipub.ingest._slugs import folded
from multipub.model.findings import Finding
from multipub.model.manuscript import AltSource
from multipub.model.story import MediaFile, Picture
from multipub.model.text import LangText
from multipub.photo import PhotoWords, with_metadata, words_in
from multipub.photo.words import source_type_uri
from multipub.wording.credits import settle_credit

FOLDER = "media"

SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/tiff": ".tif",
}

HOLDS_WORDS = frozenset({"image/jpeg", "image/png"})
"""The types whose metadata can be written without encoding anything anew."""


class Copies:
    """The files of one bundle."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self._of_photo: dict[str, MediaFile] = {}

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """Every file as its ``href`` and its bytes."""
        return tuple(self._files.items())

    def add(self, picture: Picture, photo: Supplied, findings: list[Finding]) -> Picture:
        """Return the picture with its file; a photo that two pictures share is one file, with the first one's words."""
        known = self._of_photo.get(photo.digest)
        if known is None:
            known = self._copied(picture, photo, findings)
            self._of_photo[photo.digest] = known
        return replace(picture, file=known, not_supplied=None)

    def keep(self, file: MediaFile, data: bytes) -> None:
        """Keep an original that the story knows, under its own name and byte for byte."""
        self._files[file.href] = data
        self._of_photo[file.sha256] = file

    def _copied(self, picture: Picture, photo: Supplied, findings: list[Finding]) -> MediaFile:
        data = photo.data
        if photo.media_type in HOLDS_WORDS:
            try:
                data = _worded(data, photo.media_type, picture)
            except EditionError as fault:
                findings.append(NO_ROOM.finding(f"{name_of(picture)}: {fault.message}"))
        href = self._free(f"{FOLDER}/{slug_of(photo.name)}", SUFFIXES[photo.media_type])
        self._files[href] = data
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
        return MediaFile(
            href=href,
            media_type=photo.media_type,
            size=len(data),
            width=width,
            height=height,
            sha256=hashlib.sha256(data).hexdigest(),
        )

    def _free(self, stem: str, suffix: str) -> str:
        number, name = 1, stem + suffix
        while name in self._files:
            number += 1
            name = f"{stem}-{number}{suffix}"
        return name


def slug_of(name: str) -> str:
    """Return the name of a file or an address as a safe ASCII name without suffix; ``photo`` where nothing is left."""
    last = PurePosixPath(urlsplit(name).path.replace("\\", "/") if "://" in name else name).name
    stem = PurePosixPath(unquote(last)).stem
    return folded(stem) or "photo"


def words_for(picture: Picture) -> PhotoWords:
    """Return what the copy of a photo should say: every language, the picture's own first."""
    credit = settle_credit(picture, picture.language)
    terms = _own_first(picture.rights.usage_terms, picture)
    return PhotoWords(
        captions=_own_first(picture.captions, picture),
        alts=_own_first(tuple(_alts(picture)), picture),
        extended_descriptions=_own_first(picture.long_descriptions, picture),
        creators=tuple(party.name(picture.language) for party in picture.creators),
        credit=credit.line if credit else None,
        source="/".join(party.name(picture.language) for party in picture.sources) or None,
        rights=picture.rights.notice,
        web_statement=picture.rights.notice_link,
        usage_terms=terms[0].text if terms else None,
        digital_source_type=source_type_uri(picture.digital_source_type),
        created=picture.content_created,
    )


def _alts(picture: Picture) -> list[LangText]:
    """Return an alternative text for each language of the picture's words, settled as the editions do."""
    found: list[LangText] = []
    languages = (*(one.language for one in picture.captions), *(one.language for one in picture.alts))
    for language in dict.fromkeys(languages):
        words = figure_words(picture, language, "", decorative=False)
        if words.alt is not None and words.source is not AltSource.DECORATIVE and words.alt.language == language:
            found.append(words.alt)
    return found


def _own_first(texts: tuple[LangText, ...], picture: Picture) -> tuple[LangText, ...]:
    return tuple(sorted(texts, key=lambda one: one.language.lower() != picture.language.lower()))


def _worded(data: bytes, media_type: str, picture: Picture) -> bytes:
    """Return the copy with the story's words; a photo that says all of them already stays byte for byte."""
    worded = with_metadata(data, media_type, words_for(picture))
    return data if words_in(worded, media_type) == words_in(data, media_type) else worded
