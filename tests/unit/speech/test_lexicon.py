"""Pronunciation lexicons: read strictly, found where they apply, said and not written out again."""

from dataclasses import replace

import pytest

from multipub.errors import SourceFaults
from multipub.model.blocks import Paragraph
from multipub.model.lexicon import Lexicon, Pronunciation
from multipub.model.recording import PronouncedText, Sounds, UtteranceRole
from multipub.model.text import LangText, Run, Text
from multipub.speech.engines import ENGINES
from multipub.speech.lexicon import Lexicons, same_speech
from multipub.speech.lexicon_reading import LARGEST_LEXICON, read, write
from multipub.speech.phonetics import for_espeak, for_pico, for_piper
from multipub.speech.pieces import pieces
from multipub.speech.script import write_script
from multipub.speech.voices import Voice, told
from support import full_manuscript

HEAD = '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">'


def pls(body, head=HEAD):
    return f"{head}\n{body}\n</lexicon>".encode()


def lexeme(written, said):
    return f"<lexeme><grapheme>{written}</grapheme>{said}</lexeme>"


def of(language="en", **entries):
    """Return lexicons with one file; a value that begins with a stroke is IPA."""
    made = tuple(
        Pronunciation(written=written.replace("_", " "), ipa=said[1:])
        if said.startswith("/")
        else Pronunciation(written=written.replace("_", " "), alias=said)
        for written, said in entries.items()
    )
    return Lexicons((Lexicon(name="a.pls", language=language, pronunciations=made, source=b""),))


def said(text, language, lexicons):
    return [piece.words.text for piece in pieces((Run(text=text, language=language),), language, lexicons)]


def test_graphemes_aliases_and_phonemes_are_read():
    lexicon = read(
        pls(
            "<meta name='a' content='b'/><metadata><any xmlns='urn:x'/></metadata>"
            "<lexeme><grapheme>Sean</grapheme><grapheme> Sean \n Óg </grapheme><alias>Shawn</alias>"
            "<phoneme>ʃɔːn</phoneme><example>Sean went</example></lexeme>"
            "<lexeme><grapheme>AFP</grapheme><phoneme prefer='true'>eɪ</phoneme><alias>A F P</alias></lexeme>"
        ),
        name="a.pls",
    )
    assert lexicon.language == "en"
    assert lexicon.pronunciations == (
        Pronunciation(written="Sean", alias="Shawn"),
        Pronunciation(written="Sean Óg", alias="Shawn"),
        Pronunciation(written="AFP", alias="A F P", ipa="eɪ"),
    )
    assert lexicon.notes == ()


@pytest.mark.parametrize(
    ("data", "told_of", "line"),
    [
        (b"", "empty", None),
        (b"<lexicon", "well-formed", 1),
        (b'<!DOCTYPE lexicon [<!ENTITY e "x">]>\n' + pls(lexeme("A", "<alias>&e;</alias>")), "DOCTYPE", 1),
        (b'<?xml version="1.0" encoding="nothing"?>' + pls(""), "", None),
        (b"<speak/>", "no pronunciation lexicon", 1),
        (pls("", HEAD.replace("2005/01", "2005/02")), "no pronunciation lexicon", 1),
        (pls("", HEAD.replace('version="1.0"', 'version="2.0"')), "version", 1),
        (pls("", HEAD.replace('"ipa"', '"x-sampa"')), "x-sampa", 1),
        (pls("", HEAD.replace(' alphabet="ipa"', "")), "None", 1),
        (pls("", HEAD.replace(' xml:lang="en"', "")), "xml:lang", 1),
        (pls("", HEAD.replace('xml:lang="en"', 'xml:lang="e n"')), "xml:lang", 1),
        (pls("", HEAD.replace('xml:lang="en"', 'xml:lang="en" kind="x"')), "kind", 1),
        (pls("<lexeme><alias>x</alias></lexeme>"), "no grapheme", 2),
        (pls("<lexeme><grapheme>x</grapheme></lexeme>"), "neither alias nor phoneme", 2),
        (pls(lexeme(" ", "<alias>x</alias>")), "empty", 2),
        (pls(lexeme("x", "<alias> </alias>")), "empty", 2),
        (pls(lexeme("x" * 201, "<alias>x</alias>")), "201 characters", 2),
        (pls(lexeme("<b>x</b>", "<alias>x</alias>")), "other elements", 2),
        (pls(lexeme("x", "<phoneme alphabet='x-sampa'>x</phoneme>")), "x-sampa", 2),
        (pls(lexeme("x", "<alias prefer='yes'>x</alias>")), "prefer", 2),
        (pls(lexeme("x", "<sub>x</sub>")), "holds <sub>", 2),
        (pls("<lexeme>loose<grapheme>x</grapheme><alias>x</alias></lexeme>"), "loose", 2),
        (pls("words"), "loose", 1),
        (pls("<word/>"), "holds <word>", 2),
        (b"<lexicon>" + b" " * LARGEST_LEXICON + b"</lexicon>", "more than", None),
    ],
)
def test_every_fault_of_a_file_is_told_with_its_line_and_a_way_out(data, told_of, line):
    with pytest.raises(SourceFaults) as stopped:
        read(data, name="a.pls")
    findings = stopped.value.findings
    assert any(told_of in one.message for one in findings)
    assert all(one.hint and one.file == "a.pls" and one.rule == "LEX-1" for one in findings)
    if line:
        assert findings[0].line == line


