"""The names that a voice may mispronounce."""

from dataclasses import replace

from multipub.model.blocks import Paragraph
from multipub.model.lexicon import Lexicon, Pronunciation
from multipub.model.text import Mark, Marked, Text
from multipub.speech.lexicon import Lexicons
from multipub.speech.names import missing, names_in
from support import arabic_manuscript, full_manuscript, words


def told(manuscript):
    return {name.written: (name.language, name.count, name.where) for name in names_in(manuscript)}


def with_text(tmp_path, *paragraphs):
    body = tuple(Paragraph(content=words(one)) for one in paragraphs)
    return replace(full_manuscript(tmp_path), body=body, headline="a ferry", deck=None, closing=())


def test_people_and_agencies_of_bylines_and_credits_are_names(tmp_path):
    found = told(full_manuscript(tmp_path))
    assert found["Mira Solberg"] == ("en", 2, ("byline", "credit"))
    assert found["Lina Haddad"][2] == ("credit",)
    assert found["Coastal Press"][2] == ("credit",)
    assert found["Amal Rossi"] == ("en", 1, ("text",))


def test_capitalised_words_in_a_row_are_a_name_but_not_the_word_that_begins_the_sentence(tmp_path):
    found = told(
        with_text(
            tmp_path,
            "The Saint Clare ferry left. Yesterday Ruth van der Barlow of Port Nadir waved, the AFP said.",
            "“Only Ruth van der Barlow waved,” yesterday’s port log says, and only it. Barlow did, by the saint.",
        )
    )
    of_the_byline = {"Mira Solberg", "Karim Haddad", "Harbour Times", "Meridian News Agency"}
    assert set(found) - of_the_byline == {"Saint Clare", "Ruth van der Barlow", "Port Nadir", "AFP", "Barlow"}
    assert found["Ruth van der Barlow"][1] == 2


def test_scripts_without_capitals_give_the_names_of_bylines_credits_and_marked_words(tmp_path):
    manuscript = arabic_manuscript(tmp_path)
    found = told(manuscript)
    assert found["ميرا سولبرغ"][0] == "ar"
    assert found["لينا حداد"][2] == ("credit",)
    assert found["Harbour Works Register"] == ("en", 1, ("text",))


def test_a_marked_quotation_is_no_name(tmp_path):
    quotation = Marked(mark=Mark.SPAN, content=words("un pas en avant et deux pas en arrière"), language="fr")
    manuscript = replace(full_manuscript(tmp_path), body=(Paragraph(content=(Text("He said "), quotation)),))
    assert not any(language == "fr" for language, _, _ in told(manuscript).values())


def test_a_name_that_a_lexicon_says_is_not_missing_and_one_that_waits_to_be_filled_in_is(tmp_path):
    manuscript = full_manuscript(tmp_path)
    entries = (
        Pronunciation(written="Mira Solberg", alias="Meera Soolberry"),
        Pronunciation(written="Karim", alias="Kareem"),
        Pronunciation(written="Haddad", ipa="ħadːaːd"),
        Pronunciation(written="Amal Rossi", alias="Amal Rossi"),
    )
    lexicons = Lexicons((Lexicon(name="a.pls", language="en", pronunciations=entries, source=b""),))
    still = {name.written for name in missing(names_in(manuscript), lexicons)}
    assert not {"Mira Solberg", "Karim Haddad"} & still
    assert {"Amal Rossi", "Lina Haddad"} <= still
