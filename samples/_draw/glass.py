"""The lens of Saint Clare: one panel of it lit, how it bends light, and its pieces in a crate and on a bench."""

from itertools import pairwise
from math import cos, radians, sin

import numpy as np
from PIL import Image

from _draw.canvas import LANDSCAPE, PORTRAIT, Levels, Point, Scene, blend, points

GLASS = [(0, "#0f3a3c"), (0.35, "#2f7a70"), (0.7, "#9ad4b4"), (0.92, "#effbdf"), (1, "#cfe9c4")]
"""From the shaded edge of a prism to its bright one: a faint green, as of shallow water."""
FIRE = "#ffe6a8"
MIDDLE: Point = (600, 830)
"""The centre of the panel in ``lens``."""
RINGS = 8
UPPER_ROWS = 9
LOWER_ROWS = 4


def _half_width(y: float) -> float:
    """Return half the width of the panel at the height ``y``: full in the middle, narrowing to the top and the foot."""
    if y < 560:
        return float(300 - (560 - y) ** 1.55 / 118)
    if y > 1100:
        return float(300 - (y - 1100) ** 1.5 / 70)
    return 300


def _rings(x: Levels, y: Levels) -> Levels:
    """Shade the round lens and the eight rings about it: each runs from dark to bright, as a step of glass does."""
    away = np.hypot(x - MIDDLE[0], y - MIDDLE[1])
    ring = np.where(away < 92, 0.0, 1 + (away - 92) / 34)
    step = np.where(away < 92, 0.35 + 0.62 * np.exp(-((away / 70) ** 2)), 0.1 + 0.86 * (ring % 1.0) ** 1.4)
    glint = 0.09 * np.sin(np.arctan2(y - MIDDLE[1], x - MIDDLE[0]) * 4 + ring * 1.7)
    colours = blend(np.clip(step + glint, 0, 1), GLASS)
    fire = np.exp(-((away / 240) ** 2))[..., None]
    return colours * (1 - 0.72 * fire) + np.array([255, 238, 184]) * 0.78 * fire


def lens() -> Image.Image:
    """Draw one tall panel in its brass frame with the lamp behind it, the lantern's panes at night around it."""
    scene = Scene(PORTRAIT, seed=1202)
    scene.fade(
        (0, 0, 1200, 1600), [(0, "#0c1430"), (0.55, "#1f3557"), (0.78, "#4d6d7c"), (0.8, "#182440"), (1, "#0a1020")]
    )
    _lantern(scene)
    scene.glow(MIDDLE, (620, 760), "#e8d9a0", 0.42)
    for side in (-1, 1):
        _side_panel(scene, side)
    _prism_rows(scene, 190, 560, UPPER_ROWS, up=True)
    _prism_rows(scene, 1110, 1300, LOWER_ROWS, up=False)
    scene.texture(points("300,572 900,572 900,1096 300,1096"), _rings)
    _brass(scene)
    scene.glow(MIDDLE, (210, 230), FIRE, 0.5)
    scene.glow(MIDDLE, (60, 66), "#fffdf0", 1)
    for degrees in range(0, 360, 45):
        scene.beam(MIDDLE, degrees + 22.5, 1.4, 210, "#fff6d2", 0.5)
    scene.glow((600, 1750), (900, 300), "#04060e", 0.8)
    return scene.finish()


def _lantern(scene: Scene) -> None:
    for k in range(40):
        x, y = scene.random.uniform(0, 1200), scene.random.uniform(0, 900)
        scene.ellipse((x, y), (1.2 + k % 2 * 0.6, 1.2 + k % 2 * 0.6), "#c9d6ee")
    for x in (-120, 130, 1070, 1320):
        scene.line([(x, 0), (x, 1250)], "#05080f", 13)
    for y in (220, 760, 1240):
        scene.line([(0, y), (1200, y)], "#05080f", 11)
    for start in (-120, 1070):
        scene.line([(start, 760), (start + 250, 220)], "#05080f", 9)
        scene.line([(start + 250, 760), (start, 1240)], "#05080f", 9)


