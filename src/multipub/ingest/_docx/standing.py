"""Says where the pictures of a paragraph stand: beside its words, between two lines of them, or in one.

In:  the words and drawings of a paragraph.   Out: stretches of words and drawings, in reading order.
Promises: a line of words is never cut in two by a picture; what floats beside the words stands before them, and
beside a heading below it.
"""

from collections.abc import Iterable, Iterator, Sequence

from multipub.ingest._docx.drawings import Drawn
from multipub.ingest._docx.letters import LINE_END, Span


def standing(pieces: Sequence[Span | Drawn], *, is_heading: bool) -> Iterator[list[Span] | Drawn]:
    """Yield the parts of a paragraph; at least one stretch of words, which may be empty."""
    beside = [one for one in pieces if isinstance(one, Drawn) and one.floats]
    yield from [] if is_heading else beside
    yield from _in_line([one for one in pieces if isinstance(one, Span) or not one.floats])
    yield from beside if is_heading else []


def _in_line(pieces: Sequence[Span | Drawn]) -> Iterator[list[Span] | Drawn]:
    words: list[Span] = []
    waiting: list[Drawn] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, Drawn):
            if _has_words(reversed(words)) and _has_words(pieces[place + 1 :]):
                waiting.append(piece)
                continue
            yield words
            yield piece
            words = []
            continue
        words.append(piece)
        if piece.text == LINE_END and waiting:
            yield words
            yield from waiting
            words, waiting = [], []
    yield words
    yield from waiting


def _has_words(pieces: Iterable[Span | Drawn]) -> bool:
    """Whether words follow before the line ends."""
    for piece in pieces:
        if isinstance(piece, Span):
            if piece.text == LINE_END:
                return False
            if piece.text.strip():
                return True
    return False
