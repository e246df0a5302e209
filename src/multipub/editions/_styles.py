"""Styles: a folder of a designer becomes CSS.

In:  a style's name or folder.   Out: a ``Style``, and its style sheets as text with the tokens in them.
Promises: every value a sheet asks for is a token of ``tokens.toml`` or a property of the sheet itself, else the fault
is named with its file and line; the same folder gives the same text.

A style that says ``base = "default"`` needs no more than what differs: other tokens and files are those of its base.
"""

import re
from functools import lru_cache
from pathlib import Path

from multipub import resources
from multipub.editions import _style_tokens
from multipub.editions._style_tokens import ASKED_FOR, BASE, DARK, PRINTED, SHOWN, TOKENS, Properties, Unused
from multipub.errors import SourceError, StyleFaults, UsageError
from multipub.model.press import Style, Tokens

PRINT = "print.css"
SCREEN = "screen.css"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}?")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_DECLARED = re.compile(r"(--[\w-]+)\s*:")

_KEPT_STYLES = 64
"""Sheets that are kept without their comments, and what they ask for, by their text."""

GIVEN = frozenset({"--of", "--share", "--others", "--pixels", "--shape"})
"""Properties that the edition sets itself: what stands between a page's number and their number (from the labels), the
share of its row that a photo of a gallery takes, beside how many others, and how many pixels wide a photo is, and its
width divided by its height."""


def names() -> tuple[str, ...]:
    """Return the names of the styles that came with multipub."""
    return tuple(sorted(place.parent.name for place in resources.folder("styles").glob(f"*/{TOKENS}")))


def load(name: str | Path) -> Style:
    """Return the style with this name, or in this folder.

    Raises:
        UsageError: if there is none.
        SourceError: if one of its files is missing or faulty.
    """
    return _load(resources.folder("styles") / name if str(name) in names() else Path(name), str(name), ())


def _load(folder: Path, name: str, above: tuple[Path, ...]) -> Style:
    path = folder / TOKENS
    if not path.is_file():
        hint = f"known: {', '.join(names())}; or give a folder with a {TOKENS}"
        raise UsageError(f"there is no style called {name!r}", where=above[-1] if above else None, hint=hint)
    if path.resolve() in above:
        raise SourceError("the style is based on itself", where=path, hint=f"change {BASE}")
    own = _style_tokens.read(path)
    under = _base_of(own, path, above)
    tokens = _style_tokens.over(under.tokens, own) if under else own
    style = Style(name=folder.resolve().name, folder=folder, tokens=tokens, under=under)
    for file in (PRINT, SCREEN):
        if not style.file(file).is_file():
            raise SourceError(f"the style has no {file}", where=folder, hint="copy it from another style")
    for script, languages in _style_tokens.scripts(tokens):
        if not languages:
            raise SourceError(f"[script.{script}] is for no language", where=path, hint='as in languages = ["ur"]')
    for medium, file in ((PRINTED, PRINT), (SHOWN, SCREEN)):
        read_sheet(style, file, _style_tokens.root_properties(tokens, medium, None))
    if under and (unknown := [fault for fault in unused(style, own) if fault.new]):
        raise StyleFaults([fault.error for fault in unknown])
    return style


def unused(style: Style, own: Tokens | None = None) -> tuple[Unused, ...]:
    """Return the tokens of a style's own that no sheet and no other token asks for.

    One that the style it is based on does not have either is surely misspelt: ``load`` refuses it.
    """
    path = style.folder / TOKENS
    asked = {medium: _asked_for(_read(style.file(file))) for medium, file in ((PRINTED, PRINT), (SHOWN, SCREEN))}
    return tuple(_style_tokens.unused(path, style, own or _style_tokens.read(path), asked))


def _base_of(own: Tokens, path: Path, above: tuple[Path, ...]) -> Style | None:
    """Return the style that ``own`` is based on: one that came with multipub, or a folder beside this one."""
    wanted = own.get(BASE)
    if wanted is None:
        return None
    folder = resources.folder("styles") / str(wanted) if wanted in names() else path.parent / str(wanted)
    return _load(folder, str(wanted), (*above, path.resolve()))


def screen_css(style: Style) -> str:
    """Return the sheet for screens: the tokens as custom properties, then ``screen.css``.

    Raises:
        SourceError: if the sheet asks for a token that is not there.
    """
    root = _style_tokens.root_properties(style.tokens, SHOWN, None)
    sheet = read_sheet(style, SCREEN, root)
    dark = dark_properties(style)
    tokens = [f":root{{{_declarations(root)}}}", *_script_rules(style, SHOWN, None)]
    if dark:
        tokens.append(f"@media (prefers-color-scheme:dark){{:root{{{_declarations(dark)}}}}}")
    return "\n".join([*tokens, sheet])


