"""Where sentences end, and where a text may be cut.

In:  a text in any language.   Out: the places after which a sentence is over; a shorter text.
Promises: a full stop after an initial, a title, an abbreviation or an ordinal ("J. K.", "Sen.", "U.S.", "5. Januar") is
no end of a sentence, so a name is never cut in two.
"""

import re
from itertools import chain

from multipub.wording.tables import WORDS, read_words

ABBREVIATIONS = frozenset(chain.from_iterable(read_words(WORDS / "abbreviations.toml").values()))
"""Words whose full stop ends no sentence, in lower case, of every language: a caption may hold a foreign name."""

SHORT_NUMBER = 2
"""Digits.  "5." before a word is an ordinal or a numbering; "2015." ends a sentence."""

ELLIPSIS = "…"

_STOP = re.compile(r"(?:[.!?…؟۔।]+[\"'”’»›)\]]*(?=\s|$)|[。！？]+[」』”）]*)")
_WORD_BEFORE = re.compile(r"([\w.'’-]*)$")


def sentence_ends(text: str) -> list[int]:
    """Return the places in ``text`` just after the end of a sentence, in order."""
    return [stop.end() for stop in _STOP.finditer(text) if _ends_a_sentence(text, stop)]


def _ends_a_sentence(text: str, stop: re.Match[str]) -> bool:
    after = text[stop.end() :].lstrip()
    if not after:
        return True
    if after[0].islower() or after[0] in ",;:":  # “Wait!” she said
        return False
    if not stop[0].startswith("."):
        return True
    if not stop[0].endswith("."):  # a quotation or a bracket closes here
        return True
    found = _WORD_BEFORE.search(text[: stop.start()])
    word = found[1] if found else ""
    if word.isdigit():
        return len(word) > SHORT_NUMBER
    short = len(word) == 1 and word.isalpha()
    return not (short or "." in word or word.casefold() in ABBREVIATIONS)


def shorten(text: str, longest: int) -> str:
    """Return ``text`` whole if it has at most ``longest`` characters, else cut at a word, with an ellipsis.

    The ellipsis counts.  Scripts without spaces are cut between letters, never before a combining mark.
    """
    if len(text) <= longest:
        return text
    room = text[: longest - len(ELLIPSIS) + 1]
    head, space, _ = room.rpartition(" ")
    if not space or len(head) < longest // 2:
        head = _whole_letters(text, longest - len(ELLIPSIS))
    return head.rstrip(" ,;:–—-،؛") + ELLIPSIS


def _whole_letters(text: str, length: int) -> str:
    while (
        length > 1
        and not text[length].isalnum()
        and re.match(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]", text[length])
    ):
        length -= 1
    return text[:length]


def whole_sentences(text: str, longest: int) -> str | None:
    """Return as many whole sentences as ``longest`` characters hold, or nothing if the first is longer."""
    ends = [end for end in sentence_ends(text) if end <= longest]
    return text[: ends[-1]].rstrip() if ends else None
