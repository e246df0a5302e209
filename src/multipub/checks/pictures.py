"""Pictures: their alternative texts, captions and credits, and that none is lost or new."""

from collections.abc import Iterator
from itertools import zip_longest

from multipub.checks import Fault, rule
from multipub.checks._compare import quoted
from multipub.model.manuscript import Figure, Manuscript
from multipub.model.observation import Observation, SeenFigure, joined

REPORT = "this is a fault of multipub: please report it with the story"


def _pairs(wanted: Manuscript, seen: Observation) -> Iterator[tuple[int, Figure, SeenFigure]]:
    """Pair each figure of the manuscript with the one at its place; how many there are is PIC-4's business."""
    for number, (figure, found) in enumerate(zip_longest(wanted.figures, seen.figures), start=1):
        if figure is not None and found is not None:
            yield number, figure, found


def figures_kept(wanted: Manuscript, seen: Observation) -> int:
    """Count the pictures whose alternative text, caption and credit all came through."""
    return sum(
        (found.alt or "") == figure.alt.text
        and joined(found.caption) == (figure.caption.text if figure.caption else "")
        and joined(found.credit) == (figure.credit.line if figure.credit else "")
        for _, figure, found in _pairs(wanted, seen)
    )


@rule("PIC-1", source="WCAG 2.2 SC 1.1.1; ISO 14289-1, 7.3; EPUB Accessibility 1.1, 3.2")
def alt_text_is_kept(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Every picture says the alternative text that was settled for it, letter for letter."""
    for number, figure, found in _pairs(wanted, seen):
        if (found.alt or "") != figure.alt.text:
            yield f"picture {number} says {quoted(found.alt or '')}, not {quoted(figure.alt.text)}", REPORT
        elif figure.alt.text and (found.alt_language or wanted.language) != figure.alt.language:
            yield (
                f"the alternative text of picture {number} is marked {found.alt_language}, not {figure.alt.language}",
                REPORT,
            )


@rule("PIC-2", source="multipub's promise; IPTC Photo Metadata Standard 2024.1, Description")
def caption_is_kept(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Every picture's caption is there, letter for letter."""
    for number, figure, found in _pairs(wanted, seen):
        caption = figure.caption.text if figure.caption else ""
        if joined(found.caption) != caption:
            yield f"picture {number} has the caption {quoted(joined(found.caption))}, not {quoted(caption)}", REPORT


@rule("PIC-3", source="multipub's promise; IPTC Photo Metadata Standard 2024.1, Credit Line")
def credit_is_kept(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Every picture's credit line is there, letter for letter."""
    for number, figure, found in _pairs(wanted, seen):
        credit = figure.credit.line if figure.credit else ""
        if joined(found.credit) != credit:
            yield f"picture {number} has the credit {quoted(joined(found.credit))}, not {quoted(credit)}", REPORT


@rule("PIC-4", source="multipub's promise")
def no_figure_is_dropped_or_added(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """The edition has exactly the story's pictures: none is lost, none is new, none is said twice."""
    if len(wanted.figures) != len(seen.figures):
        yield f"{len(seen.figures)} pictures, where the story has {len(wanted.figures)}", REPORT


@rule("PIC-5", source="multipub's promise")
def every_supplied_photo_is_shown(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """A photo whose file was supplied is shown; one that was not has its frame, not another picture."""
    for number, figure, found in _pairs(wanted, seen):
        if found.shown != (figure.media is not None):
            state = "is not in the file" if figure.media else "shows a picture, but none was supplied"
            yield f"picture {number} {state}", REPORT


@rule("PIC-6", source="WCAG 2.2 SC 1.1.1, technique H67")
def only_decorative_pictures_are_silent(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """A picture is marked as decoration where its author marked it so, and nowhere else."""
    for number, figure, found in _pairs(wanted, seen):
        if found.decorative != figure.decorative:
            state = "is hidden as decoration" if found.decorative else "is decoration, but is not marked so"
            yield f"picture {number} {state}", REPORT
