"""ninjs: ``Manuscript`` -> one ninjs 3.1 news object as JSON, and back to what the next system reads.

The body is XHTML in ``bodies``; each picture is an association with its rendition by address and pixel size, and its
words in ``descriptions`` by role: ``caption``, ``altText``, ``creditline``, ``longDescription``.  The body's figures
repeat them, with their languages: JSON has no place for the language of a single text.

Promises: valid against ninjs 3.1; the words are the settled ones; an embargo or a status that forbids use is told.
Left out: the list of credits at the end.  Photos go by their address in the bundle, which is relative.

Source: IPTC ninjs 3.1.
"""

import json
from collections.abc import Iterator, Mapping
from typing import cast

from lxml import etree

from multipub.editions import Format, Kind
from multipub.editions._interchange.facts import facts_of
from multipub.editions._interchange.news_object import Json, news_object
from multipub.editions._interchange.reading_back import BodyReader, parse_html
from multipub.editions._interchange.xhtml import add_body, add_corrections, add_descriptions, add_figure
from multipub.editions._xhtml_setting import LANG, XHTML
from multipub.errors import EditionError
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation, Passage, Role, Seen, SeenFigure, joined
from multipub.model.press import Press
from multipub.model.text import Run
from multipub.namespaces import unprefixed

WORDS_OF_PICTURES = ("caption", "creditline", "altText")


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as a ninjs object.

    Raises:
        EditionError: if a word holds a character that XML cannot.
    """
    del press  # an interchange format has no look
    said = news_object(manuscript, facts_of(manuscript), body=_body(manuscript))
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _body(manuscript: Manuscript) -> str:
    article = etree.Element(f"{{{XHTML}}}article", nsmap=unprefixed(XHTML))
    article.set("lang", manuscript.language)
    article.set(LANG, manuscript.language)
    article.set("dir", manuscript.direction.value)
    add_corrections(article, manuscript)
    add_body(article, manuscript, add_figure)
    add_descriptions(article, manuscript)
    return etree.tostring(article, encoding="unicode")


def observe(data: bytes) -> Observation:
    """Return what the next system reads.

    Raises:
        EditionError: if it is no such object.
    """
    try:
        return _Object(json.loads(data)).observation()
    except (ValueError, KeyError, StopIteration, TypeError, AssertionError) as fault:
        raise EditionError(f"this ninjs object cannot be read: {fault}") from fault


class _Object:
    """A news object being read."""

    def __init__(self, said: Json) -> None:
        self._said = said
        self._language = str(said["language"])

    def observation(self) -> Observation:
        """Return everything: opening, body, extended descriptions."""
        reader = BodyReader(self._language)
        read = reader.read(parse_html(self._of_role("bodies", "main")))
        pictures = [one for one in _list(self._said, "associations") if one["type"] == "picture"]
        complaints = [
            *reader.complaints,
            *_disagreements([one for one in read if isinstance(one, SeenFigure)], pictures),
        ]
        return Observation(
            title=self._of_role("headlines", "main"),
            language=self._language,
            creators=tuple(_names(self._said, "reporter")),
            rights=str(self._said.get("copyrightNotice", "")),
            seen=(*self._opening(), *read),
            source=None,
            credits=tuple(words for one in pictures for words in _described(one, "creditline")),
            complaints=tuple(complaints),
        )

    def _of_role(self, name: str, role: str) -> str:
        return next(str(one["value"]) for one in _list(self._said, name) if one["role"] == role)

    def _opening(self) -> Iterator[Seen]:
        section = [str(one["name"]) for one in _list(self._said, "subjects") if one.get("rel") == "section"]
        yield from map(self._line, section)
        headline = Run(text=self._of_role("headlines", "main"), language=self._language)
        yield Passage(role=Role.HEADING, level=1, runs=(headline,))
        yield from map(self._line, _described(self._said, "summary"))
        if "by" in self._said:
            yield self._line(str(self._said["by"]))

    def _line(self, words: str) -> Passage:
        return Passage(role=Role.TEXT, runs=(Run(text=words, language=self._language),))


def _disagreements(figures: list[SeenFigure], pictures: list[Json]) -> Iterator[str]:
    """Yield where the words of the body's figures are not those of the associations."""
    if len(figures) != len(pictures):
        yield f"{len(figures)} figures in the body, {len(pictures)} pictures beside it"
    for figure, picture in zip(figures, pictures, strict=False):
        shown = (joined(figure.caption), joined(figure.credit), figure.alt or "")
        for role, words in zip(WORDS_OF_PICTURES, shown, strict=True):
            if "".join(_described(picture, role)) != words:
                yield f"{role} of {picture['name']} is another in the body"


def _described(said: Json, role: str) -> Iterator[str]:
    return (str(one["value"]) for one in _list(said, "descriptions") if one["role"] == role)


def _names(said: Json, role: str) -> Iterator[str]:
    return (str(one["name"]) for one in _list(said, "infoSources") if one.get("role") == role)


def _list(said: Mapping[str, object], name: str) -> list[Json]:
    return cast("list[Json]", said.get(name, []))


NINJS = Format(
    name="ninjs",
    suffix=".json",
    media_type="application/json",
    kind=Kind.INTERCHANGE,
    summary="ninjs 3.1: the story as JSON, pictures as associations",
    write=write,
    observe=observe,
)
