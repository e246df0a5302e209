"""Manuscript to script: what is said, in which order, sentence by sentence.

In:  a ``Manuscript``, the desk's wishes, its lexicons.   Out: a ``Script``.
Promises: the order is that of ``wording.reading``, and ``Utterance.block`` counts its passages and figures; the
displayed runs of a block, without ours, are that passage letter for letter; nobody hears the same words twice (an
alternative text that repeats the caption is not said again); every word of ours comes from the labels.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from multipub.model.blocks import (
    Divider,
    Footnote,
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    Paragraph,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.lexicon import Lexicon
from multipub.model.manuscript import CreditsEntry, Figure, Manuscript, SettledBlock
from multipub.model.recording import Script, Utterance, UtteranceRole
from multipub.model.speech_wishes import CorrectionsPlace, Quotes, Skip, SpeechWishes
from multipub.model.text import Inlines, LangText, Run, runs
from multipub.speech import phrases
from multipub.speech.credit_lines import spoken_credit, spoken_credits
from multipub.speech.lexicon import Lexicons
from multipub.speech.marks import called_notes, dateline_end
from multipub.speech.phrases import Passage, Pauses, Phrasing
from multipub.speech.table_headers import rows_of
from multipub.wording.labels import labels_for

NO_BLOCK = -1
"""The block of words of ours that belong to no passage: "Notes", "End of article"."""


def write_script(
    manuscript: Manuscript, wishes: SpeechWishes | None = None, lexicons: Iterable[Lexicon] = ()
) -> Script:
    """Return what is said of ``manuscript``, in order, as the desk wishes it and with the names as its lexicons say."""
    writer = _Writer(manuscript, wishes or SpeechWishes(), Lexicons(tuple(lexicons)))
    return Script(language=manuscript.language, utterances=tuple(phrases.paced(writer.write())))


class _Writer:
    """Writes one script; remembers which passage or figure comes next."""

    def __init__(self, manuscript: Manuscript, wishes: SpeechWishes, lexicons: Lexicons) -> None:
        self._manuscript, self._wishes = manuscript, wishes
        self._labels = manuscript.labels
        self._language = manuscript.language
        self._phrasing = Phrasing(lexicons=lexicons, second_voice=wishes.quotes is Quotes.VOICE)
        self._block = NO_BLOCK
        self._note_numbers = {note.id: number for number, note in enumerate(manuscript.footnotes, start=1)}

    def write(self) -> Iterator[Utterance]:
        head = list(self._head())
        if self._wishes.corrections is CorrectionsPlace.FIRST:
            first = {one.block for one in head if one.role is UtteranceRole.CORRECTION}
            head.sort(key=lambda one: one.block not in first)
        yield from head
        for block in self._manuscript.body:
            if not isinstance(block, Footnote):
                yield from self._body_block(block)
        yield from self._notes()
        yield from self._long_descriptions()
        yield self._aside(self._labels.end_of_article)
        yield from self._closing()
        if self._wishes.notice:
            yield self._aside(self._labels.synthetic_voice, UtteranceRole.NOTICE)

    def _head(self) -> Iterator[Utterance]:
        manuscript, language = self._manuscript, self._language
        if manuscript.section:
            yield from self._line(UtteranceRole.SECTION, manuscript.section, language)
        yield from self._line(UtteranceRole.HEADLINE, manuscript.headline, language, level=1)
        if manuscript.deck:
            yield from self._line(UtteranceRole.DECK, manuscript.deck, language)
        if manuscript.byline:
            yield from self._line(UtteranceRole.BYLINE, manuscript.byline, language)
        for time in manuscript.times:
            yield self._aside(f"{time.label} {time.text}")
        for one in manuscript.corrections:
            yield from self._line(UtteranceRole.CORRECTION, one.text, one.language, label=self._labels.correction)

    def _body_block(self, block: SettledBlock) -> Iterator[Utterance]:
        match block:
            case Paragraph():
                yield from self._paragraph(UtteranceRole.TEXT, block)
            case Heading():
                language = block.language or self._language
                yield from self._inlines(UtteranceRole.HEADING, block.content, language, level=block.level)
            case ListBlock():
                yield from self._list(block)
            case Quote():
                yield from self._quote(block)
            case PullQuote():
                yield self._aside(self._labels.pull_quote)
                for paragraph in block.paragraphs:
                    yield from self._paragraph(UtteranceRole.QUOTE, paragraph, quoted=True)
            case Table():
                yield from self._table(block)
            case Infobox():
                yield self._aside(self._labels.infobox)
                for part in (block.heading, *block.blocks):
                    if part is not None:
                        yield from self._body_block(part)
            case Gallery():
                for figure in block.figures:
                    yield from self._figure(figure)
            case Figure():
                yield from self._figure(block)
            case Footnote() | Divider():
                return

    def _list(self, block: ListBlock) -> Iterator[Utterance]:
        yield self._aside(self._labels.list_of.format(len(block.items)))
        for number, item in enumerate(block.items, start=block.start):
            label = str(number) if block.ordered else None
            yield from self._inlines(UtteranceRole.ITEM, item.content, self._language, label=label)
            for below in item.lists:
                yield from self._list(below)

    def _quote(self, block: Quote) -> Iterator[Utterance]:
        in_words = self._wishes.quotes is Quotes.WORDS
        if in_words:
            yield self._aside(self._labels.quote)
        for paragraph in block.paragraphs:
            yield from self._paragraph(UtteranceRole.QUOTE, paragraph, block.language, quoted=True)
        if block.attribution:
            yield from self._inlines(UtteranceRole.ATTRIBUTION, block.attribution, self._language)
        if in_words:
            yield self._aside(self._labels.end_quote)

    def _table(self, block: Table) -> Iterator[Utterance]:
        """Say a table row by row, each cell after the header of its column, with a longer pause between rows."""
        yield self._aside(self._labels.table)
        if block.caption:
            yield from self._inlines(UtteranceRole.TABLE_CAPTION, block.caption, self._language)
        if left_out := Skip.TABLES in self._wishes.skip:
            yield self._aside(self._labels.not_spoken)
        for row in rows_of(block):
            said: list[Utterance] = []
            for cell, header in row:
                role = UtteranceRole.HEADER_CELL if cell.scope else UtteranceRole.CELL
                before = self._phrasing.spoken(tuple(runs(header, self._language)), self._language) if header else ()
                said.extend(self._inlines(role, cell.content, self._language, before=before))
            yield from phrases.skipped(said) if left_out else phrases.of_row(said)

    def _figure(self, figure: Figure) -> Iterator[Utterance]:
        """Say a picture: that it is one, what it shows where the caption does not say it, the caption, the credit."""
        self._block += 1
        skip = self._wishes.skip
        words, credit = list(self._under_picture(figure)), list(self._credit(figure))
        shown = phrases.skipped(words) if Skip.CAPTIONS in skip else words
        told = phrases.skipped(credit) if Skip.CREDITS in skip else credit
        label = self._labels.photo if figure.media else self._labels.photo_not_supplied
        said = [*shown, *told]
        if not figure.decorative and not (said and all(one.skipped for one in said)):
            said.insert(0, self._ours(label, UtteranceRole.LABEL, self._block))
        yield from phrases.of_figure(said, figure.id)

    def _under_picture(self, figure: Figure) -> Iterator[Utterance]:
        if not figure.decorative and not figure.alt_repeats_caption:
            yield self._ours(self._labels.image_description, UtteranceRole.LABEL, self._block)
            yield from self._words(UtteranceRole.ALT, figure.alt.text, figure.alt.language)
        if figure.caption:
            yield from self._words(UtteranceRole.CAPTION, figure.caption.text, figure.caption.language)

    def _credit(self, figure: Figure) -> Iterator[Utterance]:
        if credit := figure.credit:
            yield self._ours(self._labels.credit, UtteranceRole.LABEL, self._block)
            said = spoken_credit(credit, labels_for(credit.language))
            yield from self._words(UtteranceRole.CREDIT, credit.line, credit.language, instead=said)

    def _notes(self) -> Iterator[Utterance]:
        if self._manuscript.footnotes:
            yield self._aside(self._labels.notes)
        for number, note in enumerate(self._manuscript.footnotes, start=1):
            for place, paragraph in enumerate(note.paragraphs):
                label = None if place else f"{self._labels.note} {number}"
                yield from self._paragraph(UtteranceRole.NOTE, paragraph, label=label)

    def _long_descriptions(self) -> Iterator[Utterance]:
        left_out = Skip.CAPTIONS in self._wishes.skip
        if self._manuscript.described and not left_out:
            yield self._aside(self._labels.image_descriptions)
        for figure in self._manuscript.described:
            if words := figure.long_description:
                said = self._line(UtteranceRole.LONG_DESCRIPTION, words.text, words.language)
                yield from phrases.of_figure(phrases.skipped(said) if left_out else said, figure.id)

    def _closing(self) -> Iterator[Utterance]:
        manuscript = self._manuscript
        if manuscript.closing or manuscript.permalink:
            yield self._aside(self._labels.credits_and_rights)
        for entry in manuscript.closing:
            said = self._spoken_entry(entry)
            yield from self._line(UtteranceRole.CLOSING, entry.text, entry.language, label=entry.label, instead=said)
        if manuscript.permalink:
            link = Run(text=manuscript.permalink, language=self._language, link=manuscript.permalink)
            yield from self._runs(UtteranceRole.CLOSING, (link,), self._language, label=self._labels.permalink)

    def _spoken_entry(self, entry: CreditsEntry) -> str | None:
        """Return the photos' credits at the end as people say them; nothing for the other entries."""
        credits = (one.credit for one in self._manuscript.figures)
        own = [credit for credit in credits if credit and credit.language == entry.language]
        return spoken_credits(entry.text, own, labels_for(entry.language))

    def _paragraph(
        self,
        role: UtteranceRole,
        block: Paragraph,
        outer: str | None = None,
        *,
        label: str | None = None,
        quoted: bool = False,
    ) -> Iterator[Utterance]:
        language = block.language or outer or self._language
        said = self._inlines(role, block.content, language, label=label)
        second = quoted and self._phrasing.second_voice
        yield from (replace(one, quoted=True) for one in said) if second else said
        for note in called_notes(block.content):
            if note in self._note_numbers:
                yield self._ours(f"{self._labels.note} {self._note_numbers[note]}", UtteranceRole.LABEL, self._block)

    def _inlines(
        self,
        role: UtteranceRole,
        content: Inlines,
        language: str,
        *,
        level: int = 0,
        label: str | None = None,
        before: tuple[LangText, ...] = (),
    ) -> Iterator[Utterance]:
        displayed = tuple(runs(content, language))
        dateline = dateline_end(content, displayed)
        yield from self._runs(role, displayed, language, level=level, label=label, before=before, dateline=dateline)

    def _line(
        self,
        role: UtteranceRole,
        words: str,
        language: str,
        *,
        level: int = 0,
        label: str | None = None,
        instead: str | None = None,
    ) -> Iterator[Utterance]:
        displayed = (Run(text=words, language=language),)
        yield from self._runs(role, displayed, language, level=level, label=label, instead=instead)

    def _runs(
        self,
        role: UtteranceRole,
        displayed: tuple[Run, ...],
        language: str,
        *,
        level: int = 0,
        label: str | None = None,
        before: tuple[LangText, ...] = (),
        instead: str | None = None,
        dateline: int = 0,
    ) -> Iterator[Utterance]:
        """Say the next passage: a label of ours first, then its sentences."""
        self._block += 1
        if label:
            yield self._ours(label, UtteranceRole.LABEL, self._block)
        yield from self._phrasing.passage(
            Passage(
                role=role,
                displayed=displayed,
                language=language,
                block=self._block,
                level=level,
                dateline=dateline,
                before=before,
                instead=instead,
            )
        )

    def _words(
        self, role: UtteranceRole, words: str, language: str, *, instead: str | None = None
    ) -> Iterator[Utterance]:
        """Say words that belong to the passage or figure that is being said."""
        runs = (Run(text=words, language=language),)
        said = Passage(role=role, displayed=runs, language=language, block=self._block, instead=instead)
        return self._phrasing.passage(said)

    def _aside(self, words: str, role: UtteranceRole = UtteranceRole.LABEL) -> Utterance:
        """Return words of ours that belong to no passage."""
        return self._ours(words, role, NO_BLOCK, Pauses.AFTER_PASSAGE)

    def _ours(self, words: str, role: UtteranceRole, block: int, pause: float = Pauses.AFTER_LABEL) -> Utterance:
        return self._phrasing.ours(words, self._labels.language, role, block, pause)
