"""The promise as rules: what every finished edition must have kept of its manuscript.

In:  the ``Manuscript``, and the ``Observation`` of the finished bytes.   Out: findings.
Promises: one function a rule, each with a permanent id; a rule that finds nothing yields nothing; no rule changes what
it looks at.  To add one, write a function with ``@rule`` in a file here, and its case in ``tests/rules/<ID>``.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from multipub.model.findings import Finding, Severity
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation
from multipub.model.speech_wishes import Skip
from multipub.registry import Registry

Fault = tuple[str, str]
"""What is wrong, and what to do about it."""

Check = Callable[[Manuscript, Observation], Iterator[Fault]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: its permanent id, what it promises, where that is asked for, and the function that looks."""

    name: str
    promise: str
    source: str
    severity: Severity
    check: Check


def rule(name: str, *, source: str, severity: Severity = Severity.ERROR) -> Callable[[Check], Rule]:
    """Make a rule of a function; its docstring is the promise."""

    def made(check: Check) -> Rule:
        promise = inspect.getdoc(check) or ""
        return Rule(name=name, promise=promise, source=source, severity=severity, check=check)

    return made


RULES: Registry[Rule] = Registry("rule", __name__, Rule)


def examine(
    wanted: Manuscript, seen: Observation, *, file: str | None = None, skip: frozenset[Skip] | None = None
) -> tuple[Finding, ...]:
    """Hold a finished edition against its manuscript, by every rule.

    Args:
        wanted: what every reader must get.
        seen: what a reader of this file gets.
        file: how the file is called in the findings.
        skip: what the desk wished left out of the sound, where that is known.
    """
    seen = seen if skip is None else replace(seen, wished_unspoken=skip)
    return tuple(
        Finding(rule=one.name, severity=one.severity, message=message, hint=hint, file=file)
        for one in RULES
        for message, hint in one.check(wanted, seen)
    )
