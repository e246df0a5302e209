"""A tape: what was spoken, piece after piece, until it is put together.

In:  16-bit samples of a piece.   Out: where they lie; the samples again.
Promises: an hour of speech takes no memory: it lies in a file without a name, which goes when the tape does, or when
the process ends however it ends.
"""

import tempfile
from dataclasses import dataclass
from types import TracebackType

import numpy as np

from multipub.speech.encoding import Pcm, from_pcm
from multipub.speech.samples import Samples

BYTES_A_SAMPLE = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece's place on the tape, in samples."""

    start: int
    length: int


class Tape:
    """Pieces of speech, one behind another; ``with Tape() as tape:``."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="multipub-tape-")  # noqa: SIM115 - closed by __exit__
        self._length = 0

    def __enter__(self) -> "Tape":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, piece: Pcm) -> Stretch:
        """Put a piece at the end of the tape."""
        self._file.seek(self._length * BYTES_A_SAMPLE)
        self._file.write(piece.astype("<i2", copy=False).tobytes())
        stretch = Stretch(self._length, len(piece))
        self._length += len(piece)
        return stretch

    def play(self, stretch: Stretch) -> Samples:
        """Return a piece."""
        self._file.seek(stretch.start * BYTES_A_SAMPLE)
        return from_pcm(np.frombuffer(self._file.read(stretch.length * BYTES_A_SAMPLE), "<i2"))
