"""Reads the content streams: the text, place and pictures of every marked content sequence.

In:  an open PDF.   Out: ``Shown``s by the object they stand in and their MCID.
Promises: text is that of the glyphs, through each font's ToUnicode map (9.10.3), in the order of the stream.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
Key = tuple[tuple[int, int], int]
"""The object number of a page or form XObject, and an MCID in it."""

Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top of what is drawn, in points of the page's default user space."""

Operands = Sequence[pikepdf.Object]

_NO_TEXT = ("", "\u2060")
"""What a glyph stands for that is only a part of a letter: nothing, or a word joiner."""

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_CHARACTER_MAPS = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


@dataclass(slots=True)
class Shown:
    """One marked content sequence: where its text starts, its baseline and the size of its letters, in points.

    ``pictures`` are the places of the pictures in it, as far as they are not cut off.  A picture after text, in one
    sequence with it, is the shape of a letter, as an emoji has it; a photo has a sequence of its own.
    ``parts`` counts glyphs whose text is shared with others: those of letters that are put together of several.
    """

    page: int
    text: str = ""
    left: float | None = None
    line: float = 0.0
    size: float = 0.0
    pictures: list[Bounds] = field(default_factory=list)
    parts: int = 0


@dataclass(slots=True)
class _State:
    """What the operators have set."""

    matrix: Matrix = _IDENTITY
    text_matrix: Matrix = _IDENTITY
    characters: dict[bytes, str] = field(default_factory=dict)
    width: int = 2
    size: float = 0.0
    clip: Bounds | None = None
    path: list[tuple[float, float]] = field(default_factory=list)
    clips: bool = False
    stack: list[tuple[Matrix, Bounds | None]] = field(default_factory=list)


@dataclass(slots=True)
class Glyphs:
    """What is drawn.  ``stray`` is text that is neither in a sequence nor marked as an artifact, by page."""

    sequences: dict[Key, Shown] = field(default_factory=dict)
    stray: list[tuple[int, str]] = field(default_factory=list)
    _characters: dict[tuple[int, int], tuple[dict[bytes, str], int]] = field(default_factory=dict)

    def read(self, pdf: pikepdf.Pdf) -> "Glyphs":
        """Read all pages."""
        for number, page in enumerate(pdf.pages):
            resources = page.obj.get("/Resources", pikepdf.Dictionary())
            self._read_stream(number, page.obj, resources, page.obj.objgen, _State())
        return self

    def _read_stream(
        self, page: int, content: pikepdf.Object, resources: pikepdf.Object, home: tuple[int, int], around: _State
    ) -> None:
        state = _State(matrix=around.matrix, clip=around.clip)
        marks: list[Shown | None] = []
        for instruction in pikepdf.parse_content_stream(content):
            operands, operator = list(instruction.operands), str(instruction.operator)
            match operator:
                case "BDC" | "BMC":
                    marks.append(self._begin(operands, page, home, resources))
                case "EMC":
                    marks.pop()
                case "TJ" | "Tj":
                    self._show(operands[0], state, page, marks)
                case "Do":
                    self._draw(resources.XObject[str(operands[0])], state, page, marks)
                case _:
                    self._set(operator, operands, state, resources)

    def _begin(self, operands: Operands, page: int, home: tuple[int, int], resources: pikepdf.Object) -> Shown | None:
        """Open a sequence; an artifact is ``None``."""
        properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[str(properties)]
        if "/MCID" not in properties:
            return None
        return self.sequences.setdefault((home, int(properties["/MCID"])), Shown(page))

    def _show(self, shown: pikepdf.Object, state: _State, page: int, marks: list[Shown | None]) -> None:
        parts = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
        raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        glyphs = [state.characters.get(raw[i : i + state.width], "") for i in range(0, len(raw), state.width)]
        text = "".join(glyphs)
        sequence = next((mark for mark in reversed(marks) if mark is not None), None)
        if sequence is None:
            if text.strip() and not marks:
                self.stray.append((page, text))
            return
        if sequence.left is None:
            place = _times(state.text_matrix, state.matrix)
            sequence.left, sequence.line = place[4], place[5]
            sequence.size = state.size * (place[2] ** 2 + place[3] ** 2) ** 0.5
        sequence.text += text
        sequence.parts += sum(_is_part(glyph) for glyph in glyphs)

    def _draw(self, thing: pikepdf.Object, state: _State, page: int, marks: list[Shown | None]) -> None:
        if thing.get("/Subtype") == "/Form":
            resources = thing.get("/Resources", pikepdf.Dictionary())
            self._read_stream(page, thing, resources, thing.objgen, state)
        elif marks and marks[-1] is not None and not marks[-1].text:
            marks[-1].pictures.append(_cut(_bounds(_corners(0, 0, 1, 1), state.matrix), state.clip))

    def _set(self, operator: str, operands: Operands, state: _State, resources: pikepdf.Object) -> None:
        match operator:
            case "q":
                state.stack.append((state.matrix, state.clip))
            case "Q":
                state.matrix, state.clip = state.stack.pop()
            case "cm":
                state.matrix = _times(_matrix(operands), state.matrix)
            case "BT":
                state.text_matrix = _IDENTITY
            case "Tm":
                state.text_matrix = _matrix(operands)
            case "Tf":
                font = resources.Font[str(operands[0])]
                state.characters, state.width = self._characters_of(font)
                state.size = float(operands[1])
            case (
                "re" | "m" | "l" | "c" | "v" | "y" | "W" | "W*" | "n" | "f" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*"
            ):
                _follow_path(operator, operands, state)
            case _:
                pass

    def _characters_of(self, font: pikepdf.Object) -> tuple[dict[bytes, str], int]:
        """Return what each code of a font stands for, and how many bytes a code has (9.7.5)."""
        if font.objgen not in self._characters:
            data = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
            self._characters[font.objgen] = _to_unicode(data), 2 if font.get("/Subtype") == "/Type0" else 1
        return self._characters[font.objgen]


