"""Styles: a folder of a designer becomes CSS.

In:  a style's name or folder.   Out: a ``Style``, and its style sheets as text with the tokens in them.
Promises: every value a sheet asks for is a token of ``tokens.toml`` or a property of the sheet itself, else the fault
is named with its file and line; the same folder gives the same text.

``[common.color] ink`` in ``tokens.toml`` is ``var(--color-ink)`` in ``print.css`` and ``screen.css``; ``[print]``,
``[screen]`` and ``[dark]`` add to ``[common]`` for their medium, ``[script.NAME]`` for the languages it lists.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from multipub import resources
from multipub.errors import SourceError, UsageError
from multipub.model.press import Style, Tokens

TOKENS = "tokens.toml"
PRINT = "print.css"
SCREEN = "screen.css"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}?")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_ASKED_FOR = re.compile(r"var\((--[\w-]+)\s*[,)]")
_DECLARED = re.compile(r"(--[\w-]+)\s*:")
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")

GIVEN = frozenset({"--of"})
"""Properties that the edition sets itself, from the labels: what stands between a page's number and their number."""

Properties = Mapping[str, str]
"""Custom properties: ``--color-ink`` and its value."""


def names() -> tuple[str, ...]:
    """Return the names of the styles that came with multipub."""
    return tuple(sorted(place.parent.name for place in resources.folder("styles").glob(f"*/{TOKENS}")))


def load(name: str | Path) -> Style:
    """Return the style with this name, or in this folder.

    Raises:
        UsageError: if there is none.
        SourceError: if one of its files is missing or faulty.
    """
    folder = resources.folder("styles") / name if str(name) in names() else Path(name)
    if not (folder / TOKENS).is_file():
        hint = f"known: {', '.join(names())}; or give a folder with a {TOKENS}"
        raise UsageError(f"there is no style called {str(name)!r}", hint=hint)
    for file in (PRINT, SCREEN):
        if not (folder / file).is_file():
            raise SourceError(f"the style has no {file}", where=folder, hint="copy it from another style")
    return Style(name=folder.resolve().name, folder=folder, tokens=_read_tokens(folder / TOKENS))


def _read_tokens(path: Path) -> Tokens:
    try:
        tokens = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as fault:
        place = _PLACE.search(str(fault))
        where = f"{path}:{place[1]}" if place else path
        raise SourceError(_PLACE.sub("", str(fault)).strip(), where=where, hint="TOML 1.0") from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise SourceError(f"the tokens cannot be read: {fault}", where=path) from fault
    for medium in ("common", "print", "screen"):
        if not isinstance(tokens.get(medium), dict):
            raise SourceError(f"the table [{medium}] is missing", where=path)
    return tokens


def screen_css(style: Style) -> str:
    """Return the sheet for screens: the tokens as custom properties, then ``screen.css``.

    Raises:
        SourceError: if the sheet asks for a token that is not there.
    """
    root = _root_properties(style, "screen", None)
    sheet = _read_sheet(style, SCREEN, root)
    dark = _properties(_table(style.tokens, "dark"))
    tokens = [f":root{{{_declarations(root)}}}", *_script_rules(style, "screen", None)]
    if dark:
        tokens.append(f"@media (prefers-color-scheme:dark){{:root{{{_declarations(dark)}}}}}")
    return "\n".join([*tokens, sheet])


def print_css(style: Style, language: str, *, several_scripts: bool) -> str:
    """Return the sheet for paper, for a document in ``language``.

    Tokens are put in as text, because WeasyPrint lays custom properties out 13 to 21 % slower; only rules for
    ``[lang]`` keep them.  That is right where nothing but single words is in another script.  Where whole blocks are
    (``several_scripts``), every rule keeps its custom properties, so that each block gets the values of its script.

    Raises:
        SourceError: if the sheet asks for a token that is not there.
    """
    root = _root_properties(style, "print", language)
    sheet = _read_sheet(style, PRINT, root)
    if several_scripts:
        common = _root_properties(style, "print", None)
        return "\n".join([f":root{{{_declarations(common)}}}", *_script_rules(style, "print", None), sheet])
    sheet = _RULE.sub(lambda rule: rule[0] if "[lang" in rule[1] else _with_values(rule[0], root), sheet)
    kept = frozenset(_ASKED_FOR.findall(sheet))
    needed = {name: value for name, value in root.items() if name in kept}
    return "\n".join([f":root{{{_declarations(needed)}}}", *_script_rules(style, "print", kept), sheet])


def _with_values(css: str, properties: Properties) -> str:
    return _VARIABLE.sub(lambda variable: properties.get(variable[1], variable[0]), css)


def script_of(style: Style, language: str) -> str | None:
    """Return the name of the style's ``[script]`` table for a language, or ``None`` where it has none."""
    for name, script in _table(style.tokens, "script").items():
        languages = script.get("languages", ()) if isinstance(script, Mapping) else ()
        if any(language.lower() == tag or language.lower().startswith(f"{tag}-") for tag in languages):
            return name
    return None


def _read_sheet(style: Style, name: str, properties: Properties) -> str:
    path = style.file(name)
    try:
        written = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise SourceError(f"the style sheet cannot be read: {fault}", where=path) from fault
    sheet = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), written)
    known = properties.keys() | GIVEN | set(_DECLARED.findall(sheet))
    for asked in _ASKED_FOR.finditer(sheet):
        if asked[1] not in known:
            line = sheet.count("\n", 0, asked.start()) + 1
            hint = f"add it to {TOKENS}, as {asked[1].removeprefix('--').replace('-', '.', 1)}"
            raise SourceError(f"there is no token {asked[1]}", where=f"{path}:{line}", hint=hint)
    return sheet


def _root_properties(style: Style, medium: str, language: str | None) -> Properties:
    """Return the properties of the root element: the common ones, the medium's, then those of its script."""
    properties = _properties(_table(style.tokens, "common")) | _properties(_table(style.tokens, medium))
    script = script_of(style, language) if language else None
    return properties | (_script_properties(style, script, medium) if script else {})


def _script_properties(style: Style, script: str, medium: str) -> dict[str, str]:
    table = _table(_table(style.tokens, "script"), script)
    return _properties(_table(table, "common")) | _properties(_table(table, medium))


def _script_rules(style: Style, medium: str, kept: frozenset[str] | None) -> list[str]:
    """Return a rule for each script, with the properties in ``kept`` (``None``: all)."""
    rules = []
    for name, script in _table(style.tokens, "script").items():
        languages = script.get("languages", ()) if isinstance(script, Mapping) else ()
        own = _script_properties(style, name, medium)
        chosen = {key: value for key, value in own.items() if kept is None or key in kept}
        if languages and chosen:
            selector = ",".join(f'[lang|="{tag}"]' for tag in languages)
            rules.append(f"{selector}{{{_declarations(chosen)}}}")
    return rules


def _table(tokens: Mapping[str, object], name: str) -> Mapping[str, object]:
    table = tokens.get(name)
    return table if isinstance(table, Mapping) else {}


def _properties(table: Mapping[str, object], prefix: str = "-") -> dict[str, str]:
    """Return a table as custom properties; nested tables lengthen the name.  ``[layout]`` is no CSS."""
    found: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            found |= {} if name == "layout" else _properties(value, f"{prefix}-{name}")
        else:
            found[f"{prefix}-{name}"] = str(value)
    return found


def _declarations(properties: Properties) -> str:
    return "".join(f"{name}:{value};" for name, value in properties.items())
