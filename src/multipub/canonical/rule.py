"""What a rule of the canonical profile is."""

from dataclasses import dataclass

from multipub.model.findings import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its permanent id, what it promises, whether breaking it stops, its source, and the way out."""

    id: str
    promise: str
    severity: Severity
    source: str
    hint: str


def error(rule_id: str, promise: str, source: str, hint: str) -> Rule:
    """Return a rule that stops an export when broken."""
    return Rule(rule_id, promise, Severity.ERROR, source, hint)


def warning(rule_id: str, promise: str, source: str, hint: str) -> Rule:
    """Return a rule whose breach the desk is told of."""
    return Rule(rule_id, promise, Severity.WARNING, source, hint)
