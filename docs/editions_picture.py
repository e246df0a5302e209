"""Draw ``docs/editions.png``: the same story as a PDF page, an e-book page, a Word document and a spoken edition.

In:  ``out/harbour.en.*``, as ``scripts/demo`` leaves them; needs the programs that ``scripts/test`` installs.
"""

import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from multipub.editions import FORMATS

TOP = Path(__file__).resolve().parents[1]
STORY = TOP / "out" / "harbour.en"
WIDTH, HEIGHT, GAP, EDGE = 520, 735, 40, 46
PAPER, GROUND, INK, SOFT, ACCENT = "#ffffff", "#e9e6df", "#1a1a1a", "#4d4d4d", "#8a1c2b"
FONTS = Path("/usr/share/fonts/truetype/noto")
NAMES = ("PDF", "EPUB", "DOCX", "Audio")


def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Return one of the Noto fonts."""
    return ImageFont.truetype(str(FONTS / f"{name}.ttf"), size)


def page_of(pdf: Path, folder: Path) -> Image.Image:
    """Return the first page of a PDF."""
    command = ["pdftoppm", "-r", "110", "-f", "1", "-l", "1", "-png", "-singlefile", str(pdf), str(folder / "page")]
    subprocess.run(command, check=True)
    return Image.open(folder / "page.png").convert("RGB")


def epub_page(folder: Path) -> Image.Image:
    """Return the beginning of the e-book on a narrow screen."""
    with zipfile.ZipFile(f"{STORY}.epub") as book:
        book.extractall(folder / "book")
    article = next((folder / "book").rglob("article.xhtml"))
    chromium = shutil.which("chromium") or "chromium"
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=520,735"]
    command += [f"--user-data-dir={folder / 'profile'}", f"--screenshot={folder / 'epub.png'}", article.as_uri()]
    subprocess.run(command, check=True, capture_output=True)
    return Image.open(folder / "epub.png").convert("RGB")


def docx_page(folder: Path) -> Image.Image:
    """Return the first page of the Word document, as LibreOffice lays it out."""
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), f"{STORY}.docx"]
    subprocess.run(command, check=True, capture_output=True)
    return page_of(folder / f"{STORY.name}.pdf", folder)


def audio_page() -> Image.Image:
    """Draw what a listener hears first, line by line."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    seen = FORMATS["audio"].observe(Path(f"{STORY}.mp3").read_bytes())
    y = EDGE
    for one in seen.seen:
        if y > HEIGHT - 8 * EDGE:
            break
        if hasattr(one, "runs"):
            said = "".join(run.text for run in one.runs)
            size = 26 if one.level == 1 else 19
            y = write(pen, said, y, font("NotoSerif-Bold" if one.level else "NotoSerif-Regular", size), INK) + 14
        else:
            y = write(pen, "Photo", y, font("NotoSans-Bold", 15), ACCENT) + 2
            y = write(pen, "".join(run.text for run in one.caption), y, font("NotoSans-Regular", 18), INK) + 2
            y = write(pen, "".join(run.text for run in one.credit), y, font("NotoSans-Regular", 16), SOFT) + 18
    bar = HEIGHT - 2 * EDGE
    pen.line((EDGE, bar, WIDTH - EDGE, bar), fill="#c9c9c9", width=4)
    pen.line((EDGE, bar, EDGE + 60, bar), fill=ACCENT, width=4)
    pen.polygon(((WIDTH // 2 - 12, bar + 22), (WIDTH // 2 - 12, bar + 54), (WIDTH // 2 + 16, bar + 38)), fill=INK)
    return picture


def write(pen: ImageDraw.ImageDraw, words: str, y: int, face: ImageFont.FreeTypeFont, colour: str) -> int:
    """Write words in lines and return where they end."""
    line = ""
    for word in [*words.split(), ""]:
        longer = f"{line} {word}".strip()
        if word and pen.textlength(longer, font=face) <= WIDTH - 2 * EDGE:
            line = longer
            continue
        pen.text((EDGE, y), line, font=face, fill=colour)
        y += round(face.size * 1.35)
        line = word
    return y


def main() -> None:
    """Draw the four side by side."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pictures = [page_of(Path(f"{STORY}.pdf"), folder), epub_page(folder), docx_page(folder), audio_page()]
    sheet = Image.new("RGB", (4 * WIDTH + 5 * GAP, HEIGHT + 3 * GAP), GROUND)
    pen = ImageDraw.Draw(sheet)
    for number, (picture, label) in enumerate(zip(pictures, NAMES, strict=True)):
        x = GAP + number * (WIDTH + GAP)
        scaled = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.LANCZOS)
        sheet.paste(scaled.crop((0, 0, WIDTH, HEIGHT)), (x, GAP))
        pen.text((x, HEIGHT + GAP + 16), label, font=font("NotoSans-Bold", 26), fill=INK)
    small = sheet.resize((sheet.width * 3 // 4, sheet.height * 3 // 4), Image.Resampling.LANCZOS)
    small.quantize(256, kmeans=8).save(TOP / "docs" / "editions.png", optimize=True)


if __name__ == "__main__":
    main()
