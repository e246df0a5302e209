"""Many editions at once: the line of ``pipeline`` in several processes.

Workers are forked from a clean server process that has loaded multipub once.  A worker that dies ends the export with
an error; what was placed before is whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from multipub.editions import FORMATS
from multipub.errors import EditionError, MultipubError, SourceFaults, UsageError
from multipub.orders import Order, Placed, Unread
from multipub.pipeline import Progress, Told, articles_of, export, load, press_of, tell_desk

Done = TypeVar("Done")
"""What comes of an order: its parts, or its editions."""


def export_all(
    orders: Sequence[Order], *, jobs: int = 1, progress: Progress | None = None, told: Told | None = None
) -> Iterator[Placed | Unread]:
    """Make the editions of several stories, with up to ``jobs`` processes.

    A story at fault does not hold back the others: its ``Unread`` says why.

    Raises:
        MultipubError: if what was asked for cannot be done for any story, or two stories would be placed under one
            name; what was placed before is whole.
    """
    _refuse_equal_names(orders)
    if jobs <= 1:
        for order in orders:
            yield from _unless_at_fault(order, export(order, progress, told))
        return
    parts: list[Order] = []
    for order in orders:
        for part in _unless_at_fault(order, _parts(order, told)):
            if isinstance(part, Unread):
                yield part
            else:
                parts.append(part)
    yield from _in_processes(parts, jobs, progress)


def _unless_at_fault(order: Order, work: Iterator[Done]) -> Iterator[Done | Unread]:
    """Yield what comes of an order, and why nothing more does; an error that names no place is the whole command's."""
    try:
        yield from work
    except MultipubError as error:
        if error.where is None and not isinstance(error, SourceFaults):
            raise
        yield Unread(source=order.source, error=error)


def _in_processes(parts: Sequence[Order], jobs: int, progress: Progress | None) -> Iterator[Placed]:
    # Imported here because a single process, the usual case, needs none of it.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([export.__module__])
    with ProcessPoolExecutor(max_workers=min(jobs, len(parts) or 1), mp_context=context) as pool:
        try:
            for done, placed in enumerate(pool.map(_export_part, parts), start=1):
                if progress:
                    progress(f"{placed.format} {placed.language}", done, len(parts))
                yield placed
        except BrokenProcessPool:
            raise EditionError(
                "a worker process was stopped from outside", hint="run again with fewer --jobs; memory may be short"
            ) from None


def _refuse_equal_names(orders: Sequence[Order]) -> None:
    names: dict[str, Path] = {}
    for order in orders:
        slug = order.slug
        if slug in names:
            raise UsageError(
                f"two stories are called {slug!r}: {names[slug]} and {order.source}",
                hint="export them to different folders with -o",
            )
        names[slug] = order.source


def _parts(order: Order, told: Told | None) -> Iterator[Order]:
    """Divide an order by language and format, after making sure that it can be filled."""
    press = press_of(order)
    loaded = load(order)
    articles = articles_of(loaded, order)
    tell_desk(loaded, articles, told, press.lexicons)
    for article in articles:
        for name in order.formats:
            yield replace(order, languages=(article.language,), formats=(FORMATS[name].name,))


def _export_part(order: Order) -> Placed:
    """Make the one edition of a divided order, in a worker process."""
    (placed,) = export(order)
    return placed
