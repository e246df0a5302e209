"""The commands, one file each, found by themselves.

A command takes parsed arguments and a ``Desk`` window to talk through; it prints nothing by itself (``cli`` does).
"""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from multipub.errors import ExitCode, MultipubError
from multipub.model.findings import Finding
from multipub.registry import Registry

Facts = Mapping[str, object]
"""A fact as JSON holds it."""


class Window(Protocol):
    """Where a command says what it has to say: facts to stdout, talk and progress to stderr."""

    json: bool
    """Whether facts are wanted as JSON, one object a line."""

    now: datetime
    cache: Path

    def fact(self, line: str, facts: Facts) -> None:
        """Give one fact: as ``line``, or as the JSON object ``facts``."""

    def talk(self, line: str) -> None:
        """Say something to whoever is watching."""

    def progress(self, what: str, done: int, of: int) -> None:
        """Show how far the work is."""

    def fault(self, error: MultipubError) -> ExitCode:
        """Tell every fault of an error, one a line, and return its exit code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: what it is called, what it says of itself, its arguments, and what it does.

    ``more_arguments`` are those that take time to find out (the flags of every format): they are added only where the
    command line has something that is not among ``arguments``, or asks for help.
    """

    name: str
    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Window], ExitCode]
    more_arguments: Callable[[argparse.ArgumentParser], None] | None = None


COMMANDS: Registry[Command] = Registry("command", __name__, Command)


def facts_of(finding: Finding) -> Facts:
    """Return a finding as JSON holds it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.file,
        "line": finding.line,
    }


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments but those that every command takes."""
