"""One invented story in every dialect is one story; damage of any kind is one clear error."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from multipub import canonical
from multipub.errors import MultipubError, SourceError
from multipub.ingest import DIALECTS, Intake, Intaken, dialect_of
from multipub.model.blocks import Heading, Paragraph
from multipub.model.findings import errors
from multipub.model.story import Story
from multipub.model.text import plain

FOREIGN = Path(__file__).parents[2] / "samples" / "foreign"
SAMPLES = {
    "newsml-g2": "newsml-g2.xml",
    "newsml-1": "newsml-1.xml",
    "nitf": "nitf.xml",
    "ninjs": "ninjs.json",
    "markdown": "story.md",
    "html": "page.html",
    "text": "pasted.txt",
}
"""The dialects of the same story; ``canonical`` and ``edition`` are our own, ``docx`` has tests of its own."""

WITHOUT_ALTS = {"text"}
"""Pasted text has no place for an alternative text of its own."""

RECEIVED = datetime(2026, 4, 20, 9, tzinfo=UTC)

HEADLINE = "Old mill at Tarn Vale grinds its first flour in sixty years"
CAPTIONS = (
    "Water pours over the new wheel of the mill at Tarn Vale, as children watch from the bridge.",
    "Baker Edda Lowe holds the first flour in her hands.",
)
CREDITS = ("Clara Stone/Coastal Press", "Peter Marshall/Meridian News Agency")
ALTS = (
    "A wooden mill wheel as tall as a house, white water falling from its buckets. "
    "Six children lean over the rail of a stone bridge.",
    "A woman in a white apron holds out both hands, full of pale flour. Behind her stands a millstone.",
)


def intake(data: bytes, name: str) -> Intake:
    return Intake(data=data, path=FOREIGN / name, received=RECEIVED)


def taken(dialect: str) -> Intaken:
    data = (FOREIGN / SAMPLES[dialect]).read_bytes()
    return DIALECTS[dialect].read(intake(data, SAMPLES[dialect]))


def body_words(story: Story) -> list[str]:
    return [plain(one.content) for one in story.articles[0].body if isinstance(one, Paragraph | Heading)]


@pytest.mark.parametrize("dialect", SAMPLES)
def test_exactly_one_dialect_recognises_a_sample(dialect):
    path = FOREIGN / SAMPLES[dialect]
    data = path.read_bytes()
    assert dialect_of(data, path).name == dialect
    assert [one.name for one in DIALECTS if not one.fallback and one.recognises(data, path)] == (
        [] if DIALECTS[dialect].fallback else [dialect]
    )


def test_every_dialect_has_a_sample_or_is_our_own():
    assert {one.name for one in DIALECTS} == {*SAMPLES, "canonical", "edition", "docx"}


@pytest.mark.parametrize("dialect", SAMPLES)
def test_the_story_says_the_same_words_in_every_dialect(dialect):
    article = taken(dialect).story.articles[0]
    reference = taken("newsml-g2").story.articles[0]
    assert article.headline == HEADLINE
    assert article.language == "en"
    assert (article.deck, article.byline) == (reference.deck, reference.byline)
    assert [one.name() for one in article.creators] == ["Nora Fielding", "Owen Marsh"]
    assert [one.name() for one in article.sources] == ["Meridian News Agency"]
    assert body_words(taken(dialect).story) == body_words(taken("newsml-g2").story)
    assert article.dateline == "TARN VALE (Meridian News Agency)"
    assert len(article.placements) == len(CAPTIONS)


@pytest.mark.parametrize("dialect", SAMPLES)
def test_photos_keep_caption_credit_and_who_made_them_in_every_dialect(dialect):
    pictures = taken(dialect).story.pictures
    assert tuple(one.captions[0].text for one in pictures) == CAPTIONS
    assert tuple(one.credit_lines[0].text for one in pictures) == CREDITS
    assert [one.creators[0].name() for one in pictures] == ["Clara Stone", "Peter Marshall"]
    assert [one.sources[-1].name() for one in pictures] == ["Coastal Press", "Meridian News Agency"]
    assert all(one.raw_credits and one.file is None and one.not_supplied for one in pictures)


@pytest.mark.parametrize("dialect", sorted(SAMPLES.keys() - WITHOUT_ALTS))
def test_authored_alternative_texts_come_through_every_dialect_that_has_them(dialect):
    pictures = taken(dialect).story.pictures
    assert tuple(one.alts[0].text for one in pictures) == ALTS


@pytest.mark.parametrize("dialect", sorted(SAMPLES.keys() - WITHOUT_ALTS))
def test_the_largest_file_of_a_photo_is_named_first(dialect):
    assert [one.references[0] for one in taken(dialect).photos] == ["wheel-0417.jpg", "flour-0431.jpg"]


@pytest.mark.parametrize("dialect", SAMPLES)
def test_what_a_dialect_reads_is_valid_and_comes_back_the_same(dialect):
    story = taken(dialect).story
    data = canonical.write(story)
    assert errors(canonical.validate(data, folder=None, name="article.xml")) == ()
    assert canonical.read(data) == story


@pytest.mark.parametrize("dialect", SAMPLES)
def test_the_same_input_gives_the_same_story(dialect):
    assert taken(dialect) == taken(dialect)


def test_canonical_xml_is_read_as_it_is():
    story = taken("nitf").story
    data = canonical.write(story)
    path = FOREIGN / "article.xml"
    assert dialect_of(data, path).name == "canonical"
    assert dialect_of(data, path).read(intake(data, "article.xml")).story == story


ENCODINGS = ("utf-8-sig", "utf-16")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("dialect", sorted(SAMPLES))
def test_byte_order_marks_and_line_ends_change_nothing(dialect, encoding):
    text = (FOREIGN / SAMPLES[dialect]).read_text(encoding="utf-8").replace("\n", "\r\n")
    if encoding == "utf-16":
        text = text.replace('encoding="UTF-8"', 'encoding="UTF-16"').replace('charset="utf-8"', 'charset="utf-16"')
    data = text.encode(encoding)
    path = FOREIGN / SAMPLES[dialect]
    assert dialect_of(data, path).name == dialect
    assert body_words(DIALECTS[dialect].read(intake(data, path.name)).story) == body_words(taken(dialect).story)


def fault_of(work: Callable[[], object]) -> MultipubError | None:
    """Do it; return the error of ours that stopped it.  Any other error fails the test."""
    try:
        work()
    except MultipubError as fault:
        return fault
    return None


def damaged(data: bytes, place: int, piece: bytes, cut: bool) -> bytes:
    place %= len(data)
    return data[:place] if cut else data[:place] + piece + data[place + len(piece) :]


@pytest.mark.parametrize("dialect", sorted(SAMPLES.keys() - {"html"}))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(place=st.integers(0, 10_000), piece=st.binary(max_size=8), cut=st.booleans())
def test_a_damaged_sample_is_a_story_or_one_clear_error(dialect, place, piece, cut):
    name = SAMPLES[dialect]
    data = damaged((FOREIGN / name).read_bytes(), place, piece, cut)
    fault = fault_of(lambda: canonical.write(DIALECTS[dialect].read(intake(data, name)).story))
    assert fault is None or fault.lines()


HOSTILE = {
    "nothing.xml": b"",
    "billion-laughs.xml": b'<!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><nitf><body>&b;</body></nitf>',
    "outside.xml": b'<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body>&a;</body></nitf>',
    "deep.xml": b"<nitf><body>" + b"<block>" * 50_000 + b"</block>" * 50_000 + b"</body></nitf>",
    "wide.xml": b"<nitf><body>" + b"<p/>" * 300_000 + b"</body></nitf>",
    "wrong-encoding.xml": '<?xml version="1.0" encoding="UTF-8"?><nitf><body>é</body></nitf>'.encode("latin-1"),
    "lost.xml": "<nitf><body><p>Caf\ufffd</p></body></nitf>".encode(),
    "deep.json": b'{"uri": "a", "bodies": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep-associations.json": b'{"uri": "a", "associations": ' * 500 + b"{}" + b"}" * 500,
    "broken.json": b'{"uri": "a", "headline": "b", ',
    "numbers.json": b'{"uri": "a", "headline": ' + b"9" * 10_000 + b"}",
    "kinds.json": b'{"uri": 3, "headlines": {"a": 1}, "bodies": "b", "associations": 7, "renditions": null}',
    "deep-html.json": json.dumps({"uri": "a", "headline": "b", "body_xhtml": "<div>" * 20_000 + "c"}).encode(),
    "yaml.md": b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\ntext",
    "deep-yaml.md": b"---\na: " + b"[" * 5_000 + b"\n---\ntext",
    "deep.md": b"> " * 20_000 + b"text",
    "cyclic.xml": b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><packageItem guid="a"><groupSet '
    b'root="r"><group id="r"><itemRef residref="a"/><groupRef idref="r"/></group></groupSet></packageItem></itemSet>'
    b"</newsMessage>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_one_clear_error(name):
    data, path = HOSTILE[name], Path(name)
    one = Intake(data=data, path=path, received=RECEIVED)
    fault = fault_of(lambda: dialect_of(data, path).read(one))
    assert fault is not None
    assert len(fault.lines()) == 1
    assert len(fault.lines()[0]) < 500


@pytest.mark.parametrize(
    ("name", "opening"), [("large.xml", b"<nitf><body><p>"), ("large.json", b'{"uri": "a", "byline": "')]
)
def test_fifty_megabytes_are_refused_at_once(name, opening):
    data, path = opening + b"x" * (70 * 1024 * 1024), Path(name)
    with pytest.raises(MultipubError, match="more than"):
        dialect_of(data, path).read(replace(intake(data, name), path=path))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word document"),
        (b"{\\rtf1 Words}", "Rich Text"),
        (b"PK\x03\x04" + bytes(90), "a package"),
        (b" \n ", "empty"),
    ],
)
def test_what_desks_have_and_no_dialect_reads_is_named(data, what):
    with pytest.raises(SourceError) as fault:
        dialect_of(data, Path("from-a-desk.docx"))
    assert what in str(fault.value)
    assert fault.value.hint
