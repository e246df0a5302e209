"""Short forms, capitals and signs in French, German and Spanish: what is spelled, said as a word, merely shouted.

In:  a language's words (``european.Tongue``).   Out: rules for abbreviations, capitals, flags of a credit, signs.
Promises: what the lists name is spelled or said as they tell; the others by their length and their vowels.
"""

import re

from multipub.speech.normalising.european import Tongue, after
from multipub.speech.normalising.rules import CAPITALS, DIGITS, STOP, Found, Rule, any_of, full_stop

LONGEST_SPELLED, SHORTEST_SAID = 5, 4
"""Letters, as in English."""
VOWELS = re.compile(r"[AEIOUYÄÖÜÉÈÀÁÍÓÚÊÎÔÂ]")


def abbreviations(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules for short forms: with a full stop, before a name, before a figure."""
    tables = tongue.words.tables
    return (
        Rule(
            "abbreviation",
            re.compile(rf"(?<![\w.])(?:{any_of(tables['abbreviations'])})(?!\w)"),
            lambda m: tables["abbreviations"][m[0]] + full_stop(m),
        ),
        Rule(
            "title",
            re.compile(rf"(?<![\w.])({any_of(tables['titles'])})(?=[ -][A-ZÀ-Ý])"),
            lambda m: tables["titles"][m[1]],
            CAPITALS,
        ),
        Rule(
            "before a figure",
            re.compile(rf"(?<![\w.])({any_of(tables['before_figures'])})\s?(?=\d)"),
            lambda m: f"{tables['before_figures'][m[1]]} ",
            DIGITS,
        ),
    )


def letters(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules for capitals and for signs that are left."""
    signs = tongue.words.tables["signs"]
    flags = tongue.words.tables["credit_flags"]
    known = tongue.words.lists["spelled"] | tongue.words.lists["said_as_words"]
    return (
        Rule(
            "initials with stops",
            re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){1,}[A-Z]\.(?!\w)"),
            lambda m: " ".join(re.findall("[A-Z]", m[0])) + full_stop(m),
            STOP,
        ),
        Rule(
            "short form before a hyphen",
            re.compile(r"(?<![\w-])([A-ZÀ-ÖØ-Þ]{2,})-(?=[^\W\d_]{2})"),
            lambda m: f"{m[1]} " if m[1] in known else m[0],
            frozenset("-"),
        ),
        Rule("capitals", re.compile(r"(?<![\w.])([A-ZÀ-ÖØ-Þ]{2,})(?!\w)"), lambda m: _capitals(m, tongue), CAPITALS),
        Rule(
            "credit flag",
            re.compile(rf"\s?/\s?({any_of(flags)})\b(?:\s?/\s?(?=\w))?", re.IGNORECASE),
            lambda m: f", {flags[m[1].lower()]}" + (", " if m[0].rstrip().endswith("/") else ""),
            frozenset("/"),
        ),
        Rule("sign", re.compile(any_of(signs)), lambda m: signs[m[0]], frozenset(signs)),
    )


def _capitals(found: Found, tongue: Tongue) -> str:
    """Spell or say a word in capitals, by the lists and by its length; beside other capitals it is shouted."""
    word = found[1]
    lists = tongue.words.lists
    if word in lists["spelled"]:
        return " ".join(word)
    if word in lists["said_as_words"] or len(word) > LONGEST_SPELLED:
        return word.capitalize()
    around = (found.string[max(0, found.start() - 30) : found.start()].split()[-1:], after(found).split()[:1])
    neighbours = (re.sub(r"\W", "", word) for words in around for word in words)
    known = lists["spelled"] | lists["said_as_words"]
    shouts = any(len(word) > 1 and word.isupper() and word.isalpha() and word not in known for word in neighbours)
    if shouts or (len(word) >= SHORTEST_SAID and len(VOWELS.findall(word)) * 3 >= len(word)):
        return word.capitalize()
    return " ".join(word)
