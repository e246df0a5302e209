"""The lighthouse of Saint Clare at night, its stairs from above, and its gallery at first light."""

from itertools import pairwise
from math import cos, radians, sin

import numpy as np
from PIL import Image

from _draw.canvas import LANDSCAPE, PORTRAIT, Levels, Point, Scene, blend, points

LAMP: Point = (1083, 296)
"""Where the light of the tower stands in ``night``."""
STEPS_SEEN = 114
"""Steps of the stairs that are drawn, from the bottom up."""
LAST_STEP_AT = -150.0
"""Degrees by which the stairs are turned: the last step ends in the dark corner."""
COAT = [(0, "#1c365c"), (0.5, "#2c5182"), (0.82, "#567ca5"), (1, "#d2ae8a")]
"""The keeper's coat from its shaded side to the side of the sun."""


def night() -> Image.Image:
    """A white tower on a cliff under stars, a beam to either side, lit cottages below."""
    scene = Scene(LANDSCAPE, seed=1201)
    sky = [(0, "#0a1230"), (0.45, "#17284f"), (0.75, "#2d4a6b"), (0.92, "#5d8290"), (1, "#93aa9c")]
    scene.fade((0, 0, 1600, 780), sky)
    _stars(scene)
    scene.glow((420, 780), (620, 120), "#e7c99a", 0.35)
    scene.fade((0, 772, 1600, 1067), [(0, "#7f9a98"), (0.12, "#48667c"), (0.5, "#1d3352"), (1, "#0b1730")])
    scene.streaks((0, 778, 1600, 1060), 700, "#0d1a36", 44, 0.4)
    scene.streaks((0, 778, 1100, 960), 300, "#b8cfc0", 36, 0.3)
    scene.streaks((150, 780, 640, 1040), 220, "#f3e6bd", 36, 0.4)
    scene.beam(LAMP, 172, 5.2, 1500, "#eef7dc", 0.72)
    scene.beam(LAMP, 9, 5.2, 1500, "#eef7dc", 0.66)
    _reef(scene)
    _cliff(scene)
    _tower(scene)
    _cottages(scene)
    return scene.finish()


def _stars(scene: Scene) -> None:
    for _ in range(420):
        x, y = scene.random.uniform(0, 1600), 700 * scene.random.beta(1, 1.7)
        size = scene.random.uniform(0.5, 1.3) + (1.0 if scene.random.random() < 0.06 else 0)
        shade = ("#dfe8ff", "#fff4dc", "#9fb4dc", "#7f97c6")[scene.random.integers(4)]
        scene.ellipse((x, y), (size, size), shade)


def _reef(scene: Scene) -> None:
    for x, y, s in ((230, 812, 46.0), (318, 806, 26.0), (120, 820, 30.0), (520, 800, 16.0)):
        rough = [
            (x + s * cos(a) * scene.random.uniform(0.8, 1.2), y - abs(s * 0.5 * sin(a)))
            for a in np.linspace(0, 3.14, 9)
        ]
        scene.polygon(rough, "#132340")
        scene.line([(x - s * 1.2, y + 1), (x + s * 1.2, y + 1)], "#c9dccb", 1.6)


def _cliff(scene: Scene) -> None:
    edge = points(
        "640,1067 676,1010 668,960 706,930 716,872 762,846 776,800 828,772 850,738 912,724 960,700 1040,690 1120,688"
        " 1200,700 1270,694 1360,716 1440,720 1520,742 1600,746 1600,1067"
    )
    scene.shaded(edge, [(0, "#2c4258"), (0.25, "#1b2b44"), (1, "#0a1226")])
    for x in range(700, 1640, 46):
        top = 735 + max(0, 960 - x) * 0.62 + scene.random.uniform(0, 40)
        for _ in range(4):
            wide, high = scene.random.uniform(36, 74), scene.random.uniform(50, 110)
            left = x + scene.random.uniform(-20, 20)
            face = [(left, top), (left + wide, top + 10), (left + wide - 12, top + high), (left + 6, top + high * 0.86)]
            scene.soft(face, ("#2b4159", "#0c162b", "#1d2e48")[scene.random.integers(3)], blur=5, opacity=0.42)
            top += high * 0.9
    scene.line(edge[7:-1], "#6f8d8c", 2.4)


