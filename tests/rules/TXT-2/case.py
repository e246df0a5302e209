"""Header cells became plain paragraphs."""

from dataclasses import replace

from multipub.model.observation import Observation, Passage, Role


def spoil(seen: Observation) -> Observation:
    return replace(
        seen,
        seen=tuple(
            replace(one, role=Role.TEXT) if isinstance(one, Passage) and one.role is Role.HEADER_CELL else one
            for one in seen.seen
        ),
    )
