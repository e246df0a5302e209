"""The landing of Saint Clare on a calm morning: a crane lowers a crate onto a fishing boat."""

from math import cos, pi, sin

import numpy as np
from PIL import Image

from _draw.canvas import LANDSCAPE, Point, Scene, points


def crane() -> Image.Image:
    """A crane on a stone landing lowers a crate onto a fishing boat; crates on its deck, three people, calm water."""
    scene = Scene(LANDSCAPE, seed=1205)
    scene.fade((0, 0, 1600, 560), [(0, "#7fa9bf"), (0.5, "#b7cdc9"), (0.85, "#efe2c4"), (1, "#f6ddb0")])
    for _ in range(9):
        x, y, w = scene.random.uniform(-100, 1500), scene.random.uniform(60, 380), scene.random.uniform(160, 420)
        cloud = [(x + w * (0.5 + 0.5 * cos(a)), y + w * 0.035 * sin(a)) for a in np.linspace(0, 2 * pi, 30)]
        scene.soft(cloud, "#fff6e2", blur=8, opacity=0.55)
    scene.ridge(560, 60, "#9fb4b4", 5)
    scene.ridge(560, 30, "#7f9a9f", 7)
    scene.fade((0, 556, 1600, 1067), [(0, "#eedcb8"), (0.12, "#b9c6ba"), (0.5, "#5f8f98"), (1, "#2c5a6c")])
    scene.streaks((0, 566, 1600, 1000), 600, "#3f7480", 46, 0.35)
    scene.streaks((0, 562, 1600, 900), 420, "#fbeccb", 40, 0.4)
    _landing(scene)
    _crane_arm(scene)
    _person(scene, (412, 812), 0.98, "#a8453a", "#2a3038")
    _trawler(scene)
    _hanging_crate(scene, (590, 520), 1.0)
    _person(scene, (1130, 703), 1.0, "#c8963a", "#2b3442")
    _person(scene, (1262, 699), 1.02, "#3f5f7a", "#22303c")
    scene.glow((1600, 1067), (500, 300), "#10212c", 0.5)
    return scene.finish()


def _landing(scene: Scene) -> None:
    quay = points("960,1067 960,720 1600,700 1600,1067")
    scene.soft(points("900,820 1000,760 1000,1067 860,1067"), "#16323f", blur=16, opacity=0.6)
    scene.shaded(quay, [(0, "#8d8f88"), (0.1, "#74786f"), (1, "#33413f")])
    for row in range(8):
        x = 960.0 - (row % 2) * 60
        while x < 1600:
            wide = scene.random.uniform(100, 170)
            y = 738 + row * 46 - (x - 960) * 0.03
            shade = ("#7c8079", "#6b706a", "#888b83", "#626863")[scene.random.integers(4)]
            block = [(max(962, x + 3), y), (x + wide - 3, y - 2), (x + wide - 3, y + 38), (max(962, x + 3), y + 40)]
            if x + wide > 970:
                scene.soft(block, shade, blur=0.6, opacity=0.75 - row * 0.07)
            x += wide
    scene.polygon(points("948,722 948,706 1600,686 1600,704"), "#a9a89b")
    scene.line(points("948,706 1600,686"), "#f0e3c4", 3)
    for x in (1010, 1420):
        bollard = [(x - 18, 706), (x - 14, 668), (x - 25, 656), (x + 25, 656), (x + 14, 668), (x + 18, 706)]
        scene.polygon(bollard, "#26313a")


def _crane_arm(scene: Scene) -> None:
    scene.shaded(
        points("1440,700 1540,696 1520,560 1460,560"), [(0, "#2f4d56"), (0.4, "#6d97a0"), (1, "#22383f")], across=True
    )
    scene.shaded(points("1440,420 1560,420 1560,570 1430,570"), [(0, "#e0b04a"), (1, "#a8742a")])
    scene.polygon(points("1448,440 1500,440 1500,510 1444,510"), "#bcd8dc")
    scene.line(points("1560,440 1606,440"), "#7a5520", 40)
    for a, b in (((1470, 430), (590, 96)), ((1500, 420), (600, 76))):
        scene.line([a, b], "#c79436", 13)
    low, high = np.array([1470, 430.0]), np.array([590, 96.0])
    for k in range(22):
        one, two = low + (high - low) * k / 22, low + (high - low) * (k + 1) / 22
        lift = np.array([10.0, -20])
        scene.line([tuple(one), tuple(two + lift)], "#b78430", 4)
    scene.line([(1500, 420), (1480, 300), (600, 76)], "#4b3a1f", 3)
    scene.line([(1500, 420), (1480, 300)], "#c79436", 12)
    scene.line([(592, 92), (590, 398)], "#2a2a28", 3.4)