def _tower(scene: Scene) -> None:
    body = points("1034,692 1052,352 1114,352 1132,692")
    light = [(0, "#5f6f8a"), (0.3, "#e9ecdf"), (0.62, "#b9c2c6"), (1, "#46556f")]
    scene.shaded(body, light, across=True)
    for y, half in ((440, 36), (540, 41), (632, 46)):
        scene.polygon([(1083 - 7, y), (1083 + 7, y), (1083 + 7, y + 24), (1083 - 7, y + 24)], "#2a3750")
        scene.line([(1083 - half, y + 60), (1083 + half, y + 60)], "#a9b4bb", 1.4)
    scene.polygon(points("1030,352 1136,352 1130,366 1036,366"), "#8d2f2c")
    for x in range(1032, 1140, 13):
        scene.line([(x, 352), (x, 328)], "#31121a", 2)
    scene.line([(1028, 328), (1138, 328)], "#31121a", 2.6)
    scene.polygon(points("1056,352 1056,262 1110,262 1110,352"), "#f7f6d4")
    for x in (1056, 1069, 1083, 1097, 1110):
        scene.line([(x, 262), (x, 352)], "#7d3230", 2.4)
    scene.polygon(points("1048,264 1118,264 1104,234 1083,220 1062,234"), "#a63a33")
    scene.line([(1083, 222), (1083, 196)], "#a63a33", 4)
    scene.glow(LAMP, (120, 100), "#fbfbe0", 0.85)
    scene.glow(LAMP, (34, 34), "#ffffff", 1)


def _cottages(scene: Scene) -> None:
    for x, y, w, lit in ((1238.0, 700, 92, 1), (1376.0, 722, 82, 2), (900.0, 730, 74, 1)):
        scene.polygon([(x, y), (x, y - 42), (x + w, y - 42), (x + w, y)], "#54657d")
        scene.polygon([(x - 7, y - 40), (x + 14, y - 76), (x + w - 14, y - 76), (x + w + 7, y - 40)], "#1c2a42")
        scene.polygon(
            [(x + w - 30, y - 72), (x + w - 30, y - 92), (x + w - 16, y - 92), (x + w - 16, y - 72)], "#1c2a42"
        )
        for k in range(3):
            left = x + 12 + k * (w - 36) / 2
            scene.polygon(
                [(left, y - 31), (left + 13, y - 31), (left + 13, y - 12), (left, y - 12)],
                "#ffd489" if k < lit else "#2b3a54",
            )
        scene.glow((x + 20, y - 20), (46, 30), "#ffcf85", 0.4)
    for _ in range(34):
        x = scene.random.uniform(930, 1590)
        scene.spark((x, 714 + abs(x - 1120) * 0.07 + scene.random.uniform(0, 22)), 4.2, "#ffe2a4", 0.95)


def stairs() -> Image.Image:
    """A winding stair around an empty well, from the top; lamplight at the bottom."""
    scene = Scene(PORTRAIT, seed=1207)
    scene.fade((0, 0, 1200, 1600), [(0, "#2d3440"), (1, "#191e29")])
    scene.texture(points("0,0 1200,0 1200,1600 0,1600"), _wall)
    scene.ellipse((600, 800), (120, 120), "#ffdf9c")
    for number in range(STEPS_SEEN):
        _step(scene, number)
    _handrail(scene)
    scene.glow((600, 800), (230, 230), "#ffd892", 0.62)
    scene.glow((250, 200), (900, 500), "#cfe0ee", 0.16)
    scene.glow((1150, 1600), (620, 620), "#0a0d16", 0.55)
    return scene.finish()


def _wall(x: Levels, y: Levels) -> Levels:
    """Courses of stone, rounding away from the eye."""
    away = np.hypot(x - 600, y - 800)
    course = np.floor(np.log(away + 60) * 9.5)
    joint = np.floor((np.degrees(np.arctan2(y - 800, x - 600)) + 7.5 * (course % 2)) / 15)
    tone = 46 + 10 * np.sin(course * 12.9 + joint * 78.2) + (away - 500) * 0.03
    levels: Levels = tone[..., None] * np.array([0.92, 1.06, 1.25])
    return levels


def _radius(number: float) -> float:
    """Return how far the outer end of a step stands from the middle: the higher, the nearer to the eye, the wider."""
    return float(140 * 1.0178**number)


def _around(radius: float, degrees: float) -> Point:
    return (600 + radius * cos(radians(degrees)), 800 + radius * sin(radians(degrees)))


