"""Plain text: ``Manuscript`` -> the story as a wire sends it, and back to what its reader meets.

Section and headline, deck, byline, then the story: blocks parted by an empty line, and each photo as
``CAPTION [CREDIT]`` on an indented line; the shape that ``multipub import`` reads as pasted text.  White space tells
what words cannot: a photo's line is indented; two spaces stand before its credit, after the sign of a list entry and
beside the bar between table cells; two empty lines stand before the rights.

Promises: every word, caption and credit, in the order of ``wording.reading``; a status that forbids use opens the text.
Left out, since plain text has no place for it: languages, links, marks, levels of headings, kinds of blocks, which word
calls a note, whether a photo's file exists, which picture an extended description describes, and an alternative text
that says something else than the caption: it stands only where there is no caption.  Makers are named in the
byline only.
"""

import re
from collections.abc import Iterator

from multipub.editions import Format, Kind
from multipub.editions._interchange.facts import facts_of
from multipub.errors import EditionError
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
from multipub.model.observation import Observation, Passage, Role, Seen, SeenFigure
from multipub.model.press import Press
from multipub.model.story import PubStatus
from multipub.model.text import WHITE_SPACE, Inlines, Run, plain

INDENT = "    "
GAP = "  "
"""Two spaces, which no words of a story hold: white space there is collapsed."""

BETWEEN_CELLS = f"{GAP}|{GAP}"
BULLET = "•"
DIVIDER = "* * *"
PARTS = "\n\n\n"
WARNING = "*** "

_SIGN = re.compile(r"\s*(?:•|\d+\.)  (?P<words>.*)")
_PHOTO = re.compile(r"(?P<caption>.*?)(?:(?:^|  )\[(?P<credit>.*)\])?")


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as plain text."""
    del press  # an interchange format has no look
    facts = facts_of(manuscript)
    parts = []
    if facts.status is not PubStatus.USABLE:
        parts.append(f"{WARNING}{facts.status.value.upper()}: NOT FOR PUBLICATION ***")
    elif facts.embargoed:
        parts.append(f"{WARNING}EMBARGOED UNTIL {facts.embargoed.isoformat()} ***")
    parts.append("\n\n".join((*_opening(manuscript), *_body(manuscript))))
    if manuscript.rights:
        parts.append(_line(manuscript.rights))
    return (PARTS.join(parts) + "\n").encode()


def _line(words: str) -> str:
    return WHITE_SPACE.sub(" ", words).strip(" ")


def _opening(manuscript: Manuscript) -> Iterator[str]:
    """Yield section and headline in one block, then deck, byline and corrections."""
    yield "\n".join(_line(words) for words in (manuscript.section, manuscript.headline) if words)
    for words in (manuscript.deck, manuscript.byline, *(one.text for one in manuscript.corrections)):
        if words:
            yield _line(words)


def _body(manuscript: Manuscript) -> Iterator[str]:
    for block in manuscript.body:
        if not isinstance(block, Footnote):
            yield from _block(block)
    for note in manuscript.footnotes:
        yield from _block(note)
    for figure in manuscript.described:
        if figure.long_description:
            yield _line(figure.long_description.text)


def _block(block: SettledBlock) -> Iterator[str]:
    """Yield the text of a block; one block may be several paragraphs."""
    match block:
        case Paragraph() | Heading():
            yield _words(block.content)
        case ListBlock():
            yield "\n".join(_items(block, 0))
        case Quote():
            yield from (_words(one.content) for one in block.paragraphs)
            if block.attribution:
                yield _words(block.attribution)
        case PullQuote() | Footnote():
            yield from (_words(one.content) for one in block.paragraphs)
        case Table():
            if block.caption:
                yield _words(block.caption)
            yield "\n".join(BETWEEN_CELLS.join(_words(cell.content) for cell in row) for row in block.rows)
        case Infobox():
            for part in (block.heading, *block.blocks):
                if part is not None:
                    yield from _block(part)
        case Gallery():
            for figure in block.figures:
                yield from _photo(figure)
        case Figure():
            yield from _photo(block)
        case Divider():
            yield DIVIDER


def _words(content: Inlines) -> str:
    return plain(content)


def _items(block: ListBlock, depth: int) -> Iterator[str]:
    for number, item in enumerate(block.items, block.start):
        sign = f"{number}." if block.ordered else BULLET
        yield f"{INDENT * depth}{sign}{GAP}{_words(item.content)}"
        for below in item.lists:
            yield from _items(below, depth + 1)


def _photo(figure: Figure) -> Iterator[str]:
    """Yield the line of a photo; one that says nothing has none."""
    caption = figure.caption.text if figure.caption else figure.alt.text
    parts = [_line(caption)] if caption else []
    if figure.credit:
        parts.append(f"[{_line(figure.credit.line)}]")
    if parts:
        yield INDENT + GAP.join(parts)


def observe(data: bytes) -> Observation:
    """Return what a reader of the text meets.  Every passage is text: plain text has no roles but the headline's.

    Raises:
        EditionError: if it is no text of ours.
    """
    try:
        parts = data.decode().removesuffix("\n").split(PARTS)
    except UnicodeDecodeError as fault:
        raise EditionError(f"this text cannot be read: {fault}") from fault
    if parts[0].startswith(WARNING) and len(parts) > 1:
        parts = parts[1:]
    first, *blocks = parts[0].split("\n\n")
    *section, headline = first.split("\n")
    seen: list[Seen] = [_passage(one) for one in section]
    seen.append(Passage(role=Role.HEADING, level=1, runs=(Run(text=headline, language=""),)))
    for block in blocks:
        seen.extend(_seen(block))
    photos = [one for one in seen if isinstance(one, SeenFigure)]
    return Observation(
        title=headline,
        language="",
        creators=(),
        rights=parts[1] if len(parts) > 1 else "",
        seen=tuple(seen),
        source=None,
        credits=tuple(run.text for photo in photos for run in photo.credit),
    )


def _seen(block: str) -> Iterator[Seen]:
    """Yield what stands in a block: a photo, the entries of a list, the cells of a table, or a passage."""
    if block == DIVIDER:
        return
    for line in block.split("\n"):
        if sign := _SIGN.fullmatch(line):
            yield _passage(sign["words"])
        elif line.startswith(INDENT) and (photo := _PHOTO.fullmatch(line.removeprefix(INDENT))):
            # What stands where the picture would be is its caption: for this reader it is the alternative text.
            yield SeenFigure(
                alt=photo["caption"], caption=_runs(photo["caption"]), credit=_runs(photo["credit"]), shown=False
            )
        else:
            yield from map(_passage, line.split(BETWEEN_CELLS))


def _passage(words: str) -> Passage:
    return Passage(role=Role.TEXT, runs=_runs(words))


def _runs(words: str | None) -> tuple[Run, ...]:
    return (Run(text=words, language=""),) if words else ()


TEXT = Format(
    name="text",
    suffix=".txt",
    media_type="text/plain",
    kind=Kind.INTERCHANGE,
    summary="plain text as a wire sends it, captions with their credits in brackets",
    write=write,
    observe=observe,
)
