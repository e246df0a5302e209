"""What is said as a newsreader says it: credits, datelines, quotations, tables, pauses."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from multipub.model.blocks import Paragraph, Quote
from multipub.model.manuscript import Credit, CreditFlag
from multipub.model.recording import UtteranceRole
from multipub.model.speech_wishes import Quotes, Skip, SpeechWishes
from multipub.model.text import Dateline, Text
from multipub.speech.credit_lines import spoken_credit
from multipub.speech.phrases import Pauses
from multipub.speech.quotations import quotations
from multipub.speech.recording import record
from multipub.speech.script import write_script
from multipub.speech.voices import parse_voice, with_quotes_that_can_be_told
from multipub.wording.labels import LANGUAGES, labels_for
from support import full_manuscript, words

POOL, HANDOUT, FILE = CreditFlag.POOL, CreditFlag.HANDOUT, CreditFlag.FILE


def credit(line, language="en", **parts):
    flags = frozenset(parts.pop("flags", ()))
    return Credit(line=line, language=language, raw=line, flags=flags, **parts)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (
            credit("Jonathan Ernst/Pool/AFP", creator="Jonathan Ernst", source="AFP", flags=[POOL]),
            "Jonathan Ernst, pool photo for AFP",
        ),
        (
            credit("Lina Haddad/Coastal Press", creator="Lina Haddad", source="Coastal Press"),
            "Lina Haddad, Coastal Press",
        ),
        (credit("AFP", source="AFP"), "AFP"),
        (credit("Lina Haddad", creator="Lina Haddad"), "Lina Haddad"),
        (credit("City Museum/Handout", source="City Museum", flags=[HANDOUT]), "City Museum, handout photo"),
        (
            credit("A. Stone/AP via Getty Images", creator="A. Stone", source="AP", via="Getty Images"),
            "A. Stone, AP, via Getty Images",
        ),
        (
            credit("Lina Haddad/AFP/File", creator="Lina Haddad", source="AFP", flags=[FILE]),
            "Lina Haddad, file photo for AFP",
        ),
        (
            credit("Lina Haddad/Pool/AFP", "fr", creator="Lina Haddad", source="AFP", flags=[POOL]),
            "Lina Haddad, photo de pool pour AFP",
        ),
        (credit("لينا حداد/أ ف ب", "ar", creator="لينا حداد", source="أ ف ب"), "لينا حداد، أ ف ب"),
        (credit("Courtesy of Lina Haddad/AFP", creator="Lina Haddad", source="AFP"), None),
        (credit("Lina Haddad", creator="Lina Haddad", source="Coastal Press"), None),
        (credit("Lina Haddad/Pool/AFP", "sw", creator="Lina Haddad", source="AFP", flags=[POOL]), None),
        (credit("© 2026"), None),
    ],
)
def test_a_credit_is_said_as_people_say_it_or_as_it_stands(one, said):
    """Where the parts leave a word of the line out, or add one, the line itself is said."""
    assert spoken_credit(one, labels_for(one.language)) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_what_kind_of_photo_it_is(language):
    one = credit("Lina Haddad/Pool/AFP", language, creator="Lina Haddad", source="AFP", flags=[POOL])
    said = spoken_credit(one, labels_for(language))
    assert all(part in said for part in ("Lina Haddad", "AFP", labels_for(language).pool_photo))


def test_the_displayed_credit_stays_as_it_is(tmp_path):
    one = credit("Omar Lind/Pool/AFP", creator="Omar Lind", source="AFP", flags=[POOL])
    manuscript = full_manuscript(tmp_path)
    figure = replace(manuscript.figures[0], credit=one)
    script = write_script(replace(manuscript, body=(figure,)))
    told = next(phrase for phrase in script.utterances if phrase.role is UtteranceRole.CREDIT)
    assert [run.text for run in told.displayed] == ["Omar Lind/Pool/AFP"]
    assert [piece.text for piece in told.spoken] == ["Omar Lind, pool photo for A F P"]


@pytest.mark.parametrize(
    ("dateline", "rest", "displayed", "spoken"),
    [
        ("NADIR, 12 March", " — It rained.", ["NADIR, 12 March — ", "It rained."], "Nadir, the twelfth of March"),
        ("NADIR", " (AFP) - It rained.", ["NADIR (AFP) - ", "It rained."], "Nadir (A F P)"),
        ("NADIR", " It rained.", ["NADIR ", "It rained."], None),
        ("NADIR", "", ["NADIR"], None),
    ],
)
def test_a_dateline_is_said_by_itself_without_its_dash(dateline, rest, displayed, spoken, tmp_path):
    paragraph = Paragraph(
        content=(Dateline(content=words(dateline)), Text(rest)) if rest else (Dateline(content=words(dateline)),)
    )
    script = write_script(replace(full_manuscript(tmp_path), body=(paragraph,)))
    text = [one for one in script.utterances if one.role is UtteranceRole.TEXT]
    assert ["".join(run.text for run in one.displayed) for one in text] == displayed
    if spoken:
        assert text[0].spoken[0].text == spoken
        assert text[0].pause == Pauses.AFTER_DATELINE


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We kept the old stones,” she said. “All.”", ["“We kept the old stones,” "]),
        ("He called it “a note on things” and left.", ["“a note on things” "]),
        ("The “old wharf” is back.", []),
        ("„Wir haben die Steine behalten“, sagte sie.", ["„Wir haben die Steine behalten“, "]),
        ("« Nous avons gardé les pierres », dit-elle.", ["« Nous avons gardé les pierres », "]),
        ("«لكل حجر رقم في السجل»، قالت.", ["«لكل حجر رقم في السجل»، "]),
        ("「古い石はすべて残した」と話した。", ["「古い石はすべて残した」"]),
        ('"We kept the old stones," she said.', ['"We kept the old stones," ']),
        ("“It goes on in the next paragraph.", ["“It goes on in the next paragraph."]),
        ("It isn't Sean's, nor the boys' boat at all.", []),
        ("", []),
    ],
)
def test_quotations_are_found_by_their_marks_and_length(text, quoted):
    assert [text[one.start : one.stop] for one in quotations(text)] == quoted


def test_a_second_voice_quotes_in_the_text_and_set_apart_and_the_words_stay(tmp_path):
    paragraph = Paragraph(content=words("“We kept the old stones,” she said. Nobody counted."))
    quote = Quote(
        paragraphs=(Paragraph(content=words("Every stone has a number.")),), attribution=words("— Amal Rossi")
    )
    manuscript = replace(full_manuscript(tmp_path), body=(paragraph, quote))
    script = write_script(manuscript, SpeechWishes(quotes=Quotes.VOICE))
    body = [one for one in script.utterances if one.role in {UtteranceRole.TEXT, UtteranceRole.QUOTE}]
    told = [("".join(run.text for run in one.displayed), one.quoted) for one in body]
    assert told == [
        ("“We kept the old stones,” ", True),
        ("she said. ", False),
        ("Nobody counted.", False),
        ("Every stone has a number.", True),
    ]
    attribution = next(one for one in script.utterances if one.role is UtteranceRole.ATTRIBUTION)
    assert attribution.spoken[0].text == "Amal Rossi"
    assert not attribution.quoted
    assert not {"Quote", "End of quote"} & {one.displayed[0].text for one in script.utterances if one.displayed}


def test_a_second_voice_is_heard_where_it_quotes(tmp_path):
    """The same words said by both sound differently; everything else is the main voice's."""
    paragraph = Paragraph(content=words("“We kept the old stones,” she said."))
    manuscript = replace(full_manuscript(tmp_path), body=(paragraph,), closing=(), permalink=None)
    wishes = SpeechWishes(quotes=Quotes.VOICE)
    script = write_script(manuscript, wishes)
    two = record(script, wishes=wishes)
    one = record(replace(script, utterances=tuple(replace(u, quoted=False) for u in script.utterances)))
    lengths = [[timed.end - timed.start for timed in each.timed] for each in (one, two)]
    changed = [u.quoted for u, first, second in zip(script.utterances, *lengths, strict=True) if first != second]
    assert changed == [True]
    assert np.abs(np.frombuffer(two.samples, "<i2")).max() > 1_000


