"""A credit is missing from the metadata."""

from dataclasses import replace

from multipub.model.observation import Observation


def spoil(seen: Observation) -> Observation:
    return replace(seen, credits=seen.credits[1:])
