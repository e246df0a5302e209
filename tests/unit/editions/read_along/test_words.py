"""The EPUB that is lit word by word: each word once, in order, when it sounds, and no link or mark in two."""

import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from read_stories import OPF, OPS, SMIL, SUPPOSED_RATE, every_story, manuscript, recording

from inlines import contents
from multipub.checks import examine
from multipub.editions._epub.listening import milliseconds
from multipub.editions._epub.overlay import clock
from multipub.editions._read_along.phrases import lay_phrases
from multipub.editions._read_along.spans import Stretch, fitted, words_of, wrap_inside
from multipub.editions._read_along.words import lay_words
from multipub.editions._xhtml import Medium, article
from multipub.editions._xhtml_setting import XHTML
from multipub.editions.epub import EpubOptions, advise, observe, write
from multipub.errors import EditionError
from multipub.model.blocks import ListBlock, ListItem, Paragraph, Quote, Table
from multipub.model.recording import Recording, Timed, TimedWords
from multipub.model.speech_wishes import CorrectionsPlace, SpeechWishes
from multipub.model.text import Abbreviation, Dateline, Link, Mark, Marked, NoteCall, Text, tidy
from multipub.speech.script import write_script
from presses import reading_press
from tones import record_tones, tones, wordless

SIGNS_OF_NOTES = r"([^\W\d])\d"
"""They stand with the word before them, and are said after it."""


def press(recording_, granularity="word"):
    usual = reading_press()
    options = EpubOptions(granularity=granularity, cover="none")
    return replace(usual, recording=lambda one: recording_, options={**usual.options, "epub": options})


@cache
def book(story: str, granularity: str = "word") -> bytes:
    return write(manuscript(story), press(recording(story), granularity))


