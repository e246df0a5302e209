"""Footnotes in body markup, wherever they stand."""

import pytest
from lxml import etree

from multipub.ingest._agency.markdown_body import body_of
from multipub.ingest._markup.body import BodyReader
from multipub.model.blocks import Block, Footnote, Paragraph
from multipub.model.text import Inline, NoteCall, plain


def blocks_of(markup: str) -> tuple[Block, ...]:
    return BodyReader("text").read(etree.fromstring(markup)).blocks


def shown(inline: Inline) -> str:
    return f"[{inline.sign}>{inline.note}]" if isinstance(inline, NoteCall) else getattr(inline, "text", "?")


def told(blocks: tuple[Block, ...]) -> list[str]:
    """Return each block's words; a call of a note as its sign in brackets, a note with its id."""
    lines = []
    for block in blocks:
        if isinstance(block, Footnote):
            lines.append(f"{block.id}: {' / '.join(plain(one.content) for one in block.paragraphs)}")
        elif isinstance(block, Paragraph):
            lines.append("".join(map(shown, block.content)))
    return lines


def test_a_note_where_it_is_called_leaves_its_paragraph_whole():
    markup = "<body><p>One<fn><body.content><p>Aside</p></body.content></fn> more.</p><p>Two.</p></body>"
    assert told(blocks_of(markup)) == ["One[1>text-fn-1] more.", "Two.", "text-fn-1: Aside"]


@pytest.mark.parametrize(
    "note",
    [
        '<fn id="n"><body.content><p>First.</p><p>Second.</p></body.content></fn>',
        '<aside id="n" class="footnote"><p>First.</p><p>Second.</p></aside>',
        '<div id="n" role="doc-footnote"><p>First.</p><p>Second.</p></div>',
    ],
)
def test_a_note_below_the_text_is_tied_to_its_call(note: str):
    markup = f'<body><p>One<sup><a href="#n">1</a></sup>.</p>{note}</body>'
    assert told(blocks_of(markup)) == ["One[1>text-note-1].", "text-note-1: First. / Second."]


def test_a_note_that_nothing_calls_is_text():
    assert told(blocks_of('<body><aside class="footnote" id="n"><p>Loose.</p></aside></body>')) == []
    assert "Loose." in str(blocks_of('<body><p>A.</p><div class="footnote" id="n"><p>Loose.</p></div></body>'))


def test_the_notes_of_markdown_are_notes():
    text = "One.[^a] Two.[^b]\n\n[^a]: The *first*.\n\n[^b]: Second.\n\n    Goes on.\n"
    assert told(body_of(text, where="x").blocks) == [
        "One.[1>text-note-1] Two.[2>text-note-2]",
        "text-note-1: The first.",
        "text-note-2: Second. / Goes on.",
    ]
