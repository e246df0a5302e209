"""Where the glass is mended: prisms on felt under lamps, and prisms in straw in an open crate."""

from math import cos, sin

import numpy as np
from PIL import Image, ImageFilter

from _draw.canvas import LANDSCAPE, OVERSAMPLING, PORTRAIT, Point, Scene, points

CLEAR = [(0, "#e9fbe6"), (0.3, "#9fd6bd"), (0.65, "#3f8f80"), (1, "#123f42")]
"""A prism from its lit edge down to its foot."""


def bench() -> Image.Image:
    """A long loft: three hanging lamps, a table of green felt with rows of curved glass, windows at the back."""
    scene = Scene(LANDSCAPE, seed=1208)
    scene.fade((0, 0, 1600, 640), [(0, "#1a1714"), (0.5, "#3a302a"), (1, "#57483c")])
    _loft(scene)
    scene.polygon(points("0,610 1600,610 1600,1067 0,1067"), "#2a211b")
    table = points("250,560 1350,560 1720,1067 -120,1067")
    scene.soft([(x, y + 26) for x, y in table], "#0c0907", blur=14, opacity=0.8)
    scene.shaded(table, [(0, "#2f5a3d"), (0.5, "#3d7a50"), (1, "#1f4a33")])
    scene.line([(250, 560), (1350, 560)], "#7aa57a", 3)
    for x, y in ((340, 700), (800, 760), (1260, 700)):
        scene.glow((x, y), (300, 130), "#f7e3a0", 0.5)
    _rows_of_glass(scene)
    _tools(scene)
    _lamps(scene)
    scene.glow((0, 1067), (420, 420), "#090706", 0.6)
    scene.glow((1600, 1067), (420, 420), "#090706", 0.6)
    return scene.finish()


def _loft(scene: Scene) -> None:
    for k in range(16):
        scene.line([(0, 440 + k * 12), (1600, 440 + k * 12)], "#42362c", 1.5)
    for x in (150, 470, 790, 1110, 1430):
        scene.polygon([(x - 92, 150), (x + 92, 150), (x + 92, 430), (x - 92, 430)], "#17120f")
        scene.fade((x - 80, 162, x + 80, 418), [(0, "#8fb3c9"), (0.6, "#bcd3d8"), (1, "#d9e0d6")])
        for bar in (-27, 27):
            scene.line([(x + bar, 160), (x + bar, 420)], "#2b231d", 6)
        for y in (226, 290, 354):
            scene.line([(x - 82, y), (x + 82, y)], "#2b231d", 6)
        scene.glow((x, 470), (130, 90), "#b9cdd2", 0.2)
    for y, thick in ((40, 46), (96, 20)):
        scene.shaded([(0, y), (1600, y), (1600, y + thick), (0, y + thick)], [(0, "#4b392b"), (1, "#1d1510")])
    for x in (0, 310, 630, 950, 1270, 1560):
        scene.shaded(
            [(x, 60), (x + 34, 60), (x + 34, 600), (x, 600)],
            [(0, "#1c1511"), (0.4, "#5a4534"), (1, "#211812")],
            across=True,
        )


def _arc(centre: Point, radii: Point, start: float, stop: float) -> list[Point]:
    return [
        (centre[0] + radii[0] * cos(a), centre[1] + radii[1] * sin(a)) for a in np.radians(np.linspace(start, stop, 22))
    ]


def _bar(scene: Scene, at: Point, size: float) -> None:
    """A curved bar of glass lying on the felt: a shadow, a face, a lit upper edge."""
    x, y = at
    far = _arc((x, y + size * 0.9), (size, size * 0.72), 225, 315)
    near = _arc((x, y + size * 1.22), (size * 1.04, size * 0.72), 315, 225)
    scene.soft(
        [(a + size * 0.05, b + size * 0.16) for a, b in (*far, *near)], "#0d2a1b", blur=size * 0.04, opacity=0.75
    )
    scene.shaded([*far, *near], CLEAR)
    scene.line(far, "#f6fff0", max(1.5, size * 0.022))
    scene.line(near, "#0c3538", max(1.2, size * 0.015))
    scene.soft(
        [
            (x - size * 0.22, y + size * 0.21),
            (x - size * 0.05, y + size * 0.19),
            (x - size * 0.08, y + size * 0.42),
            (x - size * 0.25, y + size * 0.44),
        ],
        "#ffffff",
        blur=size * 0.025,
        opacity=0.55,
    )


