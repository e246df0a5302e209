"""Capitals in English: what is spelled, what is said as a word, what is merely shouted; and Roman numerals.

In:  words in capitals.   Out: their letters one by one ("A F P"), or the word.
Promises: what the lists name is spelled or said as they tell; of the rest, two and three letters are spelled, four and
more are said if English could say them.  A word in capitals beside other words in capitals is shouted, and said.
"""

import re

from multipub.speech.normalising.english_numbers import cardinal, ordinal
from multipub.speech.normalising.english_words import SAID, SPELLED, WORDS
from multipub.speech.normalising.roman import NUMERAL, roman
from multipub.speech.normalising.rules import CAPITALS, STOP, Found, Rule, any_of, full_stop

LONGEST_INITIALISM = 5
"""Letters.  Longer words in capitals are shouted, unless a list names them."""

SHORTEST_WORD = 4
"""Letters.  Shorter words in capitals are spelled, unless a list names them."""

NEIGHBOURHOOD = 40
"""Characters to either side in which the neighbours of a word in capitals are looked for."""

SAYABLE = re.compile(
    r"(?:[BCDFGHJKLMNPQRSTVWXZ]|[BCDFGKPST][LRW]|S[CHKMNPTW]|CH|GH|PH|TH|WH|KH|QU)?"
    r"(?:(?:[AEIOUY]{1,2})(?:[BCDFGHJKLMNPQRSTVWXZ]|CK|[LMNRS][BCDFGKLMNPRSTVWZ]|CH|GH|PH|TH|SH|ST|QU|[BCDFGKPT][LRS]|([BCDFGLMNPRSTZ])\1)?)+"
)
"""A word that English could say: vowels, with no more between them than English has there."""


def spell(word: str) -> str:
    """Return the letters of ``word``, one by one; a "+" in it is said."""
    return " ".join("plus" if letter == "+" else letter for letter in word)


def _ending(ending: str) -> str:
    """Return what is said after spelled letters for a plural or possessive: an engine says "P's" as "peas"."""
    return "'s" if ending else ""


def _capitals(found: Found) -> str:
    word, ending = found["word"], found["ending"] or ""
    text, start, end = found.string, found.start(), found.end()
    if word.removesuffix("+") in SAID and not (word in WORDS.lists["words_too"] and _shouts_around(text, start, end)):
        return word.capitalize().replace("+", " plus") + ending
    if word in SPELLED:
        if word in WORDS.lists["words_too"] and _shouts_around(text, start, end) and _is_word(word, text, start, end):
            return word.lower() if text[:start].strip() else word.capitalize()
        return spell(word) + _ending(ending)
    if word in WORDS.lists["short_words"] or _shouts_around(text, start, end):
        return _shouted(word, text, start) + ending
    if len(word) > LONGEST_INITIALISM or (len(word) >= SHORTEST_WORD and SAYABLE.fullmatch(word)):
        return word.capitalize() + ending
    return spell(word) + _ending(ending)


def _is_word(word: str, text: str, start: int, end: int) -> bool:
    """Whether "US" and "WHO" in a headline in capitals are the words, and not the country and the organization."""
    if word == "US":
        return bool(
            re.search(rf"\b(?:{any_of(WORDS.lists['before_us'])}) $", text[max(0, start - NEIGHBOURHOOD) : start])
        )
    if word == "WHO":
        return not re.match(rf" (?:{any_of(WORDS.lists['after_who'])})\b", text[end : end + NEIGHBOURHOOD])
    return True


def _shouted(word: str, text: str, start: int) -> str:
    small = word in WORDS.lists["short_words"] and text[:start].strip()
    return word.lower() if small else word.capitalize()


def _shouts_around(text: str, start: int, end: int) -> bool:
    """Whether the nearest word on either side that is no short form stands in capitals too."""
    before = text[max(0, start - NEIGHBOURHOOD) : start].split()[::-1]
    return _shouts(before) or _shouts(text[end : end + NEIGHBOURHOOD].split())