def test_all_faults_are_told_at_once():
    with pytest.raises(SourceFaults) as stopped:
        read(pls("<lexeme/>\n<lexeme/>", HEAD.replace('"ipa"', '"sampa"')), name="a.pls")
    assert [one.line for one in stopped.value.findings] == [1, 2, 2, 3, 3]


def test_what_is_not_used_is_noted():
    lexicon = read(
        pls(
            "<lexeme role='noun'><grapheme>a</grapheme><alias>b</alias></lexeme>"
            "<lexeme><grapheme>a</grapheme><alias>c</alias></lexeme>"
            "<lexeme><grapheme>d</grapheme><phoneme>d§</phoneme></lexeme>"
        ),
        name="a.pls",
    )
    assert [one.message for one in lexicon.notes] == [
        "the role 'noun' is not looked at",
        "'a' stands here again",
        "no letters of IPA: §",
    ]
    assert lexicon.pronunciations[0].alias == "b"


def test_a_skeleton_can_be_read_and_says_nothing_new():
    lexicon = read(write("ar", ["لينا حداد", "A & B <C>"]), name="a.pls")
    assert lexicon.language == "ar"
    assert [one.written for one in lexicon.pronunciations] == ["لينا حداد", "A & B <C>"]
    assert all(one.says_nothing_new for one in lexicon.pronunciations)


def test_the_longest_entry_at_a_place_is_taken():
    lexicons = of(Port="porr", Port_Nadir="port nah deer", Nadir="nah deer")
    assert said("Port Nadir, Nadir and Port.", "en", lexicons) == ["port nah deer, nah deer and porr."]


def test_a_later_lexicon_wins_and_an_empty_entry_takes_nothing_away():
    first, second, third = of(Nadir="one").files[0], of(Nadir="two").files[0], of(Nadir="Nadir").files[0]
    assert said("Nadir", "en", Lexicons((first, second, third))) == ["two"]


@pytest.mark.parametrize(
    ("language", "entry", "text", "spoken"),
    [
        (
            "en",
            {"Nadir": "X"},
            "Nadirs Nadir's Nadir’s (Nadir) unNadir Nadir-born",
            "Nadirs X's X’s (X) unNadir X-born",
        ),
        ("en", {"nadir": "X"}, "Nadir nadir nadIR", "Nadir X nadIR"),
        ("en", {"O'Hara": "X"}, "O’Hara and O'Hara", "X and X"),
        ("de", {"Nadir": "X"}, "Nadirs Nadir", "Nadirs X"),
        ("ar", {"حداد": "هاء"}, "وحداد حداد حدادون للحداد بحداد", "وهاء هاء حدادون للهاء بهاء"),
        ("fa", {"نادر": "ناصر"}, "نادر و نادری و نادر‌ها", "ناصر و نادری و ناصر‌ها"),
        ("ur", {"نادر": "ناصر"}, "نادر، نادری", "ناصر، نادری"),
        ("he", {"נדיר": "שמש"}, "ונדיר נדיר נדירים", "ושמש שמש נדירים"),
        ("ru", {"Надир": "Ы"}, "Надир Надира", "Ы Надира"),
        ("hi", {"नादिर": "क"}, "नादिर नादिरा", "क नादिरा"),
        ("zh", {"纳迪尔": "东"}, "港口纳迪尔的老码头", "港口东的老码头"),
        ("ja", {"ナディル": "カ"}, "港ナディルの古い、ナディルー", "港カの古い、ナディルー"),
        ("ko", {"나디르": "하"}, "나디르는 나디르에서 나디르시", "하는 하에서 나디르시"),
        ("th", {"นาดีร์": "ก"}, "ท่าเรือนาดีร์เก่า", "ท่าเรือกเก่า"),
        ("el", {"Ναντίρ": "Α"}, "Ναντίρ Ναντίρης", "Α Ναντίρης"),
        ("tr", {"Nadir": "X"}, "Nadir'de Nadirde", "X'de Nadirde"),
    ],
)
def test_an_entry_stands_alone_as_a_word_in_the_way_of_its_script(language, entry, text, spoken):
    assert said(text, language, of(language, **entry)) == [spoken]


