"""The evening of the vote: a crowd on the quay, and the chair of the council at his lectern."""

from math import sin

import numpy as np
from PIL import Image, ImageDraw

from _draw.canvas import LANDSCAPE, OVERSAMPLING, Scene, channels, points

COATS = ("#6c4f63", "#5a5a7c", "#7d5a57", "#4c5d74", "#84695a", "#5d4a6b")
HAIRS = ("#3a2a2c", "#57402f", "#2a2530", "#6f5540", "#8b8482", "#7a5148")
HAIRS_SHARE = (0.24, 0.2, 0.24, 0.16, 0.1, 0.06)
"""How often each of ``HAIRS`` comes."""
HANDS_UP = 0.26
"""The share of the crowd that raises a hand."""
SQUARE = (560, 1000)
"""Where the houses open on the sea."""
SUIT, SKIN, HAIR, SHIRT = "#27324a", "#a87458", "#33282a", "#eee7da"


def crowd() -> Image.Image:
    """People on the quay at dusk, seen from behind, hands up in a vote."""
    scene = Scene(LANDSCAPE, seed=415)
    dusk = [(0, "#33406a"), (0.28, "#8b7392"), (0.46, "#e2a183"), (0.6, "#f6cf9a"), (1, "#f6cf9a")]
    scene.fade((0, 0, 1600, 1067), dusk)
    scene.glow((820, 560), (700, 300), "#ffe4b0", 0.7)
    scene.fade((0, 590, 1600, 1067), [(0, "#a87f80"), (1, "#4a3a55")])
    _houses(scene)
    scene.line([(k * 80, 250 + 46 * sin(k * 0.785) ** 2 + 40) for k in range(21)], "#3b3557", 2.5)
    for k in range(41):
        scene.glow((k * 40, 292 + 46 * sin(k * 0.3925) ** 2 + 8), (11, 11), "#fff0c0", 0.9)
    for row, (y, s, veil) in enumerate(((560, 21, 0.34), (620, 29, 0.24), (700, 41, 0.12), (810, 58, 0))):
        _rank(scene, row, y, s)
        if veil:
            scene.glow((800, y + 60), (1500, 130 + 3 * s), "#f3b98c", veil)
    scene.glow((800, 1200), (1700, 300), "#1d1a30", 0.86)
    return scene.finish()


