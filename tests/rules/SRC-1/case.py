"""One byte of the canonical XML changed."""

from dataclasses import replace

from multipub.model.observation import Observation


def spoil(seen: Observation) -> Observation:
    return replace(seen, source=seen.source + b" ")
