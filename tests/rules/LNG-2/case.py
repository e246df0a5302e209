"""The Arabic word lost its mark."""

from dataclasses import replace

from multipub.model.observation import Observation, Passage


def spoil(seen: Observation) -> Observation:
    def plain(one: Passage) -> Passage:
        return replace(one, runs=tuple(replace(run, language="en") for run in one.runs))

    return replace(seen, seen=tuple(plain(one) if isinstance(one, Passage) else one for one in seen.seen))
