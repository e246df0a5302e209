"""The tables are left out of the sound, and nobody wished it."""

from dataclasses import replace

from multipub.model.observation import Observation
from multipub.model.speech_wishes import Skip


def spoil(seen: Observation) -> Observation:
    return replace(seen, spoken=True, unspoken=frozenset({Skip.TABLES}), wished_unspoken=frozenset())
