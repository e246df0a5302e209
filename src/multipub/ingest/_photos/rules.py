"""What the desk is told about photos that come in: findings with permanent ids, all of them warnings."""

from multipub.model.findings import Advice
from multipub.model.story import Picture
from multipub.wording.sentences import shorten

LONGEST_QUOTE = 60
"""Characters of a caption that name a picture to the desk."""


NOT_FOUND = Advice(
    "PHO-1", "Every photo comes with its file.", "put it beside the input and import again; readers see a frame"
)
NOT_WHOLE = Advice("PHO-2", "A photo's file is a whole picture.", "supply an undamaged JPEG, PNG, GIF or WebP")
AMBIGUOUS = Advice("PHO-3", "A file beside the input stands for one photo.", "give each photo a file name of its own")
OUTSIDE = Advice(
    "PHO-4", "A photo's file lies in the folder of the input.", "copy the photo into the folder of the input"
)
OTHER_CAPTION = Advice(
    "PHO-5", "The photo's own caption says what the text's does.", "see which is right; the text's is used"
)
OTHER_ALT = Advice(
    "PHO-6", "The photo's own alternative text says what the text's does.", "see which is right; the text's is used"
)
OTHER_CREDIT = Advice(
    "PHO-7", "The photo itself credits whom the text credits.", "see who made it; the text's credit is used"
)
OTHER_RIGHTS = Advice(
    "PHO-8", "The photo's own rights and date are those of the text.", "see which are right; the text's are used"
)
TWICE = Advice(
    "PHO-9", "The same photo says the same wherever it stands.", "see which words are right, or keep both on purpose"
)
NO_ROOM = Advice("PHO-10", "The copy of a photo carries the story's words.", "shorten caption or description")
STAND_IN = Advice(
    "PHO-11",
    "A story that comes home keeps its original photos.",
    "say where they lie with --photos, or keep the copy on purpose: it may be smaller",
)

PHOTO_ADVICE = (
    NOT_FOUND,
    NOT_WHOLE,
    AMBIGUOUS,
    OUTSIDE,
    OTHER_CAPTION,
    OTHER_ALT,
    OTHER_CREDIT,
    OTHER_RIGHTS,
    TWICE,
    NO_ROOM,
    STAND_IN,
)
"""Every kind of finding, in the order of their ids."""


def name_of(picture: Picture) -> str:
    """Return what the desk knows a picture by: the beginning of its caption, else its guid."""
    texts = (*(one.text for one in picture.captions), *(one.text for one in picture.alts))
    words = next(filter(None, texts), "")
    return f"photo “{shorten(words, LONGEST_QUOTE)}”" if words else f"photo {picture.guid}"