def _houses(scene: Scene) -> None:
    x = -30.0
    while x < 1600:
        w, h = scene.random.uniform(110, 230), scene.random.uniform(120, 250)
        open_square = SQUARE[0] < x < SQUARE[1]
        roof = [(x, 520), (x + w, 520)] if open_square else [(x, 560 - h), (x + w / 2, 514 - h), (x + w, 560 - h)]
        wall = ("#5d5273", "#655878", "#54496b")[scene.random.integers(3)]
        scene.polygon([(x, 640), *roof, (x + w, 640)], wall)
        for k in range(int(w // 44)):
            for j in range(0 if open_square else int(h // 64)):
                a, b = x + 18 + 44 * k, 580 - h + 60 * j
                lit = scene.random.random() < 0.45
                scene.polygon([(a, b), (a + 18, b), (a + 18, b + 28), (a, b + 28)], "#ffd58c" if lit else "#473f5f")
        x += w - 1


def _rank(scene: Scene, row: int, y: float, s: float) -> None:
    """Draw one row of people; ``s`` is half the width of a head."""
    step = s * 4.3
    for k in range(int(1700 / step) + 1):
        x = -60 + k * step + (row % 2) * step / 2 + scene.random.uniform(-0.22, 0.22) * step
        top = y + scene.random.uniform(-0.7, 0.7) * s
        coat, hair = COATS[scene.random.integers(6)], HAIRS[scene.random.choice(6, p=HAIRS_SHARE)]
        if scene.random.random() < HANDS_UP:
            hand = (x + 1.9 * s + scene.random.uniform(-0.5, 0.5) * s, top - 2.6 * s)
            scene.line([(x + 1.75 * s, top + 5 * s), (x + 2.2 * s, top + 1.6 * s), hand], coat, s * 0.82)
            scene.ellipse((hand[0], hand[1] - s * 0.25), (s * 0.46, s * 0.62), "#a8775c")
        _person(scene, x, top, s, coat, hair)


def _person(scene: Scene, x: float, y: float, s: float, coat: str, hair: str) -> None:
    """Draw head and shoulders from behind; ``y`` is the crown, ``s`` the head's half width."""
    neck = [(-0.42, 1.7), (0.42, 1.7), (0.55, 3), (-0.55, 3)]
    scene.polygon([(x + s * a, y + s * b) for a, b in neck], "#6b4a3c")
    scene.ellipse((x, y + s * 4.6), (s * 2.15, s * 2.2), coat)
    back = [(-2.15, 4.5), (2.15, 4.5), (2.4, 12), (-2.4, 12)]
    scene.polygon([(x + s * a, y + s * b) for a, b in back], coat)
    scene.ellipse((x, y + s * 1.2), (s * 0.95, s * 1.25), hair)


def podium() -> Image.Image:
    """A speaker at a lectern in front of a curtain, reporters' heads in the foreground."""
    scene = Scene(LANDSCAPE, seed=88)
    _curtain(scene)
    for pole, cloth in ((250, "#9c3b32"), (370, "#d8b26a"), (1400, "#e7ddc6")):
        _flag(scene, pole, cloth)
    scene.fade((0, 868, 1600, 1067), [(0, "#17313a"), (1, "#0a161c")])
    _suit(scene)
    _face(scene)
    _raised_hand(scene)
    _lectern(scene)
    scene.shape(_reporters, blur=4)
    scene.glow((1214, 897), (18, 18), "#6fa0a6", 0.7)
    return scene.finish()


def _curtain(scene: Scene) -> None:
    x = np.arange(LANDSCAPE[0] * OVERSAMPLING) / OVERSAMPLING
    fold = 0.5 + 0.32 * np.sin(x / 27 + 1.7 * np.sin(x / 160)) + 0.1 * np.sin(x / 9.5)
    lights = np.linspace(1.08, 0.62, LANDSCAPE[1] * OVERSAMPLING)[:, None] * fold[None, :]
    curtain = channels("#0f2a33") + lights[..., None] * (channels("#3f8384") - channels("#0f2a33"))
    scene.image = Image.fromarray(np.clip(curtain, 0, 255).astype(np.uint8), "RGB")
    scene.glow((860, 420), (430, 480), "#cfe3cf", 0.42)


def _flag(scene: Scene, pole: float, cloth: str) -> None:
    scene.polygon([(pole - 5, 170), (pole + 5, 170), (pole + 7, 900), (pole - 7, 900)], "#b08b4f")
    scene.ellipse((pole, 160), (13, 13), "#d7b878")
    drape = points("4,196 66,262 92,430 70,640 84,742 40,716 8,760")
    scene.polygon([(pole + x, y) for x, y in drape], cloth)

    def folds(pen: ImageDraw.ImageDraw) -> None:
        for across in (20, 44, 66):
            x = pole + across
            pen.line([(x * 2, 250 * 2), ((x + 12) * 2, 470 * 2), ((x - 2) * 2, 728 * 2)], "#1c1512", 14)

    scene.shape(folds, blur=5, opacity=0.4)


def _suit(scene: Scene) -> None:
    scene.polygon(points("688,560 742,470 818,436 902,436 980,470 1036,560 1070,900 660,900"), SUIT)
    scene.polygon(points("818,436 860,560 902,436"), SHIRT)
    scene.polygon(points("850,462 870,462 878,560 860,590 842,560"), "#9c3b32")
    scene.polygon(points("818,436 796,452 846,600 862,560"), "#1d2740")
    scene.polygon(points("902,436 924,452 876,600 858,560"), "#1d2740")


def _face(scene: Scene) -> None:
    scene.polygon(points("828,380 892,380 900,446 860,480 820,446"), "#8d5f49")
    scene.ellipse((860, 318), (72, 92), SKIN)
    crown = "786,320 784,262 812,214 862,200 912,214 938,264 934,322 920,268 880,246 830,252 800,276"
    scene.polygon(points(crown), HAIR)
    scene.ellipse((788, 330), (12, 22), "#99684f")
    scene.ellipse((932, 330), (12, 22), "#99684f")
    for x in (832, 890):
        scene.line([(x - 14, 300), (x + 14, 298)], HAIR, 5)
        scene.ellipse((x, 318), (6, 5), "#2a1f1f")
    scene.line(points("862,322 856,348 868,350"), "#8d5f49", 4)
    scene.line(points("838,374 862,380 886,372"), "#7a3f37", 6)


def _raised_hand(scene: Scene) -> None:
    scene.line(points("1018,560 1120,590 1176,470"), SUIT, 62)
    scene.line(points("1172,476 1184,440"), SHIRT, 46)
    scene.ellipse((1192, 402), (30, 38), SKIN)
    for k, (a, b) in enumerate(((-22, -46), (-6, -58), (10, -56), (26, -44))):
        scene.line([(1184 + k * 6, 396), (1192 + a, 402 + b)], SKIN, 13)


def _lectern(scene: Scene) -> None:
    scene.polygon(points("620,622 1100,622 1128,668 592,668"), "#a9764b")
    scene.polygon(points("622,668 1098,668 1062,1067 658,1067"), "#7c5233")
    scene.polygon(points("668,706 1052,706 1026,1030 694,1030"), "#8c5f3c")
    scene.line([(592, 668), (1128, 668)], "#dcae7c", 3)
    scene.ellipse((860, 838), (92, 92), "#d9b980")
    scene.ellipse((860, 838), (80, 80), "#7c5233")
    scene.polygon(points("800,866 830,812 852,846 882,796 922,866"), "#d9b980")
    for x, lean in ((748, 34), (986, -38)):
        scene.line([(x, 624), (x + lean * 0.2, 570), (x + lean, 520)], "#15181d", 5)
        scene.ellipse((x + lean * 1.1, 512), (14, 19), "#0d0f12")


def _reporters(pen: ImageDraw.ImageDraw) -> None:
    for x, y, s in ((90, 900, 64), (330, 940, 74), (585, 985, 70), (1135, 975, 72), (1395, 920, 70), (1580, 950, 66)):
        pen.ellipse([(x - s) * 2, (y - s * 1.2) * 2, (x + s) * 2, (y + s * 1.2) * 2], "#070b10")
        pen.ellipse([(x - s * 2.3) * 2, (y + s) * 2, (x + s * 2.3) * 2, (y + s * 5) * 2], "#070b10")
    pen.rounded_rectangle([1205 * 2, 850 * 2, 1330 * 2, 940 * 2], 20, "#070b10")
    pen.ellipse([1180 * 2, 862 * 2, 1250 * 2, 932 * 2], "#070b10")