def _rows_of_glass(scene: Scene) -> None:
    for y, size, count in ((576, 84, 7), (640, 98, 7), (722, 122, 6), (834, 158, 5)):
        left, right = 250 - (y - 560) * 0.62, 1350 + (y - 560) * 0.62
        for k in range(count):
            x = left + (right - left) * (k + 0.62 + 0.02 * sin(k * 3.1 + y)) / (count + 0.24)
            if y == 722 and k == 3:
                _round_lens(scene, (x, y + 52), 92)
                continue
            _bar(scene, (x, y), size)
            scene.polygon(
                [
                    (x - size * 0.13, y + size * 0.58),
                    (x + size * 0.11, y + size * 0.58),
                    (x + size * 0.13, y + size * 0.7),
                    (x - size * 0.15, y + size * 0.7),
                ],
                "#efe6cf",
            )


def _round_lens(scene: Scene, at: Point, size: float) -> None:
    x, y = at
    scene.soft(_arc((x + 6, y + 16), (size * 1.06, size * 0.62), 0, 360), "#0d2a1b", blur=6, opacity=0.8)
    for k, shade in enumerate(("#7a5a26", "#d3ab5e", "#1d5a58", "#4c9c8c", "#86c9b0", "#bfe8cb", "#e9fbe2")):
        wide = size * (1.06 - k * 0.12 - (0.06 if k > 1 else 0))
        scene.ellipse((x, y - k * 2.2), (wide, wide * 0.58), shade)
    scene.spark((x - 26, y - 30), 13, "#ffffff", 0.95)


def _tools(scene: Scene) -> None:
    jar = points("1196,948 1296,948 1288,1050 1204,1050")
    for lean, tip, hair in ((-36, 800, "#d9c9a6"), (-6, 770, "#3d2b1f"), (30, 790, "#e8dcc0")):
        scene.line([(1246 + lean * 0.3, 1000), (1246 + lean * 1.6, tip + 40)], "#a8743c", 9)
        scene.line([(1246 + lean * 1.6, tip + 44), (1246 + lean * 1.75, tip)], hair, 17)
    scene.soft([(x + 12, y + 12) for x, y in jar], "#0d2216", blur=8, opacity=0.7)
    scene.shaded(jar, [(0, "#3f6f86"), (0.35, "#a8cbd2"), (1, "#2c5265")], across=True)
    card = points("250,960 470,944 486,1036 256,1052")
    scene.soft([(x + 8, y + 10) for x, y in card], "#0d2216", blur=7, opacity=0.7)
    scene.polygon(card, "#f0e7cf")
    scene.line(_arc((366, 1030), (70, 44), 205, 335), "#37507a", 3)
    scene.line(_arc((366, 1044), (76, 44), 205, 335), "#37507a", 3)
    scene.line([(498, 1046), (592, 962)], "#c0392b", 9)
    scene.line([(592, 962), (602, 953)], "#e9d5a8", 8)


def _lamps(scene: Scene) -> None:
    for x, y in ((340, 330), (800, 356), (1260, 330)):
        scene.line([(x, 0), (x, y - 70)], "#0e0b09", 4)
        cone = [(x - 60, y), (x + 60, y), (x + 330, y + 430), (x - 330, y + 430)]
        scene.soft(cone, "#ffedb4", blur=26, opacity=0.17)
        shade = [(x - 20, y - 72), (x + 20, y - 72), (x + 86, y), (x - 86, y)]
        scene.shaded(shade, [(0, "#0f3a34"), (0.35, "#2f7d6c"), (1, "#0b2b27")], across=True)
        scene.ellipse((x, y), (86, 12), "#fff1c2")
        scene.ellipse((x, y + 6), (30, 17), "#fffdf0")
        scene.glow((x, y + 14), (120, 70), "#ffeab0", 0.6)


def crate() -> Image.Image:
    """An open crate seen from above: four curved prisms bedded in straw."""
    scene = Scene(PORTRAIT, seed=1206)
    scene.fade((0, 0, 1200, 1600), [(0, "#6f7470"), (1, "#4b504e")])
    _stone_floor(scene)
    scene.soft(points("96,130 1150,130 1150,1560 96,1560"), "#15130f", blur=20, opacity=0.75)
    scene.polygon(points("70,80 1130,80 1130,1520 70,1520"), "#7a5a26")
    _straw(scene, 1000, dark=True)
    scene.image = scene.image.filter(ImageFilter.GaussianBlur(3.6 * OVERSAMPLING))
    for y, size, bend in ((330, 400, 1), (610, 420, 1), (900, 420, 1), (1190, 400, 1)):
        _big_prism(scene, (600, y), size * bend)
    _straw(scene, 190, dark=False)
    _planks(scene)
    scene.glow((300, 300), (700, 700), "#fff0c8", 0.22)
    scene.glow((1200, 1600), (560, 560), "#14100b", 0.5)
    return scene.finish()


