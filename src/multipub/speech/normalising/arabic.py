"""Arabic for the ear: digits of both kinds, money, dates with double month names, times, units, abbreviations.

In:  written Arabic.   Out: the same in words.
Promises: a number agrees with the noun after it and with the preposition before it, as far as a table of nouns tells
their gender; no ASCII digit is left.  No native speaker has checked what is said yet.
"""

import re

from multipub.speech.normalising.arabic_agreement import (
    TABLES,
    WORDS,
    asks_for_oblique,
    in_words,
    is_oblique,
    times,
    what_counts,
    with_noun,
    word_before,
    words_before,
)
from multipub.speech.normalising.arabic_numbers import Counted, cardinal, digits, noun, ordinal
from multipub.speech.normalising.latin import LATIN
from multipub.speech.normalising.rules import DIGITS, LETTER, STOP, Found, Rule, any_of, full_stop

CURRENCIES, UNITS = WORDS.rows["currencies"], WORDS.rows["units"]

FIGURES = r"(?:\d{1,3}(?:[,٬]\d{3})+(?!\d)|\d+)(?:[.,٫،]\d{1,6}(?!\d))?"

LEFT = r"(?<![\d.,])"

PREFIX = r"(?P<prefix>(?:(?<!\w)[وف]?[بلك]?)?)"
"""And, with, for: written on the number."""

MONTH = "|".join(TABLES["month_names"].values())

MONTHS = rf"(?P<month>(?:{MONTH})(?:\s?/\s?(?:{MONTH}))?)(?![{LETTER}])"

YEAR = r"(?:1[0-9]|20)\d\d"

MAGNITUDE = any_of(TABLES["magnitudes"])


def rules(region: str) -> tuple[Rule, ...]:
    """Return the rules; they are the same for every region."""
    return RULES


def _money(found: Found) -> str:
    counted = Counted(oblique=is_oblique(found))
    return found["prefix"] + with_noun(found["number"], found["magnitude"], CURRENCIES[found["sign"]], counted)


def _magnitude(found: Found) -> str:
    return found["prefix"] + times(found["number"], found["magnitude"], what_counts(found))


def _unit(found: Found) -> str:
    minus = "ناقص " if found["minus"] else ""
    counted = Counted(oblique=is_oblique(found))
    return found["prefix"] + minus + with_noun(found["number"], None, UNITS[found["unit"]], counted)


def _day(found: Found) -> str:
    prefix, oblique = found["prefix"], is_oblique(found)
    day = ordinal(int(found["day"]), oblique=oblique)
    day = f"ل{day.removeprefix('ا')}" if prefix.endswith("ل") else prefix + day
    return f"{day} من {found['month']}{_year(found['year'], found['era'])}"


def _first_day(found: Found) -> str:
    """Say the first of two days of one month: "3-5 أكتوبر", "3 و4 أكتوبر"."""
    until = " إلى " if found["until"].strip() in ("-", "–") else found["until"]
    return found["prefix"] + ordinal(int(found["day"]), oblique=is_oblique(found)) + until


def _year(figures: str | None, era: str | None) -> str:
    if not figures:
        return ""
    return f" عام {cardinal(int(figures), Counted(oblique=True))}" + (f" {TABLES['eras'][era]}" if era else "")


def _numbered(found: Found) -> str:
    day, month = int(found["day"]), TABLES["months"][str(int(found["number"]))]
    return f"{ordinal(day, oblique=is_oblique(found))} من {month}{_year(found['year'], None)}"


def _era(found: Found) -> str:
    return f"{cardinal(int(found['year']), what_counts(found))} {TABLES['eras'][found['era']]}"


def _clock(found: Found) -> str:
    hour, minute = int(found["hour"]), int(found["minute"])
    said = "منتصف الليل" if not hour else _hour(hour)
    if minute:
        minutes = {15: "الربع", 30: "النصف"} if found["half"] else {}
        word = minutes.get(minute) or noun(minute, ("دقيقة", "دقيقتان", "دقائق", "دقيقة", "f"), Counted(oblique=True))
        said += f" و{word}"
    half = f" {TABLES['halves_of_the_day'].get(found['half'], found['half'])}" if found["half"] else ""
    before = "" if word_before(found) in ("الساعة", "والساعة") or not hour else "الساعة "
    return f"{before}{said}{half}"


