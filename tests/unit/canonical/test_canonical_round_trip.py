"""``read(write(story)) == story`` and ``write(read(data)) == data``: nothing is lost and nothing is added."""

import pytest
from canonical_base import base_story
from hypothesis import HealthCheck, given, settings

from multipub import canonical
from multipub.canonical.parse import parse
from strategies import stories

CONTENT_RULES = {
    *("CAN-H01", "CAN-I01", "CAN-S06", "CAN-S09", "CAN-S10", "CAN-S11", "CAN-S16", "CAN-S17", "CAN-S18"),
    *("CAN-F01", "CAN-F02", "CAN-F03", "CAN-F06", "CAN-T03", "CAN-P05", "CAN-P09", "CAN-P11"),
    *("CAN-P01", "CAN-P02", "CAN-P03", "CAN-P06", "CAN-P10"),
    *("CAN-M03", "CAN-M06", "CAN-M07", "CAN-M09", "CAN-M10", "CAN-M11"),
}
"""What a story itself may be guilty of, whoever writes it down."""


@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(story=stories())
def test_any_story_in_any_script_is_read_back_as_it_was_written_and_breaks_no_rule_of_form(story):
    data = canonical.write(story)
    again = canonical.read(data)
    assert again == story
    assert canonical.write(again) == data
    found = canonical.validate(data, folder=None, name="article.xml")
    assert [str(one) for one in found if one.rule not in CONTENT_RULES] == []


def test_the_base_story_is_read_back_as_it_was_written():
    data = canonical.write(base_story())
    assert canonical.read(data) == base_story()
    assert canonical.write(canonical.read(data)) == data


def test_what_we_write_is_utf8_without_a_declaration_and_ends_its_last_line():
    data = canonical.write(base_story())
    assert data.startswith(b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en">')
    assert data.endswith(b"</newsMessage>\n")
    assert "الترام" in data.decode("utf-8")


def test_white_space_for_the_eye_never_stands_among_words():
    root = parse(canonical.write(base_story()), name="article.xml")
    for paragraph in root.iter("{http://www.w3.org/1999/xhtml}p", "{http://www.w3.org/1999/xhtml}li"):
        assert not any("\n" in str(text) for text in paragraph.xpath("text()"))


def test_an_alt_that_nobody_wrote_is_made_anew_and_not_kept():
    data = canonical.write(base_story())
    assert data.count(b"mp:from-caption") == 3
    assert [len(picture.alts) for picture in canonical.read(data).pictures] == [0, 0, 1, 0]


def test_the_message_is_sent_when_its_story_was_made():
    data = canonical.write(base_story())
    assert data.count(b"<sent>2026-05-02T17:30:00+02:00</sent>") == 1


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\ud800", "\ufffe"])
def test_a_letter_that_xml_cannot_hold_is_one_clear_error(letter):
    from dataclasses import replace

    from multipub.errors import SourceError

    with pytest.raises(SourceError, match="cannot hold") as caught:
        canonical.write(replace(base_story(), title=f"a{letter}b"))
    assert caught.value.hint
