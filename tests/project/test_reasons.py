"""What a checker is told to overlook has its name, and the reason beside it."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
FILES = sorted(
    path for folder in ("src", "tests", "benchmarks", "scripts") for path in (PROJECT / folder).rglob("*.py")
)

OVERLOOKED = re.compile(r"#\s*(?:type:\s*ignore|noqa)\b(?P<rest>.*)")
NAMED = re.compile(r"(?:\[[a-z-]+(?:,\s*[a-z-]+)*\]|:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)(?P<rest>.*)")
REASON = re.compile(r"\s+[#-]+\s*\S+\s+\S+")
"""Two words at least."""


def unexplained(text: str) -> list[str]:
    """Return the lines that tell a checker to overlook something without saying what, or without a reason."""
    lines = []
    for line in text.splitlines():
        found = OVERLOOKED.search(line)
        named = found and NAMED.match(found["rest"])
        if found and not (named and REASON.match(named["rest"])):
            lines.append(line)
    return lines


@pytest.mark.parametrize(
    ("comment", "explained"),
    [
        ("type: ignore", False),
        ("type: ignore[arg-type]", False),
        ("type: ignore  # the stubs are wrong", False),
        ("type: ignore[arg-type]  # the stubs are wrong", True),
        ("noqa", False),
        ("noqa: N802", False),
        ("noqa: N802, E402 - the name is theirs", True),
    ],
)
def test_a_reason_is_told_from_none(comment, explained):
    assert (not unexplained(f"call()  # {comment}")) is explained


def test_whatever_is_overlooked_has_a_reason():
    lines = {str(path.relative_to(PROJECT)): unexplained(path.read_text("utf-8")) for path in FILES}
    assert {name: found for name, found in lines.items() if found} == {}
