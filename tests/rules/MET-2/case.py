"""The second reporter is not named."""

from dataclasses import replace

from multipub.model.observation import Observation


def spoil(seen: Observation) -> Observation:
    return replace(seen, creators=seen.creators[:1])
