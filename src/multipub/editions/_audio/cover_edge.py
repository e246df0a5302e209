"""The one thing that every sound file can be asked: how large its cover is."""

from dataclasses import field


def cover_edge(usual: int) -> int:
    """Return the field of an options class that says so, in pixels, with this default."""
    told = f"the longest edge of the cover in pixels; 0 for none (default: {usual})"
    edge: int = field(default=usual, metadata={"help": told})
    return edge
