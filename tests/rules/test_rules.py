"""Every rule has a case: it finds its fault there, and nothing in an edition that keeps the promise."""

import importlib.util
from pathlib import Path

import pytest

from multipub.checks import RULES, examine
from support import full_manuscript, perfect_observation

FOLDER = Path(__file__).parent


def spoiled(name, seen):
    specification = importlib.util.spec_from_file_location(f"case_{name}", FOLDER / name / "case.py")
    case = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(case)
    return case.spoil(seen)


def test_an_edition_that_keeps_the_promise_has_no_findings(tmp_path):
    wanted = full_manuscript(tmp_path)
    assert examine(wanted, perfect_observation(wanted)) == ()


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.name)
def test_a_rule_finds_its_fault(rule, tmp_path):
    wanted = full_manuscript(tmp_path)
    found = examine(wanted, spoiled(rule.name, perfect_observation(wanted)), file="story.pdf")
    assert rule.name in {finding.rule for finding in found}
    for finding in found:
        assert finding.message
        assert finding.hint
        assert str(finding).startswith("story.pdf: ")


def test_every_rule_says_what_it_promises_and_where_that_is_asked_for():
    for rule in RULES:
        assert rule.promise.endswith(".")
        assert rule.source


def test_an_edition_that_is_heard_need_not_have_links(tmp_path):
    from dataclasses import replace

    wanted = full_manuscript(tmp_path)
    heard = replace(spoiled("LNK-1", perfect_observation(wanted)), spoken=True)
    assert examine(wanted, heard) == ()
