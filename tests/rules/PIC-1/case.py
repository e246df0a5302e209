"""The alternative text of the second picture became the headline."""

from multipub.model.observation import Observation
from rules.observations import with_figure


def spoil(seen: Observation) -> Observation:
    return with_figure(seen, 1, alt=seen.title)
