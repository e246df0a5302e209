"""The canonical XML inside a PDF: an associated file, the source of the document.

Any PDF reader shows it as an attachment; an archivist finds it by its relationship.

Source: ISO 19005-3, 6.8 (embedded files of PDF/A-3), whose ``AFRelationship`` became ISO 32000-2, 7.11.3 and 14.13.
"""

import io
from datetime import UTC, datetime

import pikepdf
import pydyf

from multipub.carriers import DESCRIPTION, MEDIA_TYPE, Carrier
from multipub.errors import SourceError

RELATIONSHIP = "/Source"

SIGNATURE = b"%PDF-"
SIGNATURE_WITHIN = 1024
"""Bytes.  Readers look for the signature so far in (ISO 32000-1, annex H, implementation note 13)."""

DAMAGE = (
    *(pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, OverflowError),
    *(TypeError, AttributeError, LookupError, RecursionError),
)
"""What reading a damaged PDF ends in: an entry is missing, of another kind, or leads in a circle."""

MOST_BYTES = 64_000_000
"""Bytes.  Far above any news story; a file that unpacks to more is no story but an attack."""


def put(pdf: pydyf.PDF, source: bytes, *, name: str, dated: datetime) -> None:
    """Attach the canonical XML to a pydyf document.

    ``dated`` stands as the time of the file: the story's own, so that the same story gives the same bytes.
    """
    date = pydyf.String(dated.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"))
    parameters = pydyf.Dictionary({"Size": len(source), "CreationDate": date, "ModDate": date})
    subtype = "/" + MEDIA_TYPE.replace("/", "#2f").replace("+", "#2b")
    extra = pydyf.Dictionary({"Type": "/EmbeddedFile", "Subtype": subtype, "Params": parameters})
    file = pydyf.Stream([source], extra, compress=True)
    pdf.add_object(file)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(name),
            "UF": pydyf.String(name),
            "EF": pydyf.Dictionary({"F": file.reference, "UF": file.reference}),
            "Desc": pydyf.String(DESCRIPTION),
            "AFRelationship": RELATIONSHIP,
        }
    )
    pdf.add_object(specification)
    files = pydyf.Dictionary({"Names": pydyf.Array([pydyf.String(name), specification.reference])})
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = files
    pdf.catalog["AF"] = pydyf.Array([specification.reference])


def recognises(data: bytes) -> bool:
    """Whether ``data`` is a PDF."""
    return SIGNATURE in data[:SIGNATURE_WITHIN]


def extract(data: bytes) -> bytes | None:
    """Return the canonical XML, byte for byte, or ``None`` if the PDF carries none.

    Raises:
        SourceError: if the PDF is damaged, or the XML is larger than ``MOST_BYTES``.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return source_of(pdf)
    except DAMAGE as fault:
        raise SourceError(f"this PDF is damaged: {fault}", hint="take it from where it came from again") from fault


def source_of(pdf: pikepdf.Pdf) -> bytes | None:
    """Return the canonical XML of an open PDF, or ``None``.

    Raises:
        ValueError: if it is larger than ``MOST_BYTES``.
        pikepdf.PdfError: if it cannot be unpacked.
    """
    listed = pdf.Root.get("/AF")
    for specification in [] if listed is None else list(listed):
        file = specification.get("/EF", pikepdf.Dictionary()).get("/F")
        if specification.get("/AFRelationship") != RELATIONSHIP or file is None:
            continue
        if file.get("/Subtype") == f"/{MEDIA_TYPE}":
            if int(file.get("/Params", pikepdf.Dictionary()).get("/Size", 0)) > MOST_BYTES:
                raise ValueError(f"its source is larger than {MOST_BYTES:,} bytes")
            return bytes(file.read_bytes())
    return None


PDF = Carrier(name="PDF", recognises=recognises, extract=extract)
