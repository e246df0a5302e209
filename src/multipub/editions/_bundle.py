"""Many files as one zip: the same files give the same bytes.

In:  names and bytes, in order, and a moment; or a zip.   Out: a zip; or its files.
Promises: sound and pictures are stored, as they hold no air; every entry carries the story's own time; nothing is
unpacked that leads out of the zip, stands in it twice, or is larger than any story.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath

from multipub.errors import SourceError

STORED = (".jpg", ".png", ".mp3", ".opus", ".m4a")
"""Endings of files that are compressed already: deflating them again costs 70 % of the time and saves nothing."""

COMPRESSION = 6
"""zlib's own default."""

EARLIEST_YEAR = 1980
"""The first year that a zip entry can say (APPNOTE 4.4.6)."""

UNIX = 3
READABLE = 0o644 << 16
"""Permissions, in the high half of the external attributes: a file that everybody reads."""

MOST_BYTES = 1_000_000_000
"""Bytes.  Thirty hours of sound; a zip that unpacks to more is no story but an attack."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError)
"""What a damaged, encrypted or strangely packed zip raises."""


class Bundle:
    """A zip being written."""

    def __init__(self, moment: datetime) -> None:
        utc = moment.astimezone(UTC)
        self._time = max(utc, datetime(EARLIEST_YEAR, 1, 1, tzinfo=UTC)).timetuple()[:6]
        self._buffer = io.BytesIO()
        self._zip = zipfile.ZipFile(self._buffer, "w", compresslevel=COMPRESSION)

    def add(self, name: str, data: bytes | str, *, stored: bool = False) -> None:
        """Add a file; it is stored as it is where that is asked for, or its name says that it holds no air."""
        entry = zipfile.ZipInfo(name, self._time)
        stored = stored or name.lower().endswith(STORED)
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        entry.create_system, entry.external_attr = UNIX, READABLE
        self._zip.writestr(entry, data)

    def close(self) -> bytes:
        """Return the finished zip."""
        self._zip.close()
        return self._buffer.getvalue()


def bundle(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """Return ``files`` as a zip, in their order."""
    made = Bundle(moment)
    for name, data in files.items():
        made.add(name, data)
    return made.close()


def unbundle(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip.

    Raises:
        SourceError: if it is damaged, names a file twice or outside itself, or unpacks to more than ``MOST_BYTES``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            entries = container.infolist()
            names = [entry.filename for entry in entries]
            unsafe = [name for name in names if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts]
            if unsafe or len(set(names)) < len(names) or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise SourceError("this zip is no edition: its files have names or sizes that none of ours has")
            return {name: container.read(name) for name in names if not name.endswith("/")}
    except DAMAGE as fault:
        raise SourceError(f"this zip is damaged: {fault}", hint="take it from where it came from again") from fault
