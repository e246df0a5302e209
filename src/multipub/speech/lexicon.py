"""Where the entries of the lexicons stand in a text.

In:  a text, its language, the lexicons.   Out: its entries, in order, each with its place.
Promises: of two entries at one place the longer one, of two as long the one of the later lexicon; an entry stands alone
as a word in the way of its script; matching is by letter, capital or small, as it is written in the lexicon.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from multipub.model.language import primary_subtag
from multipub.model.lexicon import Lexicon, Pronunciation
from multipub.speech.word_edges import ends_a_word, starts_a_word

APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
"""Written either way, it is the same name."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, and where it stands in the text."""

    start: int
    end: int
    pronunciation: Pronunciation
    bound: bool = False
    """Whether a letter that is written together with it stands before it (the Arabic "and")."""


def same_speech(one: str, other: str) -> bool:
    """Whether a lexicon in one language serves a text in the other: the same tag, or one the beginning of the other.

    ``en`` serves ``en-GB`` and is served by it; ``en-US`` and ``en-GB`` do not serve each other (RFC 4647, 3.3.1).
    """
    first, second = (f"{tag.replace('_', '-').lower()}-" for tag in (one, other))
    return first.startswith(second) or second.startswith(first)


@dataclass(frozen=True, slots=True)
class Lexicons:
    """Several lexicons, the more important ones later."""

    files: tuple[Lexicon, ...] = ()
    _by_language: dict[str, dict[str, list[Pronunciation]]] = field(default_factory=dict, compare=False, repr=False)

    def find(self, text: str, language: str) -> Iterator[Found]:
        """Yield the entries that stand in ``text``, left to right, none inside another."""
        entries = self._entries(language)
        if not entries:
            return
        plain = text.translate(APOSTROPHES)
        place = 0
        while place < len(plain):
            found = self._at(plain, place, entries.get(plain[place], ()), language)
            if found:
                yield found
                place = found.end
            else:
                place += 1

    def entry(self, written: str, language: str) -> Pronunciation | None:
        """Return the entry for just these words."""
        plain = written.translate(APOSTROPHES)
        entries = self._entries(language).get(plain[:1], ())
        return next((one for one in entries if one.written.translate(APOSTROPHES) == plain), None)

    @staticmethod
    def _at(text: str, place: int, entries: "list[Pronunciation] | tuple[()]", language: str) -> Found | None:
        for entry in entries:
            written = entry.written.translate(APOSTROPHES)
            end = place + len(written)
            if text.startswith(written, place) and ends_a_word(text, end, language):
                bound = starts_a_word(text, place, language)
                if bound is not None:
                    return Found(place, end, entry, bound=bool(bound))
        return None

    def _entries(self, language: str) -> dict[str, list[Pronunciation]]:
        """Return the entries that serve a language by their first letter, longest first."""
        known = self._by_language.get(language)
        if known is None:
            chosen: dict[str, Pronunciation] = {}
            for lexicon in self.files:
                if same_speech(lexicon.language, language):
                    for one in lexicon.pronunciations:
                        if not one.says_nothing_new or one.written not in chosen:
                            chosen[one.written] = one
            known = {}
            for one in sorted(chosen.values(), key=lambda entry: len(entry.written), reverse=True):
                known.setdefault(one.written.translate(APOSTROPHES)[0], []).append(one)
            self._by_language[language] = known
        return known

    def unused(self, languages: frozenset[str]) -> tuple[Lexicon, ...]:
        """Return the lexicons whose language none of ``languages`` is."""
        return tuple(one for one in self.files if not any(same_speech(one.language, tag) for tag in languages))


def is_english(language: str) -> bool:
    """Whether a name in ``language`` takes 's."""
    return primary_subtag(language) == "en"
