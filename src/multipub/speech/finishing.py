"""A recording becomes a sound file: mastered for its codec, measured as it decodes, kept.

In:  a ``Recording`` and a codec.   Out: the bytes of a bare sound file, without tags or chapters.
Promises: the decoded file keeps the loudness and the peak that were wished of the recording, or there is an
``EditionError``; every sample in its place; the same recording gives the same bytes; what was made once is taken from
the cache.
"""

import hashlib
from dataclasses import astuple
from importlib import metadata

import numpy as np

from multipub.model.recording import Recording
from multipub.speech import cache
from multipub.speech.encoding import CODINGS, Codec
from multipub.speech.mastering import MASTERING, finish


def finished(recording: Recording, codec: Codec) -> bytes:
    """Return ``recording`` as a sound file.

    Raises:
        EditionError: if it cannot be brought to the loudness that was wished.
    """
    folder = recording.kept_in
    if folder is None:
        return _made(recording, codec)
    digest = hashlib.sha256(recording.samples).hexdigest()
    wished = recording.wishes.loudness
    key = cache.key_of(
        *("file", digest, recording.rate, repr(astuple(wished)), repr(astuple(CODINGS[codec]))),
        *(MASTERING, metadata.version("av")),
    )
    data = cache.load(folder, key)
    if data is None:
        data = _made(recording, codec)
        cache.store(folder, key, data)
    return data


def _made(recording: Recording, codec: Codec) -> bytes:
    pcm = np.frombuffer(recording.samples, "<i2")
    return finish(pcm, recording.rate, codec, recording.wishes.loudness).data
