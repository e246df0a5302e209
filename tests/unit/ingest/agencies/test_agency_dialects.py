"""What each agency dialect understands beyond the common story: status, versions, packages, markup, lone photos."""

import base64
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from multipub import canonical
from multipub.errors import SourceError
from multipub.ingest import Intake, Intaken, dialect_of
from multipub.model.blocks import Footnote, Gallery, Heading, Infobox, ListBlock, Paragraph, Placement, Quote, Table
from multipub.model.findings import errors
from multipub.model.story import PubStatus
from multipub.model.text import Link, NoteCall, plain

RECEIVED = datetime(2026, 4, 20, 9, tzinfo=UTC)
G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def read(source: str | bytes, name: str = "wire.xml") -> Intaken:
    data = source.encode() if isinstance(source, str) else source
    taken = dialect_of(data, Path(name)).read(Intake(data=data, path=Path(name), received=RECEIVED))
    written = canonical.write(taken.story)
    assert errors(canonical.validate(written, folder=None, name=name)) == ()
    assert canonical.read(written) == taken.story
    return taken


def item(content: str, meta: str = "", item_meta: str = "", attributes: str = 'guid="urn:x:1" version="1"') -> str:
    return (
        f'<newsItem {G2} {attributes} xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>'
        f"<versionCreated>2026-04-18T10:00:00Z</versionCreated>{item_meta}</itemMeta>"
        f"<contentMeta><headline>Tide gate opens</headline>{meta}</contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def picture(meta: str, guid: str = "urn:x:pic") -> str:
    return (
        f'<newsItem guid="{guid}" xml:lang="en"><itemMeta><itemClass qcode="ninat:picture"/>'
        f"<versionCreated>2026-04-18T10:00:00Z</versionCreated></itemMeta><contentMeta>{meta}</contentMeta>"
        '<contentSet><remoteContent href="a.jpg" contenttype="image/jpeg" width="10"/></contentSet></newsItem>'
    )


def message(*items: str) -> str:
    return f"<newsMessage {G2}><itemSet>{''.join(items)}</itemSet></newsMessage>"


XHTML = '<inlineXML contenttype="application/xhtml+xml">{}</inlineXML>'
TEXT = "<p>The gate opened at dawn, and two boats went through.</p>"


@pytest.mark.parametrize(
    "content",
    [
        XHTML.format(f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{TEXT}</body></html>'),
        XHTML.format(f'<html xmlns=""><body>{TEXT}</body></html>'),
        XHTML.format(f"<html><body>{TEXT}</body></html>"),
        XHTML.format(f"<div><section>{TEXT}</section></div>"),
        XHTML.format(TEXT.replace("<", "&lt;")),
        f"<inlineXML><nitf><body><body.content>{TEXT}</body.content></body></nitf></inlineXML>",
        f"<inlineXML><body.content>{TEXT}</body.content></inlineXML>",
        f'<inlineData contenttype="text/html">{TEXT.replace("<", "&lt;")}</inlineData>',
        f'<inlineData contenttype="text/html"><![CDATA[{TEXT}]]></inlineData>',
        f'<inlineData encoding="base64">{base64.b64encode(TEXT.encode()).decode()}</inlineData>',
        '<inlineData contenttype="text/plain">The gate opened at dawn, and two boats went through.</inlineData>',
    ],
)
def test_a_body_is_read_in_whatever_wrapping_it_comes(content):
    (block,) = read(item(content)).story.articles[0].body
    assert isinstance(block, Paragraph)
    assert plain(block.content) == "The gate opened at dawn, and two boats went through."


def test_embargo_version_status_urgency_and_words_to_the_desk_are_kept():
    management = (
        "<firstCreated>2026-04-18T08:00:00+0100</firstCreated><embargoed>2026-04-19T06:00:00+02:00</embargoed>"
        '<pubStatus qcode="stat:withheld"/><edNote>Gate number corrected</edNote><edNote>Call the desk</edNote>'
        '<signal qcode="sig:correction"/><link rel="irel:prevVersion" residref="urn:x:1" version="3"/>'
    )
    described = (
        '<urgency>2</urgency><slugline>TIDE-GATE</slugline><subject qcode="medtop:20000331"><name>food</name></subject>'
    )
    source = item(XHTML.format(TEXT), described, management, 'guid="urn:x:1" version="4"')
    story = read(source).story
    article = story.articles[0]
    assert article.embargoed == datetime.fromisoformat("2026-04-19T06:00:00+02:00")
    assert article.first_created == datetime.fromisoformat("2026-04-18T08:00:00+01:00")
    assert (article.version, article.previous.version, article.urgency) == (4, 3, 2)
    assert article.status is PubStatus.WITHHELD
    assert [one.text for one in article.corrections] == ["Gate number corrected"]
    assert [one.text for one in article.notes] == ["Call the desk"]
    assert article.subjects[0].qcode == "medtop:20000331"
    assert article.slugline == "TIDE-GATE"


def test_a_correction_that_says_nothing_is_told_to_the_desk():
    article = read(item(XHTML.format(TEXT), item_meta='<signal qcode="sig:correction"/>')).story.articles[0]
    assert article.corrections == ()
    assert "without saying what" in article.notes[0].text


def test_an_embargo_that_had_ended_is_left_out_and_told():
    taken = read(item(XHTML.format(TEXT), item_meta="<embargoed>2026-04-01T00:00:00Z</embargoed>"))
    assert taken.story.articles[0].embargoed is None
    assert [one.what for one in taken.removed] == ["embargo"]


def test_the_codes_that_a_file_does_not_explain_stay_as_keywords():
    described = (
        '<subject qcode="house:77"><name>Tides</name></subject><subject type="cpnat:person">'
        "<name>Ada Moss</name></subject>"
    )
    article = read(item(XHTML.format(TEXT), described)).story.articles[0]
    assert article.subjects == ()
    assert article.keywords == ("Tides", "Ada Moss")


def test_a_credit_in_caption_and_field_is_one_credit_and_both_raw_lines_are_kept():
    meta = (
        "<creator><name>Clara Stone</name></creator><creditline>Clara Stone/Coastal Press</creditline>"
        '<description role="drol:caption">A gate. Photo: Clara Stone/Coastal Press</description>'
    )
    (photo,) = read(message(picture(meta))).story.pictures
    assert photo.captions[0].text == "A gate."
    assert [one.text for one in photo.credit_lines] == ["Clara Stone/Coastal Press"]
    assert [one.text for one in photo.raw_credits] == ["Photo: Clara Stone/Coastal Press", "Clara Stone/Coastal Press"]


def test_a_credit_field_that_says_more_adds_to_the_line():
    meta = (
        "<creditline>Meridian News Agency</creditline>"
        '<description role="drol:caption">A gate. (Clara Stone/Coastal Press)</description>'
    )
    (photo,) = read(message(picture(meta))).story.pictures
    assert photo.credit_lines[0].text == "Clara Stone/Coastal Press/Meridian News Agency"


def test_a_photo_without_a_credit_gets_none():
    (photo,) = read(message(picture('<description role="drol:caption">A gate at dawn.</description>'))).story.pictures
    assert (photo.credit_lines, photo.raw_credits, photo.creators, photo.sources) == ((), (), (), ())


@pytest.mark.parametrize("alt", ["a.jpg", "A gate at dawn.", "IMG_2041"])
def test_an_alternative_text_that_describes_nothing_is_none(alt):
    meta = (
        f'<description role="drol:caption">A gate at dawn.</description><description role="x:alt">{alt}</description>'
    )
    (photo,) = read(message(picture(meta))).story.pictures
    assert photo.alts == ()


def test_a_photo_alone_is_a_story_that_shows_it():
    meta = '<headline>Gate at dawn</headline><description role="drol:caption">A gate at dawn.</description>'
    story = read(message(picture(meta))).story
    assert story.articles[0].headline == "Gate at dawn"
    assert isinstance(story.articles[0].body[0], Placement)


def test_photos_that_no_figure_shows_stand_at_the_head_and_in_a_gallery():
    caption = '<description role="drol:caption">{}</description>'
    photos = [picture(caption.format(words), f"urn:x:{words}") for words in ("One gate.", "Two gates.", "Three gates.")]
    text = item(XHTML.format(TEXT)).replace(f" {G2}", "")
    first, _, last = read(message(text, *photos)).story.articles[0].body
    assert isinstance(first, Placement)
    assert isinstance(last, Gallery)
    assert len(last.figures) == 2


def test_two_languages_are_one_story_with_one_photo():
    caption = '<description role="drol:caption">A gate at dawn.</description>'
    english = item(XHTML.format(TEXT)).replace(f" {G2}", "")
    german = english.replace('"en"', '"de"').replace("urn:x:1", "urn:x:2").replace("Tide gate opens", "Schleuse offen")
    story = read(message(english, german, picture(caption))).story
    assert [(one.language, one.headline) for one in story.articles] == [
        ("en", "Tide gate opens"),
        ("de", "Schleuse offen"),
    ]
    assert len(story.pictures) == 1


def test_several_stories_in_one_language_are_one_clear_error():
    one = item(XHTML.format(TEXT)).replace(f" {G2}", "")
    with pytest.raises(SourceError, match="two in one language"):
        read(message(one, one.replace("urn:x:1", "urn:x:2")))


def test_the_newest_version_of_an_item_counts():
    one = item(XHTML.format(TEXT)).replace(f" {G2}", "")
    newer = one.replace('version="1"', 'version="2"').replace("two boats", "six boats")
    (block,) = read(message(one, newer)).story.articles[0].body
    assert "six boats" in plain(block.content)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (f'<knowledgeItem {G2} guid="a"/>', "knowledge item"),
        (f'<planningItem {G2} guid="a"/>', "planning item"),
        (f'<packageItem {G2} guid="a"><groupSet/></packageItem>', "holds none of them"),
        (message(picture("").replace("picture", "video")), "video item"),
        (message(picture("")), "picture item without a text or a caption"),
        ("<NewsML><NewsItem><NewsComponent/></NewsItem></NewsML>", "no text"),
        ("<nitf><body/></nitf>", "no article"),
    ],
)
def test_what_is_no_article_is_one_clear_error_that_says_what_it_is(source, said):
    with pytest.raises(SourceError, match=said):
        read(source)


