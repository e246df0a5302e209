"""Give a photo its words back: caption, alternative text, credit and rights inside the image file itself.

In:  a ``Figure``.   Out: JPEG or PNG bytes whose pixels are untouched, with XMP (and, in a JPEG, IPTC-IIM) that says
what the story says of the photo.
Promises: nothing is encoded anew; what the photo's own metadata said beside our words stays; the same words give the
same bytes.  A photo that strays from its edition still says who took it and what it shows.

``jpeg.py`` and ``png.py`` open and close the files, ``xmp.py`` and ``iptc.py`` write the two kinds of metadata.
"""

from dataclasses import replace

from multipub.editions._photo_metadata import jpeg, png
from multipub.editions._photo_metadata.words import PhotoWords, words_of
from multipub.editions._pictures import Prepared, prepare
from multipub.errors import EditionError
from multipub.model.manuscript import Figure

__all__ = ["PhotoWords", "prepare_with_words", "with_metadata", "words_of"]


def prepare_with_words(figure: Figure, *, longest_edge: int | None = None, grey: bool = False) -> Prepared | None:
    """Return the figure's photo ready to be embedded, carrying the figure's words; ``None`` if it was never supplied.

    Raises:
        SourceError: as ``prepare`` does.
    """
    if figure.media is None:
        return None
    prepared = prepare(figure.media, longest_edge=longest_edge, grey=grey)
    return replace(prepared, data=with_metadata(prepared.data, prepared.media_type, words_of(figure)))


def with_metadata(data: bytes, media_type: str, words: PhotoWords) -> bytes:
    """Return the file with ``words`` in its metadata and the same pixels.

    What ``words`` says replaces what the file said of the same; where ``words`` is silent the file's own word stays.

    Raises:
        EditionError: if the file is no JPEG or PNG, or cannot hold the words.

    Source: IPTC Photo Metadata Standard 2023.2; XMP Specification Part 3 (files); IIM 4.2.
    """
    match media_type:
        case "image/jpeg":
            return jpeg.written(data, words)
        case "image/png":
            return png.written(data, words)
        case _:
            raise EditionError(f"metadata can be written into JPEG and PNG, not into {media_type}")
