"""Which of several languages a reader gets.

In:  phrases in several languages, the language wanted, the language the item itself is in.
Out: one of them, or nothing where there are none.
"""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from multipub.model.language import primary_subtag, same_language


class InLanguage(Protocol):
    """Anything with words in a language."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def language(self) -> str:
        """Their BCP 47 tag."""


Phrase = TypeVar("Phrase", bound=InLanguage)


def in_language(phrases: Iterable[Phrase], language: str) -> Phrase | None:
    """Return the phrase in ``language``: the same tag, else another region of it.  Empty phrases do not count."""
    spoken = [one for one in phrases if one.text.strip()]
    exact = next((one for one in spoken if same_language(one.language, language)), None)
    wanted = primary_subtag(language)
    return exact or next((one for one in spoken if primary_subtag(one.language) == wanted), None)


def best_of(phrases: Iterable[Phrase], language: str, own: str) -> Phrase | None:
    """Return the phrase in ``language``, else in the item's ``own`` language, else the first there is."""
    spoken = [one for one in phrases if one.text.strip()]
    return in_language(spoken, language) or in_language(spoken, own) or next(iter(spoken), None)
