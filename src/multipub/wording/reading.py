"""The order of words that every edition keeps.

In:  a ``Manuscript``.   Out: the passages and figures that a reader of any edition must meet, in order.
Promises: this is the only place that says what the order is; editions follow it, ``checks`` compares with it.

Section label, headline, deck, byline, corrections; the body, where a figure is its alt, caption and credit; then the
footnotes, the extended descriptions of the pictures, the credits and the permanent link.  Words of ours (labels, times,
note numbers, "End of article") are no part of it.
"""

from collections.abc import Iterator

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
from multipub.model.manuscript import Figure, Manuscript, SettledBlock
from multipub.model.observation import Passage, Role, Seen, SeenFigure
from multipub.model.text import Inlines, LangText, Run, runs


def reading(manuscript: Manuscript) -> Iterator[Seen]:
    """Yield what a reader meets, in order; every run names its language."""
    language = manuscript.language
    for words in (manuscript.section,):
        if words:
            yield _line(words, language)
    yield Passage(role=Role.HEADING, level=1, runs=(Run(text=manuscript.headline, language=language),))
    for words in (manuscript.deck, manuscript.byline):
        if words:
            yield _line(words, language)
    for correction in manuscript.corrections:
        yield _line(correction.text, correction.language)
    for block in manuscript.body:
        if not isinstance(block, Footnote):
            yield from _block(block, language)
    for note in manuscript.footnotes:
        for paragraph in note.paragraphs:
            yield _passage(Role.NOTE, paragraph.content, paragraph.language or language)
    for figure in manuscript.described:
        if figure.long_description:
            yield _line(figure.long_description.text, figure.long_description.language, Role.NOTE)
    for entry in manuscript.closing:
        yield _line(entry.text, entry.language)
    if manuscript.permalink:
        yield Passage(
            role=Role.TEXT, runs=(Run(text=manuscript.permalink, language=language, link=manuscript.permalink),)
        )


def _line(words: str, language: str, role: Role = Role.TEXT) -> Passage:
    return Passage(role=role, runs=(Run(text=words, language=language),))


def _passage(role: Role, content: Inlines, language: str, level: int = 0) -> Passage:
    return Passage(role=role, runs=tuple(runs(content, language)), level=level)


def _block(block: SettledBlock, language: str) -> Iterator[Seen]:
    match block:
        case Paragraph():
            yield _passage(Role.TEXT, block.content, block.language or language)
        case Heading():
            yield _passage(Role.HEADING, block.content, block.language or language, block.level)
        case ListBlock():
            yield from _list(block, language)
        case Quote():
            yield from _quote(block, block.language or language)
        case PullQuote():
            for paragraph in block.paragraphs:
                yield _passage(Role.TEXT, paragraph.content, paragraph.language or language)
        case Table():
            yield from _table(block, language)
        case Infobox():
            for part in (block.heading, *block.blocks):
                if part is not None:
                    yield from _block(part, language)
        case Gallery():
            for figure in block.figures:
                yield _figure(figure)
        case Figure():
            yield _figure(block)
        case Footnote() | Divider():
            return


def _list(block: ListBlock, language: str) -> Iterator[Seen]:
    for item in block.items:
        yield _passage(Role.ITEM, item.content, language)
        for below in item.lists:
            yield from _list(below, language)


def _quote(block: Quote, language: str) -> Iterator[Seen]:
    for paragraph in block.paragraphs:
        yield _passage(Role.TEXT, paragraph.content, paragraph.language or language)
    if block.attribution:
        yield _passage(Role.TEXT, block.attribution, language)


def _table(block: Table, language: str) -> Iterator[Seen]:
    if block.caption:
        yield _passage(Role.TABLE_CAPTION, block.caption, language)
    for row in block.rows:
        for cell in row:
            yield _passage(Role.HEADER_CELL if cell.scope else Role.CELL, cell.content, language)


def _figure(figure: Figure) -> SeenFigure:
    return SeenFigure(
        alt=figure.alt.text,
        alt_language=figure.alt.language,
        caption=_runs(figure.caption),
        credit=(Run(text=figure.credit.line, language=figure.credit.language),) if figure.credit else (),
        decorative=figure.decorative,
        shown=figure.media is not None,
    )


def _runs(text: LangText | None) -> tuple[Run, ...]:
    return () if text is None else (Run(text=text.text, language=text.language),)
