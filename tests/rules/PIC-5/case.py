"""A photo that was supplied is not in the file."""

from multipub.model.observation import Observation
from rules.observations import with_figure


def spoil(seen: Observation) -> Observation:
    return with_figure(seen, 0, shown=False)
