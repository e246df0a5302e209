"""What stands on the pages of a finished PDF: every piece of text with its size and font, every line with its place.

Read with pikepdf and poppler, sharing no code with the project.
"""

import io
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from lxml import etree

from tagged_pdf import times

XHTML = {"h": "http://www.w3.org/1999/xhtml"}


@dataclass(frozen=True)
class Piece:
    """Glyphs shown in one go: page, height of the baseline, size on paper (points), font, whether slanted by hand."""

    page: int
    baseline: float
    size: float
    font: str
    slanted: bool
    text: str


@dataclass(frozen=True)
class Line:
    """A line of text: the number of the page, where it stands in points from the top left, its words."""

    page: int
    left: float
    top: float
    right: float
    foot: float
    text: str


def pieces(data: bytes) -> list[Piece]:
    """Return every piece of text, running heads and folios too."""
    found: list[Piece] = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            _read(page.obj, page.obj.Resources, (1, 0, 0, 1, 0, 0), number, found)
    return found


def _read(content, resources, matrix, page, found):
    stack, text, font, size, characters = [], (1, 0, 0, 1, 0, 0), "", 0.0, {}
    for instruction in pikepdf.parse_content_stream(content):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "q":
            stack.append(matrix)
        elif operator == "Q":
            matrix = stack.pop()
        elif operator == "cm":
            matrix = times([float(one) for one in operands], matrix)
        elif operator == "Tm":
            text = [float(one) for one in operands]
        elif operator == "Tf":
            named = resources.Font[str(operands[0])]
            font, size, characters = str(named.BaseFont), float(operands[1]), _characters(named)
        elif operator in ("TJ", "Tj"):
            parts = operands[0] if operator == "TJ" else [operands[0]]
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            a, b, c, d, _, baseline = times(text, matrix)
            shown = "".join(characters.get(raw[at : at + 2].hex(), "?") for at in range(0, len(raw), 2))
            tall = size * abs(a * d - b * c) ** 0.5
            found.append(Piece(page, baseline, tall, font, abs(c) > 0.01 * abs(d), shown))
        elif operator == "Do" and resources.XObject[str(operands[0])].Subtype == "/Form":
            form = resources.XObject[str(operands[0])]
            _read(form, form.Resources, matrix, page, found)


def _characters(font):
    pairs = re.findall(rb"^<([0-9a-f]{4})> <([0-9a-f]*)>$", font.ToUnicode.read_bytes(), re.MULTILINE)
    return {code.decode(): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def lines(path: Path) -> list[Line]:
    """Return every line as poppler finds them."""
    asked = ["pdftotext", "-bbox-layout", str(path), "-"]
    written = subprocess.run(asked, capture_output=True, check=True).stdout
    found = []
    for number, page in enumerate(etree.fromstring(written).iterfind(".//h:page", XHTML)):
        for line in page.iterfind(".//h:line", XHTML):
            words = " ".join(word.text or "" for word in line.iterfind("h:word", XHTML))
            place = [float(line.get(name)) for name in ("xMin", "yMin", "xMax", "yMax")]
            found.append(Line(number, *place, words))
    return found
