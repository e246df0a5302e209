"""Liberal in: a bare text is completed.  Strict: what cannot be read is told at once, all of it, with lines."""

import pytest
from canonical_base import base_story, place_photos
from canonical_cases import edit
from lxml import etree

from multipub import canonical
from multipub.errors import SourceError, SourceFaults
from multipub.model.blocks import Paragraph, Placement
from multipub.model.story import AuthoredAlt
from multipub.model.text import LangText, plain

BARE = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:x.example:tram:en" version="3" xml:lang="en"
          standard="NewsML-G2" standardversion="2.30">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <provider literal="x.example"><name>Valley Post</name></provider>
    <versionCreated>2026-05-02T17:30:00+0200</versionCreated>
    <link rel="irel:prevVersion" residref="urn:newsml:x.example:tram:en" version="2"/>
  </itemMeta>
  <contentMeta><genre qcode="genre:Current"/></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml">
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><article>
      <header><h1>The tram
         rings again</h1><p class="deck">From Monday.</p><p class="byline">By Ines Duarte</p></header>
      <p>It <b/>rang.</p>
      %s
    </article></body></html>
  </inlineXML></contentSet>
</newsItem>
"""
FIGURE = """<figure><img src="media/tram.jpg" alt="A tram with its bell."/>
  <figcaption>A red tram at the mill. [Lina Haddad/Coastal Press]</figcaption></figure>"""


def bare(inside="", *, words="It rang."):
    return (BARE % inside).replace("It <b/>rang.", words).encode()


def test_a_bare_text_becomes_a_whole_story(tmp_path):
    story = canonical.read(bare(FIGURE), folder=place_photos(tmp_path))
    (article,) = story.articles
    assert (story.guid, story.version, story.language) == ("urn:newsml:x.example:tram", 3, "en")
    assert story.created.isoformat() == "2026-05-02T17:30:00+02:00"
    assert story.previous is not None
    assert story.previous.version == 2
    assert (article.headline, article.deck, article.byline) == (
        "The tram rings again",
        "From Monday.",
        "By Ines Duarte",
    )
    assert article.body == (
        Paragraph(content=article.body[0].content),
        Placement(id="en-fig-1", picture="urn:newsml:x.example:tram:en:en-fig-1"),
    )
    assert plain(article.body[0].content) == "It rang."


def test_the_figure_of_a_bare_text_becomes_a_picture_with_its_words_and_its_measured_file(tmp_path):
    (picture,) = canonical.read(bare(FIGURE), folder=place_photos(tmp_path)).pictures
    assert picture.captions == (LangText(text="A red tram at the mill.", language="en"),)
    assert picture.credit_lines == (LangText(text="Lina Haddad/Coastal Press", language="en"),)
    assert picture.alts == (AuthoredAlt(text="A tram with its bell.", language="en"),)
    assert [party.literal for party in (*picture.creators, *picture.sources)] == ["Lina Haddad", "Coastal Press"]
    assert picture.file is not None
    assert (picture.file.media_type, picture.file.width, picture.file.height) == ("image/jpeg", 64, 40)


def test_a_completed_story_is_whole_when_it_is_written(tmp_path):
    story = canonical.read(bare(FIGURE), folder=place_photos(tmp_path))
    data = canonical.write(story)
    assert canonical.read(data) == story
    errors = [one for one in canonical.validate(data, folder=tmp_path, name="x.xml") if one.severity == "error"]
    assert errors == []


def test_an_alt_that_is_the_caption_again_is_nobodys_own(tmp_path):
    figure = FIGURE.replace("A tram with its bell.", "A red tram at the mill.").replace(
        '<img src="media/tram.jpg"', "<img"
    )
    with pytest.raises(SourceFaults):
        canonical.read(bare(figure))
    without_file = figure.replace('<img alt="A red tram at the mill."/>', "")
    (picture,) = canonical.read(bare(without_file)).pictures
    assert picture.alts == ()
    assert picture.file is None


def test_figures_of_a_bare_text_need_a_folder_and_a_photo_in_it(tmp_path):
    with pytest.raises(SourceFaults, match="1 fault") as caught:
        canonical.read(bare(FIGURE))
    assert "no folder to look for it" in caught.value.lines()[0]
    with pytest.raises(SourceFaults) as caught:
        canonical.read(bare(FIGURE), folder=tmp_path)
    assert caught.value.findings[0].rule == "CAN-D01"


def test_a_message_with_texts_alone_is_completed():
    root = etree.fromstring(canonical.write(base_story()))
    edit(root, {"at": "//g:packageItem", "remove": True})
    story = canonical.read(etree.tostring(root))
    assert [article.language for article in story.articles] == ["en", "ar"]
    assert story.articles == base_story().articles
    assert story.pictures == base_story().pictures
    assert story.guid == base_story().guid


def test_validation_asks_for_the_whole_form():
    (finding,) = canonical.validate(bare(), folder=None, name="bare.xml")
    assert finding.rule == "CAN-S00"
    assert "multipub import" in finding.hint


def test_what_a_bare_body_holds_beyond_the_profile_is_told_and_never_left_out():
    wild = """<div>One</div><p style="x">Two <font>three</font></p>loose words<ul><p>four</p></ul>
      <table><tr><td><marquee>five</marquee></td></tr></table><script>six()</script>"""
    with pytest.raises(SourceFaults) as caught:
        canonical.read(bare(wild))
    told = "\n".join(caught.value.lines())
    for fault in ("<div>", "style", "<font>", "loose words", "<p> stands among", "<marquee>", "<script>"):
        assert fault in told
    assert all(finding.line for finding in caught.value.findings)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('guid="urn:newsml:x.example:tram:en" ', "", "no guid"),
        (' xml:lang="en"', "", "no language"),
        ('<provider literal="x.example"><name>Valley Post</name></provider>', "", "no <provider>"),
        ("2026-05-02T17:30:00+0200", "yesterday", "no date and time"),
        ("2026-05-02T17:30:00+0200", "2026-05-02T17:30:00", "no time zone"),
        ("<h1>The tram\n         rings again</h1>", "", "no <headline>"),
        ('version="3"', 'version="three"', "no number"),
    ],
)
def test_what_a_text_cannot_do_without_is_a_fault_with_its_line(old, new, said):
    data = bare().decode().replace(old, new).encode()
    with pytest.raises(SourceFaults) as caught:
        canonical.read(data, name="bare.xml")
    assert any(said in line and line.startswith("bare.xml:") for line in caught.value.lines())


def test_all_faults_of_a_canonical_file_are_told_and_not_the_first():
    root = etree.fromstring(canonical.write(base_story()))
    for change in (
        {"at": "//g:packageItem/g:itemMeta/g:versionCreated", "text": "yesterday"},
        {"at": "(//h:p)[5]", "attribute": "style", "value": "x"},
        {"at": "(//h:figure)[1]", "before": "<div/>"},
        {"at": "//g:newsItem[4]/g:contentMeta", "append": "<g:genre/>"},
        {"at": "//g:newsItem[5]/g:contentMeta", "append": "<g:audience/>"},
    ):
        edit(root, change)
    with pytest.raises(SourceFaults) as caught:
        canonical.read(etree.tostring(root), name="article.xml")
    told = caught.value.lines()
    assert len(told) == 5
    for words in ("<versionCreated>", "style", "<div>", "<genre>", "<audience>"):
        assert sum(words in line for line in told) == 1


def test_an_error_of_structure_is_a_source_error_with_the_public_exit_code():
    with pytest.raises(SourceError) as caught:
        canonical.read(b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>')
    assert caught.value.exit_code == 3


def test_words_are_read_in_normal_form_with_white_space_collapsed():
    data = bare(words="Cafe\u0301\n   open\u00a0\u00a0late").decode()
    (article,) = canonical.read(data.encode()).articles
    assert plain(article.body[0].content) == "Café open\u00a0\u00a0late"
