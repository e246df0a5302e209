"""Pages that are broken, endless or meant to do harm: a story or one clear error, in bounded time."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from multipub import canonical
from multipub.errors import SourceError
from multipub.ingest import Intake, Intaken
from multipub.ingest.html import read, recognises
from multipub.model.findings import errors
from multipub.model.text import plain

RECEIVED = datetime(2026, 5, 1, tzinfo=UTC)
LONGEST = 10.0
"""Seconds; each takes less than one on an idle machine."""

PROSE = b"<h1>A quiet day at the quay</h1><p>Nothing happened at the quay on Tuesday, and the office wrote it down.</p>"

HOSTILE = {
    "deep": b"<html><body>" + b"<div>" * 100_000 + b"x",
    "deep inside a line": b"<html><body>" + PROSE + b"<p>" + b"<b><i>" * 5_000 + b"x.",
    "50 MB": b"<html><body><p>" + b"word " * 10_000_000,
    "25 MB of text": b"<html><body>" + PROSE + b"<p>" + b"word. " * 4_000_000,
    "too many elements": b"<html><body>" + PROSE + b"<p>Word.</p>" * 100_000,
    "one endless caption": b"<html><body>" + PROSE + b"<figure><img src=a.jpg><figcaption>" + b"Photo: AP / " * 200_000,
    "too many pictures": b"<html><body>"
    + PROSE
    + b"".join(b"<figure><img src=a%d.jpg><figcaption>A boat (AP)</figcaption></figure>" % one for one in range(2_000)),
    "no story": b"<html><body><nav>Home</nav></body></html>",
    "nothing": b"<html>",
}

HARMLESS = {
    "a data bomb": b"<html><body>" + PROSE + b'<img src="data:image/png;base64,' + b"A" * 20_000_000 + b'">',
    "an open data address": b"<html><body>" + PROSE + b'<img src="data:image/png;base64,' * 20_000,
    "an endless srcset": b"<html><body>"
    + PROSE
    + b'<img alt="a boat at sea" srcset="'
    + b"a.jpg 1w," * 200_000
    + b'">',
    "an endless class": b"<html><body>" + PROSE + b'<p class="' + b"a-" * 1_000_000 + b'">Word.</p>',
    "deep JSON": b'<html><body><script type="application/ld+json">' + b"[" * 200_000 + b"</script>" + PROSE,
    "JSON that names itself": b'<html><body><script type="application/ld+json">{"@type":"NewsArticle","@id":"a",'
    b'"author":{"@id":"a"},"image":{"@id":"a"},"headline":{"@id":"a"},"publisher":7}</script>' + PROSE,
    "entities": b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body>' + PROSE + b"<p>&b;&b;</p>",
    "a program": b"<html><body onload=x()>" + PROSE + b"<script>x()</script><p onclick=x()>Word.</p>",
    "endless spans": b"<html><body>" + PROSE + b"<table><tr><td colspan=99999999999>a<td>b<tr><td rowspan=-1>c<td>d",
    "figures in figures": b"<html><body>" + PROSE + b"<figure>" * 100 + b"<img src=a.jpg alt='a boat at sea'>",
    "spaces": b"<html><body>" + PROSE + b"<p>a" + b" " * 2_000_000 + b"b.</p>",
}


def taken(data: bytes) -> Intaken:
    return read(Intake(data=data, path=Path("page.html"), received=RECEIVED))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_one_clear_error_soon(name: str):
    begin = time.monotonic()
    with pytest.raises(SourceError) as caught:
        taken(HOSTILE[name])
    assert time.monotonic() - begin < LONGEST
    assert len(caught.value.lines()) == 1
    assert caught.value.lines()[0].startswith("page.html: ")
    assert caught.value.hint


@pytest.mark.parametrize("name", HARMLESS)
def test_a_page_with_a_trap_gives_its_story_soon(name: str):
    begin = time.monotonic()
    found = taken(HARMLESS[name])
    assert time.monotonic() - begin < LONGEST
    assert found.story.articles[0].headline == "A quiet day at the quay"
    data = canonical.write(found.story)
    assert not errors(canonical.validate(data, folder=None, name="page"))
    assert b"x()" not in data


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", None),
        ("utf-8", "iso-8859-1"),
        ("utf-16", None),
        ("cp1252", "iso-8859-1"),
        ("cp1251", "windows-1251"),
        ("cp1256", "windows-1256"),
        ("cp932", "Shift_JIS"),
        ("gb18030", "gb2312"),
        ("cp1251", None),
    ],
)
def test_a_page_in_any_encoding_keeps_its_letters(encoding: str, said: str | None):
    words = {
        "cp1251": "Паром вернулся в гавань в четверг, и полгорода стояло на причале. Стена готова.",
        "cp1256": "عادت العبارة إلى الميناء يوم الخميس ووقف نصف سكان المدينة على الرصيف لرؤيتها.",
        "cp932": "フェリーは木曜日に港へ戻り、町の半分の人々が岸壁に立ってそれを見ていたという。",
        "gb18030": "渡轮星期四回到了港口，半个城市的人都站在码头上看着它靠岸，港务局这样说。",
    }.get(encoding, "Die Fähre kam am Donnerstag zurück, und die halbe Stadt stand grüßend am Kai.")
    meta = f'<meta charset="{said}">' if said else ""
    markup = f"<html><head>{meta}<title>{words[:20]}</title></head><body><h1>{words[:20]}</h1><p>{words}</p></body>"
    found = taken(markup.encode(encoding))
    assert plain(found.story.articles[0].body[0].content) == words


def test_a_letter_that_was_lost_before_is_an_error_that_shows_the_place():
    with pytest.raises(SourceError, match="a letter was lost"):
        taken("<html><body><h1>A quiet day</h1><p>Nothing happ�ned at the quay on Tuesday.</p>".encode())


def test_invisible_signs_go_and_letters_are_composed():
    found = taken("<html><body><h1>Cafe\u0301 closes</h1><p>The ca\u00adfe\u200b at the quay closed.</p>".encode())
    assert found.story.articles[0].headline == "Café closes"
    assert plain(found.story.articles[0].body[0].content) == "The cafe at the quay closed."


_TAGS = (
    "div",
    "p",
    "figure",
    "figcaption",
    "img",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "br",
    "b",
    "h2",
)
_PIECES = some.one_of(
    some.sampled_from([f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS]),
    some.sampled_from(
        ["<img src=a.jpg alt='x'>", "<a href='/b'>", "</a>", "<span lang=ar>", "</span>", "&nbsp;", "<!--"]
    ),
    some.sampled_from(["<div class=caption>", "<div class='factbox'>", "<aside class=pullquote>", "</aside>", "<hr>"]),
    some.text(max_size=40),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(_PIECES, max_size=40))
def test_any_page_is_a_valid_story_or_one_clear_error(pieces: list[str]):
    data = ("<html><body><h1>A quiet day at the quay</h1>" + "".join(pieces)).encode("utf-8", "ignore")
    try:
        found = taken(data)
    except SourceError:
        return
    assert not errors(canonical.validate(canonical.write(found.story), folder=None, name="page"))


@settings(max_examples=100, deadline=None)
@given(some.binary(max_size=300))
def test_any_bytes_are_looked_at_without_a_traceback(data: bytes):
    assert recognises(data, Path("a")) in {True, False}


def test_letters_that_xml_forbids_go_however_they_are_written():
    markup = "<html><body><h1>A quiet day</h1><aside></aside>\x1fon the &#31;quay&#xFFFE; <b>\x01today</b>.</body>"
    found = taken(markup.encode())
    assert plain(found.story.articles[0].body[0].content) == "on the quay today."
