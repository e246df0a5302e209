"""Takes the credit off a caption, and reads what a credit says.

In:  a caption line as it was printed, or a ``Picture``.   Out: caption and credit apart; the credit's creator, source,
agency in between (via) and flags.
Promises: the raw words are kept beside every split; a credit line carries no label; a credit is never invented; a line
without a credit comes back whole.
"""

import re
from dataclasses import dataclass

from multipub.model.manuscript import Credit, CreditFlag
from multipub.model.story import Party, Picture
from multipub.wording._choice import best_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditParts:
    """What a credit says.  ``line`` is the credit as readers see it: no brackets, no label."""

    line: str
    creator: str | None = None
    source: str | None = None
    via: str | None = None
    flags: frozenset[CreditFlag] = frozenset()
    usage_terms: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionParts:
    """A caption line in its parts.

    ``raw`` is the credit as it was printed, brackets and label included; ``sure`` is false where the split rests on
    the look of a name alone; ``reason`` says which form was recognised; ``furniture`` is what was neither.
    """

    caption: str
    credit_line: str
    raw: str
    creator: str | None = None
    source: str | None = None
    via: str | None = None
    flags: frozenset[CreditFlag] = frozenset()
    usage_terms: str | None = None
    sure: bool = True
    reason: str = "no credit found"
    furniture: tuple[str, ...] = ()


_BRACKET = re.compile(r"^(?P<caption>.*?)\s*(?P<raw>[\[(](?P<credit>[^\[\]()]*/[^\[\]()]*)[\])])\s*$", re.DOTALL)
_FLAGS = {flag.value: flag for flag in CreditFlag}


def split_caption(line: str, language: str | None = None) -> CaptionParts:
    """Return caption and credit of ``line`` apart."""
    found = _BRACKET.match(line)
    if found is None:
        return CaptionParts(caption=line.strip(), credit_line="", raw="")
    parts = split_credit(found["credit"], language)
    return CaptionParts(
        caption=found["caption"].strip(),
        credit_line=parts.line,
        raw=found["raw"],
        creator=parts.creator,
        source=parts.source,
        flags=parts.flags,
        reason="brackets at the end",
    )


def split_credit(line: str, language: str | None = None) -> CreditParts:
    """Return what the credit ``line`` says."""
    pieces = [piece.strip() for piece in line.strip(" []()").split("/")]
    flags = frozenset(_FLAGS[piece.lower()] for piece in pieces if piece.lower() in _FLAGS)
    named = [piece for piece in pieces if piece.lower() not in _FLAGS]
    creator, source = (named[0], "/".join(named[1:])) if len(named) > 1 else (None, "".join(named))
    return CreditParts(line="/".join(pieces), creator=creator, source=source or None, flags=flags)


def settle_credit(picture: Picture, language: str) -> Credit | None:
    """Return the credit of ``picture`` for an article in ``language``, or nothing if nobody is credited.

    The credit line in that language wins, then the picture's own, then any; where no line was written, the raw credit
    is read, then the creators and sources are named.  The raw line is kept beside it in every case.
    """
    line = best_of(picture.credit_lines, language, picture.language)
    raw = best_of(picture.raw_credits, line.language if line else language, picture.language)
    creators, sources = _names(picture.creators, language), _names(picture.sources, language)
    creators = tuple(name for name in creators if name not in sources)
    if line is None and raw is None:
        composed = "/".join(part for part in (", ".join(creators), "/".join(sources)) if part)
        words, spoken = composed, picture.language
    else:
        words = line.text if line else split_credit(raw.text if raw else "", language).line
        spoken = line.language if line else raw.language if raw else picture.language
    if not words:
        return None
    said = split_credit(raw.text if raw else words, spoken)
    return Credit(
        line=words,
        language=spoken,
        raw=raw.text if raw else words,
        creator=", ".join(creators) or said.creator,
        source="/".join(sources) or said.source,
        via=said.via,
        flags=said.flags,
    )


def _names(parties: tuple[Party, ...], language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name(language) for party in parties if party.name(language).strip()))
