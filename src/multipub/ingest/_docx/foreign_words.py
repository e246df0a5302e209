"""Settles the words of a document that is not ours: their language, and what a program marked without meaning it.

In:  lines, the document.   Out: a language and how it was found; lines without marks that mean nothing.
Promises: a document is believed about its language unless enough of its words say otherwise, and that is told; what is
bold from end to end in a heading, a caption or a cell is no emphasis.
"""

from collections.abc import Sequence
from dataclasses import replace

from multipub.ingest import Guess, Intake
from multipub.ingest._docx.letters import Span, Spans, Trait, language_of, tidied
from multipub.ingest._docx.lines import Line
from multipub.ingest._docx.properties import Properties
from multipub.ingest._docx.reading import Document
from multipub.ingest._docx.styles import Kind
from multipub.ingest._markup.letters import clean
from multipub.ingest._text.language import common_words, guess_language
from multipub.model.language import primary_subtag

ENOUGH_WORDS = 120
"""Words from which what they are counts more than what a program marked them as."""

CLEAR_WORDS = 6
"""Common words of a language, in a text of any length, from which they may gainsay the program's default."""

CLEARLY_MORE = 4
"""Times as many as there are of the language that the document is marked as."""

LAST_LATIN = "\u0250"
"""The first letter after those of Latin (Unicode: IPA extensions)."""

QUIET = frozenset({Trait.STRONG, Trait.EMPHASIS, Trait.ITALIC})
"""What programs and authors use for looks as well as for meaning."""


def settled_language(
    lines: Sequence[Line], document: Document, properties: Properties, intake: Intake
) -> tuple[str, list[Guess]]:
    """Return the language of a document: the desk's word, else the program's where the words agree, else the words'."""
    if intake.language:
        return intake.language, []
    texts = [line.words for line in lines]
    guessed, reason = guess_language(texts)
    marked = language_of([span for line in lines for span in line.spans], "")
    said = marked or properties.language or document.styles.default_language
    text = " ".join(texts)
    if said and (_same_start(said, guessed) or not (_is_sure(text) or _is_clear(text, said, guessed))):
        return said, []
    words = f"{guessed}, though the document says {said}" if said else guessed
    return guessed, [Guess(what="language", words=words, reason=reason)]


def _same_start(one: str, other: str) -> bool:
    """Whether two tags are of one language, whatever the region."""
    return primary_subtag(one) == primary_subtag(other)


def _is_sure(text: str) -> bool:
    """Whether the words can gainsay the document: there are enough of them, or their letters are not Latin."""
    letters = [one for one in text if one.isalpha()]
    latin = sum(one < LAST_LATIN for one in letters)
    return len(text.split()) >= ENOUGH_WORDS or latin < len(letters) / 2


def _is_clear(text: str, said: str, guessed: str) -> bool:
    """Whether even few words gainsay the document: many common ones of one language, hardly any of the other."""
    hits = common_words(text)
    own, other = hits.get(primary_subtag(said)), hits.get(primary_subtag(guessed), 0)
    return own is not None and other >= CLEAR_WORDS and other >= own * CLEARLY_MORE


def plain_line(line: Line, language: str, default: str) -> Line:
    """Return a line with what a program marked everywhere taken off: the document's own language, bold headings."""
    loud = line.kind is not Kind.PARAGRAPH or bool(line.figure)
    traits = [one.look.traits & QUIET for one in line.spans if one.text.strip() and not one.is_sign]
    everywhere = frozenset.intersection(*traits) if traits and loud else frozenset()

    def is_own(tag: str) -> bool:
        return not tag or _same_start(tag, language) or tag == default

    def plain(spans: Spans) -> Spans:
        return tidied(
            one
            if one.is_sign
            else Span(
                clean(one.text),
                replace(
                    one.look,
                    language=language if is_own(one.look.language) else one.look.language,
                    traits=one.look.traits - everywhere - {Trait.OURS, Trait.DATELINE},
                ),
            )
            for one in spans
        )

    table = line.table
    if table is not None:
        rows = tuple(tuple(replace(cell, spans=plain(cell.spans)) for cell in row) for row in table.rows)
        table = replace(table, rows=rows, caption=plain(table.caption))
    return replace(line, spans=plain(line.spans), table=table)
