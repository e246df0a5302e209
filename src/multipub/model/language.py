"""Languages by their BCP 47 tags: which way they run, and whether two tags mean the same language."""

from enum import StrEnum

RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
"""Primary subtags whose usual script runs from right to left (CLDR 45, ``characterOrder``)."""

RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"})
"""Script subtags (ISO 15924, lower case) that run from right to left, whatever the language."""

SCRIPT_SUBTAG_LENGTH = 4


class Direction(StrEnum):
    """The base direction of a text, with the values of HTML's ``dir`` attribute."""

    LTR = "ltr"
    RTL = "rtl"


def primary_subtag(tag: str) -> str:
    """Return the language subtag of a BCP 47 tag in lower case: ``ar`` for ``ar-EG``."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


def direction_of(tag: str) -> Direction:
    """Return the direction that text in the language ``tag`` runs in.

    A script subtag decides before the language does: ``az-Arab`` is right-to-left, ``ks-Deva`` is not.

    Source: RFC 5646, 2.2.3; W3C "Strings on the Web: Language and Direction Metadata", 3.
    """
    for subtag in tag.replace("_", "-").lower().split("-")[1:]:
        if len(subtag) == SCRIPT_SUBTAG_LENGTH and subtag.isalpha():
            return Direction.RTL if subtag in RIGHT_TO_LEFT_SCRIPTS else Direction.LTR
    return Direction.RTL if primary_subtag(tag) in RIGHT_TO_LEFT_LANGUAGES else Direction.LTR


def same_language(one: str, other: str) -> bool:
    """Whether two tags are the same tag, whatever their case."""
    return one.replace("_", "-").lower() == other.replace("_", "-").lower()
