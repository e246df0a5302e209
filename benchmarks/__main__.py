"""Time and memory of the text editions beside WeasyPrint's own command and pandoc 3, in one run.

In:  the sample ``harbour`` (English), as canonical XML for us and as the same story in HTML for the others.
Out: tables on stdout: cold (whole processes), warm (inside one process), and ratios pair by pair.
Promises: ours and theirs take turns, so that a machine whose speed drifts does not favour one; the figure quoted is
the median; ``write`` is told apart from observing and checking.
"""

import argparse
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypandoc
import weasyprint
from lxml import etree
from weasyprint.text.fonts import FontConfiguration

from multipub import canonical, wording
from multipub.checks import examine
from multipub.editions import FORMATS, Format, _styles
from multipub.editions._xhtml import Medium, article
from multipub.editions.epub import EpubOptions
from multipub.model.manuscript import Manuscript, Media
from multipub.model.press import Press
from multipub.orders import Order
from multipub.pipeline import Loaded, load, press_of

TOP = Path(__file__).resolve().parents[1]
SAMPLE = TOP / "samples" / "harbour" / "article.xml"
TEXT_FORMATS = ("pdf", "epub", "docx")
BATCH_LENGTH = 20
"""Articles."""

BATCH = """
for number = 1, tonumber(arg[2]) do
  local file = io.open(arg[1]); local text = file:read('a'); file:close()
  local document = pandoc.mediabag.fill(pandoc.read(text, 'html'))
  local book = io.open('peer-' .. number .. '.epub', 'wb')
  book:write(pandoc.write(document, 'epub')); book:close()
end
"""
"""What pandoc does with many articles: each read, its photos taken in, written, and put on the disk."""

KIBIBYTES_A_MEGABYTE = 1000 / 1.024
"""``ru_maxrss`` is in kibibytes on Linux."""


def process(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run a command; return its wall seconds and peak memory in megabytes."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read() if child.stderr else b""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{errors.decode()}")
    return time.perf_counter() - start, usage.ru_maxrss / KIBIBYTES_A_MEGABYTE


def html_of(manuscript: Manuscript, style: str, folder: Path) -> Path:
    """Write the same story as one HTML file with its photos and style sheet, for the other programs."""
    body = article(manuscript, image=lambda figure: str(figure.media.path) if figure.media else "", medium=Medium.PRINT)
    words = etree.tostring(body, encoding="unicode", method="html")
    css = _styles.print_css(_styles.load(style), manuscript.language, several_scripts=False)
    page = (
        f'<!DOCTYPE html><html lang="{manuscript.language}"><head><meta charset="utf-8">'
        f"<title>{manuscript.headline}</title><style>{css}</style></head><body>{words}</body></html>"
    )
    target = folder / "story.html"
    target.write_text(page, "utf-8")
    return target


def row(*cells: object) -> None:
    """Print one row of a table."""
    print("| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |")


def head(*cells: str) -> None:
    """Print the head of a table."""
    row(*cells)
    print("|" + " --- |" * len(cells))


def cold(html: Path, folder: Path, runs: int) -> None:
    """Whole processes, as from a shell: ours and theirs in turn."""
    multipub = [sys.executable, "-m", "multipub", "export", str(SAMPLE), "--lang", "en", "-q"]
    multipub += ["--no-epub-read-along", "-o", str(folder)]  # the others have no voice
    pandoc, name = pypandoc.get_pandoc_path(), html.name
    pairs = {
        "pdf": [[sys.executable, "-m", "weasyprint", name, "peer.pdf"]],
        "epub": [[pandoc, name, "-o", "peer.epub"]],
        "docx": [[pandoc, name, "-o", "peer.docx"]],
    }
    pairs["pdf,epub,docx"] = [command for each in pairs.values() for command in each]
    print("\n## Cold: whole processes, seconds and peak megabytes (export = write + observe + check)\n")
    head("editions", "multipub s", "MB", "peer s", "MB", "ratio (median of pairs)")
    for formats, commands in pairs.items():
        ours, theirs = [], []
        for _ in range(runs):
            ours.append(process([*multipub, "--to", formats], folder))
            each = [process(command, folder) for command in commands]
            theirs.append((sum(seconds for seconds, _ in each), max(memory for _, memory in each)))
        ratio = statistics.median(one[0] / other[0] for one, other in zip(ours, theirs, strict=True))
        row(formats, *_medians(ours), *_medians(theirs), ratio)


def _medians(measured: Sequence[tuple[float, float]]) -> tuple[float, str]:
    return statistics.median(one[0] for one in measured), f"{max(one[1] for one in measured):.0f}"


