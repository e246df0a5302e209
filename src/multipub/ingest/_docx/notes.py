"""Brings footnotes and comments home.

In:  the notes of a document, the notes of the story; the part of the comments.   Out: ``Footnote``s; ``Comment``s.
Promises: a note that nobody calls any more goes, a new one gets an id; where the signs counted 1, 2, 3 they still do;
a comment keeps its author and the words it stands at, and a settled one is told as settled.

Source: ISO/IEC 29500-1, 17.11 (notes), 17.13.4 (comments); [MS-DOCX] 2.5.1.4 (commentEx).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass, replace

from lxml import etree

from multipub.carriers._word.names import WORD, bookmark_name
from multipub.ingest._docx.blocks import Builder
from multipub.ingest._docx.expected import Expected, Origin
from multipub.ingest._docx.grouping import Met
from multipub.ingest._docx.letters import NOTE, Span, Spans, note_call, tidied
from multipub.ingest._docx.lines import Comment, Line, ShownTable
from multipub.ingest._docx.reading import Document
from multipub.ingest._docx.styles import Kind
from multipub.ingest._docx.words import MARK
from multipub.ingest._markup.footnotes import calls_in
from multipub.model.blocks import Block, Footnote, Paragraph
from multipub.model.text import WHITE_SPACE, NoteCall

_W = f"{{{WORD}}}"
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_EXTENDED = "{http://schemas.microsoft.com/office/word/2012/wordml}"

LONGEST_QUOTED = 80
"""Characters of the words that a comment stands at."""


def named(document: Document, notes: Mapping[str, Sequence[Line]], expected: Expected) -> dict[str, str]:
    """Return for the keys of a document's notes the ids that they have in the story: by mark, else by their words."""
    footnotes = expected.manuscript.footnotes
    marks = {bookmark_name(note.id): note.id for note in footnotes}
    found: dict[str, str] = {}
    for key in notes:
        note = next((marks[mark] for mark in document.note_marks[key] if mark in marks), None)
        if note is not None and note not in found.values():
            found[key] = note
    words = {_spans_of(note, expected): note.id for note in footnotes if note.id not in found.values()}
    for key, lines in notes.items():
        said = tuple(line.spans for line in lines)
        if key not in found and said in words:
            found[key] = words.pop(said)
    return found


def _spans_of(note: Footnote, expected: Expected) -> tuple[Spans, ...]:
    lines = (expected.words(one.content, one.language) for one in note.paragraphs)
    return tuple(one for one in lines if one)


def resolved(lines: Iterable[Line], names: Mapping[str, str], marks: Mapping[str, str]) -> list[Line]:
    """Return lines whose calls name the notes of the story; a call of a note that is not there is left out."""

    def spans_of(spans: Spans) -> Spans:
        if not any(one.text.startswith(NOTE) for one in spans):
            return spans
        return tidied(one if (name := note_of(one)) is None else note_call(name) for one in spans if note_of(one) != "")

    def note_of(span: Span) -> str | None:
        if not span.text.startswith(NOTE):
            return None
        called = span.text.removeprefix(NOTE)
        called = marks.get(called.removeprefix(MARK), "") if called.startswith(MARK) else called
        return names.get(called, called)

    def table_of(table: ShownTable) -> ShownTable:
        rows = tuple(tuple(replace(cell, spans=spans_of(cell.spans)) for cell in row) for row in table.rows)
        return replace(table, rows=rows, caption=spans_of(table.caption))

    return [
        replace(line, spans=spans_of(line.spans), table=None if line.table is None else table_of(line.table))
        for line in lines
    ]


def settled(
    notes: Mapping[str, Sequence[Line]],
    names: Mapping[str, str],
    called: Iterable[str],
    footnotes: Sequence[Footnote],
    builder: Builder,
) -> dict[str, Footnote]:
    """Return the notes of the edited text by their ids; ``called`` are those that the text calls, in order."""
    keys = {names.get(key, key): key for key in notes}
    old = {note.id: note for note in footnotes}
    found: dict[str, Footnote] = {}
    for note in dict.fromkeys(called):
        if note not in keys:
            continue
        lines = notes[keys[note]]
        found[note] = _settled(lines, old.get(note), note, builder)
    return found


