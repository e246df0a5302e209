"""Who a name belongs to: an agency, another institution, or a person.

In:  a name as printed.   Out: yes or no.
Promises: agencies come from a table of our own (``words/agencies.toml``), never from the line that is read; a person is
never certain, only likely by the look of the name, and whoever asks says so to the desk.
"""

import re
import unicodedata
from functools import cache

from multipub.wording.tables import WORDS, read_words

LONGEST_NAME = 5
"""Words in a person's name, particles and initials included ("Juan Carlos de la Vega")."""

LONGEST_WORD = 24
"""Letters in one word of a person's name."""

LONGEST_SHORT_FORM = 3
"""Letters of a name cut short with a full stop ("J.", "Chr."); a longer word with one ends a sentence."""

_TABLE = read_words(WORDS / "agencies.toml")
_CREDIT_WORDS = read_words(WORDS / "credits.toml")


def key(name: str) -> str:
    """Return a name as names are compared: full-width forms, quotation marks, case and dots at the end apart."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = plain.translate({0x2019: "'", 0x05F4: '"', 0x201D: '"', 0x05F3: "'"})
    return " ".join(plain.split()).rstrip(".,;")


_AGENCIES = frozenset(key(name) for name in _TABLE["agencies"])
_INSTITUTIONS = frozenset(key(word) for word in _TABLE["institutions"])
_KINDS = tuple(sorted((key(word) for word in _TABLE["kinds"]), key=len, reverse=True))
_PARTICLES = frozenset(key(word) for word in _CREDIT_WORDS["particles"])
_JOINTS = frozenset(key(word) for word in _CREDIT_WORDS["joints"])
_SUFFIXES = frozenset(key(word) for word in _CREDIT_WORDS["suffixes"])
_NOBODY = frozenset(key(word) for word in _CREDIT_WORDS["nobody"])
_AMBIGUOUS = frozenset(key(word) for word in _CREDIT_WORDS["ambiguous"])

_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-’'‑.][^\W\d_]+)*[.’']?")
_MARKS = frozenset({"Mn", "Mc", "Cf"})
"""Combining marks, and formats such as the joiners of Persian and Hindi (Unicode 16, table 4-4)."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_NAME = re.compile(r"[\u3400-\u9fff々]{2,5}|[\u30a0-\u30ff]{2,8}[・=＝][\u30a0-\u30ff]{2,10}|[\uac00-\ud7af]{2,4}")


@cache
def is_agency(name: str) -> bool:
    """Whether ``name`` is on the list of agencies, alone or with what an agency adds to itself ("AP Photo")."""
    wanted = key(name)
    return wanted in _AGENCIES or key(without_kind(name)) in _AGENCIES


def is_ambiguous(name: str) -> bool:
    """Whether an agency's name is another word as well ("PA", a state), so that it needs more proof."""
    return key(name) in _AMBIGUOUS


def without_kind(name: str) -> str:
    """Return an agency's name without "Photo" and the like where the rest is an agency: "AP" of "AP Photo"."""
    wanted = key(name)
    if wanted in _AGENCIES:
        return name.strip()
    for kind in _KINDS:
        if wanted.endswith(f" {kind}") and wanted.removesuffix(f" {kind}") in _AGENCIES:
            return " ".join(name.split()[: -len(kind.split())])
    return name.strip()


def is_institution(name: str) -> bool:
    """Whether a word of ``name`` says that it is no person's: "Westmount High School"."""
    words = (key(word).strip("()[]\"'«»“”,") for word in re.split(r"[\s\-–]+", name))
    return any(word in _INSTITUTIONS or word.removesuffix("'s") in _INSTITUTIONS for word in words)


def is_person(name: str) -> bool:
    """Whether ``name`` looks like a person's: two to five words, each a name, an initial, a particle or a suffix.

    In scripts without capitals, any two to four words without a sign of an institution look like a name.
    """
    name = name.strip(" .,") if not name.strip().endswith("r.") else name.strip(" ,")
    if not name or is_agency(name) or is_institution(name) or key(name) in _NOBODY:
        return False
    if _CJK.search(name):
        return bool(_CJK_NAME.fullmatch(name.replace(" ", "")))
    words = name.split()
    if not 2 <= len(words) <= LONGEST_NAME or not all(is_name_word(word) for word in words):
        return False
    return key(words[0]) not in _SUFFIXES and any(len(word.strip(".")) > 1 for word in words)


def is_name_word(word: str) -> bool:
    """Whether ``word`` can stand in a person's name: capitalised, or a particle, or in a script without capitals."""
    if not _NAME_WORD.fullmatch(_without_marks(word)) or len(word) > LONGEST_WORD:
        return False
    if word.endswith(".") and len(word.strip(".")) > LONGEST_SHORT_FORM:
        return False
    first = next((letter for letter in word if letter.isalpha()), "")
    return not first.islower() or is_particle(word) or word.startswith(("al-", "el-", "d'", "d’"))


def _without_marks(word: str) -> str:
    """Return a word without vowel signs, accents and joiners, which ``re`` takes for no letters."""
    return "".join(letter for letter in word if unicodedata.category(letter) not in _MARKS)


def is_particle(word: str) -> bool:
    """Whether ``word`` is a small word inside names ("van", "de", "al")."""
    return key(word) in _PARTICLES


def is_small_word(word: str) -> bool:
    """Whether ``word`` stands in small letters inside names of people and of institutions ("of", "van", "für")."""
    return is_particle(word) or key(word) in _JOINTS


def is_suffix(word: str) -> bool:
    """Whether ``word`` closes a name ("II", "Jr.")."""
    return key(word) in _SUFFIXES


def is_nobody(name: str) -> bool:
    """Whether ``name`` stands in a name's place and is nobody's ("Stringer", "Handout")."""
    return key(name) in _NOBODY
