"""Where the sentences of a passage begin and end.

In:  a passage and its language.   Out: its sentences.
Promises: the sentences joined are the passage, letter for letter, so that any text may be given.

Languages in Latin letters are split by syntok; the others at their own signs (``. ؟ ! ۔ 。``), where abbreviations of
one or two letters end no sentence.
"""

import re
from functools import cache
from itertools import pairwise

from syntok import segmenter
from syntok.tokenizer import Tokenizer

from multipub.model.language import primary_subtag
from multipub.speech.alphabets import LATIN, alphabets_of, is_speakable
from multipub.speech.normalise import LANGUAGES
from multipub.speech.normalising.rules import any_of, read_words

LONGEST_SENTENCE = 600
"""Characters.  What is longer is split at its commas: about 40 seconds without a breath."""

END_OF_SENTENCE = re.compile(
    r"""(?:(?<![\s.]\w)(?<![\s.]\w\w)(?<!^\w)(?<!^\w\w)\.   # no abbreviation such as "د." or "ص."
        | [!?؟۔…])[.!?؟۔…]*[»”’"')\]]*\s+                  # signs that need a space after them
        | [。！？]+[」』）”]*\s*                             # and those that do not
    """,
    re.VERBOSE,
)

ORDINAL_STOP = frozenset(
    {
        "bs",
        "cs",
        "da",
        "de",
        "et",
        "fi",
        "fo",
        "hr",
        "hu",
        "is",
        "lb",
        "lv",
        "nb",
        "nn",
        "no",
        "pl",
        "sk",
        "sl",
        "sr",
        "tr",
    }
)
"""Languages that write "3. Mai": one or two figures and a full stop end no sentence there (CLDR 45, date patterns)."""

ORDINAL = re.compile(r"(?<!\d)\d{1,2}\.\s+$")

STOP_INSIDE = re.compile(r"\.\s")

CLOSED = re.compile(r"[»”]+(?=[\s.,;:!?]|$)(?P<sign>[.,;:]?)\s*")
"""A mark that closes what the sentence before it opened; German opens with "»", and sets no space behind it."""

PLACE_TO_BREATHE = re.compile(r"[,;:،؛、，；]\s*")


def split(passage: str, language: str) -> tuple[str, ...]:
    """Return the sentences of ``passage``; white space goes with the sentence before it."""
    begins = _syntok_begins(passage) if alphabets_of(language) == LATIN else _sign_begins(passage)
    if primary_subtag(language) in ORDINAL_STOP:
        begins = [place for place in begins if not ORDINAL.search(passage[:place])]
    whole = [found.span() for pattern in _kept_whole(primary_subtag(language)) for found in pattern.finditer(passage)]
    begins = [place for place in begins if not any(start < place < end for start, end in whole)]
    begins = [after for place in begins if (after := _after_closers(passage, place)) is not None]
    cuts = sorted({0, len(passage), *(place for place in begins if 0 < place < len(passage))})
    return _joined([part for start, end in pairwise(cuts) for part in _breathable(passage[start:end])])


@cache
def _kept_whole(subtag: str) -> tuple[re.Pattern[str], ...]:
    """Return what no sentence ends in: a short form of several parts ("EE. UU."), one before its figure ("art. 5")."""
    if subtag not in LANGUAGES:
        return ()
    tables = read_words(subtag).tables
    parted = [
        name for table in ("abbreviations", "fixed") for name in tables.get(table, ()) if STOP_INSIDE.search(name)
    ]
    before = [name for name in tables.get("before_figures", ()) if name.endswith(".")]
    patterns = ([any_of(parted)] if parted else []) + ([rf"(?:{any_of(before)})\s+\d"] if before else [])
    return tuple(re.compile(rf"(?<![\w.])(?:{pattern})", re.IGNORECASE) for pattern in patterns)


def _after_closers(passage: str, place: int) -> int | None:
    """Return where a sentence begins if not at the "»" that French sets apart; nothing if the sentence goes on."""
    closed = CLOSED.match(passage, place)
    if closed is None:
        return place
    return None if passage[closed.end() : closed.end() + 1].islower() or closed["sign"] else closed.end()


def _joined(parts: list[str]) -> tuple[str, ...]:
    """Join parts that have nothing to say (a lone quotation mark) to the one before them, at the start to the next."""
    sentences: list[str] = []
    for part in parts:
        if sentences and not (is_speakable(part) and is_speakable(sentences[-1])):
            sentences[-1] += part
        else:
            sentences.append(part)
    return tuple(sentences)


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer()


def _syntok_begins(passage: str) -> list[int]:
    return [sentence[0].offset for sentence in segmenter.split(_tokenizer().tokenize(passage)) if sentence]


def _sign_begins(passage: str) -> list[int]:
    return [found.end() for found in END_OF_SENTENCE.finditer(passage)]


def _breathable(sentence: str) -> list[str]:
    """Split a sentence that is too long at its commas, as evenly as they allow."""
    if len(sentence) <= LONGEST_SENTENCE:
        return [sentence]
    cuts = [0]
    for found in PLACE_TO_BREATHE.finditer(sentence):
        if found.end() - cuts[-1] >= LONGEST_SENTENCE // 2 and found.end() < len(sentence):
            cuts.append(found.end())
    return [sentence[start:end] for start, end in pairwise([*cuts, len(sentence)])]
