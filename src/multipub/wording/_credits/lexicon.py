"""The words around a credit, as patterns: labels, flags, furniture, terms of use.

In:  ``words/credits.toml``.   Out: ``LEXICON``, made once.
Promises: longer words are tried before shorter ones; a label is never found inside a longer word, except glued to the
end of a sentence in small letters ("…GuéretPhoto: …"), as pages print it.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from multipub.model.manuscript import CreditFlag
from multipub.wording.agencies import key
from multipub.wording.tables import WORDS, read_words

_TABLE = read_words(WORDS / "credits.toml")

_BEFORE_LABEL = r"(?:(?<=^)|(?<=[\s(\[（【|/.,!?…\"”»)\]:;–—-])|(?<=[^\W\d_A-ZА-Я])(?=[^\W\d_a-zа-я]))"
"""A label begins a word, or is glued to a word with its capital letter."""


def one_of(words: tuple[str, ...]) -> str:
    """Return a pattern for any of ``words``, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@dataclass(frozen=True)
class Lexicon:
    """Every pattern of the table."""

    @cached_property
    def label(self) -> re.Pattern[str]:
        """A label with its colon."""
        return re.compile(
            rf"{_BEFORE_LABEL}{one_of(_TABLE['labels'])}(?:\.|\s\([^()]*\))?\s*[:：=＝]\s*(?:©\s*)?", re.UNICODE
        )

    @cached_property
    def caption_label(self) -> re.Pattern[str]:
        """A label that a page puts before a caption."""
        return re.compile(rf"{one_of(_TABLE['before_captions'])}\s*[:：]\s*")

    @cached_property
    def maker(self) -> re.Pattern[str]:
        """A label that the maker follows: "Photo by"."""
        return re.compile(rf"{_BEFORE_LABEL}{one_of(_TABLE['makers'])}\s*:?\s+")

    @cached_property
    def bare(self) -> re.Pattern[str]:
        """A label without a colon, at the beginning of a credit."""
        return re.compile(rf"^{one_of(_TABLE['bare'])}\s*[:：/]?\s*")

    @cached_property
    def courtesy(self) -> re.Pattern[str]:
        """Who gave it: "Courtesy of the"."""
        return re.compile(
            rf"{_BEFORE_LABEL}(?i:{one_of(_TABLE['courtesies'])})\s*:?\s+(?:(?:the|der|die|das|la|le|el|il)\s+)?"
        )

    @cached_property
    def via(self) -> re.Pattern[str]:
        """The agency in between, at the end of a credit."""
        return re.compile(rf"(?:^|[\s/,]){one_of(_TABLE['via'])}\s+(?P<via>.+)$")

    @cached_property
    def made_for(self) -> re.Pattern[str]:
        """A maker and whom it was made for."""
        return re.compile(rf"^(?P<name>.+?)\s+{one_of(_TABLE['for'])}\s+(?P<house>\w.+)$")

    @cached_property
    def other_media(self) -> re.Pattern[str]:
        """The credit of a film or a map beside the photo's."""
        return re.compile(rf"\s*[|/]\s*{one_of(_TABLE['other_media'])}\s*[:：].*$")

    @cached_property
    def furniture_after(self) -> re.Pattern[str]:
        """Words of the page at the end of a line."""
        words = one_of(_TABLE["furniture_after"])
        return re.compile(rf"(?:(?:\s+|(?<=[^\W_])|(?<=[.)\]])){words}|\s*\++[^+]{{2,40}}\+{{2,}})\s*$")

    @cached_property
    def furniture_before(self) -> re.Pattern[str]:
        """Words of the page at the beginning of a line."""
        return re.compile(rf"^\s*{one_of(_TABLE['furniture_before'])}\s*")

    @cached_property
    def terms(self) -> re.Pattern[str]:
        """Terms of use, to the end of the line."""
        return re.compile(rf"(?:(?<=[\s.,;(])|(?<=^)){one_of(_TABLE['terms'])}.*$")

    @cached_property
    def _flags(self) -> dict[str, CreditFlag]:
        return {key(word): flag for flag in CreditFlag for word in _TABLE[flag.value]}

    def flag(self, words: str) -> CreditFlag | None:
        """Return the flag that ``words`` are, if they are one."""
        return self._flags.get(key(words))

    @cached_property
    def _supplied(self) -> frozenset[str]:
        return frozenset(key(word) for word in _TABLE["supplied"])

    def is_supplied(self, words: str) -> bool:
        """Whether ``words`` say that a picture was given, and end or begin so ("supplied by the hospital")."""
        wanted = key(words)
        return wanted in self._supplied or any(wanted.endswith(f" {word}") for word in self._supplied if " " in word)

    @cached_property
    def _remarks(self) -> frozenset[str]:
        return frozenset(key(word) for word in _TABLE["remarks"])

    def is_remark(self, words: str) -> bool:
        """Whether the words of a bracket begin as a remark on the caption does ("left", "pictured")."""
        return key(words.split()[0]) in self._remarks if words.split() else True


LEXICON = Lexicon()
