"""What a reader meets in each sample's editions, as text: a change in it must be looked at.

``pytest tests/golden --accept`` writes the files anew; then review the difference.
"""

from pathlib import Path

import pytest

from multipub.editions import FORMATS
from multipub.model.observation import Observation, Passage
from multipub.model.text import Run
from stories import CASES, EDITIONS, edition

FOLDER = Path(__file__).parent
SHORT = [case for case in CASES if case.name != "long-read"]


def told(runs: tuple[Run, ...], language: str) -> str:
    """Return the words; another language in brackets before them, words of ours in braces."""
    parts = []
    for run in runs:
        text = f"{{{run.text}}}" if run.ours else run.text
        parts.append(text if run.language == language or not text.strip() else f"[{run.language}]{text}[/]")
    return " ".join("".join(parts).split())


def dump(seen: Observation) -> str:
    lines = [
        f"title: {seen.title}",
        f"language: {seen.language}",
        f"creators: {'; '.join(seen.creators)}",
        f"rights: {seen.rights}",
        f"credits: {'; '.join(seen.credits)}",
        "",
    ]
    for one in seen.seen:
        if isinstance(one, Passage):
            level = f" {one.level}" if one.level else ""
            lines.append(f"{one.role.value}{level}: {told(one.runs, seen.language)}")
        else:
            shown = "" if one.shown else " (not shown)"
            lines.append(f"picture{shown}: {one.alt}")
            lines.append(f"  caption: {told(one.caption, seen.language)}")
            lines.append(f"  credit: {told(one.credit, seen.language)}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("format_", EDITIONS)
@pytest.mark.parametrize("case", SHORT, ids=str)
def test_a_reader_meets_what_was_accepted(case, format_, accept):
    path = FOLDER / f"{case}.{format_}.txt"
    text = dump(FORMATS[format_].observe(edition(case, format_).read_bytes()))
    if accept:
        path.write_text(text, "utf-8")
    assert path.exists(), f"{path.name} was never accepted: run pytest tests/golden --accept, and look at it"
    assert text == path.read_text("utf-8")
