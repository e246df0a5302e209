"""The rules of the canonical profile: one table, each rule with its permanent id.

In:  nothing.   Out: ``CANONICAL_RULES``, and ``rule_of`` to find one by its id.
Promises: an id never changes its meaning and is never used again; CAN-S03 and CAN-S04 are retired (CAN-H01 says both).

The letters: X the file as XML, S structure, H headings, L language, T letters, I ids, M item, F figures, P pictures,
Q codes, D files.  ``_rules_texts`` and ``_rules_items`` hold the rules themselves.
"""

from collections.abc import Iterable

from multipub.canonical._rules_items import FIGURE_RULES, FILE_RULES, ITEM_RULES, PICTURE_RULES, XML_RULES
from multipub.canonical._rules_texts import HEADING_RULES, LANGUAGE_RULES, LETTER_RULES, STRUCTURE_RULES
from multipub.canonical.rule import Rule
from multipub.errors import ExitCode
from multipub.model.findings import Finding

CANONICAL_RULES: tuple[Rule, ...] = (
    *XML_RULES,
    *STRUCTURE_RULES,
    *HEADING_RULES,
    *LANGUAGE_RULES,
    *LETTER_RULES,
    *ITEM_RULES,
    *FIGURE_RULES,
    *PICTURE_RULES,
    *FILE_RULES,
)
"""Every rule, in the order in which they are told."""

MISSING_WORDS = frozenset({"CAN-F01", "CAN-P05"})
"""The rules that a picture breaks which nobody described: exit code 4."""

_BY_ID = {rule.id: rule for rule in CANONICAL_RULES}


def rule_of(rule_id: str) -> Rule:
    """Return the rule with this id.

    Raises:
        KeyError: if there is none; that is a fault in multipub itself.
    """
    return _BY_ID[rule_id]


def exit_code_of(findings: Iterable[Finding]) -> ExitCode:
    """Return what a command ends with that was stopped by these findings."""
    rules = {finding.rule for finding in findings}
    if rules & MISSING_WORDS:
        return ExitCode.WORDS
    return ExitCode.SOURCE if rules else ExitCode.OK


__all__ = ["CANONICAL_RULES", "Rule", "exit_code_of", "rule_of"]
