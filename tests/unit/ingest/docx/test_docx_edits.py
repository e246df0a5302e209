"""Every edit that a desk makes in Word comes home as exactly that change, and as nothing else."""

import copy
import io
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from desk_in_word import TRACKED, W, Word, new_paragraph, run, tracked
from lxml import etree
from PIL import Image

from multipub import canonical
from multipub.editions.docx import write
from multipub.errors import MissingWords
from multipub.ingest import Intake, Intaken, dialect_of
from multipub.model.findings import errors
from multipub.model.story import Article
from multipub.model.text import plain
from multipub.wording import settle
from presses import quick_press
from stories import CASES, SAMPLES, edition

RECEIVED = datetime(2127, 1, 1, tzinfo=UTC)
HARBOUR = next(case for case in CASES if str(case) == "harbour-en")
STORY = canonical.read((SAMPLES / "harbour" / "article.xml").read_bytes())
LEDGER = "A page of the wharf ledger"
SKIPPERS = "Skippers who lost a place"


@cache
def untouched() -> bytes:
    return edition(HARBOUR, "docx").read_bytes()


def home(word: Word, **options) -> Intaken:
    data, path = word.saved(), Path("edited.docx")
    return dialect_of(data, path).read(Intake(data=data, path=path, received=RECEIVED, **options))


def english(taken: Intaken) -> Article:
    article = taken.story.article("en")
    assert article is not None
    return article


