"""The line: canonical XML -> Story -> Manuscript -> Edition -> Observation -> Report -> a file in its place.

In:  an ``Order``: which file, which languages and formats, in which look and voice.   Out: one ``Placed`` an edition.
Promises: an edition is placed only after its finished bytes were read back and kept every rule; files appear whole or
not at all; an earlier good edition is never overwritten by a failed one.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from multipub import canonical, wording
from multipub.checks import examine
from multipub.checks.colours import examine_style
from multipub.checks.pictures import figures_kept
from multipub.editions import FORMATS, Format, Kind, _styles
from multipub.errors import CheckFailed, MultipubError, Refused, SourceFaults, UsageError
from multipub.model.findings import Finding, Severity, errors
from multipub.model.lexicon import Lexicon
from multipub.model.manuscript import Manuscript, Media
from multipub.model.observation import Observation
from multipub.model.press import Press, Style
from multipub.model.recording import Recording
from multipub.model.speech_wishes import SpeechWishes
from multipub.model.story import Article, PubStatus, Story
from multipub.orders import Order, Placed
from multipub.placing import make_folder, place_bytes, read_bytes
from multipub.speech.wishes import asked_of_style, settle
from multipub.wording.desk import FILE_NOT_SUPPLIED, NO_CREDIT

if TYPE_CHECKING:
    from multipub.speech.voices import VoiceRequest

TOLD_ALREADY = frozenset({NO_CREDIT.rule, FILE_NOT_SUPPLIED.rule})
"""What the desk hears of a picture by the rules of the canonical file (CAN-P01, CAN-P10): nobody is told twice."""

CREDIT_RULES = frozenset({"CAN-F03", "CAN-P01"})
"""Warnings that ``--credit-missing=stop`` makes errors: a figure, or a picture, without a credit."""

Progress = Callable[[str, int, int], None]
"""What is being done, how far it is, and how far it will go."""

Told = Callable[[str], None]
"""Takes a line for whoever is watching: what the desk should know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A canonical file, read and checked."""

    path: Path
    data: bytes
    story: Story
    media: Mapping[str, Media]
    findings: tuple[Finding, ...]


def load(order: Order) -> Loaded:
    """Read a canonical file and its photos.

    Raises:
        SourceFaults: with every fault, if there is one that stops.
    """
    data = read_bytes(order.source)
    findings = canonical.validate(data, folder=order.source.resolve().parent, name=str(order.source))
    findings = tuple(_as_ordered(one, order) for one in findings)
    if stopping := errors(findings):
        raise SourceFaults(stopping, canonical.exit_code_of(stopping))
    story = canonical.read(data, name=str(order.source))
    media = canonical.media_of(story, order.source.resolve().parent)
    return Loaded(path=order.source, data=data, story=story, media=media, findings=findings)


def _as_ordered(finding: Finding, order: Order) -> Finding:
    """Turn a warning into an error where the desk asked for it."""
    stops = order.strict or (order.credit_missing == "stop" and finding.rule in CREDIT_RULES)
    if not stops or finding.severity is Severity.ERROR:
        return finding
    return replace(finding, severity=Severity.ERROR)


def articles_of(loaded: Loaded, order: Order) -> tuple[Article, ...]:
    """Return the articles to export.

    Raises:
        UsageError: if the story has no text in a language that was asked for.
        Refused: if the story must not be published now.
    """
    story = loaded.story
    for language in order.languages:
        if story.article(language) is None:
            known = ", ".join(article.language for article in story.articles)
            raise UsageError(f"this story has no text in {language!r}", where=order.source, hint=f"it has {known}")
    wanted = [story.article(language) for language in order.languages] if order.languages else list(story.articles)
    articles = tuple(article for article in wanted if article is not None)
    if not order.override_status:
        for article in articles:
            _refuse(story, article, order)
    return articles


def _refuse(story: Story, article: Article, order: Order) -> None:
    """Raise where the story, this text, or one of its pictures is embargoed, withheld or cancelled."""
    hint = "--override-status exports it all the same"
    pictures = [story.picture(placement.picture) for placement in article.placements]
    statuses = [("story", story.status), (f"{article.language} text", article.status)]
    statuses += [(f"picture {picture.guid}", picture.status) for picture in pictures if picture is not None]
    for what, status in statuses:
        if status is not PubStatus.USABLE:
            raise Refused(f"the {what} is {status.value}", where=order.source, hint=hint)
    for embargo in (story.embargoed, article.embargoed):
        if embargo is not None and (order.now is None or order.now < embargo):
            raise Refused(f"the story is embargoed until {embargo.isoformat()}", where=order.source, hint=hint)


def manuscript_of(loaded: Loaded, article: Article) -> Manuscript:
    """Settle every word of one language."""
    return wording.settle(loaded.story, article, media=loaded.media, source=loaded.data, source_name=loaded.path.name)


def _voices(order: Order) -> "tuple[VoiceRequest, ...]":
    """Read what was asked for of the voices, at once, so that a wrong name stops before anything is made."""
    if not order.voices:
        return ()
    from multipub.speech.voices import parse_voice

    return tuple(parse_voice(voice) for voice in order.voices)


def press_of(order: Order, progress: Progress | None = None) -> Press:
    """Set up the press: look, voices, options; wishes of the sound from the style, the desk, the command line.

    Raises:
        UsageError: for a style or a voice that does not exist, or a wish that cannot be met.
        SourceError: for a style with a fault in its files.
        CheckFailed: for a style whose colours cannot be told apart.
    """
    voices, style = _voices(order), _style_of(order)
    wishes = settle(*(asked_of_style(one) for one in style.folders), order.speech)
    lexicons = _lexicons(wishes)
    made: list[tuple[Manuscript, Recording]] = []

    def recording(manuscript: Manuscript) -> Recording:
        """Speak a manuscript, once."""
        for known, sound in made:
            if known is manuscript:
                return sound
        # Imported here because the libraries of sound take as long to load as a text edition takes to write.
        from multipub.speech.recording import record
        from multipub.speech.script import write_script

        tell = partial(progress, "speaking") if progress else None
        from multipub.speech.voices import with_quotes_that_can_be_told

        wished = with_quotes_that_can_be_told(wishes, manuscript.language, voices)
        script = write_script(manuscript, wished, lexicons)
        sound = record(script, voices=voices, wishes=wished, cache=order.cache, progress=tell)
        made[:] = [(manuscript, sound)]
        return sound

    return Press(style=style, recording=_tried_once(recording), options=order.options, speech=wishes, lexicons=lexicons)


def _lexicons(wishes: SpeechWishes) -> tuple[Lexicon, ...]:
    """Read the lexicons at once, so that a faulty one stops before anything is made."""
    if not wishes.lexicons:
        return ()
    from multipub.speech.lexicon_reading import load as load_lexicons

    return load_lexicons(wishes.lexicons)


def _style_of(order: Order) -> Style:
    """Return the style of an order.

    Raises:
        UsageError: if there is none of that name.
        SourceError: if one of its files is faulty.
        CheckFailed: if one of its colours cannot be read where it stands (COL-1).
    """
    style = _styles.load(order.style)
    if findings := examine_style(style):
        raise CheckFailed(findings, where=style.folder)
    return style


def _tried_once(recording: Callable[[Manuscript], Recording]) -> Callable[[Manuscript], Recording]:
    """Return ``recording``, but what cannot be spoken is not tried again: each edition is told at once."""
    failed: list[tuple[Manuscript, MultipubError]] = []

    def tried(manuscript: Manuscript) -> Recording:
        for known, fault in failed:
            if known is manuscript:
                raise fault
        try:
            return recording(manuscript)
        except MultipubError as fault:
            failed[:] = [(manuscript, fault)]
            raise

    return tried


def export(order: Order, progress: Progress | None = None, told: Told | None = None) -> Iterator[Placed]:
    """Make every edition that was ordered, and place those that keep the promise, one by one.

    A failed edition does not hold back its siblings: its ``Placed`` says why.

    Raises:
        MultipubError: if the story or the order itself is at fault; nothing is then placed.
    """
    formats = [FORMATS[name] for name in order.formats]
    press = press_of(order, progress)
    loaded = load(order)
    articles = articles_of(loaded, order)
    tell_desk(loaded, articles, told, press.lexicons)
    manuscripts = [manuscript_of(loaded, article) for article in articles]
    make_folder(order.out)
    total = len(manuscripts) * len(formats)
    for number, manuscript in enumerate(manuscripts):
        for place, format_ in enumerate(formats):
            if progress:
                progress(f"{format_.name} {manuscript.language}", number * len(formats) + place, total)
            yield make(manuscript, format_, press, order.target(format_, manuscript.language))


def tell_desk(loaded: Loaded, articles: Sequence[Article], told: Told | None, lexicons: Sequence[Lexicon] = ()) -> None:
    """Tell what does not stop the export, but what the desk should know."""
    if told is None:
        return
    for note in (note for lexicon in lexicons for note in lexicon.notes):
        told(str(note))
    for finding in loaded.findings:
        told(str(finding))
    for article in articles:
        for finding in wording.desk_findings(loaded.story, article):
            if finding.rule not in TOLD_ALREADY:
                told(str(replace(finding, file=str(loaded.path))))


def _findings(manuscript: Manuscript, seen: Observation, press: Press, path: Path) -> tuple[Finding, ...]:
    return examine(manuscript, seen, file=path.name, skip=press.speech.skip if seen.spoken else frozenset())


def make(manuscript: Manuscript, format_: Format, press: Press, path: Path) -> Placed:
    """Write, observe, check and place one edition."""
    made = Placed(format=format_.name, language=manuscript.language, path=path)
    heard: list[Recording] = []

    def watched(spoken: Manuscript) -> Recording:
        heard.append(press.recording(spoken))
        return heard[-1]

    try:
        start = time.perf_counter()
        data = format_.write(manuscript, replace(press, recording=watched))
        written = time.perf_counter()
        seen = format_.observe(data)
        findings = _findings(manuscript, seen, press, path) if format_.kind is Kind.EDITION else ()
        findings = (*findings, *(replace(one, file=path.name) for one in format_.advise(manuscript, press)))
        checked = time.perf_counter()
        if stopping := errors(findings):
            raise CheckFailed(stopping, where=path)
        place_bytes(path, data)
    except MultipubError as error:
        error.where = error.where or path.name
        return Placed(format=made.format, language=made.language, path=path, error=error)
    return Placed(
        format=made.format,
        language=made.language,
        path=path,
        size=len(data),
        write_seconds=written - start,
        check_seconds=checked - written,
        figures_wanted=len(manuscript.figures),
        figures_kept=figures_kept(manuscript, seen),
        warnings=(*findings, *_about_voices(heard, path)),
    )


def _about_voices(heard: Sequence[Recording], path: Path) -> Iterator[Finding]:
    """Yield what the desk should know of the voices in an edition."""
    if not heard:
        return
    from multipub.speech.voices import fallback_finding  # imported here: a text edition has no voice

    for recording in heard[:1]:
        if finding := fallback_finding(recording, path.name):
            yield finding
