"""Memory of one worker that makes many PDFs: a thousand by default, each of another text.

In:  the samples ``harbour`` (English and Arabic) and ``brief``, told apart by a number in the headline.
Out: a table on stdout: documents made, resident megabytes; then the growth since the first ``WARM_UP`` documents.
Promises: exit code 1 if it grew by more than ``--most`` megabytes.  The warm-up fills what is kept on purpose: fonts,
parsed style sheets, prepared photos.
"""

import argparse
import gc
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from multipub import wording
from multipub.editions import FORMATS
from multipub.editions.pdf import write
from multipub.model.blocks import Paragraph
from multipub.model.manuscript import Manuscript
from multipub.model.press import Press
from multipub.model.text import Text
from multipub.orders import Order
from multipub.pipeline import load, press_of

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
STORIES = ("harbour", "brief")
STYLES = ("default", "plain", "large-print")
WARM_UP = 60
"""Documents: every story in every language and style several times."""

ROWS = 10
"""Rows of the table."""

BYTES_A_MEGABYTE = 1_000_000
KIBIBYTE = 1024


def resident() -> float:
    """Return the megabytes of memory this process holds now (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * KIBIBYTE / BYTES_A_MEGABYTE
    return 0.0


def stories() -> Iterator[Manuscript]:
    """Yield every story in every language."""
    for name in STORIES:
        loaded = load(_order(name, "default"))
        for article in loaded.story.articles:
            yield wording.settle(loaded.story, article, media=loaded.media, source=loaded.data)


def _order(name: str, style: str) -> Order:
    options = {format_.name: format_.options() for format_ in FORMATS}
    return Order(source=SAMPLES / name / "article.xml", out=Path("out"), formats=("pdf",), style=style, options=options)


def numbered(manuscript: Manuscript, number: int) -> Manuscript:
    """Return the story with words that no other document has, so that nothing is told apart by its words alone."""
    line = Paragraph(content=(Text(f"{number} {number * number}"),))
    return replace(manuscript, headline=f"{manuscript.headline} {number}", body=(*manuscript.body, line))


def main() -> None:
    """Make the documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000, help="documents after the warm-up (default: 1000)")
    parser.add_argument("--most", type=float, default=50.0, help="megabytes it may grow by (default: 50)")
    arguments = parser.parse_args()
    wanted = list(stories())
    presses: list[Press] = [press_of(_order(STORIES[0], style)) for style in STYLES]
    start = time.perf_counter()
    first = 0.0
    print("| documents | seconds | resident MB |\n| --- | --- | --- |", flush=True)
    for number in range(WARM_UP + arguments.documents + 1):
        if number >= WARM_UP and (number - WARM_UP) % max(1, arguments.documents // ROWS) == 0:
            gc.collect()
            first = first or resident()
            print(f"| {number - WARM_UP} | {time.perf_counter() - start:.0f} | {resident():.1f} |", flush=True)
        write(numbered(wanted[number % len(wanted)], number), presses[number % len(presses)])
    gc.collect()
    growth = resident() - first
    print(f"\ngrew by {growth:.1f} MB over {arguments.documents} documents (at most {arguments.most:.0f})")
    sys.exit(growth > arguments.most)


if __name__ == "__main__":
    main()