def jpeg(colour: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(buffer, "JPEG")
    return buffer.getvalue()


def change_a_caption(word: Word) -> None:
    word.replace("raises his hand", "lifts his hand")


def change_an_alt(word: Word) -> None:
    drawings = list(word.document.iter("{*}docPr"))
    drawings[0].set("descr", "Three boats at a stone wharf, the sun low behind them.")


def change_a_credit(word: Word) -> None:
    word.replace("Peter Marshall/Pool/Coastal Press", "Bo Ray/Coastal Press", "Credit")


def delete_a_photo(word: Word) -> None:
    word.delete_figure(LEDGER)


def move_a_photo(word: Word) -> None:
    caption = word.paragraph(LEDGER)
    lines = (caption.getprevious(), caption, caption.getnext())
    place = word.paragraph("The council meets again")
    for line in reversed(lines):
        place.addnext(line)


def add_a_paragraph(word: Word) -> None:
    word.type_after(word.paragraph(SKIPPERS), "Nobody has asked for a second berth so far.")


def add_a_paragraph_in_the_style_of_ours(word: Word) -> None:
    made = word.type_after(word.paragraph("End of article"), "")
    words = run("A late line, typed below the end.")
    etree.SubElement(words, f"{W}rPr").append(etree.Element(f"{W}rStyle", {f"{W}val": "AddedWords"}))
    words.insert(0, words[-1])
    made.append(words)


def move_a_paragraph(word: Word) -> None:
    word.paragraph("What it costs").addprevious(word.paragraph(SKIPPERS))


def insert_tracked(word: Word) -> None:
    word.paragraph(SKIPPERS).append(tracked("ins", " The lot is public."))


def delete_tracked(word: Word) -> None:
    line = word.paragraph("The council pays two thirds")
    words = next(one for one in line.iter(f"{W}r") if "cooperative" in "".join(one.itertext()))
    word.replace(" The fishing cooperative pays the rest.", "")
    words.addnext(tracked("del", " The fishing cooperative pays the rest."))


def change_the_headline(word: Word) -> None:
    word.replace("votes to reopen", "decides to reopen", "Heading1")


def change_the_byline(word: Word) -> None:
    word.replace("Martin Hale", "Ada Moss", "Byline")


def change_a_cell(word: Word) -> None:
    word.replace("1,450", "1,480", "TableText")


def add_a_row(word: Word) -> None:
    row = next(one for one in word.document.iter(f"{W}tr") if "Lights" in "".join(one.itertext()))
    made = copy.deepcopy(row)
    for text, words in zip(made.iter(f"{W}t"), ("Ladders", "12", "14"), strict=True):
        text.text = words
    row.addnext(made)


def change_an_entry(word: Word) -> None:
    word.replace("on the north side only", "on the south side only", "ListBullet")


def add_an_entry(word: Word) -> None:
    line = word.paragraph("Fuel is sold")
    made = copy.deepcopy(line)
    next(made.iter(f"{W}t")).text = "Dogs stay on board."
    line.addnext(made)


def change_a_quotation(word: Word) -> None:
    word.replace("harbour master", "wharf master", "QuoteAttribution")


def change_the_infobox(word: Word) -> None:
    word.replace("214 metres", "216 metres", "InfoboxListBullet")


def change_a_footnote(word: Word) -> None:
    word.change_part("word/footnotes.xml", lambda data: data.replace(b"39", b"41"))


def emphasise_words(word: Word) -> None:
    line = word.paragraph(SKIPPERS)
    for one in line.iter(f"{W}r"):
        properties = one.find(f"{W}rPr")
        properties = etree.SubElement(one, f"{W}rPr") if properties is None else properties
        one.insert(0, properties)
        etree.SubElement(properties, f"{W}i")


def make_a_subhead(word: Word) -> None:
    word.paragraph("The council pays two thirds").find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Heading4")


def change_the_rights(word: Word) -> None:
    word.replace("© 2026 Harbour Times. ", "© 2027 Harbour Times. ", "Credits")


def comment_on_a_paragraph(word: Word) -> None:
    word.comment(word.paragraph(SKIPPERS), "Ada Moss", "Ask the harbour office.")


def mark_as_decorative(word: Word) -> None:
    properties = list(word.document.iter("{*}docPr"))[2]
    properties.set("descr", "")
    ns = "http://schemas.openxmlformats.org/drawingml/2006/main"
    extension = etree.SubElement(etree.SubElement(properties, f"{{{ns}}}extLst"), f"{{{ns}}}ext")
    made = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
    etree.SubElement(extension, made, {"val": "1"})


EDITS: dict[str, list[str]] = tomllib.loads((Path(__file__).with_name("edits.toml")).read_text("utf-8"))
"""What each edit comes home as."""


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_comes_home_as_exactly_that_change(edit):
    word = Word(untouched())
    globals()[edit](word)
    taken = home(word)
    assert [str(change) for change in taken.changes] == EDITS[edit]
    assert taken.before == STORY
    data = canonical.write(taken.story)
    assert errors(canonical.validate(data, folder=None, name="article.xml")) == ()
    assert canonical.read(data) == taken.story


def test_an_edited_story_is_the_next_version_of_what_it_was():
    word = Word(untouched())
    change_the_headline(word)
    taken = home(word)
    story, article, before = taken.story, english(taken), STORY.article("en")
    assert before is not None
    assert (story.version, article.version) == (STORY.version + 1, before.version + 1)
    assert story.previous is not None
    assert story.previous.version == STORY.version
    assert article.previous is not None
    assert article.previous.version == before.version
    assert story.created == article.created == RECEIVED
    assert article.notes[-1].text.startswith("Edited as a Word document after version")
    assert "decides" in article.notes[-1].text


def test_a_translation_is_kept_and_flagged_as_stale():
    word = Word(untouched())
    add_a_paragraph(word)
    taken = home(word)
    arabic, before = taken.story.article("ar"), STORY.article("ar")
    assert arabic is not None
    assert before is not None
    assert arabic.body == before.body
    assert arabic.version == before.version
    assert [note.role for note in arabic.notes] == ["mp:translation-stale"]
    assert [finding.rule for finding in taken.findings] == ["HOM-1"]


def test_a_comment_is_a_note_to_the_desk_with_its_author_and_place():
    word = Word(untouched())
    comment_on_a_paragraph(word)
    taken = home(word)
    note = english(taken).notes[-1]
    assert note.role == "mp:comment"
    assert note.text.startswith("Comment by Ada Moss at “Skippers who lost a place in the storm")
    assert note.text.endswith(": Ask the harbour office.")
    assert taken.story.version == STORY.version + 1


def test_a_resolved_comment_is_no_note():
    word = Word(untouched())
    comment_on_a_paragraph(word)
    ns = "http://schemas.microsoft.com/office/word/2010/wordml"
    marked = word.parts["word/comments.xml"].replace(b"<w:p>", f'<w:p xmlns:w14="{ns}" w14:paraId="0A">'.encode())
    word.parts["word/comments.xml"] = marked
    extended = '<e:commentsEx xmlns:e="http://schemas.microsoft.com/office/word/2012/wordml">'
    extended += '<e:commentEx e:paraId="0A" e:done="1"/></e:commentsEx>'
    word.relate("commentsExtended", "commentsExtended.xml", extended.encode())
    taken = home(word)
    assert taken.story == STORY
    assert [guess.words for guess in taken.removed] == ["Ask the harbour office."]


@pytest.mark.parametrize("edit", [insert_tracked, delete_tracked])
def test_tracked_changes_that_are_rejected_never_were(edit):
    word = Word(untouched())
    edit(word)
    taken = home(word, tracked="reject")
    assert taken.story == STORY
    assert taken.guesses[0].reason == "taken as rejected"
    assert "Ada Moss" in taken.guesses[0].what


def test_a_tracked_move_and_a_tracked_format_are_settled():
    word = Word(untouched())
    line = word.paragraph(SKIPPERS)
    gone, come = etree.Element(f"{W}moveFrom", TRACKED), etree.Element(f"{W}moveTo", TRACKED)
    other = word.paragraph("Nobody c")
    for one in line.findall(f"{W}r"):
        come.append(copy.deepcopy(one))
        gone.append(one)
    line.append(gone)
    etree.SubElement(etree.SubElement(line[0], f"{W}rPr"), f"{W}del", TRACKED)
    made = new_paragraph("", "Normal")
    made.append(come)
    other.addnext(made)
    assert [change.kind.value for change in home(word).changes] == ["moved"]
    assert home(word, tracked="reject").story == STORY


def test_a_tracked_paragraph_mark_joins_two_paragraphs():
    word = Word(untouched())
    line = word.paragraph(SKIPPERS)
    line.find(f"{W}pPr").append(etree.Element(f"{W}rPr"))
    line.find(f"{W}pPr/{W}rPr").append(etree.Element(f"{W}del", TRACKED))
    line.getnext().find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Normal")
    words = [plain(one.content) for one in english(home(word)).body if hasattr(one, "content")]
    assert any("on 4 May.What changes" in one for one in words)
    assert home(word, tracked="reject").changes != ()


def test_a_new_photo_comes_home_with_its_words_and_its_file():
    word = Word(untouched())
    line = word.picture(jpeg("red"), "A red boat on a trailer.", word.paragraph(SKIPPERS))
    caption = word.type_after(line, "The first boat waits on its trailer. (Bo Ray/Coastal Press)", "Caption")
    assert caption is not None
    taken = home(word)
    assert [str(one) for one in taken.changes] == [
        "en: photo in the text 2 added: “photo “The first boat waits on its trailer.””",
        "photo “The first boat waits on its trailer.”: photo added",
    ]
    picture = taken.story.pictures[-1]
    assert picture.alts[0].text == "A red boat on a trailer."
    assert (picture.captions[0].text, picture.credit_lines[0].text) == (
        "The first boat waits on its trailer.",
        "Bo Ray/Coastal Press",
    )
    assert next(one.data for one in taken.photos if one.picture == picture.guid) == jpeg("red")


def test_a_new_photo_without_any_words_stops_the_import():
    word = Word(untouched())
    word.picture(jpeg("red"), "", word.paragraph(SKIPPERS))
    with pytest.raises(MissingWords, match="neither caption nor alternative text"):
        home(word)


def test_a_swapped_photo_is_another_photo_and_the_desk_is_told():
    word = Word(untouched())
    name = next(name for name in word.parts if name.startswith("word/media/"))
    word.parts[name] = jpeg("blue")
    taken = home(word)
    guid = english(taken).placements[0].picture
    assert STORY.picture(guid) is None
    assert "HOM-2" in {finding.rule for finding in taken.findings}
    kept = STORY.article("en").placements[0].picture
    assert taken.story.picture(kept) is not None, "the Arabic text still shows it"


def test_a_copied_photo_is_one_picture_in_two_places():
    word = Word(untouched())
    caption = word.paragraph(LEDGER)
    for one in (caption.getnext(), caption, caption.getprevious()):
        made = copy.deepcopy(one)
        for mark in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            made.remove(mark)
        word.paragraph("The council meets again").addnext(made)
    taken = home(word)
    assert len(taken.story.pictures) == len(STORY.pictures)
    assert [change.kind.value for change in taken.changes] == ["added"]


def test_an_alt_that_was_taken_out_is_told():
    word = Word(untouched())
    next(word.document.iter("{*}docPr")).set("descr", "")
    assert {finding.rule for finding in home(word).findings} == {"HOM-3"}


def test_words_that_multipub_makes_are_not_taken_over_and_that_is_told():
    word = Word(untouched())
    word.replace("Lena Porter; Martin Hale", "Somebody Else", "Credits")
    taken = home(word)
    assert taken.story == STORY
    assert [finding.rule for finding in taken.findings] == ["HOM-4"]


def test_a_linked_picture_is_never_fetched():
    word = Word(untouched())
    line = word.picture(jpeg("red"), "A red boat.", word.paragraph(SKIPPERS))
    number = word.relate("image", "https://pictures.example.org/boat.jpg", None, outside=True)
    blip = next(line.iter("{*}blip"))
    blip.attrib.clear()
    blip.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}link", number)
    taken = home(word)
    assert "HOM-5" in {finding.rule for finding in taken.findings}
    assert taken.photos[-1].data is None


