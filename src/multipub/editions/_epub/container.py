"""The zip file of an EPUB: the same entries give the same bytes.

In:  names and bytes, in order, and a moment.   Out: an OCF container.
Promises: ``mimetype`` comes first and is stored (OCF 3.3, 4.3); the rest as every bundle of ours.
"""

from datetime import datetime

from multipub.editions._bundle import Bundle


class Container(Bundle):
    """An EPUB being written.  EbookLib writes into it as if it were a ``ZipFile``."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment)
        self.add("mimetype", b"application/epub+zip", stored=True)

    def writestr(self, name: str, data: bytes | str) -> None:
        """Add one entry (the name is ``ZipFile``'s)."""
        self.add(name, data)
