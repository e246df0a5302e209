"""Which language a page is in, and which block of it is in another.

In:  what the page says, its words.   Out: language tags, with a reason.
Promises: what a page says is believed unless its letters are of another script; a block is only marked as another
language where its letters or its commonest words say so.
"""

from collections.abc import Iterable

from multipub.ingest import Guess
from multipub.ingest._text.language import guess_language
from multipub.model.language import primary_subtag

BY_LETTERS = "most letters"
"""How the reason of a guess begins that rests on the script."""

LONGEST_SAMPLE = 1_500
"""Characters that are enough to know a language by."""

SHORTEST_FOREIGN = 20
"""Characters of a block whose language is looked at by itself; fewer are a name."""

LONGEST_BLOCK_SAMPLE = 100
"""Characters at the beginning of a block that are enough to know its script by."""

NO_WORDS = "no language's"
"""How the reason of a guess begins that is none."""


def page_language(said: str | None, words: Iterable[str]) -> tuple[str, Guess]:
    """Return the language of a page: what it says, unless its letters say otherwise."""
    sample = _middle(" ".join(words))
    guessed, reason = guess_language([sample])
    if said is None:
        return guessed, Guess(what="language", words=guessed, reason=reason)
    other_script = _script(said) != _script(guessed) if _is_lettered(said) else reason.startswith(BY_LETTERS)
    if other_script and sample.strip() and not reason.startswith(NO_WORDS):
        return guessed, Guess(what="language", words=guessed, reason=f"the page says {said}, but {reason}")
    return said, Guess(what="language", words=said, reason="the page says so")


def _middle(text: str) -> str:
    """Return the middle of a text, where a page's menus are not."""
    begin = max(0, (len(text) - LONGEST_SAMPLE) // 2)
    return text[begin : begin + LONGEST_SAMPLE]


def block_language(words: str, language: str) -> str | None:
    """Return the language of a block that says none, if its letters or words are of another than the article's."""
    if len(words) < SHORTEST_FOREIGN or (words.isascii() and not _is_lettered(language)):
        return None
    guessed, reason = guess_language([words[:LONGEST_BLOCK_SAMPLE]])
    if reason.startswith(NO_WORDS) or primary_subtag(guessed) == primary_subtag(language):
        return None
    return guessed if _script(guessed) != _script(language) else None


_SCRIPTS = {
    "arabic": frozenset({"ar", "fa", "ur", "ps", "ckb", "sd", "ug"}),
    "hebrew": frozenset({"he", "yi"}),
    "cyrillic": frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"}),
    "east": frozenset({"ja", "zh", "ko"}),
    "greek": frozenset({"el"}),
    "other": frozenset({"th", "hi", "bn", "ka", "hy", "ta", "te", "mr", "ne"}),
}


def _script(language: str) -> str:
    """Return the script a language is written in, as far as guesses tell scripts apart."""
    parts = language.lower().split("-")
    if "latn" in parts:
        return "latin"
    primary = parts[0]
    return next((script for script, languages in _SCRIPTS.items() if primary in languages), "latin")


def _is_lettered(language: str) -> bool:
    """Whether a language is known by its letters: it is not written in Latin ones."""
    return _script(language) != "latin"
