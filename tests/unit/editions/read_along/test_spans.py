"""Spans around stretches of words change no word, no mark, no language and no link."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from multipub.editions._read_along.spans import Stretch, words_of, wrap
from multipub.editions._xhtml_setting import XHTML

MARKS = ("em", "strong", "a", "q", "bdi", "span", "abbr")


def parsed(inner: str) -> etree._Element:
    return etree.fromstring(f'<p xmlns="{XHTML}">{inner}</p>')


def written(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode").replace(f' xmlns="{XHTML}"', "")


def wrapped(inner: str, *stretches: tuple[int, int]) -> str:
    element = parsed(inner)
    wrap(element, [Stretch(*one) for one in stretches])
    return written(element)


def letters(element, marks=()):
    """Yield each letter with everything that is said about it."""
    own = (etree.QName(element).localname, tuple(sorted((k, v) for k, v in element.attrib.items() if k != "class")))
    marks = (*marks, own) if own[0] != "span" or own[1] else marks
    yield from ((letter, marks) for letter in element.text or "")
    if own[0] == "br":
        yield " ", marks
    for child in element:
        yield from letters(child, marks)
        yield from ((letter, marks) for letter in child.tail or "")


def test_a_sentence_gets_a_span_and_the_space_between_two_stays_outside():
    assert wrapped("One. Two.", (0, 4), (5, 9)) == "<p><span>One.</span> <span>Two.</span></p>"


def test_a_mark_inside_a_sentence_stays_whole():
    assert wrapped("It is <em>so</em> now. Yes.", (0, 13), (14, 18)) == (
        "<p><span>It is <em>so</em> now.</span> <span>Yes.</span></p>"
    )


def test_a_link_over_the_end_of_a_sentence_is_parted_in_two_that_lead_to_the_same_place():
    assert wrapped('A <a id="l" href="#x">b. C</a> d.', (0, 4), (5, 9)) == (
        '<p><span>A <a id="l" href="#x">b.</a></span><a href="#x"> </a><span><a href="#x">C</a> d.</span></p>'
    )


def test_a_quotation_that_is_parted_opens_and_closes_its_marks_once():
    assert wrapped("<q>One. Two.</q>", (0, 4), (4, 9)) == (
        '<p><span><q class="open-end">One.</q></span><span><q class="open-start"> Two.</q></span></p>'
    )


def test_the_sign_of_a_note_goes_with_the_words_before_it():
    inner = 'One.<a class="noteref" data-words="ours" href="#n">1</a> Two.'
    assert wrapped(inner, (0, 4), (5, 9)) == (
        '<p><span>One.<a class="noteref" data-words="ours" href="#n">1</a></span> <span>Two.</span></p>'
    )


def test_the_mark_of_a_page_before_the_first_word_stays_before_it():
    assert wrapped('<span id="p2"/>One.', (0, 4)) == '<p><span id="p2"/><span>One.</span></p>'


def test_a_list_below_an_entry_stays_below_it():
    assert wrapped("One.<ul><li>Two.</li></ul>", (0, 4)) == "<p><span>One.</span><ul><li>Two.</li></ul></p>"


def test_a_line_break_counts_as_the_space_it_is_read_as():
    element = parsed("One.<br/>Two.")
    assert words_of(element) == "One. Two."
    wrap(element, [Stretch(0, 4), Stretch(5, 9)])
    assert written(element) == "<p><span>One.</span><br/><span>Two.</span></p>"


inner_words = st.text("ab .é\u0628", min_size=1, max_size=6)
leaves = st.one_of(inner_words, st.just("<br/>"), st.just('<a data-words="ours" class="noteref">1</a>'))
markup = st.recursive(
    st.lists(leaves, min_size=1, max_size=4).map("".join),
    lambda inner: st.lists(
        st.one_of(inner, st.tuples(st.sampled_from(MARKS), inner).map(lambda t: f'<{t[0]} lang="fr">{t[1]}</{t[0]}>')),
        min_size=1,
        max_size=4,
    ).map("".join),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(inner=markup, data=st.data())
def test_every_letter_keeps_its_marks_and_every_stretch_its_words(inner, data):
    element = parsed(inner)
    before, words = list(letters(element)), words_of(element)
    places = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=6)))
    stretches = [Stretch(start, end) for start, end in zip(places[::2], places[1::2], strict=False)]
    spans = wrap(element, stretches)
    assert list(letters(element)) == before
    assert [words_of(span) for span in spans] == [words[one.start : one.end] for one in stretches]
    assert words_of(element) == words
