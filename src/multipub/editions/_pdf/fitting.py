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

from collections.abc import Callable
from types import FunctionType
from typing import Any

import weasyprint
from weasyprint.document import Document
from weasyprint.layout import layout_document
from weasyprint.layout.page import make_all_pages, remake_page

from multipub.editions._pdf.finish.errors import TaggingChanged
from multipub.editions._pdf.opening import Box, Skip, bottom, lines_of, make_room_below_lead, short_ended
from multipub.editions._pdf.photos import holds, last_block, measure, photo_after, scale
from multipub.editions._pdf.tables import Tables

Context = Any
"""WeasyPrint has no types."""

SMALLEST_HOLE = 60.0
"""CSS px.  A smaller rest of a page (three lines) is no hole that a photo could fill."""


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
        photo = photo_after(root, resume_at)
        if photo is None or id(photo.box) in self._tried:
            return page, resume_at
        self._tried.add(id(photo.box))
        above = last_block(page, photo.around)
        room = context.page_bottom - bottom(above) if above is not None else 0.0
        if room < SMALLEST_HOLE:
            return page, resume_at
        after = _State(context, index)
        trial, _ = remake_page(index + 1, context, root, html)
        after.restore(context)
        sizes = measure(photo, page, trial, above)
        shares = sizes.shares(room) if sizes else ()
        if sizes is None or not self._smallest <= shares[0] < 1:
            return page, resume_at
        for share in (share for share in shares if share >= self._smallest):
            scale(photo, sizes, share)
            before.restore(context)
            page, resume_at = remake_page(index, context, root, html)
            if holds(page, photo):
                return page, resume_at
        scale(photo, sizes, 1)
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
