"""Light grey words on white paper."""

from dataclasses import replace

from multipub.model.observation import Layout, Observation


def spoil(seen: Observation) -> Observation:
    return replace(seen, layout=Layout(inks=(("Caption", "#bbbbbb", "#ffffff"),)))