def _plain_hour(found: Found) -> str:
    half = f" {TABLES['halves_of_the_day'].get(found['half'], found['half'])}" if found["half"] else ""
    minute = int(found["minute"] or 0)
    minutes = noun(minute, ("دقيقة", "دقيقتان", "دقائق", "دقيقة", "f"), Counted(oblique=True)) if minute else ""
    return _hour(int(found["hour"])) + (f" و{minutes}" if minutes else "") + half


def _hour(hour: int) -> str:
    return "الواحدة" if hour == 1 else ordinal(hour, feminine=True, oblique=True)


WITH_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)")
"""A noun with the article, and what may be written on it."""


def _article(found: Found) -> str:
    """Say "القرن الـ21" as the twenty-first century, "الـ50 شخصا" as the fifty people."""
    before, number = word_before(found), int(found["number"])
    if WITH_ARTICLE.match(before) and number < 100:
        oblique = (
            asks_for_oblique(before)
            or any(map(asks_for_oblique, words_before(found)[1:2]))
            or bool(re.match("[وف]?(?:ب|ك|لل)", before))
        )
        return found["prefix"] + ordinal(number, feminine=before.endswith(("ة", "ى")), oblique=oblique)
    return f"{found['prefix']}ال{cardinal(number, what_counts(found))}"


def _range(found: Found) -> str:
    between = "مقابل" if word_before(found) in WORDS.lists["score_after"] else "إلى"
    counted = what_counts(found)
    first = Counted(feminine=counted.feminine, oblique=counted.oblique)
    last = Counted(feminine=counted.feminine, oblique=True, construct=counted.construct)
    return f"{found['prefix']}{in_words(found['low'], first)} {between} {in_words(found['high'], last)}"


def _number(found: Found) -> str:
    minus = "ناقص " if found["minus"] else ""
    return found["prefix"] + minus + in_words(found["number"], what_counts(found))


def _share(found: Found) -> str:
    oblique = is_oblique(found)
    until = f" إلى {in_words(found['last'], Counted(oblique=True))}" if found["last"] else ""
    minus = "ناقص " if found["minus"] else ""
    return f"{found['prefix']}{minus}{in_words(found['number'], Counted(oblique=oblique))}{until} بالمئة"


def _phone(found: Found) -> str:
    plus = "زائد " if found[0].startswith("+") else ""
    return plus + "، ".join(digits(group) for group in re.findall(r"\d+", found[0]))


MINUS = r"(?P<minus>(?<!\w)[-−])?"

HALF = rf"(?:\s?(?P<half>صباحا|صباحًا|صباحاً|مساء|مساءً|ظهرا|ظهرًا|فجرا|فجرًا|ليلا|ليلًا|ص|م)(?![{LETTER}.]))"

