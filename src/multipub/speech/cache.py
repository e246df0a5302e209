"""What was made before, found again by what it was made from.

In:  a folder and a key.   Out: bytes, or nothing.
Promises: an entry is whole or absent, whatever is killed when; a damaged entry counts as absent; a key names
everything that its bytes depend on.
"""

import hashlib
import json
import os
import tempfile
from pathlib import Path

from multipub.errors import MultipubError
from multipub.speech.voices import Voice

TREATMENT = 4
"""Counted up when what is done before a sound is kept changes: to the words an engine is given (the letter A, the full
stop), to its samples (trimming, resampling), or to what is kept beside them (the marks of words)."""

MAGIC = b"multipub sound 2\n"

DIGEST_LENGTH = 32


def key_of(*made_from: str | int | float | None) -> str:
    """Return the name of something: a digest of all it is made from."""
    return hashlib.sha256(json.dumps(made_from, ensure_ascii=False).encode()).hexdigest()


def sound_key(voice: Voice, words: str, pace: float, rate: int) -> str:
    """Return the name of a spoken piece: engine, version, voice, its data, words, pace, and how we cut and resample."""
    engine, name = voice.engine, voice.voice.name
    return key_of(
        *(engine.name, engine.version(), name, engine.digest(name), voice.voice.language),
        *(words, pace, rate, TREATMENT),
    )


def load(folder: Path, key: str) -> bytes | None:
    """Return what is kept under ``key``, or nothing."""
    try:
        with _place(folder, key).open("rb") as file:
            head = file.read(len(MAGIC) + DIGEST_LENGTH)
            data = file.read()
    except OSError:
        return None
    whole = head.startswith(MAGIC) and hashlib.sha256(data).digest() == head[len(MAGIC) :]
    return data if whole else None


def store(folder: Path, key: str, *parts: bytes) -> None:
    """Keep bytes under ``key``; written beside and moved into place, so that no reader sees half of them.

    Raises:
        MultipubError: if the folder cannot be written.
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    place = _place(folder, key)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines((MAGIC, digest.digest(), *parts))
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise MultipubError(
            f"the cache folder cannot be written: {error.strerror}", where=folder, hint="choose another, or none"
        ) from error


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / key
