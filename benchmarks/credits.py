"""How well captions and credits are told apart, on lines from real pages.

In:  ``credits/credit-patterns.tsv`` of a shared folder that is no part of the project (``MULTIPUB_SHARED``, or
``../shared`` beside the checkout).   Out: per language, how many captions and how many creators and sources are exact.
Promises: without that folder it says so and ends well; its lines are read here and nowhere else.
"""

import argparse
import csv
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from multipub.wording.credits import CaptionParts, split_caption

CHECKOUT = Path(__file__).resolve().parents[1]
TABLE = "credits/credit-patterns.tsv"


def shared_folder() -> Path:
    """Where the shared folder is, if there is one."""
    named = os.environ.get("MULTIPUB_SHARED")
    return Path(named) if named else CHECKOUT.parent / "shared"


def rows(table: Path) -> Iterator[dict[str, str]]:
    """Yield the lines of the table by their column names."""
    with table.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def says(parts: CaptionParts) -> tuple[str, str, str]:
    return parts.creator or "", parts.source or "", parts.via or ""


def measure(table: Path, *, show: bool) -> None:
    count: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows(table):
        parts = split_caption(row["raw"].replace(" ⏎ ", "\n"), row["lang"])
        wanted = row["caption"] if not row["caption"].startswith("(text before") else parts.caption
        caption = parts.caption == wanted.strip()
        names = says(parts)[:2] == (row["creator"], row["source"])
        for language in (row["lang"], "all"):
            for place, good in enumerate((True, caption, caption and names)):
                count[language][place] += good
        if show and not (caption and names):
            print(f"{row['lang']}  {row['raw']}\n    caption {caption}: {parts.caption!r}")
            print(f"    {says(parts)} wanted {(row['creator'], row['source'], row['via'])} ({parts.reason})")
    print(f"{'language':8}  lines  exact caption  and exact creator and source")
    for language, (lines, captions, named) in sorted(count.items()):
        print(f"{language:8}  {lines:5}  {captions / lines:13.1%}  {named / lines:.1%}")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--show", action="store_true", help="print every line that came out otherwise")
    show = arguments.parse_args().show
    table = shared_folder() / TABLE
    if not table.is_file():
        print(f"no {TABLE}: set MULTIPUB_SHARED to measure on real lines", file=sys.stderr)
        return 0
    measure(table, show=show)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