def part(data: bytes, path: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as container:
        return etree.fromstring(container.read(f"EPUB/{path}"))


def changed(data: bytes, path: str, pattern: str, words: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == f"EPUB/{path}":
                new, count = re.subn(pattern, words, content.decode(), count=1)
                assert count
                content = new.encode()
            after.writestr(entry, content)
    return buffer.getvalue()


def pars(data: bytes):
    """Yield each par: the element's id, begin and end in milliseconds, and what its ``seq`` is of."""
    for par in part(data, "article.smil").iter(f"{SMIL}par"):
        text, audio = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
        around = (par.getparent().get(f"{OPS}textref") or "").partition("#")[2]
        times = milliseconds(audio.get("clipBegin")), milliseconds(audio.get("clipEnd"))
        yield text.get("src").partition("#")[2], *times, around


def inner(element) -> str:
    return "".join(element.itertext())


@every_story
def test_the_book_keeps_every_promise_and_is_read_back_without_a_complaint(story):
    seen = observe(book(story))
    assert [str(one) for one in examine(manuscript(story), seen)] == []
    assert seen == observe(book(story, "sentence"))


@every_story
def test_words_follow_one_another_and_add_up_to_what_the_sentences_last(story):
    found, whole = list(pars(book(story))), list(pars(book(story, "sentence")))
    assert all(one[2] == other[1] for one, other in pairwise(found))
    assert all(begin < end for _, begin, end, _ in found)
    borders = {begin for _, begin, _, _ in found}
    assert {begin for _, begin, _, _ in whole} < borders
    assert len(found) > 3 * len(whole)
    said = {
        one.text
        for one in part(book(story), "content.opf").iter(f"{OPF}meta")
        if one.get("property") == "media:duration"
    }
    assert said == {clock(sum(end - begin for _, begin, end, _ in found))} == {clock(whole[-1][2])}


@every_story
def test_every_word_that_is_timed_has_an_element_of_its_own_and_begins_with_its_sound(story):
    root = part(book(story), "article.xhtml")
    elements = {one.get("id"): one for one in root.iter(etree.Element) if one.get("id")}
    shown = [(inner(elements[target]).strip(), begin) for target, begin, _, _ in pars(book(story))]
    rate, joined = recording(story).rate, []
    for timed in recording(story).timed:
        displayed = "".join(run.text for run in timed.utterance.displayed)
        if timed.utterance.figure or len(timed.words) < 3 or all(run.ours for run in timed.utterance.displayed):
            continue
        for one in timed.words[1:]:
            words = next((words for words, at in shown if at == round(one.begin * 1000 / rate)), None)
            if words is None:  # one with the words before it, across the end of a link
                joined.append(displayed[one.start : one.end])
                continue
            without = re.sub(SIGNS_OF_NOTES, r"\1", words)
            assert words in displayed[one.start : one.end] or without in displayed[one.start : one.end]
    assert len(joined) < 4, joined


@every_story
def test_a_sentence_is_a_sequence_of_its_words_in_the_order_of_the_document(story):
    root = part(book(story), "article.xhtml")
    elements = {one.get("id"): one for one in root.iter(etree.Element) if one.get("id")}
    order = {element: place for place, element in enumerate(root.iter(etree.Element))}
    places = [order[elements[target]] for target, _, _, _ in pars(book(story))]
    assert places == sorted(places)
    for target, _, _, around in pars(book(story)):
        if target.startswith("word") and around:  # without a sentence: words of ours, while the last word stays in view
            assert elements[around] in elements[target].iterancestors()


@every_story
def test_no_word_is_cut_and_no_letter_is_parted_from_its_marks(story):
    """A span begins and ends beside white space, a sign or a mark of the text: Arabic letters stay joined."""
    text = inner(part(book(story), "article.xhtml").find(".//{*}article"))
    assert text == inner(part(book(story, "sentence"), "article.xhtml").find(".//{*}article"))
    for span in part(book(story), "article.xhtml").iter(f"{{{XHTML}}}span"):
        if (span.get("id") or "").startswith("word"):
            before, after = span.getprevious(), span.getnext()
            left = (before.tail if before is not None else span.getparent().text) or " "
            right = span.tail or " "
            assert not left[-1].isalnum()
            assert not right[0].isalnum()
            assert inner(span)[0].isprintable()
            assert after is None or span.tail is not None or not inner(after)[:1].isalnum()


def test_a_cell_is_lit_whole_while_the_header_of_its_column_is_said():
    root = part(book("english"), "article.xhtml")
    cells = [one for one in root.iter(f"{{{XHTML}}}td") if one.get("id")]
    said = [target for target, _, _, _ in pars(book("english"))]
    assert any(cell.get("id") in said and any(word.get("id") in said for word in cell) for cell in cells)


def of_body(*blocks):
    return replace(manuscript("english"), body=blocks, closing=(), permalink=None)


def supposed(story, wishes=None):
    """A recording in which every word lasts a tenth of a second and every phrase a second more: times without sound."""
    timed, place = [], 0
    for one in write_script(story, wishes).utterances:
        words = tuple(
            TimedWords(start=word.start, end=word.end, begin=place + SUPPOSED_RATE // 10 * number)
            for number, word in enumerate(one.words)
        )
        end = place + (SUPPOSED_RATE + SUPPOSED_RATE // 10 * len(words) if one.spoken else 0)
        timed.append(Timed(utterance=one, start=place, end=end, words=words if one.spoken else ()))
        place = end
    script = write_script(story, wishes)
    return Recording(script=script, rate=SUPPOSED_RATE, samples=bytes(2 * place), timed=tuple(timed), voice="none")


def laid(story, wishes=None):
    read = article(story, image=str, medium=Medium.EPUB)
    said = supposed(story, wishes)
    return read, lay_words(read, lay_phrases(read, story, said), said)


def lit(story):
    _, phrases = laid(story)
    return [inner(word.element) for phrase in phrases for word in phrase.words]


def test_a_link_stays_one_link_and_its_words_are_lit_one_by_one():
    link = Link(target="https://wharf.example/", content=(Text("the old wharf"),))
    story = of_body(Paragraph(content=(Text("They saw "), link, Text(", and left."))))
    read, phrases = laid(story)
    (anchor,) = [one for one in read.iter(f"{{{XHTML}}}a") if one.get("href") == "https://wharf.example/"]
    assert [inner(one) for one in anchor] == ["the", "old", "wharf"]
    assert [
        inner(word.element) for phrase in phrases for word in phrase.words if inner(phrase.element).startswith("They")
    ] == ["They", "saw", "the", "old", "wharf", "and", "left."]


def test_words_that_reach_out_of_a_link_are_lit_with_all_of_it():
    link = Link(target="https://wharf.example/", content=(Text("paid $35"),))
    story = of_body(Paragraph(content=(Text("They "), link, Text(" million for it."))))
    assert "paid $35 million" in lit(story)
    read, _ = laid(story)
    assert len([one for one in read.iter(f"{{{XHTML}}}a") if one.get("href") == "https://wharf.example/"]) == 1


def test_the_sign_of_a_note_is_lit_when_the_reading_has_passed_it_by():
    note = NoteCall(note="fn-1", sign="1")
    usual = manuscript("english")
    story = replace(usual, body=(Paragraph(content=(Text("Boats"), note, Text(" left."))), *usual.footnotes))
    read, phrases = laid(story)
    order = {element: place for place, element in enumerate(read.iter(etree.Element))}
    heard = [one for phrase in phrases for one in (phrase.words or (phrase,))]
    places = [order[one.element] for one in heard]
    assert places == sorted(places)
    (call,) = [number for number, phrase in enumerate(phrases) if inner(phrase.element) == "left." and not phrase.words]
    assert phrases[call].utterance.displayed[0].ours


def test_corrections_may_be_said_first():
    wishes = SpeechWishes(corrections=CorrectionsPlace.FIRST)
    story = manuscript("english")
    with tones():
        made = record_tones(story, wishes=wishes)
    assert observe(write(story, press(made))).complaints == ()


def test_a_voice_that_tells_no_words_lights_sentences_and_the_desk_is_told():
    story = manuscript("english")
    with tones(wordless()):
        silent = record_tones(story)
    assert list(pars(write(story, press(silent)))) == list(pars(book("english", "sentence")))
    (found,) = advise(story, press(silent))
    assert found.rule == "DESK-12"
    assert "tones/en" in found.message
    assert advise(story, press(silent, "sentence")) == ()
    assert advise(story, press(recording("english"))) == ()


def test_a_book_without_a_voice_is_told_of_once():
    def failing(one):
        raise EditionError("nobody speaks", hint="name one")

    usual = press(None)
    assert [one.rule for one in advise(manuscript("english"), replace(usual, recording=failing))] == ["DESK-9"]


@pytest.mark.parametrize(
    ("pattern", "words", "complaint"),
    [
        (
            r'<par id="par-3-1"><text src="article.xhtml#word-\d+"',
            '<par id="par-3-1"><text src="article.xhtml#word"',
            "stand in it",
        ),
        (r'<par id="par-3-1">.*?</par>', "", "add up|not read aloud|lasts"),
    ],
)
def test_a_word_that_is_read_in_another_sentence_or_not_at_all_is_seen(pattern, words, complaint):
    seen = observe(changed(book("english"), "article.smil", pattern, words))
    assert [one for one in seen.complaints if re.search(complaint, one)], seen.complaints


def parsed(markup: str) -> etree._Element:
    return etree.fromstring(f'<p xmlns="{XHTML}">{markup}</p>')


@pytest.mark.parametrize(
    ("markup", "told", "lit"),
    [
        ("<em>so it</em> is", [(0, 2), (3, 5), (6, 8)], ["so", "it", "is"]),
        ("<a><em>so it</em></a>,", [(0, 2), (3, 6)], ["so", "it"]),
        ("(<a>so it</a>)", [(0, 3), (4, 7)], ["so", "it"]),
        ("un<em>believ</em>able", [(0, 12)], ["unbelievable"]),
        ("a <a>b $3</a> m c", [(0, 1), (2, 3), (4, 8), (9, 10)], ["a", "b $3 m", "c"]),
        ("<q>a b</q><q>c d</q>", [(0, 1), (2, 4), (5, 6)], ["a bc d"]),
        ("a<br/>b", [(0, 1), (2, 3)], ["a", "b"]),
    ],
)
def test_a_stretch_ends_where_the_mark_does_or_takes_in_all_of_it(markup, told, lit):
    element = parsed(markup)
    before, marks = words_of(element), [etree.QName(one).localname for one in element.iter()]
    stretches = fitted(element, [Stretch(*one) for one in told])
    spans = wrap_inside(element, stretches)
    assert [inner(one) for one in spans] == lit
    assert words_of(element) == before
    assert [etree.QName(one).localname for one in element.iter() if one not in spans] == marks


def test_words_that_end_in_a_mark_and_after_it_part_neither():
    short = Abbreviation(content=(Text(" km"),))
    day = Dateline(content=(Text("” Monday"),))
    story = replace(manuscript("english"), body=(Paragraph(content=(Text("Forty"), short, day, Text("ish now."))),))
    read, phrases = laid(story)
    (phrase,) = (one for one in phrases if words_of(one.element).startswith("Forty"))
    assert len(list(read.iter(f"{{{XHTML}}}abbr"))) == 1
    assert [inner(word.element) for word in phrase.words] == ["Forty", "km", "” Mondayish", "now."]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), language=st.sampled_from(["en", "ar", "ja", "de"]))
def test_any_words_with_any_marks_are_lit_once_in_order_and_no_mark_is_parted(data, language):
    texts = data.draw(
        st.lists(st.lists(contents(), min_size=1, max_size=3).map(joined_with_stops), min_size=1, max_size=3)
    )
    body = (
        *(Paragraph(content=one, language=language) for one in texts),
        ListBlock(ordered=False, items=tuple(ListItem(content=one) for one in texts)),
        Quote(paragraphs=(Paragraph(content=texts[0]),), attribution=texts[-1]),
        Table(id="t", caption=texts[0], head=(), bodies=()),
    )
    story = replace(manuscript("english"), body=body)
    said = supposed(story)
    sentences = article(story, image=str, medium=Medium.EPUB)
    lay_phrases(sentences, story, said)
    read, phrases = laid(story)
    assert inner(read) == inner(sentences)
    for name in ("a", "em", "strong", "q", "bdi", "abbr", "i", "time"):
        assert len(list(read.iter(f"{{{XHTML}}}{name}"))) == len(list(sentences.iter(f"{{{XHTML}}}{name}")))
    order = {one: place for place, one in enumerate(read.iter(etree.Element))}
    heard = [one for phrase in phrases for one in (phrase.words or (phrase,))]
    assert [order[one.element] for one in heard] == sorted(order[one.element] for one in heard)
    assert all(one.end == other.begin for one, other in pairwise(heard))
    assert all(one.begin < one.end for one in heard)
    for phrase in phrases:
        if phrase.words:
            lit_ = "".join(inner(word.element) for word in phrase.words if word.element is not phrase.element)
            assert [letter for letter in words_of(phrase.element) if letter.isalnum()] == [
                letter for letter in lit_ if letter.isalnum()
            ]


def joined_with_stops(parts):
    return tidy([inline for part in parts for inline in (*part, Text(". A"))])


def test_marks_of_emphasis_keep_their_words():
    story = of_body(Paragraph(content=(Marked(mark=Mark.EMPHASIS, content=(Text("Boats left"),)), Text(" here."))))
    assert lit(story)[-6:] != []
    read, _ = laid(story)
    (mark,) = [one for one in read.iter(f"{{{XHTML}}}em") if inner(one) == "Boats left"]
    assert [inner(one) for one in mark] == ["Boats", "left"]
