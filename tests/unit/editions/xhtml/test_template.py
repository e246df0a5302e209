"""The XHTML template: what stands where, and how it is marked."""

from dataclasses import fields, replace

import pytest
from lxml import etree

from multipub.editions._xhtml import LANG, XHTML, Medium, article
from multipub.errors import EditionError
from multipub.model.blocks import Cell, Footnote, Heading, Infobox, Paragraph, Quote, Table
from multipub.model.manuscript import AltSource
from multipub.model.text import LangText, Link, NoteCall, Text
from multipub.wording.labels import labels_for
from support import arabic_manuscript, figure, full_manuscript, photo, words


def set_for(manuscript, medium=Medium.EPUB):
    return article(manuscript, image=lambda figure: f"images/{figure.id}.jpg", medium=medium)


def find(element, name, classes=None):
    return [one for one in element.iter(f"{{{XHTML}}}{name}") if classes in (None, one.get("class"))]


def only(element, name, classes=None):
    (found,) = find(element, name, classes)
    return found


def said(element):
    return "".join(element.itertext())


@pytest.fixture
def manuscript(tmp_path):
    return full_manuscript(tmp_path)


def with_body(manuscript, *body):
    return replace(manuscript, body=body)


PARAGRAPH = Paragraph(content=words("The council voted."))


@pytest.mark.parametrize("medium", list(Medium))
@pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["english", "arabic"])
def test_every_id_is_unique_and_every_reference_finds_one(medium, make, tmp_path):
    element = set_for(make(tmp_path), medium)
    ids = element.xpath("//@id")
    assert len(ids) == len(set(ids))
    references = [href[1:] for href in element.xpath("//@href") if href.startswith("#")]
    references += element.xpath("//@aria-labelledby | //@aria-details")
    assert set(references) <= set(ids)


@pytest.mark.parametrize("medium", list(Medium))
def test_two_pictures_with_one_id_get_an_id_each(manuscript, medium, tmp_path):
    twice = with_body(manuscript, figure(photo(tmp_path)), figure(photo(tmp_path)))
    ids = set_for(twice, medium).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_an_id_that_is_no_xml_name_becomes_one(manuscript, tmp_path):
    element = set_for(with_body(manuscript, replace(figure(photo(tmp_path)), id="1 a/b")))
    assert only(element, "figure").get("id") == "id-1-a-b"


def test_a_link_to_nowhere_in_the_article_stops_the_edition(manuscript):
    lost = Paragraph(content=(Link(target="#gone", content=words("there")),))
    with pytest.raises(EditionError, match="#gone"):
        set_for(with_body(manuscript, lost))


def test_a_character_that_xml_has_no_place_for_stops_the_edition(manuscript):
    with pytest.raises(EditionError, match="XML"):
        set_for(with_body(manuscript, Paragraph(content=words("a\x00b"))))


def test_words_of_the_labels_are_marked_as_ours(manuscript):
    element = set_for(manuscript)
    for one in element.xpath("//*[@data-words='ours']"):
        one.clear(keep_tail=True)
    said_without_ours = said(element)
    labels = manuscript.labels
    for name in ("end_of_article", "photo_not_supplied", "image_descriptions", "credits_and_rights", "permalink"):
        assert getattr(labels, name) not in said_without_ours


def test_labels_in_another_language_say_so_and_are_not_put_into_attributes(manuscript):
    turned = replace(manuscript, language="mt", labels=labels_for("mt"))
    assert turned.labels.language == "en"
    element = set_for(turned)
    assert only(element, "p", "end").get("lang") == "en"
    assert only(element, "p", "end").get(LANG) == "en"
    values = {value for one in element.iter() for value in one.attrib.values()}
    assert not values & {text for _, text in turned.labels.items()}


def test_direction_is_said_where_it_changes_and_only_there(manuscript):
    element = set_for(manuscript)
    arabic = only(element, "i")
    assert (arabic.get("lang"), arabic.get(LANG), arabic.get("dir")) == ("ar", "ar", "rtl")
    french = next(one for one in find(element, "p") if one.get("lang") == "fr")
    assert french.get("dir") is None


