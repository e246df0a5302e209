"""Two paragraphs changed places."""

from dataclasses import replace

from multipub.model.observation import Observation, Passage, Role


def spoil(seen: Observation) -> Observation:
    items = list(seen.seen)
    first, second = [place for place, one in enumerate(items) if isinstance(one, Passage) and one.role is Role.ITEM][:2]
    items[first], items[second] = items[second], items[first]
    return replace(seen, seen=tuple(items))
