"""Read a style's ``word.toml``.

In:  the file, and the language of the article.   Out: a ``Look``.
Promises: a key that nobody knows, a value of the wrong kind, a colour or font that has no entry is a ``UsageError``
that names file and key, so that a designer is told, not ignored.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from multipub.carriers._word.style_names import Characters, Paragraphs
from multipub.editions._docx.look import (
    KEPT_LOOKS,
    LEAD,
    Fonts,
    Look,
    Page,
    StyleLook,
    Substitute,
    TableLook,
    WordsLook,
    key_of,
)
from multipub.errors import UsageError
from multipub.model.language import primary_subtag

Table = Mapping[str, object]

LINE = re.compile(r"\d*\.?\d+ (?P<colour>\S+)")
BOX = re.compile(r"(?:single|double) (?P<line>.+)")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

KINDS: Mapping[str, type | tuple[type, ...]] = {str(float): (int, float), str(bool): bool, str(str): str}
"""What TOML may hold for each type of field."""

SETTINGS = ("after_figure", "other_scale", "bullet", "headline_limit", "numbered_captions")
TABLES = ("page", "colour", "font", "substitute", "table", "paragraph", "character", "script")
OF_A_SCRIPT = ("languages", "font", "paragraph", "character", *SETTINGS)


def read_look(path: Path, language: str) -> Look:
    """Return the look of ``path`` for an article in ``language``.

    Raises:
        UsageError: if the file is missing, is no TOML, or says something that is not understood.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as fault:
        raise UsageError("this style has no word.toml", where=path, hint="copy it from the default style") from fault
    return _look(text, path, primary_subtag(language))


@lru_cache(maxsize=KEPT_LOOKS)
def _look(text: str, path: Path, language: str) -> Look:
    try:
        look = _made(tomllib.loads(text), language)
        _check(look)
    except (tomllib.TOMLDecodeError, ValueError, TypeError) as fault:
        raise UsageError(f"not understood: {fault}", where=path, hint="compare with the default style") from fault
    return look


def _made(file: Table, language: str) -> Look:
    _know(file, (*SETTINGS, *TABLES), "the file")
    scripts = _tables(file, "script")
    for name, script in scripts.items():
        _know(script, OF_A_SCRIPT, f"[script.{name}]")
    own = next((one for one in scripts.values() if language in _languages(one)), {})
    settings = {name: own.get(name, file.get(name)) for name in SETTINGS}
    body = {**_table(file, "paragraph", "body"), **_table(own, "paragraph", "body")}
    inherited = {name: body[name] for name in ("font", "size", "leading", "colour") if name in body}
    return Look(
        page=_build(Page, _table(file, "page")),
        colours={name: str(colour) for name, colour in _table(file, "colour").items()},
        fonts={name: _build(Fonts, one) for name, one in _over(file, own, "font").items()},
        substitutes={name: _build(Substitute, one) for name, one in _tables(file, "substitute").items()},
        paragraphs={name: _build(StyleLook, inherited | one) for name, one in _over(file, own, "paragraph").items()},
        characters={name: _build(WordsLook, one) for name, one in _over(file, own, "character").items()},
        table=_build(TableLook, _table(file, "table")),
        after_figure=_number(settings, "after_figure"),
        other_scale=_number(settings, "other_scale"),
        bullet=str(settings["bullet"] or ""),
        headline_limit=int(_number(settings, "headline_limit")),
        script_fonts={
            tag: str(_table(one, "font", "text")["complex"])
            for one in scripts.values()
            for tag in _languages(one)
            if "complex" in _table(one, "font", "text")
        },
        numbered_captions=_switch(settings, "numbered_captions"),
    )


def _switch(settings: Table, name: str) -> bool:
    """Return an on/off setting; off where the style does not say it."""
    said = settings.get(name)
    if said not in {None, True, False}:
        raise ValueError(f"{name} is {said!r}, neither true nor false")
    return bool(said)


def _check(look: Look) -> None:
    """Raise ``ValueError`` for a style that is unknown or missing, and for a font, colour or line that is not there."""
    wanted = {key_of(style) for style in Paragraphs if not key_of(style).startswith(LEAD)}
    _know(look.paragraphs, wanted, "[paragraph]")
    _know(look.characters, {key_of(style) for style in Characters}, "[character]")
    for name in sorted(wanted - set(look.paragraphs)):
        raise ValueError(f"[paragraph] does not say how {name!r} looks")
    for name, colour in look.colours.items():
        if not COLOUR.fullmatch(colour):
            raise ValueError(f"the colour {name!r} is {colour!r}, not six hexadecimal digits after a #")
    for paragraph in look.paragraphs.values():
        _know((paragraph.font,), look.fonts, "[font]")
        _know(filter(None, (paragraph.colour, paragraph.tint)), look.colours, "[colour]")
        box = BOX.fullmatch(paragraph.box)
        if paragraph.box and not box:
            raise ValueError(f"{paragraph.box!r} is no box: single or double, a width, a colour")
        for line in (paragraph.top, paragraph.bottom, paragraph.bar, box["line"] if box else ""):
            _check_line(line, look)
    for words in look.characters.values():
        _know(filter(None, (words.font,)), look.fonts, "[font]")
        _know(filter(None, (words.colour,)), look.colours, "[colour]")
    for line in (look.table.top, look.table.bottom, look.table.inside):
        _check_line(line, look)


def _check_line(line: str, look: Look) -> None:
    found = LINE.fullmatch(line)
    if line and (not found or found["colour"] not in look.colours):
        raise ValueError(f"{line!r} is no line: a width in points and the name of a colour")


def _know(names: Iterable[str], known: Iterable[str], place: str) -> None:
    known = list(known)
    for name in names:
        if name not in known:
            raise ValueError(f"{place} knows no {name!r} (known: {', '.join(sorted(known))})")


Built = TypeVar("Built", Page, Fonts, Substitute, StyleLook, TableLook, WordsLook)


def _build(kind: type[Built], table: Table) -> Built:
    """Return ``kind`` made of a table whose keys are its fields."""
    known = {field.name: KINDS[str(field.type)] for field in fields(kind)}
    _know(table, known, kind.__name__)
    for name, content in table.items():
        is_bool = isinstance(content, bool)
        if not isinstance(content, known[name]) or is_bool is not (known[name] is bool):
            raise ValueError(f"{name!r} cannot be {content!r}")
    return kind(**table)  # type: ignore[arg-type]  # the loop above has compared names and types


def _number(settings: Table, name: str) -> float:
    content = settings[name]
    if not isinstance(content, int | float):
        raise ValueError(f"{name!r} should be a number, not {content!r}")  # noqa: TRY004  # the file's fault
    return float(content)


def _over(file: Table, own: Table, name: str) -> dict[str, dict[str, object]]:
    """Return the tables in ``name`` with what the article's script says over what all say."""
    every = _tables(file, name)
    _know(_table(own, name), every, f"[{name}] of a script")
    return {inner: {**table, **_table(own, name, inner)} for inner, table in every.items()}


def _table(table: Table, *path: str) -> Table:
    for name in path:
        inner = table.get(name, {})
        if not isinstance(inner, Mapping):
            raise ValueError(f"{name!r} should be a table")  # noqa: TRY004  # the file's fault, not a caller's
        table = inner
    return table


def _tables(table: Table, name: str) -> dict[str, Table]:
    return {inner: _table(table, name, inner) for inner in _table(table, name)}


def _languages(script: Table) -> tuple[str, ...]:
    languages = script.get("languages", ())
    return tuple(str(tag) for tag in languages) if isinstance(languages, list) else ()
