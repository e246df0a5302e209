"""``multipub import``: any newsroom's file becomes a canonical file, in a folder of its own with its photos."""

import argparse
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from multipub import canonical
from multipub.commands import Command, Facts, Window, facts_of
from multipub.desk import desk_for
from multipub.errors import EditionError, ExitCode, SourceFaults
from multipub.ingest import DIALECTS, Guess, Intake, Intaken, dialect_of
from multipub.ingest._photos import Bundle, name_of, settle_photos
from multipub.ingest._slugs import folded, folder_name
from multipub.model.findings import Finding, Severity, errors
from multipub.model.story import Story
from multipub.orders import CANONICAL_NAME
from multipub.placing import place_folder, read_bytes
from multipub.wording import settle_credit

TOLD_BETTER = frozenset({"CAN-P10"})
"""Rules about photos without a file: the import has said which name it looked for."""

CREDIT_RULE = "CAN-P01"
"""The rule that a photo without a credit breaks; ``--credit-missing=stop`` makes it an error."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("input", metavar="INPUT", type=Path, help="a file in any dialect (see `multipub dialects`)")
    add("-o", "--out", metavar="DIR", type=Path, default=Path(), help="where the story's folder goes (default: here)")
    add("--from", dest="dialect", metavar="DIALECT", help="read it as this dialect, whatever it looks like")
    add("--lang", metavar="TAG", help="the language of the text, if it should not be guessed")
    add(
        "--credit-missing",
        choices=("warn", "stop"),
        help="what a photo without a credit does: warn, or stop the import (default: warn)",
    )
    add("--photos", metavar="DIR", type=Path, help="another folder where the photos lie, beside the input's own")
    add(
        "--tracked",
        choices=("accept", "reject"),
        default="accept",
        help="take the tracked changes of a Word document as accepted or as rejected (default: accept)",
    )
    add("--explain", action="store_true", help="tell every guess and everything that was left out, with the reason")


def _run(arguments: argparse.Namespace, window: Window) -> ExitCode:
    path: Path = arguments.input
    data = read_bytes(path)
    dialect = DIALECTS[arguments.dialect] if arguments.dialect else dialect_of(data, path)
    desk = desk_for(path.resolve().parent)
    taken = dialect.read(
        Intake(
            data=data,
            path=path,
            received=_saved(path),
            house=desk.house,
            authority=desk.authority,
            language=arguments.lang or desk.language,
            tracked=arguments.tracked,
        )
    )
    bundle = settle_photos(taken, path, arguments.photos)
    bundle = replace(bundle, findings=(*taken.findings, *bundle.findings))
    _tell_changes(taken, window)
    stop = (arguments.credit_missing or desk.credit_missing) == "stop"
    target = _place(bundle, path, arguments.out / _slug(taken, path), stop_without_credit=stop)
    _tell(taken, bundle, dialect.name, arguments, window)
    for finding in canonical.validate(target.read_bytes(), folder=target.parent, name=str(target)):
        if finding.rule not in TOLD_BETTER:
            window.talk(str(finding))
    window.fact(str(target), _facts(target, bundle, dialect.name))
    return ExitCode.OK


def _tell_changes(taken: Intaken, window: Window) -> None:
    """Say what was edited in a document that comes home, before anything is written."""
    if taken.before is None:
        return
    for change in taken.changes:
        window.fact(str(change), change.facts())
    version = taken.story.version
    if taken.story == taken.before:
        window.talk(f"nothing was edited: this is version {version} as it was exported")
    else:
        count = "1 change" if len(taken.changes) == 1 else f"{len(taken.changes)} changes"
        window.talk(f"{count} since version {taken.before.version}; this is version {version}")


def _tell(taken: Intaken, bundle: Bundle, dialect: str, arguments: argparse.Namespace, window: Window) -> None:
    """Say what was guessed and left out, if that was asked for; what became of the photos in every case."""
    if arguments.explain:
        for heading, guesses in (("guessed", taken.guesses), ("left out", taken.removed)):
            for guess in guesses:
                window.talk(_told(heading, guess))
    for guess in bundle.guesses:
        window.talk(_told("matched", guess))
    window.talk(_summary(taken, bundle, dialect))
    for finding in bundle.findings:
        window.talk(str(replace(finding, file=str(arguments.input))))


def _facts(target: Path, bundle: Bundle, dialect: str) -> Facts:
    pictures = bundle.story.pictures
    return {
        "canonical": str(target),
        "dialect": dialect,
        "photos": len(pictures),
        "photos_with_file": sum(picture.file is not None for picture in pictures),
        "findings": [facts_of(finding) for finding in bundle.findings],
    }


def _saved(path: Path) -> datetime:
    """Return when the input was saved: it dates a text that says no date, now and when it is imported again."""
    return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)


def _slug(taken: Intaken, path: Path) -> str:
    """Return the name of the story's folder; the next version of a story has one of its own."""
    slug = folder_name(taken.story.articles[0].slugline or "") or folded(path.stem) or "story"
    is_next = taken.before is not None and taken.before.version != taken.story.version
    return f"{slug}-v{taken.story.version}" if is_next else slug


def _place(bundle: Bundle, path: Path, folder: Path, *, stop_without_credit: bool) -> Path:
    """Write the story's folder, whole or not at all; an earlier, different story is never overwritten."""
    data = canonical.write(bundle.story)
    target = folder / CANONICAL_NAME
    found = canonical.validate(data, folder=None, name=str(target))
    faults = errors(found)
    if faults:
        lines = "; ".join(str(fault) for fault in faults)
        raise EditionError(f"the imported story breaks the canonical rules: {lines}", where=path, hint="report this")
    if stop_without_credit and (nameless := _without_credit(bundle.story, path)):
        raise SourceFaults(nameless)
    if target.exists() and read_bytes(target) != data:
        raise EditionError("another story stands here already", where=target, hint="choose another folder with -o")
    place_folder(folder, {**dict(bundle.files), CANONICAL_NAME: data})
    return target


def _without_credit(story: Story, path: Path) -> list[Finding]:
    """Return a fault for every photo that nobody is credited for."""
    return [
        Finding(
            rule=CREDIT_RULE,
            severity=Severity.ERROR,
            message=f"{name_of(picture)} has no credit",
            hint="write it into the text or into the photo, or import with --credit-missing=warn",
            file=str(path),
        )
        for picture in story.pictures
        if settle_credit(picture, picture.language) is None
    ]


def _told(heading: str, guess: Guess) -> str:
    place = f"line {guess.line}: " if guess.line else ""
    return f"{heading}: {place}{guess.what}: “{guess.words}” ({guess.reason})"


def _summary(taken: Intaken, bundle: Bundle, dialect: str) -> str:
    pictures = bundle.story.pictures
    photos = "1 photo" if len(pictures) == 1 else f"{len(pictures)} photos"
    missing = sum(picture.file is None for picture in pictures)
    absent = f" ({missing} without a file)" if missing else ""
    return f"read as {dialect}: {photos}{absent}, {len(taken.removed)} lines of page furniture left out"


IMPORT = Command(
    name="import",
    summary="Turn a newsroom's file into canonical XML, in a folder of its own with its photos.",
    arguments=_arguments,
    run=_run,
)
