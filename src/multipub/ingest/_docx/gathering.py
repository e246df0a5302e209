"""Brings together what stands apart in a document and belongs together: a picture and its words, a table and its title.

In:  lines as they stand.   Out: lines in which every picture has its caption and credit, every table its title.
Promises: a caption goes to the picture above it, else to the one below; one that has none stays a paragraph; a plain
line between a picture and a credit is the caption, and that is told.
"""

from collections.abc import Sequence
from dataclasses import replace

from multipub.ingest import Guess
from multipub.ingest._docx.letters import Spans, language_of, words_of
from multipub.ingest._docx.lines import Line, ShownFigure, Words
from multipub.ingest._docx.styles import Kind

_CAPTIONS = {Kind.CAPTION, Kind.TABLE_CAPTION}


def gathered(lines: Sequence[Line], guesses: list[Guess]) -> list[Line]:
    """Return the lines with captions, credits and titles where they belong; ``guesses`` hears what no style says."""
    kept: list[Line] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        after = lines[place + 1] if place + 1 < len(lines) else None
        place += 1
        last = kept[-1] if kept else None
        if line.kind is Kind.PICTURE_LINK:
            continue
        if line.kind in {Kind.CAPTION, Kind.CREDIT} and last is not None and last.figure is not None:
            kept[-1] = replace(last, figure=_with(last.figure, line))
        elif last is not None and last.figure is not None and _is_between(last.figure, line, after):
            guesses.append(Guess(what="caption", words=line.words, reason="it stands between a picture and its credit"))
            kept[-1] = replace(last, figure=_with(last.figure, line))
        elif line.kind in _CAPTIONS and after is not None and after.table is not None:
            table = replace(after.table, caption=line.spans)
            kept.append(replace(after, table=table, bookmarks=line.bookmarks))
            place += 1
        elif line.kind is Kind.CAPTION and after is not None and after.figure is not None:
            kept.append(replace(after, figure=_with(after.figure, line)))
            place += 1
        elif line.kind in _CAPTIONS and last is not None and last.table is not None and not last.table.caption:
            kept[-1] = replace(last, table=replace(last.table, caption=line.spans), bookmarks=line.bookmarks)
        elif line.kind in _CAPTIONS | {Kind.CREDIT}:
            kept.append(replace(line, kind=Kind.PARAGRAPH))
        else:
            kept.append(line)
    return kept


def _is_between(figure: ShownFigure, line: Line, after: Line | None) -> bool:
    """Whether a plain line stands where only a caption can: between a picture without one and a credit."""
    bare = figure.caption is None and figure.credit is None
    return bare and line.kind is Kind.PARAGRAPH and after is not None and after.kind is Kind.CREDIT


def _with(figure: ShownFigure, line: Line) -> ShownFigure:
    words = _words(line.spans)
    if line.kind is Kind.CREDIT:
        return replace(figure, credit=_joined(figure.credit, words))
    return replace(figure, caption=_joined(figure.caption, words))


def _words(spans: Spans) -> Words:
    return Words(text=words_of(spans), language=language_of(spans, spans[0].look.language if spans else ""))


def _joined(before: Words | None, words: Words) -> Words:
    return words if before is None else Words(text=f"{before.text} {words.text}", language=before.language)
