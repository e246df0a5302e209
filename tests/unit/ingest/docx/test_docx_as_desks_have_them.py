"""Documents as desks have them: what Word shows is what the story says, and what a story cannot hold is told."""

import copy
import io
import zipfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from desk_in_word import TRACKED, W, Word, element, new_paragraph, picture, said, text_box, tracked
from docx import Document
from lxml import etree
from PIL import Image

from multipub import canonical
from multipub.ingest import Intake, Intaken, dialect_of
from multipub.model.blocks import Divider, Heading, Paragraph, Placement, Table
from multipub.model.findings import errors
from multipub.model.story import Article
from multipub.model.text import Link, Marked, plain
from stories import CASES, SAMPLES, edition

RECEIVED = datetime(2127, 1, 1, tzinfo=UTC)
STORY = canonical.read((SAMPLES / "harbour" / "article.xml").read_bytes())
SKIPPERS = "Skippers who lost a place"
CHANGE = 'w:id="900" w:author="Ada Moss" w:date="2026-05-01T10:00:00Z"'


@cache
def untouched() -> bytes:
    return edition(next(case for case in CASES if str(case) == "harbour-en"), "docx").read_bytes()


def read(data: bytes) -> Intaken:
    """Import a document; whatever it is, the story keeps the canonical rules and survives being written."""
    path = Path("edited.docx")
    taken = dialect_of(data, path).read(Intake(data=data, path=path, received=RECEIVED))
    written = canonical.write(taken.story)
    assert errors(canonical.validate(written, folder=None, name="article.xml")) == ()
    assert canonical.read(written) == taken.story
    return taken


def home(word: Word) -> Intaken:
    return read(word.saved())


def english(taken: Intaken) -> Article:
    article = taken.story.article("en")
    assert article is not None
    return article


def opened() -> tuple[Word, etree._Element]:
    """Return a document of ours, open, and a paragraph in the middle of its text."""
    word = Word(untouched())
    return word, word.paragraph(SKIPPERS)


def words_at(taken: Intaken) -> str:
    """Return the words of the paragraph that is edited."""
    found = (plain(one.content) for one in english(taken).body if isinstance(one, Paragraph))
    return next(one for one in found if "place in the storm" in one)


def told(taken: Intaken) -> list[str]:
    return [finding.message for finding in taken.findings if finding.rule == "HOM-6"]


def jpeg(colour: str = "red") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(buffer, "JPEG")
    return buffer.getvalue()


def test_runs_that_word_splits_make_no_difference():
    """Word cuts runs where somebody stopped typing (rsid) and where its speller looked."""
    word = Word(untouched())
    for one in [one for one in word.document.iter(f"{W}r") if len("".join(one.itertext())) > 8]:
        text = one.find(f"{W}t")
        if text is None or one.find(f"{W}footnoteReference") is not None:
            continue
        other = copy.deepcopy(one)
        half = len(text.text) // 2
        for part, words in ((text, text.text[:half]), (other.find(f"{W}t"), text.text[half:])):
            part.text = words
            part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        other.set(f"{W}rsidR", "00AB12CD")
        one.addnext(other)
        one.addnext(element('<w:proofErr w:type="spellStart"/>'))
    taken = home(word)
    assert taken.story == STORY
    assert taken.findings == ()


RUNS = {
    "hyphens": (
        "<w:t> Har</w:t><w:softHyphen/><w:t>bour</w:t><w:noBreakHyphen/><w:t>side</w:t>",
        "Har\u00adbour\u2011side",
    ),
    "tabs": ("<w:tab/><w:t>after</w:t>", "4 May. after"),
    "the end of a page": ('<w:t> one</w:t><w:br w:type="page"/><w:t>two</w:t>', "one two"),
    "signs of symbol fonts": (
        '<w:t xml:space="preserve"> ok </w:t><w:sym w:font="Wingdings" w:char="F0FC"/>'
        '<w:sym w:font="Symbol" w:char="F061"/>',
        "ok ✔α",
    ),
    "letters in a symbol font": (
        '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t xml:space="preserve"> 20</w:t><w:t>\uf0b0C</w:t>',
        "20°C",
    ),
    "words under a reading aid": (
        "<w:ruby><w:rt><w:r><w:t>とうきょう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby>",
        "東京",
    ),
}


