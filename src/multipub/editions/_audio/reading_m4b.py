"""What a finished MPEG-4 audiobook says of itself: its tags and chapters, read by a reader of our own.

In:  the file's bytes.   Out: an ``Observation``.
Promises: tags and chapters are read by another library than the ones that wrote them.
"""

from collections.abc import Iterator
from itertools import pairwise

from multipub.carriers import MEDIA_TYPE
from multipub.carriers import mp4 as carrier
from multipub.carriers._mp4_boxes import chapters, find, tags
from multipub.carriers.mp4 import MEAN
from multipub.editions._audio import facts
from multipub.editions._audio.chapters import Chapter
from multipub.editions._audio.languages import three_letters
from multipub.editions._audio.m4b_tags import FIRST_LETTER, LANGUAGE_AT, LETTER_BITS, MEDIA_HEADER
from multipub.editions._audio.reading_back import Told, observation
from multipub.errors import SourceError
from multipub.model.observation import Observation

BRAND = b"M4B "
MOVIE_HEADER = ("moov", "mvhd")
TIME_SCALE_AT, DURATION_AT = 12, 16
"""Bytes into a movie header of version 0 (ISO/IEC 14496-12, 8.2.2.2)."""

MILLISECONDS_A_SECOND = 1000


def observe(data: bytes) -> Observation:
    """Return what a listener meets.

    Raises:
        SourceError: if the file is damaged, or carries no transcript of ours.
    """
    found = {name: tuple(map(_text, values)) for name, values in tags(data).items() if name not in _BINARY}
    own = {name.removeprefix(f"{MEAN}:"): words for name, words in found.items() if name.startswith(MEAN)}
    if facts.TRANSCRIPT not in own:
        raise SourceError("this M4B has no transcript", hint="only editions written by multipub can be read back")
    language = next(iter(own.get(facts.LANGUAGE, ())), "")
    told = Told(
        title=" ".join(found.get("\xa9nam", ())),
        language=language,
        creators=found.get("\xa9ART", ()),
        rights=" ".join(found.get("cprt", ())),
        credits=own.get(facts.CREDIT, ()),
        chapters=tuple(_chapters(data)),
        transcript=own[facts.TRANSCRIPT][0].encode(),
        source=carrier.extract(data),
        complaints=tuple(_complaints(data, language)),
    )
    return observation(told, data)


_BINARY = frozenset({"covr", "stik", f"{MEAN}:{MEDIA_TYPE}"})


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise SourceError("a tag of this M4B is no UTF-8") from fault


def _chapters(data: bytes) -> Iterator[Chapter]:
    """Yield the chapters of the list; the last one ends with the sound."""
    listed = list(chapters(data))
    for (start, title), (end, _) in pairwise([*listed, (_duration(data), "")]):
        yield Chapter(title, start, end)


def _duration(data: bytes) -> int:
    """Return how long the sound is, in milliseconds."""
    header = find(data, MOVIE_HEADER)
    if header is None or data[header.start] != 0:
        raise SourceError("this M4B does not say how long it is")
    scale, duration = (
        int.from_bytes(data[header.start + place : header.start + place + 4], "big")
        for place in (TIME_SCALE_AT, DURATION_AT)
    )
    return round(duration * MILLISECONDS_A_SECOND / max(scale, 1))


def _complaints(data: bytes, language: str) -> Iterator[str]:
    """Yield what players would stumble over: the kind of file, the language of its sound, a second list of chapters."""
    if data[8:12] != BRAND:
        yield f"the file is of the kind {data[8:12]!r}, not an audiobook"
    header = find(data, MEDIA_HEADER)
    place = header.start + LANGUAGE_AT if header else 0
    packed = int.from_bytes(data[place : place + 2], "big")
    mask = (1 << LETTER_BITS) - 1
    code = "".join(chr((packed >> shift & mask) + FIRST_LETTER) for shift in (2 * LETTER_BITS, LETTER_BITS, 0))
    if code != three_letters(language):
        yield f"the sound is marked as {code!r}, the story as {language!r}"
    if find(data, (*MEDIA_HEADER[:2], "tref", "chap")) is None:
        yield "there is no chapter track"
