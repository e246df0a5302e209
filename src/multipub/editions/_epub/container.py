"""The zip file of an EPUB: the same entries give the same bytes.

In:  names and bytes, in order, and a moment.   Out: an OCF container.
Promises: ``mimetype`` comes first and is stored; pictures and sound are stored, as they hold no air; every entry
carries the story's own time, so nothing depends on when or where it was written.
"""

import io
import zipfile
from datetime import UTC, datetime

STORED = (".jpg", ".png", ".mp3")
"""Endings of files that are compressed already: deflating them again costs 70 % of the time and saves nothing."""

EARLIEST_YEAR = 1980
"""The first year that a zip entry can say (APPNOTE 4.4.6)."""

COMPRESSION = 6
"""zlib's own default."""

UNIX = 3
READABLE = 0o644 << 16
"""Permissions, in the high half of the external attributes: a file that everybody reads."""


class Container:
    """An EPUB being written.  EbookLib writes into it as if it were a ``ZipFile``."""

    def __init__(self, moment: datetime) -> None:
        utc = moment.astimezone(UTC)
        self._time = max(utc, datetime(EARLIEST_YEAR, 1, 1, tzinfo=UTC)).timetuple()[:6]
        self._buffer = io.BytesIO()
        self._zip = zipfile.ZipFile(self._buffer, "w", compresslevel=COMPRESSION)
        self._zip.writestr(self._entry("mimetype", zipfile.ZIP_STORED), b"application/epub+zip")

    def _entry(self, name: str, compression: int) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self._time)
        entry.compress_type = compression
        entry.create_system = UNIX
        entry.external_attr = READABLE
        return entry

    def writestr(self, name: str, data: bytes | str) -> None:
        """Add one entry (the name is ``ZipFile``'s)."""
        stored = name.lower().endswith(STORED)
        self._zip.writestr(self._entry(name, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED), data)

    def close(self) -> bytes:
        """Return the finished file."""
        self._zip.close()
        return self._buffer.getvalue()