def _side_panel(scene: Scene, side: int) -> None:
    """The neighbouring panels, seen at an angle: the same rows, darker and narrower."""

    def at(y: float, out: float) -> Point:
        return (600 + side * (_half_width(y) + 22 + out * (_half_width(y) - 60) * 0.62), y)

    rows = [
        *np.linspace(190, 560, UPPER_ROWS + 1),
        *np.linspace(600, 1096, 9),
        *np.linspace(1124, 1300, LOWER_ROWS + 1),
    ]
    for top, bottom in pairwise(rows):
        face = [at(top + 3, 0), at(top + 3, 1), at(bottom - 3, 1), at(bottom - 3, 0)]
        scene.shaded(face, [(0, "#0e2f36"), (0.6, "#3f7f78"), (0.9, "#a9d6bb"), (1, "#335f60")])
    for out in (0, 1):
        edge = [at(float(y), out) for y in np.linspace(180, 1310, 40)]
        scene.line(edge, "#3d2a12", 16)
        scene.line(edge, "#9c7434", 8)


def _prism_rows(scene: Scene, top: float, bottom: float, count: int, *, up: bool) -> None:
    """Draw rows of prisms, each bowed a little like the arc it is; the bright edge is the one nearer to the lamp."""
    edges = np.linspace(top, bottom, count + 1)
    for y, below in pairwise(edges):
        bow = (MIDDLE[1] - (y + below) / 2) * 0.05
        across = np.linspace(-1, 1, 25)
        upper = [(600 + k * _half_width(y), y + 4 + bow * k * k) for k in across]
        lower = [(600 + k * _half_width(below), below - 4 + bow * k * k) for k in across[::-1]]
        stops = GLASS if up else [(1 - place, colour) for place, colour in reversed(GLASS)]
        scene.shaded([*upper, *lower], stops)
        for k in (-0.62, -0.1, 0.45):
            left = 600 + k * _half_width(y)
            scene.soft(
                [(left, y + 8), (left + 40, y + 8), (left + 26, below - 8), (left - 8, below - 8)],
                "#fffbe0",
                blur=4,
                opacity=0.4,
            )
        scene.line([(600, y + 4), (600, below - 4)], "#6f5222", 5)


def _brass(scene: Scene) -> None:
    """Draw the frame, its bars and the table on which the lens turns."""
    for side in (-1, 1):
        edge = [(600 + side * (_half_width(float(y)) + 10), float(y)) for y in np.linspace(168, 1322, 60)]
        for colour, width in (("#3a2710", 26), ("#b78a3e", 17), ("#f0d492", 5)):
            scene.line(edge, colour, width)
    for y in (176, 566, 1102, 1312):
        half = _half_width(y) + 22
        scene.shaded(
            [(600 - half, y - 11), (600 + half, y - 11), (600 + half, y + 11), (600 - half, y + 11)],
            [(0, "#f3dba0"), (0.4, "#b98b40"), (1, "#4a3114")],
        )
    for k in (-1, 1):
        scene.line([(600 + k * 66, 830 + k * 66), (600 + k * 262, 830 + k * 262)], "#7b5a28", 6)
        scene.line([(600 + k * 66, 830 - k * 66), (600 + k * 262, 830 - k * 262)], "#7b5a28", 6)
    scene.shaded(points("420,108 780,108 830,165 370,165"), [(0, "#d9b366"), (1, "#5a3c18")])
    scene.shaded(points("520,60 680,60 700,108 500,108"), [(0, "#e9cc88"), (1, "#7a5726")])
    scene.shaded(points("210,1336 990,1336 1060,1392 140,1392"), [(0, "#f0d08a"), (0.5, "#a87a34"), (1, "#4a3215")])
    scene.shaded(points("140,1392 1060,1392 1040,1448 160,1448"), [(0, "#8a6229"), (1, "#2c1d0d")])
    scene.shaded(
        points("330,1448 870,1448 830,1600 370,1600"), [(0, "#25303d"), (0.35, "#46586a"), (1, "#10161f")], across=True
    )
    for x in range(190, 1040, 62):
        scene.ellipse((x, 1420), (9, 9), "#d9b568")


