"""Numerals in English: fractions, scores, ranges, ordinals, things that have a number for a name, plain numbers.

In:  written numerals.   Out: the words.
Promises: after the last of these rules no ASCII digit is left.
"""

import re
from collections.abc import Callable

from multipub.speech.normalising.english_numbers import cardinal, digits, fraction, number, ordinal, pairs, plural
from multipub.speech.normalising.english_words import FIGURES, WORDS
from multipub.speech.normalising.rules import DASHES, DIGITS, LONGEST_NUMBER, Found, Rule, any_of

LEFT = r"(?<![\w.,])"
"""No figure, and no part of one, before."""

HIGHEST_GAMES = 7
"""In a set of tennis (ITF Rules of Tennis 2026, rule 5); a set has six or seven for one of the two."""

FEWEST_GAMES_TO_WIN = 6

DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 20, 32, 64})

OUT_OF = frozenset({5, 10, 100})

VULGAR = {
    **{"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5)},
    **{"⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)},
    **{"⅑": (1, 9), "⅒": (1, 10)},
}

SET = r"[0-7][-–][0-7](?:\s?\(\d{1,2}(?:[-–]\d{1,2})?\))?"


def _vulgar(found: Found) -> str:
    part = fraction(*VULGAR[found[2]])
    if not found[1]:
        return part
    small = "a" if VULGAR[found[2]][0] == 1 else "one"
    return f"{number(found[1])} and {re.sub('^one', small, part)}"


def _mixed(found: Found) -> str:
    part = fraction(int(found[2]), int(found[3]))
    return f"{number(found[1])} and {part.replace('one ', 'a ', 1) if found[2] == '1' else part}"


def _fraction(found: Found) -> str:
    part, whole = int(found[1]), int(found[2])
    if 0 < part < whole and whole in DENOMINATORS and whole not in OUT_OF:
        said = fraction(part, whole)
        return said.removesuffix("s") if found.string.startswith("-", found.end()) else said
    if part <= whole and whole in OUT_OF:
        return f"{cardinal(part)} out of {cardinal(whole)}"
    return f"{number(found[1])} over {number(found[2])}"


def _outcome(between: str) -> Callable[[Found], str]:
    """Say "11/4" as odds or "245/5" as a score of cricket."""
    return lambda found: f"{number(found[1])} {between} {number(found[2])}"


def _sets(found: Found) -> str:
    said = []
    for one in re.finditer(r"(\d)[-–](\d)(?:\s?\((\d+)(?:[-–]\d+)?\))?", found[0]):
        if not FEWEST_GAMES_TO_WIN <= max(int(one[1]), int(one[2])) <= HIGHEST_GAMES:
            return found[0]
        breaker = f", {cardinal(int(one[3]))} in the tie-break" if one[3] else ""
        said.append(f"{cardinal(int(one[1]))} {cardinal(int(one[2]))}{breaker}")
    return ", ".join(said)


def _range(found: Found) -> str:
    return f"{number(found[1])} to {number(found[2])}"


def _plural(found: Found) -> str:
    said = plural(pairs(found[1]))
    return said if found[2] == "s" else said.removesuffix("s") + "rs" if said.endswith("es") else f"{said[:-1]}ers"


def _number(found: Found) -> str:
    return number(found[0])


def _split(found: Found) -> str:
    """Say a word of letters and figures: letters one by one or as they are, figures as the number of a thing."""
    parts = re.findall(rf"{FIGURES}|[^\W\d_]+", found[0])
    said = []
    for part in parts:
        if part.isdecimal():
            said.append(pairs(part) if len(part) <= 4 else digits(part))
        else:
            said.append(number(part) if part[0].isdecimal() else _letters(part))
    return " ".join(said)


def _letters(part: str) -> str:
    if not part.isupper():
        return part
    return part.capitalize() if part in WORDS.lists["said_as_words"] else " ".join(part)


def _verses(found: Found) -> str:
    until = f" to {number(found[4])}" if found[4] else ""
    return f"{found[1]} {number(found[2])} {number(found[3])}{until}"


AIRCRAFT = any_of(("MAX", "Max", "Dreamliner", "jet", "jets", "jetliner", "jetliners", "plane", "planes", "aircraft"))

BOOKS = any_of(WORDS.lists["books_of_verses"])

RULES = (
    Rule(
        "sets",
        re.compile(rf"(?<![\w.,/-])(?:{SET}(?:, {SET})+|[67][-–][67]\s?\(\d{{1,2}}(?:[-–]\d{{1,2}})?\))(?![\w/-])"),
        _sets,
        DIGITS,
        DASHES,
    ),
    Rule(
        "chain of numbers",
        re.compile(r"(?<![\w.,/-])\d{1,2}(?:[-–]\d{1,2}){2,5}(?![\w/-]|[.,]\d)"),
        lambda m: " ".join(number(part) for part in re.split("[-–]", m[0])),
        DIGITS,
        DASHES,
    ),
    Rule(
        "number of a case",
        re.compile(r"\b([Nn]o)\.\s?(\d\d)-(\d{3,5})(?![\w-])"),
        lambda m: f"number {number(m[2])} {pairs(m[3])}",
        DIGITS,
        DASHES,
    ),
    Rule(
        "number sign",
        re.compile(r"(?:\b(?P<word>[Nn]os?)\.\s?|№\s?|(?<!\w)#)(?=\d)"),
        lambda m: "numbers " if (m["word"] or "").endswith("s") else "number ",
        DIGITS,
        ("No", "no", "№", "#"),
    ),
    Rule(
        "number sign, without a stop",
        re.compile(r"\bNo (?=\d{1,2}(?!\d|-[a-z]|[,.:]\d|[/%]))"),
        lambda _: "number ",
        DIGITS,
        ("No ",),
    ),
    Rule(
        "chapter and verse",
        re.compile(rf"\b({BOOKS}) (\d{{1,3}}):(\d{{1,3}})(?:\s?[-–]\s?(\d{{1,3}}))?(?!\w)"),
        _verses,
        frozenset(":"),
    ),
    Rule(
        "part of a clause",
        re.compile(r"(?<=[\d)])\(([a-z]|\d{1,2})\)"),
        lambda m: f" {m[1].upper()}" if m[1].isalpha() else f" {number(m[1])}",
        frozenset("("),
    ),
    Rule(
        "fraction, one sign",
        re.compile(rf"(?:(?<![\w.,])({FIGURES})\s?)?([{''.join(VULGAR)}])"),
        _vulgar,
        frozenset(VULGAR),
    ),
    Rule(
        "odds",
        re.compile(r"(?<![\w.,/])(\d{1,3})/(\d{1,2})(?![\w/.,-]\d|\w|/)"),
        _outcome("to"),
        frozenset("/"),
        ("odds", "bookmaker", "betting", "favourite at", "favorite at"),
    ),
    Rule(
        "score of cricket",
        re.compile(r"(?<![\w.,/])(\d{2,3})/(\d|10)(?![\w/.,-]\d|\w|/)"),
        _outcome("for"),
        frozenset("/"),
        ("wicket", "overs", "innings", "cricket", "stumps", "all out"),
    ),
    Rule(
        "mixed number", re.compile(r"(?<![\w.,])(\d+)[ -]([1-9]\d?)/([2-9]|1\d|32|64)(?![\w/])"), _mixed, frozenset("/")
    ),
    Rule(
        "fraction", re.compile(r"(?<![\w.,/])(\d{1,3})\s?/\s?(\d{1,3})(?![\w/.,-]\d|\w|/)"), _fraction, frozenset("/")
    ),
    Rule(
        "decimal out of",
        re.compile(r"(?<![\w.,/])(\d{1,2}\.\d)/(5|10|100)(?![\w/.,-]\d|\w|/)"),
        lambda m: f"{number(m[1])} out of {number(m[2])}",
        frozenset("/"),
    ),
    Rule(
        "ordinal",
        re.compile(r"(?<![\w.,])(\d[\d,]*)(?:st|nd|rd|th|ST|ND|RD|TH)\b"),
        lambda m: ordinal(int(m[1].replace(",", ""))) if len(m[1]) <= LONGEST_NUMBER else m[0],
        DIGITS,
        ("st", "nd", "rd", "th", "ST", "ND", "RD", "TH"),
    ),
    Rule(
        "things by number, plural",
        re.compile(r"\b([A-Z][A-Za-z]{0,2})-?(\d{1,4})s\b"),
        lambda m: f"{_letters(m[1])} {plural(pairs(m[2]))}",
        DIGITS,
    ),
    Rule("plural number", re.compile(r"(?<![\w.,])(\d+)(s|ers)\b"), _plural, DIGITS),
    Rule(
        "variant",
        re.compile(r"(?<![\w.,])([A-Z]{1,3})((?:\.\d{1,3}){1,4})(?!\w|\.\d)"),
        lambda m: " ".join(m[1]) + "".join(f" point {number(part)}" for part in m[2].split(".")[1:]),
        DIGITS,
        (".",),
    ),
    Rule(
        "letters and figures, decimal",
        re.compile(r"\b([A-Z]{1,3})(\d{1,4})\.(\d+)\b"),
        lambda m: f"{' '.join(m[1])} {number(m[2])} point {digits(m[3])}",
        DIGITS,
        (".",),
    ),
    Rule(
        "letters and figures",
        re.compile(
            r"(?<![\w.,])(?:[A-Z][A-Za-z]{0,15}[-–]\d+|[^\W\d_]+\d+|\d+[^\W\d_]+|\d[\d,.]*\d[^\W\d_]+)(?:\d|[^\W\d_])*(?!\w)"
        ),
        _split,
        DIGITS,
    ),
    Rule(
        "aircraft",
        re.compile(
            rf"(?:(?<=\b(?:Boeing|Airbus) )\d{{3}}|(?<![\w.,$£€-])7[0-8]7(?=-\d|\s(?:{AIRCRAFT})\b))"
            r"(?:-\d{1,3})?(?![\w,.]\d|\w)"
        ),
        lambda m: " ".join(pairs(part) for part in m[0].split("-")),
        DIGITS,
        ("Boeing", "Airbus", "7"),
    ),
    Rule(
        "number with several points",
        re.compile(r"(?<![\w.,])\d+(?:\.\d+){2,}(?!\w)"),
        lambda m: " point ".join(number(part) for part in m[0].split(".")),
        DIGITS,
        (".",),
    ),
    Rule("ratio", re.compile(r"(?<![\w.,:])(\d{1,3}):(\d{1,3})(?![\w:])"), _range, frozenset(":")),
    Rule(
        "hanging hyphen",
        re.compile(rf"{LEFT}({FIGURES})-(?=(?:,| to | or | and ))"),
        lambda m: number(m[1]),
        DIGITS,
        DASHES,
    ),
    Rule("range", re.compile(rf"(?<![\w.,/-])({FIGURES})\s?[-–—]\s?({FIGURES})(?!\w|/\d|-\d)"), _range, DIGITS, DASHES),
    Rule("minus", re.compile(r"(?<![\w-])[-−]\s?(?=\.?\d)"), lambda _: "minus ", frozenset("-−")),
    Rule(
        "about",
        re.compile(r"(\b(?:[Aa]bout|[Aa]round|[Rr]oughly|[Nn]early) )?[~≈]\s?(?=[\d$£€])"),
        lambda m: m[1] or "about ",
        frozenset("~≈"),
    ),
    Rule("or more", re.compile(rf"{LEFT}({FIGURES})\+(?!\w)"), lambda m: f"{number(m[1])} plus", frozenset("+")),
    Rule("bare decimal", re.compile(r"(?<![\w.,])\.(\d+)(?!\w)"), lambda m: f"point {digits(m[1])}", DIGITS),
    Rule("number", re.compile(rf"{LEFT}{FIGURES}(?!\w|[.,]\d)"), _number, DIGITS),
    Rule("figures left", re.compile(r"\d+"), lambda m: f" {number(m[0])} ", DIGITS),
)
"""In the order in which they are tried: what is most particular first."""
