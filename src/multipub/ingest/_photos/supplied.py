"""A photo that came with an import, looked at."""

from dataclasses import dataclass

from multipub.photo import PhotoWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """A whole picture, upright: its name as it came, its bytes, what it says of itself.

    ``digest`` is the SHA-256 of the file as it came: the same file twice is the same photo.
    """

    name: str
    data: bytes
    media_type: str
    digest: str
    words: PhotoWords