def print_css(style: Style, language: str, *, several_scripts: bool) -> str:
    """Return the sheet for paper, for a document in ``language``.

    Tokens are put in as text, because WeasyPrint lays custom properties out 13 to 21 % slower; only rules for
    ``[lang]`` keep them.  That is right where nothing but single words is in another script.  Where whole blocks are
    (``several_scripts``), every rule keeps its custom properties, so that each block gets the values of its script.

    Raises:
        SourceError: if the sheet asks for a token that is not there, or a token asks for itself.
    """
    root = properties(style, PRINTED, script_of(style, language))
    sheet = read_sheet(style, PRINT, root)
    if several_scripts:
        common = properties(style, PRINTED, None)
        return "\n".join([f":root{{{_declarations(common)}}}", *_script_rules(style, PRINTED, None), sheet])
    sheet = _RULE.sub(lambda rule: rule[0] if "[lang" in rule[1] else _with_values(rule[0], root), sheet)
    kept = frozenset(ASKED_FOR.findall(sheet))
    needed = {name: value for name, value in root.items() if name in kept}
    return "\n".join([f":root{{{_declarations(needed)}}}", *_script_rules(style, PRINTED, kept), sheet])


def place_in_print_css(style: Style, sheet: str, line: int | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the place in the style's own file of a line of ``sheet``, and the tokens that are asked for there.

    ``sheet`` is what ``print_css`` returned: the tokens, then every line of the file.
    """
    own = _without_comments(_read(style.file(PRINT))).split("\n")
    number = 0 if line is None else line - (sheet.count("\n") + 1 - len(own))
    if not 0 < number <= len(own):
        return None, ()
    asked = dict.fromkeys(ASKED_FOR.findall(own[number - 1]))
    told = tuple(_style_tokens.told(name) for name in asked if name not in GIVEN)
    return f"{style.file(PRINT)}:{number}", told


def properties(style: Style, medium: str, script: str | None, *, dark: bool = False) -> dict[str, str]:
    """Return the values of the root element, where tokens ask for each other with those put in.

    ``dark`` is for dark screens.

    Raises:
        SourceError: if a token asks for one that is not there, or for itself.
    """
    root = _style_tokens.root_properties(style.tokens, medium, script)
    return _resolved(style, root | dark_properties(style) if dark else root)


def dark_properties(style: Style) -> dict[str, str]:
    """Return what a dark screen changes."""
    return _style_tokens.properties_of(_style_tokens.table(style.tokens, DARK))


def script_of(style: Style, language: str) -> str | None:
    """Return the name of the style's ``[script]`` table for a language, or ``None`` where it has none."""
    for name, languages in _style_tokens.scripts(style.tokens):
        if any(language.lower() == tag or language.lower().startswith(f"{tag}-") for tag in languages):
            return name
    return None


def read_sheet(style: Style, name: str, known: Properties) -> str:
    """Return a sheet without its comments, its lines where they were.

    Raises:
        SourceError: if it asks for a token that is not among ``known``.
    """
    path = style.file(name)
    sheet = _without_comments(_read(path))
    everything = known.keys() | GIVEN | set(_DECLARED.findall(sheet))
    for asked in ASKED_FOR.finditer(sheet):
        if asked[1] not in everything:
            line = sheet.count("\n", 0, asked.start()) + 1
            hint = f"add it to {TOKENS}, as {_style_tokens.told(asked[1])}"
            raise SourceError(f"there is no token {asked[1]}", where=f"{path}:{line}", hint=hint)
    return sheet


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise SourceError(f"the style sheet cannot be read: {fault}", where=path) from fault


@lru_cache(maxsize=_KEPT_STYLES)
def _without_comments(written: str) -> str:
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), written)


@lru_cache(maxsize=_KEPT_STYLES)
def _asked_for(sheet: str) -> frozenset[str]:
    return frozenset(ASKED_FOR.findall(_without_comments(sheet)))


def _resolved(style: Style, values: Properties) -> dict[str, str]:
    """Return ``values`` with those put in that they ask for."""
    found = dict(values)
    for _ in range(len(found)):
        if not any(_VARIABLE.search(value) for value in found.values()):
            return found
        for name, value in found.items():
            for asked in _VARIABLE.findall(value):
                if asked not in values:
                    where = style.file(TOKENS)
                    raise SourceError(
                        f"{name} asks for {_style_tokens.told(asked)}, which is not there", where=where, hint="add it"
                    )
            found[name] = _with_values(value, values)
    raise SourceError("a token asks for itself", where=style.file(TOKENS), hint="give one of them a value")


def _with_values(css: str, properties: Properties) -> str:
    return _VARIABLE.sub(lambda variable: properties.get(variable[1], variable[0]), css)


def _script_rules(style: Style, medium: str, kept: frozenset[str] | None) -> list[str]:
    """Return a rule for each script, with the properties in ``kept`` (``None``: all)."""
    rules = []
    for name, languages in _style_tokens.scripts(style.tokens):
        own = _style_tokens.script_properties(style.tokens, name, medium)
        chosen = {key: value for key, value in own.items() if kept is None or key in kept}
        if chosen:
            selector = ",".join(f'[lang|="{tag}"]' for tag in languages)
            rules.append(f"{selector}{{{_declarations(chosen)}}}")
    return rules


def _declarations(properties: Properties) -> str:
    return "".join(f"{name}:{value};" for name, value in properties.items())