def test_hidden_meanings_survive_an_edit_beside_them():
    """Abbreviations, times and pages of a printed original are not shown by Word; an edit leaves them in place."""
    word = Word(untouched())
    before, after = STORY.article("en"), english(home(word))
    assert before is not None
    assert after.body == before.body
    word.replace("voted on Thursday", "voted on a grey Thursday")
    edited = english(home(word))
    assert [type(one) for one in edited.body[1].content] == [type(one) for one in before.body[1].content]
    assert "a grey Thursday" in plain(edited.body[1].content)


def test_a_language_marked_on_words_comes_home():
    word = Word(untouched())
    line = word.type_after(word.paragraph(SKIPPERS), "Mehr dazu morgen auf dieser Seite.")
    properties = etree.Element(f"{W}rPr")
    etree.SubElement(properties, f"{W}lang", {f"{W}val": "de-DE"})
    next(line.iter(f"{W}r")).insert(0, properties)
    added = next(one for one in english(home(word)).body if "Mehr dazu" in plain(getattr(one, "content", ())))
    assert added.language == "de-DE"


def test_words_typed_under_another_region_of_the_language_are_in_the_language_of_the_text():
    word = Word(untouched())
    line = word.type_after(word.paragraph(SKIPPERS), "More on this page tomorrow.")
    properties = etree.Element(f"{W}rPr")
    etree.SubElement(properties, f"{W}lang", {f"{W}val": "en-US"})
    next(line.iter(f"{W}r")).insert(0, properties)
    added = next(one for one in english(home(word)).body if "More on this" in plain(getattr(one, "content", ())))
    assert added.language is None


