"""``multipub extract``: the canonical XML out of an edition."""

import argparse
from pathlib import Path

from multipub import carriers
from multipub.commands import Command, Window
from multipub.errors import EditionError, ExitCode
from multipub.placing import make_folder, place_bytes, read_bytes


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="EDITION", type=Path, help="a file that multipub exported")
    parser.add_argument("-o", "--out", metavar="DIR", type=Path, default=Path(), help="where it goes (default: here)")


def _run(arguments: argparse.Namespace, window: Window) -> ExitCode:
    source = carriers.extract(read_bytes(arguments.edition), where=str(arguments.edition))
    make_folder(arguments.out)
    target = arguments.out / f"{arguments.edition.stem}.xml"
    if target.exists() and target.read_bytes() != source:
        raise EditionError("another file stands here already", where=target, hint="choose another folder with -o")
    place_bytes(target, source)
    window.fact(str(target), {"canonical": str(target), "bytes": len(source)})
    return ExitCode.OK


EXTRACT = Command(
    name="extract",
    summary="Take the canonical XML out of an edition, byte for byte.",
    arguments=_arguments,
    run=_run,
)
