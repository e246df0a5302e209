"""What is said, and in which order."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from multipub.model.blocks import Cell, Footnote, Paragraph, Table
from multipub.model.manuscript import AltSource, Credit
from multipub.model.observation import Passage
from multipub.model.recording import UtteranceRole
from multipub.model.text import LangText, Text
from multipub.speech.script import NO_BLOCK, write_script
from multipub.wording.labels import labels_for
from multipub.wording.reading import reading
from support import arabic_manuscript, figure, full_manuscript, words
from words import phrases


def displayed(utterances, role=None):
    return ["".join(run.text for run in one.displayed) for one in utterances if role is None or one.role is role]


def spoken(utterances):
    return [" ".join(piece.text for piece in one.spoken) for one in utterances]


def assert_script_is_the_reading(manuscript):
    script = write_script(manuscript)
    seen = list(reading(manuscript))
    assert {one.block for one in script.utterances} - {NO_BLOCK} <= set(range(len(seen)))
    for place, expected in enumerate(seen):
        of_block = [one for one in script.utterances if one.block == place]
        if isinstance(expected, Passage):
            own = [run for one in of_block for run in one.displayed if not run.ours]
            assert "".join(run.text for run in own) == "".join(run.text for run in expected.runs)
            assert {run.language for run in own} == {run.language for run in expected.runs if run.text}
        else:
            assert displayed(of_block, UtteranceRole.CAPTION) == ["".join(run.text for run in expected.caption)] * bool(
                expected.caption
            )
    blocks = [one.block for one in script.utterances if one.block != NO_BLOCK]
    assert blocks == sorted(blocks)


@pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["english", "arabic"])
def test_the_script_keeps_the_order_and_the_letters_of_the_reading(make, tmp_path):
    assert_script_is_the_reading(make(tmp_path))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(phrases(), phrases())
def test_any_words_are_displayed_letter_for_letter(tmp_path, headline, paragraph):
    manuscript = replace(full_manuscript(tmp_path), headline=headline, body=(Paragraph(content=(Text(paragraph),)),))
    assert_script_is_the_reading(manuscript)


def test_an_alt_that_repeats_the_caption_is_not_said_twice(tmp_path):
    script = write_script(full_manuscript(tmp_path))
    lead = [one for one in script.utterances if one.figure == "fig-1"]
    assert displayed(lead) == ["Photo", "Boats at the quay, picture 1.", "Credit", "Lina Haddad/Coastal Press"]


def test_an_authored_alt_is_said_as_the_image_description_before_the_caption(tmp_path):
    script = write_script(full_manuscript(tmp_path))
    second = [
        one for one in script.utterances if one.figure == "fig-2" and one.role is not UtteranceRole.LONG_DESCRIPTION
    ]
    assert displayed(second) == [
        "Photo",
        "Image description",
        "A drawn wall; every stone has a number.",
        "Boats at the quay, picture 2.",
        "Credit",
        "Lina Haddad/Coastal Press",
    ]


def test_a_decorative_picture_is_silent_but_keeps_its_credit(tmp_path):
    silent = replace(
        figure(None, 1),
        decorative=True,
        alt=LangText(text="", language="en"),
        alt_source=AltSource.DECORATIVE,
        caption=None,
    )
    script = write_script(replace(full_manuscript(tmp_path), body=(silent,)))
    assert displayed(one for one in script.utterances if one.figure) == ["Credit", "Lina Haddad/Coastal Press"]
    script = write_script(replace(full_manuscript(tmp_path), body=(replace(silent, credit=None),)))
    assert not [one for one in script.utterances if one.figure]


def test_credits_are_said_as_people_say_them(tmp_path):
    credit = Credit(line="Omar Lind/Pool/AFP", language="en", raw="")
    manuscript = replace(full_manuscript(tmp_path), body=(figure(None, 1, credit=credit),))
    said = [one for one in write_script(manuscript).utterances if one.role is UtteranceRole.CREDIT]
    assert spoken(said) == ["Omar Lind, pool photo, for A F P"]
    assert displayed(said) == ["Omar Lind/Pool/AFP"]


def test_every_label_is_ours_and_in_the_labels_language(tmp_path):
    manuscript = replace(full_manuscript(tmp_path), labels=labels_for("ar"))
    for utterance in write_script(manuscript).utterances:
        if utterance.role in (UtteranceRole.LABEL, UtteranceRole.NOTICE):
            assert [(run.ours, run.language) for run in utterance.displayed] == [(True, "ar")]
            assert {piece.language for piece in utterance.spoken} <= {"ar", "en"}
        else:
            assert not any(run.ours for run in utterance.displayed)


def test_the_correction_is_labelled_first(tmp_path):
    said = displayed(write_script(full_manuscript(tmp_path)).utterances)
    place = said.index("Corrects the number of berths to 48.")
    assert said[place - 1] == "Correction"
    assert place < said.index("Boats at the quay, picture 1.")


def test_a_table_is_said_cell_by_cell_with_the_header_of_its_column(tmp_path):
    said = spoken(one for one in write_script(full_manuscript(tmp_path)).utterances if one.role is UtteranceRole.CELL)
    assert said == ["Spent, one thousand four hundred and fifty", "Spent, eighty-five"]


def test_spanning_cells_leave_the_headers_in_their_columns(tmp_path):
    head = tuple(Cell(content=words(name), scope="col") for name in ("Harbour", "Boats", "Crew"))
    rows = (
        (Cell(content=words("Nadir"), scope="row", rows=2), Cell(content=words("one")), Cell(content=words("two"))),
        (Cell(content=words("three"), columns=2),),
    )
    table = Table(id="t", caption=(), head=(head,), bodies=(rows,))
    script = write_script(replace(full_manuscript(tmp_path), body=(table,)))
    said = spoken(one for one in script.utterances if one.role is UtteranceRole.CELL)
    assert said == ["Boats, one", "Crew, two", "Boats, three"]


def test_an_empty_cell_keeps_its_place_in_silence(tmp_path):
    table = Table(id="t", caption=(), head=(), bodies=(((Cell(content=()), Cell(content=words("x"))),),))
    cells = [
        one
        for one in write_script(replace(full_manuscript(tmp_path), body=(table,))).utterances
        if one.role is UtteranceRole.CELL
    ]
    assert [(one.displayed, one.spoken, one.pause) for one in cells[:1]] == [((), (), 0.0)]
    assert len({one.block for one in cells}) == len(cells)


def test_words_in_another_language_are_given_to_that_language(tmp_path):
    ledger = [one for one in write_script(full_manuscript(tmp_path)).utterances if "ledger" in displayed([one])[0]]
    assert [piece.language for piece in ledger[0].spoken] == ["en", "ar", "en"]


def test_a_note_is_announced_where_it_is_called_and_where_it_stands(tmp_path):
    said = displayed(write_script(full_manuscript(tmp_path)).utterances)
    assert said.count("Note 1") == 2
    assert said[said.index("The cooperative has 62 members.") - 1] == "Note 1"


def test_a_note_nobody_has_is_not_announced(tmp_path):
    manuscript = full_manuscript(tmp_path)
    body = tuple(block for block in manuscript.body if not isinstance(block, Footnote))
    assert "Note 1" not in displayed(write_script(replace(manuscript, body=body)).utterances)


def test_the_permanent_link_is_said_as_its_domain(tmp_path):
    assert "desk dot example dot org" in spoken(write_script(full_manuscript(tmp_path)).utterances)
