"""Inlines for property tests: marks in marks, in many languages."""

from hypothesis import strategies as st

from multipub.model.text import Abbreviation, Dateline, LineBreak, Link, Mark, Marked, Text, Time, tidy
from words import phrases

languages = st.sampled_from(["en", "ar", "fa", "he", "ja", "de", "ur", "zh-Hant", "az-Arab", "mt"])
texts = phrases(12).map(Text) | st.just(Text(" "))


def _within(inner):
    content = st.lists(inner, min_size=1, max_size=3).map(tuple)
    language = st.none() | languages
    return st.one_of(
        st.builds(Marked, mark=st.sampled_from(list(Mark)), content=content, language=language),
        st.builds(Link, target=st.just("https://desk.example.org/a?b=1&c=2"), content=content, language=language),
        st.builds(Abbreviation, content=content, expansion=st.none() | phrases(12), language=language),
        st.builds(Time, moment=st.just("2026-03-12"), content=content),
        st.builds(Dateline, content=content),
    )


def contents():
    """Yield what a block can hold, with at least one word."""
    inline = st.recursive(texts | st.just(LineBreak()), _within, max_leaves=5)
    return st.lists(inline, min_size=1, max_size=4).map(lambda found: tidy([*found, Text("x")]))
