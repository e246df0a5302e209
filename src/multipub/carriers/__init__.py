"""The canonical XML inside each container: put in by the editions, got out again by ``multipub extract``.

One file a container.  Each has a ``Carrier`` to recognise the container and take the XML out, byte for byte, and a
function of its own that puts it in, as each container has its own way (PDF 2.0 associated file, EPUB linked record,
OOXML custom XML part, ID3 general object).
"""

from collections.abc import Callable
from dataclasses import dataclass

from multipub.errors import SourceError
from multipub.registry import Registry

MEDIA_TYPE = "application/vnd.iptc.g2.newsmessage+xml"
"""IANA registration of NewsML-G2."""

DESCRIPTION = "The article as canonical XML (NewsML-G2)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """One container: ``extract`` returns the canonical XML, or ``None`` where the file carries none."""

    name: str
    recognises: Callable[[bytes], bool]
    extract: Callable[[bytes], bytes | None]


CARRIERS: Registry[Carrier] = Registry("carrier", __name__, Carrier)


def extract(data: bytes, *, where: str) -> bytes:
    """Return the canonical XML that an edition carries, byte for byte.

    Raises:
        SourceError: if the file is none of our containers, is damaged, or carries no canonical XML.
    """
    for carrier in CARRIERS:
        if carrier.recognises(data):
            source = carrier.extract(data)
            if source is None:
                raise SourceError(
                    f"this {carrier.name} carries no canonical XML",
                    where=where,
                    hint="only editions written by multipub carry their source",
                )
            return source
    known = ", ".join(carrier.name for carrier in CARRIERS)
    raise SourceError("this is no edition that multipub can open", where=where, hint=f"known containers: {known}")
