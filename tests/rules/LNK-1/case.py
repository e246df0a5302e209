"""A link leads somewhere else."""

from dataclasses import replace

from multipub.model.observation import Observation, Passage
from multipub.model.text import Run


def spoil(seen: Observation) -> Observation:
    def lead(run: Run) -> Run:
        return replace(run, link="https://elsewhere.example.org/") if run.link else run

    def led(one: Passage) -> Passage:
        return replace(one, runs=tuple(lead(run) for run in one.runs))

    return replace(seen, seen=tuple(led(one) if isinstance(one, Passage) else one for one in seen.seen))
