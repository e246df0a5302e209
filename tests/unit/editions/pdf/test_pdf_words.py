"""Every word comes back: in any style, script and mixture, as the order of reading says."""

from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from multipub.editions import _styles
from multipub.editions.pdf import observe, write
from multipub.model.blocks import Heading, ListBlock, ListItem, Paragraph, Quote
from multipub.model.observation import Passage
from multipub.model.text import Abbreviation, LineBreak, Link, Mark, Marked, Text, plain, tidy
from multipub.wording.reading import reading
from presses import quick_press
from support import arabic_manuscript, full_manuscript
from words import phrases

SENTENCES = {
    "fa": "شورای بندر روز پنج‌شنبه رأی داد که اسکلهٔ قدیمی بندر نادر، بسته از توفان ۲۰۱۵، دوباره گشوده شود.",
    "ur": "بندرگاہ کونسل نے جمعرات کو پرانے گھاٹ کو دوبارہ کھولنے کے حق میں ووٹ دیا، جو 2015 سے بند تھا۔",
    "he": "מועצת הנמל החליטה ביום חמישי לפתוח מחדש את הרציף הישן, שנסגר בסערה של 2015. שָׁלוֹם",
    "ja": "港湾評議会は木曜日、2015年の嵐で外壁が壊れて以来閉鎖されていた古い埠頭を再開することを決めた。",
    "ru": "Совет порта в четверг проголосовал за открытие старого причала, закрытого после шторма 2015 года.",
    "el": "Το συμβούλιο του λιμανιού ψήφισε την Πέμπτη να ξανανοίξει η παλιά αποβάθρα· ὀξεῖα.",
    "de": "Straßenbahnhaltestellenüberdachungsgenehmigung und weißer Schaum — office affine ﬁn „größer“.",
    "tr": "Iğdır’da ışık ıslak; İstanbul’da iyi bir iskele yeniden açılıyor.",
    "hi": "बंदरगाह परिषद ने गुरुवार को पुराने घाट को फिर से खोलने का फ़ैसला किया, जो 2015 से बंद था। क्षत्रिय",
    "th": "สภาท่าเรือลงมติเมื่อวันพฤหัสบดีให้เปิดท่าเทียบเรือเก่าอีกครั้ง น้ำ",
}
"""A sentence in languages whose letters join, stack, lose their accents in capitals or stand without spaces."""


def told(seen):
    """Return passages and figures as plain facts; words of ours left out, neighbouring runs of one kind joined."""
    facts = []
    for one in seen:
        if not isinstance(one, Passage):
            credit, caption = stretches(one.credit, "language"), stretches(one.caption, "language")
            facts.append((one.alt, one.alt_language, caption, credit, one.decorative, one.shown))
        elif one.words:
            facts.append((one.role, one.level, one.words, stretches(one.runs, "language"), stretches(one.runs, "link")))
    return facts


def stretches(runs, kind):
    """Return what stands in each language, or under each link."""
    own = [run for run in runs if not run.ours and run.text.strip()]
    joined = (
        (key, " ".join(" ".join(run.text for run in group).split()))
        for key, group in groupby(own, lambda run: getattr(run, kind))
    )
    return [(key, "".join(text.split())) for key, text in joined]


def assert_comes_back(manuscript, style="default"):
    seen = observe(write(manuscript, quick_press(style)))
    assert seen.complaints == ()
    assert told(seen.seen) == told(reading(manuscript))


@pytest.mark.parametrize("style", _styles.names())
@pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["english", "arabic"])
def test_every_block_and_inline_comes_back_in_every_style(make, style, tmp_path):
    assert_comes_back(make(tmp_path), style)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_story_in_any_script_comes_back_letter_for_letter(language, tmp_path):
    sentence = SENTENCES[language]
    long = tidy(
        (
            Text(sentence + " "),
            Marked(mark=Mark.EMPHASIS, content=(Text(sentence),)),
            Text(" – "),
            Link(target="https://example.org/é|?q=%20" + sentence[:3].strip(), content=(Text(sentence),)),
            Text(". "),
            Marked(mark=Mark.SPAN, content=(Text("A few foreign words that may break over a line"),), language="en"),
            Text(" " + sentence),
        )
    )
    manuscript = replace(
        full_manuscript(tmp_path),
        language=language,
        headline=sentence[:70].strip(),
        section=sentence[:13].strip(),
        deck=sentence,
        body=(
            Paragraph(content=long),
            Quote(paragraphs=(Paragraph(content=(Text(sentence),)),)),
            Paragraph(content=long),
        ),
    )
    assert_comes_back(manuscript)


TEXTS = st.one_of(phrases(120).map(lambda text: Text(text + " ")), phrases(30).map(Text), st.just(LineBreak()))
MARKS = st.sampled_from(list(Mark))
LANGUAGES = st.sampled_from([None, "ar", "fr", "he", "ja", "en", "fa"])


def marked(children):
    inside = st.lists(children, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Marked, mark=MARKS, content=inside, language=LANGUAGES),
        st.builds(Abbreviation, content=inside, expansion=st.just("Long Form")),
        st.builds(Link, target=st.just("https://example.org/ß/رصيف"), content=st.tuples(phrases(40).map(Text))),
    )


CONTENT = (
    st.lists(st.recursive(TEXTS, marked, max_leaves=5), min_size=1, max_size=5)
    .map(tidy)
    .filter(lambda content: any(character.isalnum() for character in plain(content)))
)


def has_link_in_link(content, inside=False):
    return any(
        (isinstance(one, Link) and inside) or has_link_in_link(one.content, inside or isinstance(one, Link))
        for one in content
        if hasattr(one, "content")
    )


def test_any_mixture_of_words_marks_and_languages_comes_back(tmp_path_factory):
    folder = tmp_path_factory.mktemp("photos")
    bases = {"en": full_manuscript(folder), "ar": arabic_manuscript(folder)}

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(language=st.sampled_from(["en", "ar"]), one=CONTENT, other=CONTENT, headline=phrases(90))
    def holds(language, one, other, headline):
        body = (
            Paragraph(content=tidy((*one, Text(" "), *other, Text(" "), *one))),
            Heading(level=2, content=(Text(headline),)),
            ListBlock(ordered=True, items=(ListItem(content=other),)),
        )
        assert_comes_back(replace(bases[language], headline=headline, section=headline[:12].strip(), body=body))

    holds()
