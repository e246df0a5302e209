"""Captions and credits apart: the invented lines, and what must hold for every line."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wording_cases import picture, said

from multipub.model.manuscript import CreditFlag
from multipub.model.story import Party
from multipub.wording.credits import CaptionParts, settle_credit, split_caption, split_credit

with (Path(__file__).parent / "credit_lines.tsv").open(encoding="utf-8", newline="") as file:
    LINES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

WITHOUT = [row for row in LINES if row["note"].startswith("none")]
WITH = [row for row in LINES if row not in WITHOUT]


def names(row: dict[str, str]) -> str:
    return f"{row['lang']}-{row['line'][-40:]}"


@pytest.mark.parametrize("row", WITH, ids=names)
def test_caption_and_credit_are_told_apart(row):
    parts = split_caption(row["line"], row["lang"])
    flags = ",".join(sorted(parts.flags))
    found = (parts.caption, parts.creator or "", parts.source or "", parts.via or "", flags)
    assert found == (row["caption"], row["creator"], row["source"], row["via"], row["flags"])


@pytest.mark.parametrize("row", WITHOUT, ids=names)
def test_a_line_without_a_credit_stays_whole(row):
    parts = split_caption(row["line"], row["lang"])
    assert (parts.caption, parts.credit_line, parts.raw) == (row["line"], "", "")


def test_there_are_enough_lines_to_mean_something():
    assert len(LINES) >= 150
    assert len(WITHOUT) >= 40
    assert len({row["lang"] for row in LINES}) >= 16


@pytest.mark.parametrize("row", LINES, ids=names)
def test_every_letter_of_the_line_is_in_its_parts(row):
    assert letters(kept(split_caption(row["line"], row["lang"]))) == letters(row["line"])


def kept(parts: CaptionParts) -> str:
    """What a line came apart into; terms of use stand in the raw credit, if there is one."""
    terms = "" if parts.raw else parts.usage_terms or ""
    return " ".join((parts.caption, parts.raw, terms, *parts.furniture))


def letters(words: str) -> list[str]:
    return sorted(letter for letter in words if letter.isalnum())


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Boats. [Lina Haddad/Pool/AFP]", "Lina Haddad/Pool/AFP"),
        ("Boats. Photo: Lina Haddad / Coastal Press", "Lina Haddad/Coastal Press"),
        ("Boats. (Photo by Lina Haddad/AFP via Getty Images)", "Lina Haddad/AFP via Getty Images"),
        ("Boats. Foto: Omar Lind (Keystone)", "Omar Lind/Keystone"),
        ("Boats. (AP Photo/Omar Lind) AP Photo", "AP Photo/Omar Lind"),
        ("Boats. © Lina Haddad", "Lina Haddad"),
    ],
)
def test_a_credit_line_carries_no_label_and_no_brackets(line, credit):
    assert split_caption(line).credit_line == credit


def test_the_raw_credit_is_kept_as_it_was_printed():
    assert split_caption("Boats. [ Lina Haddad / Pool / AFP ]").raw == "[ Lina Haddad / Pool / AFP ]"


def test_terms_of_use_are_kept_apart_and_in_the_raw_line():
    parts = split_caption("Boats. Photo by Omar Lind MANDATORY CREDIT. NO RESALES.")
    assert parts.usage_terms == "MANDATORY CREDIT. NO RESALES."
    assert parts.raw == "Photo by Omar Lind MANDATORY CREDIT. NO RESALES."


def test_a_credit_on_a_line_of_its_own_is_found():
    parts = split_caption("Boats wait for the tide\nLina Haddad/AFP")
    assert (parts.caption, parts.creator, parts.source) == ("Boats wait for the tide", "Lina Haddad", "AFP")


def test_a_name_alone_is_told_as_unsure():
    assert split_caption("Boats wait. (Lina Haddad)").sure is False
    assert split_caption("Boats wait. [Lina Haddad/AFP]").sure is True


def test_an_abbreviation_inside_the_sentence_is_no_sure_credit():
    assert not split_caption("Das sagte ein Sprecher der Deutschen Presse-Agentur (dpa).").sure


def test_the_subject_of_a_picture_is_not_its_photographer():
    assert split_caption("Prime Minister Jonas Weil / AFP").creator is None


@given(st.text(max_size=200))
def test_any_line_can_be_read_and_loses_no_letter(line):
    assert set(letters(unicodedata.normalize("NFC", line))) == set(letters(kept(split_caption(line))))


@given(st.text(alphabet="aA /()[]©|.:-\nPhoto", max_size=300))
def test_signs_of_credits_in_any_order_lose_no_letter(line):
    parts = split_caption(line)
    assert len(letters(kept(parts))) >= len(letters(line))


def test_flags_are_no_names():
    parts = split_credit("Nadir Coast Guard/Handout via Reuters")
    assert (parts.creator, parts.source, parts.via) == (None, "Nadir Coast Guard", "Reuters")
    assert parts.flags == {CreditFlag.HANDOUT}


def test_the_credit_line_of_the_readers_language_is_taken():
    credited = picture(credit_lines=(said("Lina Haddad/Coastal Press"), said("لينا حداد/كوستال برس", "ar")))
    credit = settle_credit(credited, "ar")
    assert credit is not None
    assert (credit.line, credit.language, credit.creator) == ("لينا حداد/كوستال برس", "ar", "لينا حداد")


def test_the_raw_credit_stands_beside_the_line():
    credited = picture(credit_lines=(said("Jonas Weil/Pool/AFP"),), raw_credits=(said("[Jonas Weil/Pool/AFP]"),))
    credit = settle_credit(credited, "en")
    assert credit is not None
    assert (credit.raw, credit.source, credit.flags) == ("[Jonas Weil/Pool/AFP]", "AFP", {CreditFlag.POOL})


def test_a_raw_credit_alone_becomes_the_line():
    credit = settle_credit(picture(raw_credits=(said("(Photo: Lina Haddad/AFP)"),)), "en")
    assert credit is not None
    assert credit.line == "Lina Haddad/AFP"


def test_creator_and_source_are_credited_where_no_line_was_written():
    made_by = (Party(literal="cp-lh", names=((None, "Lina Haddad"),)),)
    given_by = (Party(literal="cp", names=((None, "Coastal Press"),)),)
    credit = settle_credit(picture(creators=made_by, sources=given_by), "en")
    assert credit is not None
    assert (credit.line, credit.creator, credit.source) == ("Lina Haddad/Coastal Press", "Lina Haddad", "Coastal Press")


def test_a_credit_is_never_invented():
    assert settle_credit(picture(captions=(said("Boats."),)), "en") is None


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("Credit Line (ref2017.1)", "Credit Line (ref2017.1)"),
        ("[Mira Sol/Pool/AFP]", "Mira Sol/Pool/AFP"),
        ("([Mira Sol])", "Mira Sol"),
        ("(Mira Sol) (AFP)", "(Mira Sol) (AFP)"),
        ("(Mira Sol/AFP", "Mira Sol/AFP"),
    ],
)
def test_only_brackets_around_the_whole_credit_go(written: str, line: str):
    assert split_credit(written).line == line


def test_a_flag_behind_the_agency_in_between_is_a_flag():
    parts = split_credit("Mira Sol/Coast Guard via AP, File")
    assert (parts.via, parts.flags) == ("AP", frozenset({CreditFlag.FILE}))
    assert parts.line == "Mira Sol/Coast Guard via AP, File"


def test_the_year_of_a_picture_is_nobodys_name():
    parts = split_credit("© Mira Sol (2016)")
    assert (parts.creator, parts.source, parts.line) == ("Mira Sol", None, "Mira Sol (2016)")
