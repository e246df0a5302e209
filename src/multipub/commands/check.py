"""``multipub check``: does an edition still say every word?"""

import argparse
from pathlib import Path

from multipub import canonical, carriers, wording
from multipub.checks import examine
from multipub.checks.pictures import figures_kept
from multipub.commands import Command, Window, facts_of
from multipub.editions import FORMATS, Format, Kind
from multipub.errors import ExitCode, MultipubError, SourceError, UsageError
from multipub.model.findings import Severity
from multipub.model.manuscript import Manuscript, Media
from multipub.model.observation import Observation
from multipub.model.story import Story
from multipub.placing import read_bytes


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("editions", metavar="EDITION", type=Path, nargs="+", help="files that multipub exported")
    parser.add_argument(
        "--against",
        metavar="ARTICLE.xml",
        type=Path,
        help="the canonical file to hold them against (default: the one each carries)",
    )


def _format_of(path: Path) -> Format:
    for format_ in FORMATS:
        if format_.kind is Kind.EDITION and path.name.lower().endswith(format_.suffix):
            return format_
    known = ", ".join(format_.suffix for format_ in FORMATS if format_.kind is Kind.EDITION)
    raise UsageError("this is no edition that can be checked", where=path, hint=f"editions end in {known}")


def _check(path: Path, against: Path | None, window: Window) -> ExitCode:
    format_ = _format_of(path)
    data = read_bytes(path)
    source = read_bytes(against) if against else carriers.extract(data, where=str(path))
    seen = format_.observe(data)
    wanted = _wanted(source, seen, path, against)
    findings = examine(wanted, seen, file=str(path))
    for finding in findings:
        window.fact(str(finding), facts_of(finding))
    for what in sorted(seen.unspoken):
        told = f"{path}: note: {what} are left out of the sound, as the desk wished; the transcript has them"
        window.talk(told)
    failed = any(finding.severity is Severity.ERROR for finding in findings)
    kept = f"figures {figures_kept(wanted, seen)} of {len(wanted.figures)}"
    window.fact(
        f"{path}  {'FAILED' if failed else 'ok'}  {kept}",
        {
            "edition": str(path),
            "ok": not failed,
            "figures": len(wanted.figures),
            "findings": len(findings),
            "unspoken": sorted(seen.unspoken),
        },
    )
    return ExitCode.CHECK if failed else ExitCode.OK


def _wanted(source: bytes, seen: Observation, path: Path, against: Path | None) -> Manuscript:
    """Settle the words of the source in the edition's language.

    Without the bundle no photo can be looked at: every declared file counts as supplied.
    """
    name = str(against or path)
    story = canonical.read(source, name=name)
    article = story.article(seen.language) or (story.articles[0] if len(story.articles) == 1 else None)
    if article is None:
        known = ", ".join(one.language for one in story.articles)
        raise SourceError(f"the story has no text in {seen.language!r}", where=path, hint=f"it has {known}")
    return wording.settle(story, article, media=_declared(story), source=source, source_name=name)


def _declared(story: Story) -> dict[str, Media]:
    """Return every photo's file as the story declares it, without looking for it."""
    return {
        picture.guid: Media(
            path=Path(picture.file.href),
            href=picture.file.href,
            media_type=picture.file.media_type,
            width=picture.file.width,
            height=picture.file.height,
            sha256=picture.file.sha256,
        )
        for picture in story.pictures
        if picture.file is not None
    }


def _run(arguments: argparse.Namespace, window: Window) -> ExitCode:
    worst = ExitCode.OK
    for path in arguments.editions:
        try:
            worst = max(worst, _check(path, arguments.against, window))
        except MultipubError as error:
            worst = max(worst, window.fault(error))
    return worst


CHECK = Command(
    name="check",
    summary="Read finished editions back and hold them against their story, word by word.",
    arguments=_arguments,
    run=_run,
)
