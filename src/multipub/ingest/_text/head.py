"""Reads the head of a story: section label, headline, deck, byline, date.

In:  lines and shots in their order.   Out: a ``Head``, and the elements of the body.
Promises: a line that is none of these goes to the body; every choice is told with its reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from multipub.ingest import Guess
from multipub.ingest._text.byline import Byline, is_byline, read_byline
from multipub.ingest._text.dateline import find_dateline
from multipub.ingest._text.lines import Line, ends_sentence
from multipub.ingest._text.moments import Moment, find_moment, is_date_line
from multipub.ingest._text.shots import Element, Shot
from multipub.wording.agencies import is_agency, is_person

MOST_LINES = 8
"""Lines of words among which a byline or a date belongs to the head."""

MOST_BEFORE_BYLINE = 2
"""Lines above byline or date besides the headline; more are a story whose byline is somewhere else."""

LONGEST_SECTION = 32
"""Characters of a section label."""

MOST_SECTION_WORDS = 4

LONGEST_HEADLINE = 250
"""Characters."""

LONGEST_DECK = 400
"""Characters."""


@dataclass(slots=True, kw_only=True)
class Head:
    """What stands above a story."""

    headline: str
    section: str | None = None
    deck: str | None = None
    byline: Byline | None = None
    sources: tuple[str, ...] = ()
    moment: Moment | None = None
    body: tuple[Element, ...] = ()
    removed: list[Guess] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)


def read_head(elements: Sequence[Element], language: str) -> Head:
    """Return the head of the story, with the elements that are left for its body.

    There must be a line of words among ``elements``.
    """
    head = Head(headline="")
    rest, above = _take_marks(list(elements), head, language)
    lines = [element for element in rest if isinstance(element, Line)]
    if _has_section(lines):
        section = lines.pop(0)
        head.section = section.words
        rest.remove(section)
        _guess(head, "section", section, "a short first line above a headline")
    headline = lines.pop(0)
    rest.remove(headline)
    head.headline = headline.words
    _guess(head, "headline", headline, "the first line" if head.section is None else "the line below the section")
    taken = 1 if head.section is None else 2  # headline, and section above it
    deck = _find_deck(rest, None if above is None else above > taken, language)
    if deck is not None:
        head.deck = deck.words
        rest.remove(deck)
        _guess(head, "deck", deck, "stands between headline and story")
    head.body = tuple(rest)
    return head


def _take_marks(elements: list[Element], head: Head, language: str) -> tuple[list[Element], int | None]:
    """Take byline, date and agency out; return the other elements, and how many lines stand above the first of them."""
    lines = [element for element in elements if isinstance(element, Line)][:MOST_LINES]
    marks: list[Line] = []
    above: int | None = None
    for place, line in enumerate(lines):
        others = place - len(marks)
        if others > MOST_BEFORE_BYLINE + 1:
            break
        if head.byline is None and others and is_byline(line.words, language):
            _take_byline(line, head, language)
        elif head.byline is None and others and is_person(line.words) and _is_dated(lines[place + 1 :], language):
            head.byline = Byline(printed=line.words, creators=(line.words,), sources=(), moment=None)
            _guess(head, "byline", line, "a name above the date")
        elif is_date_line(line.words, language):
            head.moment = head.moment or find_moment(line.words, language)
            head.removed.append(Guess(what="date", words=line.words, reason="read as the date", line=line.number))
        elif marks and marks[-1] is lines[place - 1] and is_agency(line.words):
            head.sources = (line.words,)
            _guess(head, "source", line, "an agency's name below the byline")
        else:
            continue
        above = above if marks else others
        marks.append(line)
    return [element for element in elements if element not in marks], above


def _is_dated(below: Sequence[Line], language: str) -> bool:
    """Whether the next line is a date."""
    return bool(below) and is_date_line(below[0].words, language)


def _take_byline(line: Line, head: Head, language: str) -> None:
    head.byline = read_byline(line.words, language)
    head.moment = head.moment or head.byline.moment
    named = "names people" if head.byline.creators else "names no person"
    _guess(head, "byline", line, f"begins as a byline; {named}")
    for words in head.byline.rest:
        head.removed.append(Guess(what="date", words=words, reason="read as the story's date", line=line.number))


def _has_section(lines: Sequence[Line]) -> bool:
    """Whether the first line is a section label: short, no sentence, and a headline below it."""
    if len(lines) < 2:
        return False
    label, below = lines[0].words, lines[1].words
    short = len(label) <= LONGEST_SECTION and len(label.split()) <= MOST_SECTION_WORDS
    return short and not ends_sentence(label) and len(below) > len(label) and not ends_sentence(below)


def _find_deck(rest: Sequence[Element], above_byline: bool | None, language: str) -> Line | None:
    """Return the deck: the line between the headline and the byline, the first photo, or the dateline.

    ``above_byline`` says whether a line stands there; ``None``: there is neither byline nor date.  Without any of the
    three, a second line may as well be the story's first paragraph, and is.
    """
    lines = [element for element in rest if isinstance(element, Line)]
    if not lines or len(lines[0].words) > LONGEST_DECK or find_dateline(lines[0].words, language):
        return None
    if above_byline is not None:
        return lines[0] if above_byline else None
    place = rest.index(lines[0])
    after = rest[place + 1] if place + 1 < len(rest) else None
    dated = isinstance(after, Line) and find_dateline(after.words, language) is not None
    pictured = isinstance(after, Shot) and len(lines) > 1
    return lines[0] if dated or pictured else None


def _guess(head: Head, what: str, line: Line, reason: str) -> None:
    head.guesses.append(Guess(what=what, words=line.words, reason=reason, line=line.number))