def _settled(lines: Sequence[Line], old: Footnote | None, note: str, builder: Builder) -> Footnote:
    if old is None:
        return Footnote(id=note, paragraphs=tuple(builder.paragraph(Met(line)) for line in lines))
    expected = builder.expected
    visible = [one for one in old.paragraphs if expected is None or expected.words(one.content, one.language)]
    if expected is not None and tuple(one.spans for one in lines) == _spans_of(old, expected):
        return old
    paragraphs: list[Paragraph] = []
    for place, line in enumerate(lines):
        was = visible[place] if place < len(visible) else None
        met = Met(line)
        if was is not None and expected is not None:
            shown = Line(kind=Kind.PARAGRAPH, spans=expected.words(was.content, was.language))
            met = Met(line, Origin(line=shown, owner=0, content=was.content, language=was.language), 0)
        paragraphs.append(builder.paragraph(met))
    return Footnote(id=old.id, paragraphs=tuple(paragraphs))


def called_in(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the ids of the notes that lines call, in order."""
    for line in lines:
        cells = [] if line.table is None else [cell.spans for row in line.table.rows for cell in row]
        caption = [] if line.table is None else [line.table.caption]
        for spans in (line.spans, *caption, *cells):
            yield from (span.text[1:] for span in spans if span.text.startswith(NOTE))


def with_notes(body: Sequence[Block], notes: Mapping[str, Footnote], before: Sequence[Footnote]) -> tuple[Block, ...]:
    """Return the body with the notes as they are now, the new ones at its end."""
    known = {note.id for note in before}
    kept: list[Block] = []
    for block in body:
        if not isinstance(block, Footnote):
            kept.append(block)
        elif block.id in notes:
            kept.append(notes[block.id])
    return (*kept, *(note for name, note in notes.items() if name not in known))


def renumbered(body: tuple[Block, ...], renamed: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the body with new notes under their new ids, and every sign counted anew where signs are numbers."""
    calls = [one for one in calls_in(body) if one.sign != "*"]
    if any(not one.sign.isdecimal() for one in calls):
        signs: dict[str, str] = {}
    else:
        signs = {note: str(number) for number, note in enumerate(dict.fromkeys(one.note for one in calls_in(body)), 1)}
    return tuple(_renamed(block, renamed, signs) for block in body)  # type: ignore[misc]  # of a block it makes one


def _renamed(value: object, renamed: Mapping[str, str], signs: Mapping[str, str]) -> object:
    if isinstance(value, NoteCall):
        return NoteCall(note=renamed.get(value.note, value.note), sign=signs.get(value.note, value.sign))
    if isinstance(value, tuple):
        return tuple(_renamed(one, renamed, signs) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {name: getattr(value, name) for name in value.__dataclass_fields__}
        made = {name: _renamed(one, renamed, signs) for name, one in changes.items() if isinstance(one, tuple)}
        made |= {name: _renamed(one, renamed, signs) for name, one in changes.items() if is_dataclass(one)}
        if isinstance(value, Footnote):
            made["id"] = renamed.get(value.id, value.id)
        return replace(value, **made) if made else value
    return value


def comments(document: Document) -> list[Comment]:
    """Return the comments of a document, in its order; ask after its body was read."""
    root = document.comment_tree("comments")
    extended = document.comment_tree("commentsExtended")
    more = {} if extended is None else {one.get(f"{_EXTENDED}paraId"): one for one in extended}
    found: list[Comment] = []
    for comment in () if root is None else root.iter(_W + "comment"):
        paragraphs = list(comment.iter(_W + "p"))
        lines = (WHITE_SPACE.sub(" ", "".join(_shown(one))).strip() for one in paragraphs)
        text = " ".join(line for line in lines if line)
        facts = more.get(paragraphs[-1].get(_PARAGRAPH_ID)) if paragraphs else None
        at = WHITE_SPACE.sub(" ", document.commented.get(comment.get(_W + "id", ""), "")).strip()
        if text:
            found.append(
                Comment(
                    author=comment.get(_W + "author", "").strip(),
                    text=text,
                    at=at if len(at) <= LONGEST_QUOTED else at[:LONGEST_QUOTED].rstrip() + "…",
                    reply=facts is not None and bool(facts.get(f"{_EXTENDED}paraIdParent")),
                    done=facts is not None and facts.get(f"{_EXTENDED}done") in {"1", "true"},
                )
            )
    return found


def _shown(paragraph: etree._Element) -> Iterator[str]:
    for one in paragraph.iter(_W + "t", _W + "tab", _W + "br"):
        yield one.text or "" if one.tag == _W + "t" else " "