def test_who_is_quoted_stands_in_the_language_of_the_quotation(manuscript):
    quote = Quote(
        paragraphs=(Paragraph(content=words("«لكل حجر رقم.»")),), attribution=words("— أمل روسي"), language="ar"
    )
    element = only(set_for(with_body(manuscript, quote)), "blockquote")
    assert (element.get("lang"), element.get("dir")) == ("ar", "rtl")
    assert only(element, "footer").get("lang") is None


def test_the_sign_of_a_note_that_is_not_there_leads_nowhere(manuscript):
    element = set_for(with_body(manuscript, Paragraph(content=(Text("One"), NoteCall(note="gone", sign="1")))))
    sign = only(element, "sup", "noteref")
    assert said(sign) == "1"
    assert sign.get("href") is None


def test_alt_and_caption_may_be_in_two_languages(manuscript, tmp_path):
    picture = replace(figure(photo(tmp_path)), alt=LangText(text="قوارب", language="ar"))
    element = set_for(with_body(manuscript, picture))
    assert only(element, "img").get("lang") == "ar"
    assert only(element, "span", "caption").get("lang") is None


@pytest.mark.parametrize(
    ("before", "leads"),
    [((), True), ((PARAGRAPH,), True), ((PARAGRAPH, PARAGRAPH), False)],
    ids=["first", "second", "third"],
)
def test_a_picture_that_opens_the_story_leads_it(manuscript, tmp_path, before, leads):
    element = set_for(with_body(manuscript, *before, figure(photo(tmp_path)), PARAGRAPH))
    assert ("lead" in only(element, "figure").get("class").split()) is leads


def test_a_picture_higher_than_wide_is_a_portrait(manuscript, tmp_path):
    element = set_for(with_body(manuscript, figure(photo(tmp_path, size=(200, 300)))))
    assert "portrait" in only(element, "figure").get("class").split()


def test_a_picture_without_a_file_is_a_frame_named_by_its_alt(manuscript):
    element = set_for(with_body(manuscript, figure(None)))
    frame = only(element, "div", "no-photo")
    assert (frame.get("role"), frame.get("aria-label")) == ("img", "Boats at the quay, picture 1.")
    assert {one.get("data-words") for one in find(frame, "p")} == {"ours"}
    assert find(element, "img") == []


def test_the_frame_shows_an_alternative_text_only_where_the_caption_does_not_say_it(manuscript):
    other = LangText(text="Three boats.", language="en")
    authored = figure(None, alt=other, alt_source=AltSource.AUTHORED)
    for one, shown in ((figure(None), ["Photo not supplied"]), (authored, ["Photo not supplied", "Three boats."])):
        frame = only(set_for(with_body(manuscript, one)), "div", "no-photo")
        assert [said(line) for line in find(frame, "p")] == shown
        assert frame.get("aria-label") == one.alt.text


def test_a_decorative_picture_says_nothing(manuscript, tmp_path):
    silent = replace(
        figure(photo(tmp_path)),
        alt=LangText(text="", language="en"),
        alt_source=AltSource.DECORATIVE,
        caption=None,
        credit=None,
        decorative=True,
    )
    element = set_for(with_body(manuscript, silent))
    image = only(element, "img")
    assert image.get("alt") == ""
    assert not any(name.startswith("aria") for name in image.attrib)
    assert find(element, "figcaption") == []


def test_a_picture_and_its_extended_description_lead_to_each_other(manuscript):
    element = set_for(manuscript)
    image = next(one for one in find(element, "img") if one.get("aria-details"))
    description = only(element, "div", "description")
    assert image.get("aria-details") == description.get("id")
    assert only(element, "a", "details").get("href") == f"#{description.get('id')}"
    assert only(description, "a").get("href") == "#fig-2"


def test_a_description_leads_back_to_its_picture_where_the_picture_s_id_is_no_name_in_xml(manuscript, tmp_path):
    described = figure(photo(tmp_path), long_description=LangText(text="Two boats.", language="en"))
    element = set_for(with_body(manuscript, replace(described, id="7")))
    picture = only(element, "figure")
    assert only(element, "a", "return").get("href") == f"#{picture.get('id')}" != "#7"


