"""``multipub validate``: every fault of a canonical file."""

import argparse
from pathlib import Path

from multipub import canonical
from multipub.commands import Command, Window, facts_of
from multipub.errors import ExitCode, MultipubError
from multipub.model.findings import Severity
from multipub.placing import read_bytes


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("articles", metavar="ARTICLE.xml", type=Path, nargs="+", help="canonical files")
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")


def _run(arguments: argparse.Namespace, window: Window) -> ExitCode:
    worst = ExitCode.OK
    for path in arguments.articles:
        try:
            findings = canonical.validate(read_bytes(path), folder=path.resolve().parent, name=str(path))
        except MultipubError as error:
            worst = max(worst, window.fault(error))
            continue
        for finding in findings:
            window.fact(str(finding), facts_of(finding))
        stops = [one for one in findings if arguments.strict or one.severity is Severity.ERROR]
        worst = max(worst, canonical.exit_code_of(stops))
        warnings = len(findings) - len(stops)
        verdict = f"{len(stops)} errors, {warnings} warnings" if findings else "no fault"
        window.talk(f"{path}: {verdict}")
    return worst


VALIDATE = Command(
    name="validate",
    summary="List every fault of canonical files: file, line, rule, hint.",
    arguments=_arguments,
    run=_run,
)
