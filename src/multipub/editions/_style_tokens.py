"""Tokens: the values of a style, read from ``tokens.toml``.

In:  the file, and the tokens of the style it is based on, if any.   Out: ``Tokens``, and their custom properties.
Promises: what nobody understands is never passed over: an unknown table, a value that is no text, a colour that cannot
be measured; every fault is told, each with its line.

``[common.color] ink`` is ``--color-ink``; ``[print]``, ``[screen]`` and ``[dark]`` add to ``[common]`` for their
medium, ``[script.NAME]`` for the languages it lists; ``[common.layout]`` is no CSS.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from multipub.errors import SourceError, StyleFaults
from multipub.model.press import Style, Tokens

TOKENS = "tokens.toml"
BASE = "base"
"""The key that names the style whose values hold where this one has none."""

ASKED_FOR = re.compile(r"var\((--[\w-]+)\s*[,)]")
"""A custom property that a sheet or another token asks for."""

PRINTED = "print"
SHOWN = "screen"
MEDIA = ("common", PRINTED, SHOWN)
DARK = "dark"
SCRIPT = "script"
LAYOUT = "layout"
LANGUAGES = "languages"
IN_A_SCRIPT = len(("script", "NAME", "languages"))

HINTS: Mapping[str, re.Pattern[str]] = {
    "pictures": re.compile("colour|grey"),
    "resolution": re.compile(r"\d{2,4}dpi"),
    "image-edge": re.compile(r"\d{3,4}px"),
    "image-quality": re.compile(r"(\d\d|100)%"),
    "smallest-photo": re.compile(r"(\d\d|100)%"),
}
"""The keys of ``[common.layout]``, and what each may say."""

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_HEAD = re.compile(r"\s*\[([^\[\]]+)\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")

Properties = Mapping[str, str]
"""Custom properties: ``--color-ink`` and its value."""

Path_ = tuple[str, ...]
"""Where a token stands: the names of its tables, and its own."""

Fault = tuple[Path_, str, str]
"""Where a fault is, what it is, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Unused:
    """A token that nobody asks for; ``new`` where the style below does not have it either."""

    error: SourceError
    new: bool


def read(path: Path) -> Tokens:
    """Return the tables of a ``tokens.toml``.

    Raises:
        SourceError: if it cannot be read, or is no TOML.
        StyleFaults: if it holds tables or values that mean nothing.
    """
    try:
        text = path.read_text("utf-8")
        tokens = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        place = _PLACE.search(str(fault))
        where = f"{path}:{place[1]}" if place else path
        raise SourceError(_PLACE.sub("", str(fault)).strip(), where=where, hint="TOML 1.0") from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise SourceError(f"the tokens cannot be read: {fault}", where=path) from fault
    _raise(path, text, [*_faults_of_tables(tokens), *_faults_of_values(tokens)])
    if BASE not in tokens:
        for medium in MEDIA:
            if medium not in tokens:
                hint = f'add it, or take the rest from another style: {BASE} = "default"'
                raise SourceError(f"the table [{medium}] is missing", where=path, hint=hint)
    return tokens


def over(base: Tokens, own: Tokens) -> dict[str, object]:
    """Return the tokens of ``base`` with those of ``own`` laid over them, table by table."""
    merged: dict[str, object] = dict(base)
    for name, value in own.items():
        below = merged.get(name)
        merged[name] = over(below, value) if isinstance(value, Mapping) and isinstance(below, Mapping) else value
    return merged


def unused(path: Path, style: Style, own: Tokens, asked: Mapping[str, frozenset[str]]) -> Iterator[Unused]:
    """Yield each of ``own`` that nobody asks for: no sheet of its medium (``asked``), and no other token."""
    by_tokens = frozenset(name for _, value in _places(style.tokens) for name in ASKED_FOR.findall(str(value)))
    text = path.read_text("utf-8")
    for place, _ in _places(own):
        *tables, _name = place
        if LAYOUT in tables or place[0] == BASE:
            continue
        medium = next((one for one in tables if one in (PRINTED, SHOWN, DARK)), "common")
        wanted = by_tokens | asked[PRINTED if medium == PRINTED else SHOWN]
        wanted = wanted | asked[PRINTED] if medium == "common" else wanted
        name = _property(place)
        if name not in wanted:
            near = get_close_matches(name, wanted, n=1)
            hint = f"perhaps {told(near[0])}" if near else "take it out, or ask for it in the sheet"
            new = style.under is None or not _has(style.under.tokens, place)
            yield Unused(_error(path, text, (place, f"no style sheet asks for {told(name)}", hint)), new=new)


def _has(tokens: Tokens, place: Path_) -> bool:
    found: object = tokens
    for name in place:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found is not None


