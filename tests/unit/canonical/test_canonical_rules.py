"""Every rule of the canonical profile has a case that breaks it and one that keeps it."""

import pytest
from canonical_base import base_story, place_photos
from canonical_cases import RULES, cases_of, findings_of

from multipub import canonical
from multipub.canonical import CANONICAL_RULES
from multipub.model.findings import Severity

IDS = [rule.id for rule in CANONICAL_RULES]
NOT_SUPPLIED = "CAN-P10"
"""The base story names a photo whose file never came."""

BAD = [(rule, case) for rule in IDS for case in cases_of(rule)[0]]
GOOD = [(rule, case) for rule in IDS for case in cases_of(rule)[1]]


def name_of(value):
    return value if isinstance(value, str) else value["about"].replace(" ", "-")


@pytest.fixture
def bundle(tmp_path):
    folder = tmp_path / "bundle"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(("rule", "case"), BAD, ids=name_of)
def test_what_breaks_a_rule_is_found_with_its_place_and_a_way_out(rule, case, bundle):
    found = [one for one in findings_of(case, bundle) if one.rule == rule]
    assert found
    for finding in found:
        assert finding.file == "case.xml"
        assert finding.line is not None or rule == "CAN-X03" or not case.get("raw", {}).get("text", "x")
        assert finding.message
        assert finding.hint
        assert "\n" not in str(finding)


@pytest.mark.parametrize(("rule", "case"), GOOD, ids=name_of)
def test_what_comes_close_to_breaking_a_rule_is_let_through(rule, case, bundle):
    assert rule not in {one.rule for one in findings_of(case, bundle)}


def test_a_right_story_breaks_no_rule(bundle):
    data = canonical.write(base_story())
    found = canonical.validate(data, folder=place_photos(bundle), name="article.xml")
    assert [one.rule for one in found] == [NOT_SUPPLIED]


def test_every_rule_has_a_case_and_every_case_a_rule():
    folders = {path.name for path in RULES.glob("CAN-*")}
    assert folders == set(IDS)
    assert all(cases_of(rule)[0] for rule in IDS)


def test_every_rule_says_what_it_promises_where_that_is_asked_for_and_the_way_out():
    assert len(set(IDS)) == len(IDS)
    for rule in CANONICAL_RULES:
        assert rule.promise.endswith(".")
        assert rule.source
        assert rule.hint
        assert not rule.hint.endswith(".")


def test_what_real_news_lacks_is_told_and_does_not_stop():
    warnings = {rule.id for rule in CANONICAL_RULES if rule.severity is Severity.WARNING}
    assert {"CAN-F03", "CAN-P01", "CAN-P02", "CAN-M06", "CAN-S10", NOT_SUPPLIED} <= warnings
    assert {"CAN-F01", "CAN-F05", "CAN-F12", "CAN-P05", "CAN-D01", "CAN-S00", "CAN-L02"}.isdisjoint(warnings)