def _step(scene: Scene, number: int) -> None:
    far, turn = _radius(number), number * 15.0 + LAST_STEP_AT
    near = far * 0.5
    high = number / STEPS_SEEN
    tread = [_around(near, turn), _around(far, turn), _around(far, turn + 16), _around(near, turn + 16)]
    scene.polygon(tread, _mix("#f2cf94", "#6f7782", "#a9b2b8", high))
    riser = [_around(near, turn + 12.2), _around(far, turn + 13), _around(far, turn + 16.4), _around(near, turn + 16.4)]
    scene.polygon(riser, _mix("#a87a45", "#2c333f", "#3f4958", high))
    scene.line(
        [_around(near, turn + 12.2), _around(far, turn + 13)], _mix("#ffe7b8", "#98a0a8", "#dfe5e4", high), 1 + 2 * high
    )


def _mix(deep: str, middle: str, top: str, high: float) -> str:
    """Return the colour at the height ``high`` (0 the bottom of the tower, 1 the top)."""
    red, green, blue = blend(np.array(high), [(0, deep), (0.42, middle), (1, top)]).round().astype(int)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _handrail(scene: Scene) -> None:
    turns = np.linspace(0, STEPS_SEEN - 1, 900)
    for number in range(4, STEPS_SEEN, 2):
        low, high = _radius(number) * 0.51, _radius(number) * 0.44
        scene.line(
            [_around(low, number * 15 + 8 + LAST_STEP_AT), _around(high, number * 15 + 8 + LAST_STEP_AT)],
            "#1a1712",
            1 + number / 26,
        )
    for start, stop in pairwise(turns):
        ends = [_around(_radius(t) * 0.44, t * 15 + 8 + LAST_STEP_AT) for t in (start, stop)]
        scene.line(ends, "#6d4a1f", 3 + start / 8)
    for start, stop in pairwise(turns):
        ends = [_around(_radius(t) * 0.442, t * 15 + 8 + LAST_STEP_AT) for t in (start, stop)]
        scene.line(ends, "#e0b566", 1 + start / 22)


def gallery() -> Image.Image:
    """A tall grey-haired woman in a blue coat at the gallery rail, seen from behind; sunrise over sea and reef."""
    scene = Scene(PORTRAIT, seed=1209)
    dawn = [(0, "#3c5c86"), (0.35, "#8d9fb4"), (0.62, "#e2b79c"), (0.85, "#f7d39b"), (1, "#fdebc0")]
    scene.fade((0, 0, 1200, 930), dawn)
    for _ in range(12):
        x, y, w = scene.random.uniform(-100, 1100), scene.random.uniform(120, 720), scene.random.uniform(140, 460)
        cloud = [(x + w * (0.5 + 0.5 * cos(a)), y + w * 0.03 * sin(a)) for a in np.linspace(0, 6.28, 30)]
        scene.soft(cloud, "#fbd9b4", blur=8, opacity=0.5)
    scene.glow((850, 900), (430, 260), "#fff0c0", 0.85)
    scene.ellipse((850, 880), (46, 46), "#fffbe8")
    scene.fade((0, 928, 1200, 1600), [(0, "#f3cf9e"), (0.15, "#b79a93"), (0.5, "#5a6c87"), (1, "#2b3f5e")])
    scene.streaks((0, 936, 1200, 1500), 620, "#3a4c6b", 46, 0.34)
    scene.streaks((0, 934, 1200, 1300), 280, "#f9dcaf", 40, 0.45)
    scene.streaks((720, 932, 980, 1420), 300, "#fff3d0", 34, 0.85)
    for x, y, s in ((240, 1010, 52.0), (340, 1004, 30.0), (140, 1020, 34.0)):
        rough = [
            (x + s * cos(a), y - abs(s * 0.5 * sin(a)) * scene.random.uniform(0.7, 1.1))
            for a in np.linspace(0, 3.14, 10)
        ]
        scene.polygon(rough, "#3a4358")
        scene.line([(x - s * 1.2, y + 1), (x + s * 1.2, y + 1)], "#ffe9c4", 2)
    for k, (x, y) in enumerate(((420, 520), (490, 556), (340, 590), (980, 420))):
        s = 15 - 2 * k
        wings = [(x - 2 * s, y - s * 0.6), (x - s * 0.7, y - s), (x, y), (x + s * 0.8, y - s), (x + 2 * s, y - s * 0.5)]
        scene.line(wings, "#3a4a68", s * 0.24)
    _rail(scene)
    _keeper(scene)
    scene.glow((0, 1600), (520, 520), "#141a2a", 0.5)
    return scene.finish()


