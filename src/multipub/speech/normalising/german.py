"""German for the ear: "3. Oktober", "14.30 Uhr", "3,5 Mio. Euro", "z. B.", "2:0".

In:  written German.   Out: the same in words.
Promises: no ASCII digit is left; an ordinal takes its ending from the word before it, as far as that tells; one is
feminine before the nouns that a table names.  No native speaker has checked what is said yet.
"""

import re

from multipub.speech.normalising import european, european_letters
from multipub.speech.normalising.european import LEFT, Tongue, full_year, in_words
from multipub.speech.normalising.roman import NUMERAL, roman
from multipub.speech.normalising.rules import CAPITALS, DIGITS, STOP, Found, Rule, any_of, full_stop, read_words

WORDS = read_words("de")

MONTHS = tuple(WORDS.tables["months"].values())

WEEKDAYS = WORDS.tables["weekdays"]

DASHED = frozenset("-–")

MONTH = any_of((*MONTHS, *WORDS.tables["month_names"]))

FEMININE = re.compile(rf"\s(?:{any_of(WORDS.lists['feminine_nouns'])})(?!\w)")

A_NOUN = re.compile(r"\s[^\W\d_]")

HUNDREDS_OF_YEARS = range(1100, 2000)
"""Years said in hundreds: 1985 is "neunzehnhundert…"."""

YEAR = r"(?:1[1-9]|20)\d\d"

DAY = r"(?:3[01]|[12]\d|0?[1-9])"


def rules(region: str) -> tuple[Rule, ...]:
    """Return the rules; they are the same for every region."""
    return RULES


def _cardinal(number: int, following: str) -> str:
    said = in_words(number, "de")
    if not said.endswith("eins"):
        return said
    if FEMININE.match(following):
        return f"{said[:-1]}e"
    return said[:-1] if A_NOUN.match(following) else said


TONGUE = Tongue(
    words=WORDS,
    cardinal=_cardinal,
    of=lambda magnitude, currency: " ",
    cents=" ",
    comma="Komma",
    until="bis",
    minus="minus",
    plus="plus",
    over="von",
)


def _ordinal(number: int, found: Found, alone: str) -> str:
    """Return which one, with the ending that the words before it ask for, or the one it has ``alone``."""
    words = found.string[max(0, found.start() - 30) : found.start()].split()
    before = words[-1].lower() if words else ""
    if before in WORDS.lists["before_en"] or (
        before == "der" and words[-2:-1] and words[-2] in WORDS.lists["dative_after"]
    ):
        ending = "en"
    else:
        ending = "e" if before in WORDS.lists["before_e"] else alone
    return in_words(number, "de", "ordinal").removesuffix("e") + ending


def _year(figures: str) -> str:
    return in_words(int(figures), "de", "year" if int(figures) in HUNDREDS_OF_YEARS else "cardinal")


def _date(found: Found) -> str:
    name = found["month"]
    month = MONTHS[int(name) - 1] if name.isdecimal() else WORDS.tables["month_names"].get(name, name)
    said = f"{_ordinal(int(found['day']), found, 'er')} {month}"
    return f"{said} {_year(str(full_year(found['year'])))}" if found["year"] else said


def _iso(found: Found) -> str:
    return f"{_ordinal(int(found['day']), found, 'er')} {MONTHS[int(found['month']) - 1]} {_year(found['year'])}"


def _time(found: Found) -> str:
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    return f"{_cardinal(hours, ' Uhr')} Uhr" + (f" {_cardinal(minutes, '')}" if minutes else "")


def _ruler(found: Found) -> str:
    article = "die" if found["name"] in WORDS.lists["queens"] else "der"
    return f"{found['name']} {article} {in_words(roman(found['numeral']), 'de', 'ordinal').capitalize()}"


def _decade(found: Found) -> str:
    return f"{_year(found[1]) if len(found[1]) == 4 else _cardinal(int(found[1]), '')}{found[2]}"


