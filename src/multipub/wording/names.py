"""Puts names into a line: in a byline, in the credits.

In:  names, a language.   Out: "A, B and C" or "A; B; C" with the joints and stops of the language.
"""

from collections.abc import Sequence

from babel.lists import format_list

from multipub.model.language import primary_subtag
from multipub.model.manuscript import Labels
from multipub.wording.cldr import knows, locale_for

_BETWEEN_ENTRIES = {"ar": "؛ ", "fa": "؛ ", "ur": "؛ ", "ja": "、", "zh": "；"}
"""What parts entries where it is not a semicolon and a space."""

_FULL_STOPS = {"ja": "。", "zh": "。", "hi": "।", "ur": "۔"}
_SENTENCE_ENDS = ".!?…。！？؟۔।"
_WITHOUT_SPACES = ("ja", "zh")

_BIDI_MARKS = str.maketrans("", "", "\u200e\u200f")
"""CLDR's list patterns of right-to-left languages hold them; the edition's own markup says the direction."""


def list_names(names: Sequence[str], language: str) -> str:
    """Return the names as a sentence says them: "A, B and C".  Languages that CLDR does not know get commas alone.

    Source: Unicode CLDR (through Babel), ``listPatterns/standard``.
    """
    if not knows(language):
        return ", ".join(names)
    return str(format_list(list(names), style="standard", locale=locale_for(language))).translate(_BIDI_MARKS)


def list_entries(entries: Sequence[str], language: str) -> str:
    """Return the entries as a credits line parts them: "A; B; C"."""
    return _BETWEEN_ENTRIES.get(primary_subtag(language), "; ").join(entries)


def compose_byline(names: Sequence[str], labels: Labels, language: str) -> str:
    """Return a byline for ``names``; without "By" where the labels are in another language."""
    listed = list_names(names, language)
    if primary_subtag(labels.language) != primary_subtag(language):
        return listed
    joint = "" if primary_subtag(language) in _WITHOUT_SPACES else " "
    return f"{labels.by}{joint}{listed}"


def join_sentences(sentences: Sequence[str], language: str) -> str:
    """Return the sentences as one line, each but the last with a full stop if it lacks one."""
    primary = primary_subtag(language)
    joint = "" if primary in _WITHOUT_SPACES else " "
    *first, last = [one.strip() for one in sentences if one.strip()] or [""]
    stopped = [one if one[-1] in _SENTENCE_ENDS else one + _FULL_STOPS.get(primary, ".") for one in first]
    return joint.join([*stopped, last])
