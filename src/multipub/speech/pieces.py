"""What the engines are given for displayed words: pieces in one language each, written out as they are said.

In:  runs in their languages, the lexicons.   Out: ``LangText``s, with sounds where a lexicon gives them.
Promises: the lexicon comes first, and what it says is not written out again; a piece with nothing to say (the comma
between two foreign names) is left out; without a lexicon's entry, every piece is ``normalise`` of its words.

While the rest of a sentence is written out, a letter that no language uses keeps the place of each entry, so that the
rules see a whole sentence with a word in that place.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from multipub.model.language import primary_subtag
from multipub.model.recording import PronouncedText, Sounds
from multipub.model.text import LangText, Run
from multipub.speech.alphabets import by_alphabet, is_speakable
from multipub.speech.lexicon import Found, Lexicons
from multipub.speech.normalise import normalise

PLACE = "\ua71a"
ZERO, ONE = "\ua71b", "\ua71c"
"""Modifier letters: they belong to the alphabet around them.  Which entry it is, is written behind in binary."""

HELD = re.compile(f"{PLACE}([{ZERO}{ONE}]+)")

POSSESSIVE = re.compile(r"['’]s\b")

HISSING, VOICELESS = frozenset("szʃʒ"), frozenset("ptkfθ")
"""Last sounds of an English word after which its "'s" is said in another way."""

MARKS_AFTER = "ː̩ˑʰ̃̚"


def pieces(displayed: tuple[Run, ...], language: str, lexicons: Lexicons) -> tuple[LangText, ...]:
    """Return what the engines are given for a phrase."""
    found: list[LangText] = []
    for own, run_group in groupby(displayed, key=lambda run: run.language):
        text = unicodedata.normalize("NFC", "".join(run.text for run in run_group))
        found.extend(_of_one_language(text, own or language, lexicons))
    return tuple(found)


def _of_one_language(text: str, language: str, lexicons: Lexicons) -> Iterator[LangText]:
    entries = [] if PLACE in text else list(lexicons.find(text, language))
    if not entries:
        yield from _written_out(text, language)
        return
    held = list(_written_out(_held(text, entries), language))
    places = [int(place.translate(BINARY), 2) for piece in held for place in HELD.findall(piece.text)]
    if sorted(places) != list(range(len(entries))):  # a rule has taken one away: each stretch by itself, then
        held = list(_by_stretches(text, entries, language))
    for piece in held:
        yield from _filled(piece, entries, language)


BINARY = str.maketrans({ZERO: "0", ONE: "1"})


def _written_out(text: str, language: str) -> Iterator[LangText]:
    for piece in by_alphabet(text, language):
        words = normalise(piece.text, piece.language)
        if is_speakable(words):
            yield LangText(text=words, language=piece.language)


def _place(number: int) -> str:
    return PLACE + format(number, "b").replace("0", ZERO).replace("1", ONE)


def _held(text: str, entries: list[Found]) -> str:
    """Return the text with a place in the stead of each entry."""
    parts, last = [], 0
    for number, one in enumerate(entries):
        parts += [text[last : one.start], _place(number)]
        last = one.end
    return "".join([*parts, text[last:]])


def _by_stretches(text: str, entries: list[Found], language: str) -> Iterator[LangText]:
    last = 0
    for number, one in enumerate(entries):
        yield from _written_out(text[last : one.start], language)
        yield LangText(text=_place(number), language=language)
        last = one.end
    yield from _written_out(text[last:], language)


@dataclass(slots=True)
class _Filling:
    """A text that grows, and the sounds in it."""

    text: str
    sounds: list[Sounds]


def _filled(piece: LangText, entries: list[Found], language: str) -> Iterator[LangText]:
    """Yield a piece with what the lexicon says in the places; other letters are given to those who read them."""
    made, last = _Filling("", []), 0
    for held in HELD.finditer(piece.text):
        made.text += piece.text[last : held.start()]
        last = held.end()
        found = entries[int(held[1].translate(BINARY), 2)]
        possessive = POSSESSIVE.match(piece.text, last) if primary_subtag(piece.language) == "en" else None
        if possessive:
            last = possessive.end()
        _say(made, found, language, possessive[0] if possessive else "")
    made.text += piece.text[last:]
    start = 0
    for part in by_alphabet(made.text, language):
        yield from _part(part, made.sounds, start)
        start += len(part.text)


def _say(made: _Filling, found: Found, language: str, possessive: str) -> None:
    """Add what an entry says.  Beside a letter that is bound to it, a word cannot be told by its sounds alone."""
    entry = found.pronunciation
    words = (entry.alias or normalise(entry.written, language)) + possessive
    if entry.ipa and not found.bound:
        start = len(made.text)
        ipa = with_possessive(entry.ipa) if possessive else entry.ipa
        made.sounds.append(Sounds(start=start, end=start + len(words), ipa=ipa))
    made.text += words


def with_possessive(ipa: str) -> str:
    """Return the sounds of an English name with "'s"."""
    last = ipa.rstrip(MARKS_AFTER)[-1:]
    return ipa + ("ɪz" if last in HISSING else "s" if last in VOICELESS else "z")


def _part(part: LangText, sounds: list[Sounds], start: int) -> Iterator[LangText]:
    """Yield one part of a filled piece, with the sounds that lie in it; ``start`` is where it begins."""
    words = part.text.strip()
    if not is_speakable(words):
        return
    first = start + len(part.text) - len(part.text.lstrip())
    own = tuple(
        Sounds(start=one.start - first, end=one.end - first, ipa=one.ipa)
        for one in sounds
        if first <= one.start and one.end <= first + len(words)
    )
    if own:
        yield PronouncedText(text=words, language=part.language, sounds=own)
    else:
        yield LangText(text=words, language=part.language)
