"""Written words to spoken words.

In:  a phrase as it is displayed, and its language.   Out: what the engines are given.
Promises: a phrase with a letter or a digit keeps one; the displayed words are never touched; in a language without
rules of its own, only what no voice can say well goes (brackets around inserted words, addresses, soft hyphens,
pictographs); the time it takes grows with the length of the phrase.

A language is a file in ``speech/normalising/`` with ``rules(region)``, entered in ``LANGUAGES``.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from multipub.model.language import primary_subtag
from multipub.speech.alphabets import is_speakable
from multipub.speech.normalising import emoji, signs
from multipub.speech.normalising.rules import Rule, apply
from multipub.speech.tracing import Traced

LANGUAGES: Mapping[str, str] = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "ur": "urdu",
}
"""Primary language subtags, and the module that holds the language's rules; it is read when first needed."""

REGION = re.compile(r"[-_]([A-Za-z]{2}|\d{3})(?![A-Za-z0-9])")

UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060-\u2069\ufeff\u202a-\u202e\u061c]")
"""Soft hyphens, zero-width spaces and direction marks.  Joiners stay: Persian is spelled with them."""

SPACES = re.compile(r"[^\S ]\s*| \s+")
"""All white space but a single blank."""

FOREIGN_DIGIT = re.compile(r"[^\W0-9](?<=\d)")
"""A decimal digit of another script: every rule reads ASCII ones."""

PLAIN = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—"}
    | {"₀": "0", "₁": "1"}
    | {chr(0x2080 + digit): str(digit) for digit in range(10)}
)
"""Hyphens that look alike, and the small figures of chemistry."""


def normalise(text: str, language: str) -> str:
    """Return ``text`` as it is said in ``language``."""
    return explained(text, language)[0]


def explained(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` as it is said in ``language``, and the names of the rules that had something to say, in order."""
    said, heard = _said(Traced.of(text), language)
    return said.text, heard


def traced(text: Traced, language: str) -> Traced:
    """Return ``text`` as it is said in ``language``, each of its words standing for what it stood for before."""
    return _said(text, language)[0]


def _said(text: Traced, language: str) -> tuple[Traced, tuple[str, ...]]:
    heard: list[str] = []
    said = text.composed().sub(UNSEEN, lambda _: "").translated(PLAIN)
    said = said.sub(FOREIGN_DIGIT, lambda found: str(unicodedata.decimal(found[0]))).sub(SPACES, lambda _: " ")
    said = emoji.say(said, primary_subtag(language), heard)
    said = signs.tidy(apply(all_rules(language), said, heard))
    if is_speakable(said.text) or not is_speakable(text.text):
        return said, tuple(heard)
    return text.stripped(), ()


@cache
def _own_rules(language: str) -> tuple[Rule, ...]:
    """Return the rules of a language's own, in the order in which they are tried; none where it has none."""
    name = LANGUAGES.get(primary_subtag(language))
    if name is None:
        return ()
    region = REGION.search(language)
    module = import_module(f"multipub.speech.normalising.{name}")
    rules: tuple[Rule, ...] = module.rules(region[1].lower() if region else "")
    return rules


@cache
def all_rules(language: str) -> tuple[Rule, ...]:
    """Return every rule that a text in ``language`` goes through, in order."""
    subtag = primary_subtag(language)
    return (*signs.before(subtag), *_own_rules(language), *signs.after(subtag))
