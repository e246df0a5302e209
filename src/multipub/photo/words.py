"""What a photo's own metadata should say, taken from the figure it stands in."""

from dataclasses import dataclass

from multipub.model.manuscript import Figure
from multipub.model.text import LangText

DIGITAL_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""IPTC NewsCodes scheme; its usual alias in NewsML-G2 is ``digsrctype``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoWords:
    """The words that go into a photo's metadata; empty and ``None`` mean: leave what the file says."""

    captions: tuple[LangText, ...] = ()
    alts: tuple[LangText, ...] = ()
    extended_descriptions: tuple[LangText, ...] = ()
    creators: tuple[str, ...] = ()
    credit: str | None = None
    source: str | None = None
    rights: str | None = None
    web_statement: str | None = None
    usage_terms: str | None = None
    digital_source_type: str | None = None
    """A URI of the IPTC scheme."""
    created: str | None = None
    """When the photo was taken (ISO 8601, as precise as it is known)."""


def words_of(figure: Figure) -> PhotoWords:
    """Return the words of ``figure`` for the metadata of its photo.

    The credit line goes in whole, as readers meet it; a code of the digital source type becomes its URI.
    """
    credit = figure.credit
    creators = figure.creators or ((credit.creator,) if credit and credit.creator else ())
    return PhotoWords(
        captions=(figure.caption,) if figure.caption else (),
        alts=(figure.alt,) if figure.alt.text else (),
        extended_descriptions=(figure.long_description,) if figure.long_description else (),
        creators=creators,
        credit=credit.line if credit else None,
        source=credit.source if credit else None,
        rights=figure.rights,
        web_statement=figure.web_statement,
        usage_terms=figure.usage_terms,
        digital_source_type=source_type_uri(figure.digital_source_type),
        created=figure.content_created,
    )


def source_type_uri(code: str | None) -> str | None:
    """Return the URI of a digital source type that is given as a code or as its URI."""
    if not code or code.startswith(("http://", "https://")):
        return code or None
    return DIGITAL_SOURCE_TYPES + code.rpartition(":")[2]
