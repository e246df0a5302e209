"""``multipub formats``, ``dialects``, ``voices`` and ``rules``: what there is."""

import argparse

from multipub import canonical
from multipub.checks import RULES
from multipub.checks.colours import STYLE_RULES
from multipub.commands import Command, Window, no_arguments
from multipub.editions import FORMATS
from multipub.errors import ExitCode, UsageError
from multipub.ingest import DIALECTS
from multipub.ingest._docx.rules import HOME_ADVICE
from multipub.ingest._photos import PHOTO_ADVICE
from multipub.model.findings import Severity
from multipub.speech.lexicon_reading import RULES as LEXICON_RULES
from multipub.speech.voices import ANOTHER_VOICE, all_voices
from multipub.wording.desk import ADVICE


def _formats(_arguments: argparse.Namespace, window: Window) -> ExitCode:
    for one in FORMATS:
        facts = {"name": one.name, "suffix": one.suffix, "media_type": one.media_type, "kind": one.kind.value}
        window.fact(f"{one.name}  {one.suffix}  {one.kind.value}  {one.summary}", {**facts, "summary": one.summary})
    return ExitCode.OK


def _dialects(_arguments: argparse.Namespace, window: Window) -> ExitCode:
    for one in DIALECTS:
        window.fact(f"{one.name}  {one.summary}", {"name": one.name, "summary": one.summary})
    return ExitCode.OK


def _voices(_arguments: argparse.Namespace, window: Window) -> ExitCode:
    for one in all_voices():
        where = "offline" if one.offline else "online"
        voice = f"{one.engine}/{one.voice}"
        abilities = (("IPA", one.ipa), ("second voice", one.second_voice), ("word times", one.word_times))
        can = ", ".join(name for name, has in abilities if has)
        line = f"{one.language}  {voice}  {one.quality}  {one.licence}  {where}" + (f"  {can}" if can else "")
        missing = f"  (not installed: {one.missing})" if one.missing else ""
        facts = {
            "language": one.language,
            "voice": voice,
            "quality": str(one.quality),
            "licence": one.licence,
            "offline": one.offline,
            "ipa": one.ipa,
            "second_voice": one.second_voice,
            "word_times": one.word_times,
            "missing": one.missing,
        }
        window.fact(line + missing, facts)
    return ExitCode.OK


def _rule_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", nargs="?", help="tell only of this rule")


def _rules(arguments: argparse.Namespace, window: Window) -> ExitCode:
    listed = [(one.name, one.severity.value, one.promise, one.source) for one in RULES]
    listed += [(one.id, one.severity.value, one.promise, one.source) for one in canonical.CANONICAL_RULES]
    listed += [(name, severity.value, promise, source) for name, severity, promise, source in LEXICON_RULES]
    listed += [
        (one.rule, Severity.WARNING.value, one.promise, "multipub's promise")
        for one in (*ADVICE, *PHOTO_ADVICE, *HOME_ADVICE, ANOTHER_VOICE)
    ]
    listed += [(one.id, Severity.ERROR.value, one.promise, one.source) for one in STYLE_RULES]
    wanted = [row for row in sorted(listed) if arguments.id in (None, row[0])]
    if not wanted:
        raise UsageError(f"there is no rule {arguments.id!r}", hint="`multipub rules` lists them")
    for name, severity, promise, source in wanted:
        facts = {"id": name, "severity": severity, "promise": promise, "source": source}
        window.fact(f"{name}  {severity}  {promise}  [{source}]", facts)
    return ExitCode.OK


LISTS = tuple(
    Command(name=name, summary=summary, arguments=arguments, run=run)
    for name, summary, arguments, run in (
        ("formats", "List the formats multipub can write.", no_arguments, _formats),
        ("dialects", "List what multipub can import.", no_arguments, _dialects),
        ("voices", "List who can speak, in which language, and where the sound is made.", no_arguments, _voices),
        ("rules", "List every rule, with what it promises and where that is asked for.", _rule_arguments, _rules),
    )
)
FORMATS_COMMAND, DIALECTS_COMMAND, VOICES_COMMAND, RULES_COMMAND = LISTS
