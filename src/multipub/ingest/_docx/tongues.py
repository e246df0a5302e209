"""Says which language words are in: Word marks three for every run, and letters decide which of them counts.

In:  the languages of a run, its letters.   Out: a tag of the story, or a new one.
Promises: what is marked alike for every script is believed; a mark that these letters cannot be in is not.

Source: ISO/IEC 29500-1, 17.3.2.20 (``w:lang``) and 17.3.2.26 (which letters are whose).
"""

import unicodedata
from dataclasses import dataclass

from multipub.ingest._markup.languages import tag_of
from multipub.ingest._text.language import guess_language
from multipub.model.language import Direction, direction_of, primary_subtag, same_language

_EAST_ASIAN = frozenset({"ja", "zh", "ko", "yue"})
_EASTERN_NAMES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a run, or the whole document, is marked as: its Latin, East Asian and right-to-left letters."""

    latin: str = ""
    eastern: str = ""
    complex: str = ""

    def over(self, other: "Marks") -> "Marks":
        """Return these marks, and those of ``other`` where there are none."""
        return Marks(self.latin or other.latin, self.eastern or other.eastern, self.complex or other.complex)


class Tongues:
    """Which language a run is in: the story's own tags where a program only added or changed a region."""

    def __init__(self, known: tuple[str, ...], document: str) -> None:
        self._known, self._document = known, document
        self._resolved: dict[str, str] = {}

    def resolve(self, tag: str) -> str:
        """Return the tag of the story that a document's tag stands for."""
        if tag not in self._resolved:
            self._resolved[tag] = self._resolve(tag)
        return self._resolved[tag]

    def of(self, marks: Marks, text: str, *, is_rtl: bool) -> str:
        """Return the language of words: by the mark for letters like theirs, else by the letters."""
        if text.isascii() or (marks.latin == marks.eastern == marks.complex):
            return self.resolve(marks.complex if is_rtl else marks.latin)
        script = _script_of(text)
        if script == "eastern":
            fits = primary_subtag(marks.eastern) in _EAST_ASIAN
            return self.resolve(marks.eastern if fits else self._by_letters(text))
        if script == "complex":
            fits = bool(marks.complex) and direction_of(marks.complex) is Direction.RTL
            return self.resolve(marks.complex if fits else self._by_letters(text))
        return self.resolve(marks.complex if is_rtl else marks.latin)

    def _by_letters(self, text: str) -> str:
        """Return the language that letters are in: one of the story's where it has one for them."""
        guessed, _ = guess_language([text])
        alike = [one for one in self._known if direction_of(one) is direction_of(guessed) is Direction.RTL]
        return alike[0] if alike else guessed

    def _resolve(self, tag: str) -> str:
        if not tag:
            return self._document
        exact = next((one for one in self._known if same_language(one, tag)), None)
        alike = [one for one in self._known if primary_subtag(one) == primary_subtag(tag)]
        if exact or alike:
            return exact or (self._document if self._document in alike else alike[0])
        return tag_of(tag.partition("_")[0]) or tag_of(tag) or self._document


def _script_of(text: str) -> str:
    """Return which of Word's three kinds most letters are of."""
    counted = {"eastern": 0, "complex": 0, "latin": 0}
    for letter in text:
        if letter.isalpha():
            is_complex = unicodedata.bidirectional(letter) in {"R", "AL"}
            eastern = unicodedata.name(letter, "").startswith(_EASTERN_NAMES)
            counted["complex" if is_complex else "eastern" if eastern else "latin"] += 1
    return max(counted, key=lambda one: counted[one]) if any(counted.values()) else "latin"