def test_body_markup_becomes_blocks():
    markup = (
        "<h3>Why</h3><ul><li>One<ul><li>Inner</li></ul></li><li><p>Two</p></li></ul>"
        '<blockquote><p>We waited.</p><footer>Ada Moss</footer></blockquote><div class="INFOBOX">'
        "<h2>Facts</h2><p>1931</p></div>"
        "<table><tr><td>Gate</td><td>Width</td></tr><tr><td>North</td><td>9 m</td></tr></table>"
        '<p>See <a href="https://example.org/g">the map</a> and <a href="javascript:x()">this</a>.<br/><br/>Loose.</p>'
        "loose words<script>alert(1)</script><h5>Then</h5><p>End.</p>"
    )
    article = read(item(XHTML.format(f"<html><body>{markup}</body></html>"))).story.articles[0]
    kinds = [type(one) for one in article.body]
    assert kinds == [Heading, ListBlock, Quote, Infobox, Table, *[Paragraph] * 3, Heading, Paragraph]
    assert [one.level for one in article.body if isinstance(one, Heading)] == [2, 3]
    assert plain(article.body[2].attribution) == "Ada Moss"
    assert [cell.scope for cell in article.body[4].head[0]] == ["col", "col"]
    links = [one.target for one in article.body[5].content if isinstance(one, Link)]
    assert links == ["https://example.org/g"]
    assert plain(article.body[5].content) == "See the map and this."


