"""Raw text pasted off a page becomes a story."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pasted import RECEIVED, TEXTS, body_lines, read, read_file, words_lost

from multipub import canonical, wording
from multipub.errors import SourceError
from multipub.ingest import DIALECTS, dialect_of
from multipub.ingest._text.decoding import decode
from multipub.ingest._text.language import guess_language
from multipub.model.blocks import Gallery, Heading, ListBlock, Paragraph, Placement
from multipub.model.findings import errors
from multipub.model.text import Dateline, Text

NAMES = sorted(file.name for file in TEXTS.glob("*.txt"))
PROSE = "The council voted on Thursday to reopen the old wharf, which a storm had closed in the year 2015."


def test_there_are_texts_of_several_shapes():
    assert len(NAMES) >= 4


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost(name):
    data = (TEXTS / name).read_bytes()
    assert not words_lost(data.decode("utf-8"), read(data))


@pytest.mark.parametrize("name", NAMES)
def test_what_was_left_out_says_why_and_where(name):
    for removed in read_file(name).removed:
        assert removed.reason
        assert removed.line


@pytest.mark.parametrize("name", NAMES)
def test_the_story_can_be_written_and_read_again(name):
    story = read_file(name).story
    data = canonical.write(story)
    assert canonical.read(data, name=name) == story
    assert not errors(canonical.validate(data, folder=Path(), name=name))


@pytest.mark.parametrize("name", NAMES)
def test_every_photo_can_be_described(name):
    story = read_file(name).story
    manuscript = wording.settle(story, story.articles[0], media={}, source=b"")
    assert all(figure.alt.text for figure in manuscript.figures)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_text_gives_the_same_story(name):
    assert read_file(name) == read_file(name)


def test_the_english_page_is_read_as_its_reader_sees_it():
    story = read_file("harbour-en.txt").story
    article = story.articles[0]
    assert article.language == "en"
    assert article.section == "Harbour"
    assert article.headline == "Old wharf at Port Nadir to reopen after eleven years"
    assert (article.deck or "").startswith("The council voted")
    assert article.byline == "By Mira Solberg, Harbour Times, and Karim Haddad"
    assert [party.name() for party in article.creators] == ["Mira Solberg", "Karim Haddad"]
    assert [party.name() for party in article.sources] == ["Harbour Times"]
    assert article.dateline == "PORT NADIR, 12 March 2026"
    assert article.rights.notice == "© 2026 Harbour Times"
    assert article.created == datetime(2026, 3, 12, tzinfo=UTC)
    kinds = [type(block) for block in article.body]
    assert kinds == [Placement, Paragraph, Paragraph, Heading, Paragraph, ListBlock, Gallery, Paragraph]


def test_photos_are_named_with_caption_and_credit_and_have_no_file():
    pictures = read_file("harbour-en.txt").story.pictures
    assert [picture.credit_lines[0].text for picture in pictures] == [
        "Lina Haddad/Coastal Press",
        "Port Nadir Archive",
        "Omar Lind/Pool/Coastal Press",
    ]
    assert [picture.raw_credits[0].text for picture in pictures][2] == "Photo: Omar Lind/Pool/Coastal Press"
    assert [[party.name() for party in picture.creators] for picture in pictures] == [
        ["Lina Haddad"],
        [],
        ["Omar Lind"],
    ]
    assert all(picture.file is None and picture.not_supplied for picture in pictures)


def test_the_arabic_page_is_read_as_its_reader_sees_it():
    article = read_file("rasif-ar.txt").story.articles[0]
    assert article.language == "ar"
    assert article.section == "الميناء"
    assert [party.name() for party in article.creators] == ["ميرا سولبرغ", "كريم حداد"]
    assert article.dateline == "بورت نادر (أ ف ب)"
    assert [party.name() for party in article.sources] == ["أ ف ب"]
    assert len(read_file("rasif-ar.txt").story.pictures) == 2
    assert [type(block) for block in article.body].count(Heading) == 1


def test_a_text_without_photos_has_none():
    story = read_file("chair-en.txt").story
    assert story.pictures == ()
    assert story.articles[0].section is None
    assert len(story.articles[0].body) == 4


def test_broken_lines_are_paragraphs_again_and_invisible_signs_are_gone():
    first, _, third, _ = read_file("chair-en.txt").story.articles[0].body
    assert isinstance(first, Paragraph)
    assert first.content[0] == Dateline(content=(Text("PORT NADIR (AFP)"),))
    assert next(body_lines([first])).endswith("put off three times since January.")
    assert list(body_lines([third])) == ['"I know every stone of it," she told reporters.']


def test_odd_spacing_and_a_numbered_list():
    article = read_file("schritte-de.txt").story.articles[0]
    assert article.headline == "So kommt Ihr Boot sicher durch den Winter"
    assert article.created == datetime(2025, 11, 12, 6, 30, tzinfo=UTC)
    listed = next(block for block in article.body if isinstance(block, ListBlock))
    assert listed.ordered
    assert listed.start == 1
    assert len(listed.items) == 3


def test_a_label_before_a_caption_makes_it_a_caption():
    picture = read_file("schritte-de.txt").story.pictures[1]
    assert picture.captions[0].text.startswith("Die Halle von innen")
    assert picture.credit_lines == ()


@pytest.mark.parametrize("label", ["Photograph: ", "Photo: ", "In this photo: ", ""])
@pytest.mark.parametrize("credit", ["Lina Haddad/AFP", "(Lina Haddad/AFP)", "Lina Haddad for Coastal Press"])
def test_a_label_may_stand_before_a_caption_with_its_credit(label, credit):
    line = f"{label}The hall, lit again, at ten in the evening. {credit}"
    taken = read(f"Old wharf to reopen\n\n{PROSE}\n\n{line}\n\n{PROSE} Again.")
    found = [(one.captions[0].text, one.credit_lines[0].text) for one in taken.story.pictures]
    if label or "AFP" in credit:
        assert found == [("The hall, lit again, at ten in the evening.", credit.strip("()"))]
    else:  # nothing but the look of a name says that this is a caption
        assert found == []
    assert not words_lost(f"{PROSE} {line}", taken)


def test_a_page_without_empty_lines_is_read():
    story = read_file("unspaced-en.txt").story
    assert story.articles[0].deck is None
    assert [picture.captions[0].text for picture in story.pictures] == ["Amal Rossi in the council chamber."]
    assert [type(block) for block in story.articles[0].body] == [Paragraph, Paragraph, Placement, Paragraph]


def test_lines_of_speech_are_no_list_and_no_subhead():
    lines = list(body_lines(read_file("quai-fr.txt").story.articles[0].body))
    assert "— Et les bateaux ?" in lines
    assert sum(isinstance(block, Heading) for block in read_file("quai-fr.txt").story.articles[0].body) == 1


def test_a_japanese_page_is_read():
    story = read_file("ganpeki-ja.txt").story
    article = story.articles[0]
    assert (article.language, article.section, article.dateline) == ("ja", "社会", "【ナディール共同】")
    assert [party.name() for party in article.sources] == ["共同"]
    assert story.created == datetime(2026, 3, 12, 14, 5, tzinfo=UTC)
    assert story.pictures[0].credit_lines[0].text == "ロイター"


def test_inserted_words_stay_in_their_quotation():
    words = " ".join(body_lines(read_file("harbour-en.txt").story.articles[0].body))
    assert '"We kept the stones [of the old wall], and' in words


@pytest.mark.parametrize(
    ("head", "byline", "creators", "sources"),
    [
        ("By Al-Hadaf and AFP |", "By Al-Hadaf and AFP", [], ["Al-Hadaf", "AFP"]),
        ("By Mira Solberg in Port Nadir", "By Mira Solberg in Port Nadir", ["Mira Solberg"], []),
        (
            "By Mira Solberg, diplomatic correspondent",
            "By Mira Solberg, diplomatic correspondent",
            ["Mira Solberg"],
            [],
        ),
        ("By MIRA SOLBERG and agencies", "By MIRA SOLBERG and agencies", ["MIRA SOLBERG"], []),
        ("By Reuters", "By Reuters", [], ["Reuters"]),
        ("Mira Solberg | 12 March 2026", "Mira Solberg", ["Mira Solberg"], []),
    ],
)
def test_a_byline_names_people_or_sources(head, byline, creators, sources):
    article = read(f"Old wharf to reopen\n\n{head}\n\n{PROSE}\n\n{PROSE[::-1]}").story.articles[0]
    assert article.byline == byline
    assert [party.name() for party in article.creators] == creators
    assert [party.name() for party in article.sources] == sources


@pytest.mark.parametrize(
    ("line", "language", "name"),
    [
        ("김민수 기자", "ko", "김민수"),
        ("기자: 김민수", "ko", "김민수"),
        ("山田太郎 記者", "ja", "山田太郎"),
        ("โดย มีรา โซลเบิร์ก", "th", "มีรา โซลเบิร์ก"),
        ("लेखक: मीरा सोलबर्ग", "hi", "मीरा सोलबर्ग"),
        ("Na Mira Solberg", "sw", "Mira Solberg"),
    ],
)
def test_a_byline_is_known_as_its_language_writes_it(line, language, name):
    article = read(f"Old wharf to reopen\n\n{line}\n\n{PROSE}", language=language).story.articles[0]
    assert article.byline == line
    assert [party.name() for party in article.creators] == [name]


@pytest.mark.parametrize(
    "line",
    ["By Tuesday the boats were back in the harbour.", "By the sea, by the wharf", "Von Kiel nach Oslo in 20 Tagen"],
)
def test_a_line_that_only_begins_like_a_byline_is_none(line):
    article = read(f"Old wharf to reopen\n\n{line}\n\n{PROSE}").story.articles[0]
    assert article.byline is None


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("PORT NADIR, 12 March 2026 — " + PROSE, "PORT NADIR, 12 March 2026"),
        ("BAGHDAD (AFP) - " + PROSE, "BAGHDAD (AFP)"),
        ("Berlin (dpa) – " + PROSE, "Berlin (dpa)"),
        ("Madrid, 12 mar (EFE).- " + PROSE, "Madrid, 12 mar (EFE)"),
        ("Port Nadir, 12 March 2026 — " + PROSE, "Port Nadir, 12 March 2026"),
        ("We're not looking for a fight – we've made that clear – but we are ready for the winter.", None),
        ("The wharf - closed since 2015 - is to reopen in June, the council said on Thursday.", None),
    ],
)
def test_a_dateline_needs_a_place_that_something_vouches_for(paragraph, dateline):
    taken = read(f"Old wharf to reopen\n\n{paragraph}\n\n{PROSE}")
    assert taken.story.articles[0].dateline == dateline
    assert next(body_lines(taken.story.articles[0].body)) == paragraph


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Published: 12 March 2026", datetime(2026, 3, 12, tzinfo=UTC)),
        ("March 12, 2026 2:05 pm GMT", datetime(2026, 3, 12, 14, 5, tzinfo=UTC)),
        ("2026-03-12T14:05+02:00", datetime(2026, 3, 12, 14, 5, tzinfo=timezone(timedelta(hours=2)))),
        ("2026-03-12", datetime(2026, 3, 12, tzinfo=UTC)),
        ("13/03/2026", datetime(2026, 3, 13, tzinfo=UTC)),
        ("Last updated on Thursday, 12 March 2026 at 14:05", datetime(2026, 3, 12, 14, 5, tzinfo=UTC)),
        ("July 4, 2026, 6 a.m. ET", datetime(2026, 7, 4, 10, tzinfo=UTC)),
        ("Nov. 21, 2026 6:15 p.m. EST", datetime(2026, 11, 21, 23, 15, tzinfo=UTC)),
        ("Nov. 21, 2026 Updated 6:15 a.m. ET", datetime(2026, 11, 21, tzinfo=UTC)),
    ],
)
def test_a_full_date_above_the_text_is_the_storys(line, moment):
    taken = read(f"Old wharf to reopen\n\n{line}\n\n{PROSE}")
    assert taken.story.created == moment
    assert list(body_lines(taken.story.articles[0].body)) == [PROSE]


@pytest.mark.parametrize(
    ("line", "language", "moment"),
    [
        ("Stand: 12. März 2026, 14:05 Uhr MEZ", "de", datetime(2026, 3, 12, 13, 5, tzinfo=UTC)),
        ("12 آذار 2026، 14:05 بتوقيت بيروت", "ar", datetime(2026, 3, 12, 12, 5, tzinfo=UTC)),
        ("12 במרץ 2026", "he", datetime(2026, 3, 12, tzinfo=UTC)),
    ],
)
def test_a_date_is_read_as_its_language_writes_it(line, language, moment):
    assert read(f"Old wharf to reopen\n\n{line}\n\n{PROSE}", language=language).story.created == moment


@pytest.mark.parametrize("line", ["03/04/2026", "On Sunday (November 5)", "Thursday"])
def test_a_date_that_is_not_full_or_not_certain_is_not_taken(line):
    taken = read(f"Old wharf to reopen\n\n{PROSE} {line}\n\n{PROSE}")
    assert taken.story.created == RECEIVED
    assert any(guess.what == "date" and "when it came" in guess.reason for guess in taken.guesses)


def test_a_caption_with_its_credit_on_the_next_line_is_one_photo():
    taken = read(f"Old wharf to reopen\n\n{PROSE}\n\nBoats wait at the quay\nLina Haddad/AFP\n\n{PROSE} Again.")
    picture = taken.story.pictures[0]
    assert picture.captions[0].text == "Boats wait at the quay"
    assert picture.credit_lines[0].text == "Lina Haddad/AFP"


def test_an_alt_without_the_credit_and_a_caption_with_it_are_one_photo():
    taken = read(
        f"Old wharf to reopen\n\nBoats at the quay.\nBoats at the quay. [Lina Haddad/AFP]\n\n{PROSE}\n\n{PROSE} No."
    )
    assert len(taken.story.pictures) == 1
    assert taken.story.pictures[0].credit_lines[0].text == "Lina Haddad/AFP"


def test_the_same_photo_named_twice_is_one():
    caption = "Boats at the quay. [Lina Haddad/AFP]"
    taken = read(f"Old wharf to reopen\n\n{caption}\n\n{PROSE}\n\n{caption}\n\n{PROSE} Again.")
    assert len(taken.story.pictures) == 1


@pytest.mark.parametrize(
    "last",
    [
        "The vote was close, he told reporters. (AFP)",
        "He spoke to Reuters.",
        "Amal Rossi (left) and Jonas Weil agreed.",
    ],
)
def test_a_paragraph_is_no_caption_because_of_its_last_word(last):
    taken = read(f"Old wharf to reopen\n\n{PROSE}\n\n{last}")
    assert taken.story.pictures == ()
    assert list(body_lines(taken.story.articles[0].body))[-1] == last


def test_prose_after_a_list_of_other_stories_is_kept():
    taken = read(
        f"Old wharf to reopen\n\n{PROSE}\n\nRelated stories\nNew lights\nFishing quota set\n\nWho pays\n\n{PROSE} No."
    )
    assert [type(block) for block in taken.story.articles[0].body] == [Paragraph, Heading, Paragraph]


def test_a_paragraph_that_stands_twice_is_no_caption():
    taken = read(f"Old wharf to reopen\n\n{PROSE}\n\n{PROSE}")
    assert taken.story.pictures == ()
    assert list(body_lines(taken.story.articles[0].body)) == [PROSE, PROSE]


def test_share_buttons_go_and_a_subhead_of_the_same_word_stays():
    taken = read(f"Old wharf to reopen\n\nFacebook\nTwitter\n\n{PROSE}\n\nFacebook\n\n{PROSE} No.")
    assert [removed.line for removed in taken.removed] == [3, 4]
    assert any(isinstance(block, Heading) for block in taken.story.articles[0].body)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_usual_encoding_is_read(encoding):
    text = f"Le vieux quai rouvre à l’été\r\n\r\n{PROSE} – « déjà »\r\n"
    story = read(text.encode(encoding)).story
    assert story.articles[0].headline == "Le vieux quai rouvre à l’été"


def test_bytes_of_another_script_are_not_guessed_at():
    with pytest.raises(SourceError, match="encoding"):
        decode("صوّت مجلس الميناء على إعادة فتح الرصيف".encode("cp1256"), where="a.txt")


def test_a_lost_letter_is_an_error_with_its_line():
    with pytest.raises(SourceError) as stopped:
        read(f"Old wharf\n\n{PROSE} caf\ufffd")
    assert stopped.value.where == "pasted.txt:3"


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><a/>',
        b"  <html><body>x</body></html>",
        b'{"a": 1}',
        b"[1, 2]",
        b"%PDF-1.7\n",
        b"PK\x03\x04zip",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01",
    ],
)
def test_what_is_not_plain_text_is_not_taken(data):
    assert not DIALECTS["text"].recognises(data, Path("a.txt"))


def test_a_text_that_begins_with_a_bracket_is_still_text():
    assert dialect_of(b"[Photo] Boats at the quay.", Path("a.txt")).name == "text"


@pytest.mark.parametrize("text", ["Old wharf", "Captcha *\n\nShare", "\n\n"])
def test_a_text_without_a_story_is_an_error(text):
    with pytest.raises(SourceError):
        read(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council voted to reopen the wharf, and the boats are back."),
        ("fr", "Le conseil a voté la réouverture du quai, selon les pêcheurs qui sont dans le port."),
        ("de", "Der Rat hat für die Öffnung des Kais gestimmt, und die Boote sind nicht mehr im Hafen."),
        ("es", "El consejo votó la reapertura del muelle, según dijo la capitana del puerto en una carta."),
        ("pt", "O conselho votou a reabertura do cais, e os barcos não são mais de uma cooperativa."),
        ("it", "Il consiglio ha votato la riapertura del molo, e le barche sono più di una per famiglia."),
        (
            "tr",
            "Meclis eski iskelenin yeniden açılması için oy kullandı ve bu karar çok olumlu bir adım olarak görüldü.",
        ),
        ("sv", "Rådet röstade för att öppna den gamla kajen, och det är inte en dag för tidigt."),
        ("nl", "De raad stemde voor het openen van de kade, en dat is niet een dag te vroeg."),
        ("pl", "Rada głosowała za otwarciem nabrzeża, że nie jest to za późno i dla rybaków."),
        ("ar", "صوّت مجلس الميناء على إعادة فتح الرصيف القديم."),
        ("fa", "شورای بندر به بازگشایی اسکله قدیمی رأی داد و گفت پنج قایق می‌آیند."),
        ("ur", "بندرگاہ کی کونسل نے پرانی گودی کھولنے کے حق میں ووٹ دیا ہے۔"),
        ("he", "מועצת הנמל הצביעה בעד פתיחת הרציף הישן."),
        ("ru", "Совет порта проголосовал за открытие старого причала."),
        ("ja", "港湾評議会は古い岸壁の再開を決めた。"),
        ("zh", "港务委员会投票决定重新开放旧码头。"),
        ("ko", "항만 위원회는 옛 부두를 다시 열기로 했다."),
    ],
)
def test_the_language_is_guessed(language, text):
    assert guess_language([text])[0] == language


def test_what_the_desk_says_of_the_language_wins():
    assert read(f"Old wharf\n\n{PROSE}", language="en-GB").story.articles[0].language == "en-GB"


LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\ufffd"), max_size=60)


@given(st.lists(LINE, max_size=12))
def test_whatever_is_pasted_no_word_is_lost(lines):
    text = "\n".join(["Old wharf to reopen", PROSE, *lines, PROSE + " Again."])
    assert not words_lost(text, read(text))
