"""Numbers in English words: how many, which one, which year.

In:  a number.   Out: the words a newsreader says.
Promises: every integer of up to 15 digits has words; a longer one is read digit by digit.

Our own and not num2words: that one writes "one thousand, four hundred and fifty", where an engine makes a pause; the
tests hold the two against each other.
"""

from multipub.speech.normalising.rules import LONGEST_NUMBER

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
THOUSANDS = ("", "thousand", "million", "billion", "trillion")
IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def cardinal(number: int) -> str:
    """Return the words for how many: ``1450`` is "one thousand four hundred and fifty"."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number >= 1000 ** len(THOUSANDS):
        return digits(str(number))
    groups: list[str] = []
    rest, power = number, 0
    while rest:
        rest, group = divmod(rest, 1000)
        if group:
            groups.insert(0, f"{_below_thousand(group)} {THOUSANDS[power]}".strip())
        power += 1
    if len(groups) > 1 and 0 < number % 1000 < 100:
        groups.insert(-1, "and")
    return " ".join(groups) or ONES[0]


def decimal(whole: str, places: str) -> str:
    """Return the words for a decimal fraction: ``3``, ``05`` is "three point zero five"."""
    before = digits(whole) if len(whole) > LONGEST_NUMBER else cardinal(int(whole or 0))
    return f"{before} point {digits(places)}"


def digits(figures: str) -> str:
    """Return the figures one by one."""
    return " ".join(ONES[int(figure)] for figure in figures)


def number(figures: str) -> str:
    """Return the words for a number as it is written: ``1,450``, ``3.5``, ``.5``, ``007``."""
    whole, _, places = figures.replace(",", "").partition(".")
    if places:
        return decimal(whole, places)
    if len(whole) > LONGEST_NUMBER or (len(whole) > 1 and whole.startswith("0")):
        return digits(whole)
    return cardinal(int(whole))


def pairs(figures: str) -> str:
    """Return the words for the number of a thing: ``737`` is "seven thirty-seven", ``101`` is "one oh one"."""
    if len(figures) != 3 or figures.startswith("0") or figures.endswith("00"):
        return number(figures) if len(figures) != 4 else year(int(figures))
    rest = int(figures[1:])
    return f"{ONES[int(figures[0])]} {f'oh {ONES[rest]}' if rest < 10 else cardinal(rest)}"


def two_figures(figures: str) -> str:
    """Return the words for the last two figures of a year or a time: ``05`` is "oh five"."""
    return f"oh {cardinal(int(figures))}" if figures.startswith("0") and int(figures) else cardinal(int(figures))


def plural(words: str) -> str:
    """Return number words in the plural: "nineties", "sixteens", "sixes"."""
    if words.endswith("y"):
        return words.removesuffix("y") + "ies"
    return words + ("es" if words.endswith("x") else "s")


def fraction(part: int, whole: int) -> str:
    """Return the words for a fraction: ``2``, ``3`` is "two thirds"."""
    names = {2: ("half", "halves"), 4: ("quarter", "quarters")}
    one, many = names.get(whole, (ordinal(whole), f"{ordinal(whole)}s"))
    return f"{cardinal(part)} {one if part == 1 else many}"


def ordinal(number: int) -> str:
    """Return the words for which one: ``21`` is "twenty-first"."""
    words = cardinal(number)
    last = words.replace("-", " ").split(" ")[-1]
    if last in IRREGULAR_ORDINALS:
        return words.removesuffix(last) + IRREGULAR_ORDINALS[last]
    return words.removesuffix("y") + "ieth" if last.endswith("y") else words + "th"


def year(number: int) -> str:
    """Return the words for a year: ``1931`` is "nineteen thirty-one", ``2005`` is "two thousand and five"."""
    century, rest = divmod(number, 100)
    if number % 1000 < 10 or number < 100:
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {f'oh {ONES[rest]}' if rest < 10 else cardinal(rest)}"


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{ONES[hundreds]} hundred"] if hundreds else []
    if hundreds and rest:
        words.append("and")
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(TENS[tens] + (f"-{ONES[ones]}" if ones else ""))
    elif rest:
        words.append(ONES[rest])
    return " ".join(words)
