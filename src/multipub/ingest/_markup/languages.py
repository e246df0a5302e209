"""Language tags as newsrooms write them become BCP 47.

In:  "en_US", "nb-NO", "EN", "x-none", "english".   Out: a tag, or nothing.

Source: RFC 5646, 2.1 and 2.1.1 (case).
"""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
_LENGTH_OF_REGION = 2
_LENGTH_OF_SCRIPT = 4


def tag_of(said: str | None) -> str | None:
    """Return a language tag in the usual case, or nothing if ``said`` is none."""
    words = (said or "").strip()
    if not _TAG.fullmatch(words) or words.lower() in {"und", "zxx", "mul", "mis"}:
        return None
    first, *others = words.replace("_", "-").split("-")
    cased = [
        part.upper() if len(part) <= _LENGTH_OF_REGION else part.title() if len(part) == _LENGTH_OF_SCRIPT else part
        for part in others
    ]
    return "-".join([first.lower(), *cased])
