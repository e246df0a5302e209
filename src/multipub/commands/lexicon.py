"""``multipub lexicon``: the names of an article that no pronunciation lexicon says yet."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from multipub.commands import Command, Window
from multipub.desk import desk_for
from multipub.errors import EditionError, ExitCode, UsageError
from multipub.model.lexicon import Lexicon
from multipub.model.manuscript import Manuscript
from multipub.model.recording import PronouncedText
from multipub.model.text import LangText
from multipub.orders import Order
from multipub.pipeline import articles_of, load, manuscript_of, press_of
from multipub.placing import place_bytes
from multipub.speech.lexicon import Lexicons
from multipub.speech.lexicon_reading import write
from multipub.speech.names import Name, missing, names_in
from multipub.speech.script import write_script
from multipub.speech.wishes import asked_in_flags, joined


def _arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("article", metavar="ARTICLE.xml", type=Path, help="a canonical file")
    add("--lang", metavar="TAG", action="append", default=[], help="only this language; may be given several times")
    add("--style", metavar="NAME|DIR", help="the style whose lexicons are used, as in an export")
    add("--lexicon", metavar="FILE.pls", type=Path, action="append", default=[], help="a lexicon; several times")
    add("--write", metavar="FILE.pls", type=Path, help="write a lexicon of the missing names, to be filled in")
    add("--script", action="store_true", help="show what is said, phrase by phrase, instead of the names")


def _run(arguments: argparse.Namespace, window: Window) -> ExitCode:
    order = _order(arguments)
    press, loaded = press_of(order), load(order)
    manuscripts = [manuscript_of(loaded, article) for article in articles_of(loaded, order)]
    for note in (note for lexicon in press.lexicons for note in lexicon.notes):
        window.talk(str(note))
    if arguments.script:
        for manuscript in manuscripts:
            _show_script(manuscript, press.lexicons, window)
        return ExitCode.OK
    found = [name for one in manuscripts for name in missing(names_in(one), Lexicons(press.lexicons))]
    if arguments.write:
        return _write(arguments.write, found, manuscripts, window)
    for name in found:
        facts = {"name": name.written, "language": name.language, "count": name.count, "where": list(name.where)}
        window.fact(f"{name.written}  {name.language}  {name.count}  {', '.join(name.where)}", facts)
    window.talk(f"{len(found)} names are in no lexicon; --write FILE.pls makes one to fill in")
    return ExitCode.OK


def _order(arguments: argparse.Namespace) -> Order:
    """Return the order whose export would use the same lexicons; it is never filled."""
    desk = desk_for(arguments.article.resolve().parent)
    return Order(
        source=arguments.article,
        out=Path(),
        formats=(),
        languages=tuple(dict.fromkeys(arguments.lang)),
        style=arguments.style or desk.style,
        speech=joined(desk.speech, asked_in_flags(lexicons=arguments.lexicon)),
        override_status=True,
    )


def _write(path: Path, found: Sequence[Name], manuscripts: Sequence[Manuscript], window: Window) -> ExitCode:
    """Write the missing names of one language, to be filled in.

    Raises:
        UsageError: if the story is in several languages, as a lexicon has one.
        EditionError: if another file stands there.
    """
    languages = [one.language for one in manuscripts]
    if len(languages) > 1:
        raise UsageError("a lexicon has one language", hint=f"choose one with --lang: {', '.join(languages)}")
    names = [name.written for name in found if name.language == languages[0]]
    if path.exists():
        raise EditionError("another file stands here already", where=path, hint="choose another name")
    place_bytes(path, write(languages[0], names))
    window.fact(str(path), {"lexicon": str(path), "language": languages[0], "names": len(names)})
    return ExitCode.OK


def _show_script(manuscript: Manuscript, lexicons: Sequence[Lexicon], window: Window) -> None:
    for utterance in write_script(manuscript, None, lexicons).utterances:
        if utterance.spoken:
            words = " ".join(_as_told(piece) for piece in utterance.spoken)
            window.fact(
                f"{utterance.role.value}: {words}",
                {
                    "role": utterance.role.value,
                    "displayed": "".join(run.text for run in utterance.displayed),
                    "spoken": [{"text": piece.text, "language": piece.language} for piece in utterance.spoken],
                },
            )


def _as_told(piece: LangText) -> str:
    """Return the words of a piece, each that has its sounds given with them between strokes."""
    return "".join(_parts(piece)) if isinstance(piece, PronouncedText) else piece.text


def _parts(piece: PronouncedText) -> Iterator[str]:
    place = 0
    for sounds in piece.sounds:
        yield f"{piece.text[place : sounds.end]} /{sounds.ipa}/"
        place = sounds.end
    yield piece.text[place:]


LEXICON = Command(
    name="lexicon",
    summary="List the names of an article that no pronunciation lexicon says yet, or write a lexicon of them.",
    arguments=_arguments,
    run=_run,
)
