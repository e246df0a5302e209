"""What an Arabic number agrees with: the preposition before it and the noun after it.

In:  a number where it was found.   Out: its words in the gender and case that its neighbours ask for.
Promises: the gender of a noun is read from its ending, or from the table of nouns whose ending does not show it; the
case from a table of words that ask for the oblique.
"""

import re

from multipub.speech.normalising.arabic_numbers import ALONE, Counted, cardinal, decimal, digits, noun
from multipub.speech.normalising.rules import LONGEST_NUMBER, Found, read_words

WORDS = read_words("ar")

TABLES = WORDS.tables

LONGEST_WORD = 30
"""Characters before a number in which the word before it is looked for."""

NOUN_NEXT = re.compile(
    r"\s+(?!و|في\b|من\b|إلى\b|على\b|عن\b|مع\b|بين\b|منذ\b|قبل\b|بعد\b|خلال\b|هو\b|هي\b|أو\b|كان)([ء-ي]+)"
)


def words_before(found: Found) -> list[str]:
    """Return the words before, the nearest one first."""
    return found.string[max(0, found.start() - LONGEST_WORD) : found.start()].split()[::-1]


def word_before(found: Found) -> str:
    """Return the word before."""
    return next(iter(words_before(found)), "")


def asks_for_oblique(word: str) -> bool:
    """Whether what stands after ``word`` is in the oblique case: also where "and" is written on it."""
    known = WORDS.lists["oblique_after"]
    return word in known or (word[:1] in ("و", "ف") and word[1:] in known)


def is_oblique(found: Found) -> bool:
    """Whether the word or the letter before a number asks for the oblique case.

    A number that is joined to another one by "and" is in the case of that one.
    """
    prefix = found.groupdict().get("prefix") or ""
    if prefix.strip("وف"):
        return prefix[-1:] in ("ب", "ل", "ك")
    words = words_before(found)
    if prefix and words and words[0][-1:].isdecimal():
        words = words[1:]
    return asks_for_oblique(words[0]) if words else False


def what_counts(found: Found) -> Counted:
    """Return what a number counts, from the words around it."""
    follows = NOUN_NEXT.match(found.string, found.end())
    word = follows[1] if follows else ""
    feminine = word.endswith("ة") or word in WORDS.lists["feminine_nouns"]
    feminine = feminine or (word.endswith("ات") and word not in WORDS.lists["masculine_plurals"])
    feminine = feminine or (not word and word_before(found) == "سنة")
    return Counted(feminine=feminine, oblique=is_oblique(found), construct=bool(word))


def parts_of(figures: str) -> tuple[str, str]:
    """Return the whole part and the decimal places of a number as it is written."""
    if re.fullmatch(r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?", figures):
        figures = figures.replace(",", "").replace("٬", "")
    whole, _, places = re.sub("[,٫،]", ".", figures).partition(".")
    return whole, re.sub(r"\D", "", places)


def in_words(figures: str, counted: Counted = ALONE) -> str:
    """Return the words for a number as it is written; a long one and one that begins with zero figure by figure."""
    whole, places = parts_of(figures)
    if places:
        return decimal(whole, places, counted)
    if len(whole) > LONGEST_NUMBER or (len(whole) > 1 and whole.startswith("0")):
        return digits(whole)
    return cardinal(int(whole), counted)


def with_noun(figures: str, magnitude: str | None, forms: tuple[str, ...], counted: Counted) -> str:
    """Return a number with its currency or unit, in the form that the number asks for."""
    if magnitude:
        return f"{times(figures, magnitude, Counted(oblique=counted.oblique, construct=True))} {forms[0]}"
    whole, places = parts_of(figures)
    if places or len(whole) > LONGEST_NUMBER:
        return f"{in_words(figures, counted)} {forms[0]}"
    return noun(int(whole), forms, counted)


def times(figures: str, magnitude: str, counted: Counted) -> str:
    """Return "1.2 million" as a million and two hundred thousand; what is no whole number, with its point."""
    whole, places = parts_of(figures)
    power = int(TABLES["magnitudes"][magnitude])
    if len(places) <= power and len(whole) + power <= LONGEST_NUMBER:
        return cardinal(int(whole + places.ljust(power, "0")), counted)
    one = {3: "ألف", 6: "مليون", 9: "مليار", 12: "تريليون"}[power]
    return f"{in_words(figures, counted)} {one}"