def test_a_footnote_below_the_text_is_called_from_it():
    markup = '<p>Open.<a class="noteref" href="#n1">1</a></p><aside class="footnote" id="n1"><p>Since 1931.</p></aside>'
    paragraph, note = read(item(XHTML.format(f"<html><body>{markup}</body></html>"))).story.articles[0].body
    assert isinstance(note, Footnote)
    assert paragraph.content[-1] == NoteCall(note=note.id, sign="1")


def test_nitf_with_a_doctype_and_named_characters_is_read():
    source = (
        '<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf><head><docdata><date.issue norm="20260418T100000Z"/>'
        '<date.release norm="20260419T100000Z"/><du-key key="GATE" version="2"/></docdata></head>'
        "<body><body.head><hedline>"
        "<hl1>Caf&eacute; &ndash; open</hl1></hedline></body.head><body.content><p>Open&nbsp;now.</p>"
        '<media media-type="image"><media-reference source="s.jpg" width="10"/>'
        '<media-reference source="l.jpg" width="90"/>'
        "<media-caption>A cup.</media-caption><media-producer>Clara Stone</media-producer></media>"
        "</body.content></body></nitf>"
    )
    taken = read(source)
    article = taken.story.articles[0]
    assert article.headline == "Café – open"
    assert plain(article.body[0].content) == "Open\u00a0now."
    assert article.embargoed == datetime(2026, 4, 19, 10, tzinfo=UTC)
    assert article.version == 2
    assert taken.photos[0].references == ("l.jpg", "s.jpg")
    assert taken.story.pictures[0].credit_lines[0].text == "Clara Stone"


