"""What the checks have to say: findings, each with a permanent rule id, a place and a way out."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops; a warning is told, and stops only where the desk asked for it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault: which rule, what is wrong, where (file, line) and what to do about it."""

    rule: str
    severity: Severity
    message: str
    hint: str
    file: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        """Return the finding as one line: place, rule, message, hint."""
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return f"{place + ': ' if place else ''}{self.severity} {self.rule}: {self.message} ({self.hint})"


@dataclass(frozen=True, slots=True)
class Advice:
    """One kind of warning to the desk: its permanent id, what it promises, and what to do about it."""

    rule: str
    promise: str
    hint: str

    def finding(self, message: str) -> Finding:
        """Return a finding of this kind."""
        return Finding(rule=self.rule, severity=Severity.WARNING, message=message, hint=self.hint)


def errors(findings: "tuple[Finding, ...] | list[Finding]") -> tuple[Finding, ...]:
    """Return the findings that stop an export."""
    return tuple(one for one in findings if one.severity is Severity.ERROR)
