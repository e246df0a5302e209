"""The caption of the first picture is gone."""

from multipub.model.observation import Observation
from rules.observations import with_figure


def spoil(seen: Observation) -> Observation:
    return with_figure(seen, 0, caption=())
