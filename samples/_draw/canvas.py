"""A canvas for flat illustrations with light and grain.

In:  a size in pixels and a seed.   Out: a Pillow picture.
Promises: the same pixels on every run with the same Pillow and NumPy; no clock, no lettering.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor, ImageDraw, ImageFilter

LANDSCAPE = (1600, 1067)
PORTRAIT = (1200, 1600)
OVERSAMPLING = 2
"""Shapes are drawn at twice the size and scaled down: Pillow's polygons have hard edges."""
GLOW_STEP = 4
"""Soft light is worked out at every fourth of those pixels, and scaled up."""
GRAIN = 2.2
"""Standard deviation, in levels of 255: takes the plastic look off flat colour."""

Point = tuple[float, float]
Stops = Sequence[tuple[float, str]]
"""A run of colours: where each stands (0 to 1), and which it is (``#rrggbb``)."""
Levels = NDArray[np.float64]


def points(path: str) -> list[Point]:
    """Read points written as in SVG: ``"0,0 10,0 10,5"``."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in path.split())]


def channels(colour: str) -> Levels:
    """Return the three levels of a ``#rrggbb`` colour."""
    return np.array(ImageColor.getrgb(colour)[:3], float)


def blend(places: Levels, stops: Stops) -> Levels:
    """Return the colours that a run of ``stops`` has at ``places``, as three levels each."""
    where, colours = zip(*stops, strict=True)
    levels = np.array([channels(colour) for colour in colours])
    return np.stack([np.interp(places, where, levels[:, k]) for k in range(3)], axis=-1)


def as_picture(levels: Levels) -> Image.Image:
    """Return an array of levels (height, width, 3) as a picture."""
    return Image.fromarray(np.clip(levels, 0, 255).round().astype(np.uint8), "RGB")


