"""Numbers in Arabic words, as a careful newsreader says them.

In:  a number, and what it counts.   Out: the words.
Promises: three to ten take the other gender than what they count, teens agree in their two halves as grammar asks,
two hundred and two thousand lose their ending before a noun.  The case is nominative or oblique; short vowels are not
written.

Our own and not num2words: version 0.5.14 gives "مئتا" where nothing follows, sets the "and" apart from its word, has no
oblique case, and says 3.5 as "three, fifty" (looked at 2026-11).
No native speaker has checked these words yet.
"""

from dataclasses import dataclass, replace

from multipub.speech.normalising.rules import LONGEST_NUMBER

WITH_FEMININE = ("صفر", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
WITH_MASCULINE = ("صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
HUNDREDS = ("", "مئة", "", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة")
THOUSANDS = (("ألف", "آلاف"), ("مليون", "ملايين"), ("مليار", "مليارات"), ("تريليون", "تريليونات"))

FIRST_MASCULINE = (
    "",
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
)
FIRST_FEMININE = (
    *("", "الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة"),
    "العاشرة",
)

DUAL = 2

EIGHT = 8

FEW = range(3, 11)
"""Counted in the plural."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: its gender, its case, and whether a noun follows."""

    feminine: bool = False
    oblique: bool = False
    construct: bool = False


ALONE = Counted()


def cardinal(number: int, counted: Counted = ALONE) -> str:
    """Return the words for how many."""
    if number >= 10**LONGEST_NUMBER:
        return digits(str(number))
    if number == 0:
        return WITH_MASCULINE[0]
    parts: list[str] = []
    rest = number
    for power in range(len(THOUSANDS), 0, -1):
        group, rest = divmod(rest, 1000**power)
        if group:
            parts.append(
                _group(group, *THOUSANDS[power - 1], replace(counted, construct=counted.construct and not rest))
            )
    if rest:
        parts.append(_below_thousand(rest, counted))
    return " و".join(parts)


def decimal(whole: str, places: str, counted: Counted = ALONE) -> str:
    """Return the words for a decimal fraction: "3.05" is "three point zero five"."""
    zeros = len(places) - len(places.lstrip("0"))
    after = [WITH_MASCULINE[0]] * zeros + ([cardinal(int(places))] if places.strip("0") else [])
    return f"{cardinal(int(whole or 0), replace(counted, construct=False))} فاصلة {' '.join(after)}"


def digits(figures: str) -> str:
    """Return the figures one by one."""
    return " ".join(WITH_MASCULINE[int(figure)] for figure in figures)


def ordinal(number: int, *, feminine: bool = False, oblique: bool = False) -> str:
    """Return the words for which one, with the article; a hundred and more are cardinal."""
    firsts = FIRST_FEMININE if feminine else FIRST_MASCULINE
    if not 0 < number < 100:
        return f"ال{cardinal(number, Counted(feminine=feminine, oblique=oblique))}"
    if number <= 10:
        return firsts[number]
    tens, ones = divmod(number, 10)
    one = ("الحادية" if feminine else "الحادي") if ones == 1 else firsts[ones]
    if number < 20:
        return f"{one} {'عشرة' if feminine else 'عشر'}"
    ten = f"ال{_tens(tens, oblique=oblique)}"
    return f"{one} و{ten}" if ones else ten


def noun(number: int, forms: tuple[str, ...], counted: Counted) -> str:
    """Return a number with its noun, in the form that the number asks for.

    ``forms``: singular, dual, plural, accusative of the singular, gender ("m" or "f").
    """
    one, two, many, accusative, gender = forms
    counted = replace(counted, feminine=gender == "f", construct=True)
    if number == 1:
        return f"{one} {'واحدة' if gender == 'f' else 'واحد'}"
    if number == DUAL:
        return _oblique(two) if counted.oblique else two
    rest = number % 100
    form = many if rest in FEW else accusative if rest > max(FEW) else one
    return f"{cardinal(number, counted)} {form}"


def _oblique(words: str) -> str:
    return " ".join(f"{word.removesuffix('ان')}ين" if word.endswith("ان") else word for word in words.split(" "))


def _tens(tens: int, *, oblique: bool) -> str:
    return TENS[tens] + ("ين" if oblique else "ون")


def _below_thousand(number: int, counted: Counted) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, counted)
    if hundreds == DUAL:
        word = ("مئتي" if counted.oblique else "مئتا") + ("" if counted.construct and not rest else "ن")
    else:
        word = HUNDREDS[hundreds]
    return f"{word} و{_below_hundred(rest, counted)}" if rest else word


def _below_hundred(number: int, counted: Counted) -> str:
    ones_of = WITH_FEMININE if counted.feminine else WITH_MASCULINE
    if number <= 10:
        word = ones_of[number]
        if number == EIGHT and counted.feminine and not counted.construct:
            return "ثمان"
        return _oblique(word) if number == DUAL and counted.oblique else word
    tens, ones = divmod(number, 10)
    if tens == 1:
        return _teen(ones, counted)
    ten = _tens(tens, oblique=counted.oblique)
    if not ones:
        return ten
    one = "إحدى" if ones == 1 and counted.feminine else _below_hundred(ones, replace(counted, construct=False))
    return f"{one} و{ten}"


def _teen(ones: int, counted: Counted) -> str:
    if ones == 1:
        return "إحدى عشرة" if counted.feminine else "أحد عشر"
    if ones == DUAL:
        two = (
            ("اثنتا" if counted.feminine else "اثنا")
            if not counted.oblique
            else ("اثنتي" if counted.feminine else "اثني")
        )
        return f"{two} {'عشرة' if counted.feminine else 'عشر'}"
    return f"{WITH_FEMININE[ones]} عشرة" if counted.feminine else f"{WITH_MASCULINE[ones]} عشر"


def _group(group: int, one: str, many: str, counted: Counted) -> str:
    """Return a number of thousands, of millions, or of more."""
    masculine = Counted(oblique=counted.oblique, construct=True)
    if group == 1:
        return one
    if group == DUAL:
        return one + (("ي" if counted.oblique else "ا") + ("" if counted.construct else "ن"))
    return f"{_below_thousand(group, masculine)} {many if group % 100 in FEW else one}"
