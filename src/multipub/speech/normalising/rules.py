"""A rule of saying, how rules are tried, and the words they are tried with.

In:  rules, and a text.   Out: the text as it is said; on request, which rules had something to say, and for what each
word stands (``speech.tracing``).
Promises: rules are tried in their order, each on what the ones before it left; a rule whose signs the text does not
hold costs next to nothing.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

from multipub.speech.tracing import Traced

Found = re.Match[str]

DIGITS = frozenset("0123456789")

CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

STOP = frozenset(".")

DASHES = ("-", "–", "—")

LETTER = r"\w\u064b-\u065f\u0670"
"""In a class: what belongs to a word of Arabic script, its vowel signs too ("الخُمس" does not begin with "الخ")."""

CLOSERS = " \t\n\"'”’»)]"
"""What may stand behind the last full stop of a sentence."""

LONGEST_NUMBER = 15
"""Figures.  Longer ones are account numbers, and read one by one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what is said for it, and the signs of which a text must hold one for it to be tried."""

    name: str
    pattern: re.Pattern[str]
    said: Callable[[Found], str]
    needs: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    """Of which the text must hold one, too, where looking for the pattern is slow."""


def say(rules: Iterable[Rule], text: str) -> str:
    """Return ``text`` after every rule."""
    return apply(rules, Traced.of(text), []).text


def apply(rules: Iterable[Rule], said: Traced, heard: list[str]) -> Traced:
    """Return a text after every rule; the names of those that changed it are added to ``heard``."""
    signs = set(said.text)
    for rule in rules:
        if rule.needs and signs.isdisjoint(rule.needs):
            continue
        if rule.words and not _holds_one(said.text, rule.words):
            continue
        changed = said.sub(rule.pattern, rule.said)
        if changed.text != said.text:
            heard.append(rule.name)
        said = changed
    return said


def _holds_one(text: str, words: tuple[str, ...]) -> bool:
    """Whether ``text`` holds one of ``words``; a loop, as a hundred rules ask."""
    for word in words:  # noqa: SIM110 -- any() takes half as long again
        if word in text:
            return True
    return False


def any_of(names: Iterable[str]) -> str:
    """Return a pattern for any of ``names``, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def full_stop(found: Found) -> str:
    """Return the full stop that an abbreviation shares with its sentence, if it ends it."""
    ends = found[0].endswith(".") and not found.string[found.end() :].strip(CLOSERS)
    return "." if ends else ""


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of a language, ``words/<language>.toml``."""

    lists: Mapping[str, frozenset[str]]
    tables: Mapping[str, Mapping[str, str]]
    rows: Mapping[str, Mapping[str, tuple[str, ...]]]


def read_words(language: str) -> Words:
    """Return the words of ``language``: lists, tables of words, and tables of several words (one, many …)."""
    name = f"words/{language}.toml"
    data = tomllib.loads(resources.files("multipub.speech").joinpath(name).read_text("utf-8"))
    lists = {name: frozenset(value) for name, value in data.items() if isinstance(value, list)}
    tables: dict[str, dict[str, str]] = {}
    rows: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, table in data.items():
        if isinstance(table, dict):
            tables[name] = {key: value for key, value in table.items() if isinstance(value, str)}
            rows[name] = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    return Words(lists=lists, tables=tables, rows=rows)
