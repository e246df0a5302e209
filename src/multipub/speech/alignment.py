"""Which displayed words sound while which spoken ones are said.

In:  the displayed words of an utterance, and its pieces.   Out: ``SpokenWords``, in order.
Promises: every displayed word is in exactly one of them; what is said out of order, or for several words at once, makes
them one; nothing of a word is left out: its hyphens, dashes and quotation marks stay with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from multipub.model.recording import SpokenWords
from multipub.speech.alphabets import is_speakable
from multipub.speech.pieces import Piece
from multipub.speech.tracing import WORD


@dataclass(slots=True)
class _Unit:
    """Displayed words, by number, and the spoken word with which they begin."""

    first: int
    last: int
    piece: int
    at: int


def align(displayed: str, pieces: Sequence[Piece], *, before: int = 0) -> tuple[SpokenWords, ...]:
    """Return which displayed words are said from where on.

    Displayed words stand between white space.  ``before`` is how many pieces are said before these, and not displayed.
    """
    words = [found.span() for found in WORD.finditer(displayed)]
    units: list[_Unit] = []
    for number, piece in enumerate(pieces, start=before):
        for at, stretch in _spoken(piece):
            said = [place for place, (start, end) in enumerate(words) if start < stretch[1] and stretch[0] < end]
            if said:
                _take(units, _Unit(said[0], said[-1], number, at))
    covered = {place for unit in units for place in range(unit.first, unit.last + 1)}
    for place, (start, end) in enumerate(words):
        if units and place not in covered and is_speakable(displayed[start:end]):
            _join(units, place)
    return tuple(
        SpokenWords(start=words[one.first][0], end=words[one.last][1], piece=one.piece, at=one.at) for one in units
    )


def _spoken(piece: Piece) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield where each spoken word begins in its piece, and for what its letters stand: commas may stand for dashes."""
    for found in WORD.finditer(piece.words.text):
        letters = [place for place in range(*found.span()) if is_speakable(piece.words.text[place])]
        stretches = [one for place in letters if (one := piece.words.stretch(place, place + 1))]
        if stretches:
            yield found.start(), (min(start for start, _ in stretches), max(end for _, end in stretches))


def _take(units: list[_Unit], said: _Unit) -> None:
    """Add what a spoken word says; what it shares with words said before, or says before them, is one with them."""
    while units and said.first <= units[-1].last:
        earlier = units.pop()
        said = _Unit(min(earlier.first, said.first), max(earlier.last, said.last), earlier.piece, earlier.at)
    units.append(said)


def _join(units: list[_Unit], place: int) -> None:
    """Give a displayed word that nobody says to the words before it, or to those after where it is the first."""
    earlier = [unit for unit in units if unit.last < place]
    if earlier:
        earlier[-1].last = place
    else:
        units[0].first = min(units[0].first, place)
