"""Reads a Word document that multipub did not write, by its styles.

In:  an open package.   Out: a story, and every guess that went into it.
Promises: a style is believed; where there is none, the first words are the headline, the line below a picture is its
caption, and each such guess is told; credits are taken off captions as in every dialect; comments are notes to the
desk; no word is lost but tables of contents, which are told.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from multipub.errors import SourceError
from multipub.ingest import Guess, Intake, Intaken
from multipub.ingest._agency.report import Report
from multipub.ingest._agency.story import build
from multipub.ingest._docx import losses, notes, tables, versions
from multipub.ingest._docx.blocks import Builder
from multipub.ingest._docx.foreign_words import QUIET, plain_line, settled_language
from multipub.ingest._docx.grouping import Met
from multipub.ingest._docx.letters import Span, Spans, Trait, tidied, words_of
from multipub.ingest._docx.lines import Comment, Line, ShownFigure, ShownTable, Words
from multipub.ingest._docx.package import Package
from multipub.ingest._docx.properties import Properties
from multipub.ingest._docx.reading import Document
from multipub.ingest._docx.styles import Kind
from multipub.ingest._docx.tongues import Tongues
from multipub.ingest._docx.tracked import Tracked
from multipub.ingest._markup.figures import FoundFigure
from multipub.ingest._markup.letters import refuse_lost
from multipub.ingest._markup.marked import MarkedBody
from multipub.ingest._text.byline import is_byline
from multipub.model.blocks import Block, Placement
from multipub.model.story import EditorNote
from multipub.wording.credits import caption_label, split_caption

LONGEST_HEADLINE = 160
"""Characters of a first line that may be a headline without saying so."""

LONGEST_CAPTION = 400
"""Characters of a line below a picture that may be its caption without saying so."""

SENTENCE_END = (".", "!", "?", "۔", "。")
_COUNTED = re.compile(r"^\s*(?:figure|fig\.|picture|abbildung|abb\.|imagen|figura)\s*\d+\s*[:.–—-]\s*", re.IGNORECASE)
_NOBODY = frozenset({"python-docx", "unknown", "user", "admin", "microsoft office user", "author"})
_PICTURE_LABEL = re.compile(
    r"^\s*(?:photo|picture|image|figure|fig\.?|foto|bild|abb(?:ildung|\.)|imagen|figura|صورة|الصورة|تصویر)\b[\s\d]*[:.–—-]",
    re.IGNORECASE,
)


def read_foreign(package: Package, intake: Intake) -> Intaken:
    """Return the story of a document that is not ours.

    Raises:
        SourceError: if it holds no text and no picture, or letters were lost before it came here.
    """
    properties = Properties(package)
    tracked = Tracked(intake.tracked)
    document = Document(package, Tongues((), ""), tracked)
    noted = document.notes()
    lines = notes.resolved(document.body({}), {}, document.calls)
    noted = {key: notes.resolved(said, {}, document.calls) for key, said in noted.items()}
    if not any(line.words or line.figure for line in lines):
        raise SourceError("this Word document holds no text", where=package.where, hint="is it the right file?")
    refuse_lost(" ".join(line.words for line in lines), where=package.where)
    language, guesses = settled_language(lines, document, properties, intake)
    default = document.styles.default_language
    reader = _Reader(package, language, guesses)
    lines = reader.headed([plain_line(line, language, default) for line in lines])
    report = reader.report(
        lines, {key: [plain_line(one, language, default) for one in said] for key, said in noted.items()}
    )
    comments = tuple(notes.comments(document))
    taken = build([_with_facts(report, properties, comments, guesses)], intake)
    heads = document.running()
    explained = tuple(versions.explained(document.changes, tracked))
    running = (Guess(what="running head", words=one, reason="it is above or below every page") for one in heads)
    photos = [one for one in taken.removed if one.what == "photo"]
    taken = replace(taken, removed=tuple(one for one in taken.removed if one not in photos))
    removed = (*taken.removed, *document.left_out, *running, *versions.settled_comments(comments))
    lost = losses.told([*document.losses, *photos])
    return replace(
        taken,
        guesses=(*taken.guesses, *document.guesses, *explained),
        removed=removed,
        findings=(*taken.findings, *lost),
    )


class _Reader:
    """One document being read by its styles."""

    def __init__(self, package: Package, language: str, guesses: list[Guess]) -> None:
        self._package, self._language, self._guesses = package, language, guesses
        self._removed: list[Guess] = []

    def headed(self, lines: list[Line]) -> list[Line]:
        """Return the lines with a headline and a byline; captions go to their pictures, levels to their places."""
        lines = self._with_captions([line for line in lines if not self._is_furniture(line)])
        lines = self._with_headline(lines)
        place = next((at for at, line in enumerate(lines) if line.kind is Kind.HEADLINE), None)
        if place is not None and not any(line.kind is Kind.BYLINE for line in lines):
            for at in range(place + 1, min(place + 4, len(lines))):
                words = lines[at].words
                if lines[at].kind is Kind.PARAGRAPH and is_byline(words, self._language):
                    self._guess("byline", words, "it begins as one and names somebody")
                    lines[at] = replace(lines[at], kind=Kind.BYLINE)
                    break
        return lines

    def report(self, lines: Sequence[Line], noted: dict[str, list[Line]]) -> Report:
        """Return what the lines say."""
        said = {kind: self._words(lines, kind) for kind in (Kind.SECTION, Kind.HEADLINE, Kind.DECK, Kind.BYLINE)}
        head = {*said, Kind.TIMES, Kind.CREDITS_HEADING, Kind.END}
        body = [Met(line) for line in lines if line.kind not in head]
        builder = Builder(expected=None, language=self._language, notes=frozenset(), placed={})
        figures: list[FoundFigure] = []
        for met in body:
            if met.line.figure is not None:
                figures.append(self._figure(met.line.figure))
                name = f"{self._language}-fig-{len(figures)}"
                decorative = met.line.figure.decorative and not met.line.figure.alt
                builder.placed[id(met.line)] = Placement(id=name, picture=str(len(figures)), decorative=decorative)
        blocks: list[Block] = builder.blocks(body)
        found = notes.settled(noted, {}, list(notes.called_in(lines)), [], builder)
        with_notes = notes.with_notes(blocks, found, [])
        names = {one: f"{self._language}-fn-{number}" for number, one in enumerate(found, 1)}
        numbered = notes.renumbered(with_notes, names)
        shown = [met.line.table for met in body if met.line.table is not None]
        self._guesses += [_headed(table) for table in shown if tables.has_no_header(table)]
        marked = MarkedBody(blocks=numbered, figures=figures, guesses=self._guesses)
        return Report(
            language=self._language,
            section=said[Kind.SECTION] or None,
            headline=said[Kind.HEADLINE] or None,
            deck=said[Kind.DECK] or None,
            byline=said[Kind.BYLINE] or None,
            body=marked,
            removed=tuple(self._removed),
        )

    def _is_furniture(self, line: Line) -> bool:
        if line.kind is Kind.FURNITURE:
            self._removed.append(Guess(what="table of contents", words=line.words, reason=f"style {line.style!r}"))
        empty = line.table is not None and not line.words
        return line.kind is Kind.FURNITURE or empty

    def _with_headline(self, lines: list[Line]) -> list[Line]:
        """Give the text its headline: the title, else its only or first great heading, else a first line."""
        titles = [at for at, line in enumerate(lines) if line.kind is Kind.HEADLINE]
        firsts = [at for at, line in enumerate(lines) if line.kind is Kind.HEADING and line.level == 1]
        chosen: int | None = titles[0] if titles else None
        if chosen is None and firsts and (len(firsts) == 1 or not any(one.words for one in lines[: firsts[0]])):
            chosen = firsts[0]
        if chosen is None:
            chosen = self._first_line(lines)
        made: list[Line] = []
        for at, line in enumerate(lines):
            if at == chosen:
                line = replace(line, kind=Kind.HEADLINE, spans=_quiet(line.spans))
            elif line.kind is Kind.HEADLINE:
                line = replace(line, kind=Kind.HEADING, level=2)
            elif line.kind is Kind.HEADING:
                line = replace(line, level=max(2, line.level + (1 if titles and firsts else 0)))
            made.append(line)
        return made

    def _first_line(self, lines: Sequence[Line]) -> int | None:
        for at, line in enumerate(lines):
            if line.kind not in {Kind.PARAGRAPH, Kind.HEADING} or not line.words:
                continue
            words = line.words
            if len(words) <= LONGEST_HEADLINE and not words.endswith(SENTENCE_END[:1]):
                self._guess("headline", words, "no line has the style of a title; it is the first, and no sentence")
                return at
            return None
        return None

    def _with_captions(self, lines: list[Line]) -> list[Line]:
        """Give pictures without a caption the line below, where it reads like one."""
        made: list[Line] = []
        for line in lines:
            last = made[-1] if made else None
            figure = last.figure if last is not None else None
            if last is None or figure is None or figure.caption is not None or line.kind is not Kind.PARAGRAPH:
                made.append(line)
                continue
            reason = self._caption_reason(line)
            if reason is None:
                made.append(line)
                continue
            self._guess("caption", line.words, reason)
            words = Words(text=_unlabelled(line.words), language=self._language)
            made[-1] = replace(last, figure=replace(figure, caption=words))
        return made

    def _caption_reason(self, line: Line) -> str | None:
        words = line.words
        if not words or len(words) > LONGEST_CAPTION:
            return None
        if _PICTURE_LABEL.match(words):
            return "it stands below a picture and begins with a label"
        parts = split_caption(words, self._language)
        if parts.sure and parts.credit_line:
            return "it stands below a picture and ends in a credit"
        shown = [one.look.traits for one in line.spans if one.text.strip() and not one.is_sign]
        if shown and all(traits & {Trait.EMPHASIS, Trait.ITALIC} for traits in shown):
            return "it stands below a picture, all in italics"
        return None

    def _figure(self, figure: ShownFigure) -> FoundFigure:
        data = self._package.picture(figure.part) if figure.part else None
        name = (figure.part or figure.address or "").rpartition("/")[2]
        return FoundFigure(
            references=(figure.address or name,) if figure.address or name else (),
            names=frozenset({figure.digest} if figure.digest else {name}),
            caption=figure.caption.text if figure.caption else "",
            credits=(figure.credit.text,) if figure.credit else (),
            alt=figure.alt,
            data=data,
        )

    def _words(self, lines: Sequence[Line], kind: Kind) -> str:
        """Return the words of all lines of a kind; several authors are one byline."""
        between = ", " if kind is Kind.BYLINE else " "
        return between.join(filter(None, (words_of(line.spans) for line in lines if line.kind is kind)))

    def _guess(self, what: str, words: str, reason: str) -> None:
        self._guesses.append(Guess(what=what, words=words, reason=reason))


def _headed(table: ShownTable) -> Guess:
    words = " | ".join(words_of(cell.spans) for cell in table.rows[0])
    return Guess(what="table header", words=words, reason="no row is marked as a header: the first one is taken for it")


def _unlabelled(words: str) -> str:
    """Return a caption without the label that the page puts before it; one before a credit goes with the credit."""
    label = caption_label(words) or (found[0] if (found := _COUNTED.match(words)) else "")
    return words[len(label) :].strip()


def _quiet(spans: Spans) -> Spans:
    return tidied(Span(one.text, replace(one.look, traits=one.look.traits - QUIET)) for one in spans)


def _with_facts(report: Report, properties: Properties, comments: Sequence[Comment], guesses: list[Guess]) -> Report:
    """Return the report with what the document's properties and comments say."""
    headline = report.headline
    if not headline and properties.title:
        headline = properties.title
        guesses.append(Guess(what="headline", words=headline, reason="the title in the document's properties"))
    byline = report.byline
    if not byline and properties.creator and properties.creator.lower() not in _NOBODY:
        byline = properties.creator
        guesses.append(Guess(what="byline", words=byline, reason="the author in the document's properties"))
    told = tuple(
        EditorNote(text=versions.comment_words(one), language=None, role=versions.COMMENT)
        for one in comments
        if not one.done
    )
    keywords = tuple(word for one in re.split(r"[;,،]", properties.keywords) if (word := one.strip()))
    return replace(
        report,
        headline=headline,
        byline=byline,
        keywords=keywords,
        created=properties.modified or properties.created,
        notes=told,
    )
