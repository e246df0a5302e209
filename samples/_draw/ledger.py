"""A page of the wharf ledger: ruled, with a wall drawn in ink stone by stone; one stone only dotted in, in red."""

import numpy as np
from PIL import Image, ImageDraw

from _draw.canvas import PORTRAIT, Point, Scene, points

PAGE = points("118,96 1118,128 1086,1516 78,1492")
INK = "#27314a"
MISSING_STONE_AT = 640
"""The stone of the lowest row that stands here was never found."""


def ledger() -> Image.Image:
    """Draw the page on its table."""
    scene = Scene(PORTRAIT, seed=977)
    scene.fade((0, 0, 1200, 1600), [(0, "#4a342a"), (0.5, "#5a4032"), (1, "#3a2821")])
    for _ in range(70):
        _grain(scene, scene.random.uniform(0, 1600), scene.random.uniform(-18, 18))
    shadow = [(x * 2 + 44, y * 2 + 56) for x, y in PAGE]
    scene.shape(lambda pen: pen.polygon(shadow, "#120b08"), blur=22, opacity=0.75)
    scene.polygon([(x + 12, y + 14) for x, y in PAGE], "#c9b890")
    scene.polygon(PAGE, "#eee2c6")
    _ruling(scene)
    for row in range(6):
        _row(scene, row)
    scene.line([(240, 1282), (1000, 1306)], INK, 3.5)
    for k in range(26):
        scene.line([(250 + 29 * k, 1284 + 0.9 * k), (236 + 29 * k, 1304 + 0.9 * k)], INK, 1.6)
    _handwriting(scene)
    scene.glow((180, 800), (90, 900), "#5b4633", 0.34)
    scene.glow((760, 420), (620, 560), "#fffaf0", 0.26)
    scene.glow((1080, 1500), (330, 300), "#2b1c14", 0.5)
    return scene.finish()


def _grain(scene: Scene, y: float, drift: float) -> None:
    def paint(pen: ImageDraw.ImageDraw) -> None:
        pen.line([(0, y * 2), (1200, (y + drift) * 2), (2400, y * 2)], "#2c1d17", 5)

    scene.shape(paint, blur=1, opacity=0.5)


def _ruling(scene: Scene) -> None:
    for k in range(30):
        y = 212 + 43 * k
        left, right = 118 - (y - 96) * 0.0287, 1118 - (y - 128) * 0.023
        scene.line([(left + 4, y), (right - 4, y + 28)], "#b9c3c6", 1.4)
    for x in (212, 222):
        scene.line([(x, 100), (x - 38, 1494)], "#c48577", 1.8)


def _row(scene: Scene, row: int) -> None:
    """Draw one course of the wall; every second course begins with half a stone."""
    x, base = 268.0 - row * 5, 470 + row * 128
    first = 0.5 if row % 2 else 1.0
    while x < 985 - row * 3:
        w = scene.random.uniform(92, 168) * first
        first = 1.0
        w = 1016 - row * 3 - x if x + w > 930 else w
        stone = _outline(scene, x, base, w)
        if row == 5 and x < MISSING_STONE_AT < x + w:
            _dotted(scene, stone)
        else:
            _stone(scene, stone, x, base, w)
        x += w + 4


def _outline(scene: Scene, x: float, base: float, w: float) -> list[Point]:
    jitter = scene.random.normal(0, 4, (8, 2))
    top = [(x + 7, base + 9), (x + w / 2, base + 4), (x + w - 7, base + 8), (x + w - 5, base + 60)]
    foot = [(x + w - 9, base + 114), (x + w / 2, base + 119), (x + 8, base + 115), (x + 4, base + 60)]
    return [
        (a + p + (b - 450) * -0.004, b + q + a * 0.03) for (a, b), (p, q) in zip([*top, *foot], jitter, strict=True)
    ]


def _dotted(scene: Scene, stone: list[Point]) -> None:
    for (a, b), (c, d) in zip(stone, stone[1:] + stone[:1], strict=True):
        for t in np.linspace(0, 1, 7)[:-1]:
            scene.ellipse((a + (c - a) * t, b + (d - b) * t), (2.6, 2.6), "#9c3b32")


def _stone(scene: Scene, stone: list[Point], x: float, base: float, w: float) -> None:
    scene.polygon(stone, "#e6d9ba")
    scene.line([*stone, stone[0]], INK, 3)
    for k in range(scene.random.integers(2, 6)):
        a, b = stone[2][0] - 10 - 8 * k, stone[4][1] - 8
        scene.line([(a, b), (a + 12, b - 26)], "#6f7587", 1.4)
    a, b = x + w / 2 - 12, base + 52 + x * 0.03
    scribble = [(a + 9 * k + scene.random.uniform(-3, 3), b + scene.random.uniform(-13, 13)) for k in range(4)]
    scene.line(scribble, INK, 2.6)


def _handwriting(scene: Scene) -> None:
    """Strokes that look like writing and say nothing."""
    for y, width in ((262, 460), (306, 610), (350, 380), (1388, 520), (1432, 300)):
        x = 262.0
        stroke: list[Point] = []
        while x < 262 + width:
            stroke.append((x, y - 8 + scene.random.uniform(-11, 5) + (x - 262) * 0.03))
            x += scene.random.uniform(5, 10)
        scene.line(stroke, "#3b4560", 2.2)
