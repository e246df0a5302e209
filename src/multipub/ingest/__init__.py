"""Any newsroom's file becomes a ``Story``: one file a dialect, found by themselves.

Exactly one dialect recognises an input; raw text is the explicit fallback for what is text and nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from multipub.errors import SourceError
from multipub.model.findings import Finding
from multipub.model.story import Story
from multipub.registry import Registry
from multipub.revision import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What a dialect needs of the world: the bytes, where they came from, and the desk's facts.

    ``received`` stands in for dates that the input does not give; ``house`` is who publishes; ``authority`` is the
    domain that makes guids unique; ``language`` is what the desk says the text is in, if it says so.
    """

    data: bytes
    path: Path
    received: datetime
    house: str = "Newsroom"
    authority: str = "newsroom.example"
    language: str | None = None
    tracked: Literal["accept", "reject"] = "accept"
    """What becomes of changes that are tracked in the input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Something the reader decided for itself: what, which words, and why."""

    what: str
    words: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingPhoto:
    """Where the file of a picture may be found: the guid of its picture item, and what the input says of the file.

    ``references`` are the names or addresses in the input, best first (``srcset`` largest, ``data-src``, ``href``); a
    file of that name is looked for beside the input, nothing is ever fetched.  ``data`` is the file itself, where the
    input carries it.  ``digest`` is the SHA-256 of the file that the story knows already: only that very file counts,
    and ``data`` stands in for it where it is not at hand.
    """

    picture: str
    references: tuple[str, ...] = ()
    data: bytes | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intaken:
    """A story, and every guess that went into it.

    A dialect leaves ``Picture.file`` empty and says in ``photos`` where the files may be; what is found there is put
    into the bundle by ``ingest/_photos``, for every dialect alike.  Only where the story knows the file already (its
    ``digest``) is it left in its place.  ``before`` is the story that an edited input was made from, ``changes`` what
    was edited.
    """

    story: Story
    photos: tuple[IncomingPhoto, ...] = ()
    guesses: tuple[Guess, ...] = ()
    removed: tuple[Guess, ...] = ()
    """Page furniture that was left out, and why."""
    findings: tuple[Finding, ...] = ()
    before: Story | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One kind of input: ``recognises`` looks at the bytes and the path; ``fallback`` is tried only when none does."""

    name: str
    summary: str
    recognises: Callable[[bytes, Path], bool]
    read: Callable[[Intake], Intaken]
    fallback: bool = False


DIALECTS: Registry[Dialect] = Registry("dialect", __name__, Dialect)


_NOT_READ = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Word document (.doc) or one with a password",
        "save it in Word as .docx, without one",
    ),
    (b"{\\rtf", "a document in Rich Text Format", "save it as .docx"),
    (b"PK\x03\x04", "a package of another kind, or a damaged one", "save it as .docx"),
)
"""What desks have and no dialect reads, by its first bytes; each is a way to something that is read."""


def dialect_of(data: bytes, path: Path) -> Dialect:
    """Return the one dialect that recognises the input, or the fallback if none does.

    Raises:
        SourceError: if two recognise it, or if none does and it is not text.
    """
    found = [one for one in DIALECTS if not one.fallback and one.recognises(data, path)]
    found = found or [one for one in DIALECTS if one.fallback and one.recognises(data, path)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(one.name for one in found)
        raise SourceError(f"more than one dialect recognises this ({names})", where=path, hint="choose with --from")
    for beginning, what, hint in _NOT_READ:
        if data.startswith(beginning):
            raise SourceError(f"this is {what}, which is not read", where=path, hint=hint)
    if not data.strip():
        raise SourceError("this file is empty", where=path, hint="is it the right file?")
    raise SourceError("no dialect recognises this input", where=path, hint="`multipub dialects` lists what can be read")
