"""What the desk is told when a document comes home: findings with permanent ids, all of them warnings."""

from dataclasses import dataclass

from multipub.model.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class HomeAdvice:
    """One kind of finding: its id, what it promises the desk, and what to do about it."""

    rule: str
    promise: str
    hint: str


STALE = HomeAdvice(
    "HOM-1", "A translation says what its original says.", "translate what changed, then take the note off the text"
)
SWAPPED = HomeAdvice(
    "HOM-2",
    "A new photo has words of its own.",
    "look whether caption, credit and description are those of the new photo",
)
NO_ALT = HomeAdvice(
    "HOM-3", "A photo keeps its alternative text.", "write one in Word, or mark the picture as decorative there"
)
MADE_WORDS = HomeAdvice(
    "HOM-4",
    "Words that multipub makes are not edited in the document.",
    "change what they are made of: byline, credit of the photo, canonical file",
)
LINKED = HomeAdvice(
    "HOM-5", "A picture of a document is in the document.", "put the file beside the document; nothing is fetched"
)

NOT_AS_SHOWN = HomeAdvice(
    "HOM-6",
    "A story reads as its document does.",
    "look how the story reads, and say it another way in Word where that is not enough",
)

HOME_ADVICE = (STALE, SWAPPED, NO_ALT, MADE_WORDS, LINKED, NOT_AS_SHOWN)
"""Every kind of finding, in the order of their ids."""


def finding(advice: HomeAdvice, message: str) -> Finding:
    """Return a finding of this kind."""
    return Finding(rule=advice.rule, severity=Severity.WARNING, message=message, hint=advice.hint)
