"""A picture that floats over the text."""

from dataclasses import replace

from multipub.model.observation import Layout, Observation


def spoil(seen: Observation) -> Observation:
    return replace(seen, layout=Layout(floating=("Picture 1",)))
