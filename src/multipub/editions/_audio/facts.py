"""What every sound file says of its story, whatever its container: names, credits, words, the cover.

In:  a ``Manuscript`` and its ``Recording``.   Out: facts, ready for a tag.
Promises: every container says the same, in the same words; nothing of the clock.
"""

import hashlib
from dataclasses import dataclass

from multipub.editions._audio.chapters import milliseconds
from multipub.editions._photo_metadata import prepare_with_words
from multipub.model.manuscript import Manuscript
from multipub.model.observation import SeenFigure
from multipub.model.recording import Recording, Timed
from multipub.wording.reading import reading

LANGUAGE, CREDIT, VOICE, DIGEST, GUID = "LANGUAGE", "CREDIT", "VOICE", "SOURCE SHA-256", "GUID"
SKIPPED = "NOT SPOKEN"
PHOTOGRAPHER, TRANSLATOR, AGENCY = "PHOTOGRAPHER", "TRANSLATOR", "AGENCY"
PERMALINK, COVER_DESCRIPTION, TRANSCRIPT = "PERMALINK", "COVER DESCRIPTION", "TRANSCRIPT"
"""Names of our own entries: the same in every container."""

USUAL_EDGE = 1000
"""Pixels.  The longest edge of a cover: sharp on a phone's lock screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The photo on the cover: its bytes, their kind and size, and its alternative text with the credit."""

    data: bytes
    media_type: str
    suffix: str
    width: int
    height: int
    description: str


def cover_of(manuscript: Manuscript, edge: int) -> Cover | None:
    """Return the first photo that is no decoration, at most ``edge`` pixels wide and high; none for 0.

    Raises:
        SourceError: if the photo is not the one that the canonical XML names, or is damaged.
    """
    lead = next((figure for figure in manuscript.figures if figure.media and not figure.decorative), None)
    photo = prepare_with_words(lead, longest_edge=edge) if lead and edge else None
    if lead is None or photo is None:
        return None
    credit = f" ({lead.credit.line})" if lead.credit else ""
    return Cover(
        data=photo.data,
        media_type=photo.media_type,
        suffix=photo.suffix,
        width=photo.width,
        height=photo.height,
        description=f"{lead.alt.text}{credit}",
    )


def own_entries(manuscript: Manuscript, recording: Recording) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what no container has a field for, by our own names; empty ones are left out."""
    entries = (
        (LANGUAGE, (manuscript.language,)),
        (CREDIT, credit_lines(manuscript)),
        (PHOTOGRAPHER, photographers(manuscript)),
        (TRANSLATOR, manuscript.translators),
        (AGENCY, agencies(manuscript)),
        (VOICE, (recording.voice,)),
        (SKIPPED, tuple(sorted(recording.wishes.skip))),
        (DIGEST, (digest(manuscript),)),
        (GUID, (manuscript.guid,)),
    )
    return tuple((name, words) for name, words in entries if any(words))


def credit_lines(manuscript: Manuscript) -> tuple[str, ...]:
    """Return the credit line of every picture, once."""
    return tuple(dict.fromkeys(figure.credit.line for figure in manuscript.figures if figure.credit))


def photographers(manuscript: Manuscript) -> tuple[str, ...]:
    """Return who took the pictures: their named creators, else whom their credit lines name."""
    named = (
        figure.creators or ((figure.credit.creator,) if figure.credit and figure.credit.creator else ())
        for figure in manuscript.figures
    )
    return tuple(dict.fromkeys(name for names in named for name in names))


def agencies(manuscript: Manuscript) -> tuple[str, ...]:
    """Return where text and pictures come from, once."""
    pictures = (figure.credit.source for figure in manuscript.figures if figure.credit and figure.credit.source)
    return tuple(dict.fromkeys((*manuscript.sources, *pictures)))


def digest(manuscript: Manuscript) -> str:
    """Return the SHA-256 of the canonical XML, in hexadecimal."""
    return hashlib.sha256(manuscript.source).hexdigest()


def figure_blocks(manuscript: Manuscript) -> tuple[int, ...]:
    """Return the places of the figures among passages and figures, in order."""
    return tuple(place for place, seen in enumerate(reading(manuscript)) if isinstance(seen, SeenFigure))


def shown_lines(recording: Recording) -> tuple[str, ...]:
    """Return every phrase as it is displayed, those that are left out of the sound too."""
    return tuple(line for line in map(_line, recording.timed) if line)


def heard_lines(recording: Recording) -> tuple[tuple[str, int], ...]:
    """Return every phrase that sounds, with its begin in milliseconds."""
    heard = (timed for timed in recording.timed if not timed.utterance.skipped)
    return tuple((line, milliseconds(timed.start, recording.rate)) for timed in heard if (line := _line(timed)))


def length(recording: Recording) -> int:
    """Return how long a recording is, in milliseconds."""
    return milliseconds(len(recording.samples) // 2, recording.rate)


def _line(timed: Timed) -> str:
    return "".join(run.text for run in timed.utterance.displayed).strip()
