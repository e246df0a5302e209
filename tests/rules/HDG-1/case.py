"""A subhead became a paragraph."""

from multipub.model.observation import Observation, Role
from rules.observations import with_passage


def spoil(seen: Observation) -> Observation:
    return with_passage(seen, lambda one: one.level == 2, role=Role.TEXT, level=0)
