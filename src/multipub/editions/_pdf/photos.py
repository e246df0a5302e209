"""The photo that a page was too short for: which it is, how large it is, how it is set smaller.

In:  the tree that is laid out, where a page ended, and the page after it, laid out as a trial.
Out: the same tree; the photo, or its row of a gallery, has another width.
Promises: a photo keeps its shape; rows of one gallery on one page keep one width.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes

from multipub.editions._pdf.opening import Box, Skip, bottom, classes, pixels, set_width

ROUNDING = 0.6
"""CSS px by which a fitted photo stays under what there is: positions are floating numbers."""

CAPTION_LINE = 20.0
"""CSS px.  What another line of a caption takes, where the gallery got narrower."""

GALLERY = "gallery"
ROW = "row"
PHOTO = "photo"
HEADINGS = frozenset({"h2", "h3", "h4"})


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo, or a row of a gallery, that a page was too short for, as it stands in the tree that is laid out.

    ``first`` is what the next page begins with: the photo, or the heading that must stay with it.  ``rows_before`` are
    the rows of its gallery above it.
    """

    box: Box
    first: Box
    around: frozenset[int]
    rows_before: tuple[Box, ...] = ()

    @property
    def images(self) -> list[Box]:
        """The pictures themselves."""
        return [box for box in self.box.descendants() if isinstance(box, boxes.ReplacedBox)]


@dataclass(frozen=True, slots=True)
class Sizes:
    """CSS px of a photo on its own page: its pictures, and whatever else it takes.

    ``rows`` are the rows of its gallery that change with it; ``room_of_rows`` what the pictures of those above take
    now, ``whole_rows`` what they take in their full width; ``column`` is that width.
    """

    photos: float
    rest: float
    below: float
    widths: tuple[float, ...]
    column: float
    rows: tuple[Box, ...] = ()
    room_of_rows: float = 0.0
    whole_rows: float = 0.0

    def shares(self, room: float) -> tuple[float, ...]:
        """Return the shares of their size that the pictures may have in ``room``, the largest first.

        The space below counts in some boxes of WeasyPrint and in others does not; narrower captions may grow.
        """
        larger = (0.0, self.below, self.below + CAPTION_LINE, self.below + CAPTION_LINE * (1 + len(self.rows)))
        free = room + self.room_of_rows - self.rest - ROUNDING
        return tuple((free - more) / (self.photos + self.whole_rows) for more in larger)


def photo_after(root: Box, resume_at: Skip) -> Photo | None:
    """Return the photo or row that the next page begins with, be it after a heading; ``None`` if it does not."""
    path = [root]
    siblings: list[Box] = []
    number = 0
    while resume_at is not None:
        if len(resume_at) > 1:  # in a row of a table: its cells go on beside each other
            return None
        ((number, resume_at),) = resume_at.items()
        siblings = getattr(path[-1], "children", [])[number:]
        if not siblings or isinstance(path[-1], boxes.LineBox):
            return None
        path.append(siblings[0])
        if _is_photo(path[-1]):
            break
    if resume_at is not None and any(_numbers(resume_at)):
        return None
    around = frozenset(id(one.element) for one in path[:-1] if one.element is not None)
    for box in siblings:
        photo = _first_photo(box)
        if photo is not None:
            rows = path[-2].children[:number] if _is_row(photo) and photo is siblings[0] else ()
            return Photo(photo, siblings[0], around, tuple(rows))
        if box.element_tag not in HEADINGS:
            return None
    return None


def _numbers(skip: Skip) -> Iterator[int]:
    while skip is not None:
        if len(skip) > 1:
            yield len(skip)
            return
        ((number, skip),) = skip.items()
        yield number


def _first_photo(box: Box) -> Box | None:
    """Return what is set as one at the beginning of ``box``: a photo, or photos beside each other."""
    while GALLERY in classes(box) or (ROW in classes(box) and not _is_row(box)):
        if not box.children:
            return None
        box = box.children[0]
    return box if _is_photo(box) else None


def _is_photo(box: Box) -> bool:
    if not _is_row(box) and not (box.element_tag == "figure" and PHOTO in classes(box)):
        return False
    return any(isinstance(one, boxes.ReplacedBox) for one in box.descendants())


def _is_row(box: Box) -> bool:
    """Whether photos stand beside each other in ``box``."""
    return ROW in classes(box) and "flex" in box.style["display"]


def last_block(page: Box, around: frozenset[int]) -> Box | None:
    """Return the last block on ``page`` of what holds the photo: what would stand above it."""
    box = page.children[0]
    while id(box.element) in around:
        within = [one for one in box.children if one.is_in_normal_flow()]
        if not within:
            return None
        box = within[-1]
    return box


def measure(photo: Photo, page: Box, after: Box, above: Box) -> Sizes | None:
    """Measure ``photo`` on the page that begins with it; ``None`` where it does not stand there whole."""
    placed = _outermost(after)
    whole, first = placed.get(id(photo.box.element)), placed.get(id(photo.first.element))
    images = [placed[id(image.element)] for image in photo.images if id(image.element) in placed]
    if whole is None or first is None or len(images) < len(photo.images):
        return None
    photos = _height_of(images)
    space = max(above.margin_bottom, pixels(photo.first, "margin_top"))
    rest = space + bottom(whole) - (first.position_y + first.margin_top) - photos
    column = whole.margin_width()
    here = _outermost(page)
    rows = [row for row in photo.rows_before if id(row.element) in here]
    heights = [_height_of(_images(here[id(row.element)])) for row in rows]
    widths = [here[id(row.element)].width for row in rows]
    return Sizes(
        photos,
        rest,
        pixels(photo.box, "margin_bottom"),
        tuple(image.width for image in images),
        column,
        (*rows, photo.box) if _is_row(photo.box) else (),
        sum(heights),
        sum(height * column / width for height, width in zip(heights, widths, strict=True)),
    )


def _outermost(page: Box) -> dict[int, Box]:
    """Return the boxes on a page by their elements: boxes without an element bear that of what holds them."""
    placed: dict[int, Box] = {}
    for box in page.descendants():
        placed.setdefault(id(box.element), box)
    return placed


def _images(box: Box) -> list[Box]:
    return [one for one in box.descendants() if isinstance(one, boxes.ReplacedBox)]


def _height_of(images: list[Box]) -> float:
    """Return how high pictures stand, those beside each other counted once."""
    rows: dict[int, float] = {}
    for image in images:
        row = round(image.position_y)
        rows[row] = max(rows.get(row, 0.0), image.height)
    return sum(rows.values())


def scale(photo: Photo, sizes: Sizes, share: float) -> None:
    """Set the pictures of ``photo`` to a share of their size: a row, with those above it, by the width it has."""
    for row in sizes.rows:
        side = "margin_left" if row.style["direction"] == "rtl" else "margin_right"
        row.style[side] = Dimension(sizes.column * (1 - share), "px")
    if not sizes.rows:
        for image, width in zip(photo.images, sizes.widths, strict=True):
            set_width(image, width * share)


def holds(page: Box, photo: Photo) -> bool:
    """Whether every picture of ``photo`` stands on ``page``, with what belongs to the last of them."""
    there = {id(box.element) for box in page.descendants()}
    wanted = [*photo.images, *(box for box in photo.box.descendants() if box.element_tag == "figcaption")]
    return all(id(box.element) in there for box in wanted)
