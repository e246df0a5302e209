"""Whether two texts say the same, and which language a text without one is in."""

import unicodedata
from collections import Counter

from multipub.ingest._text.language import guess_language
from multipub.model.language import primary_subtag
from multipub.model.story import Picture, Story
from multipub.model.text import LangText
from multipub.photo.xmp import DEFAULT_LANGUAGE


def bare(words: str) -> str:
    """Return the letters and digits alone, so that spacing, punctuation and case make no difference."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", words).casefold() if letter.isalnum())


def agree(one: str, other: str) -> bool:
    """Whether two texts say the same, or one only says more than the other."""
    first, second = bare(one), bare(other)
    return first in second or second in first


def in_languages(texts: tuple[LangText, ...], picture: Picture, story: Story) -> tuple[LangText, ...]:
    """Return a photo's texts with their languages told.

    A text without a language is in the picture's own, unless it is in another script: then its language is guessed.
    A second text in one language is left out.
    """
    found: dict[str, LangText] = {}
    for text in sorted(texts, key=lambda one: one.language.lower() == DEFAULT_LANGUAGE):
        language = text.language
        if language.lower() == DEFAULT_LANGUAGE:
            language = _language(text.text, picture, story)
        found.setdefault(language.lower(), LangText(text=text.text, language=language))
    return tuple(found.values())


def _language(words: str, picture: Picture, story: Story) -> str:
    spoken = [one.text for one in picture.captions if one.language == picture.language]
    spoken += [
        one.headline for one in story.articles if primary_subtag(one.language) == primary_subtag(picture.language)
    ]
    if not spoken or _script(words) == _script(" ".join(spoken)):
        return picture.language
    for article in story.articles:
        if _script(article.headline) == _script(words):
            return article.language
    return guess_language([words])[0]


def _script(words: str) -> str:
    """Return the script that most letters are in, by Unicode's name for it."""
    counted = Counter(unicodedata.name(letter, "LATIN").split()[0] for letter in words if letter.isalpha())
    return counted.most_common(1)[0][0] if counted else "LATIN"
