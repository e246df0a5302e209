"""Numbers in English words: how many, which one, which year.

In:  a number.   Out: the words a newsreader says.
Promises: every integer of up to 15 digits has words; a longer one is read digit by digit.
"""

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


def decimal(whole: str, fraction: str) -> str:
    """Return the words for a decimal fraction: ``3``, ``05`` is "three point zero five"."""
    return f"{cardinal(int(whole or 0))} point {digits(fraction)}"


def digits(figures: str) -> str:
    """Return the figures one by one."""
    return " ".join(ONES[int(figure)] for figure in figures)


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
    if number % 1000 < 10:
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
