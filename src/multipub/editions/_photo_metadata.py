"""Give a photo its words back on its way into an edition.

In:  a ``Figure``.   Out: its photo as the edition embeds it, with caption, alternative text, credit and rights inside.
Promises: a photo that strays from its edition still says who took it and what it shows.
"""

from dataclasses import replace
from functools import lru_cache

from multipub.editions._pictures import Prepared, prepare
from multipub.model.manuscript import Figure
from multipub.photo import PhotoWords, with_metadata, words_of

PHOTOS_REMEMBERED = 32
"""Photos with their words: the editions of one story embed the same ones, one after the other."""


def prepare_with_words(
    figure: Figure, *, longest_edge: int | None = None, grey: bool = False, quality: int | None = None
) -> Prepared | None:
    """Return the figure's photo ready to be embedded, carrying the figure's words; ``None`` if it was never supplied.

    Raises:
        SourceError: as ``prepare`` does.
    """
    if figure.media is None:
        return None
    return with_words(prepare(figure.media, longest_edge=longest_edge, grey=grey, quality=quality), figure)


def with_words(photo: Prepared, figure: Figure) -> Prepared:
    """Return a photo that has been prepared, carrying the figure's words."""
    return replace(photo, data=_with_words(photo.data, photo.media_type, words_of(figure)))


@lru_cache(maxsize=PHOTOS_REMEMBERED)
def _with_words(data: bytes, media_type: str, words: PhotoWords) -> bytes:
    return with_metadata(data, media_type, words)