def test_where_there_is_no_second_voice_quotations_are_told_in_words():
    wishes = SpeechWishes(quotes=Quotes.VOICE)
    assert with_quotes_that_can_be_told(wishes, "fr", ()).quotes is Quotes.WORDS
    assert with_quotes_that_can_be_told(wishes, "en", ()).quotes is Quotes.VOICE
    assert with_quotes_that_can_be_told(wishes, "fr", (parse_voice("espeak"),)).quotes is Quotes.VOICE


def test_a_table_that_is_left_out_is_announced_as_not_read(tmp_path):
    script = write_script(full_manuscript(tmp_path), SpeechWishes(skip=frozenset({Skip.TABLES})))
    said = [one.displayed[0].text for one in script.utterances if one.spoken]
    place = said.index("Cost of the work, in thousand crowns")
    assert said[place - 1 : place + 2] == ["Table", "Cost of the work, in thousand crowns", "Not read aloud."]


def test_a_sentence_is_shorter_than_a_paragraph_than_a_section_than_a_picture(tmp_path):
    assert (
        Pauses.AROUND_QUOTATION
        < Pauses.AFTER_SENTENCE
        < Pauses.AFTER_PASSAGE
        < Pauses.AFTER_SECTION
        < Pauses.AROUND_FIGURE
    )
    said = [one for one in write_script(full_manuscript(tmp_path)).utterances if one.spoken]
    for before, after in pairwise(said):
        if after.figure and after.figure != before.figure:
            assert before.pause == Pauses.AROUND_FIGURE
        elif after.role is UtteranceRole.HEADING and before.role is not UtteranceRole.HEADING:
            assert before.pause >= Pauses.AFTER_SECTION