@pytest.mark.parametrize("case", RUNS)
def test_whatever_stands_in_a_run_is_read(case):
    markup, expected = RUNS[case]
    word, line = opened()
    line.append(element(f"<w:r>{markup}</w:r>"))
    assert expected in words_at(home(word))


LOST = {
    "hidden words": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Not shown.</w:t></w:r>", "hidden words “Not shown.”"),
    "struck words": ("<w:r><w:rPr><w:strike/></w:rPr><w:t> Struck.</w:t></w:r>", "struck words “Struck.”"),
    "marked words": (
        '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t> Look.</w:t></w:r>',
        "highlighted words “Look.”",
    ),
    "a sign without a letter": ('<w:r><w:sym w:font="Webdings" w:char="F055"/></w:r>', "sign “Webdings”"),
    "an equation": (
        "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b+c</m:t></m:r></m:den></m:f></m:oMath>",
        "equation “a/(b+c)”",
    ),
    "an object": (
        '<w:r><w:object><v:shape><v:imagedata r:id="rId1"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/>'
        "</w:object></w:r>",
        "object of another program “Excel.Sheet.12”",
    ),
    "painted words": (
        '<w:r><w:pict><v:shape><v:textpath string="Grand sale"/></v:shape></w:pict></w:r>',
        "object of another program “Grand sale”",
    ),
    "a document beside the document": ('<w:subDoc r:id="rIdNone"/>', "document beside the document"),
    "a reading aid": (
        "<w:r><w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "reading aid “東 (とう)”",
    ),
    "a bookmark that the story has not": (
        '<w:hyperlink w:anchor="_Toc1"><w:r><w:t> above</w:t></w:r></w:hyperlink>',
        "link inside the document “above”",
    ),
}


@pytest.mark.parametrize("case", LOST)
def test_what_a_story_cannot_hold_is_told_in_one_line(case):
    markup, expected = LOST[case]
    word, line = opened()
    line.append(element(markup))
    lines = told(home(word))
    assert len(lines) == 1
    assert lines[0].startswith(expected)


BELOW = {
    "a document in the document": ('<w:altChunk r:id="rIdNone"/>', "document in the document", None),
    "an equation of its own": (
        "<m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
        "</m:oMath></m:oMathPara>",
        "equation “x2”",
        "x2",
    ),
}


@pytest.mark.parametrize("case", BELOW)
def test_what_stands_between_paragraphs_is_read_or_told(case):
    markup, expected, words = BELOW[case]
    word, line = opened()
    line.addnext(element(markup))
    taken = home(word)
    assert [one.startswith(expected) for one in told(taken)] == [True]
    assert words is None or words in [plain(one.content) for one in english(taken).body if isinstance(one, Paragraph)]


def test_many_things_of_one_kind_are_one_line():
    word, line = opened()
    for number in range(5):
        line.append(element(f"<w:r><w:rPr><w:strike/></w:rPr><w:t> word{number}</w:t></w:r>"))
        line.append(element('<w:r><w:t xml:space="preserve"> and</w:t></w:r>'))
    assert [one.partition(":")[0] for one in told(home(word))] == [
        "struck words “word0”, “word1”, “word2” and 2 more",
    ]


LINKS = {
    "file:///C:/Users/desk/draft.docx": None,
    "javascript:alert(1)": None,
    "\\\\server\\share": None,
    "www.example.org/wharf": "https://www.example.org/wharf",
    "https://example.org/old wharf": "https://example.org/old%20wharf",
    "mailto:desk@example.org?subject=The wharf": "mailto:desk@example.org?subject=The%20wharf",
}


@pytest.mark.parametrize("target", LINKS)
def test_a_link_leads_where_others_can_go_or_its_words_stay_and_that_is_told(target):
    word, line = opened()
    relation = word.relate("hyperlink", target, None, outside=True)
    line.append(
        element(f'<w:hyperlink r:id="{relation}"><w:r><w:t xml:space="preserve"> here</w:t></w:r></w:hyperlink>')
    )
    taken = home(word)
    assert words_at(taken).endswith(" here")
    links = {
        one.target for block in english(taken).body for one in getattr(block, "content", ()) if isinstance(one, Link)
    }
    assert (LINKS[target] in links) is (LINKS[target] is not None)
    assert [target in one for one in told(taken)] == ([] if LINKS[target] else [True])