def root_properties(tokens: Tokens, medium: str, script: str | None) -> dict[str, str]:
    """Return the properties of the root element: the common ones, the medium's, then those of its script."""
    properties = properties_of(table(tokens, "common")) | properties_of(table(tokens, medium))
    return properties | (script_properties(tokens, script, medium) if script else {})


def script_properties(tokens: Tokens, script: str, medium: str) -> dict[str, str]:
    """Return what a script changes in a medium."""
    own = table(table(tokens, SCRIPT), script)
    return properties_of(table(own, "common")) | properties_of(table(own, medium))


def scripts(tokens: Tokens) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name of each script, and the languages it is for."""
    for name, script in table(tokens, SCRIPT).items():
        languages = script.get(LANGUAGES) if isinstance(script, Mapping) else None
        yield name, tuple(str(tag) for tag in languages) if isinstance(languages, list) else ()


def table(tokens: Tokens, name: str) -> Tokens:
    """Return a table of ``tokens``; an empty one where it is not there."""
    found = tokens.get(name)
    return found if isinstance(found, Mapping) else {}


def properties_of(tokens: Tokens, prefix: str = "-") -> dict[str, str]:
    """Return a table as custom properties; nested tables lengthen the name.  ``[layout]`` is no CSS."""
    found: dict[str, str] = {}
    for name, value in tokens.items():
        if isinstance(value, Mapping):
            found |= {} if name == LAYOUT else properties_of(value, f"{prefix}-{name}")
        elif name != LANGUAGES:
            found[f"{prefix}-{name}"] = str(value)
    return found


def line_of(text: str, place: Path_) -> int | None:
    """Return the line of a token in a ``tokens.toml``, counted from 1."""
    *tables, name = place
    at: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if head := _HEAD.match(line):
            at = tuple(part.strip().strip("\"'") for part in head[1].split("."))
            if at == place:
                return number
        elif (key := _KEY.match(line)) and (*at, *key[1].split(".")) == (*tables, name):
            return number
    return None


def _faults_of_tables(tokens: Tokens) -> Iterator[Fault]:
    for name, value in tokens.items():
        if name not in (*MEDIA, DARK, SCRIPT, BASE):
            yield (name,), f"there is no table [{name}]", f"known: {', '.join((*MEDIA, DARK, SCRIPT))}"
        elif isinstance(value, Mapping) is (name == BASE):
            yield (name,), f"{name} is the wrong kind", 'write base = "default"' if name == BASE else f"write [{name}]"
    for name, script in table(tokens, SCRIPT).items():
        if not isinstance(script, Mapping):
            yield (SCRIPT, name), f"{name} is no script", f"write [script.{name}]"
            continue
        for part in script:
            if part not in (*MEDIA, LANGUAGES):
                yield (SCRIPT, name, part), f"a script has no {part!r}", f"known: {', '.join((LANGUAGES, *MEDIA))}"


def _faults_of_values(tokens: Tokens) -> Iterator[Fault]:
    for place, value in _places(tokens):
        if place[0] == SCRIPT and len(place) == IN_A_SCRIPT:
            continue  # its languages; anything else is told above
        if not isinstance(value, str):
            yield place, f"{place[-1]} cannot be {value!r}", f'write a text: {place[-1]} = "…"'
        elif LAYOUT in place[:-1]:
            known = HINTS.get(place[-1])
            if known is None:
                yield place, f"there is no layout hint {place[-1]!r}", f"known: {', '.join(HINTS)}"
            elif not known.fullmatch(value):
                yield place, f"{place[-1]} cannot be {value!r}", f"write it as {known.pattern}"
        elif "color" in place[:-1] and not (COLOUR.fullmatch(value) or ASKED_FOR.fullmatch(value)):
            yield place, f"{value!r} is no colour that can be measured", "write #rrggbb, or var(--color-…)"


def _places(tokens: Tokens, at: Path_ = ()) -> Iterator[tuple[Path_, object]]:
    """Yield every value, and where it stands."""
    for name, value in tokens.items():
        if isinstance(value, Mapping):
            yield from _places(value, (*at, name))
        elif name != LANGUAGES:
            yield (*at, name), value


def _property(place: Path_) -> str:
    names = [name for name in place if name not in (*MEDIA, DARK)]
    return "-" + "".join(f"-{name}" for name in (names[2:] if names[0] == SCRIPT else names))


def told(name: str) -> str:
    """Return a custom property as a designer writes it: the table and the name."""
    return name.removeprefix("--").replace("-", ".", 1)


def _raise(path: Path, text: str, faults: list[Fault]) -> None:
    if faults:
        raise StyleFaults([_error(path, text, fault) for fault in faults])


def _error(path: Path, text: str, fault: Fault) -> SourceError:
    place, message, hint = fault
    line = line_of(text, place)
    return SourceError(message, where=f"{path}:{line}" if line else path, hint=hint)