RULES = (
    Rule("tatweel", re.compile(r"ـ+\s*(?=\d)|(?<!ه)ـ|(?<=\w)ـ(?=\w)"), lambda _: "", frozenset("ـ")),
    Rule(
        "abbreviation",
        re.compile(rf"(?<![{LETTER}.])(?P<prefix>[ول]?)(?P<word>{any_of(TABLES['abbreviations'])})(?![{LETTER}/])"),
        lambda m: m["prefix"] + TABLES["abbreviations"][m["word"]] + full_stop(m),
    ),
    Rule(
        "title",
        re.compile(rf"(?<![{LETTER}.°])(?<!\d )(?P<prefix>[ول]?)(?P<word>{any_of(TABLES['titles'])})(?=\s?[ء-ي])"),
        lambda m: m["prefix"] + TABLES["titles"][m["word"]],
        STOP,
    ),
    Rule("page", re.compile(rf"(?<![{LETTER}])ص\s?(?=\d)"), lambda _: "صفحة ", DIGITS),
    Rule(
        "telephone",
        re.compile(r"(?<![\w.,-])(?:\+|00)\d{1,3}(?:[ -]\d{2,7}){1,5}(?![\w-])|(?<![\w.,-])0\d{1,3}-\d{6,8}(?![\w-])"),
        _phone,
        DIGITS,
    ),
    Rule(
        "money",
        re.compile(
            rf"(?:{LEFT}{PREFIX}(?P<sign>{any_of(CURRENCIES)})\s?(?P<number>{FIGURES})(?:\s(?P<magnitude>{MAGNITUDE}))?)(?![{LETTER}])"
        ),
        _money,
        DIGITS,
    ),
    Rule(
        "money, currency after",
        re.compile(
            rf"{LEFT}{PREFIX}(?P<number>{FIGURES})(?:\s(?P<magnitude>{MAGNITUDE}))?"
            rf"\s?(?P<sign>{any_of(CURRENCIES)})(?![{LETTER}])"
        ),
        _money,
        DIGITS,
    ),
    Rule(
        "percentage",
        re.compile(
            rf"{LEFT}{PREFIX}{MINUS}(?P<number>{FIGURES})(?:\s?[-–]\s?(?P<last>{FIGURES}))?"
            r"\s?(?:[%٪]|في المئة|في المائة|بالمائة)"
        ),
        _share,
        DIGITS,
    ),
    Rule(
        "days",
        re.compile(
            rf"{LEFT}{PREFIX}(?P<day>3[01]|[12]\d|0?[1-9])(?P<until>\s?[-–]\s?|\s(?:إلى|حتى)\s|\s(?=و))"
            rf"(?=و?(?:3[01]|[12]\d|0?[1-9])\s(?:من\s)?{MONTHS})"
        ),
        _first_day,
        DIGITS,
    ),
    Rule(
        "date",
        re.compile(
            rf"{LEFT}{PREFIX}(?P<day>3[01]|[12]\d|0?[1-9])\s(?:من\s)?{MONTHS}"
            rf"(?:\s(?:عام\s)?(?P<year>{YEAR})(?!\d)(?:\s?(?P<era>هـ|ه|م)(?![{LETTER}]))?)?"
        ),
        _day,
        DIGITS,
    ),
    Rule(
        "date in figures",
        re.compile(
            rf"(?<![\w/])(?P<day>3[01]|[12]\d|0?[1-9])[/.-](?P<number>1[0-2]|0?[1-9])[/.-](?P<year>{YEAR})(?![\w/])"
        ),
        _numbered,
        DIGITS,
    ),
    Rule(
        "date, ISO",
        re.compile(
            rf"(?<![\w/])(?P<year>{YEAR})[-/](?P<number>1[0-2]|0?[1-9])[-/](?P<day>3[01]|[12]\d|0?[1-9])(?![\w/])"
        ),
        _numbered,
        DIGITS,
    ),
    Rule("era", re.compile(rf"{LEFT}(?P<year>{YEAR})\s?(?P<era>هـ|ه|م)(?![\w/]|\.\w)"), _era, DIGITS),
    Rule(
        "time",
        re.compile(rf"{LEFT}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:]){HALF}?"),
        _clock,
        DIGITS,
    ),
    Rule(
        "time after its word",
        re.compile(rf"(?<=الساعة )(?P<hour>2[0-3]|1\d|0?[1-9])(?:[.,](?P<minute>[0-5]\d))?(?!\d){HALF}?"),
        _plain_hour,
        DIGITS,
    ),
    Rule(
        "fraction",
        re.compile(rf"(?<![\w/])(?P<word>{any_of(TABLES['fractions'])})(?![{LETTER}/])"),
        lambda m: TABLES["fractions"][m["word"]],
        frozenset("/½⅓⅔¼¾"),
    ),
    Rule(
        "unit",
        re.compile(rf"{LEFT}{PREFIX}{MINUS}(?P<number>{FIGURES})\s?(?P<unit>{any_of(UNITS)})(?![{LETTER}/²])"),
        _unit,
        DIGITS,
    ),
    Rule(
        "magnitude",
        re.compile(rf"{LEFT}{PREFIX}(?P<number>{FIGURES})\s(?P<magnitude>{MAGNITUDE})(?![{LETTER}])"),
        _magnitude,
        DIGITS,
    ),
    Rule(
        "number with the article",
        re.compile(r"(?<!\w)(?P<prefix>و?)ال\s?(?P<number>\d{1,6})(?![\d.,])"),
        _article,
        DIGITS,
    ),
    Rule(
        "range",
        re.compile(rf"(?<![\d.,/-]){PREFIX}(?P<low>{FIGURES})\s?[-–]\s?(?P<high>{FIGURES})(?![\d/-])"),
        _range,
        DIGITS,
    ),
    LATIN,
    Rule("name and number", re.compile(r"(?<=[ء-ي])[-–](?=\d)"), lambda _: " ", DIGITS),
    Rule("number", re.compile(rf"{LEFT}{PREFIX}{MINUS}(?P<number>{FIGURES})(?!\d)"), _number, DIGITS),
    Rule("figures left", re.compile(r"\d+"), lambda m: f" {in_words(m[0])} ", DIGITS),
    Rule("sign", re.compile(any_of(TABLES["signs"])), lambda m: TABLES["signs"][m[0]], frozenset(TABLES["signs"])),
)
"""In the order in which they are tried."""
