"""Times in English: "5:30 p.m.", "1730 GMT", "9:00-10:30", "3:59.4".

In:  written times.   Out: the words.
Promises: a time of the day is said as a clock tells it; what has seconds and no more than one figure of hours tells how
long something took.
"""

import re

from multipub.speech.normalising.english_numbers import cardinal, number, two_figures
from multipub.speech.normalising.english_words import WORDS
from multipub.speech.normalising.rules import DIGITS, STOP, Found, Rule, any_of, full_stop

NOON = 12

HALF = r"(?:\s?(?P<half>[apAP])\.?\s?[mM]\b(?:\.(?!\w))?)"

HALVES = ("m.", "am", "pm", "AM", "PM", ".M", " m")

CLOCK = r"(?P<hours>[01]?\d|2[0-4])[:.](?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d))?"


def clock(hours: str, minutes: str, seconds: str | None, *, halved: bool = False) -> str:
    """Return the words for a time of the day; ``halved``: whether "A M" or "P M" comes after it."""
    hour, minute = int(hours), int(minutes)
    if minute or seconds:
        said = f"{cardinal(hour)} {two_figures(minutes)}"
        return said + (f" and {cardinal(int(seconds))} seconds" if seconds and int(seconds) else "")
    if halved:
        return cardinal(hour)
    return f"{cardinal(hour)} hundred" if hour > NOON else f"{cardinal(hour)} o'clock"


def _time(found: Found) -> str:
    half = found["half"]
    if found["seconds"] and not half and len(found["hours"]) == 1:
        return _lasted(found["seconds"], found["minutes"], found["hours"])
    said = clock(found["hours"], found["minutes"], found["seconds"], halved=bool(half))
    return said + (f" {half.upper()} M{full_stop(found)}" if half else "")


def _lasted(seconds: str, minutes: str, hours: str | None = None) -> str:
    """Return how long something took: the time of a race, "2:03:14", "3:59.4"."""
    parts = [(hours, "hour"), (minutes, "minute"), (seconds, "second")]
    said = (f"{number(figures)} {unit}{'' if figures == '1' else 's'}" for figures, unit in _without_zeros(parts))
    return " ".join(said)


def _without_zeros(parts: list[tuple[str | None, str]]) -> list[tuple[str, str]]:
    stripped = [((figures or "0").lstrip("0") or "0", unit) for figures, unit in parts]
    return [
        (f"0{figures}" if figures.startswith(".") else figures, unit) for figures, unit in stripped if figures != "0"
    ]


def _times(found: Found) -> str:
    half = found["half"]
    first, last = (
        clock(found[hours], found[minutes] or "00", None, halved=bool(half))
        for hours, minutes in (("h1", "m1"), ("h2", "m2"))
    )
    return f"{first} to {last}" + (f" {half.upper()} M{full_stop(found)}" if half else "")


def _military(found: Found) -> str:
    hours, minutes = found["hours"], found["minutes"]
    before = ("oh " if 0 < int(hours) < 10 else "") + cardinal(int(hours))
    if minutes == "00":
        return f"{before} hundred" if int(hours) else "midnight"
    return f"{before} {two_figures(minutes)}"


TIME_ZONES = tuple(f" {zone}" for zone in sorted(WORDS.lists["time_zones"]))

ZONES = rf"(?={any_of(TIME_ZONES)})"

TIMES = (
    Rule(
        "time, military",
        re.compile(rf"(?<![\w.,:])(?P<hours>[01]\d|2[0-3]):?(?P<minutes>[0-5]\d){ZONES}"),
        _military,
        DIGITS,
        TIME_ZONES,
    ),
    Rule(
        "time, military, with a zero",
        re.compile(
            r"(?P<at>\b(?:at|by|from|until|till|before|after|around|since) )(?P<hours>0\d)(?P<minutes>[0-5]\d)(?!\w)"
        ),
        lambda m: m["at"] + _military(m),
        DIGITS,
        (" 0",),
    ),
    Rule(
        "times",
        re.compile(
            r"(?<![\w.,:])(?P<h1>1[0-2]|[1-9])(?:[:.](?P<m1>[0-5]\d))?\s?(?:-|–|—)\s?"
            rf"(?P<h2>1[0-2]|[1-9])(?:[:.](?P<m2>[0-5]\d))?{HALF}"
        ),
        _times,
        DIGITS,
        HALVES,
    ),
    Rule(
        "times of 24 hours",
        re.compile(
            r"(?<![\w.,:])(?P<h1>[01]?\d|2[0-3]):(?P<m1>[0-5]\d)\s?[-–—]\s?"
            r"(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)(?P<half>)(?![\w:]|\.\d)"
        ),
        _times,
        frozenset(":"),
    ),
    Rule(
        "time of a race",
        re.compile(r"(?<![\w.,:])(?P<minutes>[0-5]?\d):(?P<seconds>[0-5]\d\.\d{1,3})(?![\w:])"),
        lambda m: _lasted(m["seconds"], m["minutes"]),
        frozenset(":"),
    ),
    Rule(
        "time",
        re.compile(rf"(?<![\w.,:-])(?:{CLOCK.replace('[:.]', ':')}(?:{HALF}|(?=ish\b)|(?![\w:])(?!\.\d)))"),
        _time,
        DIGITS,
    ),
    Rule(
        "time, full stop", re.compile(rf"(?<![\w.,:])(?:{CLOCK.replace('[:.]', '[.]')}{HALF})"), _time, DIGITS, HALVES
    ),
    Rule(
        "hour",
        re.compile(rf"(?<![\w.,:])(?P<hours>1[0-2]|0?[1-9]){HALF}"),
        lambda m: f"{cardinal(int(m['hours']))} {m['half'].upper()} M{full_stop(m)}",
        DIGITS,
        HALVES,
    ),
    Rule(
        "half day",
        re.compile(r"(?<=\w )(?P<half>[ap])\.\s?m\.(?!\w)"),
        lambda m: f"{m['half'].upper()} M{full_stop(m)}",
        STOP,
        (" a.", " p."),
    ),
    Rule("times, both with half", re.compile(r"(?<=\b[AP] M)\s?[-–—]\s?(?=\w)"), lambda _: " to ", DIGITS, (" M",)),
)
