"""The footnotes of a page are notes of the story, whoever made the page."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from multipub import canonical
from multipub.ingest import Intake, Intaken
from multipub.ingest.html import read
from multipub.model.blocks import Footnote, Paragraph
from multipub.model.findings import errors
from multipub.model.text import NoteCall, plain

PROSE = "The harbour council voted on Thursday to reopen the wharf, which has been closed for eleven years"
RECEIVED = datetime(2026, 5, 1, 9, tzinfo=UTC)
PAGES = {
    "the roles of ARIA": (
        f'<p>{PROSE}<a role="doc-noteref" href="#n1">1</a>.</p><p>{PROSE}.</p>'
        '<aside id=n1 role="doc-footnote"><p>From the ledger. <a href="#r" role=doc-backlink>↩</a></p></aside>'
    ),
    "a converter of Markdown": (
        f'<p>{PROSE}<sup id="fnref1"><a href="#fn1">1</a></sup>.</p><p>{PROSE}.</p><section class="footnotes"><hr><ol>'
        '<li id="fn1"><p>From the <em>ledger</em>. <a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol>'
        "</section>"
    ),
    "a wiki": (
        f'<p>{PROSE}.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup></p><p>{PROSE}.</p>'
        '<h2>Notes</h2><ol class="references"><li id="cite_note-1"><span><b><a href="#cite_ref-1">^</a></b></span> '
        "<span>From the ledger.</span></li></ol>"
    ),
    "a word processor": (
        f'<p>{PROSE}<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>.</p>'
        f"<p>{PROSE}.</p>"
        '<div><br><hr><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> From '
        "the ledger.</p></div></div>"
    ),
    "a list and nothing else": (
        f'<p>{PROSE}<sup><a href="#fn1">1</a></sup>.</p><p>{PROSE}.</p><hr><ol class="notes fn"><li id="fn1">From the '
        "ledger.</li></ol>"
    ),
    "a star by hand": (
        f'<p>{PROSE}<sup><a href="#star">*</a></sup>.</p><p>{PROSE}.</p><p id="star">* From the ledger.</p>'
    ),
    "a note that pops up": (
        f'<p>{PROSE}<sup><a href="#fn1">1</a></sup>.</p><p>{PROSE}.</p>'
        "<aside id=fn1 role=doc-footnote hidden><p>From the ledger.</p></aside>"
    ),
}


def taken(body: str) -> Intaken:
    markup = f"<html lang=en><title>x</title><article><h1>Old wharf to reopen at last</h1>{body}</article></html>"
    found = read(Intake(data=markup.encode(), path=Path("page.html"), received=RECEIVED))
    written = canonical.write(found.story)
    assert errors(canonical.validate(written, folder=None, name="article.xml")) == ()
    assert canonical.read(written) == found.story
    return found


def calls(found: Intaken) -> list[tuple[str, str]]:
    blocks = found.story.articles[0].body
    inlines = (one for block in blocks if isinstance(block, Paragraph) for one in block.content)
    return [(one.note, one.sign) for one in inlines if isinstance(one, NoteCall)]


def notes(found: Intaken) -> list[tuple[str, str]]:
    blocks = (one for one in found.story.articles[0].body if isinstance(one, Footnote))
    return [(one.id, " / ".join(plain(part.content) for part in one.paragraphs)) for one in blocks]


@pytest.mark.parametrize("made", PAGES)
def test_a_note_below_the_text_is_tied_to_its_call(made):
    found = taken(PAGES[made])
    assert notes(found) == [("note-1", "From the ledger.")]
    assert calls(found) == [("note-1", "*" if "star" in made else "1")]
    assert [type(one) for one in found.story.articles[0].body] == [Paragraph, Paragraph, Footnote]


def test_a_note_that_is_called_twice_is_one_note():
    found = taken(
        f'<p>{PROSE}<sup><a href="#fn1">1</a></sup>.</p><p>{PROSE}<sup><a href="#fn1">1</a></sup>.</p>'
        '<div class=footnotes><p id="fn1"><sup>1</sup> From the ledger.</p></div>'
    )
    assert notes(found) == [("note-1", "From the ledger.")]
    assert calls(found) == [("note-1", "1"), ("note-1", "1")]


def test_a_note_of_several_paragraphs_keeps_them():
    found = taken(
        f'<p>{PROSE}<sup><a href="#fn1">1</a></sup>.</p><p>{PROSE}.</p><section class=footnotes><ol><li id="fn1">'
        "<p>First.</p><p>Second.</p></li></ol></section>"
    )
    assert notes(found) == [("note-1", "First. / Second.")]


def test_the_note_of_a_caption_stays_as_words_of_the_text():
    found = taken(
        f'<p>{PROSE}.</p><figure><img src=a.jpg alt="A wharf."><figcaption>Boats at the wharf<sup><a href="#fn1">1</a>'
        f'</sup>. Photo: Bo Ray</figcaption></figure><p>{PROSE}.</p><div class=footnotes><p id="fn1"><sup>1</sup> From '
        "the ledger.</p></div>"
    )
    assert notes(found) == []
    assert plain(found.story.articles[0].body[-1].content) == "From the ledger."
    assert "footnote" in {guess.what for guess in found.guesses}


def test_numbers_that_lead_to_parts_of_the_text_are_no_calls():
    found = taken(
        f'<p>{PROSE}.</p><p>{PROSE}.<sup><a href="#s1">1</a></sup></p>'
        f"<section id=s1><h2>One</h2><p>{PROSE}.</p></section>"
    )
    assert notes(found) == []
    assert sum(PROSE in plain(one.content) for one in found.story.articles[0].body if isinstance(one, Paragraph)) == 3


def test_a_note_that_nothing_calls_is_text():
    found = taken(f'<p>{PROSE}.</p><aside role="doc-footnote" id=z><p>Nobody calls this.</p></aside><p>{PROSE}.</p>')
    assert notes(found) == []
    assert "Nobody calls this." in [plain(one.content) for one in found.story.articles[0].body]
