"""How well pages of the web are read, on real ones, and how fast.

In:  ``corpus/html`` of a shared folder that is no part of the project (``MULTIPUB_SHARED``, or ``../shared`` beside the
checkout), and what was counted on each page by hand (``import_html.json``: counts and digests, no words).
Out: per page, how many captions, credits and blocks of text are kept, letter for letter, and the time.
Promises: without that folder it says so and ends well; times are the processor's, ours apart from the parser's and the
text library's.

With ``--libraries`` the text of the pages is compared with what readability-lxml and trafilatura keep of it;
trafilatura is no dependency and is only measured where it is installed.
"""

import argparse
import hashlib
import importlib.util
import json
import re
import statistics
import sys
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from benchmarks.credits import shared_folder
from multipub import canonical
from multipub.ingest import Intake, Intaken
from multipub.ingest._html import library, page
from multipub.ingest._html.items import phrases
from multipub.ingest.html import read
from multipub.model.blocks import Gallery, Placement
from multipub.model.findings import errors
from multipub.model.text import plain

EXPECTED = Path(__file__).with_suffix(".json")
FOLDER = "corpus/html"
RECEIVED = datetime(2026, 11, 1, tzinfo=UTC)
ROUNDS = 5
DIGITS = 16
"""Hexadecimal digits of a digest that are kept: enough to tell a few hundred lines apart."""

_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader sees on one page: digests of captions, of credits and of every phrase of the text."""

    captions: tuple[str, ...]
    credits: tuple[str, ...]
    text: tuple[str, ...]


def digest(words: str) -> str:
    """Return the digest of words: composed, white space collapsed."""
    plain_words = " ".join(unicodedata.normalize("NFC", words).split())
    return hashlib.sha256(plain_words.encode()).hexdigest()[:DIGITS]


def wanted_of(said: dict[str, list[str]]) -> Wanted:
    return Wanted(tuple(said["captions"]), tuple(said["credits"]), tuple(said["text"]))


def kept(wanted: Sequence[str], found: Iterable[str]) -> int:
    """Return how many of the wanted are found, each as often as it is wanted."""
    left = list(found)
    count = 0
    for one in wanted:
        if one in left:
            left.remove(one)
            count += 1
    return count


def text_of(taken: Intaken) -> list[str]:
    blocks = (block for block in taken.story.articles[0].body if not isinstance(block, Placement | Gallery))
    return [words for block in blocks for inlines in phrases(block) if (words := plain(inlines))]


class Watch:
    """Adds up the processor's time inside one function, in place of which it is put."""

    def __init__(self, room: ModuleType, name: str) -> None:
        self._room, self._name, self._call = room, name, getattr(room, name)
        self.spent = 0.0
        setattr(room, name, self._timed)

    def _timed(self, *arguments: object, **named: object) -> object:
        start = time.process_time()
        try:
            return self._call(*arguments, **named)
        finally:
            self.spent += time.process_time() - start

    def stop(self) -> None:
        """Put the function back."""
        setattr(self._room, self._name, self._call)


def timed(data: bytes, path: Path) -> tuple[Intaken, float, float, float]:
    """Return what was read, and milliseconds: our own, the parser's, the library's; medians of a few rounds."""
    rounds: list[tuple[float, float, float]] = []
    for _ in range(ROUNDS):
        asked, parsed = Watch(library, "_ask"), Watch(page, "parse")
        start = time.process_time()
        taken = read(Intake(data=data, path=path, received=RECEIVED))
        whole = time.process_time() - start
        asked.stop()
        parsed.stop()
        rounds.append((whole - asked.spent - parsed.spent, parsed.spent, asked.spent))
    own, parsing, other = (statistics.median(column) * 1000 for column in zip(*rounds, strict=True))
    return taken, own, parsing, other


def measure(folder: Path, expected: dict[str, Wanted]) -> None:
    print(f"{'page':32} captions  credits   text      left out  errors  ours ms  parser ms  library ms")
    sums = [0] * 6
    own_times: list[float] = []
    for path in sorted(folder.glob("*.html")):
        taken, own, parsing, other = timed(path.read_bytes(), path)
        wanted = expected[path.name]
        pictures = taken.story.pictures
        rows = (
            (wanted.captions, [digest(one.text) for picture in pictures for one in picture.captions]),
            (wanted.credits, [digest(one.text) for picture in pictures for one in picture.credit_lines]),
            (wanted.text, [digest(words) for words in text_of(taken)]),
        )
        cells = []
        for place, (wants, found) in enumerate(rows):
            good = kept(wants, found)
            sums[2 * place] += good
            sums[2 * place + 1] += len(wants)
            cells.append(f"{good}/{len(wants)}" + (f" +{len(found) - good}" if len(found) > good else ""))
        faults = len(errors(canonical.validate(canonical.write(taken.story), folder=None, name=path.name)))
        line = f"{path.stem:32} {cells[0]:9} {cells[1]:9} {cells[2]:9} {len(taken.removed):8}  {faults:6}"
        own_times.append(own)
        print(f"{line}  {own:7.1f}  {parsing:9.1f}  {other:10.1f}")
    shares = [f"{sums[place] / sums[place + 1]:.1%}" for place in (0, 2, 4)]
    print(f"our own time: {statistics.mean(own_times):.1f} ms a page on average, {max(own_times):.1f} ms at most")
    print(f"kept: captions {shares[0]}, credits {shares[1]}, text {shares[2]}  (+n: found, and not wanted)")


def compare(folder: Path, expected: dict[str, Wanted]) -> None:
    """Print what each library keeps of the wanted phrases, what it adds, and its time."""
    print(f"{'library':18} kept   lines not of the story   ms a page")
    for name in ("readability", "trafilatura"):
        if importlib.util.find_spec(name) is None:
            print(f"{name:18} not installed")
            continue
        good = whole = other = 0
        spent: list[float] = []
        for path in sorted(folder.glob("*.html")):
            markup = path.read_text("utf-8")
            start = time.perf_counter()
            lines = {digest(line) for line in extracted(name, markup)}
            spent.append((time.perf_counter() - start) * 1000)
            wanted = set(expected[path.name].text)
            good, whole, other = good + len(wanted & lines), whole + len(wanted), other + len(lines - wanted)
        print(f"{name:18} {good / whole:.1%}  {other:22}  {statistics.median(spent):10.1f}")


def extracted(name: str, page: str) -> list[str]:
    """Return the lines of text that a library keeps of a page."""
    import html

    if name == "readability":
        from readability import Document

        markup = str(Document(page).summary(html_partial=True))
    else:
        from trafilatura import extract

        markup = str(extract(page, output_format="xml", include_comments=False, include_tables=True) or "")
    parted = re.sub(r"</?(?:p|div|h[1-6]|li|head|item|figure|figcaption|article|section|br|lb)\b[^>]*>", "\n", markup)
    lines = (" ".join(html.unescape(_TAG.sub("", line)).split()) for line in re.sub(r"\n", "\n", parted).split("\n\n"))
    return [line for line in lines if line]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--libraries", action="store_true", help="compare the text libraries")
    libraries = arguments.parse_args().libraries
    folder = shared_folder() / FOLDER
    if not folder.is_dir():
        print(f"no {FOLDER}: set MULTIPUB_SHARED to measure on real pages", file=sys.stderr)
        return 0
    expected = {name: wanted_of(said) for name, said in json.loads(EXPECTED.read_text("utf-8")).items()}
    if libraries:
        compare(folder, expected)
    else:
        measure(folder, expected)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
