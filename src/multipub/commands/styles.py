"""``multipub styles``: which looks there are, and whether one of your own is sound."""

import argparse

from multipub.checks.colours import Pair, examine_style, pairs
from multipub.commands import Command, Window, facts_of
from multipub.editions import _styles
from multipub.editions._docx.look_file import read_look
from multipub.errors import ExitCode, MultipubError
from multipub.model.press import Style

WORD = "word.toml"

LANGUAGES = ("en", "ar", "ur", "he", "ja")
"""One language of each script that a ``word.toml`` may treat in its own way."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "styles", metavar="STYLE", nargs="*", help="examine this look, a name or a folder, instead of listing all"
    )


def _run(arguments: argparse.Namespace, window: Window) -> ExitCode:
    if not arguments.styles:
        for name in _styles.names():
            style = _styles.load(name)
            window.fact(f"{name}  {style.folder}", {"name": name, "folder": str(style.folder)})
        return ExitCode.OK
    worst = ExitCode.OK
    for name in arguments.styles:
        try:
            worst = max(worst, _examine(_styles.load(name), window))
        except MultipubError as error:
            worst = max(worst, window.fault(error))
    return worst


def _examine(style: Style, window: Window) -> ExitCode:
    """Tell every pair of colours with its contrast, then what is wrong."""
    for language in LANGUAGES:
        for several in (False, True):
            _styles.print_css(style, language, several_scripts=several)
        read_look(style.file(WORD), language)
    measured = pairs(style)
    for pair in measured:
        window.fact(_line(pair), _facts(style, pair))
    findings = examine_style(style)
    for finding in findings:
        window.fact(str(finding), facts_of(finding))
    for unused in _styles.unused(style):
        window.talk(unused.error.lines()[0])
    window.talk(f"{style.name}: {len(measured)} pairs of colours, {len(findings)} too weak")
    return ExitCode.CHECK if findings else ExitCode.OK


def _line(pair: Pair) -> str:
    ratio = "not measured" if pair.ratio is None else f"{pair.ratio:.2f}"
    return f"{pair.medium}  {pair.ink.told} on {pair.ground.told}  {ratio}  at least {pair.needed:g}"


def _facts(style: Style, pair: Pair) -> dict[str, object]:
    return {
        "style": style.name,
        "medium": pair.medium,
        "ink": pair.ink.told,
        "ground": pair.ground.told,
        "ratio": None if pair.ratio is None else round(pair.ratio, 2),
        "needed": pair.needed,
        "good": pair.good,
    }


STYLES_COMMAND = Command(
    name="styles",
    summary="List the looks; examine one: tokens, sheets and the contrast of its colours.",
    arguments=_arguments,
    run=_run,
)
