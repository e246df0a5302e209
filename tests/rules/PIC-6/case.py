"""A picture with words is hidden as decoration."""

from multipub.model.observation import Observation
from rules.observations import with_figure


def spoil(seen: Observation) -> Observation:
    return with_figure(seen, 0, decorative=True)
