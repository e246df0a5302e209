"""The old wharf of Port Nadir: three fishing boats at a stone quay, the sun just up behind the breakwater."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

from _draw.canvas import LANDSCAPE, OVERSAMPLING, Point, Scene, points

STONES = ("#2d3445", "#343b4d", "#272e3f", "#3a4052")
SHEER = points("-150,-52 -90,-40 0,-36 80,-46 150,-74 184,-96")
"""The upper edge of a boat's hull, from stern to stem, about a point amidships on the waterline."""


def _boat(scene: Scene, at: Point, scale: float, hull: str, stripe: str, faces: int) -> None:
    """Draw a fishing boat; ``at`` is amidships on the waterline, ``faces`` +1 to the right."""

    def put(path: Sequence[Point]) -> list[Point]:
        return [(at[0] + faces * x * scale, at[1] + y * scale) for x, y in path]

    mirrored = [(x * 2, (at[1] + (at[1] - y) * 0.8 + 4) * 2) for x, y in put([*SHEER, (150, 0), (-138, 0)])]
    scene.shape(lambda pen: pen.polygon(mirrored, "#101a2a"), blur=3, opacity=0.55)
    scene.polygon(put([*SHEER, *points("158,-30 138,6 -128,6 -146,-14")]), hull)
    band = "-149,-46 -90,-33 0,-29 80,-39 150,-67 180,-90 176,-78 150,-57 80,-29 0,-19 -90,-23 -148,-36"
    scene.polygon(put(points(band)), stripe)
    scene.line(put(SHEER), "#f3c99a", 2.2 * scale)
    scene.polygon(put(points("-96,-38 -96,-112 -18,-112 -10,-37")), "#1d2738")
    scene.polygon(put(points("-104,-112 -100,-121 -12,-121 -8,-112")), stripe)
    for x in (-86, -58, -32):
        scene.polygon(put([(x, -104), (x + 19, -104), (x + 19, -78), (x, -78)]), "#e8b680")
    scene.line(put([(32, -38), (34, -300)]), "#131b29", 6 * scale)
    scene.line(put([(34, -120), (-120, -168)]), "#131b29", 3.4 * scale)
    for end in ((184, -96), (-148, -52), (-120, -168)):
        scene.line(put([(34, -292), end]), "#1a2232", 1.5 * scale)
    scene.ellipse(put([(62, -44)])[0], (24 * scale, 12 * scale), "#2b2f3a")


def harbour() -> Image.Image:
    """Draw the boats, the breakwater with its light, the quay and the gulls."""
    scene = Scene(LANDSCAPE, seed=412)
    _sky(scene)
    _water(scene)
    _breakwater(scene)
    _boat(scene, (905, 700), 0.62, "#2a3750", "#4f7d7c", -1)
    _boat(scene, (600, 762), 0.95, "#233049", "#c08a3e", 1)
    _boat(scene, (262, 872), 1.42, "#1b2638", "#9c3b32", 1)
    _quay(scene)
    for x, y, s in ((420, 250, 15), (470, 276, 11), (388, 292, 9), (760, 180, 8), (700, 330, 7)):
        gull = [(x - 2 * s, y - s * 0.6), (x - s * 0.7, y - s), (x, y), (x + s * 0.8, y - s), (x + 2 * s, y - s * 0.5)]
        scene.line(gull, "#333f58", s * 0.22)
    return scene.finish()


def _sky(scene: Scene) -> None:
    dawn = [(0, "#2b3f5f"), (0.35, "#66738e"), (0.65, "#c09a95"), (0.86, "#eab887"), (1, "#f8d9a6")]
    scene.fade((0, 0, 1600, 610), dawn)
    scene.glow((1060, 590), (560, 300), "#ffdf9f", 0.75)
    for _ in range(11):
        x, y = scene.random.uniform(-100, 1600), scene.random.uniform(150, 470)
        wide = scene.random.uniform(120, 420)
        _cloud(scene, [v * OVERSAMPLING for v in (x, y, x + wide, y + wide * 0.05)])
    scene.ellipse((1060, 566), (43, 43), "#fff3d4")
    scene.ridge(612, 74, "#a18d99", 5)
    scene.ridge(612, 36, "#77738a", 7)


def _cloud(scene: Scene, box: list[float]) -> None:
    def paint(pen: ImageDraw.ImageDraw) -> None:
        pen.ellipse(box, "#f7cfa6")

    scene.shape(paint, blur=6, opacity=0.42)


def _water(scene: Scene) -> None:
    scene.fade((0, 608, 1600, 1067), [(0, "#f0c796"), (0.16, "#c29a93"), (0.5, "#5d6880"), (1, "#1f2d45")])
    scene.glow((1060, 640), (170, 330), "#ffe0a6", 0.7)
    scene.streaks((0, 618, 1600, 1000), 900, "#33415c", 46, 0.34)
    scene.streaks((0, 616, 1600, 900), 420, "#f6cf9f", 38, 0.42)
    scene.streaks((930, 614, 1190, 940), 330, "#fff0cc", 34, 0.85)


def _breakwater(scene: Scene) -> None:
    scene.polygon(points("1180,622 1235,594 1600,588 1600,634 1190,630"), "#38405a")
    scene.polygon(points("1370,592 1380,446 1412,446 1422,592"), "#3d4560")
    scene.polygon(points("1375,520 1378,480 1414,480 1417,520"), "#8f6a6b")
    scene.polygon(points("1374,446 1418,446 1410,418 1396,402 1382,418"), "#2c3550")
    scene.glow((1396, 432), (34, 26), "#fff1c4", 0.95)


def _quay(scene: Scene) -> None:
    scene.polygon(points("0,1067 0,962 760,930 1600,905 1600,1067"), "#1a2130")
    for row in range(3):
        x = -40.0 - 50 * row
        while x < 1640:
            w = scene.random.uniform(120, 210)
            top = 974 - x * 0.036 + row * 46
            shade = STONES[scene.random.integers(4)]
            right = (x + w - 3, top - w * 0.036)
            scene.polygon([(x + 4, top), right, (right[0], top + 40 - w * 0.036), (x + 4, top + 41)], shade)
            x += w
    scene.line(points("0,962 760,930 1600,905"), "#d9a77c", 3)
    for x, y in ((520, 938), (1130, 918)):
        head = [(x - 15, y - 42), (x - 28, y - 58), (x + 28, y - 58), (x + 15, y - 42)]
        scene.polygon([(x - 19, y + 4), *head, (x + 19, y + 4)], "#0f1521")
        scene.line([(x - 27, y - 57), (x + 27, y - 57)], "#e0ae80", 2.5)
    scene.line(points("516,905 530,862 528,780 522,738"), "#0f1521", 3.5)
    scene.line(points("1126,884 1040,812 900,742 736,690"), "#121a28", 3)
