"""``multipub export``: the editions of canonical files."""

import argparse
import dataclasses
import typing
from collections.abc import Iterator, Sequence
from pathlib import Path

from multipub.commands import Command, Facts, Window, facts_of
from multipub.desk import desk_for
from multipub.editions import FORMATS, Format
from multipub.errors import ExitCode, MultipubError, UsageError
from multipub.orders import Order, Placed, Unread
from multipub.placing import read_bytes
from multipub.pool import export_all
from multipub.speech.wishes import AskedSpeech, asked_in_flags, joined

BYTES_A_KILOBYTE = 1000


def _arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("articles", metavar="ARTICLE.xml", type=Path, nargs="+", help="canonical files")
    add("-o", "--out", metavar="DIR", type=Path, default=Path("out"), help="where the editions go (default: out)")
    add("--to", metavar="FORMATS", help="formats, separated by commas (default: pdf,epub,docx,audio)")
    add("--lang", metavar="TAG", action="append", default=[], help="only this language; may be given several times")
    add("--style", metavar="NAME|DIR", help="the look: a style's name, or a folder of your own")
    add("--voice", metavar="[LANG=]ENGINE[/VOICE]", action="append", default=[], help="who speaks; several times")
    _speech_arguments(parser)
    add("--jobs", metavar="N", type=int, default=1, help="processes to work in (default: 1)")
    add("--credit-missing", choices=("warn", "stop"), help="what a photo without a credit does (default: warn)")
    add("--strict", action="store_true", help="warnings about the story stop the export")
    add("--override-status", action="store_true", help="export embargoed, withheld or cancelled stories too")
    add("--no-cache", action="store_true", help="speak everything anew")


def _speech_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the wishes of the sound, the same for every edition that is heard.  ``speech.wishes`` says what they mean."""
    add = parser.add_argument
    add("--speech-rate", metavar="TIMES", help="how fast, from 0.5 to 2 (default: 1)")
    add("--speech-quotes", metavar="HOW", help="quotations are told by words, a second voice, or plain not at all")
    add("--speech-quote-voice", metavar="[LANG=]ENGINE[/VOICE]", action="append", default=[], help="who quotes")
    add("--speech-skip", metavar="WHAT", help="left out of the sound: captions,credits,tables")
    add("--speech-corrections", metavar="WHERE", help="first, or in-place (default: in-place)")
    add(
        "--speech-notice",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="say at the end that the voice is synthetic (default: yes)",
    )
    add("--speech-loudness", metavar="LUFS", help="-16, -19 …, or acx for audiobook shops (default: -16)")
    add(
        "--lexicon",
        metavar="FILE.pls",
        type=Path,
        action="append",
        default=[],
        help="how names are said; several times",
    )


def _asked_speech(arguments: argparse.Namespace) -> AskedSpeech:
    return asked_in_flags(
        rate=arguments.speech_rate,
        quotes=arguments.speech_quotes,
        quote_voices=arguments.speech_quote_voice,
        skip=arguments.speech_skip,
        corrections=arguments.speech_corrections,
        notice=arguments.speech_notice,
        loudness=arguments.speech_loudness,
        lexicons=arguments.lexicon,
    )


def _more_arguments(parser: argparse.ArgumentParser) -> None:
    """Make a flag of every option of every format, which are all loaded for it."""
    for format_ in FORMATS:
        for field in dataclasses.fields(format_.options):
            _add_option(parser, format_, field)


def _flag(format_: Format, field: "dataclasses.Field[object]") -> str:
    return f"--{format_.name}-{field.name.replace('_', '-')}"


def _add_option(parser: argparse.ArgumentParser, format_: Format, field: "dataclasses.Field[object]") -> None:
    """Make a flag of a field of a format's options."""
    kind = typing.get_type_hints(format_.options)[field.name]
    text = str(field.metadata.get("help", f"option of the {format_.name} edition"))
    if kind in (bool, bool | None):
        parser.add_argument(_flag(format_, field), action=argparse.BooleanOptionalAction, default=None, help=text)
    elif typing.get_origin(kind) is typing.Literal:
        parser.add_argument(_flag(format_, field), choices=typing.get_args(kind), default=None, help=text)
    else:
        kind = int if kind == int | None else kind
        parser.add_argument(_flag(format_, field), type=kind, default=None, help=text)


