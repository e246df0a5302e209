"""The file says it is in German."""

from dataclasses import replace

from multipub.model.observation import Observation


def spoil(seen: Observation) -> Observation:
    return replace(seen, language="de")