FLAME: Point = (330, 590)
"""The flame in ``diagram``."""
DRUM = 800.0
"""Where the inner faces of the middle lens and of the rings stand."""
ARROWS = 1240.0
RAY = "#d6952a"


def diagram() -> Image.Image:
    """Draw a panel cut from top to bottom: light from a flame at the left leaves it at the right, level."""
    scene = Scene(LANDSCAPE, seed=1203)
    scene.fade((0, 0, 1600, 1067), [(0, "#f4ecd8"), (1, "#eadfc4")])
    scene.glow(FLAME, (460, 460), "#ffe9ae", 0.75)
    pieces = _cut_pieces()
    for _, inside, outside in pieces:
        scene.line([FLAME, inside, outside, (1600, outside[1])], RAY, 2.8)
        tip = [(ARROWS, outside[1] - 8), (ARROWS + 22, outside[1]), (ARROWS, outside[1] + 8)]
        scene.polygon(tip, RAY)
    for outline, inside, outside in pieces:
        scene.shaded(outline, [(0, "#86c6b3"), (1, "#4e9488")])
        scene.line([inside, outside], "#f6dc98", 2.8)
        scene.line([*outline, outline[0]], "#1d4650", 3.6)
    _flame(scene)
    scene.glow((1600, 1067), (420, 300), "#cdbd96", 0.4)
    return scene.finish()


def _cut_pieces() -> list[tuple[list[Point], Point, Point]]:
    """Return every piece of the cut lens: its outline, where a ray enters it and where the ray leaves."""
    middle = FLAME[1]
    bow = [(DRUM + 50 * cos(a), middle + 58 * sin(a)) for a in np.linspace(-1.5708, 1.5708, 21)]
    pieces: list[tuple[list[Point], Point, Point]] = [(bow, (DRUM, middle), (DRUM + 50, middle))]
    for side in (-1, 1):
        for k in range(RINGS):
            near, far = middle + side * (64 + 23 * k), middle + side * (83 + 23 * k)
            step = [(DRUM, near), (DRUM + 50, near), (DRUM + 20, far), (DRUM, far)]
            pieces.append((step, (DRUM, (near + far) / 2), (DRUM + 35, (near + far) / 2)))
        pieces.extend(_prism(side, k) for k in range(UPPER_ROWS if side < 0 else LOWER_ROWS))
    return pieces


def _prism(side: int, number: int) -> tuple[list[Point], Point, Point]:
    """Return one of the outer prisms: a triangle that stands on a curve about the flame."""
    steep = radians(32 + number * 4.9)
    away = 556 - number * 7
    x, y = FLAME[0] + away * cos(steep), FLAME[1] + side * away * sin(steep)
    lean = steep * 0.5
    corners = ((-22.0, 13.0), (22.0, 15.0), (-2.0, -25.0))
    turned = [(a * cos(lean) + b * sin(lean), b * cos(lean) - a * sin(lean)) for a, b in corners]
    outline = [(x + a, y + b if side < 0 else y - b) for a, b in turned]
    return outline, (x - 10, y - side * 5), (x + 8, y)


def _flame(scene: Scene) -> None:
    x, y = FLAME
    scene.glow(FLAME, (90, 110), "#ffd56a", 0.8)
    for colour, wide, high, down in (("#f0a325", 24, 63, 37), ("#fff3c4", 12, 27, 27)):
        rise = [
            (wide * sin(t) * (1 - 0.55 * (1 - cos(t)) / 2), down - (high + down) * (1 - cos(t)) / 2)
            for t in np.linspace(0, 6.283, 49)
        ]
        scene.polygon([(x + a, y + b) for a, b in rise], colour)
    scene.shaded(
        [(x + a, y + b) for a, b in points("-18,41 18,41 22,107 -22,107")],
        [(0, "#c99b4a"), (1, "#7a5623")],
        across=True,
    )
    foot = [(x + a, y + b) for a, b in points("-38,107 38,107 54,167 -54,167")]
    scene.shaded(foot, [(0, "#e0bd72"), (0.5, "#b5863a"), (1, "#6e4c1d")], across=True)
