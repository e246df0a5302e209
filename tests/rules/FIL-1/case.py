"""Reading the file found an utterance without sound."""

from dataclasses import replace

from multipub.model.observation import Observation


def spoil(seen: Observation) -> Observation:
    return replace(seen, complaints=("utterance 3 is silent",))
