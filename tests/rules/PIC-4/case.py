"""The last picture was dropped."""

from dataclasses import replace

from multipub.model.observation import Observation


def spoil(seen: Observation) -> Observation:
    last = seen.figures[-1]
    return replace(seen, seen=tuple(one for one in seen.seen if one is not last))
