"""Change one thing of an observation."""

from collections.abc import Callable
from dataclasses import replace

from multipub.model.observation import Observation, Passage, SeenFigure


def with_figure(seen: Observation, number: int, **changes: object) -> Observation:
    """Return the observation with one figure changed; ``number`` counts from 0."""
    wanted = seen.figures[number]
    changed = replace(wanted, **changes)  # type: ignore[arg-type]  # fields by name, for short cases
    return replace(seen, seen=tuple(changed if one is wanted else one for one in seen.seen))


def with_passage(seen: Observation, which: Callable[[Passage], bool], **changes: object) -> Observation:
    """Return the observation with the first such passage changed."""
    wanted = next(one for one in seen.passages if which(one))
    changed = replace(wanted, **changes)  # type: ignore[arg-type]  # fields by name, for short cases
    items: list[Passage | SeenFigure] = [changed if one is wanted else one for one in seen.seen]
    return replace(seen, seen=tuple(items))