def test_a_new_footnote_comes_home_and_the_signs_count_on():
    word = Word(untouched())
    call = etree.SubElement(word.paragraph("The council meets again"), f"{W}r")
    etree.SubElement(call, f"{W}footnoteReference", {f"{W}id": "44"})
    notes = etree.fromstring(word.parts["word/footnotes.xml"])
    etree.SubElement(notes, f"{W}footnote", {f"{W}id": "44"}).append(
        new_paragraph("In the old school.", "FootnoteText")
    )
    word.parts["word/footnotes.xml"] = etree.tostring(notes)
    body = english(home(word)).body
    assert plain(body[-1].paragraphs[0].content) == "In the old school."
    calls = [one for block in body for one in getattr(block, "content", ()) if hasattr(one, "sign")]
    assert [one.sign for one in calls] == ["1", "2"]
    assert calls[-1].note == body[-1].id


def test_a_footnote_that_nobody_calls_any_more_goes():
    word = Word(untouched())
    reference = next(word.document.iter(f"{W}footnoteReference"))
    reference.getparent().getparent().remove(reference.getparent())
    taken = home(word)
    assert any(change.what == "former footnote" for change in taken.changes)


def test_a_caption_that_was_taken_out_leaves_the_description_that_was_taken_from_it():
    story = replace(STORY, articles=tuple(one for one in STORY.articles if one.language == "en"))
    guid = story.articles[0].placements[0].picture
    bare = tuple(
        replace(one, alts=(), captions=one.captions[:1]) if one.guid == guid else one for one in story.pictures
    )
    story = replace(story, pictures=bare)
    word = Word(write(settle(story, story.articles[0], media={}, source=canonical.write(story)), quick_press()))
    word.body.remove(word.paragraph("Three fishing boats", "LeadCaption"))
    picture = home(word).story.picture(guid)
    assert picture is not None
    assert picture.captions == ()
    assert picture.alts[0].text.startswith("Three fishing boats lie at the old wharf")