def _to_unicode(data: bytes) -> dict[bytes, str]:
    """Read a ToUnicode map (9.10.3)."""
    found: dict[bytes, str] = {}
    for kind, body in _CHARACTER_MAPS.findall(data):
        strings = [bytes.fromhex(text.decode()) for text, _, _ in _HEXADECIMAL.findall(body)]
        if kind == b"bfchar":
            found |= {code: text.decode("utf-16-be") for code, text in zip(strings[::2], strings[1::2], strict=True)}
        else:
            for first, last, text in zip(strings[::3], strings[1::3], strings[2::3], strict=True):
                start = int.from_bytes(text[-2:])
                for step in range(int.from_bytes(last) - int.from_bytes(first) + 1):
                    code = (int.from_bytes(first) + step).to_bytes(len(first))
                    found[code] = (text[:-2] + (start + step).to_bytes(2)).decode("utf-16-be")
    return found


def _is_part(text: str) -> bool:
    """Whether a glyph stands for nothing, or for a letter with its marks: then other glyphs are parts of it."""
    return text in _NO_TEXT or (len(text) > 1 and any(unicodedata.category(one)[0] == "M" for one in text))


def _follow_path(operator: str, operands: Operands, state: _State) -> None:
    """Follow the paths that cut off what is drawn after them (8.5.4): their bounds are enough."""
    if operator in ("W", "W*"):
        state.clips = True
    elif operator == "re":
        x, y, wide, high = (float(operand) for operand in operands)
        state.path.extend(_corners(x, y, x + wide, y + high))
    elif operands:
        numbers = [float(operand) for operand in operands]
        state.path.extend(zip(numbers[::2], numbers[1::2], strict=True))
    else:
        if state.clips and state.path:
            state.clip = _cut(_bounds(state.path, state.matrix), state.clip)
        state.path, state.clips = [], False


def _corners(left: float, bottom: float, right: float, top: float) -> list[tuple[float, float]]:
    return [(x, y) for x in (left, right) for y in (bottom, top)]


def _bounds(points: Sequence[tuple[float, float]], matrix: Matrix) -> Bounds:
    """Return the bounds of points that a matrix transforms."""
    a, b, c, d, e, f = matrix
    xs, ys = [x * a + y * c + e for x, y in points], [x * b + y * d + f for x, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _cut(bounds: Bounds, clip: Bounds | None) -> Bounds:
    """Return what is left of ``bounds`` within ``clip``."""
    if clip is None:
        return bounds
    return max(bounds[0], clip[0]), max(bounds[1], clip[1]), min(bounds[2], clip[2]), min(bounds[3], clip[3])


def _matrix(operands: Operands) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """Return the product of two matrices (8.3.4)."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