def _hanging_crate(scene: Scene, at: Point, size: float) -> None:
    x, y = at
    scene.polygon([(x - 9, y - 128), (x + 9, y - 128), (x + 11, y - 108), (x, y - 98), (x - 11, y - 108)], "#3a3f42")
    for side in (-1, 1):
        scene.line([(x, y - 104), (x + side * 84 * size, y - 8)], "#d8c9a4", 4)
    _box(scene, (x, y + 56), size)


def _box(scene: Scene, at: Point, size: float) -> None:
    """A wooden crate; ``at`` is the middle of its front."""
    x, y = at
    half, high = 92 * size, 62 * size
    front = [(x - half, y - high), (x + half, y - high), (x + half, y + high), (x - half, y + high)]
    scene.shaded(front, [(0, "#d9ab6d"), (1, "#a3733d")])
    for k in (-0.33, 0.33):
        scene.line([(x - half, y + high * k), (x + half, y + high * k)], "#86592b", 3)
    for k in (-0.82, 0.82):
        scene.shaded(
            [
                (x + half * k - 13 * size, y - high),
                (x + half * k + 13 * size, y - high),
                (x + half * k + 13 * size, y + high),
                (x + half * k - 13 * size, y + high),
            ],
            [(0, "#e9c288"), (1, "#b58448")],
        )
    scene.line([(x - half * 0.7, y + high * 0.9), (x + half * 0.7, y - high * 0.9)], "#e0b679", 10 * size)
    scene.line([*front, front[0]], "#5f3f1d", 3)


def _trawler(scene: Scene) -> None:
    """A fishing boat alongside, seen from its side: wheelhouse, mast, tarpaulin, crates on deck."""
    reflection = points("130,905 905,905 860,1010 190,1010")
    scene.soft(reflection, "#142f3a", blur=14, opacity=0.55)
    scene.line(points("250,780 250,330"), "#3a2f25", 11)
    for end in ((70, 770), (520, 800)):
        scene.line([(250, 346), end], "#2f2a24", 2.4)
    scene.line(points("250,470 430,560"), "#3a2f25", 7)
    scene.shaded(points("160,800 160,610 340,610 352,800"), [(0, "#f4efe0"), (1, "#c9c6b4")])
    scene.polygon(points("146,614 150,594 350,594 356,614"), "#2d6a6e")
    for x in (176, 232, 288):
        scene.shaded([(x, 638), (x + 40, 638), (x + 40, 692), (x, 692)], [(0, "#27475a"), (1, "#6d9cab")])
    for x, y in ((610, 742), (800, 742)):
        _box(scene, (x, y), 0.8)
    hull = points("50,742 150,776 400,790 700,782 880,752 960,716 930,830 880,905 170,912 100,880")
    scene.shaded(hull, [(0, "#2b5f7d"), (0.55, "#1d4560"), (1, "#122c40")])
    band = points("50,742 150,776 400,790 700,782 880,752 960,716 956,738 880,774 700,804 400,812 150,798 54,764")
    scene.polygon(band, "#f1e7cf")
    scene.line(points("120,888 880,884 906,860"), "#a8453a", 14)
    for x in (420, 560, 700):
        scene.ellipse((x, 832), (22, 27), "#1a1d20")
        scene.ellipse((x, 832), (10, 14), "#33474f")
    scene.line(points("900,760 960,716 1010,668"), "#e6d9b8", 4)


def _person(scene: Scene, feet: Point, size: float, coat: str, trousers: str) -> None:
    """A standing figure, ``size`` 1 = 190 pixels high; its right arm is raised towards the crane."""
    x, y = feet
    high = 190 * size
    for side in (-1, 1):
        scene.line([(x + side * high * 0.05, y - high * 0.45), (x + side * high * 0.07, y)], trousers, high * 0.09)
    body = [(-0.13, -0.8), (0.13, -0.8), (0.15, -0.4), (-0.15, -0.4)]
    scene.shaded([(x + a * high, y + b * high) for a, b in body], [(0, coat), (1, "#1f2a33")])
    scene.line([(x - high * 0.11, y - high * 0.76), (x - high * 0.25, y - high * 0.95)], coat, high * 0.06)
    scene.line([(x + high * 0.11, y - high * 0.77), (x + high * 0.16, y - high * 0.5)], "#26323c", high * 0.055)
    scene.ellipse((x - high * 0.265, y - high * 0.975), (high * 0.03, high * 0.035), "#c59174")
    scene.ellipse((x, y - high * 0.9), (high * 0.065, high * 0.085), "#c59174")
    scene.ellipse((x, y - high * 0.94), (high * 0.07, high * 0.058), "#2f2b2c")