def _stone_floor(scene: Scene) -> None:
    for row in range(9):
        for column in range(-1, 5):
            x, y = column * 330 + (row % 2) * 165, row * 190
            shade = ("#727771", "#666b67", "#7b7f78", "#5e6461")[scene.random.integers(4)]
            scene.polygon([(x + 5, y + 5), (x + 325, y + 5), (x + 325, y + 185), (x + 5, y + 185)], shade)


def _straw(scene: Scene, count: int, *, dark: bool) -> None:
    """Scatter stalks, the dark ones first; the loose ones on top keep off the middle of the glass."""
    shades = ("#8a6a2c", "#b18d3e", "#d3b35e", "#e9d187", "#c49c48")
    for k in range(count):
        x, y = scene.random.uniform(110, 1090), scene.random.uniform(120, 1480)
        if not dark and 280 < x < 920 and k % 8:
            continue
        turn, long = scene.random.uniform(0, 3.14), scene.random.uniform(70, 170)
        bend = scene.random.uniform(-12, 12)
        dx, dy = long * cos(turn), long * sin(turn)
        tone = shades[scene.random.integers(5)] if k > count * 0.3 or not dark else "#5c4419"
        stalk = [(x - dx, y - dy), (x - bend, y + bend), (x + dx, y + dy)]
        inside = [(min(max(a, 106), 1094), min(max(b, 116), 1484)) for a, b in stalk]
        scene.line(inside, tone, scene.random.uniform(4, 8) if dark else scene.random.uniform(2.6, 4.6))


def _big_prism(scene: Scene, at: Point, size: float) -> None:
    """A ring segment as long as an arm: its three faces, two of them catching the light."""
    x, y = at
    crown = _arc((x, y + size * 1.5), (size * 1.7, size * 1.7), 239, 301)
    ridge = _arc((x, y + size * 1.5), (size * 1.53, size * 1.53), 301, 239)
    foot = _arc((x, y + size * 1.5), (size * 1.32, size * 1.32), 239, 301)
    scene.soft([(a + 10, b + 26) for a, b in (*crown, *reversed(foot))], "#20160a", blur=14, opacity=0.8)
    scene.shaded([*crown, *ridge], [(0, "#f2fff0"), (0.4, "#a5dcc2"), (1, "#58a997")])
    scene.shaded([*reversed(ridge), *reversed(foot)], [(0, "#1e5f5d"), (0.5, "#3c8f82"), (1, "#8fd0b5")])
    scene.line(crown, "#fbfff5", 5)
    scene.line(ridge, "#dff7e0", 4)
    scene.line(foot, "#0f3f41", 5)
    for ends in ((crown[0], foot[0]), (crown[-1], foot[-1])):
        scene.line(ends, "#134a4a", 5)
    for k in (4, 12):
        glint = [crown[k], crown[k + 2], ridge[-k - 3], ridge[-k - 1]]
        scene.soft(glint, "#ffffff", blur=5, opacity=0.6)
    _label(scene, (x + size * 0.55, y + size * 0.42))


def _label(scene: Scene, at: Point) -> None:
    x, y = at
    scene.line([(x - 34, y - 64), (x, y)], "#efe9da", 4)
    tag = [(x - 30, y - 8), (x + 62, y + 10), (x + 52, y + 56), (x - 40, y + 38)]
    scene.soft([(a + 6, b + 8) for a, b in tag], "#1a1208", blur=5, opacity=0.6)
    scene.polygon(tag, "#f3ead2")


def _planks(scene: Scene) -> None:
    """The four sides of the crate, with their grain and nails."""
    sides = (
        "40,40 1160,40 1110,120 90,120",
        "40,1560 1160,1560 1110,1480 90,1480",
        "40,40 90,120 90,1480 40,1560",
        "1160,40 1110,120 1110,1480 1160,1560",
    )
    tones = (("#d2a468", "#a87a44"), ("#9c6f3c", "#6e4a25"), ("#c09258", "#8a6233"), ("#a77a45", "#73502a"))
    for path, (near, far) in zip(sides, tones, strict=True):
        scene.shaded(points(path), [(0, near), (1, far)])
        scene.line([*points(path), points(path)[0]], "#4a3116", 3)
    for k in range(26):
        y = 48 + k * 2.7
        if k % 3:
            scene.line([(60 + k * 2, y), (1140 - k * 2, y + scene.random.uniform(-2, 2))], "#8f6634", 1.2)
            scene.line([(60 + k * 2, 1600 - y), (1140 - k * 2, 1600 - y)], "#57391a", 1.2)
    for x in (100, 420, 780, 1100):
        for y in (78, 1522):
            scene.ellipse((x, y), (7, 7), "#2f2418")
            scene.ellipse((x - 2, y - 2), (3, 3), "#8f826c")
