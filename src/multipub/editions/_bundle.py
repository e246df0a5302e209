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
"""Endings of files that are compressed already."""

EARLIEST_YEAR = 1980
"""The first year that a zip entry can say (APPNOTE 4.4.6)."""

UNIX = 3
READABLE = 0o644 << 16
"""Permissions, in the high half of the external attributes: a file that everybody reads."""

MOST_BYTES = 1_000_000_000
"""Bytes.  Thirty hours of sound; a zip that unpacks to more is no story but an attack."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError)
"""What a damaged, encrypted or strangely packed zip raises."""


def bundle(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """Return ``files`` as a zip, in their order."""
    utc = moment.astimezone(UTC)
    time = max(utc, datetime(EARLIEST_YEAR, 1, 1, tzinfo=UTC)).timetuple()[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, time)
            stored = name.lower().endswith(STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = UNIX, READABLE
            container.writestr(entry, data)
    return buffer.getvalue()


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