def peer_pdf(html: Path) -> Callable[[], object]:
    """Return bare WeasyPrint on the same story, with its font configuration and style sheet kept warm."""
    fonts = FontConfiguration()
    text = html.read_text("utf-8")
    css = text[text.index("<style>") + 7 : text.index("</style>")]
    bare = text.replace(css, "")
    sheet = weasyprint.CSS(string=css, font_config=fonts)
    place = f"{html.parent}/"
    return lambda: weasyprint.HTML(string=bare, base_url=place).write_pdf(stylesheets=[sheet], font_config=fonts)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def warm(manuscript: Manuscript, press: Press, html: Path, folder: Path, runs: int) -> None:
    """Inside one process, after a warm-up: ``write`` against the peer, and observing and checking beside it."""
    pandoc = pypandoc.get_pandoc_path()
    peers: dict[str, Callable[[], object]] = {
        "pdf": peer_pdf(html),
        "epub": lambda: process([pandoc, html.name, "-o", "peer.epub"], folder),
        "docx": lambda: process([pandoc, html.name, "-o", "peer.docx"], folder),
    }
    print("\n## Warm: seconds inside one process (the peer of EPUB and DOCX is pandoc's process)\n")
    head("edition", "write", "observe + check", "peer", "write / peer (median of pairs)")
    for name in TEXT_FORMATS:
        format_ = FORMATS[name]
        data = format_.write(manuscript, press)
        peers[name]()
        wrote, checked, peer = [], [], []
        for _ in range(runs):
            wrote.append(timed(partial(format_.write, manuscript, press)))
            checked.append(timed(partial(_check, format_, data, manuscript)))
            peer.append(timed(peers[name]))
        ratio = statistics.median(one / other for one, other in zip(wrote, peer, strict=True))
        row(name, statistics.median(wrote), statistics.median(checked), statistics.median(peer), ratio)


def batch(loaded: Loaded, press: Press, html: Path, folder: Path, runs: int) -> None:
    """Many articles in one process, EPUB without sound: ours, and pandoc's own Lua, which starts once for all of them.

    Pandoc's start is taken off: the difference between many articles and one.  Every article of ours has a headline of
    its own, so no cover is like another.  Photos are ``known`` where another edition of the story has embedded them in
    the same process, and ``new`` where each article has its own: those are read to the last bit, which pandoc does not.
    """
    script = folder / "batch.lua"
    script.write_text(BATCH, "utf-8")
    command = [pypandoc.get_pandoc_path(), "lua", str(script), html.name]
    print(f"\n## Batch: milliseconds an article of {BATCH_LENGTH} in one process, EPUB without sound\n")
    head("cover", "photos", "multipub", "pandoc", "pandoc / multipub (median of pairs)")
    for photos in ("known", "new"):
        articles = [_article(loaded, number, folder if photos == "new" else None) for number in range(BATCH_LENGTH)]
        for cover in ("photo", "drawn"):  # pandoc draws none
            options = {**press.options, "epub": EpubOptions(read_along=False, cover=cover)}
            row(cover, photos, *_pairs(articles, replace(press, options=options), command, folder, runs))


def _article(loaded: Loaded, number: int, folder: Path | None) -> Manuscript:
    """Return the sample in English with a headline of its own; where there is a ``folder``, with photos of its own."""
    media = {name: _copy(one, number, folder) if folder else one for name, one in loaded.media.items()}
    manuscript = _english(loaded, media)
    return replace(manuscript, headline=f"{manuscript.headline} and {number} months")


def _copy(media: Media, number: int, folder: Path) -> Media:
    """Return a photo with other bytes and the same picture: readers stop at the end of the picture."""
    data = media.path.read_bytes() + bytes(number + 1)
    path = folder / f"{number}-{media.path.name}"
    path.write_bytes(data)
    return replace(media, path=path, sha256=hashlib.sha256(data).hexdigest())


def _english(loaded: Loaded, media: Mapping[str, Media]) -> Manuscript:
    english = loaded.story.article("en")
    if english is None:
        sys.exit("the sample has no English text")
    return wording.settle(loaded.story, english, media=media, source=loaded.data)


def _pairs(
    articles: Sequence[Manuscript], press: Press, command: Sequence[str], folder: Path, runs: int
) -> tuple[float, float, float]:
    """Return milliseconds an article of ours and of pandoc's, taken in turn, and the median of their ratios."""
    epub = FORMATS["epub"]
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(timed(lambda: [epub.write(one, press) for one in articles]) / len(articles))
        many = process([*command, str(len(articles) + 1)], folder)[0]
        theirs.append((many - process([*command, "1"], folder)[0]) / len(articles))
    ratio = statistics.median(other / one for one, other in zip(ours, theirs, strict=True))
    return 1000 * statistics.median(ours), 1000 * statistics.median(theirs), ratio


def _check(format_: Format, data: bytes, manuscript: Manuscript) -> None:
    if findings := examine(manuscript, format_.observe(data)):
        sys.exit(f"{format_.name}: {findings[0]}")


def main() -> None:
    """Run the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="counted runs of each (default: 9)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        options = {format_.name: format_.options() for format_ in FORMATS}
        options["epub"] = EpubOptions(read_along=False)  # the others have no voice
        order = Order(source=SAMPLE, out=folder, formats=TEXT_FORMATS, options=options)
        loaded = load(order)
        manuscript = _english(loaded, loaded.media)
        html = html_of(manuscript, "default", folder)
        print(f"sample: harbour (en), {len(manuscript.figures)} photos; {canonical.__name__} read and checked; "
              f"WeasyPrint {weasyprint.__version__}, pandoc {pypandoc.get_pandoc_version()}")  # fmt: skip
        cold(html, folder, arguments.runs)
        warm(manuscript, press_of(order), html, folder, arguments.runs * 3)
        batch(loaded, press_of(order), html, folder, arguments.runs)


if __name__ == "__main__":
    main()
