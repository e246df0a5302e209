"""Fits photos to the foot of a page: a photo that would leave a hole is set smaller and stays on the page.

In:  a document that WeasyPrint lays out.   Out: the same document; some photos are smaller, none is cropped.
Promises: nothing changes its place in the order of reading; a photo keeps its shape, is never larger than the style
sets it, and never smaller than ``smallest`` of that; pages without a hole cost nothing.

WeasyPrint lays one page out after the other, and can lay a page out again: it does so itself where the number of a page
changes its content.  After each page that a photo was too tall for, this lays the next one out as a trial, to measure
photo and caption; where the photo would fit at a size that can still be looked at, it is set so, and the page is laid
out again.  On the first page a headline or deck with a short last line is balanced, and a lead photo that fills the
page makes room for some text.  A table that does not fit its page is mended by ``tables``.  Nothing of WeasyPrint is
patched: its loops run with another function that lays out a page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import weasyprint
from weasyprint.css.properties import Dimension
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout import layout_document
from weasyprint.layout.page import make_all_pages, remake_page

from multipub.editions._pdf.finish.errors import TaggingChanged
from multipub.editions._pdf.opening import (
    Box,
    Skip,
    bottom,
    classes,
    lines_of,
    make_room_below_lead,
    pixels,
    set_width,
    short_ended,
)
from multipub.editions._pdf.tables import Tables

Context = Any
"""WeasyPrint has no types."""

ROUNDING = 0.6
"""CSS px by which a fitted photo stays under what there is: positions are floating numbers."""

CAPTION_LINE = 20.0
"""CSS px.  What another line of a caption takes, where the gallery got narrower."""

SMALLEST_HOLE = 60.0
"""CSS px.  A smaller rest of a page (three lines) is no hole that a photo could fill."""

GALLERY = "gallery"
PHOTO = "photo"
HEADINGS = frozenset({"h2", "h3", "h4"})


class FittedHTML(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """An HTML document whose photos are fitted to its pages; ``smallest`` is a share of a photo's own size."""

    smallest: float = 1.0

    def render(
        self, font_config: object = None, counter_style: object = None, color_profiles: object = None, **options: object
    ) -> Document:
        """Lay the document out, as ``HTML.render`` does."""
        make_pages = _with(make_all_pages, remake_page=_Fitter(self.smallest))
        render = _with(Document._render.__func__, layout_document=_with(layout_document, make_all_pages=make_pages))
        everything = {**weasyprint.DEFAULT_OPTIONS, **options}
        return render(Document, self, font_config, counter_style, color_profiles, everything)


def _with(function: FunctionType, **names: object) -> Callable[..., Any]:
    """Return ``function`` as it is, but for what it calls by these names.

    Raises:
        TaggingChanged: if it does not call them: then this is another WeasyPrint than the one it was made for.
    """
    if names.keys() - set(function.__code__.co_names):
        raise TaggingChanged(f"{function.__qualname__} does not call {', '.join(names)}")
    known = {**function.__globals__, **names}
    return FunctionType(function.__code__, known, function.__name__, function.__defaults__)


@dataclass(frozen=True, slots=True)
class _Photo:
    """A photo or a gallery that a page was too short for, as it stands in the tree that is laid out.

    ``first`` is what the next page begins with: the photo, or the heading that must stay with it.
    """

    box: Box
    first: Box
    around: frozenset[int]

    @property
    def images(self) -> list[Box]:
        """The pictures themselves."""
        return [box for box in self.box.descendants() if isinstance(box, boxes.ReplacedBox)]


@dataclass(frozen=True, slots=True)
class _Measures:
    """CSS px of a photo on its own page: its pictures above each other, and whatever else it takes."""

    photos: float
    rest: float
    below: float
    widths: tuple[float, ...]
    whole: float

    def shares(self, room: float) -> tuple[float, ...]:
        """Return the shares of their size that the pictures may have in ``room``, the largest first.

        The space below counts in some boxes of WeasyPrint and in others does not; narrower captions may grow.
        """
        larger = (0.0, self.below, self.below + CAPTION_LINE)
        return tuple((room - self.rest - ROUNDING - more) / self.photos for more in larger)


class _State:
    """What laying out a page changes beside the page, so that it can be laid out again."""

    def __init__(self, context: Context, index: int) -> None:
        self._index = index
        self._makers = list(context.page_maker)
        self._floats = context.broken_out_of_flow

    def restore(self, context: Context) -> None:
        """Make it as it was."""
        context.page_maker[:] = self._makers
        context.broken_out_of_flow = self._floats
        remake = context.page_maker[self._index][-1]
        remake["anchors"], remake["content_lookups"] = [], []


