"""``multipub new``: a story to fill in, every element explained."""

import argparse
from dataclasses import replace
from pathlib import Path

from multipub import canonical
from multipub.commands import Command, Window
from multipub.commands._skeleton import Plan, explained, skeleton
from multipub.desk import desk_for
from multipub.errors import ExitCode, SourceFaults, UsageError
from multipub.ingest import IncomingPhoto, Intaken
from multipub.ingest._photos import NOT_WHOLE, Bundle, settle_photos
from multipub.ingest._slugs import folded
from multipub.model.blocks import Block, Placement
from multipub.model.findings import Severity, errors
from multipub.model.story import Picture, Rights, Story
from multipub.orders import CANONICAL_NAME
from multipub.placing import make_folder, place_folder, read_bytes

LANGUAGE = "en"
"""Of a new story, where neither the command nor the desk says one."""

MEDIA = "media"


def _arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("name", metavar="NAME", help="what the story's folder is called")
    add("-o", "--out", metavar="DIR", type=Path, default=Path(), help="where the folder goes (default: here)")
    add("--lang", metavar="TAG", help="the language of the text (default: the desk's, else en)")
    add(
        "--photo",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="a photo to put in, with the words it carries; may be given several times",
    )


def _run(arguments: argparse.Namespace, window: Window) -> ExitCode:
    name: str = arguments.name
    if name in {"", ".", ".."} or "/" in name or "\\" in name or not name.isprintable():
        raise UsageError(f"{name!r} cannot be the name of a folder", hint="choose its place with -o")
    folder = arguments.out / name
    if folder.exists():
        raise UsageError("this is there already", where=folder, hint="choose another name")
    desk = desk_for(arguments.out.resolve())
    plan = Plan(
        slug=folded(name) or "story",
        language=arguments.lang or desk.language or LANGUAGE,
        created=window.now,
        house=desk.house,
        authority=desk.authority,
    )
    bundle = _bundle(plan, arguments.photo)
    if broken := [replace(one, severity=Severity.ERROR) for one in bundle.findings if one.rule == NOT_WHOLE.rule]:
        raise SourceFaults(broken)
    data = explained(bundle.story)
    target = folder / CANONICAL_NAME
    faults = errors(canonical.validate(data, folder=None, name=str(target)))
    if faults:
        raise SourceFaults(faults)
    place_folder(folder, {**dict(bundle.files), CANONICAL_NAME: data})
    make_folder(folder / MEDIA)
    for finding in bundle.findings:
        window.talk(str(finding))
    window.fact(str(target), {"canonical": str(target), "language": plan.language, "photos": len(bundle.files)})
    return ExitCode.OK


def _bundle(plan: Plan, photos: list[Path]) -> Bundle:
    """Return the skeleton, with the photos where some were given."""
    story = skeleton(plan)
    if not photos:
        return Bundle(story=story)
    bundle = settle_photos(
        Intaken(
            story=_with_places(story, len(photos)),
            photos=tuple(
                IncomingPhoto(picture=_guid(story, number), references=(path.name,), data=read_bytes(path))
                for number, path in enumerate(photos, 1)
            ),
        ),
        photos[0],
    )
    described = tuple(_described(picture, story.pictures[0]) for picture in bundle.story.pictures)
    return replace(bundle, story=replace(bundle.story, pictures=described))


def _described(picture: Picture, plain: Picture) -> Picture:
    """Leave a place for the words that a photo does not bring along."""
    credited = picture.credit_lines or plain.credit_lines
    rights = picture.rights if picture.rights.notice else replace(picture.rights, notice=plain.rights.notice)
    picture = replace(picture, credit_lines=credited, rights=rights)
    if picture.captions or picture.alts:
        return picture
    return replace(picture, captions=plain.captions)


def _with_places(story: Story, count: int) -> Story:
    """Return the skeleton with ``count`` photos that say nothing yet: the first leads, the others close the text."""
    blank = replace(story.pictures[0], captions=(), credit_lines=(), creators=(), sources=(), rights=Rights())
    pictures = tuple(replace(blank, guid=_guid(story, number)) for number in range(1, count + 1))
    article = story.articles[0]
    more: tuple[Block, ...] = tuple(
        Placement(id=f"photo-{number}", picture=_guid(story, number)) for number in range(2, count + 1)
    )
    return replace(story, articles=(replace(article, body=(*article.body, *more)),), pictures=pictures)


def _guid(story: Story, number: int) -> str:
    return f"{story.guid}:photo-{number}"


NEW = Command(
    name="new",
    summary="Write a story to fill in: canonical XML with every element explained, and a folder for its photos.",
    arguments=_arguments,
    run=_run,
)