def test_what_the_lexicon_says_is_not_written_out_and_the_rest_is():
    lexicons = of(AFP="AFP 24/7", WHO="U.S. $5")
    assert said("AFP paid $35 million to the WHO.", "en", lexicons) == [
        "AFP 24/7 paid thirty-five million dollars to the U.S. $5."
    ]


def test_a_rule_that_takes_a_place_away_costs_no_entry():
    lexicons = of(Nadir="nah deer")
    text = "Write to a@Nadir or https://Nadir.example now, Nadir."
    assert " ".join(said(text, "en", lexicons)).count("nah deer") == 3


def test_a_lexicon_serves_its_own_language_and_no_other():
    lexicons = of("en-GB", Nadir="nah deer")
    assert said("Nadir", "en", lexicons) == said("Nadir", "en-GB", lexicons) == ["nah deer"]
    assert said("Nadir", "en-US", lexicons) == said("Nadir", "fr", lexicons) == ["Nadir"]
    assert same_speech("en", "EN_gb")
    assert not same_speech("en", "eng")


def test_a_foreign_name_in_a_text_may_be_told_in_the_texts_own_letters():
    spoken = pieces((Run(text="قالت AFP اليوم", language="ar"),), "ar", of("ar", AFP="فرانس برس"))
    assert tuple(piece.said for piece in spoken) == (LangText(text="قالت فرانس برس اليوم", language="ar"),)


def test_sounds_stand_where_their_word_is_and_carry_its_genitive():
    spoken = pieces((Run(text="It is Sean's boat.", language="en"),), "en", of(Sean="/ʃɔːn"))
    assert tuple(piece.said for piece in spoken) == (
        PronouncedText(text="It is Sean's boat.", language="en", sounds=(Sounds(start=6, end=12, ipa="ʃɔːnz"),)),
    )


def test_a_word_with_a_letter_bound_to_it_is_not_told_by_its_sounds():
    spoken = pieces((Run(text="وحداد", language="ar"),), "ar", of("ar", حداد="/ħadːaːd"))
    assert tuple(piece.said for piece in spoken) == (LangText(text="وحداد", language="ar"),)


def test_an_engine_gets_what_it_can_read():
    piece = PronouncedText(text="Sean left.", language="en", sounds=(Sounds(start=0, end=4, ipa="ˈʃɔːn"),))
    by_engine = {name: ENGINES[name] for name in ("espeak", "pico", "piper", "gtts")}
    assert {name: told(piece, Voice(one, one.voice_for("en"))).text for name, one in by_engine.items()} == {
        "espeak": "[['S|O:|n]] left.",
        "pico": '<phoneme ph="&quot;SO:n"/> left.',
        "piper": "[[ˈʃɔːn]] left.",
        "gtts": "Sean left.",
    }


def test_a_sound_that_a_voice_has_not_is_the_nearest_it_has_or_the_word_is_said():
    assert for_espeak("ħɑ", "en") == "[[h|A:]]"
    assert for_espeak("t͡ʃɛŋ", "en") == "[[tS|E|N]]"
    assert for_espeak("ǃa", "en") is None
    assert for_espeak("a", "no such voice") is None
    assert for_pico("ra", "en-GB") is None
    assert for_pico("ra", "it-IT") == '<phoneme ph="ra"/>'
    assert for_piper("ˈt͡ʃɛ.ŋ  a", "joe") == "[[ˈtʃɛŋ a]]"


@pytest.mark.parametrize(
    ("engine", "voice"), [("espeak", "en"), ("pico", "en-GB"), ("pico", "de-DE"), ("espeak", "ar")]
)
def test_an_engine_says_sounds_and_no_letters_of_them(engine, voice):
    """Told by sounds, a word lasts about as long as it does by itself; its markup is not read out."""
    one = ENGINES[engine]
    by_sounds = one.speak(f"{one.phonetic('ˈmaːma', voice)}.", voice, 1.0)
    by_letters = one.speak("Mama." if voice != "ar" else "ماما.", voice, 1.0)
    assert 0.5 < len(by_sounds.samples) / len(by_letters.samples) < 1.6


def test_a_script_says_names_as_the_lexicon_has_them_and_displays_them_as_they_are(tmp_path):
    manuscript = replace(full_manuscript(tmp_path), body=(Paragraph(content=(Text("Mira Solberg met Haddad."),)),))
    lexicons = of(Mira_Solberg="Meera Sool berry").files
    script = write_script(manuscript, None, lexicons)
    byline = next(one for one in script.utterances if one.role is UtteranceRole.BYLINE)
    assert "Meera Sool berry" in byline.spoken[0].text
    assert "Mira Solberg" in byline.displayed[0].text
    assert [one.displayed for one in script.utterances] == [
        one.displayed for one in write_script(manuscript).utterances
    ]