def ninjs(**values: object) -> str:
    return json.dumps({"uri": "urn:x:n", "versioncreated": "2026-04-18T10:00:00Z", "language": "en", **values})


@pytest.mark.parametrize(
    "values",
    [
        {"headline": "Gate", "body_xhtml": TEXT},
        {"headline": "Gate", "body_text": "The gate opened at dawn, and two boats went through."},
        {"headlines": [{"role": "main", "value": "Gate"}], "bodies": [{"contentType": "text/html", "value": TEXT}]},
        {"headline": "Gate", "description_text": "The gate opened at dawn, and two boats went through."},
    ],
)
def test_every_version_of_ninjs_is_read(values):
    article = read(ninjs(type="text", **values), "wire.json").story.articles[0]
    assert article.headline == "Gate"
    assert plain(article.body[0].content) == "The gate opened at dawn, and two boats went through."


def test_ninjs_1_associations_and_renditions_are_maps():
    photo = {
        "type": "picture",
        "byline": "Clara Stone",
        "description_text": "A gate.",
        "renditions": {"small": {"href": "s.jpg", "width": 9}, "main": {"href": "m.jpg", "width": 90}},
    }
    taken = read(ninjs(type="text", headline="Gate", body_xhtml=TEXT, associations={"main": photo}), "wire.json")
    assert taken.photos[0].references == ("m.jpg", "s.jpg")
    assert taken.story.pictures[0].credit_lines[0].text == "Clara Stone"


@pytest.mark.parametrize("kind", ["video", "audio", "event"])
def test_a_ninjs_item_that_is_no_article_says_what_it_is(kind):
    with pytest.raises(SourceError, match=kind):
        read(ninjs(type=kind, headline="Gate", body_text="Words."), "wire.json")


def test_markdown_without_front_matter_takes_its_first_heading_as_headline():
    taken = read("# Gate opens\n\nTwo boats went *through*.\n\n- one\n- two\n", "gate.md")
    article = taken.story.articles[0]
    assert article.headline == "Gate opens"
    assert [type(one) for one in article.body] == [Paragraph, ListBlock]


def test_markdown_reads_toml_front_matter_and_the_photo_it_names():
    front = (
        '+++\ntitle = "Gate"\ndate = 2026-04-18\nlang = "en"\nimage = "g.jpg"\nimage_caption = "A '
        'gate."\n+++\n\nWords.\n'
    )
    taken = read(front, "gate.md")
    assert taken.story.articles[0].created == datetime(2026, 4, 18, tzinfo=UTC)
    assert taken.photos[0].references == ("g.jpg",)
    assert taken.story.pictures[0].captions[0].text == "A gate."


def test_a_file_that_is_no_edition_of_ours_says_so():
    with pytest.raises(SourceError, match=r"carries no canonical XML|cannot be opened|damaged|no edition"):
        read(b"%PDF-1.7\n%%EOF", "x.pdf")
