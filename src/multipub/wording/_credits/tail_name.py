"""Where a person's name begins that stands at the end of a text.

In:  a text that ends in a name, with nothing before it but the caption.   Out: the place of its first letter.
Promises: it counts words as names are built (first name, initials, particles, last name, suffix) and takes two when a
run of capitals goes on beyond that: a caption may end in a name of its own.
"""

import re

from multipub.wording import agencies

_WORD = re.compile(r"\S+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,3}")


def begin_of_name(text: str) -> int | None:
    """Return where the name at the end of ``text`` begins, or nothing if the text ends in none."""
    text = _without_agency(text)
    words = list(_WORD.finditer(text.rstrip()))
    place = len(words) - 1
    if place >= 0 and agencies.is_suffix(words[place][0]):
        place -= 1
    if place < 1 or not _is_name(words[place][0]):
        return None
    shouted = words[place][0].isupper()
    place -= 1
    while (
        place > 0
        and (_is_joint(words[place][0]) or _INITIALS.fullmatch(words[place][0]))
        and words[place][0][0].isupper() >= (not _is_joint(words[place][0]))
    ):
        place -= 1
    first = words[place][0]
    if not _is_name(first) or (first.isupper() != shouted and not _INITIALS.fullmatch(first)) or _is_joint(first):
        return None
    if shouted:
        while place > 0 and words[place - 1][0].isupper() and _is_name(words[place - 1][0]):
            place -= 1
    name = text[words[place].start() :].strip()
    return words[place].start() if agencies.is_person(name) else None


def _without_agency(text: str) -> str:
    """Take " - AGENCY" off the end, so that the name before it is found."""
    head, dash, tail = text.rstrip().rpartition(" - ")
    return head if dash and agencies.is_agency(tail) else text


def _is_name(word: str) -> bool:
    return word[:1].isupper() and agencies.is_name_word(word)


def _is_joint(word: str) -> bool:
    return agencies.is_particle(word) and word[:1].islower()
