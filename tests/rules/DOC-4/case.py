"""A link without words."""

from dataclasses import replace

from multipub.model.observation import Layout, Observation


def spoil(seen: Observation) -> Observation:
    return replace(seen, layout=Layout(wordless_links=("rId7",)))
