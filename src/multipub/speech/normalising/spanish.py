"""Spanish for the ear: "EE. UU.", "siglo XXI", "35 millones de €", "1.º", "14.30 h".

In:  written Spanish.   Out: the same in words.
Promises: no ASCII digit is left; one and the hundreds take the gender of the noun after them, as far as its ending
tells.  No native speaker has checked what is said yet.
"""

import re
from functools import cache

from multipub.speech.normalising import european, european_letters
from multipub.speech.normalising.european import LEFT, YEAR, Tongue, full_year, in_words
from multipub.speech.normalising.roman import NUMERAL, roman
from multipub.speech.normalising.rules import CAPITALS, DIGITS, STOP, Found, Rule, any_of, read_words

WORDS = read_words("es")

MONTHS = tuple(WORDS.tables["months"].values())

FEMININE = re.compile(
    rf"\s(?!{any_of(WORDS.lists['masculine_nouns'])})(?:[a-zñáéíóú]+(?:as|ciones|siones|dades)|{any_of(WORDS.lists['feminine_nouns'])})(?!\w)"
)

A_NOUN = re.compile(r"\s(?!(?:y|o|a|al|de|del|en|por|con|para|que|se|es|son|fue|la|el|los|las)\b)[a-zñáéíóú]{2}")

POINT = frozenset({"mx", "us", "gt", "sv", "hn", "ni", "pa", "do", "pr", "pe", "419"})
"""Regions that write 3.5 and say "punto" (CLDR 45, number symbols)."""

LAST_ORDINAL = 10
"""Above it, a century and a ruler have a cardinal number: Luis catorce."""

HUNDRED = 100

TENTHS = (
    "",
    "primero",
    "segundo",
    "tercero",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
    "undécimo",
    "duodécimo",
)


def rules(region: str) -> tuple[Rule, ...]:
    """Return the rules for the Spanish of ``region``, which says "coma" or "punto"."""
    return _rules("punto" if region in POINT else "coma")


def _cardinal(number: int, following: str) -> str:
    """Return how many; num2words says "veintiuno mil" and "mil uno", which lose their ending before another word."""
    said = re.sub(r"veintiuno(?= mil)", "veintiún", in_words(number, "es"))
    said = re.sub(r"uno(?= (?:mil|mill))", "un", said)
    if FEMININE.match(following):
        said = re.sub(r"(\w*(?:cient|quinient))os(?!\w)(?! mill)", r"\1as", said)
        return f"{said[:-1]}a" if said.endswith("uno") else said
    if said.endswith("uno") and A_NOUN.match(following):
        return f"{said[:-3]}ún" if said.endswith("veintiuno") else said[:-1]
    return said


def _ordinal(number: int, sign: str) -> str:
    if not 0 < number < HUNDRED:
        return _cardinal(number, "")
    said = TENTHS[number] if number < len(TENTHS) else in_words(number, "es", "ordinal")
    if sign in ("ª", "a"):
        return re.sub(r"o(?= |$)", "a", said)
    return said[:-1] if sign.startswith("er") else said


def _date(found: Found) -> str:
    day = _cardinal(int(found["day"]), "")
    return f"{day} de {MONTHS[int(found['month']) - 1]} de {_cardinal(full_year(found['year']), '')}"


def _time(found: Found) -> str:
    hours, minutes = found["hours"], int(found["minutes"])
    said = _cardinal(int(hours), " horas")
    return f"{said} {_cardinal(minutes, '')}" if minutes else f"{said} en punto"


def _ruler(found: Found) -> str:
    number = roman(found["numeral"])
    if number > LAST_ORDINAL or found["name"].lower() in WORDS.lists["counted_in_roman"]:
        return f"{found['name']} {_cardinal(number, '')}"
    ordinal = _ordinal(number, "ª" if found["name"] in WORDS.lists["queens"] else "º")
    return f"{found['name']} {ordinal}"


@cache
def _rules(comma: str) -> tuple[Rule, ...]:
    tongue = Tongue(
        words=WORDS,
        cardinal=_cardinal,
        of=lambda magnitude, currency: " de ",
        cents=" con ",
        comma=comma,
        until="a",
        minus="menos",
        plus="más",
        over="de cada",
    )
    return (
        *european.whole_words(tongue),
        *FIRST,
        *european.money(tongue),
        *european.quantities(tongue),
        *european_letters.abbreviations(tongue),
        *european.numbers(tongue),
        *european_letters.letters(tongue),
    )


FIRST = (
    Rule("century", re.compile(rf"\bs\. (?={NUMERAL}\b)"), lambda _: "siglo ", STOP),
    Rule(
        "numeral",
        re.compile(
            rf"\b(?P<name>{any_of(WORDS.lists['rulers'] | WORDS.lists['queens'])}"
            rf"|(?i:{any_of(WORDS.lists['counted_in_roman'])}))"
            rf" (?P<numeral>{NUMERAL})(?!\w)"
        ),
        _ruler,
        CAPITALS,
    ),
    Rule(
        "ordinal",
        re.compile(rf"{LEFT}(\d{{1,3}})\.?(º|ª|°(?!\s?C)|er|a(?= [a-z]))(?!\w)"),
        lambda m: _ordinal(int(m[1]), m[2]),
        DIGITS,
    ),
    Rule(
        "telephone in groups",
        re.compile(r"(?<![\w.,-])[6-9](?:\d \d{3}|\d\d \d\d) \d\d \d\d(?![\w,.]\d|\w)"),
        lambda m: ", ".join(" ".join(_cardinal(int(one), "") for one in group) for group in m[0].split()),
        DIGITS,
    ),
    Rule(
        "date in figures",
        re.compile(
            rf"(?<![\w/])(?P<day>0?[1-9]|[12]\d|3[01])[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<year>{YEAR}|(?<=\d\d.\d\d.)\d\d)(?![\w/-])"
        ),
        _date,
        DIGITS,
    ),
    Rule(
        "date, ISO",
        european.ISO_DATE,
        _date,
        DIGITS,
    ),
    Rule(
        "time",
        re.compile(rf"{LEFT}(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?![\d:])(?:\s?h(?:\b|rs\b))?"),
        _time,
        DIGITS,
    ),
    Rule(
        "time with its sign",
        re.compile(
            rf"{LEFT}(?P<hours>[01]?\d|2[0-3])[.h](?P<minutes>[0-5]\d)(?:\s?(?:h|hrs|horas)\b|(?<=h\d\d)(?!\w)"
            r"|(?=\sa\s\d\d?[.:]\d\d\s?h))"
        ),
        _time,
        DIGITS,
    ),
)
"""In the order in which they are tried."""