class _Fitter:
    """Lays out a page as ``remake_page`` does, and again where a photo can be made to fit it."""

    def __init__(self, smallest: float) -> None:
        self._smallest = smallest
        self._tried: set[int] = set()
        self._opened = False
        self._tables: Tables | None = None

    def __call__(self, index: int, context: Context, root: Box, html: object) -> tuple[Box, Skip]:
        """Return the page with this number (from 0), and where the next begins."""
        before = _State(context, index)
        self._tables = self._tables or Tables(root)
        page, resume_at = remake_page(index, context, root, html)
        while self._tables.mend(page, context.tables):
            before.restore(context)
            page, resume_at = remake_page(index, context, root, html)
        if index == 0 and not self._opened:
            self._opened = True
            page, resume_at = self._set_opening(before, context, root, html, page, resume_at)
        photo = _photo_after(root, resume_at)
        if photo is None or id(photo.box) in self._tried:
            return page, resume_at
        self._tried.add(id(photo.box))
        above = _last_block(page, photo.around)
        room = context.page_bottom - bottom(above) if above is not None else 0.0
        if room < SMALLEST_HOLE:
            return page, resume_at
        after = _State(context, index)
        trial, _ = remake_page(index + 1, context, root, html)
        after.restore(context)
        measures = _measure(photo, trial, above)
        shares = measures.shares(room) if measures else ()
        if measures is None or not self._smallest <= shares[0] < 1:
            return page, resume_at
        for share in (share for share in shares if share >= self._smallest):
            _scale(photo, measures, share)
            before.restore(context)
            page, resume_at = remake_page(index, context, root, html)
            if _holds(page, photo):
                return page, resume_at
        _scale(photo, measures, 1)
        before.restore(context)
        page, resume_at = remake_page(index, context, root, html)
        return page, resume_at

    def _set_opening(
        self, before: _State, context: Context, root: Box, html: object, page: Box, resume_at: Skip
    ) -> tuple[Box, Skip]:
        """Set the first page again where its headline or deck ends short, or its lead photo leaves no room for text."""
        again = make_room_below_lead(page, root, resume_at, context.page_bottom, self._smallest)
        for display in list(short_ended(page, root)):
            for width in display.widths:
                display.box.style["max_width"] = width
                before.restore(context)
                page, resume_at = remake_page(0, context, root, html)
                again = False
                if len(lines_of(page, display.box)) <= display.lines:
                    break
        if again:
            before.restore(context)
            page, resume_at = remake_page(0, context, root, html)
        return page, resume_at


def _photo_after(root: Box, resume_at: Skip) -> _Photo | None:
    """Return the photo or gallery that the next page begins with, be it after a heading; ``None`` if it does not."""
    path = [root]
    siblings: list[Box] = []
    while resume_at is not None:
        if len(resume_at) > 1:  # in a row of a table, cells go on side by side
            return None
        ((number, resume_at),) = resume_at.items()
        siblings = getattr(path[-1], "children", [])[number:]
        if not siblings or isinstance(path[-1], boxes.LineBox):
            return None
        path.append(siblings[0])
        if _is_photo(path[-1]):
            break
    if resume_at is not None and any(True for number in _numbers(resume_at) if number):
        return None
    for box in siblings:
        if _is_photo(box):
            around = frozenset(id(one.element) for one in path[:-1] if one.element is not None)
            return _Photo(box, siblings[0], around)
        if box.element_tag not in HEADINGS:
            return None
    return None


def _numbers(skip: Skip) -> Iterator[int]:
    while skip is not None:
        ((number, skip),) = skip.items()
        yield number


def _is_photo(box: Box) -> bool:
    if box.element_tag not in ("figure", "section"):
        return False
    return any(one in (GALLERY, PHOTO) for one in classes(box)) and any(
        isinstance(one, boxes.ReplacedBox) for one in box.descendants()
    )


def _last_block(page: Box, around: frozenset[int]) -> Box | None:
    """Return the last block on ``page`` of what holds the photo: what would stand above it."""
    box = page.children[0]
    while id(box.element) in around:
        within = [one for one in box.children if one.is_in_normal_flow()]
        if not within:
            return None
        box = within[-1]
    return box


def _measure(photo: _Photo, page: Box, above: Box) -> _Measures | None:
    """Measure ``photo`` on the page that begins with it; ``None`` where it does not stand there whole."""
    placed: dict[int, Box] = {}
    for box in page.descendants():
        placed.setdefault(id(box.element), box)  # the outermost: boxes without an element bear that of what holds them
    whole, first = placed.get(id(photo.box.element)), placed.get(id(photo.first.element))
    images = [placed[id(image.element)] for image in photo.images if id(image.element) in placed]
    if whole is None or first is None or len(images) < len(photo.images):
        return None
    rows: dict[int, float] = {}
    for image in images:
        row = round(image.position_y)
        rows[row] = max(rows.get(row, 0.0), image.height)
    photos = sum(rows.values())
    space = max(above.margin_bottom, pixels(photo.first, "margin_top"))
    rest = space + bottom(whole) - (first.position_y + first.margin_top) - photos
    below = pixels(photo.box, "margin_bottom")
    return _Measures(photos, rest, below, tuple(image.width for image in images), whole.width)


def _scale(photo: _Photo, measures: _Measures, share: float) -> None:
    """Set the pictures of ``photo`` to a share of their size: a gallery by the width it has."""
    if GALLERY in classes(photo.box):
        side = "margin_left" if photo.box.style["direction"] == "rtl" else "margin_right"
        photo.box.style[side] = Dimension(measures.whole * (1 - share), "px")
        return
    for image, width in zip(photo.images, measures.widths, strict=True):
        set_width(image, width * share)


def _holds(page: Box, photo: _Photo) -> bool:
    """Whether every picture of ``photo`` stands on ``page``, with what belongs to the last of them."""
    there = {id(box.element) for box in page.descendants()}
    wanted = [*photo.images, *(box for box in photo.box.descendants() if box.element_tag == "figcaption")]
    return all(id(box.element) in there for box in wanted)
