"""What the importer keeps of agencies' own files, and how fast: NewsML-G2, NewsML 1.2, NITF, ninjs.

In:  ``corpus/`` of a shared folder that is no part of the project (``MULTIPUB_SHARED``, or ``../shared`` beside the
checkout), and ``import_agencies.tsv``: for every file, by hand, what it holds: stories, photos, and the SHA-256 of each
caption and each credit line.   Out: a table of what was kept, and files a second on one core.
Promises: no text of those files stands here, only counts and digests; without the folder it says so and ends well.
"""

import argparse
import csv
import hashlib
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from multipub import canonical
from multipub.errors import MultipubError
from multipub.ingest import Intake, Intaken, dialect_of
from multipub.model.findings import errors

CHECKOUT = Path(__file__).resolve().parents[1]
EXPECTED = Path(__file__).with_suffix(".tsv")
KINDS = ("newsml-g2", "newsml-1.2", "nitf", "ninjs")
WANTED_SPEED = 200
"""Files a second on one core."""
ROUNDS = 10
RECEIVED = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file holds: an article or none, and its photos' captions and credits as digests ("-": none)."""

    file: str
    article: bool
    captions: tuple[str, ...]
    credits: tuple[str, ...]


def digest(words: str) -> str:
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest() if words else "-"


def expectations() -> Iterator[Wanted]:
    with EXPECTED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            captions, credits = (tuple(row[name].split()) for name in ("captions", "credits"))
            yield Wanted(row["file"], row["article"] == "yes", captions, credits)


def read(path: Path) -> Intaken | None:
    """Return what a file holds; nothing where it is one clear error."""
    data = path.read_bytes()
    try:
        return dialect_of(data, path).read(Intake(data=data, path=path, received=RECEIVED))
    except MultipubError:
        return None


def measure_kept(corpus: Path) -> bool:
    """Print per kind of file what was kept; return whether all of it was."""
    count: dict[str, list[int]] = defaultdict(lambda: [0] * 8)
    for wanted in expectations():
        taken = read(corpus / wanted.file)
        kept = count[wanted.file.partition("/")[0]]
        pictures = taken.story.pictures if taken else ()
        captions = [digest(one.captions[0].text if one.captions else "") for one in pictures]
        credits = [digest(one.credit_lines[0].text if one.credit_lines else "") for one in pictures]
        right = (taken is not None) == wanted.article and len(pictures) == len(wanted.captions)
        kept_here = sum(one in captions for one in wanted.captions)
        for place, number in enumerate((1, right, len(wanted.captions), kept_here)):
            kept[place] += number
        named = [one for one in wanted.credits if one != "-"]
        kept[4] += len(named)
        kept[5] += sum(one in credits for one in named)
        kept[6] += sum(one != "-" for one in credits) - len(named)
        kept[7] += len(errors(canonical.validate(canonical.write(taken.story), folder=None, name="")) if taken else ())
        if not right or any(one not in captions for one in wanted.captions) or any(one not in credits for one in named):
            print(f"otherwise than expected: {wanted.file}")
    print(f"{'kind':12}  files  as expected  captions kept  credits kept  invented  rules broken")
    for kind in KINDS:
        files, right, captions_, kept_, credits_, named_, invented, broken = count[kind]
        columns = (f"{kept_} of {captions_}", f"{named_} of {credits_}")
        print(f"{kind:12}  {files:5}  {right:11}  {columns[0]:>13}  {columns[1]:>12}  {invented:8}  {broken:12}")
    return all(
        one[0] == one[1] and one[2] == one[3] and one[4] == one[5] and not one[6] and not one[7]
        for one in count.values()
    )


def measure_speed(corpus: Path) -> None:
    """Print how many files a second one core reads, and how many it reads and writes as canonical XML."""
    print(f"\n{'kind':12}  kB a file  read: files a second  read and written")
    for kind in KINDS:
        files = [path for path in sorted((corpus / kind).rglob("*.*")) if "schema" not in path.name]
        size = sum(path.stat().st_size for path in files) / len(files) / 1000
        stories = [taken.story for path in files if (taken := read(path))]
        reading = best(lambda files=files: [read(path) for path in files])
        writing = best(lambda stories=stories: [canonical.write(story) for story in stories])
        speed, both = len(files) / reading, len(files) / (reading + writing)
        note = "" if speed >= WANTED_SPEED else f"  (wanted: {WANTED_SPEED})"
        print(f"{kind:12}  {size:9.1f}  {speed:20.0f}  {both:16.0f}{note}")


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the quickest of several rounds: the others waited for something else."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument(
        "--digest", metavar="WORDS", help="print the digest of a caption or a credit line, for the table"
    )
    wanted = arguments.parse_args().digest
    if wanted is not None:
        print(digest(wanted))
        return 0
    named = os.environ.get("MULTIPUB_SHARED")
    corpus = (Path(named) if named else CHECKOUT.parent / "shared") / "corpus"
    if not corpus.is_dir():
        print("no corpus: set MULTIPUB_SHARED to measure on agencies' files", file=sys.stderr)
        return 0
    kept = measure_kept(corpus)
    measure_speed(corpus)
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
