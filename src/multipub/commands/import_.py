"""``multipub import``: any newsroom's file becomes a canonical file in a folder of its own."""

import argparse
import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

from multipub import canonical
from multipub.commands import Command, Window
from multipub.desk import desk_for
from multipub.errors import EditionError, ExitCode
from multipub.ingest import DIALECTS, Guess, Intake, Intaken, dialect_of
from multipub.model.findings import errors
from multipub.orders import CANONICAL_NAME
from multipub.placing import make_folder, place_bytes, read_bytes

LONGEST_SLUG = 60
"""Characters; longer folder names are unhandy on every system."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("input", metavar="INPUT", type=Path, help="a file in any dialect (see `multipub dialects`)")
    add("-o", "--out", metavar="DIR", type=Path, default=Path(), help="where the story's folder goes (default: here)")
    add("--from", dest="dialect", metavar="DIALECT", help="read it as this dialect, whatever it looks like")
    add("--lang", metavar="TAG", help="the language of the text, if it should not be guessed")
    add("--explain", action="store_true", help="tell every guess and everything that was left out, with the reason")


def slug_from(words: str) -> str:
    """Fold words to a name for a folder: ASCII letters, digits and hyphens."""
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:LONGEST_SLUG].rstrip("-")


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
        )
    )
    target = _place(taken, path, arguments.out)
    if arguments.explain:
        for heading, guesses in (("guessed", taken.guesses), ("left out", taken.removed)):
            for guess in guesses:
                window.talk(_told(heading, guess))
    window.talk(_summary(taken, dialect.name))
    for finding in canonical.validate(target.read_bytes(), folder=target.parent, name=str(target)):
        window.talk(str(finding))
    window.fact(str(target), {"canonical": str(target), "dialect": dialect.name})
    return ExitCode.OK


def _saved(path: Path) -> datetime:
    """Return when the input was saved: it dates a text that says no date, now and when it is imported again."""
    return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)


def _place(taken: Intaken, path: Path, out: Path) -> Path:
    """Write the canonical file into a folder of its own; an earlier, different story is never overwritten."""
    story = taken.story
    slug = slug_from(story.articles[0].slugline or "") or slug_from(path.stem) or "story"
    data = canonical.write(story)
    folder = out / slug
    target = folder / CANONICAL_NAME
    faults = errors(canonical.validate(data, folder=None, name=str(target)))
    if faults:
        lines = "; ".join(str(fault) for fault in faults)
        raise EditionError(f"the imported story breaks the canonical rules: {lines}", where=path, hint="report this")
    if target.exists() and target.read_bytes() != data:
        raise EditionError("another story stands here already", where=target, hint="choose another folder with -o")
    make_folder(folder)
    place_bytes(target, data)
    return target


def _told(heading: str, guess: Guess) -> str:
    place = f"line {guess.line}: " if guess.line else ""
    return f"{heading}: {place}{guess.what}: “{guess.words}” ({guess.reason})"


def _summary(taken: Intaken, dialect: str) -> str:
    pictures = len(taken.story.pictures)
    photos = "1 photo" if pictures == 1 else f"{pictures} photos"
    missing = sum(picture.file is None for picture in taken.story.pictures)
    absent = f" ({missing} without a file)" if missing else ""
    return f"read as {dialect}: {photos}{absent}, {len(taken.removed)} lines of page furniture left out"


IMPORT = Command(
    name="import",
    summary="Turn a newsroom's file into canonical XML, in a folder of its own with its photos.",
    arguments=_arguments,
    run=_run,
)
