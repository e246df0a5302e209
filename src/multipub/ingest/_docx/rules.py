"""What the desk is told when a document comes home: findings with permanent ids, all of them warnings."""

from multipub.model.findings import Advice

STALE = Advice(
    "HOM-1", "A translation says what its original says.", "translate what changed, then take the note off the text"
)
SWAPPED = Advice(
    "HOM-2",
    "A new photo has words of its own.",
    "look whether caption, credit and description are those of the new photo",
)
NO_ALT = Advice(
    "HOM-3", "A photo keeps its alternative text.", "write one in Word, or mark the picture as decorative there"
)
MADE_WORDS = Advice(
    "HOM-4",
    "Words that multipub makes are not edited in the document.",
    "change what they are made of: byline, credit of the photo, canonical file",
)
LINKED = Advice(
    "HOM-5", "A picture of a document is in the document.", "put the file beside the document; nothing is fetched"
)

NOT_AS_SHOWN = Advice(
    "HOM-6",
    "A story reads as its document does.",
    "look how the story reads, and say it another way in Word where that is not enough",
)

HOME_ADVICE = (STALE, SWAPPED, NO_ALT, MADE_WORDS, LINKED, NOT_AS_SHOWN)
"""Every kind of finding, in the order of their ids."""