def field(code: str, words: str, end: str = '<w:r><w:fldChar w:fldCharType="end"/></w:r>') -> list[etree._Element]:
    begin, between = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate"))
    parts = (begin, f"<w:r><w:instrText>{code}</w:instrText></w:r>", between, f"<w:r><w:t>{words}</w:t></w:r>", end)
    return [element(one) for one in parts if one]


def test_the_switches_of_a_link_stand_in_any_order():
    word, line = opened()
    for part in field('HYPERLINK \\o "a tip" "https://example.org/wharf" \\t "_blank"', " the wharf"):
        line.append(part)
    assert Link(target="https://example.org/wharf", content=(), title=None) in [
        Link(target=one.target, content=(), title=None)
        for block in english(home(word)).body
        for one in getattr(block, "content", ())
        if isinstance(one, Link)
    ]


@pytest.mark.parametrize("code", ["PAGE", 'HYPERLINK "https://example.org"', "TOC \\o"])
@pytest.mark.parametrize("keeps", [2, 4])
def test_a_field_that_never_ends_swallows_no_word(code, keeps):
    word, line = opened()
    for part in field(code, "", end="")[:keeps]:
        line.append(part)
    assert home(word).story == STORY


def test_a_table_of_contents_is_left_out_with_its_words_told():
    word, line = opened()
    made = new_paragraph("", "Normal")
    for part in field("TOC \\o", "One … 1"):
        made.append(part)
    line.addnext(made)
    taken = home(word)
    assert taken.story == STORY
    assert [(guess.what, guess.words) for guess in taken.removed] == [("table of contents", "One … 1")]


