"""The words that stand at a figure: what its picture item says, in the language of the text.

In:  a picture, the language and the headline of the text it stands in.   Out: alternative text, caption and credit,
each with its language.
Promises: this is the one place that says what a figure repeats of its picture; writing and checking both ask it.
"""

from dataclasses import dataclass

from multipub.errors import MissingPicture
from multipub.model.manuscript import AltSource
from multipub.model.story import Picture
from multipub.model.text import LangText
from multipub.wording.alt import settle_alt, settle_caption
from multipub.wording.credits import settle_credit


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """What a figure says; ``alt`` is missing where nobody described the picture, ``source`` says who did."""

    alt: LangText | None
    source: AltSource | None
    caption: LangText | None
    credit: LangText | None


def figure_words(picture: Picture, language: str, headline: str, *, decorative: bool) -> FigureWords:
    """Return the words of ``picture`` for a figure in a text; a picture without words is no error here."""
    alt: LangText | None
    source: AltSource | None
    try:
        alt, source = settle_alt(picture, language, headline=headline, decorative=decorative)
    except MissingPicture:
        alt, source = None, None
    credit = settle_credit(picture, language)
    return FigureWords(
        alt=alt,
        source=source,
        caption=settle_caption(picture, language),
        credit=None if credit is None else LangText(text=credit.line, language=credit.language),
    )
