"""``multipub doctor``: is everything there that multipub needs?"""

import argparse
from pathlib import Path

from multipub.commands import Command, Window, no_arguments
from multipub.errors import ExitCode
from multipub.tools import FONT_FOLDERS, needs


def _run(_arguments: argparse.Namespace, window: Window) -> ExitCode:
    fonts = frozenset(file.name for folder in FONT_FOLDERS for file in Path(folder).rglob("*.[ot]t[fc]"))
    missing = False
    for need in needs(fonts):
        missing |= need.required and need.found is None
        state = need.found or (f"MISSING: {need.remedy}" if need.required else f"not installed: {need.remedy}")
        facts = {"name": need.name, "purpose": need.purpose, "found": need.found, "required": need.required}
        window.fact(f"{need.name}  {state}  ({need.purpose})", facts)
    return ExitCode.TOOL if missing else ExitCode.OK


DOCTOR = Command(
    name="doctor",
    summary="Tell whether every library and font that multipub needs is there, and how to get what is not.",
    arguments=no_arguments,
    run=_run,
)