def test_a_note_and_its_first_call_lead_to_each_other(manuscript):
    called_twice = Paragraph(
        content=(Text("One"), NoteCall(note="fn-1", sign="1"), Text(", two"), NoteCall(note="fn-1", sign="1"))
    )
    element = set_for(with_body(manuscript, called_twice, manuscript.body[-1]))
    first, second = find(element, "a", "noteref")
    assert first.get("id") != second.get("id")
    assert first.get("href") == second.get("href") == "#fn-1"
    back = only(element, "a", "back")
    assert back.get("href") == f"#{first.get('id')}"
    assert said(back) == "1"


def test_a_note_that_nobody_calls_stands_without_a_way_back(manuscript):
    note = Footnote(id="fn-9", paragraphs=(PARAGRAPH,))
    element = set_for(with_body(manuscript, PARAGRAPH, note))
    assert said(only(element, "aside", "footnote")) == "The council voted."


def test_a_table_of_more_than_twelve_rows_may_be_parted(manuscript):
    row = (Cell(content=words("a"), scope="row"), Cell(content=words("b"), columns=2))
    for rows, classes in ((12, "table"), (13, "table long")):
        table = Table(id="t", caption=(), head=(), bodies=((row,) * rows,))
        element = set_for(with_body(manuscript, table))
        assert find(element, "div", classes)
        assert find(element, "td")[0].get("colspan") == "2"


def test_a_table_of_more_than_five_columns_is_wide(manuscript):
    for columns, classes in ((5, "table"), (6, "table wide")):
        row = (Cell(content=words("a"), columns=2), *(Cell(content=words("b")),) * (columns - 2))
        table = Table(id="t", caption=(), head=(), bodies=((row,),))
        assert find(set_for(with_body(manuscript, table)), "div", classes)


def test_a_table_can_be_scrolled_by_keyboard_and_is_named_by_its_caption(manuscript):
    box = only(set_for(manuscript), "div", "table")
    assert (box.get("tabindex"), box.get("role")) == ("0", "group")
    assert said(only(box, "caption")) == "Cost of the work, in thousand crowns"
    assert box.get("aria-labelledby") == only(box, "caption").get("id")


def test_a_box_without_a_heading_is_named_by_our_label(manuscript):
    box = Infobox(id="box", heading=None, blocks=(PARAGRAPH,))
    assert only(set_for(with_body(manuscript, box)), "aside", "infobox").get("aria-label") == manuscript.labels.infobox


@pytest.mark.parametrize(("letters", "classes"), [(70, None), (71, "long")])
def test_a_headline_of_more_than_seventy_characters_is_long(manuscript, letters, classes):
    headline = only(set_for(replace(manuscript, headline="a" * letters)), "h1")
    assert headline.get("class") == classes
    assert headline.get("data-short") == manuscript.short_title


def test_every_body_heading_has_an_id_to_be_found_by(manuscript):
    headings = [Heading(level=2, content=words("Same"))] * 2
    element = set_for(with_body(manuscript, *headings))
    ids = [one.get("id") for one in find(element, "h2")]
    assert None not in ids
    assert len(set(ids)) == len(ids)


def test_print_has_no_attributes_that_only_a_browser_reads(manuscript):
    markup = etree.tostring(set_for(manuscript, Medium.PRINT), encoding="unicode")
    for attribute in ("epub:type", "tabindex", "aria-labelledby", "aria-details", "doc-"):
        assert attribute not in markup


def test_only_an_epub_has_the_types_of_epub(manuscript):
    assert "epub:type" in etree.tostring(set_for(manuscript, Medium.EPUB), encoding="unicode")
    assert "idpf.org" not in etree.tostring(set_for(manuscript, Medium.PAGE), encoding="unicode")


def test_the_words_are_the_same_in_every_medium(manuscript):
    assert len({said(set_for(manuscript, medium)) for medium in Medium}) == 1


def test_no_field_of_the_manuscript_that_a_reader_should_meet_is_left_out(manuscript):
    element = set_for(manuscript)
    met = said(element) + " ".join(value for one in element.iter() for value in one.attrib.values())
    silent = {"guid", "house", "source_name"}
    for field in fields(manuscript):
        value = getattr(manuscript, field.name)
        if isinstance(value, str) and field.name not in silent:
            assert value in met, field.name
