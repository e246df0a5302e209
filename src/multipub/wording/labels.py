"""The words multipub adds: "Photo", "Correction", "End of article", in the language of the edition.

In:  a BCP 47 tag.   Out: ``Labels``, every word in that language.
Promises: every language is one file in ``words/labels/`` with every label and no other, or it does not load; a language
without a file gets English labels, whose ``language`` says so, so that they are marked as English wherever they stand.
"""

import tomllib
from dataclasses import fields
from functools import cache

from multipub.model.language import primary_subtag
from multipub.model.manuscript import Labels
from multipub.wording.tables import WORDS

FALLBACK = "en"

_FOLDER = WORDS / "labels"


LANGUAGES = tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))
"""The languages that have labels."""


def labels_for(language: str) -> Labels:
    """Return the labels in ``language``, else in English."""
    primary = primary_subtag(language)
    return _read(primary if primary in LANGUAGES else FALLBACK)


@cache
def _read(language: str) -> Labels:
    """Read one language's file.

    Raises:
        ValueError: if a label is missing, unknown or no text: a fault of multipub, met first by its tests.
    """
    words = tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
    wanted = {field.name for field in fields(Labels)} - {"language"}
    if wanted != set(words) or not all(isinstance(word, str) for word in words.values()):
        wrong = sorted(wanted ^ set(words)) or [name for name, word in words.items() if not isinstance(word, str)]
        raise ValueError(f"labels/{language}.toml: missing, unknown or no text: {', '.join(wrong)}")
    return Labels(language=language, **words)
