"""What the words of a credit say: who made the picture, whom it comes from, through whom, and how.

In:  a credit without brackets and label.   Out: ``Content``.
Promises: every name in it comes from the line; what is no name (pool, handout, "Stringer") is nobody's.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from multipub.model.manuscript import CreditFlag
from multipub.wording import agencies
from multipub.wording._credits.lexicon import LEXICON
from multipub.wording.agencies import key


class LabelKind(StrEnum):
    """What the label before a credit promises about the words after it."""

    NONE = "none"
    NEUTRAL = "neutral"
    MAKER = "maker"
    COURTESY = "courtesy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a credit says.

    ``known`` is true if an agency, a flag or a "via" vouches for it; ``pieces`` are its names as printed.
    """

    creators: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    via: str | None = None
    flags: frozenset[CreditFlag] = frozenset()
    known: bool = False
    pieces: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it names nobody and says nothing."""
        return not (self.creators or self.sources or self.via or self.flags)


_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*:?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?,?\s*", re.IGNORECASE
)
_YEAR = re.compile(r"\s*[(（](?:19|20)\d\d[)）]$")
"""The year of the picture, in brackets at the end: nobody's name."""
_SEPARATOR = re.compile(r"\s*[/／|•·]\s*|\s+[-–—]\s+|\s*⏎\s*|\n")
_COMMA = re.compile(r"\s*[,،、]\s*")
_BRACKETED_END = re.compile(r"^(?P<name>.+?)\s*[(（](?P<agency>[^()（）]+)[)）]$")
_AFTER_FLAG = re.compile(r"^(?P<rest>.+?)\s*[-–,،(]\s*(?P<flag>[^-–,،()]+)\)?$")


def read_content(words: str, label: LabelKind = LabelKind.NONE) -> Content:
    """Return what the credit ``words`` say; ``label`` is the kind of the label that stood before them."""
    words = _COPYRIGHT.sub("", " ".join(words.split()) if "\n" not in words else words).strip(" .,:;|/-–—")
    words = LEXICON.other_media.sub("", words).strip(" |/")
    words = _YEAR.sub("", words)
    words, via, flags_after = _take_via(words)
    pieces, flags = _pieces(words)
    flags |= flags_after
    named = [piece for piece in pieces if not agencies.is_nobody(piece)]
    creators, sources = _who(named, label)
    known = bool(via or flags) or any(agencies.is_agency(piece) for piece in named)
    if label is LabelKind.COURTESY and (sources or creators):
        flags |= {CreditFlag.HANDOUT}
    return Content(
        creators=_distinct(creators),
        sources=_distinct([agencies.without_kind(one) for one in sources]),
        via=via,
        flags=flags,
        known=known,
        pieces=tuple(pieces),
    )


def _take_via(words: str) -> tuple[str, str | None, frozenset[CreditFlag]]:
    """Take "via Getty Images" off the end, and the flag that hangs at it: "via AP, File"."""
    found = LEXICON.via.search(words)
    if found is None:
        return words, None, frozenset()
    agency, flag = _take_flag(found["via"].strip(" /"))
    if not agency:
        return words, None, frozenset()
    return words[: found.start()].strip(" /,"), agencies.without_kind(agency), frozenset({flag} if flag else ())


def _pieces(words: str) -> tuple[list[str], frozenset[CreditFlag]]:
    """Return the names of a credit one by one, without its flags."""
    pieces: list[str] = []
    flags: set[CreditFlag] = set()
    for part in _SEPARATOR.split(words):
        piece = part.strip(" ,;")
        bracketed = _BRACKETED_END.match(piece)
        for one in (bracketed["name"], bracketed["agency"]) if bracketed else (piece,):
            rest, flag = _take_flag(one.strip())
            if flag is not None:
                flags.add(flag)
            pieces.extend(_by_comma(rest))
    return [piece for piece in pieces if piece], frozenset(flags)


def _take_flag(piece: str) -> tuple[str, CreditFlag | None]:
    """Take a flag off a piece: the piece is a flag, or one hangs at its end ("AP, File")."""
    if flag := LEXICON.flag(piece):
        return "", flag
    hanging = _AFTER_FLAG.match(piece)
    if hanging and (flag := LEXICON.flag(hanging["flag"])):
        return hanging["rest"].strip(" ,"), flag
    return piece, None


def _by_comma(piece: str) -> list[str]:
    """Divide "Name, Agency"; other commas belong to the name."""
    halves = [half for half in _COMMA.split(piece) if half]
    first = halves[0] if halves else ""
    if len(halves) == 2 and (agencies.is_person(first) or agencies.is_agency(first) or agencies.is_agency(halves[1])):
        return halves
    return [piece]


def _who(named: list[str], label: LabelKind) -> tuple[list[str], list[str]]:
    """Divide names into makers and sources."""
    named = [name for name in named if name]
    if len(named) == 1 and (made_for := LEXICON.made_for.match(named[0])) and agencies.is_person(made_for["name"]):
        return [made_for["name"]], [made_for["house"]]
    if label is LabelKind.COURTESY:
        return [], named
    people = [name for name in named if _is_maker(name, label, alone=len(named) == 1)]
    if not people or any(agencies.is_agency(name) for name in named):
        return people, [name for name in named if name not in people]
    return [people[0]], [name for name in named if name != people[0]]


def _is_maker(name: str, label: LabelKind, *, alone: bool) -> bool:
    """Whether a name is a person's: by its look, by its sign, or because the label says so."""
    if name.startswith("@"):
        return True
    if agencies.is_agency(name) or agencies.is_institution(name) or LEXICON.is_supplied(name):
        return False
    if label is LabelKind.MAKER and " " not in name:
        return alone or name == name.lower()
    return agencies.is_person(name)


def _distinct(names: list[str]) -> tuple[str, ...]:
    """Return each name once; of two spellings the later one stays."""
    return tuple({key(name): name for name in names if name}.values())
