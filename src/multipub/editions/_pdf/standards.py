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
    on PDF 2.0 (ISO 32000-2), with structure namespaces and structure destinations.
    """

    name: StandardName
    variant: str
    modern: bool
    claims: str


UA1_A3A = Standard(
    name="ua1-a3a",
    variant="pdf/a-3a",
    modern=False,
    claims="""\
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
""",
)
"""PDF/A-3a (ISO 19005-3, 6.6.4), PDF/UA-1 (ISO 14289-1, 5) and the description PDF/A wants of it (6.6.2.3)."""

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