def test_a_place_that_nobody_filled_in_is_no_word_of_the_text():
    word, line = opened()
    line.addnext(
        element(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click or tap here to enter text."
            "</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
    )
    taken = home(word)
    assert taken.story == STORY
    assert [guess.what for guess in taken.removed] == ["placeholder"]


def test_a_content_control_around_a_paragraph_makes_no_difference():
    word, line = opened()
    control = element("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
    line.addprevious(control)
    control[1].append(line)
    assert home(word).story == STORY


def test_a_line_that_word_draws_between_paragraphs_is_a_divider():
    word, line = opened()
    line.addnext(element('<w:p><w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r></w:p>'))
    assert [str(one) for one in home(word).changes] == ["en: divider added"]


def test_a_text_box_that_is_written_twice_is_read_once():
    word, line = opened()
    line.append(element(text_box("<w:p><w:r><w:t>Words in a box.</w:t></w:r></w:p>")))
    assert [str(one) for one in home(word).changes] == ["en: paragraph 6 added: “Words in a box.”"]


def test_a_photo_in_a_text_box_has_the_caption_that_stands_below_it_there():
    word, line = opened()
    photo = picture(word.relate("image", "media/new.jpg", jpeg()), "A red boat on a trailer.")
    caption = '<w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>The first boat waits.</w:t></w:r>'
    line.append(element(text_box(f"<w:p><w:r>{photo}</w:r></w:p><w:p>{caption}</w:p>")))
    taken = home(word)
    assert [str(one) for one in taken.changes] == [
        "en: photo in the text 2 added: “photo “The first boat waits.””",
        "photo “The first boat waits.”: photo added",
    ]
    assert taken.story.pictures[-1].alts[0].text == "A red boat on a trailer."


@pytest.mark.parametrize("floats", [False, True])
def test_a_picture_never_cuts_a_line_of_words_in_two(floats):
    word, line = opened()
    relation = word.relate("image", "media/new.jpg", jpeg())
    first = next(line.iter(f"{W}r"))
    second = copy.deepcopy(first)
    for one, words in ((first, said(first)[:20]), (second, said(first)[20:])):
        one.find(f"{W}t").text = words
        one.find(f"{W}t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    first.addnext(second)
    first.addnext(element(f"<w:r>{picture(relation, 'A red boat.', floats=floats)}</w:r>"))
    taken = home(word)
    assert [str(one) for one in taken.changes] == [
        "en: photo in the text 2 added: “photo “A red boat.””",
        "photo “A red boat.”: photo added",
    ]
    body = english(taken).body
    new = taken.story.pictures[-1].guid
    place = next(at for at, one in enumerate(body) if isinstance(one, Placement) and one.picture == new)
    beside = body[place + 1 if floats else place - 1]
    assert isinstance(beside, Paragraph)
    assert plain(beside.content).startswith(SKIPPERS)


def test_a_small_picture_in_a_cell_leaves_the_table_a_table():
    word = Word(untouched())
    photo = picture(word.relate("image", "media/new.jpg", jpeg()), "A red boat.")
    next(word.paragraph("Lights").iter(f"{W}r")).addnext(element(f"<w:r>{photo}</w:r>"))
    taken = home(word)
    assert [type(one) for one in english(taken).body].count(Table) == 1
    assert told(taken)[0].startswith("picture in a table “A red boat.”")


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc><w:p><w:r><w:t>{one}</w:t></w:r></w:p></w:tc>" for one in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_the_words_of_a_table_in_a_table_are_kept_in_its_cell():
    word, line = opened()
    made = element(table(("Boat", "Gear"), ("Ada", "")))
    made[1][1].insert(0, element(table(("Nets", "4"), ("Ropes", "9"))))
    line.addnext(made)
    taken = home(word)
    assert [str(one) for one in taken.changes] == ["en: table 1 added: “Boat Gear Ada Nets | 4 Ropes | 9”"]
    assert told(taken)[0].startswith("table in a table “Nets 4 Ropes 9”")


def test_a_comment_in_a_table_names_its_words_once():
    word = Word(untouched())
    word.comment(word.paragraph("Lights"), "Ada Moss", "Check this.")
    assert english(home(word)).notes[-1].text == "Comment by Ada Moss at “Lights”: Check this."


def test_half_a_caption_that_was_struck_with_tracking_is_gone():
    word = Word(untouched())
    word.replace(" raises his hand as he announces the result of the vote.", "")
    word.paragraph("Council chair Ian Brandt", "Caption").append(tracked("del", " raises his hand as he announces."))
    assert [str(one) for one in home(word).changes] == [
        "photo podium-0088.jpg: caption (en) changed: “Council chair Ian Brandt [− raises his hand as he announces the "
        "result of the vote.]”"
    ]


def test_a_tracked_insertion_over_two_paragraphs_is_both():
    word, line = opened()
    line.append(tracked("ins", " First new words."))
    line[0].append(element(f"<w:rPr><w:ins {CHANGE}/></w:rPr>"))
    made = new_paragraph("", "Normal")
    made.append(tracked("ins", "A second new paragraph."))
    line.addnext(made)
    assert [str(one) for one in home(word).changes] == [
        "en: paragraph 5 changed: “… lot on 4 May. [+ First new words.]”",
        "en: paragraph 6 added: “A second new paragraph.”",
    ]


def test_a_bookmark_between_two_paragraphs_does_not_part_what_tracking_joined():
    word, line = opened()
    line[0].append(element(f"<w:rPr><w:del {CHANGE}/></w:rPr>"))
    line.addnext(element('<w:bookmarkEnd w:id="99"/>'))
    line.addnext(element('<w:bookmarkStart w:id="99" w:name="_GoBack"/>'))
    taken = home(word)
    assert any("4 May.What changes" in plain(one.content) for one in english(taken).body if isinstance(one, Heading))
    assert taken.guesses[0].what == "deletion of a paragraph end, tracked for Ada Moss"


@pytest.mark.parametrize(("kind", "expected"), [("ins", ["[+ Ladders 12 14]"]), ("del", [])])
def test_a_tracked_row_is_put_in_or_taken_out_and_told(kind, expected):
    word = Word(untouched())
    row = next(one for one in word.document.iter(f"{W}tr") if "Lights" in "".join(one.itertext()))
    made = copy.deepcopy(row)
    for text, words in zip(made.iter(f"{W}t"), ("Ladders", "12", "14"), strict=True):
        text.text = words
    properties = made.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        made.insert(0, properties)
    etree.SubElement(properties, f"{W}{kind}", TRACKED)
    row.addnext(made)
    taken = home(word)
    assert [one in str(change) for change in taken.changes for one in expected] == [True for _ in expected]
    name = "insertion" if kind == "ins" else "deletion"
    assert (taken.guesses[0].what, taken.guesses[0].words) == (
        f"{name} of a row, tracked for Ada Moss",
        "Ladders 12 14",
    )


def test_a_heading_that_skips_a_level_is_one_level_below_the_one_above_it_and_that_is_told():
    word = Word(untouched())
    word.paragraph("What it costs").find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Heading4")
    word.paragraph("What changes for").find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Heading4")
    taken = home(word)
    levels = [one.level for one in english(taken).body if isinstance(one, Heading)]
    assert levels[0] == 2
    assert any(
        one.startswith("heading “What changes for the boats”: no Heading 3 stands above it") for one in told(taken)
    )


def test_a_drop_cap_begins_its_word():
    """Word keeps the great letter in a paragraph of its own, in a frame."""
    word, line = opened()
    text = next(line.iter(f"{W}t"))
    text.text = (text.text or "")[1:]
    line.addprevious(
        element('<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>S</w:t></w:r></w:p>')
    )
    taken = home(word)
    assert taken.story == STORY
    assert taken.findings == ()


def test_a_comment_over_several_paragraphs_names_where_it_begins():
    word, line = opened()
    word.comment(line, "Ada Moss", "Ask the harbour office.")
    start = next(word.document.iter(f"{W}commentRangeStart"))
    line.addprevious(start)
    assert "at “Skippers who lost a place" in english(home(word)).notes[-1].text


def test_a_headline_whose_style_is_lost_is_known_by_its_words():
    word = Word(untouched())
    word.paragraph("votes to reopen", "Heading1").find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Normal")
    taken = home(word)
    assert taken.story == STORY
    assert [guess.what for guess in taken.guesses] == ["headline"]


def test_a_headline_that_was_taken_out_stays_and_that_is_told():
    word = Word(untouched())
    word.body.remove(word.paragraph("votes to reopen", "Heading1"))
    taken = home(word)
    assert taken.story == STORY
    assert told(taken)[0].startswith("headline “Port Nadir votes")


def test_a_caption_without_its_style_is_known_by_the_credit_below_it():
    word = Word(untouched())
    line = word.paragraph("raises his hand", "Caption")
    line[0].remove(line[0].find(f"{W}pStyle"))
    taken = home(word)
    assert taken.story == STORY
    assert [guess.what for guess in taken.guesses] == ["caption"]


TONGUES = {
    "Arabic that Word marks as right-to-left": ("<w:rtl/>", ' w:bidi="ar-SA"', "ميناء", "ar"),
    "Arabic pasted without a word about its direction": ("", ' w:val="en-US" w:bidi="ar-SA"', "ميناء", "ar"),
    "Arabic under the default of LibreOffice": ("", ' w:val="en-US" w:bidi="hi-IN"', "ميناء", "ar"),
    "Japanese as Word marks it": ("", ' w:eastAsia="ja-JP"', "東京の港", "ja-JP"),
    "Japanese under a default that is not": ("", ' w:eastAsia="en-US"', "東京の港", "ja"),
    "Spanish in Word's old tag": ("", ' w:val="es-ES_tradnl"', "puerto viejo", "es-ES"),
}


@pytest.mark.parametrize("case", TONGUES)
def test_words_are_in_the_language_that_their_letters_are_marked_as(case):
    flags, marks, words, expected = TONGUES[case]
    word, line = opened()
    line.append(element(f"<w:r><w:rPr>{flags}<w:lang{marks}/></w:rPr><w:t>{words}</w:t></w:r>"))
    found = next(one for one in english(home(word)).body if words in plain(getattr(one, "content", ())))
    marked = [one for one in found.content if isinstance(one, Marked) and words in plain(one.content)]
    assert [one.language for one in marked] == [expected]


def test_bold_right_to_left_words_are_strong():
    word, line = opened()
    line.append(element("<w:r><w:rPr><w:bCs/><w:rtl/></w:rPr><w:t>ميناء</w:t></w:r>"))
    found = next(one for one in english(home(word)).body if "ميناء" in plain(getattr(one, "content", ())))
    assert any(isinstance(one, Marked) and one.mark.value == "strong" for one in found.content)


def test_what_somebody_writes_above_every_page_is_not_taken_over_and_that_is_told():
    word = Word(untouched())
    word.change_part("word/header2.xml", lambda data: data.replace(b"Harbour Times", b"DRAFT, do not print"))
    taken = home(word)
    assert taken.story == STORY
    assert [(one.rule, "DRAFT, do not print" in one.message) for one in taken.findings] == [("HOM-4", True)]


# Documents of others


SENTENCE = "The wheel of the mill turned on Saturday for the first time in sixty years, and half of the village came. "
LOCAL = {
    "German": {"Title": "Titel", "Subtitle": "Untertitel", "Heading 1": "Überschrift 1", "Quote": "Zitat"},
    "Spanish": {"Title": "Título", "Subtitle": "Subtítulo", "Heading 1": "Título 1", "Quote": "Cita"},
    "Arabic": {"Title": "العنوان", "Subtitle": "عنوان فرعي", "Heading 1": "عنوان 1", "Quote": "اقتباس"},
}


def typed(names: dict[str, str] | None = None) -> bytes:
    """Return a document in python-docx's template, its styles renamed."""
    document = Document()
    for style, words in (
        ("Title", "Old mill grinds again"),
        ("Subtitle", "A village waited sixty years."),
        ("Normal", SENTENCE),
        ("Heading 1", "What it took"),
        ("Quote", "It runs."),
        ("Normal", SENTENCE),
    ):
        document.add_paragraph(words, style=style)
    for style, name in (names or {}).items():
        document.styles[style].element.find(f"{W}name").set(f"{W}val", name)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rewritten(data: bytes, change) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def shape_of(taken: Intaken) -> tuple[object, ...]:
    article = taken.story.articles[0]
    return article.headline, article.deck, [type(one).__name__ for one in article.body]


EXPECTED = ("Old mill grinds again", "A village waited sixty years.", ["Paragraph", "Heading", "Quote", "Paragraph"])


@pytest.mark.parametrize("language", LOCAL)
def test_styles_are_known_by_the_names_that_programs_give_them_in_their_language(language):
    assert shape_of(read(typed(LOCAL[language]))) == EXPECTED


def test_styles_that_a_document_does_not_describe_are_known_by_their_ids():
    assert (
        shape_of(read(rewritten(typed(), lambda name, data: None if name == "word/styles.xml" else data))) == EXPECTED
    )


def test_a_strict_document_reads_like_any_other():
    """Word's "Strict Open XML Document" has namespaces of its own (ISO/IEC 29500-1, Annex A)."""

    def strict(_: str, data: bytes) -> bytes:
        for one in (b"wordprocessingml", b"drawingml", b"officeDocument"):
            data = data.replace(
                b"http://schemas.openxmlformats.org/" + one + b"/2006", b"http://purl.oclc.org/ooxml/" + one
            )
        return data

    assert shape_of(read(rewritten(typed(), strict))) == EXPECTED


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Das Rad der Mühle drehte sich am Samstag zum ersten Mal, und das halbe Dorf kam, um es zu sehen.", "de"),
        (
            "The mayor said: „Das Rad der Mühle“ is the name of the inn, and it has been that for a hundred years.",
            "en-US",
        ),
    ],
)
def test_a_short_text_is_in_the_language_of_its_words_where_they_are_clear(words, expected):
    """Programs mark every text as the language of their maker's desk."""
    document = Document()
    document.add_paragraph("Alte Mühle", style="Title")
    document.add_paragraph(words)
    buffer = io.BytesIO()
    document.save(buffer)
    assert read(buffer.getvalue()).story.language == expected


def test_running_heads_are_left_out_and_told():
    document = Document(io.BytesIO(typed()))
    document.sections[0].header.paragraphs[0].text = "EMBARGO until Friday"
    buffer = io.BytesIO()
    document.save(buffer)
    assert [(one.what, one.words) for one in read(buffer.getvalue()).removed] == [
        ("running head", "EMBARGO until Friday")
    ]


def test_a_photo_that_nobody_described_is_told_without_being_asked():
    document = Document(io.BytesIO(typed()))
    for _ in range(2):
        document.paragraphs[-1].add_run().add_picture(io.BytesIO(jpeg()))
    document.add_paragraph("Left and right boats. (Bo Ray/Pool)", style="Caption")
    buffer = io.BytesIO()
    document.save(buffer)
    assert [one.partition(":")[0] for one in told(read(buffer.getvalue()))] == ["photo “image1.jpg”"]


def test_a_text_by_pandoc_keeps_its_line_and_names_both_authors(tmp_path):
    import pypandoc

    source = (
        f"---\ntitle: Old mill\nauthor: [Nora Fielding, Bo Ray]\nlang: en\n---\n\n{SENTENCE}\n\n***\n\n{SENTENCE}\n"
    )
    target = tmp_path / "pandoc.docx"
    pypandoc.convert_text(source, "docx", "markdown", outputfile=str(target))
    article = read(target.read_bytes()).story.articles[0]
    assert article.byline == "Nora Fielding, Bo Ray"
    assert [one.name() for one in article.creators] == ["Nora Fielding", "Bo Ray"]
    assert [type(one) for one in article.body] == [Paragraph, Divider, Paragraph]
