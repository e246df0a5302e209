"""Collects faults while a file is read or checked, so that all are told and not the first.

In:  rule ids, messages, the elements at fault.   Out: findings with file and line, in the order of lines.
Promises: one rule tells at most ``MOST_OF_ONE_RULE`` faults of a file, and says that there are more.
"""

from lxml import etree

from multipub.canonical.elements import line_of
from multipub.canonical.rules import rule_of
from multipub.errors import SourceFaults
from multipub.model.findings import Finding, Severity

MOST_OF_ONE_RULE = 100
"""Findings.  Nobody reads more, and a hostile file must not fill the memory with them."""


class Faults:
    """The faults of the file ``name``."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: list[Finding] = []
        self._counts: dict[str, int] = {}

    def add(
        self, rule_id: str, message: str, at: etree._Element | int | None = None, *, hint: str | None = None
    ) -> None:
        """Enter a fault; ``at`` is the element at fault, or a line; ``hint`` where the rule's own is too general."""
        self._counts[rule_id] = self._counts.get(rule_id, 0) + 1
        if self._counts[rule_id] > MOST_OF_ONE_RULE:
            return
        rule = rule_of(rule_id)
        line = line_of(at) if isinstance(at, etree._Element) else at
        self._found.append(
            Finding(
                rule=rule_id,
                severity=rule.severity,
                message=message,
                hint=hint or rule.hint,
                file=self.name,
                line=line,
            )
        )

    def findings(self) -> tuple[Finding, ...]:
        """Return what was found, by line; faults without a line come first."""
        for rule_id, count in self._counts.items():
            if count > MOST_OF_ONE_RULE:
                self._counts[rule_id] = 0
                self.add(rule_id, f"and {count - MOST_OF_ONE_RULE:,} more of this kind")
        return tuple(sorted(dict.fromkeys(self._found), key=lambda one: one.line or 0))

    def stop(self) -> None:
        """Do nothing if no error was found.

        Raises:
            SourceFaults: with every finding, if one of them is an error.
        """
        found = self.findings()
        if any(one.severity is Severity.ERROR for one in found):
            raise SourceFaults(found)
