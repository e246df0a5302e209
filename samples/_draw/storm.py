"""The storm of 1929 as a painting in a gilded frame: a great wave over a lighthouse, done with a brush."""

from itertools import pairwise
from math import cos, pi, sin

import numpy as np
from PIL import Image, ImageDraw

from _draw.canvas import LANDSCAPE, OVERSAMPLING, Point, Scene, points

PAINT_STROKES = 15000
"""Strokes of the brush."""


def storm() -> Image.Image:
    """A painting in a gilded frame: a huge wave and spray about a lighthouse, its light small and yellow."""
    scene = Scene(LANDSCAPE, seed=1204)
    scene.fade(
        (0, 0, 1600, 1067), [(0, "#1d2733"), (0.35, "#4a5d66"), (0.55, "#8a968c"), (0.62, "#5c7477"), (1, "#152a33")]
    )
    scene.glow((1180, 380), (420, 300), "#c9c39c", 0.55)
    scene.glow((300, 120), (700, 260), "#0e1620", 0.7)
    _painted_tower(scene)
    _waves(scene)
    _brushwork(scene)
    scene.glow((930, 322), (70, 60), "#ffdf8a", 0.7)
    scene.spark((930, 322), 11, "#fff6cf", 1)
    _frame(scene)
    return scene.finish()


def _painted_tower(scene: Scene) -> None:
    scene.shaded(points("690,1067 740,760 820,700 1040,690 1150,780 1210,1067"), [(0, "#3a4444"), (1, "#10191c")])
    scene.shaded(
        points("886,720 904,366 956,366 974,720"), [(0, "#76807c"), (0.35, "#dedac4"), (1, "#5a6462")], across=True
    )
    scene.polygon(points("890,368 970,368 970,354 890,354"), "#6b3029")
    scene.polygon(points("906,354 906,292 954,292 954,354"), "#e9cf83")
    scene.polygon(points("900,294 930,252 960,294"), "#7d352c")
    scene.beam((930, 322), 186, 7, 420, "#f4dfa0", 0.6)


def _wave(scene: Scene, crest: list[Point], base: float, body: tuple[str, str, str]) -> None:
    outline = [*crest, (crest[-1][0], base), (crest[0][0], base)]
    scene.shaded(outline, [(0, body[0]), (0.3, body[1]), (1, body[2])])
    for (a, b), (c, d) in pairwise(crest):
        for _ in range(7):
            t, drop = scene.random.random(), scene.random.exponential(26)
            x, y = a + (c - a) * t, b + (d - b) * t + drop
            size = scene.random.uniform(3, 11) * max(0.3, 1 - drop / 90)
            scene.spark((x, y), size, ("#eef3e8", "#cbd8d2", "#a9bfbf")[scene.random.integers(3)], 0.85)


def _waves(scene: Scene) -> None:
    great = points(
        "0,600 120,520 240,400 350,270 450,180 540,150 620,170 670,220 690,290 670,330 700,420 780,560 860,690 900,760"
    )
    _wave(scene, great, 1067, ("#c4d2c4", "#4f7f80", "#12303a"))
    for _ in range(260):
        turn, far = scene.random.uniform(-2.6, 0.2), scene.random.exponential(120)
        x, y = 640 + far * cos(turn) * 1.5, 240 + far * sin(turn)
        scene.spark((x, y), scene.random.uniform(1.5, 6), "#edf1e4", 0.75)
    for k in range(160):
        x = 840 + scene.random.normal(0, 70)
        scene.spark((x, 620 - scene.random.exponential(90)), 2 + k % 6, "#e6ece2", 0.6)
    second = points("760,800 860,742 960,716 1060,730 1160,690 1280,600 1380,560 1470,580 1600,660")
    _wave(scene, second, 1067, ("#b9cabf", "#3f6d72", "#0f2a34"))
    third = points("0,820 140,800 300,850 480,900 640,870 800,900 1000,930 1180,880 1380,850 1600,900")
    _wave(scene, third, 1067, ("#8fa9a6", "#2c5660", "#0a1d26"))


def _brushwork(scene: Scene) -> None:
    """Paint the picture over with short strokes of its own colours, swirling about the crest of the wave."""
    source = np.asarray(scene.image.resize(scene.size, Image.Resampling.BOX))
    pen = ImageDraw.Draw(scene.image)
    across = scene.random.uniform(60, 1540, PAINT_STROKES)
    down = scene.random.uniform(60, 1007, PAINT_STROKES)
    long = scene.random.uniform(7, 20, PAINT_STROKES)
    shift = scene.random.normal(0, 9, PAINT_STROKES)
    for x, y, length, lighter in zip(across, down, long, shift, strict=True):
        if 880 < x < 980 and 246 < y < 700:
            length *= 0.35
        turn = np.arctan2(y - 330, x - 560) + pi / 2 if y < 640 else 0.25 * sin(x / 90) + 0.1
        dx, dy = length * cos(turn), length * sin(turn)
        red, green, blue = (int(np.clip(v + lighter, 0, 255)) for v in source[int(y), int(x)])
        ends = [((x + side * dx) * OVERSAMPLING, (y + side * dy) * OVERSAMPLING) for side in (-1, 1)]
        pen.line(ends, (red, green, blue), round(4 + length * 0.5))


def _frame(scene: Scene) -> None:
    outer, inner = points("0,0 1600,0 1600,1067 0,1067"), points("74,74 1526,74 1526,993 74,993")
    gold = [(0, "#8a6327"), (0.3, "#e6c679"), (0.5, "#a67a34"), (0.8, "#d9b263"), (1, "#5a3d16")]
    for k in range(4):
        side = [outer[k], outer[(k + 1) % 4], inner[(k + 1) % 4], inner[k]]
        run = gold if k in (0, 3) else gold[::-1]
        scene.shaded(side, [(place if k in (0, 3) else 1 - place, colour) for place, colour in run], across=k % 2 == 1)
        scene.line([outer[k], inner[k]], "#5f431a", 2.5)
    scene.line([*inner, inner[0]], "#2a1c0a", 7)
    for inset in (18, 52):
        edge = [
            (inset, inset),
            (1600 - inset, inset),
            (1600 - inset, 1067 - inset),
            (inset, 1067 - inset),
            (inset, inset),
        ]
        scene.line(edge, "#f2d998", 2.2)
        scene.line([(x + 3, y + 3) for x, y in edge], "#60441b", 2)
