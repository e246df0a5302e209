"""Marks in marks, links, languages, and every sign that could be markup: the next system's parser gives them back."""

import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from multipub.editions import FORMATS
from multipub.editions._interchange.markdown_blocks import body
from multipub.editions._interchange.markdown_words import escape
from multipub.model.blocks import Heading, ListBlock, ListItem, Paragraph, Quote
from multipub.model.manuscript import AltSource
from multipub.model.text import LangText, Link, Mark, Marked, Text, plain, tidy
from presses import quick_press
from retold import comparable, told
from support import figure, full_manuscript, photo
from words import phrases

RICH = ("html", "markdown", "newsml-g2", "ninjs", "nitf")
SIGNS = r"""\`*_{}[]<>()#+-.!|~&;:="'$%^@/?0123456789"""
"""Every sign of ASCII that some dialect of Markdown takes for markup, and digits for lists and references."""

languages = st.sampled_from(["en", "ar", "ja", "de", "az-Arab"])
texts = st.one_of(phrases(12), st.text(SIGNS + " ab\u00a0\u3000é", min_size=1, max_size=8)).map(Text)


def _within(inner):
    content = st.lists(inner, min_size=1, max_size=3).map(tuple)
    language = st.none() | languages
    return st.one_of(
        st.builds(Marked, mark=st.sampled_from(list(Mark)), content=content, language=language),
        st.builds(
            Link,
            target=st.sampled_from(
                ["https://a.example/b?c=1&copy=2_(x)", "mailto:desk@example.org", "https://é.example/<>"]
            ),
            content=st.lists(texts, min_size=1, max_size=2).map(tuple),
            title=st.none() | phrases(12),
            language=language,
        ),
    )


contents = st.lists(st.recursive(texts, _within, max_leaves=5), min_size=1, max_size=4).map(tidy)
"""Inlines as a block holds them; a link holds no link."""


@pytest.mark.parametrize("name", RICH)
def test_any_content_comes_back_with_its_links_and_languages(name, tmp_path):
    base = full_manuscript(tmp_path)

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(first=contents, second=contents, third=contents)
    def holds(first, second, third):
        blocks = (
            Paragraph(content=first),
            Heading(level=2, content=second),
            ListBlock(ordered=False, items=(ListItem(content=third), ListItem(content=first))),
            ListBlock(ordered=True, start=7, items=(ListItem(content=second),)),
            Quote(paragraphs=(Paragraph(content=third),), attribution=first),
            Paragraph(content=second, language="fr"),
        )
        if not all(plain(one) for one in (first, second, third)):
            return
        wanted = replace(base, body=blocks)
        seen = FORMATS[name].observe(FORMATS[name].write(wanted, quick_press()))
        assert comparable(seen.seen) == told(wanted)

    holds()


@settings(max_examples=300, deadline=None)
@given(words=st.text(SIGNS + " ab", min_size=1, max_size=30).map(lambda text: re.sub(" +", " ", text).strip()))
def test_escaped_words_are_words_to_a_parser(words):
    parsed = MarkdownIt("commonmark").parseInline("x" + escape(words) + "x")
    children = parsed[0].children or []
    assert [one.type for one in children] in (["text"], ["text", "softbreak", "text"])
    assert "".join(one.content for one in children) == f"x{words}x"


def test_front_matter_is_yaml(tmp_path):
    wanted = replace(full_manuscript(tmp_path), deck='Say: "no" # not\u2028 {a} \x85 \ufeff', keywords=("- a", "yes"))
    front = yaml.safe_load(FORMATS["markdown"].write(wanted, quick_press()).decode().split("---\n")[1])
    assert front["deck"] == wanted.deck
    assert front["keywords"] == ["- a", "yes"]
    assert (front["title"], front["language"]) == (wanted.headline, "en")
    assert front["corrections"] == [{"text": wanted.corrections[0].text, "language": "en"}]


def test_two_lists_one_below_the_other_stay_two(tmp_path):
    lists = tuple(
        ListBlock(ordered=ordered, items=(ListItem(content=(Text("a"),)),)) for ordered in (False, False, True, True)
    )
    html = MarkdownIt("commonmark").render(body(replace(full_manuscript(tmp_path), body=lists)))
    assert (html.count("<ul>"), html.count("<ol>")) == (2, 2)


def test_an_alternative_text_in_another_language_keeps_it(tmp_path):
    foreign = replace(
        figure(photo(tmp_path)), alt=LangText(text="Un quai * vide", language="fr"), alt_source=AltSource.AUTHORED
    )
    for name in RICH:
        wanted = replace(full_manuscript(tmp_path), body=(foreign,))
        [seen] = FORMATS[name].observe(FORMATS[name].write(wanted, quick_press())).figures
        assert (seen.alt, seen.alt_language) == ("Un quai * vide", "fr"), name