RULES = (
    *european.whole_words(TONGUE),
    Rule(
        "weekdays",
        re.compile(rf"(?<!\w)({any_of(WEEKDAYS)})\.?\s?[-–]\s?({any_of(WEEKDAYS)})(?!\w)\.?"),
        lambda m: f"{WEEKDAYS[m[1]]} bis {WEEKDAYS[m[2]]}{full_stop(m)}",
        DASHED,
    ),
    Rule(
        "street",
        re.compile(r"(?<=[a-zäöüß])str\.(?!\w)"),
        lambda m: f"straße{full_stop(m)}",
        STOP,
    ),
    Rule(
        "dates",
        re.compile(rf"{LEFT}({DAY})\.\s?[-–/]\s?(?={DAY}\.\s?(?:{MONTH}|(?:1[0-2]|0?[1-9])\.))"),
        lambda m: f"{_ordinal(int(m[1]), m, 'er')} bis ",
        DIGITS,
    ),
    Rule(
        "date",
        re.compile(rf"{LEFT}(?P<day>{DAY})\.\s?(?P<month>{MONTH})(?!\w)(?:\s(?P<year>{YEAR})(?!\d))?"),
        _date,
        DIGITS,
    ),
    Rule(
        "date in figures",
        re.compile(
            rf"{LEFT}(?P<day>{DAY})\.\s?(?P<month>1[0-2]|0?[1-9])\.(?:\s?(?P<year>{YEAR}|\d\d)(?!\d|\.\d)|(?P<open>)(?!\s?\d))"
        ),
        _date,
        DIGITS,
    ),
    Rule(
        "date, ISO",
        european.ISO_DATE,
        _iso,
        DIGITS,
    ),
    Rule(
        "times",
        re.compile(
            rf"{LEFT}(?P<hours>[01]?\d|2[0-4])(?:[.:](?P<minutes>[0-5]\d))?\s?[-–]\s?(?=\d{{1,2}}(?:[.:]\d\d)?\s?Uhr\b)"
        ),
        lambda m: (_time(m) if m["minutes"] else _cardinal(int(m["hours"]), "")) + " bis ",
        DIGITS,
    ),
    Rule(
        "time",
        re.compile(rf"{LEFT}(?P<hours>[01]?\d|2[0-4])(?:[.:](?P<minutes>[0-5]\d))?\s?Uhr\b"),
        _time,
        DIGITS,
    ),
    Rule(
        "time with a colon",
        re.compile(
            r"(?P<before>\b(?:[Uu]m|[Aa]b|[Bb]is|[Vv]on|und) )"
            r"(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?![\d:])"
        ),
        lambda m: m["before"] + _time(m),
        DIGITS,
    ),
    Rule(
        "time by its minutes",
        re.compile(rf"{LEFT}(?P<hours>[01]?\d|2[0-3]):(?P<minutes>0\d)(?![\d:])"),
        _time,
        frozenset(":"),
    ),
    Rule(
        "score",
        re.compile(rf"{LEFT}(\d{{1,3}}):(?=\d{{1,3}}(?!\d))"),
        lambda m: f"{_cardinal(int(m[1]), '')} zu ",
        frozenset(":"),
    ),
    Rule(
        "numeral of a ruler",
        re.compile(
            rf"\b(?P<name>{any_of(WORDS.lists['rulers'] | WORDS.lists['queens'])}) (?P<numeral>{NUMERAL})(?:\.|(?!\w))"
        ),
        _ruler,
        CAPITALS,
    ),
    Rule("decade", re.compile(r"(?<![\w.,])((?:1[1-9]|20)?\d0)(er)(?!\w)"), _decade, DIGITS),
    *european.money(TONGUE),
    *european.quantities(TONGUE),
    Rule("years", re.compile(rf"(?<![\w.,/-])({YEAR})\s?[-–/]\s?(?=\d)"), lambda m: f"{_year(m[1])} bis ", DIGITS),
    Rule("year", re.compile(rf"(?<![\w.,/-])({YEAR})(?![\w%]|[.,:/-]\d|\s\d)"), lambda m: _year(m[1]), DIGITS),
    Rule(
        "ordinal",
        re.compile(r"(?<![\w.,])(\d{1,3})\.(?= (?:[A-ZÄÖÜ]?[a-zäöü]|[A-Z]{2}))"),
        lambda m: _ordinal(int(m[1]), m, "e"),
        DIGITS,
    ),
    *european_letters.abbreviations(TONGUE),
    *european.numbers(TONGUE),
    *european_letters.letters(TONGUE),
)
"""In the order in which they are tried."""
