"""What the file says of itself: the document information and the XMP packet, with the same words (ISO 19005-3, 6.6.2).

In:  a ``Metadata``.   Out: entries of the document information dictionary (table 317), and the packet's bytes.
Promises: only properties of schemas that PDF/A knows, and the identification of the standards;
the same metadata gives the same bytes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from multipub.editions._pdf.standards import Standard
from multipub.model.text import LangText
from multipub.photo import PhotoWords

_HEAD = '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF '
_FOOT = "</rdf:RDF>\n</x:xmpmeta>\n" + '<?xpacket end="r"?>'

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

_PHOTO_NAMESPACES = {
    **{prefix: _NAMESPACES[prefix] for prefix in ("rdf", "dc", "photoshop")},
    **{prefix: _NAMESPACES[prefix] for prefix in ("pdfaExtension", "pdfaSchema", "pdfaProperty")},
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}

_CREATOR_SEPARATOR = ", "
"""Between the names in the document information, which has room for one string."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a PDF says of itself.

    ``credits`` are the photo credits as they are printed; ``source`` names the canonical file by its digest;
    ``identifier`` and ``version`` are those of the story; ``dated`` is the story's own time.
    """

    title: str
    language: str
    dated: datetime
    producer: str
    tool: str
    creators: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    identifier: str = ""
    version: str = ""
    source: str = ""


def information(metadata: Metadata) -> dict[str, str]:
    """Return the entries of the document information dictionary that are not empty (table 317)."""
    date = pdf_date(metadata.dated)
    entries = {
        "Title": metadata.title,
        "Author": _CREATOR_SEPARATOR.join(metadata.creators),
        "Subject": metadata.description,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": metadata.tool,
        "Producer": metadata.producer,
        "CreationDate": date,
        "ModDate": date,
    }
    return {name: value for name, value in entries.items() if value}


def pdf_date(moment: datetime) -> str:
    """Return a moment as a PDF date (7.9.4), in UTC."""
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")


def packet(metadata: Metadata, standard: Standard) -> bytes:
    """Return the XMP packet (ISO 16684-1)."""
    date = metadata.dated.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    properties = (
        _alternatives("dc:title", metadata.title),
        _collection("dc:creator", "Seq", metadata.creators),
        _collection("dc:language", "Bag", (metadata.language,)),
        _collection("dc:publisher", "Bag", (metadata.publisher,)),
        _alternatives("dc:rights", metadata.rights),
        _alternatives("dc:description", metadata.description),
        _collection("dc:subject", "Bag", metadata.keywords),
        _collection("dc:contributor", "Bag", metadata.credits),
        _simple("photoshop:Credit", "; ".join(metadata.credits)),
        _simple("dc:identifier", metadata.identifier),
        _simple("dc:source", metadata.source),
        _simple("dc:format", "application/pdf"),
        _simple("xmpMM:VersionID", metadata.version),
        _simple("xmp:CreateDate", date),
        _simple("xmp:ModifyDate", date),
        _simple("xmp:CreatorTool", metadata.tool),
        _simple("pdf:Producer", metadata.producer),
        _simple("pdf:Keywords", ", ".join(metadata.keywords)),
    )
    return _in_packet((standard.claims, *properties), _NAMESPACES)


def photo_packet(words: PhotoWords, standard: Standard) -> bytes:
    """Return the XMP packet of a photo: who took it, what it shows, whose it is.

    Source: IPTC Photo Metadata Standard 2023.2; ISO 19005-3, 6.6.2.3 (what it adds to PDF/A's schemas is described).
    """
    properties = (
        _languages("dc:description", words.captions),
        _languages("Iptc4xmpCore:AltTextAccessibility", words.alts),
        _languages("Iptc4xmpCore:ExtDescrAccessibility", words.extended_descriptions),
        _collection("dc:creator", "Seq", words.creators),
        _alternatives("dc:rights", words.rights or ""),
        _simple("photoshop:Credit", words.credit or ""),
        _simple("photoshop:Source", words.source or ""),
        _simple("photoshop:DateCreated", words.created or ""),
        _alternatives("xmpRights:UsageTerms", words.usage_terms or ""),
        _simple("xmpRights:WebStatement", words.web_statement or ""),
        _simple("Iptc4xmpExt:DigitalSourceType", words.digital_source_type or ""),
    )
    return _in_packet((standard.photo_schemas, *properties), _PHOTO_NAMESPACES)


def _in_packet(properties: Iterable[str], namespaces: Mapping[str, str]) -> bytes:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items())
    body = f'<rdf:Description rdf:about="">\n{"".join(properties)}</rdf:Description>\n'
    return f"{_HEAD}{declared}>\n{body}{_FOOT}".encode()


def _languages(name: str, texts: tuple[LangText, ...]) -> str:
    """Return a text in several languages, the first of them the default too (ISO 16684-1, 8.2.2.4)."""
    if not texts:
        return ""
    tagged = {"x-default": texts[0].text} | {one.language: one.text for one in texts}
    entries = "".join(f'<rdf:li xml:lang="{tag}">{escape(text)}</rdf:li>' for tag, text in tagged.items())
    return f"<{name}><rdf:Alt>{entries}</rdf:Alt></{name}>\n"


def _simple(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>\n" if value else ""


def _alternatives(name: str, value: str) -> str:
    inside = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt>'
    return f"<{name}>{inside}</{name}>\n" if value else ""


def _collection(name: str, kind: str, values: Iterable[str]) -> str:
    entries = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values if value)
    return f"<{name}><rdf:{kind}>{entries}</rdf:{kind}></{name}>\n" if entries else ""
