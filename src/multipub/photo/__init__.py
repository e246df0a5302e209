"""What a photo says of itself, inside its own file: caption, alternative text, credit and rights, written and read.

In:  JPEG or PNG bytes, and ``PhotoWords``.   Out: the same picture with the words in its XMP and (in a JPEG) IPTC-IIM.
Promises: nothing is encoded anew; what the photo's own metadata said beside our words stays; the same words give the
same bytes.

``jpeg.py`` and ``png.py`` open and close the files, ``xmp.py`` and ``iptc.py`` write the two kinds of metadata;
``reading.py`` reads them, each kind in a file of its own; ``upright.py`` turns a photo that lies on its side.
"""

from multipub.errors import EditionError
from multipub.photo import jpeg, png
from multipub.photo.reading import words_in
from multipub.photo.upright import upright
from multipub.photo.words import PhotoWords, words_of

__all__ = ["PhotoWords", "upright", "with_metadata", "words_in", "words_of"]


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
