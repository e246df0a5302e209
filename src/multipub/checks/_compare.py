"""Hold two sequences of words against each other and tell the differences in words."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from multipub.model.observation import Observation, Passage, Seen, joined
from multipub.model.text import Run

LONGEST_QUOTATION = 80
"""Characters of a passage that a message quotes."""

MOST_DIFFERENCES = 5
"""Differences that one rule tells of; the rest is counted."""


def quoted(words: str) -> str:
    """Return the words in quotation marks, cut so that a message stays one line."""
    return f"“{words if len(words) <= LONGEST_QUOTATION else words[: LONGEST_QUOTATION - 1] + '…'}”"


def reading_words(seen: Sequence[Seen]) -> list[str]:
    """Return the words of each passage, caption and credit, in reading order; ours and empty ones left out."""
    words: list[str] = []
    for one in seen:
        parts = (one.runs,) if isinstance(one, Passage) else (one.caption, one.credit)
        words.extend(filter(None, map(joined, parts)))
    return words


def differences(wanted: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    """Yield what is missing, changed or added, in words; nothing if the two are equal."""
    if list(wanted) == list(found):
        return
    told = 0
    matcher = SequenceMatcher(a=wanted, b=found, autojunk=False)
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        if what == "equal":
            continue
        told += 1
        if told > MOST_DIFFERENCES:
            continue
        lost, new = " / ".join(wanted[start:end]), " / ".join(found[other_start:other_end])
        if what == "delete":
            yield f"missing: {quoted(lost)}"
        elif what == "insert":
            yield f"added: {quoted(new)}"
        else:
            yield changed(lost, new)
    if told > MOST_DIFFERENCES:
        yield f"and {told - MOST_DIFFERENCES} more differences"


def changed(wanted: str, found: str) -> str:
    """Return a message that quotes both, beginning a little before the first letter that differs."""
    same = next((i for i, (one, other) in enumerate(zip(wanted, found, strict=False)) if one != other), None)
    start = max(0, (min(len(wanted), len(found)) if same is None else same) - LONGEST_QUOTATION // 4)
    dots = "…" if start else ""
    return f"changed: {quoted(dots + wanted[start:])} became {quoted(dots + found[start:])}"


def foreign(seen: Sequence[Seen], language: str) -> list[tuple[str, str]]:
    """Return every stretch of words in another language than ``language``: (language, words), in order.

    Neighbouring runs of one language are one stretch; runs without a letter or digit say nothing about language.
    """
    found: list[tuple[str, str]] = []
    for one in seen:
        for runs in (one.runs,) if isinstance(one, Passage) else (one.caption, one.credit):
            found.extend(_stretches(runs, language))
    return found


def _stretches(runs: Sequence[Run], language: str) -> Iterator[tuple[str, str]]:
    current, words = language, ""
    for run in runs:
        if run.ours:
            continue
        if run.language == current or not any(character.isalnum() for character in run.text):
            words += run.text
            continue
        if current != language and words.strip():
            yield current, " ".join(words.split())
        current, words = run.language, run.text
    if current != language and words.strip():
        yield current, " ".join(words.split())


def links(observation_or_seen: Observation | Sequence[Seen]) -> list[tuple[str, str]]:
    """Return every link with its words: (target, words), in order; words of ours left out."""
    seen = observation_or_seen.seen if isinstance(observation_or_seen, Observation) else observation_or_seen
    found: list[tuple[str, str]] = []
    for one in seen:
        if not isinstance(one, Passage):
            continue
        last: str | None = None
        for run in one.runs:
            if run.link and not run.ours:
                if run.link == last:
                    target, words = found.pop()
                    found.append((target, words + run.text))
                else:
                    found.append((run.link, run.text))
            last = run.link
    return [(target, " ".join(words.split())) for target, words in found]
