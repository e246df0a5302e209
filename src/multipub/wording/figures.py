"""Settles a figure: a picture in its place, with every word that its reader gets.

In:  where a picture stands (``Placement``), its ``Picture``, its file if there is one.   Out: a ``Figure``.
Promises: alternative text, caption and credit are settled by ``alt`` and ``credits`` and by nothing else.
"""

from multipub.errors import MissingPicture, SourceError
from multipub.model.blocks import Placement
from multipub.model.manuscript import Figure, Media
from multipub.model.story import Article, Picture, Story
from multipub.model.text import LangText
from multipub.wording._choice import best_of
from multipub.wording.alt import settle_alt, settle_caption
from multipub.wording.credits import settle_credit


def settle_figure(story: Story, article: Article, place: Placement, media: Media | None, *, where: str) -> Figure:
    """Return the picture that stands at ``place`` with its words in the article's language.

    A decorative picture keeps caption and credit, if it has any, and has neither alternative text nor description.

    Raises:
        MissingPicture: if nobody described it.
        SourceError: if the story has no such picture.
    """
    picture = story.picture(place.picture)
    if picture is None:
        raise SourceError(
            f"figure {place.id!r} shows the picture {place.picture!r}, which the story does not have",
            where=where,
            hint="add its picture item, or correct data-item",
        )
    language = article.language
    try:
        alt, alt_source = settle_alt(picture, language, headline=article.headline, decorative=place.decorative)
    except MissingPicture:
        raise MissingPicture(picture.guid, where=where) from None
    terms = best_of(picture.rights.usage_terms, language, picture.language)
    return Figure(
        id=place.id,
        picture=picture.guid,
        alt=alt,
        alt_source=alt_source,
        caption=settle_caption(picture, language),
        credit=settle_credit(picture, language),
        media=media,
        long_description=None if place.decorative else _long_description(picture, language),
        decorative=place.decorative,
        rights=picture.rights.notice,
        usage_terms=terms.text if terms else None,
        creators=tuple(party.name(language) for party in picture.creators),
        web_statement=picture.rights.notice_link,
        content_created=picture.content_created,
        digital_source_type=picture.digital_source_type,
    )


def _long_description(picture: Picture, language: str) -> LangText | None:
    """Return the extended description in ``language``, else in the picture's own, marked as what it is."""
    return best_of(picture.long_descriptions, language, picture.language)