def _rail(scene: Scene) -> None:
    """The gallery: floor, posts and two rails, and the lantern's edge at the left."""
    scene.shaded(points("0,1470 1200,1430 1200,1600 0,1600"), [(0, "#5b5f6b"), (1, "#2a2e3a")])
    for x in range(40, 1200, 118):
        scene.line([(x, 1120 - x * 0.012), (x, 1500 - x * 0.03)], "#4f1f22", 9)
        scene.line([(x + 3, 1120 - x * 0.012), (x + 3, 1500 - x * 0.03)], "#b5504a", 2.4)
    for y, width in ((1116, 20), (1300, 11), (1478, 16)):
        ends = [(0, y), (1200, y - 16 - (y - 1116) * 0.05)]
        scene.line(ends, "#6b2628", width)
        scene.line([(x, b - width * 0.28) for x, b in ends], "#e08a6e", width * 0.22)
    scene.shaded(points("0,0 120,0 120,1500 0,1506"), [(0, "#20293a"), (0.7, "#46566c"), (1, "#8fa3b0")], across=True)
    for y in (60, 520, 980):
        scene.shaded([(0, y), (84, y), (84, y + 410), (0, y + 410)], [(0, "#5d7892"), (0.6, "#c7b7a8"), (1, "#8e9dab")])
    scene.shaded(
        points("100,0 130,0 130,1500 100,1500"), [(0, "#7d3230"), (0.5, "#c4655a"), (1, "#5a2022")], across=True
    )


def _keeper(scene: Scene) -> None:
    coat = points(
        "556,796 500,818 462,850 448,905 452,1000 486,1080 494,1150 470,1270 440,1420 424,1512 470,1532 606,1540"
        " 744,1530 792,1508 770,1400 742,1270 722,1150 730,1080 766,1000 770,905 756,850 716,818 658,796"
    )
    for x in (548, 660):
        scene.shaded([(x - 44, 1520), (x + 44, 1520), (x + 50, 1582), (x - 50, 1582)], [(0, "#4a3b3a"), (1, "#1c1517")])
    scene.soft([(x - 34, y + 14) for x, y in coat], "#1a2136", blur=12, opacity=0.4)
    scene.shaded(coat, COAT, across=True)
    for x, lean in ((540, -26), (606, 0), (676, 26)):
        fold = [(x, 1170), (x + 12, 1170), (x + lean + 28, 1526), (x + lean - 8, 1526)]
        scene.soft(fold, "#14284a", blur=7, opacity=0.5)
    scene.soft(points("602,840 610,840 612,1140 602,1140"), "#14284a", blur=4, opacity=0.5)
    scene.line(points("490,1132 606,1146 728,1132"), "#14284a", 13)
    for path, hand in (("480,872 434,985 404,1092", (398, 1104)), ("738,872 786,985 822,1086", (830, 1098))):
        arm = points(path)
        scene.line(arm, "#203d66", 66)
        for joint in arm[:2]:
            scene.ellipse(joint, (33, 33), "#203d66")
        scene.line([(x + 9, y) for x, y in arm], "#3f699b", 30)
        scene.ellipse(hand, (28, 21), "#d9a98c")
    _head(scene)


def _head(scene: Scene) -> None:
    """Grey hair pinned up, a red scarf that the wind takes to the left."""
    scene.shaded(points("540,800 470,806 396,850 360,842 408,884 480,858 556,840"), [(0, "#b5483f"), (1, "#7b2a2a")])
    scene.polygon(points("570,720 644,720 656,800 558,800"), "#c08e72")
    scene.shaded(points("544,778 668,778 690,828 607,852 524,828"), [(0, "#b5483f"), (1, "#7b2a2a")])
    scene.ellipse((607, 668), (74, 92), "#a4a8b0")
    scene.ellipse((678, 684), (11, 20), "#cf9d80")
    scene.ellipse((603, 660), (68, 82), "#bcc0c6")
    for k in range(7):
        strand = [(560 + k * 14, 590 + abs(k - 3) * 5), (556 + k * 16, 650), (586 + k * 6, 712)]
        scene.line(strand, "#d5d8dc" if k % 2 else "#9aa0a9", 4)
    scene.ellipse((606, 714), (42, 34), "#8e949d")
    scene.ellipse((602, 708), (33, 24), "#c4c8cd")
    rim = [(607 + 72 * cos(a), 668 + 90 * sin(a)) for a in np.linspace(-1.1, 0.5, 20)]
    scene.line(rim, "#ffe6c0", 4)
