"""Raw text, as it is pasted off a news page.

In:  the bytes of a text file: section label, headline, deck, captions that stand twice, credits in brackets, a byline,
subheads, paragraphs, galleries, and the furniture of the page around them.   Out: a ``Story``, every guess, and every
line that was left out with its reason.
Promises: no word is lost: each is in the story or in ``removed``.  Photos that are named become pictures without a
file, with caption and credit.  No clock: dates come from the text or from ``Intake.received``.
"""

import json
import re
from pathlib import Path

from multipub.errors import SourceError
from multipub.ingest import Dialect, Guess, Intake, Intaken
from multipub.ingest._text.body import Body, BodyReader
from multipub.ingest._text.decoding import decode, is_text
from multipub.ingest._text.furniture import part_furniture
from multipub.ingest._text.head import Head, read_head
from multipub.ingest._text.language import guess_language
from multipub.ingest._text.lines import Line, read_lines
from multipub.ingest._text.shots import ShotFinder
from multipub.ingest._text.story import build_story

ENOUGH = 4096
"""Bytes at the beginning of a file that show whether it is markup."""

FEWEST_LINES = 2
"""A headline, and something below it."""

_MARKUP = re.compile(rb"\s*(?:<[?!/a-z]|\{\\rtf|%PDF-|PK\x03\x04)", re.IGNORECASE)
_NOTICE = re.compile(r"(?:©|\(c\)|copyright\b).{3,200}", re.IGNORECASE)


def recognises(data: bytes, path: Path) -> bool:
    """Whether the input is text and nothing else: no markup, no JSON, no control characters."""
    beginning = data[:ENOUGH].removeprefix(b"\xef\xbb\xbf")
    if not data.strip() or _MARKUP.match(beginning) or not is_text(data):
        return False
    return not (beginning.lstrip()[:1] in (b"{", b"[") and _is_json(data))


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except ValueError:
        return False
    return True


def read(intake: Intake) -> Intaken:
    """Return the story of a pasted text.

    Raises:
        SourceError: if the text is in no known encoding, or is less than a headline and a line of text.
    """
    text, encoding = decode(intake.data, where=intake.path)
    lines = read_lines(text)
    guesses = [Guess(what="encoding", words=encoding, reason="the bytes are valid in it")]
    language = intake.language or _language(lines, guesses)
    story_lines, rights, removed = _part(lines, guesses)
    shots = ShotFinder(story_lines, language).part()
    if sum(isinstance(element, Line) for element in shots.elements) < FEWEST_LINES:
        raise SourceError("there is no story in this text", where=intake.path, hint="paste headline and text")
    head = read_head(shots.elements, language)
    body = BodyReader(head.body, language).read()
    if not body.blocks:
        raise SourceError("there is no text below the headline", where=intake.path, hint="paste headline and text")
    guesses += [*shots.guesses, *head.guesses, *body.guesses, _date_guess(head, body, intake)]
    removed += [*shots.removed, *head.removed, *body.removed]
    return Intaken(
        story=build_story(head, body, language, intake, rights),
        guesses=tuple(sorted(guesses, key=_line_of)),
        removed=tuple(sorted(removed, key=_line_of)),
    )


def _language(lines: list[Line], guesses: list[Guess]) -> str:
    language, reason = guess_language(line.words for line in lines)
    guesses.append(Guess(what="language", words=language, reason=reason))
    return language


def _part(lines: list[Line], guesses: list[Guess]) -> tuple[list[Line], str | None, list[Guess]]:
    """Return the story's lines, its copyright notice, and what was left out."""
    notice = next((line for line in reversed(lines) if _NOTICE.fullmatch(line.words)), None)
    if notice is not None:
        guesses.append(Guess(what="rights", words=notice.words, reason="a copyright notice", line=notice.number))
    parted = part_furniture([line for line in lines if line is not notice])
    return list(parted.lines), notice.words if notice else None, list(parted.removed)


def _date_guess(head: Head, body: Body, intake: Intake) -> Guess:
    moment = head.moment or (body.dateline.moment if body.dateline else None)
    if moment is None:
        return Guess(what="date", words=intake.received.isoformat(), reason="no full date above the text: when it came")
    return Guess(what="date", words=moment.words, reason="the full date above the text")


def _line_of(guess: Guess) -> int:
    return guess.line or 0


TEXT = Dialect(
    name="text",
    summary="raw text pasted off a news page",
    recognises=recognises,
    read=read,
    fallback=True,
)
