"""Reads pictures: drawings, old pictures (VML), and the frames of photos that were never supplied.

Promises: the description is the alternative text, letter for letter; what a program wrote into it by itself is nobody's
description; a linked picture is never fetched.

Source: ISO/IEC 29500-1, 20.4.2.5 (docPr), 20.1.8.13 (blip); ISO/IEC 29500-4, 19.1 (VML).
"""

import hashlib
import re
from collections.abc import Iterator, Mapping

from multipub.carriers._word.names import DECORATIVE, expand
from multipub.ingest._docx.drawings import Drawn, blips_of
from multipub.ingest._docx.letters import Spans, as_kept, language_of, words_of
from multipub.ingest._docx.lines import Line, ShownFigure
from multipub.ingest._docx.package import Package, Relation
from multipub.ingest._docx.styles import Kind

_MACHINE = re.compile(
    r"(?:Description (?:automatically|generated)|AI-generated content may be incorrect|Automatisch generierte Beschr"
    r"|Description générée automatiquement|Descripción generada automáticamente|Immagine che contiene)",
    re.IGNORECASE,
)
"""What Word says of descriptions that it made up itself."""

_EMBED, _LINK, _ID = expand("r:embed"), expand("r:link"), expand("r:id")


def drawn(
    piece: Drawn, relations: Mapping[str, Relation], package: Package, bookmarks: tuple[str, ...]
) -> Iterator[Line]:
    """Yield a line for every picture in a drawing; a group of pictures has one description for all."""
    properties = next(piece.element.iter("{*}docPr"), None)
    shape = next((one for one in piece.element.iter("{*}shape") if one.get("alt")), None)
    said = (properties.get("descr") or properties.get("title") if properties is not None else None) or (
        shape.get("alt") if shape is not None else None
    )
    alt = as_kept(said or "")
    mark = None if properties is None else next(properties.iter(f"{{{DECORATIVE}}}decorative"), None)
    for blip in blips_of(piece.element):
        relation = relations.get(blip.get(_EMBED) or blip.get(_ID) or blip.get(_LINK) or "")
        part = relation.target if relation is not None and not relation.external else None
        data = package.picture(part) if part else None
        figure = ShownFigure(
            alt="" if _MACHINE.search(alt) else alt,
            alt_language=piece.language,
            decorative=mark is not None and mark.get("val") in {"1", "true"},
            part=part if data else None,
            digest=hashlib.sha256(data).hexdigest() if data else None,
            address=relation.target if relation is not None and relation.external else None,
        )
        yield Line(kind=Kind.PICTURE, figure=figure, bookmarks=bookmarks)


def framed(spans: Spans, bookmarks: tuple[str, ...]) -> Line:
    """Return a photo that was never supplied: its frame says its alternative text, in words that are not ours."""
    own = tuple(one for one in spans if not one.look.ours)
    alt = words_of(own)
    figure = ShownFigure(alt=alt, alt_language=language_of(own, ""), decorative=not alt)
    return Line(kind=Kind.PICTURE, figure=figure, bookmarks=bookmarks)
