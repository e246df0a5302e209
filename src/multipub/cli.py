"""The command ``multipub``: the only module that prints or exits.

Facts go to stdout, one a line (or one JSON object a line with ``--json``); talk, faults and progress to stderr.
"""

import argparse
import json
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipub import __version__
from multipub.commands import COMMANDS, Facts
from multipub.errors import ExitCode, MultipubError

if TYPE_CHECKING:
    from tqdm import tqdm

HELP = frozenset({"-h", "--help"})

EPILOG = """exit codes:
  0 ok    2 usage    3 the story is at fault    4 words are missing
  5 an edition could not be written    6 something is not installed    7 a check failed"""


@dataclass(kw_only=True)
class Terminal:
    """The window through which commands talk."""

    json: bool
    quiet: bool
    now: datetime
    cache: Path
    _bar: "tqdm[Any] | None" = field(default=None, repr=False)

    def fact(self, line: str, facts: Facts) -> None:
        """Print one fact to stdout."""
        self._clear()
        print(json.dumps(facts, ensure_ascii=False) if self.json else line, flush=True)

    def talk(self, line: str) -> None:
        """Say something on stderr."""
        if not self.quiet:
            self._clear()
            print(line, file=sys.stderr, flush=True)

    def progress(self, what: str, done: int, of: int) -> None:
        """Move the progress bar on stderr; there is none where stderr is no terminal."""
        if self.quiet or not sys.stderr.isatty():
            return
        if self._bar is None or self._bar.total != of or self._bar.n > done:
            from tqdm import tqdm  # only where somebody looks at a bar: it takes as long to load as a check takes

            self._clear()
            self._bar = tqdm(total=of, leave=False, file=sys.stderr, dynamic_ncols=True)
        self._bar.set_description(what, refresh=False)
        self._bar.update(done - self._bar.n)
        self._bar.refresh()

    def fault(self, error: MultipubError) -> ExitCode:
        """Print every fault of an error to stderr, one a line."""
        self._clear()
        for line in error.lines():
            print(f"multipub: {line}", file=sys.stderr, flush=True)
        return error.exit_code

    def _clear(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser for a command line: with its one command where it names one, else with all of them."""
    parser = argparse.ArgumentParser(
        prog="multipub",
        description="One news article in; PDF, EPUB, DOCX and audio out, with the same words in each.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"multipub {__version__}")
    every = argparse.ArgumentParser(add_help=False)
    every.add_argument("--json", action="store_true", help="facts as JSON, one object a line")
    every.add_argument("-q", "--quiet", action="store_true", help="say nothing but facts and faults")
    every.add_argument("--debug", action="store_true", help="show the traceback of a fault in multipub itself")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in [COMMANDS[words[0]]] if words and words[0] in COMMANDS else COMMANDS:
        known = commands.add_parser(command.name, help=command.summary, description=command.summary, parents=[every])
        command.arguments(known)
        known.set_defaults(command=command, parser=known)
        if command.more_arguments and HELP & set(words):
            command.more_arguments(known)
    return parser


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = _parser(words)
    arguments, unknown = parser.parse_known_args(words)
    if unknown and arguments.command.more_arguments:
        arguments.command.more_arguments(arguments.parser)
        return parser.parse_args(words)
    if unknown:
        arguments.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    return arguments


def _cache_folder() -> Path:
    """Return where spoken sentences are kept (XDG Base Directory Specification 0.8)."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "multipub"


def run(words: Sequence[str]) -> ExitCode:
    """Run one command line."""
    try:
        arguments = _arguments(words)
    except SystemExit as stop:  # argparse has said what is wrong, or has shown the help
        return ExitCode.USAGE if stop.code else ExitCode.OK
    terminal = Terminal(
        json=arguments.json, quiet=arguments.quiet, now=datetime.now(UTC).replace(microsecond=0), cache=_cache_folder()
    )
    try:
        code: ExitCode = arguments.command.run(arguments, terminal)
    except MultipubError as error:
        return terminal.fault(error)
    except BrokenPipeError:  # whoever read our facts has heard enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except KeyboardInterrupt:
        terminal.talk("stopped; what is placed is whole")
        return ExitCode.EDITION
    except Exception as error:  # a fault of ours: told in a line, shown whole on request
        if arguments.debug:
            traceback.print_exc()
        hint = "this is a fault of multipub; --debug shows where; please report it"
        return terminal.fault(MultipubError(f"{type(error).__name__}: {error}", hint=hint))
    return code


def main() -> None:
    """Run the command line of this process and exit."""
    sys.exit(run(sys.argv[1:]))
