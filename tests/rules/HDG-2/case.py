"""A subhead went down two levels at once."""

from multipub.model.observation import Observation
from rules.observations import with_passage


def spoil(seen: Observation) -> Observation:
    return with_passage(seen, lambda one: one.level == 2, level=4)