def _shouts(neighbours: list[str]) -> bool:
    for neighbour in neighbours:
        if neighbour[0] in "([/":
            return False
        word = re.sub(r"\W", "", neighbour)
        if word not in SPELLED and word not in SAID:
            return len(word) > 1 and word.isalpha() and word.isupper()
    return False


def _regnal(found: Found) -> str:
    return f"{found['name']} the {ordinal(roman(found['numeral']))}"


def _counted(found: Found) -> str:
    return f"{found['name']} {cardinal(roman(found['numeral']))}"


def _and(found: Found) -> str:
    return f"{spell(found[1])} and {spell(found[2])}"


ROMAN = (
    Rule(
        "numeral after what is counted",
        re.compile(rf"\b(?P<name>{any_of(WORDS.lists['counted_in_roman'])}) (?P<numeral>{NUMERAL})(?![\w'’.-]\w|\w)"),
        _counted,
        CAPITALS,
        (" I", " V", " X", " L"),
    ),
    Rule(
        "numeral of a ruler",
        re.compile(rf"\b(?P<name>{any_of(WORDS.lists['rulers'])}) (?P<numeral>{NUMERAL})(?!\w|\.\w)"),
        _regnal,
        CAPITALS,
        (" I", " V", " X", " L"),
    ),
    Rule(
        "numeral of a person",
        re.compile(r"(?P<name>\b[A-Z][a-zà-ÿ’']+(?<!The)) (?P<numeral>I{2,3}|IV|VI{1,3}|IX|X[IV]+)(?!\w|\.\w)"),
        _regnal,
        CAPITALS,
        (" I", " V", " X"),
    ),
)

LETTERS = (
    Rule(
        "initials with stops",
        re.compile(r"[A-Z](?<![\w.].)\.(?:[A-Z]\.)+(?:[’']?(?P<plural>s)\b|(?P<joined>-(?=[A-Za-z])))?"),
        lambda m: (
            spell(re.sub(r"[^A-Z]", "", m[0])) + _ending(m["plural"] or "") + (" " if m["joined"] else full_stop(m))
        ),
        STOP,
    ),
    Rule(
        "initial of a name",
        re.compile(r"[A-Z](?<![\w.’'].)(?<!^A)\.(?= (?:[A-Z]\. )*[A-Z][\w’'])"),
        lambda m: m[0][0],
        STOP,
    ),
    Rule(
        "letters joined by an and",
        re.compile(r"(?<!\w)([A-Z]{1,2})\s?&\s?([A-Z])(?!\w)"),
        _and,
        frozenset("&"),
    ),
    Rule(
        "short form before a hyphen",
        re.compile(r"(?<![\w-])([A-Z]{2,})[-–](?=[A-Za-z]{2})"),
        lambda m: f"{m[1]} " if m[1] in SPELLED or m[1] in SAID else m[0],
        frozenset("-–"),
    ),
    Rule(
        "short form after a hyphen",
        re.compile(r"(?<=[a-z])-(?=([A-Z]{2,})(?!\w))"),
        lambda m: " " if m[1] in SPELLED or m[1] in SAID else m[0],
        frozenset("-–"),
    ),
    Rule(
        "spelled, with small letters",
        re.compile(rf"(?<!\w)(?P<word>{any_of(WORDS.tables['mixed'])})(?:(?P<ending>s)[’']?)?(?!\w)"),
        lambda m: WORDS.tables["mixed"][m["word"]] + _ending(m["ending"] or ""),
        CAPITALS,
        tuple(WORDS.tables["mixed"]),
    ),
    Rule(
        "plural possessive in capitals",
        re.compile(r"\b([A-Z]{2,5}s)['’](?!\w)"),
        lambda m: m[1],
        frozenset("'’"),
    ),
    Rule(
        "capitals",
        re.compile(r"(?P<word>[A-Z](?<![\w.].)[A-Z]+\+?)(?P<ending>s)?(?![\w+])"),
        _capitals,
        CAPITALS,
    ),
)
