"""``multipub credits``: caption lines come apart into caption and credit, with the reason."""

import argparse
import json
import sys
from collections.abc import Iterator

from multipub.commands import Command, Facts, Window
from multipub.errors import ExitCode, SourceError
from multipub.wording.credits import CaptionParts, split_caption

BYTE_ORDER_MARK = "\ufeff"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", metavar="TAG", help="the language of the lines, if it is one")


def _run(arguments: argparse.Namespace, window: Window) -> ExitCode:
    for line in _lines():
        facts = _facts(split_caption(line, arguments.lang))
        window.fact(json.dumps(facts, ensure_ascii=False), facts)
    return ExitCode.OK


def _lines() -> Iterator[str]:
    """Yield the lines of standard input that are not empty."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            words = line.decode().removeprefix(BYTE_ORDER_MARK).strip()
        except UnicodeDecodeError:
            raise SourceError(
                "this line is not UTF-8", where=f"stdin:{number}", hint="save the lines as UTF-8"
            ) from None
        if words:
            yield words


def _facts(parts: CaptionParts) -> Facts:
    return {
        "caption": parts.caption,
        "creator": parts.creator,
        "source": parts.source,
        "via": parts.via,
        "usage_terms": parts.usage_terms,
        "flags": sorted(flag.value for flag in parts.flags),
        "credit_line": parts.credit_line or None,
        "raw": parts.raw or None,
        "sure": parts.sure,
        "reason": parts.reason,
    }


CREDITS = Command(
    name="credits",
    summary="Split caption lines from standard input into caption and credit, as JSON lines.",
    arguments=_arguments,
    run=_run,
)
