"""Names of ASCII letters for what has a name in any script: folders, files, identifiers.

In:  words.   Out: small letters, digits and hyphens, safe in every file system and in a URN (RFC 8141).
Promises: the same words give the same name; what identifies a story tells it from another in whatever script it is.
"""

import hashlib
import re
import unicodedata

LONGEST_SLUG = 60
"""Characters; longer names of folders and files are unhandy on every system."""

LONGEST_TELLING = 48
"""Characters of a headline in an identifier."""

MOST_WORDS = 5

SHORTEST_WORD = 3
"""Letters; shorter words ("of", "the") do not tell one story from another."""

DIGEST_LENGTH = 10
"""Hexadecimal digits that stand for a headline in another script."""

_OTHER = re.compile(r"[^a-z0-9]+")


def folded(words: str) -> str:
    """Return ``words`` without accents and in small letters, hyphens for all else; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    return _OTHER.sub("-", plain).strip("-")[:LONGEST_SLUG].rstrip("-")


def folder_name(words: str) -> str:
    """Return ``words`` as the name of a story's folder; empty where they are of another script."""
    return folded(words) if _is_latin(words) else ""


def telling_slug(headline: str) -> str:
    """Return the first telling words of a headline; a digest of it where it is of another script.

    A headline in Arabic with "COVID" or "2026" in it would be called like every other one.
    """
    if _is_latin(headline):
        words = [word for word in folded(headline).split("-") if len(word) >= SHORTEST_WORD]
        if slug := "-".join(words[:MOST_WORDS])[:LONGEST_TELLING].strip("-"):
            return slug
    return hashlib.sha256(headline.encode()).hexdigest()[:DIGEST_LENGTH]


def _is_latin(words: str) -> bool:
    """Whether most letters of ``words`` are Latin ones, and there is one."""
    letters = [letter for letter in words if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return 0 < len(letters) <= 2 * latin
