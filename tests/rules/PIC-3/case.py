"""The agency was cut off a credit."""

from multipub.model.observation import Observation
from multipub.model.text import Run
from rules.observations import with_figure


def spoil(seen: Observation) -> Observation:
    credit = (Run(text="Lina Haddad", language="en"),)
    return with_figure(seen, 0, credit=credit)
