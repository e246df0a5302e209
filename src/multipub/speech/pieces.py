"""What the engines are given for displayed words: pieces in one language each, written out as they are said.

In:  runs in their languages, the lexicons.   Out: ``Piece``s, with sounds where a lexicon gives them.
Promises: the lexicon comes first, and what it says is not written out again; a piece with nothing to say (the comma
between two foreign names) is left out; without a lexicon's entry, every piece is ``normalise`` of its words; each word
of a piece knows which displayed ones it stands for.

While the rest of a sentence is written out, a letter that no language uses keeps the place of each entry, so that the
rules see a whole sentence with a word in that place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from multipub.model.language import primary_subtag
from multipub.model.recording import PronouncedText, Sounds
from multipub.model.text import LangText, Run
from multipub.speech.alphabets import by_alphabet, is_speakable
from multipub.speech.lexicon import Found, Lexicons
from multipub.speech.normalise import normalise, traced
from multipub.speech.tracing import Traced

PLACE = "\ua71a"
ZERO, ONE = "\ua71b", "\ua71c"
"""Modifier letters: they belong to the alphabet around them.  Which entry it is, is written behind in binary."""

HELD = re.compile(f"{PLACE}([{ZERO}{ONE}]+)")

POSSESSIVE = re.compile(r"['’]s\b")

HISSING, VOICELESS = frozenset("szʃʒ"), frozenset("ptkfθ")
"""Last sounds of an English word after which its "'s" is said in another way."""

MARKS_AFTER = "ː̩ˑʰ̃̚"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words for one engine, which displayed ones they stand for, and the sounds that a lexicon gives for some."""

    words: Traced
    language: str
    sounds: tuple[Sounds, ...] = ()

    @property
    def said(self) -> LangText:
        """The words as an engine is given them."""
        if self.sounds:
            return PronouncedText(text=self.words.text, language=self.language, sounds=self.sounds)
        return LangText(text=self.words.text, language=self.language)

    def part(self, start: int, end: int) -> "Piece":
        """Return the words between two places, with the sounds that lie in them."""
        sounds = tuple(
            Sounds(start=one.start - start, end=one.end - start, ipa=one.ipa)
            for one in self.sounds
            if start <= one.start and one.end <= end
        )
        return Piece(self.words.part(start, end), self.language, sounds)


def pieces(displayed: Sequence[Run], language: str, lexicons: Lexicons) -> tuple[Piece, ...]:
    """Return what the engines are given for a phrase."""
    found: list[Piece] = []
    place = 0
    for own, run_group in groupby(displayed, key=lambda run: run.language):
        text = "".join(run.text for run in run_group)
        found.extend(pieces_of(Traced.of(text, place).composed(), own or language, lexicons))
        place += len(text)
    return tuple(found)


def pieces_of(text: Traced, language: str, lexicons: Lexicons) -> Iterator[Piece]:
    """Yield what the engines are given for a text in one language."""
    entries = [] if PLACE in text.text else list(lexicons.find(text.text, language))
    if not entries:
        yield from _written_out(text, language)
        return
    places = [(one.start, one.end, _place(number)) for number, one in enumerate(entries)]
    held = list(_written_out(text.edited(places), language))
    kept = [int(place.translate(BINARY), 2) for piece in held for place in HELD.findall(piece.words.text)]
    if sorted(kept) != list(range(len(entries))):  # a rule has taken one away: each stretch by itself, then
        held = list(_by_stretches(text, entries, language))
    for piece in held:
        yield from _filled(piece, entries, language)


BINARY = str.maketrans({ZERO: "0", ONE: "1"})


def _by_alphabet(text: Traced, language: str) -> Iterator[tuple[Traced, str]]:
    place = 0
    for part in by_alphabet(text.text, language):
        yield text.part(place, place + len(part.text)), part.language
        place += len(part.text)


def _written_out(text: Traced, language: str) -> Iterator[Piece]:
    for part, own in _by_alphabet(text, language):
        words = traced(part, own)
        if is_speakable(words.text):
            yield Piece(words, own)


def _place(number: int) -> str:
    return PLACE + format(number, "b").replace("0", ZERO).replace("1", ONE)


def _by_stretches(text: Traced, entries: list[Found], language: str) -> Iterator[Piece]:
    last = 0
    for number, one in enumerate(entries):
        yield from _written_out(text.part(last, one.start), language)
        yield Piece(text.standing_for(_place(number), one.start, one.end), language)
        last = one.end
    yield from _written_out(text.part(last), language)


@dataclass(slots=True)
class _Filling:
    """A text that grows, and the sounds in it."""

    parts: list[Traced] = field(default_factory=list)
    sounds: list[Sounds] = field(default_factory=list)
    length: int = 0

    def add(self, part: Traced) -> None:
        self.parts.append(part)
        self.length += len(part.text)


def _filled(piece: Piece, entries: list[Found], language: str) -> Iterator[Piece]:
    """Yield a piece with what the lexicon says in the places; other letters are given to those who read them."""
    made, text, last = _Filling(), piece.words, 0
    for held in HELD.finditer(text.text):
        made.add(text.part(last, held.start()))
        last = held.end()
        found = entries[int(held[1].translate(BINARY), 2)]
        possessive = POSSESSIVE.match(text.text, last) if primary_subtag(piece.language) == "en" else None
        if possessive:
            last = possessive.end()
        words, ipa = _say(found, language, possessive[0] if possessive else "")
        if ipa:
            made.sounds.append(Sounds(start=made.length, end=made.length + len(words), ipa=ipa))
        made.add(text.standing_for(words, held.start(), last))
    made.add(text.part(last))
    whole = Piece(Traced.joined(made.parts), language, tuple(made.sounds))
    start = 0
    for part, own in _by_alphabet(whole.words, language):
        end = start + len(part.text)
        if is_speakable(part.text):
            first = start + len(part.text) - len(part.text.lstrip())
            inner = whole.part(first, start + len(part.text.rstrip()))
            yield Piece(inner.words, own, inner.sounds)
        start = end


def _say(found: Found, language: str, possessive: str) -> tuple[str, str]:
    """Return the words of an entry and its sounds, if it has any.

    Beside a letter that is bound to it, a word cannot be told by its sounds alone.
    """
    entry = found.pronunciation
    words = (entry.alias or normalise(entry.written, language)) + possessive
    if not entry.ipa or found.bound:
        return words, ""
    return words, with_possessive(entry.ipa) if possessive else entry.ipa


def with_possessive(ipa: str) -> str:
    """Return the sounds of an English name with "'s"."""
    last = ipa.rstrip(MARKS_AFTER)[-1:]
    return ipa + ("ɪz" if last in HISSING else "s" if last in VOICELESS else "z")
