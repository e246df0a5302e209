"""What a finished Ogg Opus file says of itself: its comments, read by a reader of our own.

In:  the file's bytes.   Out: an ``Observation``.
Promises: the comments are read by another library than the one that wrote them, the sound by another decoder.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from multipub.carriers import ogg as carrier
from multipub.carriers._ogg_packets import CAPTURE, comments
from multipub.editions._audio import facts
from multipub.editions._audio.chapters import Chapter
from multipub.editions._audio.reading_back import Told, observation
from multipub.errors import SourceError
from multipub.model.observation import Observation

SAMPLES_A_MILLISECOND = 48
"""Opus counts at 48 kHz, whatever it was given (RFC 7845, 4)."""

POSITION_AT = 6
"""Bytes into a page: the samples that were finished with it (RFC 3533, 6, field 4)."""

PRE_SKIP_AT = 10
"""Bytes into the first packet (RFC 7845, 5.1)."""

TIME = re.compile(r"(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})")


def observe(data: bytes) -> Observation:
    """Return what a listener meets.

    Raises:
        SourceError: if the file is damaged, or carries no transcript of ours.
    """
    found = comments(data)
    if facts.TRANSCRIPT not in found:
        raise SourceError("this Opus has no transcript", hint="only editions written by multipub can be read back")
    told = Told(
        title=" ".join(found.get("TITLE", ())),
        language=" ".join(found.get(facts.LANGUAGE, ())),
        creators=found.get("ARTIST", ()),
        rights=" ".join(found.get("COPYRIGHT", ())),
        credits=found.get(facts.CREDIT, ()),
        chapters=tuple(_chapters(found, _duration(data))),
        transcript=found[facts.TRANSCRIPT][0].encode(),
        source=carrier.extract(data),
    )
    return observation(told, data)


def _chapters(found: dict[str, tuple[str, ...]], duration: int) -> Iterator[Chapter]:
    """Yield the chapters in order of their numbers; the last one ends with the sound."""
    numbers = sorted(name for name in found if re.fullmatch(r"CHAPTER\d{3}", name))
    listed = [(_milliseconds(found[name][0]), " ".join(found.get(f"{name}NAME", ()))) for name in numbers]
    for (start, title), (end, _) in pairwise([*listed, (duration, "")]):
        yield Chapter(title, start, end)


def _milliseconds(stamp: str) -> int:
    told = TIME.fullmatch(stamp)
    if told is None:
        raise SourceError(f"a chapter begins at no time: {stamp!r}")
    hours, minutes, seconds, thousandths = map(int, told.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _duration(data: bytes) -> int:
    """Return how long the sound is, in milliseconds: the last page's position, without what a decoder throws away."""
    last = data.rfind(CAPTURE)
    first = data.find(b"OpusHead")
    position = int.from_bytes(data[last + POSITION_AT : last + POSITION_AT + 8], "little")
    skipped = int.from_bytes(data[first + PRE_SKIP_AT : first + PRE_SKIP_AT + 2], "little")
    return round((position - skipped) / SAMPLES_A_MILLISECOND)