class Scene:
    """A canvas in picture coordinates (origin top left, units = final pixels)."""

    def __init__(self, size: tuple[int, int], seed: int) -> None:
        self.size = size
        self.random = np.random.default_rng(seed)
        self.image = Image.new("RGB", (size[0] * OVERSAMPLING, size[1] * OVERSAMPLING))

    def fade(self, box: Sequence[float], stops: Stops) -> None:
        """Fill ``box`` (left, top, right, bottom) with a vertical gradient."""
        left, top, right, bottom = (round(v * OVERSAMPLING) for v in box)
        column = blend(np.linspace(0, 1, bottom - top), stops)
        strip = as_picture(column[:, None, :])
        self.image.paste(strip.resize((right - left, bottom - top)), (left, top))

    def glow(self, centre: Point, radii: Point, colour: str, strength: float) -> None:
        """Lay soft light of ``colour`` around ``centre``; ``strength`` 0 to 1 in the middle."""
        width, height = self.image.size
        y, x = np.mgrid[0:height:GLOW_STEP, 0:width:GLOW_STEP] / OVERSAMPLING
        far = ((x - centre[0]) / radii[0]) ** 2 + ((y - centre[1]) / radii[1]) ** 2
        mask = Image.fromarray((np.exp(-far) * strength * 255).astype(np.uint8), "L")
        self.image.paste(colour, (0, 0, width, height), mask.resize((width, height)))

    def beam(self, origin: Point, degrees: float, spread: float, reach: float, colour: str, strength: float) -> None:
        """Send a beam of light from ``origin``, ``degrees`` turned from the right; ``reach`` in pixels."""
        width, height = self.image.size
        y, x = np.mgrid[0:height:GLOW_STEP, 0:width:GLOW_STEP] / OVERSAMPLING
        away = np.hypot(x - origin[0], y - origin[1])
        turned = np.arctan2(y - origin[1], x - origin[0]) - np.radians(degrees)
        off = np.degrees(np.arctan2(np.sin(turned), np.cos(turned))) / spread
        light = np.exp(-(off**4)) * np.exp(-away / reach) * strength
        mask = Image.fromarray((light * 255).astype(np.uint8), "L").resize((width, height), Image.Resampling.BICUBIC)
        self.image.paste(colour, (0, 0, width, height), mask)

    def shape(self, paint: Callable[[ImageDraw.ImageDraw], object], *, blur: float = 0, opacity: float = 1) -> None:
        """Run ``paint`` (in oversampled pixels) on a layer of its own and lay the layer over the picture."""
        layer = Image.new("RGBA", self.image.size)
        paint(ImageDraw.Draw(layer))
        if blur:
            layer = layer.filter(ImageFilter.GaussianBlur(blur * OVERSAMPLING))
        mask = layer.getchannel("A").point(lambda level: round(level * opacity))
        self.image.paste(layer.convert("RGB"), (0, 0), mask)

    def soft(self, outline: Sequence[Point], colour: str, *, blur: float, opacity: float = 1) -> None:
        """Draw a polygon with a soft edge (on a patch just large enough for it)."""
        margin = 3 * blur + 2
        left, top = (min(point[k] for point in outline) - margin for k in (0, 1))
        right, bottom = (max(point[k] for point in outline) + margin for k in (0, 1))
        size = (round((right - left) * OVERSAMPLING), round((bottom - top) * OVERSAMPLING))
        mask = Image.new("L", size)
        grown = [((x - left) * OVERSAMPLING, (y - top) * OVERSAMPLING) for x, y in outline]
        ImageDraw.Draw(mask).polygon(grown, round(255 * opacity))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * OVERSAMPLING))
        corner = (round(left * OVERSAMPLING), round(top * OVERSAMPLING))
        self.image.paste(colour, (*corner, corner[0] + size[0], corner[1] + size[1]), mask)

    def polygon(self, outline: Sequence[Point], colour: str) -> None:
        """Draw a filled polygon."""
        ImageDraw.Draw(self.image).polygon([(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in outline], colour)

    def shaded(self, outline: Sequence[Point], stops: Stops, *, across: bool = False) -> None:
        """Draw a polygon filled with a gradient from its top to its bottom, or ``across`` from left to right."""
        grown = [(round(x * OVERSAMPLING), round(y * OVERSAMPLING)) for x, y in outline]
        left, right = min(x for x, _ in grown), max(x for x, _ in grown) + 1
        top, bottom = min(y for _, y in grown), max(y for _, y in grown) + 1
        run = blend(np.linspace(0, 1, right - left if across else bottom - top), stops)
        strip = as_picture(run[None, :, :] if across else run[:, None, :]).resize((right - left, bottom - top))
        mask = Image.new("L", strip.size)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in grown], 255)
        self.image.paste(strip, (left, top), mask)

    def line(self, path: Sequence[Point], colour: str, width: float) -> None:
        """Draw a line; ``width`` in final pixels."""
        scaled = [(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in path]
        ImageDraw.Draw(self.image).line(scaled, colour, max(1, round(width * OVERSAMPLING)), joint="curve")

    def ellipse(self, centre: Point, radii: Point, colour: str) -> None:
        """Draw a filled ellipse."""
        ImageDraw.Draw(self.image).ellipse(
            [(centre[k] + side * radii[k]) * OVERSAMPLING for side in (-1, 1) for k in (0, 1)], colour
        )

    def spark(self, centre: Point, radius: float, colour: str, strength: float) -> None:
        """Draw a small point of light with a soft edge."""
        ring = [(centre[0] + radius * np.cos(a), centre[1] + radius * np.sin(a)) for a in np.linspace(0, 6.28, 24)]
        self.soft(ring, colour, blur=radius * 0.45, opacity=strength)

    def texture(self, outline: Sequence[Point], levels: Callable[[Levels, Levels], Levels]) -> None:
        """Fill a polygon with ``levels(x, y)``, worked out for every pixel: three levels of 255."""
        grown = [(round(x * OVERSAMPLING), round(y * OVERSAMPLING)) for x, y in outline]
        left, right = min(x for x, _ in grown), max(x for x, _ in grown) + 1
        top, bottom = min(y for _, y in grown), max(y for _, y in grown) + 1
        y, x = np.mgrid[top:bottom, left:right] / OVERSAMPLING
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in grown], 255)
        self.image.paste(as_picture(levels(x, y)), (left, top), mask)

    def streaks(self, area: Sequence[float], count: int, colour: str, length: float, opacity: float) -> None:
        """Scatter short horizontal strokes, longer and thicker towards the bottom: light on water."""
        left, top, right, bottom = area
        depth = self.random.beta(1.1, 1.4, count)
        across = self.random.uniform(left, right, count)
        size = self.random.uniform(0.4, 1.3, count)

        def paint(pen: ImageDraw.ImageDraw) -> None:
            for d, x, s in zip(depth, across, size, strict=True):
                y, half = top + d * (bottom - top), length * s * (0.25 + d)
                thick = 1 + 3.2 * d
                pen.ellipse([(x - half) * 2, (y - thick / 2) * 2, (x + half) * 2, (y + thick / 2) * 2], colour)

        self.shape(paint, blur=0.6, opacity=opacity)

    def ridge(self, base: float, height: float, colour: str, waves: int) -> None:
        """Stand a line of hills on ``base``."""
        x = np.linspace(0, self.size[0], 240)
        phase = self.random.uniform(0, 6.28, waves)
        y = sum(np.sin(x / self.size[0] * 2.1 * (k + 1.3) + phase[k]) / (k + 1) for k in range(waves))
        y = base - height * (0.55 + 0.3 * y)
        self.polygon([(0, base), *zip(x, y, strict=True), (self.size[0], base)], colour)

    def finish(self) -> Image.Image:
        """Scale down and add grain."""
        small = self.image.resize(self.size, Image.Resampling.LANCZOS)
        grain = self.random.normal(0, GRAIN, (self.size[1], self.size[0], 1))
        return as_picture(np.asarray(small, float) + grain)
