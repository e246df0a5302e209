"""Draw the pictures of the samples: flat illustrations that stand in for press photographs.

In:  a folder (default: this one); pictures go to ``<folder>/<sample>/media/``.   Out: one JPEG a scene.
Promises: the same bytes on every run with the same Pillow and NumPy (every scene has its own fixed seed; no clock, no
metadata); no lettering in any picture; everything drawn here is ours.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from _draw.coast import crane
from _draw.glass import diagram, lens
from _draw.harbour import harbour
from _draw.ledger import ledger
from _draw.lighthouse import gallery, night, stairs
from _draw.people import crowd, podium
from _draw.storm import storm
from _draw.workshop import bench, crate
from PIL import Image

JPEG_QUALITY = 82
"""Pillow's scale: above it the grain alone fills the file."""

SCENES: dict[str, Callable[[], Image.Image]] = {
    "harbour/media/harbour-0412.jpg": harbour,
    "harbour/media/podium-0088.jpg": podium,
    "harbour/media/crowd-0416.jpg": crowd,
    "harbour/media/ledger-0977.jpg": ledger,
    "long-read/media/lighthouse-1201.jpg": night,
    "long-read/media/lens-1202.jpg": lens,
    "long-read/media/diagram-1203.jpg": diagram,
    "long-read/media/storm-1204.jpg": storm,
    "long-read/media/crane-1205.jpg": crane,
    "long-read/media/crate-1206.jpg": crate,
    "long-read/media/stairs-1207.jpg": stairs,
    "long-read/media/bench-1208.jpg": bench,
    "long-read/media/gallery-1209.jpg": gallery,
}


def main(folder: Path) -> None:
    """Draw every scene below ``folder``, and say how large each file is."""
    for name, draw in SCENES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        draw().save(path, quality=JPEG_QUALITY, optimize=True)
        print(f"{path}\t{path.stat().st_size}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
