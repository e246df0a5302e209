"""Time of the DOCX edition: beside pandoc 3, as it grows with the text, and of the way home.

In:  the sample ``harbour`` (English); the same story with its paragraphs repeated up to 100,000 words.
Out: tables on stdout: ``write`` against pandoc's process in turns (medians of pairs); seconds and seconds a thousand
words at each length, for ``write`` and for reading an edited document home.
Promises: the same photos and words for both; what grows is the text alone.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pypandoc

from benchmarks.__main__ import SAMPLE, head, html_of, process, row
from multipub import canonical, wording
from multipub.editions import FORMATS
from multipub.ingest import DIALECTS, Intake
from multipub.model.blocks import Paragraph
from multipub.model.manuscript import Manuscript
from multipub.model.press import Press
from multipub.model.story import Story
from multipub.model.text import plain
from multipub.orders import Order
from multipub.pipeline import load, press_of

LENGTHS = (1_000, 10_000, 50_000, 100_000)
"""Words."""

LEAST_LEAD = 3.0
"""How many times faster than pandoc ``write`` must be."""

MOST_GROWTH = 1.5
"""How many times the seconds a thousand words may be at 100,000 words what they are at 10,000: in proportion."""

RECEIVED = datetime(2127, 1, 1, tzinfo=UTC)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def against_pandoc(manuscript: Manuscript, press: Press, folder: Path, runs: int) -> float:
    """Measure ``write`` and pandoc in turns; return how many times faster ours is."""
    html = html_of(manuscript, "default", folder)
    command = [pypandoc.get_pandoc_path(), html.name, "-o", "peer.docx"]
    write = FORMATS["docx"].write
    write(manuscript, press)
    process(command, folder)
    pairs = [(timed(lambda: write(manuscript, press)), process(command, folder)[0]) for _ in range(runs)]
    ours, theirs = (statistics.median(one[side] for one in pairs) for side in (0, 1))
    lead = statistics.median(peer / mine for mine, peer in pairs)
    print(f"\n## One article, warm, against pandoc {pypandoc.get_pandoc_version()} (median of {runs} pairs)\n")
    head("write s", "pandoc s", "times faster")
    row(ours, theirs, lead)
    return lead


def lengthened(story: Story, words: int) -> Story:
    """Return the story with its English paragraphs repeated, each a little another, up to this many words."""
    article = story.article("en")
    if article is None:
        sys.exit("the sample has no English text")
    paragraphs = [one for one in article.body if isinstance(one, Paragraph)]
    body, count, number = list(article.body), 0, 0
    while count < words:
        paragraph = paragraphs[number % len(paragraphs)]
        content = tuple(one for one in paragraph.content if type(one).__name__ in {"Text", "Marked", "Link"})
        body.append(replace(paragraph, content=content))
        count += len(plain(content).split())
        number += 1
    longer = replace(article, body=tuple(body))
    return replace(story, articles=tuple(longer if one.language == "en" else one for one in story.articles))


def growth(story: Story, order: Order, folder: Path) -> float:
    """Measure writing and coming home at each length; return how much a thousand words grow from 10,000 to 100,000."""
    print("\n## As the text grows\n")
    head("words", "write s", "s a 1,000 words", "home s", "s a 1,000 words")
    each: dict[int, float] = {}
    loaded = load(order)
    for words in LENGTHS:
        longer = lengthened(story, words)
        source = canonical.write(longer)
        article = longer.article("en")
        if article is None:
            sys.exit("the sample has no English text")
        manuscript = wording.settle(longer, article, media=loaded.media, source=source)
        press = press_of(order)
        data = FORMATS["docx"].write(manuscript, press)
        writing = min(timed(partial(FORMATS["docx"].write, manuscript, press)) for _ in range(3))
        intake = Intake(data=data, path=folder / "edited.docx", received=RECEIVED)
        homing = timed(partial(DIALECTS["docx"].read, intake))
        each[words] = writing / words
        row(words, writing, writing / words * 1000, homing, homing / words * 1000)
    return each[100_000] / each[10_000]


def main() -> None:
    """Run both tables; fail where a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="counted pairs (default: 15)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        options = {format_.name: format_.options() for format_ in FORMATS}
        order = Order(source=SAMPLE, out=folder, formats=("docx",), options=options)
        loaded = load(order)
        article = loaded.story.article("en")
        if article is None:
            sys.exit("the sample has no English text")
        manuscript = wording.settle(loaded.story, article, media=loaded.media, source=loaded.data)
        lead = against_pandoc(manuscript, press_of(order), folder, arguments.runs)
        grown = growth(loaded.story, order, folder)
    print(f"\n{lead:.1f} times faster than pandoc; a thousand words take {grown:.2f} times as long at 100,000 words")
    if lead < LEAST_LEAD or grown > MOST_GROWTH:
        sys.exit("a promise is not kept")


if __name__ == "__main__":
    main()
