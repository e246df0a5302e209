"""Empty lines between paragraphs."""

from dataclasses import replace

from multipub.model.observation import Layout, Observation


def spoil(seen: Observation) -> Observation:
    return replace(seen, layout=Layout(blanks=2))
