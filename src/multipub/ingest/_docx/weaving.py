"""Weaves words that somebody edited into the words they were.

In:  what a line said, what it says now.   Out: ``Inlines``.
Promises: words that stayed keep everything they stood in, also what a document cannot show (an abbreviation's
expansion, the moment a date means, the page of a printed original); words that are new get what the document marks;
a date or an abbreviation whose words changed is a plain one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from multipub.ingest._docx.expected_words import Path, Placed, Within, places_of
from multipub.ingest._docx.letters import LINE_END, NOTE, Look, Span, Spans, Trait
from multipub.model.language import same_language
from multipub.model.text import (
    Abbreviation,
    Container,
    Dateline,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Marked,
    NoteCall,
    PageBreak,
    Text,
    Time,
    tidy,
)

_TOKEN = re.compile(r"\w+|\s+|.", re.DOTALL)
_EXACT = (Time, Abbreviation)
"""What says something about exactly these words."""

MOST_ELEMENTS = 16
"""Elements that a word may be given: one of each trait, a link and a language."""

_ORDER = (
    (Trait.STRONG, Mark.STRONG),
    (Trait.EMPHASIS, Mark.EMPHASIS),
    (Trait.ITALIC, Mark.ITALIC),
    (Trait.SUPERSCRIPT, Mark.SUPERSCRIPT),
    (Trait.SUBSCRIPT, Mark.SUBSCRIPT),
)


@dataclass(slots=True)
class _Token:
    """A word, a space or a sign, its look, and what it stands in."""

    text: str
    look: Look
    path: Path = ()
    mark: PageBreak | NoteCall | LineBreak | None = None
    old: int | None = None
    """Its place among the old words, if it was there."""
    fixed: bool = False
    """Whether it also looks as it did."""


def weave(old: Inlines, spans: Spans, language: str, context: str, notes: frozenset[str]) -> Inlines:
    """Return the words of ``spans`` with what ``old`` had beyond them.

    ``language`` is the block's own, ``context`` the one that ``old`` was read in; ``notes`` the notes there were.
    """
    places = places_of(old, context, notes)
    before = list(_tokens(places))
    after = [_Token(text, span.look) for span in spans for text in _split(span)]
    shown = [one for one in before if one.text]
    _keep(shown, after)
    _break_exact(before, after)
    _dress(after, language)
    tidied = tidy(_built(_with_hidden(before, after), 0))
    return _normal(tuple(tidied))


def _split(span: Span) -> list[str]:
    return [span.text] if span.is_sign else _TOKEN.findall(span.text)


def _tokens(places: Sequence[Placed]) -> Iterator[_Token]:
    for number, place in enumerate(places):
        parts = [""] if place.is_hidden else _split(place.span)
        for part in parts:
            yield _Token(part, place.span.look, place.path, place.mark, number)


def _keep(before: list[_Token], after: list[_Token]) -> None:
    """Give the tokens that stayed what they stood in; where the look changed, only what a look does not say."""
    matcher = SequenceMatcher(None, [one.text for one in before], [one.text for one in after], autojunk=False)
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            was, now = before[block.a + offset], after[block.b + offset]
            now.old, now.mark = block.a + offset, was.mark
            now.fixed = was.look == now.look or (
                not now.text.strip() and replace(was.look, language="") == replace(now.look, language="")
            )
            if now.fixed:
                now.path, now.look = was.path, was.look
            else:
                now.path = tuple(one for one in was.path if isinstance(one.container, _EXACT))


def _break_exact(before: list[_Token], after: list[_Token]) -> None:
    """Take what speaks of exact words off words that are not all there any more, or that others stand between.

    A quotation whose marks somebody took out is none.
    """
    sizes: dict[int, int] = {}
    for token in before:
        for one in token.path:
            if token.text and _counts(one, token):
                sizes[one.number] = sizes.get(one.number, 0) + 1
    places: dict[int, list[int]] = {}
    for place, token in enumerate(after):
        for one in token.path:
            if one.number in sizes:
                found = places.setdefault(one.number, [])
                if _counts(one, token):
                    found.append(place)
    quotations = {one.number for token in before for one in token.path if _is_quotation(one)}
    broken = {
        number
        for number, found in places.items()
        if len(found) != sizes[number] or (number not in quotations and found[-1] - found[0] + 1 != len(found))
    }
    for token in after:
        token.path = tuple(one for one in token.path if one.number not in broken)


def _counts(one: Within, token: _Token) -> bool:
    """Whether an element stands or falls with this token."""
    return isinstance(one.container, _EXACT) or (_is_quotation(one) and token.look.ours)


def _dress(after: list[_Token], language: str) -> None:
    """Give new words, and those whose look changed, what their look says; they join what stands beside them."""
    for place, token in enumerate(after):
        if token.fixed:
            continue
        if token.text == LINE_END:
            token.mark = LineBreak()
            continue
        token.look = replace(token.look, traits=token.look.traits - {Trait.OURS})
        beside = _beside(after, place, token.look)
        if beside is None:
            path = _path_of(token.look, language, -(place + 1) * MOST_ELEMENTS)
        else:
            path = tuple(one for one in beside.path if not isinstance(one.container, _EXACT))
        token.path = (*token.path, *path)


def _beside(after: list[_Token], place: int, look: Look) -> _Token | None:
    """Return the neighbour whose marks a word shares: the one before it, else the next that was there already."""
    before = after[place - 1] if place else None
    if before is not None and before.look == look and not before.text.startswith((NOTE, LINE_END)):
        return before
    following = after[place + 1] if place + 1 < len(after) else None
    return following if following is not None and following.fixed and following.look == look else None


def _path_of(look: Look, language: str, number: int) -> Path:
    """Return what words of this look stand in, the outermost first."""
    spoken = look.language if look.language and not same_language(look.language, language) else None
    found: list[Container] = []
    if Trait.DATELINE in look.traits:
        found.append(Dateline(content=()))
    if look.link:
        found.append(Link(target=look.link, content=(), language=spoken))
        spoken = None
    for trait, mark in _ORDER:
        if trait in look.traits:
            found.append(Marked(mark=mark, content=(), language=spoken))
            spoken = None
    if spoken:
        found.append(Marked(mark=Mark.SPAN, content=(), language=spoken))
    return tuple(Within(one, number - place) for place, one in enumerate(found))


def _with_hidden(before: list[_Token], after: list[_Token]) -> list[_Token]:
    """Put back what a document does not show, before the word that it stood before."""
    shown = [one for one in before if one.text]
    numbers = {id(one): number for number, one in enumerate(shown)}
    hidden: dict[int, list[_Token]] = {}
    upcoming: list[_Token] = []
    for token in before:
        if not token.text:
            upcoming.append(token)
        elif upcoming:
            hidden[numbers[id(token)]] = upcoming
            upcoming = []
    kept: list[_Token] = []
    waiting = sorted(hidden)
    for token in after:
        while token.old is not None and waiting and waiting[0] <= token.old:
            kept += hidden[waiting.pop(0)]
        kept.append(token)
    for one in waiting:
        kept += hidden[one]
    return [*kept, *upcoming]


def _built(tokens: Sequence[_Token], depth: int) -> list[Inline]:
    """Build the tree of tokens that share their first ``depth`` elements."""
    found: list[Inline] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if len(token.path) <= depth:
            found += _leaf(token)
            place += 1
            continue
        within = token.path[depth]
        end = place
        while end < len(tokens) and len(tokens[end].path) > depth and tokens[end].path[depth] == within:
            end += 1
        inner = tidy_inner(_built(tokens[place:end], depth + 1))
        if inner:
            found.append(replace(within.container, content=inner))
        place = end
    return found


def tidy_inner(content: Sequence[Inline]) -> Inlines:
    """Join neighbouring texts, without touching the spaces at their ends."""
    kept: list[Inline] = []
    for one in content:
        last = kept[-1] if kept else None
        if isinstance(one, Text) and isinstance(last, Text):
            kept[-1] = Text(last.text + one.text)
        else:
            kept.append(one)
    return tuple(kept)


def _leaf(token: _Token) -> list[Inline]:
    if token.mark is not None:
        return [token.mark]
    if token.text.startswith(NOTE):
        return [NoteCall(note=token.text[1:], sign="*")]
    if token.look.ours and any(_is_quotation(one) for one in token.path):
        return []
    return [Text(token.text)]


def _is_quotation(within: Within) -> bool:
    return isinstance(within.container, Marked) and within.container.mark is Mark.QUOTATION


def _normal(content: Inlines) -> Inlines:
    """Return words in NFC, as a story holds them."""
    return tuple(
        Text(unicodedata.normalize("NFC", one.text))
        if isinstance(one, Text)
        else replace(one, content=_normal(one.content))
        if isinstance(one, Marked | Link | Abbreviation | Time | Dateline)
        else one
        for one in content
    )
