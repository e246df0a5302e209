"""The standards a PDF can follow: what each says of itself, and what it asks WeasyPrint for.

UA-1 and A-3a are in one file by default: every reader and archive knows them.  UA-2 and A-4f are their successors on
PDF 2.0; they forbid the document information dictionary and destinations that name a place and no element.
"""

from dataclasses import dataclass
from typing import Literal

StandardName = Literal["ua1-a3a", "ua2-a4f"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A pair of standards kept in one file.

    ``variant`` is WeasyPrint's name of the archival one; ``claims`` the identification in XMP; ``modern`` whether it is
    on PDF 2.0 (ISO 32000-2), with structure namespaces and structure destinations; ``photo_schemas`` describes, where
    PDF/A asks for it, the metadata of photos.
    """

    name: StandardName
    variant: str
    modern: bool
    claims: str
    photo_schemas: str = ""


def _described(*schemas: str) -> str:
    """Return the description of schemas that PDF/A-3 does not know (ISO 19005-3, 6.6.2.3)."""
    return f"<pdfaExtension:schemas><rdf:Bag>{''.join(schemas)}</rdf:Bag></pdfaExtension:schemas>\n"


def _schema(name: str, prefix: str, uri: str, *properties: str) -> str:
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{name}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{''.join(properties)}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def _property(name: str, kind: str, category: str, description: str) -> str:
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        f"<pdfaProperty:category>{category}</pdfaProperty:category>"
        f"<pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>"
    )


_UA_SCHEMA = _schema(
    "PDF/UA identification schema",
    "pdfuaid",
    "http://www.aiim.org/pdfua/ns/id/",
    _property("part", "Integer", "internal", "Part of ISO 14289 the file follows"),
)

_PHOTO_SCHEMAS = (
    _schema(
        "IPTC Core schema",
        "Iptc4xmpCore",
        "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
        _property("AltTextAccessibility", "Lang Alt", "external", "What the photo shows, in short"),
        _property("ExtDescrAccessibility", "Lang Alt", "external", "What the photo shows, at length"),
    ),
    _schema(
        "IPTC Extension schema",
        "Iptc4xmpExt",
        "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
        _property("DigitalSourceType", "URI", "external", "How the photo came about"),
    ),
)

UA1_A3A = Standard(
    name="ua1-a3a",
    variant="pdf/a-3a",
    modern=False,
    claims="<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
    f"<pdfuaid:part>1</pdfuaid:part>\n{_described(_UA_SCHEMA)}",
    photo_schemas=_described(*_PHOTO_SCHEMAS),
)
"""PDF/A-3a (ISO 19005-3, 6.6.4) and PDF/UA-1 (ISO 14289-1, 5)."""

UA2_A4F = Standard(
    name="ua2-a4f",
    variant="pdf/a-4f",
    modern=True,
    claims="""\
<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev><pdfaid:conformance>F</pdfaid:conformance>
<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>
""",
)
"""PDF/A-4f (ISO 19005-4:2020, 6.7.3) and PDF/UA-2 (ISO 14289-2:2024, 5)."""

STANDARDS: dict[StandardName, Standard] = {one.name: one for one in (UA1_A3A, UA2_A4F)}
