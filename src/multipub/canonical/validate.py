"""Validate canonical XML: bytes -> every fault.

In:  the bytes of a canonical file, and the folder its photos are in.   Out: findings with file, line, rule id, hint.
Promises: bad content is never an exception; a fault is told once; the same bytes and photos give the same findings.
"""

from pathlib import Path

from lxml import etree

from multipub.canonical.assertions import check_assertions
from multipub.canonical.check_figures import check_figures
from multipub.canonical.check_files import check_files
from multipub.canonical.check_items import check_items
from multipub.canonical.check_letters import check_letters
from multipub.canonical.check_texts import check_texts
from multipub.canonical.faults import Faults
from multipub.canonical.grammar import check_grammar
from multipub.canonical.parse import Unreadable, parse
from multipub.canonical.read import package_of
from multipub.model.findings import Finding

_GRAMMAR_RULE = "CAN-S00"
_SAID_BETTER = ("CAN-F", "CAN-S", "CAN-L")
"""Where one of these rules speaks of a line, the grammar need not say it again."""


def validate(data: bytes, *, folder: Path | None, name: str) -> tuple[Finding, ...]:
    """Return every fault of a canonical file, in the order of its lines; none if it is right.

    Args:
        data: the file.
        folder: where its photos are; without it, photos' files are not looked at.
        name: what the file is called in findings.
    """
    faults = Faults(name)
    try:
        root = parse(data, name=name)
    except Unreadable as fault:
        faults.add(fault.rule, fault.message, fault.line, hint=fault.hint)
        return faults.findings()
    if package_of(root) is None:
        faults.add(
            _GRAMMAR_RULE,
            "this is no whole canonical file: it has no package",
            root,
            hint="`multipub import` completes a bare text",
        )
        return faults.findings()
    _check(root, faults, folder)
    return _told_once(faults.findings())


def _check(root: etree._Element, faults: Faults, folder: Path | None) -> None:
    check_grammar(root, faults)
    check_letters(root, faults)
    check_texts(root, faults)
    if check_items(root, faults):
        check_assertions(root, faults)
        check_figures(root, faults)
    check_files(root, faults, folder)


def _told_once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Leave out what the grammar says of a line that a rule with a number of its own speaks of."""
    spoken_of = {
        one.line
        for one in findings
        if one.line is not None and one.rule != _GRAMMAR_RULE and one.rule.startswith(_SAID_BETTER)
    }
    return tuple(one for one in findings if one.rule != _GRAMMAR_RULE or one.line not in spoken_of)