def _options(arguments: argparse.Namespace, formats: Sequence[str]) -> Iterator[tuple[str, object]]:
    """Yield the options of each format that is asked for, as the user gave them."""
    for format_ in (FORMATS[name] for name in formats):
        fields = dataclasses.fields(format_.options)
        prefix = format_.name.replace("-", "_")  # as argparse names what it has read
        given = {field.name: getattr(arguments, f"{prefix}_{field.name}", None) for field in fields}
        yield format_.name, format_.options(**{name: value for name, value in given.items() if value is not None})


def _order(arguments: argparse.Namespace, source: Path, window: Window) -> Order:
    desk = desk_for(source.resolve().parent)
    formats = tuple(name.strip() for name in arguments.to.split(",")) if arguments.to else desk.formats
    if doubled := {name for name in formats if formats.count(name) > 1}:
        raise UsageError(f"format {doubled.pop()!r} is asked for twice", hint="name each format once")
    return Order(
        source=source,
        out=arguments.out,
        formats=formats,
        languages=tuple(dict.fromkeys(arguments.lang)),
        style=arguments.style or desk.style,
        voices=tuple(arguments.voice) or desk.voices,
        speech=joined(desk.speech, _asked_speech(arguments)),
        options=dict(_options(arguments, formats)),
        cache=None if arguments.no_cache else window.cache,
        override_status=arguments.override_status,
        strict=arguments.strict,
        credit_missing=arguments.credit_missing or desk.credit_missing,
        now=window.now,
    )


def _run(arguments: argparse.Namespace, window: Window) -> ExitCode:
    if arguments.jobs < 1:
        raise UsageError("--jobs must be at least 1")
    orders = [_order(arguments, source, window) for source in arguments.articles]
    worst = ExitCode.OK
    unread: list[Path] = []
    for done in export_all(orders, jobs=arguments.jobs, progress=window.progress, told=window.talk):
        if done.error is not None:
            worst = max(worst, window.fault(done.error))
        if isinstance(done, Unread):
            unread.append(done.source)
            if window.json:
                window.fact("", _facts_unread(done))
            continue
        if done.error is None:
            for warning in done.warnings:
                window.talk(str(warning))
        if done.error is None or window.json:
            window.fact(_line(done), _facts(done))
    _tell_what_to_import(unread, window)
    return worst


def _tell_what_to_import(unread: Sequence[Path], window: Window) -> None:
    """Tell which of the stories that could not be read are no canonical files, but what one can be made of."""
    from multipub.ingest import dialect_of  # loads every dialect

    for source in unread:
        try:
            dialect = dialect_of(read_bytes(source), source)
        except MultipubError:
            continue  # nothing that is known, or no file: that has been told
        if dialect.name != "canonical":
            window.talk(
                f"{source} looks like {dialect.summary}: `multipub import {source}` makes a canonical file of it"
            )


def _line(placed: Placed) -> str:
    """Return an edition as a row: path, size, seconds, figures."""
    seconds = placed.write_seconds + placed.check_seconds
    return (
        f"{placed.path}  {placed.size / BYTES_A_KILOBYTE:.0f} kB  {seconds:.2f} s  "
        f"figures {placed.figures_kept} of {placed.figures_wanted}"
    )


def _facts(placed: Placed) -> Facts:
    return {
        "edition": str(placed.path),
        "format": placed.format,
        "language": placed.language,
        "placed": placed.error is None,
        "bytes": placed.size,
        "write_seconds": round(placed.write_seconds, 4),
        "check_seconds": round(placed.check_seconds, 4),
        "figures": placed.figures_wanted,
        "figures_kept": placed.figures_kept,
        "warnings": [facts_of(one) for one in placed.warnings],
        "faults": placed.error.lines() if placed.error else [],
    }


def _facts_unread(unread: Unread) -> Facts:
    return {"story": str(unread.source), "placed": False, "faults": unread.error.lines()}


EXPORT = Command(
    name="export",
    summary="Make the editions of canonical files, read each back, and place those that keep every word.",
    arguments=_arguments,
    run=_run,
    more_arguments=_more_arguments,
)
