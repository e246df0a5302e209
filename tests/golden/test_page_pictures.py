"""Page one of every style in every language, as small pictures: a change in how it looks must be looked at.

``pytest tests/golden/test_page_pictures.py --accept`` draws them anew; then look at the difference.

Drawn by poppler at 40 dots an inch in 16 greys.  The fonts come with the Debian release, so the same release gives the
same page; another release may move a hair: letters differ by a shade at their edges, never by a line.
"""

import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from languages import TELLINGS, story_in
from multipub.editions import _styles
from multipub.editions.pdf import write
from presses import quick_press
from stories import CASES, edition

FOLDER = Path(__file__).parent / "pictures"

DOTS = 40
GREYS = 16

STRONGEST = 48
"""Of 255.  The edges of letters differ by less from one version of a font to the next; a line of text that moved, or
words in another colour, differ by more (the cases below)."""

SHARE = 0.001
"""Share of pixels that may differ more: a comma, not a word."""

STORIES = [str(case) for case in CASES]
NAMES = [f"{story}.{style}" for style in _styles.names() for story in (*STORIES, *sorted(TELLINGS))]


def drawn(data, folder):
    """Return page one as a picture."""
    (folder / "story.pdf").write_bytes(data)
    asked = ["pdftoppm", "-r", str(DOTS), "-f", "1", "-l", "1", "-gray", "-png", "-singlefile", "story.pdf", "page"]
    subprocess.run(asked, cwd=folder, check=True)
    with Image.open(folder / "page.png") as page:
        return page.convert("L").copy()


def page_one(name, folder):
    """Return page one of a sample or of the story of the languages, in a style."""
    story, _, style = name.rpartition(".")
    if story in STORIES:
        return drawn(edition(CASES[STORIES.index(story)], "pdf", style).read_bytes(), folder)
    return drawn(write(story_in(story, folder), quick_press(style)), folder)


def differing(one, other):
    """Return the share of pixels in which two pictures differ."""
    if one.size != other.size:
        return 1.0
    blurred = [picture.filter(ImageFilter.GaussianBlur(1)) for picture in (one, other)]
    far = ImageChops.difference(*blurred).point(lambda value: 255 if value > STRONGEST else 0)
    return ImageStat.Stat(far).mean[0] / 255


@pytest.mark.parametrize("name", NAMES)
def test_page_one_looks_as_it_was_accepted(name, tmp_path, accept):
    page = page_one(name, tmp_path)
    path = FOLDER / f"{name}.png"
    if accept:
        FOLDER.mkdir(exist_ok=True)
        page.quantize(GREYS).save(path, optimize=True)
    assert path.exists(), f"{path.name} was never accepted: run pytest {Path(__file__).name} --accept, and look at it"
    with Image.open(path) as accepted:
        assert differing(page, accepted.convert("L")) <= SHARE


@pytest.mark.parametrize(
    "harm",
    [
        "header { padding-top: 6pt }",
        ".deck { display: inline }",
        "h1 { font-family: 'DejaVu Sans' }",
        "figcaption { color: #ffffff }",
        "header + .lead { margin-block-start: 24pt }",
        "body { padding-inline-start: 40mm }",
        "html { line-height: 17pt }",
    ],
)
def test_a_page_that_is_visibly_broken_is_noticed(harm, tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "tokens.toml").write_text('base = "default"\n', "utf-8")
    sheet = _styles.load("default").file("print.css").read_text("utf-8")
    (mine / "print.css").write_text(f"{sheet}\n{harm}\n", "utf-8")
    broken = drawn(write(story_in("ru", tmp_path), quick_press(mine)), tmp_path)
    with Image.open(FOLDER / "ru.default.png") as accepted:
        assert differing(broken, accepted.convert("L")) > SHARE


def test_the_pictures_are_those_of_the_pages_there_are_and_small():
    found = sorted(FOLDER.glob("*.png"))
    assert [path.stem for path in found] == sorted(NAMES)
    assert sum(path.stat().st_size for path in found) < 1_500_000
