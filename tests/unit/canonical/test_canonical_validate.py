"""Validation tells the same faults each time, in the order of lines, and in time that grows with the file."""

import time

import pytest
from canonical_base import base_story, place_photos
from canonical_cases import cases_of, data_of
from lxml import etree
from lxml.isoschematron import Schematron

from multipub import canonical
from multipub.canonical.assertions import ASSERTIONS, check_assertions
from multipub.canonical.check_items import MOST_ITEMS
from multipub.canonical.faults import MOST_OF_ONE_RULE, Faults
from multipub.canonical.parse import parse

CROWD = 16_000
"""Pieces, each of them wrong or looked up; every piece compared with every other would take minutes."""

LONGEST_TIME = 10.0
"""Seconds, on a busy machine; an idle one takes about one."""

PULL_QUOTE = '<aside class="pullquote">'
CROWDS = {
    "empty paragraphs": (PULL_QUOTE, "<p></p>"),
    "elements nobody knows": (PULL_QUOTE, "<div></div>"),
    "styles": (PULL_QUOTE, '<p style="x">x</p>'),
    "links to nowhere": (PULL_QUOTE, '<p><a href="#q">x</a></p>'),
    "figures": (PULL_QUOTE, '<figure data-item="urn:newsml:desk.example.org:20260502:tram-line:photo-1"></figure>'),
    "captions": ('<description how="mp:from', '<description role="drol:caption" xml:lang="en">x</description>'),
    "items": ("</itemSet>", '<newsItem guid="u"></newsItem>'),
}


@pytest.mark.parametrize(("before", "piece"), CROWDS.values(), ids=CROWDS)
def test_a_crowd_of_faults_is_told_in_bounded_time_and_number(before, piece):
    data = canonical.write(base_story()).decode().replace(before, piece * CROWD + before, 1).encode()
    begun = time.monotonic()
    found = canonical.validate(data, folder=None, name="crowd.xml")
    assert time.monotonic() - begun < LONGEST_TIME
    assert any(one.severity == "error" for one in found)
    rules = [one.rule for one in found]
    assert all(rules.count(rule) <= MOST_OF_ONE_RULE + 1 for rule in set(rules))


def test_more_items_than_a_story_has_are_refused():
    item = '<newsItem guid="u{}"></newsItem>'
    crowd = "".join(item.format(number) for number in range(MOST_ITEMS))
    data = canonical.write(base_story()).decode().replace("</itemSet>", crowd + "</itemSet>").encode()
    assert "CAN-X03" in {one.rule for one in canonical.validate(data, folder=None, name="x.xml")}


def test_faults_come_in_the_order_of_lines_and_are_the_same_each_time(tmp_path):
    place_photos(tmp_path)
    for rule in ("CAN-F11", "CAN-S00", "CAN-D03"):
        for case in cases_of(rule)[0]:
            found = canonical.validate(data_of(case), folder=tmp_path, name="x.xml")
            assert found == canonical.validate(data_of(case), folder=tmp_path, name="x.xml")
            assert [one.line or 0 for one in found] == sorted(one.line or 0 for one in found)


def test_the_schematron_says_the_same_to_others_as_to_us():
    theirs = Schematron(etree.parse(ASSERTIONS), store_report=True)
    for rule in ("CAN-F05", "CAN-F11", "CAN-F13", "CAN-P05", "CAN-S07", "CAN-S16", "CAN-L07", "CAN-M12", "CAN-M15"):
        for case in cases_of(rule)[0]:
            root = parse(data_of(case), name="x.xml")
            theirs.validate(root.getroottree())
            said = {f"CAN-{one.get('id')}" for one in theirs.validation_report.iter("{*}failed-assert")}
            ours = Faults("x.xml")
            check_assertions(root, ours)
            assert {one.rule for one in ours.findings()} == said
            assert all(one.line for one in ours.findings())


def test_a_fault_with_a_number_of_its_own_is_not_told_by_the_grammar_too():
    (case, *_) = cases_of("CAN-S13")[0]
    rules = [one.rule for one in canonical.validate(data_of(case), folder=None, name="x.xml")]
    assert "CAN-S13" in rules
    assert "CAN-S00" not in rules
