"""``multipub diff``: what changed between two versions of a story, in words."""

import argparse
from pathlib import Path

from multipub import canonical
from multipub.commands import Command, Window
from multipub.errors import ExitCode
from multipub.model.story import Story
from multipub.placing import read_bytes
from multipub.revision import changes_between


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", metavar="A.xml", type=Path, help="the canonical file before")
    parser.add_argument("after", metavar="B.xml", type=Path, help="the canonical file after")


def _run(arguments: argparse.Namespace, window: Window) -> ExitCode:
    changes = changes_between(_story(arguments.before), _story(arguments.after))
    for change in changes:
        window.fact(str(change), change.facts())
    count = "1 change" if len(changes) == 1 else f"{len(changes)} changes"
    window.talk(count if changes else "the stories are equal")
    return ExitCode.OK


def _story(path: Path) -> Story:
    return canonical.read(read_bytes(path), name=str(path))


DIFF = Command(
    name="diff",
    summary="Say in words what changed between two canonical stories.",
    arguments=_arguments,
    run=_run,
)
