"""What a finished MP3 says of itself: its ID3 tag, read by a reader of our own.

In:  the file's bytes.   Out: an ``Observation``.
Promises: the tag is read by another library than the one that wrote it, the sound by another decoder.
"""

from collections.abc import Iterator

from multipub.carriers import id3 as carrier
from multipub.carriers._id3_frames import Frame, frames, frames_within, general_object, take_string, texts
from multipub.editions._audio import facts, transcript
from multipub.editions._audio.chapters import Chapter
from multipub.editions._audio.languages import three_letters
from multipub.editions._audio.reading_back import Told, observation
from multipub.errors import SourceError
from multipub.model.observation import Observation

CHAPTER_TIMES = 16
"""Bytes: two times and two offsets of four bytes (addendum, 3.1)."""

LATIN_1 = 0


def observe(data: bytes) -> Observation:
    """Return what a listener meets.

    Raises:
        SourceError: if the file is damaged, or carries no transcript of ours.
    """
    found = tuple(frames(data))
    own = dict(_own_texts(found))
    language = next(iter(own.get(facts.LANGUAGE, ())), "")
    code = " ".join(_texts(found, "TLAN"))
    wrong = () if code == three_letters(language) else (f"the tag gives the language as {code!r} and as {language!r}",)
    told = Told(
        title=" ".join(_texts(found, "TIT2")),
        language=language,
        creators=_texts(found, "TPE1"),
        rights=" ".join(_texts(found, "TCOP")),
        credits=own.get(facts.CREDIT, ()),
        chapters=tuple(sorted(_chapters(found), key=lambda chapter: chapter.start)),
        transcript=_transcript(found),
        source=carrier.extract(data),
        complaints=(*wrong, *_contents_complaints(found)),
    )
    return observation(told, data)


def _texts(found: tuple[Frame, ...], identifier: str) -> tuple[str, ...]:
    return next((texts(frame.content) for frame in found if frame.identifier == identifier), ())


def _own_texts(found: tuple[Frame, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for frame in found:
        if frame.identifier == "TXXX":
            name, *values = texts(frame.content)
            yield name, tuple(values)


def _chapters(found: tuple[Frame, ...]) -> Iterator[Chapter]:
    for frame in found:
        if frame.identifier != "CHAP":
            continue
        _, rest = take_string(frame.content, LATIN_1)
        if len(rest) < CHAPTER_TIMES:
            raise SourceError("the ID3 tag has a chapter without its times")
        start, end = (int.from_bytes(rest[place : place + 4], "big") for place in (0, 4))
        yield Chapter(" ".join(_texts(tuple(frames_within(rest[CHAPTER_TIMES:])), "TIT2")), start, end)


def _contents_complaints(found: tuple[Frame, ...]) -> Iterator[str]:
    """Yield whether the table of contents names every chapter (addendum, 3.2)."""
    names = {take_string(frame.content, LATIN_1)[0] for frame in found if frame.identifier == "CHAP"}
    for frame in found:
        if frame.identifier == "CTOC":
            _, rest = take_string(frame.content, LATIN_1)
            listed = set()
            count, rest = (rest[1] if len(rest) > 1 else 0), rest[2:]
            for _ in range(count):
                name, rest = take_string(rest, LATIN_1)
                listed.add(name)
            if listed != names:
                yield "the table of contents does not list the chapters"
            return
    yield "there is no table of contents"


def _transcript(found: tuple[Frame, ...]) -> bytes:
    for frame in found:
        if frame.identifier == "GEOB":
            media_type, _, description, content = general_object(frame.content)
            if (media_type, description) == (transcript.MEDIA_TYPE, transcript.DESCRIPTION):
                return content
    raise SourceError("this MP3 has no transcript", hint="only editions written by multipub can be read back")
