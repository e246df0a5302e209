"""Sound that was spoken before, found again by what it was made from.

In:  a voice and words.   Out: samples, or nothing.
Promises: the key names everything the sound depends on (engine, version, the voice's data, words, rate, and how we cut
and resample); an entry is whole or absent, whatever is killed when; a damaged entry counts as absent.
"""

import hashlib
import json
import os
import tempfile
from pathlib import Path

import numpy as np

from multipub.speech.samples import Samples
from multipub.speech.voices import Voice

TREATMENT = 1
"""Counted up when what is done to an engine's samples before they are kept (trimming, resampling) changes."""

MAGIC = b"multipub speech 1\n"


def key_of(voice: Voice, words: str, pace: float, rate: int) -> str:
    """Return the name of a sound: a digest of all it is made from."""
    engine = voice.engine
    made_from = [
        *(engine.name, engine.version(), voice.voice.name, engine.digest(voice.voice.name), voice.voice.language),
        *(words, pace, rate, TREATMENT),
    ]
    return hashlib.sha256(json.dumps(made_from, ensure_ascii=False).encode()).hexdigest()


def load(folder: Path, key: str) -> Samples | None:
    """Return the samples kept under ``key``, or nothing."""
    try:
        data = _place(folder, key).read_bytes()
    except OSError:
        return None
    digest, sound = data[len(MAGIC) : len(MAGIC) + 32], data[len(MAGIC) + 32 :]
    if not data.startswith(MAGIC) or hashlib.sha256(sound).digest() != digest:
        return None
    return np.frombuffer(sound, "<f4").astype(np.float32)


def store(folder: Path, key: str, samples: Samples) -> None:
    """Keep samples under ``key``; written beside and moved into place, so that no reader sees half of them.

    Raises:
        OSError: if the folder cannot be written.
    """
    place = _place(folder, key)
    place.parent.mkdir(parents=True, exist_ok=True)
    sound = samples.astype("<f4").tobytes()
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + hashlib.sha256(sound).digest() + sound)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / key
